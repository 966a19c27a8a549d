"""Inspections of procedure control and initiatives, entry by entry."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')

revision = '0015'
down_revision = '0017'
branch_labels = None
depends_on = None

SAID = 'control_entry is kept as it was written: {verb} is refused'
REFUSE = {
    'sqlite': "CREATE TRIGGER control_entry_no_{name} BEFORE {verb} ON control_entry BEGIN SELECT RAISE(ABORT, '{said}'); END",
    'postgresql': "CREATE TRIGGER control_entry_no_{name} BEFORE {verb} ON control_entry FOR EACH {each} EXECUTE FUNCTION gon_refuse('{said}')",
}
VERBS = {'sqlite': ('UPDATE', 'DELETE'), 'postgresql': ('UPDATE', 'DELETE', 'TRUNCATE')}


def upgrade() -> None:
    op.create_table('control_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('book', TEXT, nullable=False),
    sa.Column('record', sa.Integer(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('kind', TEXT, nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('about', sa.Integer(), nullable=True),
    sa.Column('corrects', sa.Integer(), nullable=True),
    sa.Column('reason', TEXT, nullable=True),
    sa.Column('said', TEXT, nullable=False),
    sa.Column('actor', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.CheckConstraint("book IN ('inspection', 'initiative')", name=op.f('ck_control_entry_book')),
    sa.CheckConstraint("kind IN ('plan', 'finding', 'follow_up', 'initiative', 'reuse')", name=op.f('ck_control_entry_kind')),
    sa.CheckConstraint('turn > 0', name=op.f('ck_control_entry_turn')),
    sa.CheckConstraint('(corrects IS NULL) = (reason IS NULL)', name=op.f('ck_control_entry_reason')),
    sa.ForeignKeyConstraint(['about'], ['control_entry.id'], name=op.f('fk_control_entry_about')),
    sa.ForeignKeyConstraint(['act'], ['act.seq'], name=op.f('fk_control_entry_act')),
    sa.ForeignKeyConstraint(['corrects'], ['control_entry.id'], name=op.f('fk_control_entry_corrects')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_control_entry')),
    sa.UniqueConstraint('book', 'record', 'turn', name=op.f('uq_control_entry_book')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('control_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_control_entry_authority'), ['authority'], unique=False)

    dialect = op.get_bind().dialect.name
    for verb in VERBS[dialect]:
        each = 'STATEMENT' if verb == 'TRUNCATE' else 'ROW'
        said = SAID.format(verb=verb)
        op.execute(REFUSE[dialect].format(name=verb.lower(), verb=verb, each=each, said=said))
