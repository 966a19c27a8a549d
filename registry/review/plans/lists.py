"""Plans and their items as people see them: whole, due soon, overdue."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from registry.actors import Actor, Role
from registry.refusals import NotFound, Words, not_found
from registry.review.machine import shown_state, states
from registry.review.measure import measure_state
from registry.review.plans.making import PLAN
from registry.review.plans.words import (
    Standing,
    draft_warnings,
    sent_before,
    soon_until,
    standing,
    warnings,
)
from registry.store.review_tables import MeasureRow, PlanItemRow, PlanRow, ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import ProcedureRow

DELIVERED = "PROPOSED"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One line of a plan as it is on a day; `procedure` is `authority/code`."""

    id: int
    plan: int
    procedure: str | None
    procedure_name: str | None
    group: str | None
    lead: str | None
    partners: tuple[str, ...]
    starts: date | None
    ends: date | None
    ground: str | None
    ground_words: str
    product: str | None
    case: int | None
    case_state: str | None
    finished_on: date | None
    standing: Standing

    @property
    def name(self) -> str:
        return self.procedure_name or self.group or ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with its items; `sent_before` is the day before which it is due, once approved."""

    id: int
    authority: str
    year: int
    title: str
    decision: str | None
    decided_on: date | None
    author: str
    made_at: datetime
    revision: int
    sent_before: date
    items: tuple[PlanItem, ...]

    @property
    def is_approved(self) -> bool:
        return self.decision is not None

    def warnings(self, today: date) -> tuple[Words, ...]:
        """What should be looked at again in the day of its decision, or that it is to be sent."""
        if self.decided_on is None:
            return draft_warnings(self.year, today)
        return warnings(self.year, self.decided_on)

    @property
    def by_standing(self) -> Mapping[Standing, int]:
        return Counter(item.standing for item in self.items)


@dataclass(frozen=True, slots=True)
class PlanListed:
    """That there is a plan: its number, and whose it is for which year."""

    id: int
    authority: str
    year: int


@dataclass(frozen=True, slots=True)
class Due:
    """Items of approved plans whose last day has passed or is near, the oldest first."""

    overdue: tuple[PlanItem, ...]
    soon: tuple[PlanItem, ...]


def listed(store: Store, *, actor: Actor) -> tuple[PlanListed, ...]:
    """What plans there are in the authorities where the actor holds a role, newest year first."""
    query = select(PlanRow.id, PlanRow.authority, PlanRow.year)
    ordered = query.order_by(col(PlanRow.year).desc(), col(PlanRow.id).desc())
    with store.read() as session:
        return tuple(
            PlanListed(number or 0, authority, year)
            for number, authority, year in session.exec(ordered)
            if actor.grant_for(Role.VIEWER, authority)
        )


def plans(store: Store, numbers: Sequence[int], *, actor: Actor, today: date) -> tuple[Plan, ...]:
    """Of the plans with these numbers those the actor may see, the newest year first."""
    query = select(PlanRow).where(col(PlanRow.id).in_(numbers))
    ordered = query.order_by(col(PlanRow.year).desc(), col(PlanRow.id).desc())
    with store.read() as session:
        rows = [row for row in session.exec(ordered) if actor.grant_for(Role.VIEWER, row.authority)]
        return _plans(session, rows, today)


def plan(store: Store, number: int, *, actor: Actor, today: date) -> Plan | NotFound:
    """One plan; for people without a role there it does not exist."""
    with store.read() as session:
        row = session.get(PlanRow, number)
        if row is None or not actor.grant_for(Role.VIEWER, row.authority):
            return not_found(PLAN, number)
        return _plans(session, [row], today)[0]


def due(store: Store, *, actor: Actor, today: date, authority: str | None = None) -> Due:
    """What is late and what is due soon, over all approved plans."""
    query = select(PlanRow).where(col(PlanRow.decision).is_not(None))
    if authority is not None:
        query = query.where(PlanRow.authority == authority)
    with store.read() as session:
        rows = [row for row in session.exec(query) if actor.grant_for(Role.VIEWER, row.authority)]
        found = _plans(session, rows, today, until=soon_until(today))
    items = sorted(
        (item for each in found for item in each.items),
        key=lambda item: (item.ends or date.max, item.id),
    )
    return Due(
        overdue=tuple(item for item in items if item.standing is Standing.OVERDUE),
        soon=tuple(item for item in items if item.standing is Standing.SOON),
    )


def _plans(
    session: Session, rows: Sequence[PlanRow], today: date, until: date | None = None
) -> tuple[Plan, ...]:
    """The plans of the rows; only with the items whose last day is not after `until`, if given."""
    numbers = [row.id for row in rows]
    query = select(PlanItemRow).where(col(PlanItemRow.plan).in_(numbers))
    if until is not None:
        query = query.where(col(PlanItemRow.ends) <= until)
    items = session.exec(query.order_by(col(PlanItemRow.id))).all()
    shown = _case_states(session, [each.case for each in items if each.case], today)
    names = _names(session, [each.procedure for each in items if each.procedure])
    by_plan: dict[int, list[PlanItem]] = {}
    approved = {row.id for row in rows if row.decision is not None}
    for item in items:
        state = shown.get(item.case or 0)
        where = _standing(item, state, today, is_approved=item.plan in approved)
        by_plan.setdefault(item.plan, []).append(_item(item, names, state, where))
    return tuple(_plan(row, by_plan.get(row.id or 0, ())) for row in rows)


def _case_states(session: Session, cases: Sequence[int], today: date) -> Mapping[int, str]:
    """What each case shows on a day."""
    measures: dict[int, list[str]] = {}
    rows = session.exec(select(ReviewCaseRow).where(col(ReviewCaseRow.id).in_(cases))).all()
    own = {row.id or 0: row.state for row in rows}
    for measure in session.exec(select(MeasureRow).where(col(MeasureRow.case).in_(cases))):
        state = measure_state(measure, today) or own[measure.case]
        measures.setdefault(measure.case, []).append(state)
    return {number: shown_state(state, measures.get(number, ())) for number, state in own.items()}


def _names(session: Session, keys: Sequence[str]) -> Mapping[str, str]:
    query = select(ProcedureRow.key, ProcedureRow.name).where(col(ProcedureRow.key).in_(keys))
    return dict(session.exec(query).all())


def _standing(item: PlanItemRow, state: str | None, today: date, *, is_approved: bool) -> Standing:
    """Done once its case proposes what was found, or its group was delivered."""
    if state == "WITHDRAWN":
        return Standing.WITHDRAWN
    if not is_approved:
        return Standing.DRAFT
    delivered = state is not None and states()[state].rank >= states()[DELIVERED].rank
    return Standing.DONE if delivered or item.finished_on else standing(item.ends, today)


def _item(
    row: PlanItemRow, names: Mapping[str, str], state: str | None, where: Standing
) -> PlanItem:
    return PlanItem(
        id=row.id or 0,
        plan=row.plan,
        procedure=row.procedure,
        procedure_name=names.get(row.procedure or ""),
        group=row.group_name,
        lead=row.lead,
        partners=tuple(row.partners),
        starts=row.starts,
        ends=row.ends,
        ground=row.ground,
        ground_words=row.ground_words,
        product=row.product,
        case=row.case,
        case_state=state,
        finished_on=row.finished_on,
        standing=where,
    )


def _plan(row: PlanRow, items: Sequence[PlanItem]) -> Plan:
    return Plan(
        id=row.id or 0,
        authority=row.authority,
        year=row.year,
        title=row.title,
        decision=row.decision,
        decided_on=row.decided_on,
        author=row.author,
        made_at=row.made_at,
        revision=row.revision,
        sent_before=sent_before(row.year),
        items=tuple(items),
    )
