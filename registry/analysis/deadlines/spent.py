"""Where the overall limit is spent before the decision: the step that decides has no time left."""

from itertools import pairwise

from registry.analysis.context import Whole
from registry.procedure.model import Step
from registry.procedure.vocabulary import Action, Actor


def decides_after_the_limit(whole: Whole) -> frozenset[str]:
    """Ids of steps of a head who decides, without a limit, on what is submitted on the last day.

    The step above hands the matter up and may take as long as the whole procedure.
    """
    limit = whole.procedure.time_limit
    if limit is None or not limit.amount or limit.unit is None:
        return frozenset()
    steps = [step for step in whole.procedure.steps or () if step.actor is not Actor.APPLICANT]
    return frozenset(
        step.id
        for above, step in pairwise(steps)
        if above.time_limit == limit and _decides_on(above, step)
    )


def _decides_on(above: Step, step: Step) -> bool:
    """A head decides, with no limit of its own, what another step of the same case submits."""
    handed_up = above.action is Action.PROPOSE and above.actor is not Actor.HEAD
    decides = step.actor is Actor.HEAD and step.action is Action.DECIDE
    return handed_up and decides and step.time_limit is None and _together(above, step)


def _together(above: Step, step: Step) -> bool:
    return (above.case, above.when, above.channels) == (step.case, step.when, step.channels)
