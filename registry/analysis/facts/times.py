"""Facts about time: sums and paths in one unit, never mixing units.

Only steps of the state that always happen count: a step with a case, a condition or a channel is
somebody's branch, and an applicant's limit is the applicant's own deadline.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from registry.analysis.context import Whole
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.model import Step
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Actor, StartsAt, Unit

_FROM_FILING = frozenset({StartsAt.VALID_DOSSIER, StartsAt.RECEIPT})


def _usual_steps(whole: Whole) -> Sequence[Step]:
    steps = whole.procedure.steps or ()
    return [
        s for s in steps if s.actor is not Actor.APPLICANT and not (s.case or s.when or s.channels)
    ]


def _unit(whole: Whole) -> Unit | None:
    """The unit of the overall limit, else the one unit that the steps share."""
    limit = whole.procedure.time_limit
    if limit is not None:
        return limit.unit
    units = {s.time_limit.unit for s in _usual_steps(whole) if s.time_limit and s.time_limit.amount}
    return units.pop() if len(units) == 1 else None


def _in_unit(limit: TimeLimit | None, unit: Unit) -> Decimal | None:
    """The amount in the unit; nothing stated takes no time, another unit has no answer."""
    if limit is None or not limit.amount:
        return Decimal(0)
    return limit.amount if limit.unit is unit else None


def step_days(whole: Whole) -> float | None:
    """The limits of the usual steps added up, in the unit of the overall limit."""
    unit = _unit(whole)
    if whole.procedure.steps is None or unit is None:
        return None
    amounts = [_in_unit(step.time_limit, unit) for step in _usual_steps(whole)]
    known = [amount for amount in amounts if amount is not None]
    return float(sum(known)) if len(known) == len(amounts) and any(known) else None


def longest_path(whole: Whole) -> float | None:
    """The longest time through the usual steps with parallel ones at once, in the same unit."""
    unit = _unit(whole)
    if step_days(whole) is None or unit is None:
        return None
    ends: dict[str, Decimal] = {}
    last: str | None = None
    for step in _usual_steps(whole):
        start = _start(step, ends, last)
        ends[step.id] = start + (_in_unit(step.time_limit, unit) or Decimal(0))
        last = step.id
    return float(max(ends.values(), default=Decimal(0)))


def _start(step: Step, ends: Mapping[str, Decimal], last: str | None) -> Decimal:
    """When a step can start: at filing, after the steps it names, or after the step above."""
    if step.starts_at in _FROM_FILING:
        return Decimal(0)
    before = step.after if step.after is not None else (last,) if last else ()
    return max((ends.get(each, Decimal(0)) for each in before), default=Decimal(0))


def slack(whole: Whole) -> float | None:
    """The overall limit less the longest path, where every usual step has a limit."""
    limit = whole.procedure.time_limit
    path = longest_path(whole)
    if limit is None or limit.amount is None or path is None:
        return None
    if any(step.time_limit is None for step in _usual_steps(whole)):
        return None
    return float(limit.amount) - path


def steps_exceed_limit(whole: Whole) -> bool | None:
    """The steps alone take longer than the overall limit, in one unit."""
    limit = whole.procedure.time_limit
    path = longest_path(whole)
    if limit is None or limit.amount is None or path is None:
        return None
    return path > float(limit.amount)


TIMES: Mapping[str, Fact[Whole]] = facts(step_days, longest_path, slack, steps_exceed_limit)
