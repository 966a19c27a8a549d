"""Triage: people accept, dismiss or reopen findings; every verdict is appended, none is changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from registry.actors import Actor, Grant, Role
from registry.refusals import (
    Conflict,
    FieldError,
    Forbidden,
    Invalid,
    Refusal,
    Words,
    conflict,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.review.findings import FINDING
from registry.review.status import Decision, Status, status
from registry.review.verdicts import ACCEPT, DISMISS, REOPEN, last_verdict
from registry.review.words import reasons
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.store import Store
from registry.store.tables import FindingRow, ProcedureRow, SightingRow, VerdictRow

LONGEST = 5000
MOST = 500  # findings in one verdict: a transaction others wait for

# What may be decided where a finding stands. A fixed one needs no decision.
ALLOWED: Mapping[Status, frozenset[Decision]] = {
    Status.OPEN: frozenset({Decision.ACCEPTED, Decision.DISMISSED}),
    Status.ACCEPTED: frozenset({Decision.DISMISSED, Decision.REOPENED}),
    Status.DISMISSED: frozenset({Decision.ACCEPTED, Decision.REOPENED}),
    Status.SUPPRESSED: frozenset({Decision.ACCEPTED, Decision.DISMISSED}),
    Status.FIXED: frozenset(),
}
_KINDS = {Decision.ACCEPTED: ACCEPT, Decision.DISMISSED: DISMISS, Decision.REOPENED: REOPEN}


@dataclass(frozen=True, slots=True)
class Triaged:
    """Where a finding stands after a verdict; `act` is its number in the log."""

    fingerprint: str
    status: Status
    revision: int
    act: int


@dataclass(frozen=True, slots=True)
class Looked:
    """A finding as it was looked at."""

    fingerprint: str
    revision: int


@dataclass(frozen=True, slots=True)
class TriagedMany:
    """Where the findings stand after one verdict on all of them, in the order they were named."""

    findings: tuple[Triaged, ...]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A verdict that is asked for."""

    decision: Decision
    words: str
    reason: str | None = None
    until: date | None = None


def accept(
    store: Store,
    fingerprint: str,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
    words: str = "",
) -> Triaged | Refusal:
    """Agrees that a finding is right and is to be acted on. Raises StoreBusy."""
    asked = _Verdict(Decision.ACCEPTED, words.strip())
    return _decide(store, fingerprint, asked, actor, now, idempotency_key, expected_revision)


def dismiss(
    store: Store,
    fingerprint: str,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
    reason: str,
    words: str,
    until: date | None = None,
) -> Triaged | Refusal:
    """Sets a finding aside for a reason of the list, in words too, at the longest `until` a day.

    Raises StoreBusy.
    """
    asked = _Verdict(Decision.DISMISSED, words.strip(), reason, until)
    return _decide(store, fingerprint, asked, actor, now, idempotency_key, expected_revision)


def reopen(
    store: Store,
    fingerprint: str,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
    words: str,
) -> Triaged | Refusal:
    """Takes an earlier verdict back; it stays in the history. Raises StoreBusy."""
    asked = _Verdict(Decision.REOPENED, words.strip())
    return _decide(store, fingerprint, asked, actor, now, idempotency_key, expected_revision)


def triage_many(
    store: Store,
    looked: Sequence[Looked],
    decision: Decision,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    words: str = "",
    reason: str | None = None,
    until: date | None = None,
) -> TriagedMany | Refusal:
    """One verdict on many findings: an act for each, all of them or none, under one key.

    Refusals name every finding that stands in the way. Raises StoreBusy.
    """
    asked = _Verdict(decision, words.strip(), reason, until)
    about = {each.fingerprint: each.revision for each in looked}
    request = Request(
        "triage_many", "findings", actor, now, idempotency_key, 0, _fields(asked) | {"about": about}
    )
    return carry_out(store, request, TriagedMany, lambda writing: _all(writing, looked, asked))


def _all(writing: Writing, looked: Sequence[Looked], asked: _Verdict) -> TriagedMany | Refusal:
    mistakes = tuple(_list_mistakes(looked))
    if mistakes:
        return invalid(mistakes)
    answers = [_decided(writing, each.fingerprint, asked, each.revision) for each in looked]
    lacking = next((each for each in answers if isinstance(each, Forbidden)), None)
    if lacking is not None:
        return lacking
    refused = tuple(_each_refused(looked, answers))
    done = tuple(each for each in answers if isinstance(each, Triaged))
    return invalid(refused) if refused else TriagedMany(done)


def _list_mistakes(looked: Sequence[Looked]) -> Iterator[FieldError]:
    if not looked:
        yield field_error("findings", "required")
    if len(looked) > MOST:
        yield field_error("findings", "too-many", limit=MOST)
    seen: set[str] = set()
    for index, each in enumerate(looked):
        if each.fingerprint in seen:
            yield field_error(f"findings.{index}", "finding-twice", fingerprint=each.fingerprint)
        seen.add(each.fingerprint)


