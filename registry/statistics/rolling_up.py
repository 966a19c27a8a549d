"""What counts now is added up when a file is accepted, so that reading need not add.

A figure of a sum is there only where every line states it: a sum of some would pass for all. What a
unit states over all its procedures stands as stated; else its procedures are added up. Times are
never added: the median over several is at most the longest of theirs, and so is the mean.
"""

from sqlalchemy import text
from sqlmodel import Session

from registry.store.statistics_tables import FIGURES, NO_PERIOD, TIMES

SUPERSEDED = (
    "SELECT 1 FROM statistics_line n JOIN statistics_file g ON g.id = n.file "
    "WHERE n.supersedes = l.id AND g.accepted_at IS NOT NULL"
)
_TOUCHED = "period IN (SELECT DISTINCT period FROM statistics_line WHERE file = :file)"
CURRENT = (
    "SELECT l.* FROM statistics_line l JOIN statistics_file f ON f.id = l.file "
    f"WHERE f.accepted_at IS NOT NULL AND NOT EXISTS ({SUPERSEDED})"
)
_LINES = f"{CURRENT} AND l.{_TOUCHED}"
_STATED = "CASE WHEN count({0}) = count(*) THEN {1}({0}) END"
_AGE = f"coalesce(99991231 - min(CAST(replace(until, '-', '') AS INTEGER)), {NO_PERIOD})"
_INTO = (
    "INSERT INTO statistics_total (grain, unit, level, procedure, part, period, since, until, age, "
    f"lines, line, source, {', '.join(FIGURES + TIMES)}) "
)
_AGGREGATES = ", ".join(
    (
        f"min(since), min(until), {_AGE}, count(*), {{line}}",
        "CASE WHEN min(source) = max(source) THEN min(source) END",
        *(_STATED.format(name, "sum") for name in FIGURES),
        *(_STATED.format(name, "max") for name in TIMES),
    )
)
OF_LINES = _AGGREGATES.format(line="CASE WHEN count(*) = 1 THEN min(id) END")
_OF_UNITS = (
    f"{_INTO} SELECT 'unit', unit, level, '', part, period, {OF_LINES} "
    f"FROM ({_LINES}) c WHERE {{which}} GROUP BY unit, level, part, period"
)
_NOT_STATED_WHOLE = (
    " HAVING NOT EXISTS (SELECT 1 FROM statistics_total t WHERE t.grain = 'unit' "
    "AND t.period = c.period AND t.level = c.level AND t.unit = c.unit AND t.part = c.part)"
)
_STATEMENTS = (
    f"DELETE FROM statistics_total WHERE {_TOUCHED}",
    _OF_UNITS.format(which="procedure = ''"),
    _OF_UNITS.format(which="procedure <> ''") + _NOT_STATED_WHOLE,
    f"{_INTO} SELECT 'procedure', '', level, procedure, part, period, {OF_LINES} "
    f"FROM ({_LINES}) c WHERE procedure <> '' GROUP BY level, procedure, part, period",
    f"{_INTO} SELECT 'all_' || grain || 's', '', level, '', part, period, "
    f"{_AGGREGATES.format(line='NULL')} FROM statistics_total "
    f"WHERE grain IN ('unit', 'procedure') AND {_TOUCHED} GROUP BY grain, level, part, period",
)


def roll_up(session: Session, file: int) -> None:
    """Adds up anew whatever is of a period that the file has lines of."""
    for statement in _STATEMENTS:
        session.connection().execute(text(statement), {"file": file})
