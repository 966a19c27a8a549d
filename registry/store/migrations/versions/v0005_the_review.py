"""The review: plans, measures, answers, costs, feedback, and what happened."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


GUARDS = {
    'sqlite': [
        "CREATE TRIGGER review_event_no_update BEFORE UPDATE ON review_event BEGIN SELECT RAISE(ABORT, 'review_event is kept as it was written: UPDATE is refused'); END",
        "CREATE TRIGGER review_event_no_delete BEFORE DELETE ON review_event BEGIN SELECT RAISE(ABORT, 'review_event is kept as it was written: DELETE is refused'); END",
        "CREATE TRIGGER review_accepted_no_update BEFORE UPDATE ON review_accepted BEGIN SELECT RAISE(ABORT, 'review_accepted is kept as it was written: UPDATE is refused'); END",
        "CREATE TRIGGER review_accepted_no_delete BEFORE DELETE ON review_accepted BEGIN SELECT RAISE(ABORT, 'review_accepted is kept as it was written: DELETE is refused'); END",
    ],
    'postgresql': [
        "CREATE TRIGGER review_event_no_update BEFORE UPDATE ON review_event FOR EACH ROW EXECUTE FUNCTION gon_refuse('review_event is kept as it was written: UPDATE is refused')",
        "CREATE TRIGGER review_event_no_delete BEFORE DELETE ON review_event FOR EACH ROW EXECUTE FUNCTION gon_refuse('review_event is kept as it was written: DELETE is refused')",
        "CREATE TRIGGER review_event_no_truncate BEFORE TRUNCATE ON review_event FOR EACH STATEMENT EXECUTE FUNCTION gon_refuse('review_event is kept as it was written: TRUNCATE is refused')",
        "CREATE TRIGGER review_accepted_no_update BEFORE UPDATE ON review_accepted FOR EACH ROW EXECUTE FUNCTION gon_refuse('review_accepted is kept as it was written: UPDATE is refused')",
        "CREATE TRIGGER review_accepted_no_delete BEFORE DELETE ON review_accepted FOR EACH ROW EXECUTE FUNCTION gon_refuse('review_accepted is kept as it was written: DELETE is refused')",
        "CREATE TRIGGER review_accepted_no_truncate BEFORE TRUNCATE ON review_accepted FOR EACH STATEMENT EXECUTE FUNCTION gon_refuse('review_accepted is kept as it was written: TRUNCATE is refused')",
    ],
}


def upgrade() -> None:
    op.create_table('review_plan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('title', TEXT, nullable=False),
    sa.Column('decision', TEXT, nullable=True),
    sa.Column('decided_on', TEXT, nullable=True),
    sa.Column('author', TEXT, nullable=False),
    sa.Column('made_at', TEXT, nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.CheckConstraint('revision > 0', name=op.f('ck_review_plan_revision')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_plan')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('review_plan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_plan_authority'), ['authority'], unique=False)

    op.create_table('measure',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case', sa.Integer(), nullable=False),
    sa.Column('outcome', TEXT, nullable=False),
    sa.Column('title', TEXT, nullable=False),
    sa.Column('reason', TEXT, nullable=False),
    sa.Column('patch', TEXT, nullable=False),
    sa.Column('findings', TEXT, nullable=False),
    sa.Column('within_power', sa.Integer(), nullable=False),
    sa.Column('state', TEXT, nullable=True),
    sa.Column('author', TEXT, nullable=False),
    sa.Column('made_at', TEXT, nullable=False),
    sa.Column('instrument', TEXT, nullable=True),
    sa.Column('effective', TEXT, nullable=True),
    sa.Column('until', TEXT, nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.CheckConstraint('revision > 0', name=op.f('ck_measure_revision')),
    sa.ForeignKeyConstraint(['case'], ['review_case.id'], name=op.f('fk_measure_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measure')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('measure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_measure_case'), ['case'], unique=False)

    op.create_table('review_accepted',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case', sa.Integer(), nullable=False),
    sa.Column('fingerprint', TEXT, nullable=False),
    sa.Column('words', TEXT, nullable=False),
    sa.Column('actor', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['act'], ['act.seq'], name=op.f('fk_review_accepted_act')),
    sa.ForeignKeyConstraint(['case'], ['review_case.id'], name=op.f('fk_review_accepted_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_accepted')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('review_accepted', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_accepted_case'), ['case'], unique=False)

    op.create_table('review_answers',
    sa.Column('case', sa.Integer(), nullable=False),
    sa.Column('form', TEXT, nullable=False),
    sa.Column('element', TEXT, nullable=False),
    sa.Column('edition', TEXT, nullable=False),
    sa.Column('version', TEXT, nullable=False),
    sa.Column('answers', TEXT, nullable=False),
    sa.Column('author', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.CheckConstraint('revision > 0', name=op.f('ck_review_answers_revision')),
    sa.ForeignKeyConstraint(['case'], ['review_case.id'], name=op.f('fk_review_answers_case')),
    sa.ForeignKeyConstraint(['edition'], ['edition.hash'], name=op.f('fk_review_answers_edition')),
    sa.PrimaryKeyConstraint('case', 'form', 'element', 'edition', name=op.f('pk_review_answers')),
    sqlite_strict=True
    )
    op.create_table('review_cost_sheet',
    sa.Column('case', sa.Integer(), nullable=False),
    sa.Column('edition', TEXT, nullable=False),
    sa.Column('formula', TEXT, nullable=False),
    sa.Column('inputs', TEXT, nullable=False),
    sa.Column('sheet', TEXT, nullable=False),
    sa.Column('author', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.CheckConstraint('revision > 0', name=op.f('ck_review_cost_sheet_revision')),
    sa.ForeignKeyConstraint(['case'], ['review_case.id'], name=op.f('fk_review_cost_sheet_case')),
    sa.ForeignKeyConstraint(['edition'], ['edition.hash'], name=op.f('fk_review_cost_sheet_edition')),
    sa.PrimaryKeyConstraint('case', name=op.f('pk_review_cost_sheet')),
    sqlite_strict=True
    )
    op.create_table('review_plan_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('plan', sa.Integer(), nullable=False),
    sa.Column('procedure', TEXT, nullable=True),
    sa.Column('group_name', TEXT, nullable=True),
    sa.Column('lead', TEXT, nullable=True),
    sa.Column('partners', TEXT, nullable=False),
    sa.Column('starts', TEXT, nullable=True),
    sa.Column('ends', TEXT, nullable=True),
    sa.Column('ground', TEXT, nullable=True),
    sa.Column('ground_words', TEXT, nullable=False),
    sa.Column('product', TEXT, nullable=True),
    sa.Column('finished_on', TEXT, nullable=True),
    sa.Column('case', sa.Integer(), nullable=True),
    sa.CheckConstraint('(procedure IS NULL) <> (group_name IS NULL)', name=op.f('ck_review_plan_item_about')),
    sa.ForeignKeyConstraint(['case'], ['review_case.id'], name=op.f('fk_review_plan_item_case')),
    sa.ForeignKeyConstraint(['plan'], ['review_plan.id'], name=op.f('fk_review_plan_item_plan')),
    sa.ForeignKeyConstraint(['procedure'], ['procedure.key'], name=op.f('fk_review_plan_item_procedure')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_plan_item')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('review_plan_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_plan_item_case'), ['case'], unique=False)
        batch_op.create_index(batch_op.f('ix_review_plan_item_plan'), ['plan'], unique=False)

    op.create_table('feedback',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('procedure', TEXT, nullable=True),
    sa.Column('sender', TEXT, nullable=False),
    sa.Column('name', TEXT, nullable=True),
    sa.Column('contact', TEXT, nullable=True),
    sa.Column('words', TEXT, nullable=False),
    sa.Column('receipt', TEXT, nullable=False),
    sa.Column('clock', TEXT, nullable=False),
    sa.Column('state', TEXT, nullable=False),
    sa.Column('category', TEXT, nullable=True),
    sa.Column('unit', TEXT, nullable=True),
    sa.Column('received_on', TEXT, nullable=False),
    sa.Column('counted_from', TEXT, nullable=False),
    sa.Column('waiting_since', TEXT, nullable=True),
    sa.Column('asked', TEXT, nullable=True),
    sa.Column('supplement', TEXT, nullable=True),
    sa.Column('told_on', TEXT, nullable=True),
    sa.Column('answer', TEXT, nullable=True),
    sa.Column('answered_by', TEXT, nullable=True),
    sa.Column('answered_on', TEXT, nullable=True),
    sa.Column('published_on', TEXT, nullable=True),
    sa.Column('finding', TEXT, nullable=True),
    sa.Column('plan_item', sa.Integer(), nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.CheckConstraint('revision > 0', name=op.f('ck_feedback_revision')),
    sa.ForeignKeyConstraint(['finding'], ['finding.fingerprint'], name=op.f('fk_feedback_finding')),
    sa.ForeignKeyConstraint(['plan_item'], ['review_plan_item.id'], name=op.f('fk_feedback_plan_item')),
    sa.ForeignKeyConstraint(['procedure'], ['procedure.key'], name=op.f('fk_feedback_procedure')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feedback')),
    sa.UniqueConstraint('receipt', name=op.f('uq_feedback_receipt')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('feedback', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_feedback_authority'), ['authority'], unique=False)
        batch_op.create_index(batch_op.f('ix_feedback_procedure'), ['procedure'], unique=False)

    op.create_table('review_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case', sa.Integer(), nullable=False),
    sa.Column('measure', sa.Integer(), nullable=True),
    sa.Column('kind', TEXT, nullable=False),
    sa.Column('source', TEXT, nullable=True),
    sa.Column('target', TEXT, nullable=True),
    sa.Column('words', TEXT, nullable=True),
    sa.Column('document', TEXT, nullable=True),
    sa.Column('document_date', TEXT, nullable=True),
    sa.Column('actor', TEXT, nullable=False),
    sa.Column('role', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['act'], ['act.seq'], name=op.f('fk_review_event_act')),
    sa.ForeignKeyConstraint(['case'], ['review_case.id'], name=op.f('fk_review_event_case')),
    sa.ForeignKeyConstraint(['measure'], ['measure.id'], name=op.f('fk_review_event_measure')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_event')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('review_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_event_case'), ['case'], unique=False)

    op.add_column('review_case', sa.Column('returns', sa.Integer(), nullable=False, server_default='0'))
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)
