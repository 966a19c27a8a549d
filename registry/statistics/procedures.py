"""What counts now of procedures, period by period, for those who judge them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
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
    f"SELECT DISTINCT period, unit, level FROM ({CURRENT} AND l.period IN :periods "
    "AND l.unit IN :units AND l.procedure = :code) c WHERE part = ''"
).bindparams(bindparam("periods", expanding=True), bindparam("units", expanding=True))
Periods = Mapping[str, Sequence[Counted]]  # by code


def codes_of_file(session: Session, file: int) -> Sequence[str]:
    """The procedures that a file has figures of."""
    code = col(StatisticsLineRow.procedure)
    query = select(code).distinct().where(col(StatisticsLineRow.file) == file, code != "")
    return session.exec(query.order_by(code)).all()


def counted_of(session: Session, codes: Collection[str]) -> Periods:
    """What is stated of procedures over all units, whoever reports it."""
    columns = [getattr(_TABLE, name) for name in _NAMES]
    found: dict[str, list[Counted]] = defaultdict(list)
    for some in _some(codes):
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
    for some in _some(codes):
        rows = session.connection().execute(_REPORTED, {"authority": authority, "codes": some})
        for code, level, since, until, _age, lines, _line, source, *stated in rows:
            figures, taken = stated[: len(FIGURES)], stated[len(FIGURES) :]
            times = [None if each is None else Decimal(each) / EXACT_SCALE for each in taken]
            first, last = date.fromisoformat(since), date.fromisoformat(until)
            found[code].append(_counted(level, first, last, lines, source, [*figures, *times]))
    return found


def are_counted(
    session: Session,
    code: str,
    periods: Collection[str],
    units: Sequence[Collection[str]],
    *,
    whole: Collection[str],
) -> bool:
    """Whether in each period there are figures of every unit, each told by the names it may have;
    or of one of the `whole`, which adds up all there are.
    """
    names = {name for those in units for name in those}
    asked = {"code": code, "periods": list(periods), "units": sorted({*names, *whole})}
    counted: dict[str, set[str]] = defaultdict(set)
    for period, unit, level in session.connection().execute(_UNITS, asked):
        if unit in names or level == SEVERAL:
            counted[period].add(unit)
    return all(
        counted[period] & set(whole)
        or (units and all(counted[period] & set(those) for those in units))
        for period in periods
    )


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


def _some(codes: Collection[str]) -> Iterator[list[str]]:
    wanted = sorted(codes)
    for start in range(0, len(wanted), _MANY):
        yield wanted[start : start + _MANY]
