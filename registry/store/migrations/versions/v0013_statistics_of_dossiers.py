"""Statistics of dossiers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')
AMOUNT = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')

revision = '0013'
down_revision = '0008'
branch_labels = None
depends_on = None

GUARDS = {
    'sqlite': [
        "CREATE TRIGGER statistics_line_no_update BEFORE UPDATE ON statistics_line BEGIN SELECT RAISE(ABORT, 'statistics_line is kept as it was written: UPDATE is refused'); END",
        "CREATE TRIGGER statistics_line_no_delete BEFORE DELETE ON statistics_line BEGIN SELECT RAISE(ABORT, 'statistics_line is kept as it was written: DELETE is refused'); END",
    ],
    'postgresql': [
        "CREATE TRIGGER statistics_line_no_update BEFORE UPDATE ON statistics_line FOR EACH ROW EXECUTE FUNCTION gon_refuse('statistics_line is kept as it was written: UPDATE is refused')",
        "CREATE TRIGGER statistics_line_no_delete BEFORE DELETE ON statistics_line FOR EACH ROW EXECUTE FUNCTION gon_refuse('statistics_line is kept as it was written: DELETE is refused')",
        "CREATE TRIGGER statistics_line_no_truncate BEFORE TRUNCATE ON statistics_line FOR EACH STATEMENT EXECUTE FUNCTION gon_refuse('statistics_line is kept as it was written: TRUNCATE is refused')",
    ],
}


def upgrade() -> None:
    op.create_table('statistics_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', TEXT, nullable=False),
    sa.Column('sha256', TEXT, nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('lines', sa.Integer(), nullable=False),
    sa.Column('mistakes', TEXT, nullable=False),
    sa.Column('reason', TEXT, nullable=True),
    sa.Column('actor', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.Column('accepted_by', TEXT, nullable=True),
    sa.Column('accepted_at', TEXT, nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.CheckConstraint('revision > 0', name=op.f('ck_statistics_file_revision')),
    sa.ForeignKeyConstraint(['act'], ['act.seq'], name=op.f('fk_statistics_file_act')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statistics_file')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('statistics_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_statistics_file_authority'), ['authority'], unique=False)

    op.create_table('statistics_line',
    sa.Column('received', AMOUNT, nullable=True),
    sa.Column('carried_over', AMOUNT, nullable=True),
    sa.Column('in_process', AMOUNT, nullable=True),
    sa.Column('due', AMOUNT, nullable=True),
    sa.Column('handled', AMOUNT, nullable=True),
    sa.Column('early', AMOUNT, nullable=True),
    sa.Column('on_time', AMOUNT, nullable=True),
    sa.Column('early_or_on_time', AMOUNT, nullable=True),
    sa.Column('late', AMOUNT, nullable=True),
    sa.Column('running', AMOUNT, nullable=True),
    sa.Column('running_within', AMOUNT, nullable=True),
    sa.Column('running_past', AMOUNT, nullable=True),
    sa.Column('returned', AMOUNT, nullable=True),
    sa.Column('online', AMOUNT, nullable=True),
    sa.Column('online_partial', AMOUNT, nullable=True),
    sa.Column('online_full', AMOUNT, nullable=True),
    sa.Column('paid_online', AMOUNT, nullable=True),
    sa.Column('digitised', AMOUNT, nullable=True),
    sa.Column('satisfied', AMOUNT, nullable=True),
    sa.Column('dissatisfied', AMOUNT, nullable=True),
    sa.Column('supplemented', AMOUNT, nullable=True),
    sa.Column('supplemented_again', AMOUNT, nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('file', sa.Integer(), nullable=False),
    sa.Column('row', sa.Integer(), nullable=False),
    sa.Column('unit', TEXT, nullable=False),
    sa.Column('level', TEXT, nullable=False),
    sa.Column('procedure', TEXT, nullable=False),
    sa.Column('part', TEXT, nullable=False),
    sa.Column('period', TEXT, nullable=False),
    sa.Column('since', TEXT, nullable=True),
    sa.Column('until', TEXT, nullable=True),
    sa.Column('stated', TEXT, nullable=False),
    sa.Column('source', TEXT, nullable=False),
    sa.Column('address', TEXT, nullable=False),
    sa.Column('read_on', TEXT, nullable=True),
    sa.Column('note', TEXT, nullable=False),
    sa.Column('supersedes', sa.Integer(), nullable=True),
    sa.CheckConstraint('carried_over >= 0', name=op.f('ck_statistics_line_carried_over')),
    sa.CheckConstraint('digitised >= 0', name=op.f('ck_statistics_line_digitised')),
    sa.CheckConstraint('dissatisfied >= 0', name=op.f('ck_statistics_line_dissatisfied')),
    sa.CheckConstraint('due >= 0', name=op.f('ck_statistics_line_due')),
    sa.CheckConstraint('early >= 0', name=op.f('ck_statistics_line_early')),
    sa.CheckConstraint('early_or_on_time >= 0', name=op.f('ck_statistics_line_early_or_on_time')),
    sa.CheckConstraint('handled >= 0', name=op.f('ck_statistics_line_handled')),
    sa.CheckConstraint('in_process >= 0', name=op.f('ck_statistics_line_in_process')),
    sa.CheckConstraint('late >= 0', name=op.f('ck_statistics_line_late')),
    sa.CheckConstraint('on_time >= 0', name=op.f('ck_statistics_line_on_time')),
    sa.CheckConstraint('online >= 0', name=op.f('ck_statistics_line_online')),
    sa.CheckConstraint('online_full >= 0', name=op.f('ck_statistics_line_online_full')),
    sa.CheckConstraint('online_partial >= 0', name=op.f('ck_statistics_line_online_partial')),
    sa.CheckConstraint('paid_online >= 0', name=op.f('ck_statistics_line_paid_online')),
    sa.CheckConstraint('received >= 0', name=op.f('ck_statistics_line_received')),
    sa.CheckConstraint('returned >= 0', name=op.f('ck_statistics_line_returned')),
    sa.CheckConstraint('running >= 0', name=op.f('ck_statistics_line_running')),
    sa.CheckConstraint('running_past >= 0', name=op.f('ck_statistics_line_running_past')),
    sa.CheckConstraint('running_within >= 0', name=op.f('ck_statistics_line_running_within')),
    sa.CheckConstraint('satisfied >= 0', name=op.f('ck_statistics_line_satisfied')),
    sa.CheckConstraint('supplemented >= 0', name=op.f('ck_statistics_line_supplemented')),
    sa.CheckConstraint('supplemented_again >= 0', name=op.f('ck_statistics_line_supplemented_again')),
    sa.ForeignKeyConstraint(['file'], ['statistics_file.id'], name=op.f('fk_statistics_line_file')),
    sa.ForeignKeyConstraint(['supersedes'], ['statistics_line.id'], name=op.f('fk_statistics_line_supersedes')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statistics_line')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('statistics_line', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_statistics_line_file'), ['file'], unique=False)
        batch_op.create_index('ix_statistics_line_procedure', ['procedure', 'period'], unique=False)
        batch_op.create_index(batch_op.f('ix_statistics_line_supersedes'), ['supersedes'], unique=False)
        batch_op.create_index('ix_statistics_line_whose', ['period', 'unit', 'level', 'part', 'procedure'], unique=False)

    op.create_table('statistics_total',
    sa.Column('received', AMOUNT, nullable=True),
    sa.Column('carried_over', AMOUNT, nullable=True),
    sa.Column('in_process', AMOUNT, nullable=True),
    sa.Column('due', AMOUNT, nullable=True),
    sa.Column('handled', AMOUNT, nullable=True),
    sa.Column('early', AMOUNT, nullable=True),
    sa.Column('on_time', AMOUNT, nullable=True),
    sa.Column('early_or_on_time', AMOUNT, nullable=True),
    sa.Column('late', AMOUNT, nullable=True),
    sa.Column('running', AMOUNT, nullable=True),
    sa.Column('running_within', AMOUNT, nullable=True),
    sa.Column('running_past', AMOUNT, nullable=True),
    sa.Column('returned', AMOUNT, nullable=True),
    sa.Column('online', AMOUNT, nullable=True),
    sa.Column('online_partial', AMOUNT, nullable=True),
    sa.Column('online_full', AMOUNT, nullable=True),
    sa.Column('paid_online', AMOUNT, nullable=True),
    sa.Column('digitised', AMOUNT, nullable=True),
    sa.Column('satisfied', AMOUNT, nullable=True),
    sa.Column('dissatisfied', AMOUNT, nullable=True),
    sa.Column('supplemented', AMOUNT, nullable=True),
    sa.Column('supplemented_again', AMOUNT, nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('grain', TEXT, nullable=False),
    sa.Column('unit', TEXT, nullable=False),
    sa.Column('level', TEXT, nullable=False),
    sa.Column('procedure', TEXT, nullable=False),
    sa.Column('part', TEXT, nullable=False),
    sa.Column('period', TEXT, nullable=False),
    sa.Column('since', TEXT, nullable=True),
    sa.Column('until', TEXT, nullable=True),
    sa.Column('lines', sa.Integer(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=True),
    sa.CheckConstraint("grain IN ('unit', 'procedure')", name=op.f('ck_statistics_total_grain')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statistics_total')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('statistics_total', schema=None) as batch_op:
        batch_op.create_index('ix_statistics_total_period', ['grain', 'period', 'level', 'unit'], unique=False)
        batch_op.create_index('ix_statistics_total_procedure', ['grain', 'procedure', 'until'], unique=False)
        batch_op.create_index('ix_statistics_total_unit', ['grain', 'unit', 'until'], unique=False)

    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
