"""How long the usual steps of a procedure take, to be shown beside its limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from registry.analysis.deadlines.timeline import by_state, timeline, units_of
from registry.procedure.model import Procedure, Step
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Read


@dataclass(frozen=True, slots=True)
class StepTime:
    """`longest`: through the steps that wait for each other, at once what can be at once.

    `total`: one after another; None of an imported text, which does not say what is a branch.
    `at_least`: some step hides its time, or words tell no more.
    """

    longest: TimeLimit
    total: TimeLimit | None
    at_least: bool
    steps: tuple[str, ...]  # the ids of those on the longest way, in order


def step_time(procedure: Procedure) -> StepTime | None:
    """None where the limits have several units, which are never added, or tell no length."""
    steps = [s for s in procedure.steps or () if not (s.case or s.when or s.channels)]
    units = units_of(steps)
    unit = next(iter(units)) if len(units) == 1 else None
    if unit is None:
        return None
    source = procedure.source
    is_confirmed = source is None or source.read is Read.CONFIRMED
    line = timeline(steps, unit, is_confirmed=is_confirmed)
    if not line.length:
        return None
    return StepTime(
        TimeLimit(line.length.normalize() + 0, unit),
        TimeLimit(_sum(steps), unit) if is_confirmed else None,
        line.most is None or not is_confirmed,
        tuple(leg.step.id for leg in line.longest),
    )


def _sum(steps: Sequence[Step]) -> Decimal:
    limits = (step.time_limit for step in steps if by_state(step))
    total = sum((each.amount for each in limits if each and each.amount), Decimal(0))
    return total.normalize() + 0
