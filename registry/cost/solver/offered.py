"""From comparisons to what the solver takes: savings by element, and the target to reach."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from registry.cost.amounts import Level
from registry.cost.comparison import Comparison
from registry.cost.sheet import Line, Sheet, all_at, yearly
from registry.cost.solver.measures import Saving, Target
from registry.cost.time import minutes_of
from registry.procedure.paths import element_of

_MID = all_at(Level.MID)


def savings_of(comparison: Comparison) -> tuple[Saving, ...]:
    """What a patch saves in a year at each element, in minutes of all applicants and in VND.

    The element of a line is what it is tied to, else the line itself. Empty where something is not
    known. A saving may be negative where a line costs more afterwards.
    """
    if comparison.saving is None:
        return ()
    time: Counter[str] = Counter()
    cost: Counter[str] = Counter()
    for sheet, sign in ((comparison.now, 1), (comparison.after, -1)):
        for line in sheet.applicant.lines:
            time[_element(line)] += sign * minutes_of(line, sheet)
            cost[_element(line)] += sign * _vnd(line, sheet)
    changed = sorted(each for each in {*time, *cost} if time[each] or cost[each])
    return tuple(Saving(element, time[element], cost[element]) for element in changed)


def target_over(
    sheets: Iterable[Sheet],
    *,
    time_percent: Decimal | None = None,
    cost_percent: Decimal | None = None,
) -> Target:
    """A target in per cent of what complete sheets take in a year: minutes of applicants, VND."""
    known = [sheet for sheet in sheets if sheet.is_complete]
    lines = [(line, sheet) for sheet in known for line in sheet.applicant.lines]
    return Target(
        time_now=sum(minutes_of(line, sheet) for line, sheet in lines),
        cost_now=sum(_vnd(line, sheet) for line, sheet in lines),
        time_percent=time_percent,
        cost_percent=cost_percent,
    )


def _element(line: Line) -> str:
    return element_of(line.tied_to or line.element)


def _vnd(line: Line, sheet: Sheet) -> int:
    return yearly(line.cost.mid, sheet, _MID) if line.cost else 0
