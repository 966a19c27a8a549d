"""What counts now, read from the roll-ups: a piece of the lines asked for, and their sum."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlalchemy import select as rows_of
from sqlmodel import Session, col, select

from registry.refusals import Words
from registry.statistics.lines import Figures, StatedRate, Times
from registry.statistics.procedures import some_at_a_time
from registry.statistics.sums import Wanted, conditions, summed
from registry.store.pieces import FIRST_PIECE, Key, Piece, Window, cut, windowed
from registry.store.statistics_tables import (
    FIGURES,
    TIMES,
    StatisticsFileRow,
    StatisticsLineRow,
    StatisticsTotalRow,
)
from registry.store.store import Store

_TABLE = StatisticsTotalRow
_ORDER = ("age", "period", "unit", "procedure", "id")  # the newest period first


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that stood before: what it was, who replaced it, when and why."""

    figures: Figures
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Total:
    """One line; stated rates and note are there where it is one line of a file. Times over several
    lines are at most what is told. `source` is "" where they have several.
    """

    key: Key
    unit: str
    level: str
    procedure: str
    part: str
    since: date | None
    until: date | None
    lines: int
    figures: Figures
    times: Times
    rates: tuple[StatedRate, ...]
    source: str
    address: str
    read_on: date | None
    note: str
    line: int | None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of the lines, how many there are in all; the sum of all, or why there is none."""

    piece: Piece[Total]
    lines: int
    figures: Figures | None
    why_not: Words | None


def find_totals(store: Store, wanted: Wanted, window: Window = FIRST_PIECE) -> Found:
    """The lines of a window, the newest period first; a sum only of one period, level and part."""
    keys = [col(getattr(_TABLE, name)) for name in _ORDER]
    query = select(_TABLE).where(*conditions(wanted))
    with store.read() as session:
        piece = cut(session.exec(windowed(query, keys, window)), window)
        added = summed(session, wanted)
        rows = tuple(_totals(session, piece.rows))
    return Found(
        Piece(rows, piece.has_previous, piece.has_next), added.lines, added.figures, added.why_not
    )


def newest_of_procedures(store: Store, codes: Collection[str]) -> Mapping[str, Sequence[Total]]:
    """The figures of each procedure's last period, one line for each level and part."""
    found: dict[str, list[Total]] = defaultdict(list)
    with store.read() as session:
        for some in some_at_a_time(codes):
            for total in _newest(session, some):
                found[total.procedure].append(total)
    return found


def _newest(session: Session, codes: Collection[str]) -> Iterator[Total]:
    """Of each code the rows of its first age and period."""
    place = func.rank().over(
        partition_by=col(_TABLE.procedure), order_by=(col(_TABLE.age), col(_TABLE.period))
    )
    asked = (col(_TABLE.grain) == "procedure", col(_TABLE.procedure).in_(codes))
    placed = rows_of(col(_TABLE.id).label("id"), place.label("place")).where(*asked).subquery()
    newest = rows_of(placed.c.id).where(placed.c.place == 1)
    query = select(_TABLE).where(col(_TABLE.id).in_(newest))
    rows = session.exec(query.order_by(*(col(getattr(_TABLE, name)) for name in _ORDER))).all()
    return _totals(session, rows)


def _totals(session: Session, rows: Sequence[StatisticsTotalRow]) -> Iterator[Total]:
    lines = _lines(session, {row.line for row in rows if row.line is not None})
    files = _files(session, {each.file for each in lines.values() if each.supersedes is not None})
    for row in rows:
        line = None if row.line is None else lines.get(row.line)
        yield _total(row, line, tuple(_before(line, lines, files)))


def _lines(session: Session, numbers: Collection[int]) -> Mapping[int, StatisticsLineRow]:
    """Lines by number, with all that they superseded: one statement each time back."""
    found: dict[int, StatisticsLineRow] = {}
    while numbers:
        query = select(StatisticsLineRow).where(col(StatisticsLineRow.id).in_(numbers))
        kept = session.exec(query).all()
        found |= {each.id: each for each in kept if each.id is not None}
        numbers = {each.supersedes for each in kept if each.supersedes is not None}
    return found


def _files(session: Session, numbers: Collection[int]) -> Mapping[int | None, StatisticsFileRow]:
    if not numbers:
        return {}
    query = select(StatisticsFileRow).where(col(StatisticsFileRow.id).in_(numbers))
    return {each.id: each for each in session.exec(query)}


def _figures(row: StatisticsTotalRow | StatisticsLineRow) -> Figures:
    return {name: value for name in FIGURES if (value := getattr(row, name)) is not None}


def _before(
    line: StatisticsLineRow | None,
    lines: Mapping[int, StatisticsLineRow],
    files: Mapping[int | None, StatisticsFileRow],
) -> Iterator[Correction]:
    """What a line superseded, the newest first."""
    while line is not None and line.supersedes is not None:
        file, line = files[line.file], lines[line.supersedes]
        assert file.accepted_by is not None  # it counts
        assert file.accepted_at is not None
        yield Correction(_figures(line), file.accepted_by, file.accepted_at, file.reason or "")


def _total(
    row: StatisticsTotalRow, line: StatisticsLineRow | None, before: tuple[Correction, ...]
) -> Total:
    return Total(
        key=tuple(getattr(row, name) for name in _ORDER),
        unit=row.unit,
        level=row.level,
        procedure=row.procedure,
        part=row.part,
        since=row.since,
        until=row.until,
        lines=row.lines,
        figures=_figures(row),
        times={name: value for name in TIMES if (value := getattr(row, name)) is not None},
        rates=tuple(StatedRate(**each) for each in line.stated) if line else (),
        source=row.source or "",
        address=line.address if line else "",
        read_on=line.read_on if line else None,
        note=line.note if line else "",
        line=row.line,
        corrections=before,
    )
