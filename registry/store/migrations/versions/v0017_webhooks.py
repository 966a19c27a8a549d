"""Webhooks: who is told at which address, and what is still to be told."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')

revision = '0017'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('webhook',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('address', TEXT, nullable=False),
    sa.Column('topics', TEXT, nullable=False),
    sa.Column('authorities', TEXT, nullable=False),
    sa.Column('fields', TEXT, nullable=False),
    sa.Column('secret', TEXT, nullable=False),
    sa.Column('state', TEXT, nullable=False),
    sa.Column('actor', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('act', sa.Integer(), nullable=False),
    sa.Column('told_act', sa.Integer(), nullable=False),
    sa.Column('told_day', TEXT, nullable=False),
    sa.Column('failing_since', TEXT, nullable=True),
    sa.Column('next_at', TEXT, nullable=True),
    sa.Column('leased_until', TEXT, nullable=True),
    sa.Column('lease', TEXT, nullable=True),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.CheckConstraint("state IN ('active', 'paused', 'disabled', 'removed')", name=op.f('ck_webhook_state')),
    sa.CheckConstraint('revision > 0', name=op.f('ck_webhook_revision')),
    sa.ForeignKeyConstraint(['act'], ['act.seq'], name=op.f('fk_webhook_act')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_webhook')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('webhook', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_webhook_authority'), ['authority'], unique=False)

    op.create_table('webhook_delivery',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('webhook', sa.Integer(), nullable=False),
    sa.Column('message', TEXT, nullable=False),
    sa.Column('kind', TEXT, nullable=False),
    sa.Column('body', TEXT, nullable=False),
    sa.Column('at', TEXT, nullable=False),
    sa.Column('state', TEXT, nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('tried_at', TEXT, nullable=True),
    sa.Column('status', sa.Integer(), nullable=True),
    sa.Column('problem', TEXT, nullable=True),
    sa.CheckConstraint("state IN ('waiting', 'delivered', 'given_up')", name=op.f('ck_webhook_delivery_state')),
    sa.ForeignKeyConstraint(['webhook'], ['webhook.id'], name=op.f('fk_webhook_delivery_webhook')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_webhook_delivery')),
    sa.UniqueConstraint('message', name=op.f('uq_webhook_delivery_message')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    with op.batch_alter_table('webhook_delivery', schema=None) as batch_op:
        batch_op.create_index('ix_webhook_delivery_queue', ['webhook', 'state', 'id'], unique=False)
