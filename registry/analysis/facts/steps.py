"""Facts about single steps: what they give, and what they only hand on or do again."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from registry.analysis.context import Act, Whole
from registry.analysis.deadlines.spent import decides_after_the_limit
from registry.analysis.deadlines.timeline import only_checks
from registry.analysis.deadlines.words import limit_in_words
from registry.analysis.facts.fact import Fact, facts
from registry.analysis.steps.consulting import has_no_time_to_answer, is_asked_in_turn
from registry.analysis.steps.needless import checked_again, hands_on, only_prepares_or_collects
from registry.procedure.model import Agency, Step
from registry.procedure.vocabulary import Action, Actor

_STATE = frozenset({Actor.ONE_STOP, Actor.AGENCY, Actor.HEAD, Actor.OTHER_AGENCY, Actor.COUNCIL})
_INSIDE = frozenset({Actor.AGENCY, Actor.HEAD})
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
    used = act.whole.once(_used)
    return None if not gives or used is None else bool(set(gives) & used)


def _used(whole: Whole) -> frozenset[str] | None:
    """What steps use, with the results; None where no step says."""
    steps = whole.procedure.steps or ()
    if all(step.uses is None for step in steps):
        return None
    results = (result.id for result in whole.procedure.results or ())
    return frozenset(results).union(*(step.uses or () for step in steps))


def no_act(act: Act) -> bool:
    """The applicant only gets the dossier ready or takes the result: no act of the procedure."""
    return only_prepares_or_collects(act)


def only_checks_dossier(act: Act) -> bool | None:
    """It only sees whether the dossier is complete and in order."""
    return only_checks(act.step, is_confirmed=act.whole.is_confirmed)


def takes(act: Act) -> str | None:
    """Its limit in Vietnamese words, as "5 ngày làm việc"."""
    return limit_in_words(act.step.time_limit, "vi") if act.step.time_limit else None


def takes_en(act: Act) -> str | None:
    """Its limit in English words, as "5 working days"."""
    return limit_in_words(act.step.time_limit, "en") if act.step.time_limit else None


def passes_through(act: Act) -> bool | None:
    """Its agency does nothing else than receive and forward, and is no one-stop desk."""
    return hands_on(act)


def signatures_in_a_row(act: Act) -> int | None:
    """How many steps of proposing or deciding in one agency follow each other from here on."""
    if act.step.action not in _SIGNING:
        return 0
    return None if act.step.agency is None else act.whole.once(_signatures).get(act.step.id, 0)


def _signatures(whole: Whole) -> Mapping[str, int]:
    """By the first step of each run, its length."""
    runs = groupby(whole.procedure.steps or (), key=_signs_in)
    found = ((key, list(run)) for key, run in runs)
    return {run[0].id: len(run) for key, run in found if key is not None}


def _signs_in(step: Step) -> tuple[Agency, Sequence[str]] | None:
    """The agency and case that a step signs in; None where it does not sign."""
    signs = step.actor in _INSIDE and step.action in _SIGNING
    return (step.agency, step.case) if signs and step.agency is not None else None


def approves_again(act: Act) -> bool | None:
    """It decides right after a decision of the same agency, in the same case, always."""
    if act.step.action is not Action.DECIDE or act.step.when:
        return False
    return None if act.step.agency is None else act.step.id in act.whole.once(_second_decisions)


def _second_decisions(whole: Whole) -> frozenset[str]:
    steps = whole.procedure.steps or ()
    return frozenset(
        second.id
        for first, second in pairwise(steps)
        if first.action is second.action is Action.DECIDE
        and (first.agency, first.case, first.when) == (second.agency, second.case, None)
    )


def checked_again_by(act: Act) -> str | None:
    """The name of a later step of another body that checks the same; "" for none.

    Codes in `checks` are compared; without them, what the words say is checked about the dossier as
    a whole (complete, correct, valid), and only between different kinds of bodies.
    """
    if act.step.checks is None and not act.words:
        return None
    again = act.whole.once(checked_again).get(act.step.id)
    return again.name if again else ""


def told_by_words(act: Act) -> bool:
    """What is said of it rests on printed words, not on keys that a person set."""
    return not act.whole.is_confirmed and bool(act.words)


def consulted_before(act: Act) -> bool | None:
    """A consultation that waits for another consultation, though both could run at once."""
    return is_asked_in_turn(act)


def no_time_to_answer(act: Act) -> bool | None:
    """An opinion is asked without a limit for the answer, and silence means nothing."""
    return has_no_time_to_answer(act)


def no_time_left(act: Act) -> bool:
    """A head decides without a limit, and the step that submits it may take the whole time."""
    return act.step.id in act.whole.once(decides_after_the_limit)


STEPS: Mapping[str, Fact[Act]] = facts(
    by_state, presence_needed, output_used, no_act, only_checks_dossier, takes, takes_en,
    passes_through, signatures_in_a_row, approves_again, checked_again_by, told_by_words,
    consulted_before, no_time_to_answer, no_time_left,
)  # fmt: skip
