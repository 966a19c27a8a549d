"""What counts now, read from the roll-ups: a piece of the lines asked for, and their sum."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from registry.refusals import Words
from registry.statistics.lines import Figures, StatedRate, Times
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
    with store.read() as session:
        return {code: found for code in codes if (found := _newest(session, code))}


def _newest(session: Session, code: str) -> Sequence[Total]:
    asked = [col(_TABLE.grain) == "procedure", col(_TABLE.procedure) == code]
    newest = select(_TABLE.period).where(*asked).order_by(col(_TABLE.age), col(_TABLE.period))
    query = select(_TABLE).where(*asked, _TABLE.period == newest.limit(1).scalar_subquery())
    rows = session.exec(query.order_by(*(col(getattr(_TABLE, name)) for name in _ORDER))).all()
    return tuple(_totals(session, rows))


def _totals(session: Session, rows: Sequence[StatisticsTotalRow]) -> Iterator[Total]:
    numbers = [row.line for row in rows if row.line is not None]
    kept = session.exec(select(StatisticsLineRow).where(col(StatisticsLineRow.id).in_(numbers)))
    lines = {row.id: row for row in kept}
    for row in rows:
        line = lines.get(row.line)
        yield _total(row, line, tuple(_before(session, line)))


def _figures(row: StatisticsTotalRow | StatisticsLineRow) -> Figures:
    return {name: value for name in FIGURES if (value := getattr(row, name)) is not None}


def _before(session: Session, line: StatisticsLineRow | None) -> Iterator[Correction]:
    """What a line superseded, the newest first."""
    while line is not None and line.supersedes is not None:
        file = session.get_one(StatisticsFileRow, line.file)
        line = session.get_one(StatisticsLineRow, line.supersedes)
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
