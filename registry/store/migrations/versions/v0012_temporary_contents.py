"""The last day of a published content that is temporary."""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

SAID = 'release_entry is kept as it was written: UPDATE is refused'
GUARD = {
    'sqlite': f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
    'postgresql': f"FOR EACH ROW EXECUTE FUNCTION gon_refuse('{SAID}')",
}
IN_FORCE = ('new', 'amended', 'standardised')


def upgrade() -> None:
    op.add_column('release_entry', sa.Column('valid_to', TEXT, nullable=True))
    connection = op.get_bind()
    dialect = connection.dialect.name
    on = '' if dialect == 'sqlite' else ' ON release_entry'
    op.execute(f'DROP TRIGGER release_entry_no_update{on}')
    entries = sa.table('release_entry', sa.column('edition'), sa.column('change'), sa.column('valid_to'))
    for edition, ends in _ends(connection):
        op.execute(
            entries.update()
            .where(entries.c.edition == edition, entries.c.change.in_(IN_FORCE))
            .values(valid_to=ends)
        )
    op.execute(
        f'CREATE TRIGGER release_entry_no_update BEFORE UPDATE ON release_entry {GUARD[dialect]}'
    )


def _ends(connection: sa.Connection) -> list[tuple[str, str]]:
    """The editions that end, with their last day."""
    found = connection.execute(sa.text('SELECT hash, content FROM edition'))
    read = ((edition, json.loads(bytes(content))) for edition, content in found)
    ends = ((edition, (data.get('validity') or {}).get('to')) for edition, data in read)
    return [(edition, last) for edition, last in ends if last]
