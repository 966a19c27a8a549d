"""Who asks for which paper, which entries are loaded (made anew with the parts), local versions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')
AMOUNT = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('part_ask',
    sa.Column('canonical', TEXT, nullable=False),
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('element', TEXT, nullable=False),
    sa.Column('name', TEXT, nullable=False),
    sa.Column('form', TEXT, nullable=True),
    sa.Column('required', sa.Integer(), nullable=False),
    sa.Column('choice', sa.Integer(), nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('yearly_volume', AMOUNT, nullable=True),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_ask_entry')),
    sa.PrimaryKeyConstraint('canonical', 'entry', 'element', name=op.f('pk_part_ask')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    op.create_table('loaded_entry',
    sa.Column('entry', sa.Integer(), autoincrement=False, nullable=False),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_loaded_entry_entry')),
    sa.PrimaryKeyConstraint('entry', name=op.f('pk_loaded_entry')),
    sqlite_strict=True
    )
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_edition_base'), ['base'], unique=False)
