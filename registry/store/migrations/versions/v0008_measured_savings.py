"""What measures really save, as it was measured."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')
AMOUNT = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')

revision = '0008'
down_revision = '0012'
branch_labels = None
depends_on = None

GUARDS = {
    'sqlite': [
        "CREATE TRIGGER measured_saving_no_update BEFORE UPDATE ON measured_saving BEGIN SELECT RAISE(ABORT, 'measured_saving is kept as it was written: UPDATE is refused'); END",
        "CREATE TRIGGER measured_saving_no_delete BEFORE DELETE ON measured_saving BEGIN SELECT RAISE(ABORT, 'measured_saving is kept as it was written: DELETE is refused'); END",
    ],
    'postgresql': [
        "CREATE TRIGGER measured_saving_no_update BEFORE UPDATE ON measured_saving FOR EACH ROW EXECUTE FUNCTION gon_refuse('measured_saving is kept as it was written: UPDATE is refused')",
        "CREATE TRIGGER measured_saving_no_delete BEFORE DELETE ON measured_saving FOR EACH ROW EXECUTE FUNCTION gon_refuse('measured_saving is kept as it was written: DELETE is refused')",
        "CREATE TRIGGER measured_saving_no_truncate BEFORE TRUNCATE ON measured_saving FOR EACH STATEMENT EXECUTE FUNCTION gon_refuse('measured_saving is kept as it was written: TRUNCATE is refused')",
    ],
}


def upgrade() -> None:
    op.create_table('measured_saving',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('measure', sa.Integer(), nullable=False),
    sa.Column('period_from', TEXT, nullable=False),
    sa.Column('period_to', TEXT, nullable=False),
    sa.Column('dossiers', AMOUNT, nullable=False),
    sa.Column('hours', AMOUNT, nullable=True),
    sa.Column('cost', AMOUNT, nullable=True),
    sa.Column('source', TEXT, nullable=False),
    sa.Column('document', TEXT, nullable=True),
    sa.Column('document_date', TEXT, nullable=True),
    sa.Column('actor', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.CheckConstraint('dossiers >= 0', name=op.f('ck_measured_saving_dossiers')),
    sa.CheckConstraint('period_from <= period_to', name=op.f('ck_measured_saving_period')),
    sa.ForeignKeyConstraint(['act'], ['act.seq'], name=op.f('fk_measured_saving_act')),
    sa.ForeignKeyConstraint(['measure'], ['measure.id'], name=op.f('fk_measured_saving_measure')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measured_saving')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('measured_saving', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_measured_saving_measure'), ['measure'], unique=False)

    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
