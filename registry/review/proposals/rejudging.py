"""What becomes of findings when a case's proposal is carried out: some go, some stay, some come.

Before and after are judged by the same judge, so neither a later day nor a newer rule is taken for
something that the proposal does.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sqlmodel import Session

from registry.procedure.paths import WHOLE, element_of
from registry.review.proposals.accepted import accepted_of
from registry.review.proposals.judge import Judge, Judged, JudgedFinding
from registry.review.proposals.proposal import Proposal, proposed_today
from registry.review.reading import read_content
from registry.store.review_tables import ReviewCaseRow
from registry.store.tables import EditionRow

_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Stays:
    """A finding that is not solved.

    `was_at` is the element at which the rule told it before: a rule that tells one of several
    papers tells the next once the first is gone. Where it is not `is_answered`, what the rule
    needs is not known any more, so nobody can say that it is solved.
    """

    finding: JudgedFinding
    was_at: str | None = None
    is_answered: bool = True


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What becomes of the findings; `accepted` has the reasons why some new ones are right."""

    solved: tuple[JudgedFinding, ...]
    remaining: tuple[Stays, ...]
    new: tuple[JudgedFinding, ...]
    accepted: Mapping[str, str] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[JudgedFinding, ...]:
        """The new ones that stop the proposal: nobody has accepted them."""
        return tuple(e for e in self.new if e.stops and e.fingerprint not in self.accepted)


def rejudged(
    proposed: Proposal, before: Judged, judge: Judge, accepted: Mapping[str, str] | None = None
) -> Rejudged:
    """What becomes of the findings; `before` is what the judge says of the content under review.

    Of a procedure that is abolished nothing is left to find fault with.
    """
    if proposed.abolishes:
        return Rejudged(before.findings, (), (), accepted or {})
    after = judge(proposed.after) if proposed.changes else before
    found = {each.fingerprint: each for each in after.findings}
    known = {each.fingerprint for each in before.findings}
    gone = [each for each in before.findings if each.fingerprint not in found]
    open_ = [each for each in gone if not after.is_answered(each)]
    come = [each for each in after.findings if each.fingerprint not in known]
    moved = _moved(proposed, [each for each in gone if each not in open_], come)
    left = {was for was, _ in moved.values()}
    return Rejudged(
        solved=tuple(e for e in gone if e not in open_ and e.fingerprint not in left),
        remaining=(
            *(Stays(each) for each in after.findings if each.fingerprint in known),
            *(Stays(e, moved[e.fingerprint][1]) for e in come if e.fingerprint in moved),
            *(Stays(each, is_answered=False) for each in open_),
        ),
        new=tuple(each for each in come if each.fingerprint not in moved),
        accepted=accepted or {},
    )


def rejudged_today(session: Session, case: ReviewCaseRow, today: date, judge: Judge) -> Rejudged:
    """What becomes of the findings of a case with its measures as they are on a day."""
    return rejudged_of(session, case, proposed_today(session, case, today), judge)


def rejudged_of(
    session: Session, case: ReviewCaseRow, proposed: Proposal, judge: Judge
) -> Rejudged:
    """What becomes of the findings of a case when this is carried out."""
    content = session.get_one(EditionRow, case.edition).content
    return rejudged(proposed, _judged(judge, content), judge, accepted_of(session, case))


@lru_cache(maxsize=_REMEMBERED)
def _judged(judge: Judge, content: bytes) -> Judged:
    """What a judge says of an edition; neither ever changes."""
    return judge(read_content(content))


def _moved(
    proposed: Proposal, gone: Iterable[JudgedFinding], come: Sequence[JudgedFinding]
) -> Mapping[str, tuple[str, str]]:
    """Findings told at another element than before though nothing changed there, by fingerprint.

    Each takes the place of one of the same rule that went; with that one's fingerprint and element.
    """
    changed = {element_of(each.path) for each in proposed.changes}
    places: dict[str, list[JudgedFinding]] = defaultdict(list)
    for each in gone:
        places[each.rule].append(each)
    found = {}
    for each in come:
        was = places[each.rule]
        if was and element_of(each.element) not in changed and each.element != WHOLE:
            first = was.pop(0)
            found[each.fingerprint] = (first.fingerprint, first.element)
    return found
