"""What counts now, read from the roll-ups: lines asked for, their sum, what to choose from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, func
from sqlalchemy import select as rows_of
from sqlmodel import Session, col, select

from registry.refusals import Words
from registry.statistics.figures import SEVERAL
from registry.statistics.lines import Figures, StatedRate
from registry.store.statistics_tables import (
    FIGURES,
    StatisticsFileRow,
    StatisticsLineRow,
    StatisticsTotalRow,
)
from registry.store.store import Store

Grain = Literal["unit", "procedure"]
_LEVELS = Words("có nhiều cấp: đơn vị cấp trên có thể đã gồm đơn vị cấp dưới",
                "there are several levels: a unit may count those below it")  # fmt: skip
_PERIODS = Words("có nhiều kỳ: các kỳ có thể trùng nhau",
                 "there are several periods: they may overlap")  # fmt: skip
_PARTS = Words("có nhiều phần của cùng một đơn vị", "there are several parts of the same units")
_NONE = Words("không có số liệu", "there are no figures")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: by unit or by procedure; days bound the period, what is None is not asked."""

    grain: Grain = "unit"
    unit: str | None = None
    level: str | None = None
    procedure: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of the lines, newest period first; the sum, or why there is none."""

    ids: Sequence[int]
    figures: Figures | None
    why_not: Words | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that stood before: what it was, who replaced it, when and why."""

    figures: Figures
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Total:
    """One line; source, stated rates and note are there where it is one line of a file."""

    id: int
    unit: str
    level: str
    procedure: str
    part: str
    since: date | None
    until: date | None
    lines: int
    figures: Figures
    rates: tuple[StatedRate, ...]
    source: str
    address: str
    read_on: date | None
    note: str
    line: int | None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from, with how many lines by unit each has."""

    units: Mapping[str, int]
    levels: Mapping[str, int]
    periods: Mapping[tuple[date | None, date | None], int]


def find_totals(store: Store, wanted: Wanted) -> Found:
    """The lines that are asked for; a sum only of one period, level and part."""
    table, conditions = StatisticsTotalRow, _conditions(wanted)
    with store.read() as session:
        ids = session.exec(
            select(col(table.id)).where(*conditions)
            .order_by(col(table.until).desc(), col(table.since), col(table.unit),
                      col(table.procedure), col(table.id))
        ).all()  # fmt: skip
        why_not = _why_no_sum(session, conditions)
        figures = None if why_not else _sum(session, conditions)
    return Found([number for number in ids if number is not None], figures, why_not)


def totals(store: Store, ids: Sequence[int]) -> list[Total]:
    """Lines by their numbers, in that order; those that are gone are left out."""
    with store.read() as session:
        rows = session.exec(
            select(StatisticsTotalRow).where(col(StatisticsTotalRow.id).in_(ids))
        ).all()
        numbers = [row.line for row in rows if row.line is not None]
        kept = session.exec(
            select(StatisticsLineRow).where(col(StatisticsLineRow.id).in_(numbers))
        ).all()
        by_number = {row.id: row for row in kept}
        made = {
            row.id: _total(row, line, tuple(_before(session, line)))
            for row in rows
            for line in [by_number.get(row.line)]
        }
    return [made[number] for number in ids if number in made]


def newest_of_procedure(store: Store, code: str) -> list[Total]:
    """The figures of a procedure's last period, one line for each level and part."""
    found = find_totals(store, Wanted(grain="procedure", procedure=code))
    lines = totals(store, found.ids[:20])
    return [each for each in lines if (each.since, each.until) == (lines[0].since, lines[0].until)]


def choices(store: Store) -> Choices:
    """Units by name, levels, and periods with the newest first."""
    table = StatisticsTotalRow
    with store.read() as session:

        def counted(*columns: Any, order: Any) -> Sequence[Any]:
            return session.execute(
                rows_of(*columns, func.count()).where(col(table.grain) == "unit")
                .group_by(*columns).order_by(*order)
            ).all()  # fmt: skip

        units = counted(table.unit, order=[col(table.unit)])
        levels = counted(table.level, order=[col(table.level)])
        periods = counted(
            table.since, table.until, order=[col(table.until).desc(), col(table.since)]
        )
    return Choices(
        {unit: count for unit, count in units},
        {level: count for level, count in levels},
        {(since, until): count for since, until, count in periods},
    )


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    table = StatisticsTotalRow
    asked: list[ColumnElement[bool]] = [col(table.grain) == wanted.grain]
    for name in ("unit", "level", "procedure"):
        if (value := getattr(wanted, name)) is not None:
            asked.append(col(getattr(table, name)) == value)
    if wanted.since:
        asked.append(col(table.since) >= wanted.since)
    if wanted.until:
        asked.append(col(table.until) <= wanted.until)
    return asked


def _why_no_sum(session: Session, conditions: Sequence[ColumnElement[bool]]) -> Words | None:
    table = StatisticsTotalRow
    distinct = [func.count(func.distinct(c)) for c in (table.period, table.level, table.part)]
    periods, levels, parts, level, lines = session.execute(
        rows_of(*distinct, func.max(table.level), func.count()).where(*conditions)
    ).one()
    if not lines:
        return _NONE
    if lines > 1 and (levels > 1 or level == SEVERAL):
        return _LEVELS
    return _PERIODS if periods > 1 else _PARTS if parts > 1 else None


def _sum(session: Session, conditions: Sequence[ColumnElement[bool]]) -> Figures:
    """Each figure that all lines state."""
    table, wanted = StatisticsTotalRow, []
    for name in FIGURES:
        column = col(getattr(table, name))
        wanted += [func.count(column), func.sum(column)]
    lines, *found = session.execute(rows_of(func.count(), *wanted).where(*conditions)).one()
    stated = zip(FIGURES, found[::2], found[1::2], strict=True)
    return {name: int(added) for name, count, added in stated if count == lines}


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
        id=row.id or 0,
        unit=row.unit,
        level=row.level,
        procedure=row.procedure,
        part=row.part,
        since=row.since,
        until=row.until,
        lines=row.lines,
        figures=_figures(row),
        rates=tuple(StatedRate(**each) for each in line.stated) if line else (),
        source=line.source if line else "",
        address=line.address if line else "",
        read_on=line.read_on if line else None,
        note=line.note if line else "",
        line=row.line,
        corrections=before,
    )
