"""A plan of reviews is begun; and what every act on one asks first.

Each item about a procedure has its case from the start, as a draft; the approval of the plan brings
all of them into the plan at once. Source: Nghị định 63/2010/NĐ-CP Điều 30.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

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
    stale,
)
from registry.review.plans.drafts import too_long
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import PlanItemRow, PlanRow
from registry.store.store import Store

PLAN, ITEM = Words("kế hoạch", "plan"), Words("mục kế hoạch", "plan item")
MAKE = "make_plan"
YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class PlanKept:
    """What became of writing a plan; `revision` is that of the plan, `case` the item's."""

    plan: int
    revision: int
    item: int | None = None
    case: int | None = None


Change = Callable[[PlanRow, Grant], PlanKept | Refusal]


def make_plan(
    store: Store,
    authority: str,
    year: int,
    title: str,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> PlanKept | Refusal:
    """Begins a plan; `expected_revision` is how many the authority has for that year already.

    So nobody begins a second one without having seen the first. Raises StoreBusy.
    """
    said = {"year": year, "title": title.strip()}
    request = Request(
        MAKE, f"plans of {authority}", actor, now, idempotency_key, expected_revision, said
    )
    return carry_out(
        store,
        request,
        PlanKept,
        lambda writing: _made(writing, authority, year, title.strip(), expected_revision),
    )


def with_draft(
    writing: Writing, number: int, expected_revision: int, change: Change
) -> PlanKept | Refusal:
    """Does it to a plan that is there, was not approved, and is as it was seen."""
    row = writing.session.get(PlanRow, number)
    if row is None:
        return not_found(PLAN, number)
    grant = writing.actor.grant_for(Role.CONTROLLER, row.authority)
    if grant is None:
        return forbidden(Role.CONTROLLER, row.authority)
    refused = not_as_seen(row, expected_revision) or already_approved(row)
    return refused or change(row, grant)


def with_item(
    writing: Writing,
    number: int,
    expected_revision: int,
    change: Callable[[PlanRow, PlanItemRow, Grant], PlanKept | Refusal],
    *,
    approved: bool = False,
) -> PlanKept | Refusal:
    """Does it to an item of a plan that is (not yet, or) `approved` and as it was seen."""
    item = writing.session.get(PlanItemRow, number)
    if item is None:
        return not_found(ITEM, number)
    plan = writing.session.get_one(PlanRow, item.plan)
    grant = writing.actor.grant_for(Role.CONTROLLER, plan.authority)
    if grant is None:
        return forbidden(Role.CONTROLLER, plan.authority)
    refused = not_as_seen(plan, expected_revision)
    refused = refused or (_not_approved(plan) if approved else already_approved(plan))
    return refused or change(plan, item, grant)


def not_as_seen(row: PlanRow, expected: int) -> Refusal | None:
    return None if row.revision == expected else stale(row.revision, expected)


def already_approved(row: PlanRow) -> Refusal | None:
    if row.decision is None:
        return None
    return conflict("plan-approved", revision=row.revision, decision=row.decision)


def logged(
    writing: Writing,
    plan: PlanRow,
    kind: str,
    about: Mapping[str, Any],  # Any: plain data
    grant: Grant,
) -> int:
    """Logs it on the plan and counts the plan's revision."""
    act = writing.log(kind, f"plans/{plan.id}", about, under=grant, base_revision=plan.revision)
    plan.revision += 1
    writing.session.add(plan)
    writing.session.flush()
    return act


def kept(writing: Writing, plan: PlanRow, row: PlanItemRow) -> PlanKept:
    writing.session.add(row)
    writing.session.flush()
    assert plan.id is not None  # it was read
    return PlanKept(plan.id, plan.revision, row.id, row.case)


def _made(
    writing: Writing, authority: str, year: int, title: str, expected_revision: int
) -> PlanKept | Refusal:
    session = writing.session
    grant = writing.actor.grant_for(Role.CONTROLLER, authority)
    if grant is None:
        return forbidden(Role.CONTROLLER, authority)
    query = select(func.count(col(PlanRow.id))).where(
        PlanRow.authority == authority, PlanRow.year == year
    )
    there = session.exec(query).one()
    if there != expected_revision:
        return stale(there, expected_revision)
    mistakes = tuple(_plan_mistakes(year, title))
    if mistakes:
        return invalid(mistakes)
    row = PlanRow(
        authority=authority,
        year=year,
        title=title,
        author=writing.actor.name,
        made_at=writing.now,
        revision=1,
    )
    session.add(row)
    session.flush()
    about = {"authority": authority, "year": year, "title": title}
    writing.log(MAKE, f"plans/{row.id}", about, under=grant, base_revision=there)
    assert row.id is not None  # flushed
    return PlanKept(row.id, row.revision)


def _plan_mistakes(year: int, title: str) -> Iterator[FieldError]:
    if year not in YEARS:
        yield field_error("year", "year-unknown", first=YEARS[0], last=YEARS[-1])
    if not title:
        yield field_error("title", "required")
    yield from too_long("title", title)


def _not_approved(row: PlanRow) -> Refusal | None:
    return conflict("plan-draft", revision=row.revision) if row.decision is None else None
