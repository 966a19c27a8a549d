"""Lines in the database: what counts now of what a file tells, and its lines written in batches.

Nothing here holds more than the lines of the file and those that they would replace.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select as rows_of
from sqlalchemy import text
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from registry.statistics.lines import Line
from registry.statistics.rolling_up import SUPERSEDED
from registry.store.dialect import learn_table
from registry.store.inserting import insert_rows
from registry.store.statistics_tables import FIGURES, TIMES, StatisticsFileRow, StatisticsLineRow

Identity = tuple[str, ...]
_BATCH = 10_000
_IDENTITY = ("unit", "level", "procedure", "part", "period")
_TOLD = (*FIGURES, *TIMES)
_TABLE = StatisticsLineRow
# Lines of a file beside which another of the same identity counts that they do not replace.
_SAME = " AND ".join(f"l.{name} = m.{name}" for name in _IDENTITY)
_OVERTAKEN = text(
    f"SELECT count(*) FROM statistics_line m JOIN statistics_line l ON {_SAME} "
    "JOIN statistics_file f ON f.id = l.file WHERE m.file = :file AND f.accepted_at IS NOT NULL "
    f"AND (m.supersedes IS NULL OR l.id <> m.supersedes) AND NOT EXISTS ({SUPERSEDED})"
)


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A line that counts: its number, and what it tells as the table has it."""

    id: int
    told: tuple[Any, ...]  # Any: figures, times, stated percentages

    def is_told_by(self, line: Line) -> bool:
        return self.told == _told(line)


def kept_lines(session: Session, lines: Sequence[Line]) -> Mapping[Identity, KeptLine]:
    """What counts now of what these lines are about."""
    wanted = {line.identity for line in lines}
    found: dict[Identity, KeptLine] = {}
    for period in sorted({line.period for line in lines}):
        for number, *row in _current(session, period):
            identity, told = tuple(row[: len(_IDENTITY)]), tuple(row[len(_IDENTITY) :])
            if identity in wanted:
                found[identity] = KeptLine(number, told)
    return found


def overtaken(session: Session, file: int) -> int:
    """How many lines of a file are about what others' accepted figures have changed meanwhile."""
    return int(session.connection().execute(_OVERTAKEN, {"file": file}).scalar_one())


def corrections(session: Session, file: int) -> int:
    """How many lines of a file take the place of others."""
    query = select(func.count()).where(
        col(_TABLE.file) == file, col(_TABLE.supersedes).is_not(None)
    )
    return session.exec(query).one()


def add_lines(
    session: Session, file: int, lines: Sequence[Line], kept: Mapping[Identity, KeptLine]
) -> None:
    """Writes the lines of a file; each supersedes what is `kept` of its identity."""
    query = select(col(_TABLE.id)).order_by(col(_TABLE.id).desc()).limit(1)
    first = (session.exec(query).first() or 0) + 1
    for start in range(0, len(lines), _BATCH):
        batch = lines[start : start + _BATCH]
        rows = list(_columns(file, first + start, batch, kept))
        insert_rows(session.connection(), _TABLE, rows)
    learn_table(session.connection(), _TABLE.__tablename__)


def stated(line: Line) -> list[dict[str, Any]]:
    """Percentages as the table has them."""
    return [{"figure": r.figure, "printed": r.printed, "of": r.of} for r in line.rates]


def _current(session: Session, period: str) -> Iterator[Sequence[Any]]:  # Any: columns
    """The lines of a period that count now, a batch at a time."""
    newer, its_file = aliased(_TABLE), aliased(StatisticsFileRow)
    superseded = (
        select(newer.id)
        .join(its_file, col(its_file.id) == newer.file)
        .where(newer.supersedes == _TABLE.id, col(its_file.accepted_at).is_not(None))
    )
    columns = [getattr(_TABLE, name) for name in ("id", *_IDENTITY, *_TOLD, "stated")]
    query = (
        rows_of(*columns)
        .join(StatisticsFileRow, col(StatisticsFileRow.id) == _TABLE.file)
        .where(
            col(_TABLE.period) == period,
            col(StatisticsFileRow.accepted_at).is_not(None),
            ~superseded.exists(),
        )
        .execution_options(yield_per=_BATCH)
    )
    yield from session.execute(query)


def _told(line: Line) -> tuple[Any, ...]:
    figures = tuple(line.figures.get(name) for name in FIGURES)
    return (*figures, *(line.times.get(name) for name in TIMES), stated(line))


def _columns(
    file: int, first: int, lines: Sequence[Line], kept: Mapping[Identity, KeptLine]
) -> Iterator[dict[str, Any]]:
    nothing = dict.fromkeys(_TOLD)
    for number, line in enumerate(lines, start=first):
        before = kept.get(line.identity)
        yield {
            **nothing, **line.figures, **line.times, "id": number, "file": file, "row": line.row,
            "unit": line.unit, "level": line.level, "procedure": line.procedure,
            "part": line.part, "period": line.period, "since": line.since, "until": line.until,
            "stated": stated(line), "source": line.source, "address": line.address,
            "read_on": line.read_on, "note": line.note, "supersedes": before.id if before else None,
        }  # fmt: skip
