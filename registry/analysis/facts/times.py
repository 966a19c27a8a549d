"""Facts about time: sums and paths in one unit, never mixing units.

Only steps of the state that always happen count: a step with a case, a condition or a channel is
somebody's branch, and an applicant's limit is the applicant's own deadline.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from registry.analysis.context import Whole
from registry.analysis.deadlines.timeline import Timeline, by_state, timeline, units_of
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.model import Step
from registry.procedure.vocabulary import Unit


def usual_steps(whole: Whole) -> Sequence[Step]:
    """Steps that always happen."""
    steps = whole.procedure.steps or ()
    return [step for step in steps if not (step.case or step.when or step.channels)]


def _unit(whole: Whole) -> Unit | None:
    """The unit of the overall limit, else the one unit that the steps share."""
    limit = whole.procedure.time_limit
    if limit is not None:
        return limit.unit
    units = units_of(usual_steps(whole))
    return next(iter(units)) if len(units) == 1 else None


def _timeline(whole: Whole) -> Timeline | None:
    unit = _unit(whole)
    if whole.procedure.steps is None or unit is None:
        return None
    return timeline(usual_steps(whole), unit, is_confirmed=whole.is_confirmed)


def step_days(whole: Whole) -> float | None:
    """The limits of the usual steps added up, in the unit of the overall limit."""
    unit = _unit(whole)
    steps = [step for step in usual_steps(whole) if by_state(step)]
    if unit is None or units_of(steps) != {unit}:
        return None
    amounts = (step.time_limit.amount for step in steps if step.time_limit)
    return float(sum((amount for amount in amounts if amount), Decimal(0)))


def longest_path(whole: Whole) -> float | None:
    """The longest time through the usual steps with parallel ones at once, in the same unit.

    Of an imported text only what it surely says: at least so long.
    """
    line = _timeline(whole)
    if line is None or not line.length or units_of(usual_steps(whole)) != {line.unit}:
        return None
    return float(line.length)


def slack(whole: Whole) -> float | None:
    """The overall limit less the longest path, where every usual step is told from when."""
    limit = whole.procedure.time_limit
    line = _timeline(whole)
    if limit is None or limit.amount is None or line is None:
        return None
    return float(limit.amount - line.most) if line.most else None


def steps_exceed_limit(whole: Whole) -> bool | None:
    """The steps alone take longer than the overall limit, in one unit."""
    limit = whole.procedure.time_limit
    line = _timeline(whole)
    if limit is None or limit.amount is None or line is None or not line.length:
        return None
    exceeds = line.length > limit.amount
    return exceeds if exceeds or units_of(usual_steps(whole)) <= {line.unit} else None


TIMES: Mapping[str, Fact[Whole]] = facts(step_days, longest_path, slack, steps_exceed_limit)
