"""Sums of the lines that are asked for, or why there is none; read from what is added up already.

Where no unit and no procedure is asked for, that are a few rows (of each period, level and part),
however many lines there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, func
from sqlalchemy import select as rows_of
from sqlmodel import Session, col

from registry.refusals import Words
from registry.statistics.figures import SEVERAL
from registry.statistics.lines import Figures
from registry.store.statistics_tables import FIGURES, StatisticsTotalRow

Grain = Literal["unit", "procedure", "all_units", "all_procedures"]
_TABLE = StatisticsTotalRow
_LEVELS = Words("có nhiều cấp: đơn vị cấp trên có thể đã gồm đơn vị cấp dưới",
                "there are several levels: a unit may count those below it")  # fmt: skip
_PERIODS = Words("có nhiều kỳ: các kỳ có thể trùng nhau",
                 "there are several periods: they may overlap")  # fmt: skip
_PARTS = Words("có nhiều phần của cùng một đơn vị", "there are several parts of the same units")
_NONE = Words("không có số liệu", "there are no figures")
_KEPT: dict[Grain, Grain] = {"unit": "all_units", "procedure": "all_procedures"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: by unit or by procedure; days bound the period, what is None is not asked."""

    grain: Grain = "unit"
    unit: str | None = None
    level: str | None = None
    procedure: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def added_up(self) -> "Wanted":
        """The same, of the rows in which most of it is added up already."""
        if self.unit is not None or self.procedure is not None:
            return self
        return replace(self, grain=_KEPT.get(self.grain, self.grain))


@dataclass(frozen=True, slots=True)
class Sum:
    """How many lines there are; their sum, or why there is none."""

    lines: int
    figures: Figures | None
    why_not: Words | None


def conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The rows of the table of roll-ups that are wanted."""
    asked: list[ColumnElement[bool]] = [col(_TABLE.grain) == wanted.grain]
    for name in ("unit", "level", "procedure"):
        if (value := getattr(wanted, name)) is not None:
            asked.append(col(getattr(_TABLE, name)) == value)
    if wanted.since:
        asked.append(col(_TABLE.since) >= wanted.since)
    if wanted.until:
        asked.append(col(_TABLE.until) <= wanted.until)
    return asked


def summed(session: Session, wanted: Wanted) -> Sum:
    """A sum only of one period, level and part."""
    added = wanted.added_up
    asked = conditions(added)
    counted = func.count() if added is wanted else func.sum(_TABLE.lines)
    distinct = [func.count(func.distinct(c)) for c in (_TABLE.period, _TABLE.level, _TABLE.part)]
    query = rows_of(counted, *distinct, func.max(_TABLE.level)).where(*asked)
    lines, periods, levels, parts, level = session.execute(query).one()
    why_not = _why_not(int(lines or 0), periods, levels, parts, level)
    return Sum(int(lines or 0), None if why_not else _sum(session, asked), why_not)


def _why_not(lines: int, periods: int, levels: int, parts: int, level: str | None) -> Words | None:
    if not lines:
        return _NONE
    if lines > 1 and (levels > 1 or level == SEVERAL):
        return _LEVELS
    return _PERIODS if periods > 1 else _PARTS if parts > 1 else None


def _sum(session: Session, asked: Sequence[ColumnElement[bool]]) -> Figures:
    """Each figure that all lines state."""
    wanted = []
    for name in FIGURES:
        column = col(getattr(_TABLE, name))
        wanted += [func.count(column), func.sum(column)]
    rows, *found = session.execute(rows_of(func.count(), *wanted).where(*asked)).one()
    stated = zip(FIGURES, found[::2], found[1::2], strict=True)
    return {name: int(added) for name, count, added in stated if count == rows}
