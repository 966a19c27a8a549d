"""Steps that add nothing: getting a dossier ready, collecting, handing on, checking again.

A file's own keys decide where they are set; an imported file has only words, and what they do not
name is not claimed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from registry.analysis.context import Act, Whole
from registry.analysis.steps.openings import is_listed
from registry.procedure.model import Agency, Step
from registry.procedure.vocabulary import Action, Actor

_APPLICANTS = frozenset({Action.PREPARE, Action.RETURN})
_HANDING_ON = frozenset({Action.RECEIVE, Action.FORWARD})
_IN_BETWEEN = frozenset({Actor.AGENCY, Actor.OTHER_AGENCY})
_NO_ACTS = ("only_prepares", "only_logs_in", "told_by_machine")
_MAY_BE_NO_ACT = (*_NO_ACTS, "collects")
# A list that is gone through tells whether all papers are there.
_LIST = "danh muc"
_QUALITIES = ("chinh xac", "day du", "thong nhat", "hop le")
Body = tuple[Actor | None, Agency | None]


def only_prepares_or_collects(act: Act) -> bool:
    """The applicant does nothing in it for the procedure: gets ready, or takes what is given."""
    step = act.step
    if step.presence is True:
        return False
    if act.whole.is_confirmed or not act.words:
        return step.actor is Actor.APPLICANT and step.action in _APPLICANTS
    return act.can_say(*_MAY_BE_NO_ACT) and is_listed(act.words) and _is_no_act(act)


def _is_no_act(act: Act) -> bool:
    opening = act.opening
    if any(act.says(group, opening) for group in _NO_ACTS):
        return True
    if not act.says("collects", opening) or act.says("must_be_there", opening):
        return False
    return not act.says("acts_besides_collecting", opening)


def hands_on(act: Act) -> bool | None:
    """Its body does nothing else than receive and forward, and is no one-stop desk.

    Of imported words only where they say so themselves: who acts there is often not named.
    """
    step = act.step
    if step.actor is None or step.action is None:
        return None
    if step.actor not in _IN_BETWEEN:
        return False
    if not act.whole.is_confirmed and act.words:
        return step.action in _HANDING_ON and _says_it_hands_on(act)
    if step.action is not Action.FORWARD:
        return False
    return act.whole.once(_acts_of_bodies)[step.actor, step.agency] <= _HANDING_ON


def _says_it_hands_on(act: Act) -> bool:
    opening = act.opening
    if not act.says("hands_on", opening) or act.says("acts_besides_handing_on", opening):
        return False
    return act.whole.once(_heads)[_head(opening)] == 1


def _acts_of_bodies(whole: Whole) -> Mapping[Body, frozenset[Action | None]]:
    found: dict[Body, frozenset[Action | None]] = {}
    for step in whole.procedure.steps or ():
        body = (step.actor, step.agency)
        found[body] = found.get(body, frozenset()) | {step.action}
    return found


def _heads(whole: Whole) -> Mapping[str, int]:
    """How many steps open with the same words: a body that is named again does more."""
    found: dict[str, int] = {}
    for act in whole.acts:
        head = _head(act.opening)
        found[head] = found.get(head, 0) + 1
    return found


def _head(opening: str) -> str:
    return " ".join(opening.split()[:4])


@dataclass(slots=True)
class _Checked:
    """Who has checked what so far: for each thing the first step of each body."""

    steps: dict[str, dict[Body, Step]] = field(default_factory=dict)

    def earlier(self, thing: str, step: Step) -> Iterator[Step]:
        yield from (one for one in self.steps.get(thing, {}).values() if _others(one, step))

    def take(self, thing: str, step: Step) -> None:
        self.steps.setdefault(thing, {}).setdefault((step.actor, step.agency), step)


def checked_again(whole: Whole) -> Mapping[str, Step]:
    """By the id of a step, the other step of another body that checks the same thing.

    It is the earlier one that is needless, unless the later does nothing but check the dossier.
    """
    so_far, found = _Checked(), dict[str, Step]()
    for act in whole.acts:
        if act.step.actor in (None, Actor.APPLICANT, Actor.UNKNOWN) or act.step.when:
            continue
        for thing in _checks(act):
            for one in so_far.earlier(thing, act.step):
                needless, other = (act.step, one) if _only_checks(act) else (one, act.step)
                found.setdefault(needless.id, other)
            so_far.take(thing, act.step)
    return found


def _only_checks(act: Act) -> bool:
    """By its printed words; codes of checks tell nothing of what else is done."""
    return act.step.checks is None and act.step.action is Action.CHECK


def _others(one: Step, other: Step) -> bool:
    """Different bodies that act in the same case: by agency where both name one, else by kind."""
    if one.case and other.case and not set(one.case) & set(other.case):
        return False
    if one.agency is not None and other.agency is not None:
        return one.agency != other.agency
    return one.actor is not other.actor


def _checks(act: Act) -> Iterator[str]:
    """Codes of checks; without any, what the words say is checked about the dossier as a whole."""
    if act.step.checks is not None:
        yield from (f"code {code}" for code in act.step.checks)
        return
    if not act.words or not act.says("dossier_quality"):
        return
    wording = act.whole.reference.wording["dossier_quality"]
    for found in wording.pattern.finditer(act.words):
        words = found.group().replace(_LIST, _QUALITIES[1])
        yield from (quality for quality in _QUALITIES if quality in words)
