"""What stands in the way of an act although its state allows it; named by `machine.yaml`.

A guard looks at the case as it is in the transaction of the change, so nothing can slip between the
check and the act. To add one: a function here, its name in GUARDS, its words in refusals.yaml.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from registry.refusals import Conflict, Invalid, Words, conflict, invalid
from registry.review.costs import KEEP_COSTS, cost_today
from registry.review.events import people_who
from registry.review.forms import missing_answers
from registry.review.proposals.consequences import ACCEPT
from registry.review.proposals.judge import Judge
from registry.review.proposals.proposal import proposed_today
from registry.review.proposals.rejudging import rejudged_today
from registry.review.reading import procedure_of
from registry.review.words import outcomes
from registry.store.acts import Writing
from registry.store.review_tables import MeasureRow, ReviewCaseRow

# What makes a person an author of what a case proposes, and what makes one its checker.
AUTHORING = (
    "add_measure", "change_measure", "write_operation", "remove_operation", "answer_form",
    KEEP_COSTS, ACCEPT,
)  # fmt: skip
CHECKING = ("propose_case",)
# Guards that shut out whoever did one of these before: nobody waits for them either.
FOUR_EYES: Mapping[str, Sequence[str]] = {"not-author": AUTHORING, "not-checker": CHECKING}
THROUGH_PLAN = "through-plan"


@dataclass(frozen=True, slots=True)
class Situation:
    """A case with its measures, inside the change that an act would make; `measure` is the one
    that the act is about, if it is about one. `judge` says what rules find in what is proposed.
    """

    writing: Writing
    case: ReviewCaseRow
    measures: Sequence[MeasureRow]
    judge: Judge
    measure: MeasureRow | None = None

    @property
    def number(self) -> int:
        assert self.case.id is not None  # it was read
        return self.case.id

    @property
    def living(self) -> Sequence[MeasureRow]:
        """The measures that were not taken back."""
        return [each for each in self.measures if each.state != "WITHDRAWN"]


Guard = Callable[[Situation], Conflict | Invalid | None]


def _has_measures(here: Situation) -> Conflict | None:
    return None if here.living else _refused(here, "no-measures")


def _measures_fit(here: Situation) -> Conflict | None:
    """What is proposed fits the content under review and itself: nothing of it is left out."""
    found = proposed_today(here.writing.session, here.case, here.writing.now.date()).clashes
    titles = {each.id: each.title for each in here.living}
    named = ", ".join(dict.fromkeys(f"«{titles[each.measure]}»" for each in found))
    return _refused(here, "measures-clash", measures=named) if found else None


def _forms_complete(here: Situation) -> Invalid | None:
    """Form A up to its stop, B for each form, C for each condition; all that is missing at once."""
    missing = missing_answers(here.writing.session, here.case)
    return invalid(missing) if missing else None


def _not_author(here: Situation) -> Conflict | None:
    """Four eyes: whoever wrote what is proposed neither checks nor approves it."""
    return _unless_among(here, FOUR_EYES["not-author"], "own-work")


def _not_checker(here: Situation) -> Conflict | None:
    return _unless_among(here, FOUR_EYES["not-checker"], "own-check")


def _changes_something(here: Situation) -> Conflict | None:
    return None if _changes(here) else _refused(here, "measure-keeps")


def _keeps(here: Situation) -> Conflict | None:
    return _refused(here, "measure-changes") if _changes(here) else None


def _within_power_or_approved(here: Situation) -> Conflict | None:
    """What is beyond the owner's power needs the approval of the Government first (Điều 31)."""
    assert here.measure is not None
    if here.measure.within_power or here.measure.state == "APPROVED_BY_PM":
        return None
    return _refused(here, "beyond-power")


def _beyond_power(here: Situation) -> Conflict | None:
    assert here.measure is not None
    return _refused(here, "within-power") if here.measure.within_power else None


def _through_plan(here: Situation) -> Conflict | None:
    """A case enters the plan with the plan's approval, not by itself."""
    return _refused(here, THROUGH_PLAN)


def _cost_plausible(here: Situation) -> Conflict | None:
    """A figure that looks wrong stops the case; a sheet that is not complete, or none, does not."""
    cost = cost_today(here.writing.session, here.case, here.writing.now.date())
    doubts = [each.message for each in cost.standing]
    if not doubts:
        return None
    said = Words(" ".join(each.vi for each in doubts), " ".join(each.en for each in doubts))
    return _refused(here, "cost-implausible", count=len(doubts), doubts=said)


def _newer_edition(here: Situation) -> Conflict | None:
    """There is something to move onto."""
    newest = procedure_of(here.writing.session, here.case).edition
    return _refused(here, "no-newer-edition") if newest == here.case.edition else None


def _no_new_findings(here: Situation) -> Conflict | None:
    """What simplifies must not bring what a rule finds fault with, unless somebody says why.

    A measure cannot be changed once it is proposed, so then there is something else to do.
    """
    today = here.writing.now.date()
    new = rejudged_today(here.writing.session, here.case, today, here.judge).standing
    if not new:
        return None
    told = [f"{each.rule}, {each.element}: " for each in new]
    said = Words(
        " ".join(start + each.message.vi for start, each in zip(told, new, strict=True)),
        " ".join(start + each.message.en for start, each in zip(told, new, strict=True)),
    )
    code = "new-findings" if here.measure is None else "new-findings-proposed"
    return _refused(here, code, count=len(new), findings=said)


GUARDS: Mapping[str, Guard] = {
    "has-measures": _has_measures,
    "measures-fit": _measures_fit,
    "forms-complete": _forms_complete,
    "not-author": _not_author,
    "not-checker": _not_checker,
    "changes-something": _changes_something,
    "keeps": _keeps,
    "within-power-or-approved": _within_power_or_approved,
    "beyond-power": _beyond_power,
    "cost-plausible": _cost_plausible,
    "newer-edition": _newer_edition,
    "no-new-findings": _no_new_findings,
    THROUGH_PLAN: _through_plan,
}


def _changes(here: Situation) -> bool:
    assert here.measure is not None
    return outcomes()[here.measure.outcome].changes


def _unless_among(here: Situation, kinds: Sequence[str], code: str) -> Conflict | None:
    name = here.writing.actor.name
    among = name in people_who(here.writing.session, here.number, kinds)
    return _refused(here, code, person=name) if among else None


def _refused(here: Situation, code: str, /, **about: object) -> Conflict:
    row = here.measure or here.case
    return conflict(code, revision=row.revision, state=row.state, about=about)
