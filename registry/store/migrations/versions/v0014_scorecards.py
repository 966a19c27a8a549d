"""Scorecards of units."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')

revision = '0014'
down_revision = '0016'
branch_labels = None
depends_on = None

GUARDS = {
    'sqlite': [
        "CREATE TRIGGER scorecard_no_update BEFORE UPDATE ON scorecard BEGIN SELECT RAISE(ABORT, 'scorecard is kept as it was written: UPDATE is refused'); END",
        "CREATE TRIGGER scorecard_no_delete BEFORE DELETE ON scorecard BEGIN SELECT RAISE(ABORT, 'scorecard is kept as it was written: DELETE is refused'); END",
    ],
    'postgresql': [
        "CREATE TRIGGER scorecard_no_update BEFORE UPDATE ON scorecard FOR EACH ROW EXECUTE FUNCTION gon_refuse('scorecard is kept as it was written: UPDATE is refused')",
        "CREATE TRIGGER scorecard_no_delete BEFORE DELETE ON scorecard FOR EACH ROW EXECUTE FUNCTION gon_refuse('scorecard is kept as it was written: DELETE is refused')",
        "CREATE TRIGGER scorecard_no_truncate BEFORE TRUNCATE ON scorecard FOR EACH STATEMENT EXECUTE FUNCTION gon_refuse('scorecard is kept as it was written: TRUNCATE is refused')",
    ],
}


def upgrade() -> None:
    op.create_table('scorecard',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('level', TEXT, nullable=False),
    sa.Column('since', TEXT, nullable=False),
    sa.Column('until', TEXT, nullable=False),
    sa.Column('units', sa.Integer(), nullable=False),
    sa.Column('office', TEXT, nullable=True),
    sa.Column('definitions', TEXT, nullable=False),
    sa.Column('sha256', TEXT, nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('actor', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.CheckConstraint('since <= until', name=op.f('ck_scorecard_period')),
    sa.ForeignKeyConstraint(['act'], ['act.seq'], name=op.f('fk_scorecard_act')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_scorecard')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('scorecard', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_scorecard_authority'), ['authority'], unique=False)

    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
