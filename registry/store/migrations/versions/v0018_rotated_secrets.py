"""The secret of a webhook before the one it has, and until when it signs too."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')

revision = '0018'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ('old_secret', 'old_secret_until'):
        op.add_column('webhook', sa.Column(column, TEXT, nullable=True))
