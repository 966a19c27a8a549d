"""What looks wrong in a case and is right all the same: accepted with a reason, one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

from registry.actors import Actor, Grant
from registry.refusals import FieldError, Refusal, field_error, invalid, not_found
from registry.review.costs import cost_of, fingerprint_of
from registry.review.events import happened
from registry.review.measures import allowed, closed_for_changes
from registry.review.proposals.judge import Judge
from registry.review.proposals.proposal import proposed_today
from registry.review.proposals.rejudging import rejudged_of
from registry.review.reading import CASE
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import AcceptedRow, ReviewCaseRow
from registry.store.store import Store

ACCEPT = "accept_consequence"
_LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was accepted; `revision` is that of the case."""

    case: int
    fingerprint: str
    revision: int


def accept_consequence(
    store: Store,
    case: int,
    fingerprint: str,
    words: str,
    *,
    judge: Judge,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Accepted | Refusal:
    """Accepts a doubt of the case's cost sheet, or a finding that its proposal brings.

    `words` say why it is right. With another figure it is another doubt; a finding is the same as
    long as rule and element are. Whoever accepts is an author of what is proposed: a second person
    sees it before it goes on. Raises StoreBusy.
    """
    said = normalize("NFC", words).strip()
    about = {"fingerprint": fingerprint, "words": said}
    request = Request(
        ACCEPT, f"cases/{case}", actor, now, idempotency_key, expected_revision, about
    )
    made = AcceptedRow(
        case=case, fingerprint=fingerprint, words=said, actor=actor.name, at=now, act=0
    )
    return carry_out(
        store, request, Accepted, lambda writing: _accepted(writing, made, judge, expected_revision)
    )


def _accepted(
    writing: Writing, made: AcceptedRow, judge: Judge, expected_revision: int
) -> Accepted | Refusal:
    session = writing.session
    case = session.get(ReviewCaseRow, made.case)
    if case is None:
        return not_found(CASE, made.case)
    grant = allowed(writing, case)
    if not isinstance(grant, Grant):
        return grant
    refused = closed_for_changes(case, case.revision, expected_revision)
    mistakes = () if refused else tuple(_mistakes(made, _known(writing, case, judge)))
    if refused or mistakes:
        return refused or invalid(mistakes)
    base = case.revision
    case.revision += 1
    about = {"fingerprint": made.fingerprint, "words": made.words}
    made.act = writing.log(ACCEPT, f"cases/{case.id}", about, under=grant, base_revision=base)
    session.add_all([made, case])
    happened(writing, grant, made.act, kind=ACCEPT, case=made.case, words=made.words)
    session.flush()
    return Accepted(made.case, made.fingerprint, case.revision)


def _mistakes(made: AcceptedRow, known: Iterable[str]) -> Iterator[FieldError]:
    if not made.words:
        yield field_error("words", "required")
    if len(made.words) > _LONGEST:
        yield field_error("words", "too-long", limit=_LONGEST)
    if made.fingerprint not in known:
        yield field_error("fingerprint", "consequence-unknown", fingerprint=made.fingerprint)


def _known(writing: Writing, case: ReviewCaseRow, judge: Judge) -> Iterator[str]:
    """What can be accepted in a case now, by fingerprint; what the rules say comes last."""
    session = writing.session
    proposed = proposed_today(session, case, writing.now.date())
    yield from map(fingerprint_of, cost_of(session, case, proposed).doubts)
    yield from (each.fingerprint for each in rejudged_of(session, case, proposed, judge).new)
