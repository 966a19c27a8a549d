"""What counts now of procedures, period by period, for those who judge them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy import select as rows_of
from sqlmodel import Session, col, select

from registry.statistics.figures import SEVERAL
from registry.statistics.rolling_up import CURRENT, OF_LINES
from registry.statistics.windows import Counted
from registry.store.dialect import EXACT_SCALE
from registry.store.statistics_tables import (
    FIGURES,
    TIMES,
    StatisticsLineRow,
    StatisticsTotalRow,
)

_MANY = 500  # codes that are asked about together
_TABLE = StatisticsTotalRow
_NAMES = ("procedure", "level", "since", "until", "lines", "source", *FIGURES, *TIMES)
_REPORTED = text(
    f"SELECT procedure, level, {OF_LINES} FROM ({CURRENT} AND f.authority = :authority "
    "AND l.procedure IN :codes) c WHERE part = '' AND until IS NOT NULL "
    "GROUP BY procedure, level, period"
).bindparams(bindparam("codes", expanding=True))
_UNITS = text(
    f"SELECT DISTINCT procedure, period, unit, level FROM ({CURRENT} AND l.period IN :periods "
    "AND l.unit IN :units AND l.procedure IN :codes) c WHERE part = ''"
).bindparams(*(bindparam(name, expanding=True) for name in ("codes", "periods", "units")))
Periods = Mapping[str, Sequence[Counted]]  # by code
_Stated = Mapping[tuple[str, str], Collection[tuple[str, str]]]  # units and levels by code, period


@dataclass(frozen=True, slots=True)
class Carrying:
    """Who carries out a procedure: units, each told by the names it may have, or one of the
    `whole`, which adds up all there are; and the periods in which they have to have figures.
    """

    code: str
    periods: Collection[str]
    units: Sequence[Collection[str]]
    whole: Collection[str]

    @property
    def names(self) -> Collection[str]:
        return {name for those in self.units for name in those}


def codes_of_file(session: Session, file: int) -> Sequence[str]:
    """The procedures that a file has figures of."""
    code = col(StatisticsLineRow.procedure)
    query = select(code).distinct().where(col(StatisticsLineRow.file) == file, code != "")
    return session.exec(query.order_by(code)).all()


def counted_of(session: Session, codes: Collection[str]) -> Periods:
    """What is stated of procedures over all units, whoever reports it."""
    columns = [getattr(_TABLE, name) for name in _NAMES]
    found: dict[str, list[Counted]] = defaultdict(list)
    for some in some_at_a_time(codes):
        query = rows_of(*columns).where(
            col(_TABLE.grain) == "procedure", col(_TABLE.procedure).in_(some),
            col(_TABLE.part) == "", col(_TABLE.until).is_not(None),
        )  # fmt: skip
        for code, level, since, until, lines, source, *stated in session.execute(query):
            found[code].append(_counted(level, since, until, lines, source, stated))
    return found


def counted_by(session: Session, authority: str, codes: Collection[str]) -> Periods:
    """What an authority itself reports of procedures."""
    found: dict[str, list[Counted]] = defaultdict(list)
    for some in some_at_a_time(codes):
        rows = session.connection().execute(_REPORTED, {"authority": authority, "codes": some})
        for code, level, since, until, _age, lines, _line, source, *stated in rows:
            figures, taken = stated[: len(FIGURES)], stated[len(FIGURES) :]
            times = [None if each is None else Decimal(each) / EXACT_SCALE for each in taken]
            first, last = date.fromisoformat(since), date.fromisoformat(until)
            found[code].append(_counted(level, first, last, lines, source, [*figures, *times]))
    return found


def are_counted(session: Session, asked: Sequence[Carrying]) -> Sequence[bool]:
    """Of each, whether in each period there are figures of every unit, or of one of the `whole`.

    All are asked about together: as many statements for a hundred procedures as for one.
    """
    stated = _stated(session, asked)
    return [all(_all_stated(stated, each, period) for period in each.periods) for each in asked]


def _stated(session: Session, asked: Sequence[Carrying]) -> _Stated:
    codes = {each.code for each in asked}
    periods = {period for each in asked for period in each.periods}
    units = {name for each in asked for name in (*each.names, *each.whole)}
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for some in product(*map(some_at_a_time, (codes, periods, units))):
        values = dict(zip(("codes", "periods", "units"), some, strict=True))
        for code, period, unit, level in session.connection().execute(_UNITS, values):
            found[code, period].add((unit, level))
    return found


def _all_stated(stated: _Stated, asked: Carrying, period: str) -> bool:
    names = asked.names
    found = stated.get((asked.code, period), ())
    counted = {unit for unit, level in found if unit in names or level == SEVERAL}
    if not counted.isdisjoint(asked.whole):
        return True
    return bool(asked.units) and not any(counted.isdisjoint(those) for those in asked.units)


def _counted(
    level: str, since: date, until: date, units: int, source: str | None, stated: Sequence[Any]
) -> Counted:
    told = dict(zip((*FIGURES, *TIMES), stated, strict=True))
    return Counted(
        level, since, until, units,
        {name: int(told[name]) for name in FIGURES if told[name] is not None},
        {name: told[name] for name in TIMES if told[name] is not None},
        source or "",
    )  # fmt: skip


def some_at_a_time(codes: Collection[str]) -> Iterator[list[str]]:
    """All of them, in order, as many as one statement asks about."""
    wanted = sorted(codes)
    for start in range(0, len(wanted), _MANY):
        yield wanted[start : start + _MANY]
