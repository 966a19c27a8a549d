"""Two steps in turn that could run at once: neither uses what the other gives.

Only where a file says what steps use, give and wait for, and every step has its time in one unit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from registry.analysis.context import Whole
from registry.analysis.deadlines.timeline import (
    Timeline,
    by_state,
    placed,
    predecessors,
    units_of,
)
from registry.procedure.model import Step
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Action, Unit

# Acts whose order is only that of what they need; deciding, answering and filing come in turn.
_FREE = frozenset(
    {Action.CHECK, Action.APPRAISE, Action.INSPECT, Action.CONSULT, Action.VERIFY, Action.OTHER}
)
Order = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Beside:
    """A step that could start with the one it waits for, and what waits for both of them then."""

    step: Step
    other: Step
    after: tuple[str, ...]
    join: str
    join_after: tuple[str, ...]
    now: TimeLimit
    then: TimeLimit

    @property
    def saved(self) -> Decimal:
        return (self.now.amount or Decimal(0)) - (self.then.amount or Decimal(0))


def steps_beside(whole: Whole) -> Mapping[str, Beside] | None:
    """By the id of the later step; None where order, needs or times are not known."""
    steps = [s for s in whole.procedure.steps or () if not (s.case or s.when or s.channels)]
    unit = _unit(steps)
    if unit is None or not _order_is_known(whole, steps):
        return None
    order = predecessors(steps)
    now = placed(steps, order, unit)
    if now.most is None or any(step.uses is None or step.gives is None for step in _free(steps)):
        return None
    found = (_beside(step, steps, order, now) for step in _free(steps))
    return {each.step.id: each for each in found if each is not None}


def _unit(steps: Sequence[Step]) -> Unit | None:
    units = units_of(steps)
    return next(iter(units)) if len(units) == 1 else None


def _order_is_known(whole: Whole, steps: Sequence[Step]) -> bool:
    return whole.is_confirmed or all(step.after is not None for step in steps)


def _free(steps: Sequence[Step]) -> Sequence[Step]:
    return [step for step in steps if by_state(step) and step.action in _FREE]


def _beside(step: Step, steps: Sequence[Step], order: Order, now: Timeline) -> Beside | None:
    known = {each.id: each for each in _free(steps)}
    before = order[step.id]
    other = known.get(before[0]) if len(before) == 1 else None
    joins = [name for name, waits in order.items() if step.id in waits]
    if other is None or len(joins) != 1 or not _independent(step, other):
        return None
    join_after = tuple(dict.fromkeys((*order[joins[0]], other.id)))
    changed = {**order, step.id: order[other.id], joins[0]: join_after}
    then = placed(steps, changed, now.unit)
    if then.length >= now.length:
        return None
    times = (TimeLimit(line.length.normalize() + 0, line.unit) for line in (now, then))
    return Beside(step, other, tuple(order[other.id]), joins[0], join_after, *times)


def _independent(one: Step, other: Step) -> bool:
    """Neither uses what the other gives."""
    crossed = (
        set(one.uses or ()) & set(other.gives or ()),
        set(other.uses or ()) & set(one.gives or ()),
    )
    return not any(crossed)
