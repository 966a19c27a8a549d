"""Papers whose names name no paper; the parts are made anew afterwards."""

import sqlalchemy as sa
from alembic import op


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ('part_document', 'part_alternative'):
        op.add_column(table, sa.Column('vague', sa.Integer(), nullable=False, server_default='0'))
