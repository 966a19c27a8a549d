"""Tables of the parts of every edition, and what an edition of an overlay is based on."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')
AMOUNT = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('catalogue_entry',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('edition', TEXT, nullable=False),
    sa.Column('procedure', TEXT, nullable=False),
    sa.Column('authority', TEXT, nullable=False),
    sa.Column('code', TEXT, nullable=False),
    sa.Column('name', TEXT, nullable=False),
    sa.Column('field', TEXT, nullable=True),
    sa.Column('kind', TEXT, nullable=True),
    sa.Column('act', TEXT, nullable=True),
    sa.Column('act_kind', TEXT, nullable=True),
    sa.Column('limit_amount', AMOUNT, nullable=True),
    sa.Column('limit_unit', TEXT, nullable=True),
    sa.Column('sets', AMOUNT, nullable=True),
    sa.Column('yearly_volume', AMOUNT, nullable=True),
    sa.Column('volume_year', sa.Integer(), nullable=True),
    sa.Column('valid_from', TEXT, nullable=True),
    sa.Column('valid_to', TEXT, nullable=True),
    sa.Column('document_count', sa.Integer(), nullable=True),
    sa.Column('step_count', sa.Integer(), nullable=True),
    sa.Column('fee_count', sa.Integer(), nullable=True),
    sa.Column('channel_count', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['edition'], ['edition.hash'], name=op.f('fk_catalogue_entry_edition')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_catalogue_entry')),
    sa.UniqueConstraint('edition', name=op.f('uq_catalogue_entry_edition')),
    sqlite_strict=True
    )
    with op.batch_alter_table('catalogue_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_catalogue_entry_code'), ['code', 'authority'], unique=False)
        batch_op.create_index(batch_op.f('ix_catalogue_entry_procedure'), ['procedure'], unique=False)

    op.create_table('part_agency',
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('role', TEXT, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('key', TEXT, nullable=True),
    sa.Column('name', TEXT, nullable=True),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_agency_entry')),
    sa.PrimaryKeyConstraint('entry', 'role', 'position', name=op.f('pk_part_agency')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    op.create_table('part_alternative',
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('element', TEXT, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', TEXT, nullable=False),
    sa.Column('canonical', TEXT, nullable=False),
    sa.Column('type', TEXT, nullable=True),
    sa.Column('kind', TEXT, nullable=True),
    sa.Column('state_register', TEXT, nullable=True),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_alternative_entry')),
    sa.PrimaryKeyConstraint('entry', 'element', 'position', name=op.f('pk_part_alternative')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('part_alternative', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_part_alternative_canonical'), ['canonical', 'entry'], unique=False)

    op.create_table('part_basis',
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('element', TEXT, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('instrument', TEXT, nullable=False),
    sa.Column('article', TEXT, nullable=True),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_basis_entry')),
    sa.PrimaryKeyConstraint('entry', 'element', 'position', name=op.f('pk_part_basis')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('part_basis', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_part_basis_instrument'), ['instrument', 'entry'], unique=False)

    op.create_table('part_channel',
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('element', TEXT, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('channel', TEXT, nullable=False),
    sa.Column('level', TEXT, nullable=True),
    sa.Column('cases', TEXT, nullable=False),
    sa.Column('limit_amount', AMOUNT, nullable=True),
    sa.Column('limit_unit', TEXT, nullable=True),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_channel_entry')),
    sa.PrimaryKeyConstraint('entry', 'element', name=op.f('pk_part_channel')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    op.create_table('part_document',
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('element', TEXT, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', TEXT, nullable=False),
    sa.Column('canonical', TEXT, nullable=False),
    sa.Column('type', TEXT, nullable=True),
    sa.Column('kind', TEXT, nullable=True),
    sa.Column('form', TEXT, nullable=True),
    sa.Column('state_register', TEXT, nullable=True),
    sa.Column('originals', AMOUNT, nullable=True),
    sa.Column('copies', AMOUNT, nullable=True),
    sa.Column('required', sa.Integer(), nullable=False),
    sa.Column('fallback_only', sa.Integer(), nullable=False),
    sa.Column('surrendered', sa.Integer(), nullable=False),
    sa.Column('fetched_by', TEXT, nullable=False),
    sa.Column('any_of', TEXT, nullable=True),
    sa.Column('cases', TEXT, nullable=False),
    sa.Column('condition', TEXT, nullable=True),
    sa.Column('issued_by', TEXT, nullable=True),
    sa.Column('result_of', TEXT, nullable=True),
    sa.Column('result', TEXT, nullable=True),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_document_entry')),
    sa.PrimaryKeyConstraint('entry', 'element', name=op.f('pk_part_document')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('part_document', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_part_document_canonical'), ['canonical', 'entry'], unique=False)
        batch_op.create_index(batch_op.f('ix_part_document_result_of'), ['result_of'], unique=False)

    op.create_table('part_fee',
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('element', TEXT, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', TEXT, nullable=True),
    sa.Column('kind', TEXT, nullable=True),
    sa.Column('amount', AMOUNT, nullable=True),
    sa.Column('currency', TEXT, nullable=True),
    sa.Column('per', TEXT, nullable=True),
    sa.Column('cases', TEXT, nullable=False),
    sa.Column('condition', TEXT, nullable=True),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_fee_entry')),
    sa.PrimaryKeyConstraint('entry', 'element', name=op.f('pk_part_fee')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    op.create_table('part_relation',
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('code', TEXT, nullable=False),
    sa.Column('relation', TEXT, nullable=False),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_relation_entry')),
    sa.PrimaryKeyConstraint('entry', 'code', 'relation', name=op.f('pk_part_relation')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('part_relation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_part_relation_code'), ['code'], unique=False)

    op.create_table('part_result',
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('element', TEXT, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', TEXT, nullable=False),
    sa.Column('canonical', TEXT, nullable=False),
    sa.Column('type', TEXT, nullable=True),
    sa.Column('code', TEXT, nullable=True),
    sa.Column('outcome', TEXT, nullable=True),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_result_entry')),
    sa.PrimaryKeyConstraint('entry', 'element', name=op.f('pk_part_result')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('part_result', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_part_result_canonical'), ['canonical'], unique=False)
        batch_op.create_index(batch_op.f('ix_part_result_code'), ['code'], unique=False)

    op.create_table('part_step',
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('element', TEXT, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', TEXT, nullable=False),
    sa.Column('actor', TEXT, nullable=True),
    sa.Column('action', TEXT, nullable=True),
    sa.Column('agency', TEXT, nullable=True),
    sa.Column('limit_amount', AMOUNT, nullable=True),
    sa.Column('limit_unit', TEXT, nullable=True),
    sa.Column('cases', TEXT, nullable=False),
    sa.Column('condition', TEXT, nullable=True),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_step_entry')),
    sa.PrimaryKeyConstraint('entry', 'element', name=op.f('pk_part_step')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    op.create_table('part_word',
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('list', TEXT, nullable=False),
    sa.Column('word', TEXT, nullable=False),
    sa.ForeignKeyConstraint(['entry'], ['catalogue_entry.id'], name=op.f('fk_part_word_entry')),
    sa.PrimaryKeyConstraint('entry', 'list', 'word', name=op.f('pk_part_word')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.add_column(sa.Column('base', TEXT, nullable=True))
