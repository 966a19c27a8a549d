"""What a file says to hold a finding back, and until when."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ('held_reason', 'held_by', 'held_until'):
        op.add_column('sighting', sa.Column(column, TEXT, nullable=True))
