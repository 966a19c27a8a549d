"""Review cases: one procedure taken up for review, with what is found about it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from registry.actors import Actor, Role
from registry.refusals import (
    FieldError,
    NotFound,
    PossibleAct,
    Refusal,
    Words,
    conflict,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.review.events import happened
from registry.review.findings import counts_by_procedure
from registry.review.machine import shown_state, states
from registry.review.measure import Measure, measure_of, measure_state
from registry.review.moves import possible_acts
from registry.review.reading import CASE, measures_of
from registry.review.status import Status
from registry.store.acts import Writing, last_seq
from registry.store.commands import Request, carry_out
from registry.store.files import procedure_key
from registry.store.review_tables import MeasureRow, PlanItemRow, PlanRow, ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import ProcedureRow

OPEN_CASE = "open_case"
IN_REVIEW = "IN_REVIEW"
_PROCEDURE = Words("thủ tục", "procedure")
_LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Case:
    """A review case; `edition` is the content it was opened on.

    `state` is what it shows: once proposed that of its least advanced measure. `own_state` is its
    own, `returns` counts how often the control unit gave it back. `due` is the last day that its
    approved plan sets.
    """

    id: int
    authority: str
    code: str
    procedure_name: str
    edition: str
    state: str
    own_state: str
    reason: str
    opened_by: str
    opened_at: datetime
    closed_at: datetime | None
    returns: int
    revision: int
    due: date | None = None


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A case with its measures and the number of findings of each status about its procedure.

    `possible` are the acts that its state allows, whoever may do them; those of a measure stand
    under its number. `seen` is the last act of the log when it was read.
    """

    case: Case
    findings: Mapping[Status, int]
    measures: tuple[Measure, ...] = ()
    possible: tuple[PossibleAct, ...] = ()
    possible_of_measures: Mapping[int, tuple[PossibleAct, ...]] = field(default_factory=dict)
    seen: int = 0


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


def case(store: Store, number: int, *, actor: Actor, today: date) -> CaseSummary | NotFound:
    """One case; for people without a role there it does not exist."""
    with store.read() as session:
        found = summaries(session, [number], today).get(number)
        if found is None or not actor.grant_for(Role.VIEWER, found.case.authority):
            return not_found(CASE, number)
        return found


def summaries(session: Session, numbers: Collection[int], today: date) -> Mapping[int, CaseSummary]:
    """The cases with these numbers, each with its measures, findings and acts: few statements,
    however many they are.
    """
    rows = session.exec(_CASES.where(col(ReviewCaseRow.id).in_(numbers))).all()
    counts = counts_by_procedure(session, [row.procedure for row, _ in rows], today)
    measures = _measures_by_case(session, numbers)
    days, seen = last_days(session, numbers), last_seq(session)
    found = {
        row.id or 0: _summary(
            row, procedure, measures.get(row.id or 0, ()), counts, today, days.get(row.id or 0)
        )
        for row, procedure in rows
    }
    return {number: replace(summary, seen=seen) for number, summary in found.items()}


def last_days(session: Session, cases: Collection[int]) -> Mapping[int, date]:
    """The last day of the review by case, as an approved plan sets it."""
    query = (
        select(PlanItemRow.case, func.min(PlanItemRow.ends))
        .join(PlanRow, col(PlanRow.id) == col(PlanItemRow.plan))
        .where(col(PlanItemRow.case).in_(cases), col(PlanRow.decision).is_not(None))
        .group_by(col(PlanItemRow.case))
    )
    return {number: day for number, day in session.exec(query) if number and day}


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
    already = open_case_of(writing, key)
    if already is not None:
        return conflict(
            "case-open", revision=already.revision, state=already.state, case=already.id
        )
    mistakes = tuple(_mistakes(reason))
    if mistakes:
        return invalid(mistakes)
    row = new_case(writing, procedure, reason, IN_REVIEW)
    about = {"case": row.id, "state": row.state, "reason": reason, "edition": row.edition}
    base = procedure.revision
    act = writing.log(OPEN_CASE, f"procedures/{key}", about, under=grant, base_revision=base)
    assert row.id is not None  # flushed
    happened(writing, grant, act, kind=OPEN_CASE, case=row.id, target=row.state, words=reason)
    return _case(row, procedure, (), writing.now.date())


def _mistakes(reason: str) -> Iterator[FieldError]:
    if not reason:
        yield field_error("reason", "required")
    if len(reason) > _LONGEST:
        yield field_error("reason", "too-long", limit=_LONGEST)


def new_case(writing: Writing, procedure: ProcedureRow, reason: str, state: str) -> ReviewCaseRow:
    """A case on the content as it is; whether one is open is for the caller to ask first."""
    row = ReviewCaseRow(
        procedure=procedure.key,
        edition=procedure.edition,
        state=state,
        reason=reason,
        opened_by=writing.actor.name,
        opened_at=writing.now,
        revision=1,
    )
    writing.session.add(row)
    writing.session.flush()
    return row


def open_case_of(writing: Writing, key: str) -> ReviewCaseRow | None:
    """The case that is open; one whose measures have all expired meanwhile is closed now."""
    query = select(ReviewCaseRow).where(
        ReviewCaseRow.procedure == key, col(ReviewCaseRow.closed_at).is_(None)
    )
    found = writing.session.exec(query).first()
    if found is None or not _is_over(writing, found):
        return found
    found.closed_at = writing.now
    writing.session.add(found)
    writing.session.flush()
    return None


def _is_over(writing: Writing, case: ReviewCaseRow) -> bool:
    today = writing.now.date()
    after = [measure_state(each, today) for each in measures_of(writing.session, case)]
    return bool(after) and all(state and states()[state].ends for state in after)


def _measures_by_case(
    session: Session, cases: Collection[int]
) -> Mapping[int, Sequence[MeasureRow]]:
    found: dict[int, list[MeasureRow]] = {}
    query = select(MeasureRow).where(col(MeasureRow.case).in_(cases))
    for row in session.exec(query.order_by(col(MeasureRow.id))):
        found.setdefault(row.case, []).append(row)
    return found


def _summary(
    row: ReviewCaseRow,
    procedure: ProcedureRow,
    measures: Sequence[MeasureRow],
    counts: Mapping[str, Mapping[Status, int]],
    today: date,
    due: date | None,
) -> CaseSummary:
    return CaseSummary(
        _case(row, procedure, measures, today, due),
        counts.get(procedure.key, Counter()),
        tuple(measure_of(each, today) for each in measures),
        tuple(possible_acts(row, None, today)),
        {each.id or 0: tuple(possible_acts(row, each, today)) for each in measures},
    )


_CASES = select(ReviewCaseRow, ProcedureRow).join(
    ProcedureRow, col(ProcedureRow.key) == col(ReviewCaseRow.procedure)
)


def _case(
    row: ReviewCaseRow,
    procedure: ProcedureRow,
    measures: Sequence[MeasureRow],
    today: date,
    due: date | None = None,
) -> Case:
    assert row.id is not None  # it was read or flushed
    living = [measure_state(each, today) or row.state for each in measures]
    return Case(
        id=row.id,
        authority=procedure.authority,
        code=procedure.code,
        procedure_name=procedure.name,
        edition=row.edition,
        state=shown_state(row.state, living),
        own_state=row.state,
        reason=row.reason,
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        returns=row.returns,
        revision=row.revision,
        due=due,
    )