def _each_refused(
    looked: Sequence[Looked], answers: Sequence[Triaged | Refusal]
) -> Iterator[FieldError]:
    for index, (each, answer) in enumerate(zip(looked, answers, strict=True)):
        if isinstance(answer, Invalid):
            yield from answer.fields if index == 0 else ()  # they are about the verdict itself
        elif not isinstance(answer, Triaged):
            said = answer.message
            words = Words(f"{each.fingerprint}: {said.vi}", f"{each.fingerprint}: {said.en}")
            yield FieldError(f"findings.{index}", answer.code, words)


def _decide(
    store: Store,
    fingerprint: str,
    asked: _Verdict,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Triaged | Refusal:
    request = Request(
        _KINDS[asked.decision],
        f"findings/{fingerprint}",
        actor,
        now,
        idempotency_key,
        expected_revision,
        _fields(asked),
    )
    return carry_out(
        store,
        request,
        Triaged,
        lambda writing: _decided(writing, fingerprint, asked, expected_revision),
    )


def _decided(
    writing: Writing, fingerprint: str, asked: _Verdict, expected_revision: int
) -> Triaged | Refusal:
    row = writing.session.get(FindingRow, fingerprint)
    if row is None:
        return not_found(FINDING, fingerprint)
    authority = _authority(writing.session, row)
    grant = writing.actor.grant_for(Role.REVIEWER, authority)
    if grant is None:
        return forbidden(Role.REVIEWER, authority)
    today = writing.now.date()
    seen = writing.session.get_one(SightingRow, (row.fingerprint, row.edition))
    refused = _against_state(writing.session, row, seen, asked, expected_revision, today)
    if refused:
        return refused
    mistakes = tuple(_mistakes(asked, today))
    return invalid(mistakes) if mistakes else _keep(writing, row, seen, asked, grant)


def _authority(session: Session, row: FindingRow) -> str:
    procedure = session.get_one(ProcedureRow, row.procedure)
    return procedure.authority


def _against_state(
    session: Session,
    row: FindingRow,
    seen: SightingRow,
    asked: _Verdict,
    expected_revision: int,
    today: date,
) -> Conflict | None:
    verdict = last_verdict(session, row.fingerprint)
    state = status(
        verdict,
        gone_at=row.gone_at,
        returned_at=row.returned_at,
        today=today,
        held_until=seen.held_until,
    )
    if row.revision != expected_revision:
        return stale(row.revision, expected_revision, state.value)
    if asked.decision in ALLOWED[state]:
        return None
    code = "finding-fixed" if state is Status.FIXED else "already-so"
    return conflict(code, revision=row.revision, state=state.value, state_word=state.value)


def _mistakes(asked: _Verdict, today: date) -> Iterator[FieldError]:
    if asked.decision is not Decision.ACCEPTED and not asked.words:
        yield field_error("words", "required")
    if len(asked.words) > LONGEST:
        yield field_error("words", "too-long", limit=LONGEST)
    if asked.decision is Decision.DISMISSED and asked.reason not in reasons():
        allowed = ", ".join(reasons())
        yield field_error("reason", "reason-unknown", found=asked.reason, allowed=allowed)
    if asked.until is not None and asked.until <= today:
        yield field_error("until", "until-past", today=today.isoformat())


def _keep(
    writing: Writing, row: FindingRow, seen: SightingRow, asked: _Verdict, grant: Grant
) -> Triaged:
    """Keeps the verdict, with the version of the rule whose finding people see now: a later
    analysis may bring another.
    """
    act = writing.log(
        _KINDS[asked.decision],
        f"findings/{row.fingerprint}",
        _fields(asked) | {"edition": row.edition, "version": seen.version},
        under=grant,
        base_revision=row.revision,
    )
    verdict = VerdictRow(
        finding=row.fingerprint,
        decision=asked.decision.value,
        reason=asked.reason,
        words=asked.words,
        until=asked.until,
        actor=writing.actor.name,
        role=grant.role.value,
        at=writing.now,
        act=act,
    )
    row.revision += 1
    writing.session.add_all([verdict, row])
    writing.session.flush()
    state = status(
        verdict,
        gone_at=None,  # what is gone is not judged
        returned_at=row.returned_at,
        today=writing.now.date(),
        held_until=seen.held_until,
    )
    return Triaged(row.fingerprint, state, row.revision, act)


def _fields(asked: _Verdict) -> dict[str, str | None]:
    return {
        "decision": asked.decision.value,
        "reason": asked.reason,
        "words": asked.words,
        "until": asked.until.isoformat() if asked.until else None,
    }
