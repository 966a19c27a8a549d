"""What the units of one level counted in one period, each over all its procedures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from registry.refusals import Words
from registry.statistics.lines import Figures
from registry.statistics.rates import done_on_time, in_process
from registry.store.statistics_tables import FIGURES, StatisticsLineRow, StatisticsTotalRow


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """The figures of one unit, with those that can be added up from parts, and where from."""

    unit: str
    figures: Figures
    source: Words


def figures_of_units(
    session: Session, since: date, until: date, level: str
) -> Sequence[UnitFigures]:
    """What counts now for exactly this period and level, by name; parts of units are left out."""
    table = StatisticsTotalRow
    rows = session.exec(
        select(table, StatisticsLineRow.source)
        .join(StatisticsLineRow, col(StatisticsLineRow.id) == table.line, isouter=True)
        .where(
            table.grain == "unit", table.period == f"{since}/{until}", table.level == level,
            table.part == "",
        )
        .order_by(col(table.unit), col(table.id))
    )  # fmt: skip
    return [UnitFigures(row.unit, _figures(row), _source(row, named)) for row, named in rows]


def _figures(row: StatisticsTotalRow) -> Figures:
    """As stated; what nobody states but its parts do is added up."""
    stated = {name: found for name in FIGURES if (found := getattr(row, name)) is not None}
    added = {"early_or_on_time": done_on_time(stated), "in_process": in_process(stated)}
    return {**stated, **{name: found for name, found in added.items() if found is not None}}


def _source(row: StatisticsTotalRow, named: str | None) -> Words:
    if row.line is None:
        return Words(f"cộng từ {row.lines} dòng số liệu", f"added up from {row.lines} lines")
    return Words(named or "số liệu đã chấp nhận", named or "figures that were accepted")
