"""Review cases: one procedure taken up for review, with what is found about it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from registry.actors import Actor, Role
from registry.refusals import (
    FieldError,
    NotFound,
    Refusal,
    Words,
    conflict,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.review.findings import counts_by_procedure
from registry.review.status import Status
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.files import procedure_key
from registry.store.store import Store
from registry.store.tables import ProcedureRow, ReviewCaseRow

OPEN_CASE = "open_case"
IN_REVIEW = "IN_REVIEW"
_CASE = Words("hồ sơ rà soát", "review case")
_PROCEDURE = Words("thủ tục", "procedure")
_LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Case:
    """A review case; `edition` is the content it was opened on."""

    id: int
    authority: str
    code: str
    procedure_name: str
    edition: str
    state: str
    reason: str
    opened_by: str
    opened_at: datetime
    closed_at: datetime | None
    revision: int


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A case with the number of findings of each status about its procedure."""

    case: Case
    findings: Mapping[Status, int]


def open_case(
    store: Store,
    authority: str,
    code: str,
    *,
    reason: str,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Case | Refusal:
    """Takes a procedure up for review; `expected_revision` is that of the procedure.

    Raises StoreBusy.
    """
    key, words = procedure_key(authority, code), reason.strip()
    request = Request(
        OPEN_CASE,
        f"procedures/{key}",
        actor,
        now,
        idempotency_key,
        expected_revision,
        {"reason": words},
    )
    return carry_out(
        store, request, Case, lambda writing: _open(writing, key, words, expected_revision)
    )


def cases(
    store: Store, *, actor: Actor, today: date, authority: str | None = None
) -> tuple[CaseSummary, ...]:
    """The cases of the authorities in which the actor holds a role, newest first."""
    with store.read() as session:
        counts = counts_by_procedure(session, today)
        return tuple(
            CaseSummary(_case(row, procedure), counts.get(procedure.key, Counter()))
            for row, procedure in _rows(session)
            if authority in (None, procedure.authority)
            and actor.grant_for(Role.VIEWER, procedure.authority)
        )


def case(store: Store, number: int, *, actor: Actor, today: date) -> CaseSummary | NotFound:
    """One case; for people without a role there it does not exist."""
    found = cases(store, actor=actor, today=today)
    for summary in found:
        if summary.case.id == number:
            return summary
    return not_found(_CASE, number)


def _open(writing: Writing, key: str, reason: str, expected_revision: int) -> Case | Refusal:
    session = writing.session
    procedure = session.get(ProcedureRow, key)
    if procedure is None:
        return not_found(_PROCEDURE, key)
    grant = writing.actor.grant_for(Role.REVIEWER, procedure.authority)
    if grant is None:
        return forbidden(Role.REVIEWER, procedure.authority)
    if procedure.revision != expected_revision:
        return stale(procedure.revision, expected_revision)
    already = _open_case_of(session, key)
    if already is not None:
        return conflict(
            "case-open", revision=already.revision, state=already.state, case=already.id
        )
    mistakes = tuple(_mistakes(reason))
    if mistakes:
        return invalid(mistakes)
    row = _new_row(writing, procedure, reason)
    about = {"case": row.id, "state": row.state, "reason": reason, "edition": row.edition}
    base = procedure.revision
    writing.log(OPEN_CASE, f"procedures/{key}", about, under=grant, base_revision=base)
    return _case(row, procedure)


def _mistakes(reason: str) -> Iterator[FieldError]:
    if not reason:
        yield field_error("reason", "required")
    if len(reason) > _LONGEST:
        yield field_error("reason", "too-long", limit=_LONGEST)


def _new_row(writing: Writing, procedure: ProcedureRow, reason: str) -> ReviewCaseRow:
    row = ReviewCaseRow(
        procedure=procedure.key,
        edition=procedure.edition,
        state=IN_REVIEW,
        reason=reason,
        opened_by=writing.actor.name,
        opened_at=writing.now,
        revision=1,
    )
    writing.session.add(row)
    writing.session.flush()
    return row


def _open_case_of(session: Session, key: str) -> ReviewCaseRow | None:
    query = select(ReviewCaseRow).where(
        ReviewCaseRow.procedure == key, col(ReviewCaseRow.closed_at).is_(None)
    )
    return session.exec(query).first()


def _rows(session: Session) -> list[tuple[ReviewCaseRow, ProcedureRow]]:
    query = select(ReviewCaseRow, ProcedureRow).join(
        ProcedureRow, col(ProcedureRow.key) == col(ReviewCaseRow.procedure)
    )
    return list(session.exec(query.order_by(col(ReviewCaseRow.id).desc())))


def _case(row: ReviewCaseRow, procedure: ProcedureRow) -> Case:
    assert row.id is not None  # it was read or flushed
    return Case(
        id=row.id,
        authority=procedure.authority,
        code=procedure.code,
        procedure_name=procedure.name,
        edition=row.edition,
        state=row.state,
        reason=row.reason,
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        revision=row.revision,
    )
