"""Which papers an authority gives, by name: what one procedure asks for and another gives."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')
TABLES = ('part_alternative', 'part_document', 'part_result')

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column('meaning', TEXT, nullable=True))
        op.create_index(op.f(f'ix_{table}_meaning'), table, ['meaning'], unique=False)
