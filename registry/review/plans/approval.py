"""A plan is approved by a decision, and the cases of its items are planned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, select

from registry.actors import Actor, Grant, Role
from registry.refusals import (
    FieldError,
    Refusal,
    Words,
    conflict,
    field_error,
    forbidden,
    invalid,
    not_found,
)
from registry.review.events import Paper, happened
from registry.review.machine import transitions
from registry.review.plans.items import DRAFT_PLAN, items_of
from registry.review.plans.making import PLAN, already_approved, logged, not_as_seen
from registry.review.plans.words import grounds, parts, warnings
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import PlanItemRow, PlanRow, ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import ActRow, ProcedureRow

APPROVE = "approve_plan"


@dataclass(frozen=True, slots=True)
class PlanApproved:
    """An approved plan, the cases that entered it, and what should be looked at again."""

    plan: int
    revision: int
    cases: tuple[int, ...]
    warnings: tuple[Words, ...]


def approve_plan(
    store: Store,
    plan: int,
    decision: Paper,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> PlanApproved | Refusal:
    """Approves a plan by a decision: every item must be complete, and its cases are planned.

    A day after the law's is told of, not refused. Raises StoreBusy.
    """
    said = {"decision": decision.number.strip(), "decided_on": decision.dated.isoformat()}
    request = Request(
        APPROVE, f"plans/{plan}", actor, now, idempotency_key, expected_revision, said
    )
    paper = replace(decision, number=decision.number.strip())
    return carry_out(
        store,
        request,
        PlanApproved,
        lambda writing: _approved(writing, plan, paper, expected_revision),
    )


def _approved(
    writing: Writing, number: int, paper: Paper, expected_revision: int
) -> PlanApproved | Refusal:
    plan = writing.session.get(PlanRow, number)
    if plan is None:
        return not_found(PLAN, number)
    items = items_of(writing.session, number)
    grant = _may_approve(writing, plan, items)
    if not isinstance(grant, Grant):
        return grant
    refused = not_as_seen(plan, expected_revision) or already_approved(plan)
    refused = refused or _own_plan(writing, plan)
    if refused:
        return refused
    mistakes = tuple(_gaps(writing, items, paper))
    return invalid(mistakes) if mistakes else _approve(writing, plan, items, paper, grant)


def _may_approve(writing: Writing, plan: PlanRow, items: Sequence[PlanItemRow]) -> Grant | Refusal:
    """An approver of the plan's authority and of every procedure in it."""
    role = Role.APPROVER
    touched = [
        plan.authority,
        *(each.procedure.partition("/")[0] for each in items if each.procedure),
    ]
    for authority in dict.fromkeys(touched):
        if writing.actor.grant_for(role, authority) is None:
            return forbidden(role, authority)
    grant = writing.actor.grant_for(role, plan.authority)
    assert grant is not None  # just asked
    return grant


def _own_plan(writing: Writing, plan: PlanRow) -> Refusal | None:
    """Four eyes: who wrote the plan or one of its items does not approve it."""
    query = select(ActRow.actor).where(ActRow.subject == f"plans/{plan.id}").distinct()
    name = writing.actor.name
    if name not in set(writing.session.exec(query)):
        return None
    return conflict("own-plan", revision=plan.revision, person=name)


def _gaps(writing: Writing, items: Sequence[PlanItemRow], paper: Paper) -> Iterator[FieldError]:
    """Everything that is missing, over all items at once."""
    today = writing.now.date()
    if not paper.number:
        yield field_error("decision.number", "required")
    if paper.dated > today:
        yield field_error("decision.dated", "in-future", today=today.isoformat())
    if not items:
        yield field_error("items", "plan-empty")
    for index, item in enumerate(items):
        yield from _item_gaps(writing.session, index, item)


def _item_gaps(session: Session, index: int, item: PlanItemRow) -> Iterator[FieldError]:
    about = {"position": index + 1, "about": _name_of(session, item)}
    for part in parts():
        if not getattr(item, part.field):
            yield field_error(
                f"items.{index}.{part.field}", "item-incomplete",
                part=part.label, **about,
            )  # fmt: skip
    ground = grounds().get(item.ground or "")
    if ground and ground.needs_words and not item.ground_words:
        label = ground.words_label
        yield field_error(
            f"items.{index}.ground_words", "item-incomplete",
            part=label, **about,
        )  # fmt: skip
    case = session.get(ReviewCaseRow, item.case) if item.case else None
    if case and case.state != DRAFT_PLAN:
        yield field_error(f"items.{index}.procedure", "item-withdrawn", case=case.id, **about)


def _name_of(session: Session, item: PlanItemRow) -> str:
    return (
        session.get_one(ProcedureRow, item.procedure).name
        if item.procedure
        else item.group_name or ""
    )


def _approve(
    writing: Writing, plan: PlanRow, items: Sequence[PlanItemRow], paper: Paper, grant: Grant
) -> PlanApproved:
    plan.decision, plan.decided_on = paper.number, paper.dated
    about = {
        "decision": paper.number,
        "decided_on": paper.dated.isoformat(),
        "items": [each.id for each in items],
        "cases": [each.case for each in items if each.case],
    }
    act = logged(writing, plan, APPROVE, about, grant)
    for item in items:
        _plan_case(writing, item, paper, grant, act)
    assert plan.id is not None  # it was read
    cases = tuple(each.case for each in items if each.case)
    return PlanApproved(plan.id, plan.revision, cases, warnings(plan.year, paper.dated))


def _plan_case(writing: Writing, item: PlanItemRow, paper: Paper, grant: Grant, act: int) -> None:
    """The machine's `plan_case`, which only the approval of a plan may do."""
    if item.case is None:
        return
    case, step = writing.session.get_one(ReviewCaseRow, item.case), transitions()["plan_case"]
    assert case.state in step.sources  # the gaps were asked
    before, case.state = case.state, step.target
    case.reason = item.ground_words or grounds()[item.ground or ""].label.vi
    case.revision += 1
    writing.session.add(case)
    writing.session.flush()
    happened(
        writing, grant, act, kind=step.act, case=item.case, source=before, target=step.target,
        paper=paper,
    )  # fmt: skip
