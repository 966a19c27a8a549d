"""By which legal text a release changes procedures, when it became public, and its signature."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')

revision = '0011'
down_revision = '0007'
branch_labels = None
depends_on = None

COLUMNS = (
    'published_on', 'instrument', 'instrument_signed', 'instrument_effective', 'signed_by', 'key',
    'signature',
)


def upgrade() -> None:
    for column in COLUMNS:
        op.add_column('release', sa.Column(column, TEXT, nullable=True))
    op.add_column('release', sa.Column('shortened', sa.Integer(), server_default='0', nullable=False))
