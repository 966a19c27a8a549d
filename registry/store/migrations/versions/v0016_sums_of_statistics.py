"""Sums of statistics are kept; what dossiers take; roll-ups in the order in which they are read."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TEXT = sa.Text().with_variant(postgresql.TEXT(collation='C'), 'postgresql')
AMOUNT = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')

revision = '0016'
down_revision = '0009'
branch_labels = None
depends_on = None

FIGURES = (
    'received', 'carried_over', 'in_process', 'due', 'handled', 'early', 'on_time',
    'early_or_on_time', 'late', 'running', 'running_within', 'running_past', 'returned', 'online',
    'online_partial', 'online_full', 'paid_online', 'digitised', 'satisfied', 'dissatisfied',
    'supplemented', 'supplemented_again',
)
TIMES = ('median_days', 'median_hours', 'mean_days', 'mean_hours')
INDEXES = {
    'newest': ('grain', 'age', 'period', 'unit', 'procedure', 'id'),
    'level': ('grain', 'level', 'age', 'period', 'unit'),
    'unit': ('grain', 'unit', 'age'),
    'procedure': ('grain', 'procedure', 'age'),
    'period': ('period',),
}

AGGREGATES = ', '.join((
    "min(since), min(until), coalesce(99991231 - min(CAST(replace(until, '-', '') AS INTEGER)), 99999999)",
    'count(*), {line}, CASE WHEN min(source) = max(source) THEN min(source) END',
    *(f'CASE WHEN count({name}) = count(*) THEN sum({name}) END' for name in FIGURES),
    *(f'CASE WHEN count({name}) = count(*) THEN max({name}) END' for name in TIMES),
))
OF_LINES = AGGREGATES.format(line='CASE WHEN count(*) = 1 THEN min(id) END')
INTO = (
    'INSERT INTO statistics_total (grain, unit, level, procedure, part, period, since, until, age, '
    f"lines, line, source, {', '.join(FIGURES + TIMES)}) "
)
CURRENT = (
    'SELECT l.* FROM statistics_line l JOIN statistics_file f ON f.id = l.file '
    'WHERE f.accepted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM statistics_line n '
    'JOIN statistics_file g ON g.id = n.file WHERE n.supersedes = l.id AND g.accepted_at IS NOT NULL)'
)
OF_UNITS = (
    f"{INTO} SELECT 'unit', unit, level, '', part, period, {OF_LINES} FROM ({CURRENT}) c "
    'WHERE {which} GROUP BY unit, level, part, period'
)
STATEMENTS = (
    OF_UNITS.format(which="procedure = ''"),
    OF_UNITS.format(which="procedure <> ''") + " HAVING NOT EXISTS (SELECT 1 FROM statistics_total t "
    "WHERE t.grain = 'unit' AND t.period = c.period AND t.level = c.level AND t.unit = c.unit AND t.part = c.part)",
    f"{INTO} SELECT 'procedure', '', level, procedure, part, period, {OF_LINES} FROM ({CURRENT}) c "
    "WHERE procedure <> '' GROUP BY level, procedure, part, period",
    f"{INTO} SELECT 'all_' || grain || 's', '', level, '', part, period, {AGGREGATES.format(line='NULL')} "
    "FROM statistics_total WHERE grain IN ('unit', 'procedure') GROUP BY grain, level, part, period",
)


def upgrade() -> None:
    for name in TIMES:
        op.add_column('statistics_line', sa.Column(name, AMOUNT, nullable=True))
    op.drop_table('statistics_total')
    op.create_table('statistics_total',
    *(sa.Column(name, AMOUNT, nullable=True) for name in FIGURES + TIMES),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('grain', TEXT, nullable=False),
    sa.Column('unit', TEXT, nullable=False),
    sa.Column('level', TEXT, nullable=False),
    sa.Column('procedure', TEXT, nullable=False),
    sa.Column('part', TEXT, nullable=False),
    sa.Column('period', TEXT, nullable=False),
    sa.Column('since', TEXT, nullable=True),
    sa.Column('until', TEXT, nullable=True),
    sa.Column('age', sa.Integer(), nullable=False),
    sa.Column('lines', sa.Integer(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=True),
    sa.Column('source', TEXT, nullable=True),
    sa.CheckConstraint(
        "grain IN ('unit', 'procedure', 'all_units', 'all_procedures')", name=op.f('ck_statistics_total_grain')
    ),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statistics_total')),
    sqlite_autoincrement=True,
    sqlite_strict=True
    )
    for name, columns in INDEXES.items():
        op.create_index(f'ix_statistics_total_{name}', 'statistics_total', columns, unique=False)
    for statement in STATEMENTS:
        op.execute(statement)
