"""The items of a plan: added, changed, taken out, finished."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from registry.actors import Actor, Grant, Role
from registry.refusals import Refusal, conflict, field_error, forbidden, invalid
from registry.review.cases import new_case, open_case_of
from registry.review.events import happened
from registry.review.plans.drafts import (
    ItemDraft,
    cleaned,
    columns_of,
    draft_of,
    item_mistakes,
    plain,
)
from registry.review.plans.making import PlanKept, kept, logged, with_draft, with_item
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import FeedbackRow, PlanItemRow, PlanRow, ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import ProcedureRow

ADD, CHANGE, REMOVE, FINISH = (
    "add_plan_item",
    "change_plan_item",
    "remove_plan_item",
    "finish_plan_item",
)
DRAFT_PLAN, WITHDRAWN = "DRAFT_PLAN", "WITHDRAWN"


def add_item(
    store: Store,
    plan: int,
    draft: ItemDraft,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> PlanKept | Refusal:
    """Adds an item, and a draft case for its procedure; the revision is the plan's.

    Raises StoreBusy.
    """
    said = cleaned(draft)
    request = Request(
        ADD, f"plans/{plan}", actor, now, idempotency_key, expected_revision, plain(said)
    )

    def change(writing: Writing) -> PlanKept | Refusal:
        def add(row: PlanRow, grant: Grant) -> PlanKept | Refusal:
            return _added(writing, row, said, grant)

        return with_draft(writing, plan, expected_revision, add)

    return carry_out(store, request, PlanKept, change)


def change_item(
    store: Store,
    item: int,
    draft: ItemDraft,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> PlanKept | Refusal:
    """Says an item anew; the revision is the plan's. Raises StoreBusy."""
    said = cleaned(draft)
    request = Request(
        CHANGE,
        f"plan items/{item}",
        actor,
        now,
        idempotency_key,
        expected_revision,
        plain(said),
    )

    def change(writing: Writing) -> PlanKept | Refusal:
        return with_item(
            writing,
            item,
            expected_revision,
            lambda plan, row, grant: _changed(writing, plan, row, said, grant),
        )

    return carry_out(store, request, PlanKept, change)


