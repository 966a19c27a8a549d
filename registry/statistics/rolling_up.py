"""What counts now is added up when a file is accepted, so that reading need not add.

A figure of a sum is there only where every line states it: a sum of some would pass for all. What a
unit states over all its procedures stands as stated; else its procedures are added up.
"""

from collections.abc import Iterator

from sqlalchemy import text
from sqlmodel import Session, col, select

from registry.store.statistics_tables import FIGURES, StatisticsLineRow

_SUPERSEDED = (
    "SELECT 1 FROM statistics_line n JOIN statistics_file g ON g.id = n.file "
    "WHERE n.supersedes = l.id AND g.accepted_at IS NOT NULL"
)
_CURRENT = (
    "SELECT l.* FROM statistics_line l JOIN statistics_file f ON f.id = l.file "
    f"WHERE f.accepted_at IS NOT NULL AND NOT EXISTS ({_SUPERSEDED})"
)
_TOUCHED = "period IN (SELECT DISTINCT period FROM statistics_line WHERE file = :file)"
_NAMES = ", ".join(FIGURES)
_SUMS = ", ".join(f"CASE WHEN count({name}) = count(*) THEN sum({name}) END" for name in FIGURES)
_INTO = (
    "INSERT INTO statistics_total (grain, unit, level, procedure, part, period, since, until, "
    f"lines, line, {_NAMES}) "
)
_AGGREGATES = "min(since), min(until), count(*), CASE WHEN count(*) = 1 THEN min(id) END, " + _SUMS
_OF_UNITS = (
    f"{_INTO} SELECT 'unit', unit, level, '', part, period, {_AGGREGATES} "
    f"FROM ({_CURRENT} AND l.{_TOUCHED}) c WHERE {{which}} "
    "GROUP BY unit, level, part, period"
)
_NOT_STATED_WHOLE = (
    " HAVING NOT EXISTS (SELECT 1 FROM statistics_total t WHERE t.grain = 'unit' "
    "AND t.period = c.period AND t.level = c.level AND t.unit = c.unit AND t.part = c.part)"
)
_STATEMENTS = (
    f"DELETE FROM statistics_total WHERE {_TOUCHED}",
    _OF_UNITS.format(which="procedure = ''"),
    _OF_UNITS.format(which="procedure <> ''") + _NOT_STATED_WHOLE,
    f"{_INTO} SELECT 'procedure', '', level, procedure, part, period, {_AGGREGATES} "
    f"FROM ({_CURRENT} AND l.{_TOUCHED}) c WHERE procedure <> '' "
    "GROUP BY level, procedure, part, period",
)


def roll_up(session: Session, file: int) -> None:
    """Adds up anew whatever is of a period that the file has lines of."""
    for statement in _STATEMENTS:
        session.connection().execute(text(statement), {"file": file})


def current(session: Session, period: str) -> Iterator[StatisticsLineRow]:
    """The lines of a period that count now."""
    statement = text(f"SELECT id FROM ({_CURRENT} AND l.period = :period) c")
    ids = list(session.connection().execute(statement, {"period": period}).scalars())
    for start in range(0, len(ids), 500):
        wanted = ids[start : start + 500]
        yield from session.exec(
            select(StatisticsLineRow).where(col(StatisticsLineRow.id).in_(wanted))
        )
