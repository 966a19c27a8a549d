"""What there is to choose from among the figures that count: units, levels, periods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as rows_of
from sqlmodel import col

from registry.statistics.figures import plain
from registry.store.statistics_tables import StatisticsTotalRow
from registry.store.store import Store

_TABLE = StatisticsTotalRow


@dataclass(frozen=True, slots=True)
class Choices:
    """Levels, and periods with the newest first; how many lines by unit each has."""

    levels: Mapping[str, int]
    periods: Mapping[tuple[date | None, date | None], int]


def choices(store: Store) -> Choices:
    """Levels and periods, from what is added up already."""
    with store.read() as session:

        def counted(*columns: Any, order: Any) -> Sequence[Any]:
            return session.execute(
                rows_of(*columns, func.sum(_TABLE.lines)).where(col(_TABLE.grain) == "all_units")
                .group_by(*columns).order_by(*order)
            ).all()  # fmt: skip

        levels = counted(_TABLE.level, order=[col(_TABLE.level)])
        periods = counted(
            _TABLE.since, _TABLE.until, order=[func.min(_TABLE.age), col(_TABLE.since)]
        )
    return Choices(
        {level: int(count) for level, count in levels},
        {(since, until): int(count) for since, until, count in periods},
    )


def units(store: Store, *, like: str = "", first: int = 100) -> Mapping[str, int]:
    """The first units by name with how many lines each has; those whose name holds the words of
    `like`, whatever their marks and case.
    """
    query = (
        rows_of(col(_TABLE.unit), func.count())
        .where(col(_TABLE.grain) == "unit")
        .group_by(col(_TABLE.unit))
        .order_by(col(_TABLE.unit))
    )
    words = plain(like)
    with store.read() as session:
        if not words:
            return {unit: count for unit, count in session.execute(query.limit(first))}
        found = ((unit, n) for unit, n in session.execute(query) if words in plain(unit))
        return dict(pair for pair, _ in zip(found, range(first), strict=False))