def remove_item(
    store: Store,
    item: int,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> PlanKept | Refusal:
    """Takes an item out of a plan that is not approved, and withdraws its draft case.

    The revision is the plan's. Raises StoreBusy.
    """
    request = Request(
        REMOVE, f"plan items/{item}", actor, now, idempotency_key, expected_revision, {}
    )

    def change(writing: Writing) -> PlanKept | Refusal:
        return with_item(
            writing,
            item,
            expected_revision,
            lambda plan, row, grant: _removed(writing, plan, row, grant),
        )

    return carry_out(store, request, PlanKept, change)


def finish_item(
    store: Store,
    item: int,
    on: date,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> PlanKept | Refusal:
    """Records the day on which the product of a group was delivered.

    A procedure's item is done by its case instead. The revision is the plan's. Raises StoreBusy.
    """
    said = {"on": on.isoformat()}
    request = Request(
        FINISH, f"plan items/{item}", actor, now, idempotency_key, expected_revision, said
    )

    def change(writing: Writing) -> PlanKept | Refusal:
        return with_item(
            writing,
            item,
            expected_revision,
            lambda plan, row, grant: _finished(writing, plan, row, on, grant),
            approved=True,
        )

    return carry_out(store, request, PlanKept, change)


def items_of(session: Session, plan: int) -> Sequence[PlanItemRow]:
    """The items of a plan in the order they were added."""
    query = select(PlanItemRow).where(PlanItemRow.plan == plan)
    return session.exec(query.order_by(col(PlanItemRow.id))).all()


def _added(writing: Writing, plan: PlanRow, draft: ItemDraft, grant: Grant) -> PlanKept | Refusal:
    refused = _refused_item(writing, draft)
    if refused:
        return refused
    row = PlanItemRow(plan=plan.id or 0, **columns_of(draft))
    writing.session.add(row)
    writing.session.flush()
    act = logged(writing, plan, ADD, {"item": row.id, **plain(draft)}, grant)
    if draft.procedure:
        _take_up(writing, row, draft, plan.title, grant, act)
    return kept(writing, plan, row)


def _changed(
    writing: Writing, plan: PlanRow, row: PlanItemRow, draft: ItemDraft, grant: Grant
) -> PlanKept | Refusal:
    moves = draft.procedure != row.procedure
    refused = _refused_item(writing, draft, takes_up=moves)
    if refused:
        return refused
    act = logged(writing, plan, CHANGE, {"item": row.id, **plain(draft)}, grant)
    if moves:
        _drop_case(writing, row, grant, act, CHANGE)
    for name, value in columns_of(draft).items():
        setattr(row, name, value)
    if moves and draft.procedure:
        _take_up(writing, row, draft, plan.title, grant, act)
    return kept(writing, plan, row)


def _removed(writing: Writing, plan: PlanRow, row: PlanItemRow, grant: Grant) -> PlanKept:
    session, number, case = writing.session, row.id, row.case
    act = logged(writing, plan, REMOVE, {"item": number, **plain(draft_of(row))}, grant)
    _drop_case(writing, row, grant, act, REMOVE)
    for feedback in session.exec(select(FeedbackRow).where(FeedbackRow.plan_item == number)):
        feedback.plan_item = None
        session.add(feedback)
    session.flush()
    session.delete(row)
    session.flush()
    assert plan.id is not None  # it was read
    return PlanKept(plan.id, plan.revision, number, case)


def _finished(
    writing: Writing, plan: PlanRow, row: PlanItemRow, on: date, grant: Grant
) -> PlanKept | Refusal:
    if row.case is not None:
        return conflict("item-has-case", revision=plan.revision, case=row.case)
    if on > writing.now.date():
        return invalid([field_error("on", "in-future", today=writing.now.date().isoformat())])
    row.finished_on = on
    logged(writing, plan, FINISH, {"item": row.id, "on": on.isoformat()}, grant)
    return kept(writing, plan, row)


def _take_up(
    writing: Writing, row: PlanItemRow, draft: ItemDraft, title: str, grant: Grant, act: int
) -> None:
    """Opens the draft case of an item."""
    procedure = writing.session.get_one(ProcedureRow, draft.procedure)
    case = new_case(writing, procedure, draft.ground_words or title, DRAFT_PLAN)
    assert case.id is not None  # flushed
    row.case = case.id
    happened(writing, grant, act, kind=ADD, case=case.id, target=DRAFT_PLAN)


def _drop_case(writing: Writing, row: PlanItemRow, grant: Grant, act: int, kind: str) -> None:
    """Withdraws the draft case of an item, unless that was done already."""
    case = writing.session.get(ReviewCaseRow, row.case) if row.case else None
    row.case = None
    if case is None or case.state != DRAFT_PLAN:
        return
    case.state, case.closed_at = WITHDRAWN, writing.now
    case.revision += 1
    writing.session.add_all([case, row])
    writing.session.flush()
    happened(writing, grant, act, kind=kind, case=case.id or 0, source=DRAFT_PLAN, target=WITHDRAWN)


def _refused_item(writing: Writing, draft: ItemDraft, *, takes_up: bool = True) -> Refusal | None:
    """What stands in the way of an item: mistakes, a role, a review that is open already."""
    mistakes = tuple(item_mistakes(writing.session, draft))
    if mistakes:
        return invalid(mistakes)
    if draft.procedure is None or not takes_up:
        return None
    procedure = writing.session.get_one(ProcedureRow, draft.procedure)
    if writing.actor.grant_for(Role.CONTROLLER, procedure.authority) is None:
        return forbidden(Role.CONTROLLER, procedure.authority)
    already = open_case_of(writing, draft.procedure)
    if already is None:
        return None
    return conflict("case-open", revision=already.revision, state=already.state, case=already.id)
