"""Facts about single steps: what they give, and what they only hand on."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from registry.analysis.context import Act, Whole
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.model import Step
from registry.procedure.vocabulary import Action, Actor

_STATE = frozenset({Actor.ONE_STOP, Actor.AGENCY, Actor.HEAD, Actor.OTHER_AGENCY, Actor.COUNCIL})
_HANDING_ON = frozenset({Action.RECEIVE, Action.FORWARD})
_SIGNING = frozenset({Action.PROPOSE, Action.DECIDE})


def by_state(act: Act) -> bool | None:
    """A state body acts, not the applicant."""
    return None if act.step.actor is None else act.step.actor in _STATE


def presence_needed(act: Act) -> bool:
    """The file says that the applicant has to be there."""
    return act.step.presence is True


def output_used(act: Act) -> bool | None:
    """A later step or a result uses what it gives; not known where no step says what it uses."""
    gives = act.step.gives
    steps = act.whole.procedure.steps or ()
    if not gives or all(step.uses is None for step in steps):
        return None
    results = {result.id for result in act.whole.procedure.results or ()}
    used = {each for step in steps for each in step.uses or ()}
    return bool(set(gives) & (used | results))


def passes_through(act: Act) -> bool | None:
    """Its agency does nothing else than receive and forward, and is no one-stop desk."""
    step = act.step
    if step.actor is None or step.action is None:
        return None
    if step.action is not Action.FORWARD or step.actor not in (Actor.AGENCY, Actor.OTHER_AGENCY):
        return False
    return all(s.action in _HANDING_ON for s in _steps_of_agency(act.whole, step))


def _steps_of_agency(whole: Whole, step: Step) -> Sequence[Step]:
    steps = whole.procedure.steps or ()
    return [each for each in steps if (each.actor, each.agency) == (step.actor, step.agency)]


def signatures_in_a_row(act: Act) -> int | None:
    """How many steps of proposing or deciding in one agency follow each other from here on."""
    if act.step.action not in _SIGNING:
        return 0
    if act.step.agency is None:
        return None
    steps = list(act.whole.procedure.steps or ())
    at = steps.index(act.step)
    if at > 0 and _signs_with(steps[at - 1], act.step):
        return 0
    return len(list(takewhile(lambda step: _signs_with(step, act.step), steps[at:])))


def _signs_with(step: Step, first: Step) -> bool:
    inside = step.actor in (Actor.AGENCY, Actor.HEAD) and step.agency == first.agency
    return inside and step.action in _SIGNING and step.case == first.case


def consulted_before(act: Act) -> bool:
    """A consultation that waits for another consultation, though both could run at once."""
    steps = list(act.whole.procedure.steps or ())
    at = steps.index(act.step)
    if act.step.action is not Action.CONSULT or at == 0 or act.step.after == ():
        return False
    before = steps[at - 1]
    waits = act.step.after is None or before.id in act.step.after
    return waits and before.action is Action.CONSULT and before.actor == act.step.actor


STEPS: Mapping[str, Fact[Act]] = facts(
    by_state, presence_needed, output_used, passes_through, signatures_in_a_row, consulted_before
)
