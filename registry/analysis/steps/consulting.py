"""Opinions asked of other bodies: one after another, without a time to answer, without effect."""

import re
from collections.abc import Mapping, Sequence

from registry.analysis.context import Act, Whole
from registry.procedure.model import Step
from registry.procedure.vocabulary import Action, Actor, Silence

_ASKS = frozenset({Action.CONSULT, Action.VERIFY})
_TIME = re.compile(r"\d+ ?(?:\([^)]*\) ?)?(?:ngay|gio|thang|tuan)\b")
_ANSWER = re.compile(r"\by kien\b|\btra loi\b")
_ACTING = frozenset({Silence.APPROVED, Silence.REFUSED})


def is_asked_in_turn(act: Act) -> bool | None:
    """It waits for another opinion, though both could be asked at once; not known of words."""
    step, before = act.step, act.whole.once(_above)[act.step.id]
    if step.action is not Action.CONSULT or before is None or before.action is not Action.CONSULT:
        return False
    if before.actor is not step.actor or step.after == ():
        return False
    if step.after is None:
        return True if act.whole.is_confirmed else None
    return before.id in step.after


def _above(whole: Whole) -> Mapping[str, Step | None]:
    steps: Sequence[Step] = whole.procedure.steps or ()
    return {step.id: steps[at - 1] if at else None for at, step in enumerate(steps)}


def has_no_time_to_answer(act: Act) -> bool | None:
    """An opinion is asked, no limit is set for the answer, and silence means nothing.

    Not known where the file leaves the limit out; an imported text is whole, and tells or does not.
    """
    step = act.step
    if step.action is not Action.CONSULT or step.actor in (Actor.APPLICANT, Actor.OTHER_AGENCY):
        return False
    if step.silence in _ACTING or act.whole.once(_answered_in_time)[step.id]:
        return False
    if step.time_limit is not None:
        return step.time_limit.amount is None
    if act.whole.is_confirmed or not act.words:
        return None
    return act.says("asks_opinion") and _TIME.search(act.words) is None


def _answered_in_time(whole: Whole) -> Mapping[str, bool]:
    """Whether a step after each one has a limit and is the answer of another body."""
    found: dict[str, bool] = {}
    answered = False
    for act in reversed(whole.acts):
        found[act.step.id] = answered
        answered = answered or _is_an_answer(act)
    return found


def _is_an_answer(act: Act) -> bool:
    step = act.step
    if step.actor is Actor.OTHER_AGENCY and step.action in _ASKS and step.time_limit is not None:
        return step.time_limit.amount is not None
    told = not act.whole.is_confirmed and act.words
    return bool(told and _TIME.search(act.words) and _ANSWER.search(act.words))
