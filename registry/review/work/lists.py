"""Work lists: what is mine, what waits for me, what is late; the most urgent first.

A row is a review case, an item of a plan that is a group, or feedback. Rows are ordered by their
last day, those without one behind, then by kind and number; that is their key.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from heapq import merge

from sqlalchemy import ColumnElement, Select, Text, and_, func, or_, select, type_coerce
from sqlmodel import Session, col

from registry.actors import Actor, Role
from registry.reference.calendar import WorkingDays
from registry.refusals import PossibleAct
from registry.review.cases import OPEN_CASE, CaseSummary, summaries
from registry.review.deadlines import Deadline, Due, is_late
from registry.review.feedback.lists import dues, next_day
from registry.review.feedback.receiving import RECEIVED
from registry.review.feedback.words import clocks
from registry.review.guards import AUTHORING
from registry.review.machine import states
from registry.review.plans.lists import DELIVERED
from registry.review.work.cases import joined, within
from registry.review.work.waiting import awaited_acts, did, waits_for
from registry.store.pieces import FIRST_PIECE, Key, Piece, Window, cut, is_within, windowed
from registry.store.review_tables import (
    FeedbackRow,
    PlanItemRow,
    PlanRow,
    ReviewCaseRow,
    ReviewEventRow,
)
from registry.store.store import Store
from registry.store.tables import ProcedureRow

_MINE = (OPEN_CASE, *AUTHORING)
_NEVER = "9999-12-31"  # the key of what has no last day
_BEHIND_ALL = 2**31 - 1
ANSWERED = "answered"
_OF_FEEDBACK = {RECEIVED: Deadline.ANSWER, ANSWERED: Deadline.PUBLICATION}


class WorkList(StrEnum):
    """Which list is wanted."""

    MINE = "mine"
    WAITING_FOR_ME = "waiting_for_me"
    LATE = "late"


class About(StrEnum):
    """What a row is; in the order in which rows of one day stand."""

    CASE = "case"
    FEEDBACK = "feedback"
    PLAN_ITEM = "plan_item"


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One row; `number` is that of the case, the feedback or the item.

    `awaited` are the acts that wait for who asks, each with the number of its measure or None.
    `case` is there where the row is a case, `plan` where it is an item of a plan.
    """

    about: About
    number: int
    title: str
    authority: str
    due: Due | None
    is_late: bool
    awaited: tuple[tuple[int | None, PossibleAct], ...] = ()
    case: CaseSummary | None = None
    plan: int | None = None

    @property
    def key(self) -> Key:
        return _key(self.due.day if self.due else None, self.about, self.number)


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A piece of a work list, and how many rows there are in all."""

    piece: Piece[WorkItem]
    total: int


@dataclass(frozen=True, slots=True)
class _Row:
    key: Key
    number: int
    item: WorkItem | None = None  # None: a case, read with the others of its piece


def work_list(
    store: Store,
    which: WorkList,
    *,
    actor: Actor,
    today: date,
    working_days: WorkingDays,
    window: Window = FIRST_PIECE,
) -> WorkPage:
    """A list of the authorities in which the actor holds a role."""
    with store.read() as session:
        cases = _cases(session, _is_listed(which, actor, today), window)
        others = [] if which is not WorkList.LATE else _others(session, actor, today, working_days)
        found = [each for each in others if is_within(each.key, window)]
        rows = cut(
            merge(
                cases,
                sorted(found, key=_by_key, reverse=window.from_end),
                key=_by_key,
                reverse=window.from_end,
            ),
            window,
        )
        items = _items(session, rows.rows, actor, today)
        total = _count(session, _is_listed(which, actor, today)) + len(others)
    return WorkPage(Piece(items, rows.has_previous, rows.has_next), total)


def work_counts(
    store: Store, *, actor: Actor, today: date, working_days: WorkingDays
) -> Mapping[WorkList, int]:
    """How many rows each list has."""
    with store.read() as session:
        counts = {each: _count(session, _is_listed(each, actor, today)) for each in WorkList}
        counts[WorkList.LATE] += len(_others(session, actor, today, working_days))
    return counts


def waiting_count(store: Store, *, actor: Actor, today: date) -> int:
    """How many rows of the work list wait for this person."""
    with store.read() as session:
        return _count(session, waits_for(actor, today))


def _is_listed(which: WorkList, actor: Actor, today: date) -> ColumnElement[bool]:
    is_open = col(ReviewCaseRow.closed_at).is_(None)
    return {
        WorkList.MINE: lambda: and_(is_open, did(actor, _MINE), _seen(actor)),
        WorkList.WAITING_FOR_ME: lambda: waits_for(actor, today),
        WorkList.LATE: lambda: and_(is_open, _is_overdue(today), _seen(actor)),
    }[which]()


def _seen(actor: Actor) -> ColumnElement[bool]:
    return within(actor, Role.VIEWER, col(ProcedureRow.authority))


def _is_overdue(today: date) -> ColumnElement[bool]:
    """A review is done once its measures are proposed; see `plans.lists`."""
    under_way = [c for c, state in states().items() if state.rank < states()[DELIVERED].rank]
    return and_(_last_day() < today, col(ReviewCaseRow.state).in_(under_way))


def _last_day() -> ColumnElement[date | None]:
    """The last day of a case, as SQL; see `cases.last_days`."""
    return (
        select(func.min(col(PlanItemRow.ends)))
        .join(PlanRow, col(PlanRow.id) == col(PlanItemRow.plan))
        .where(col(PlanItemRow.case) == col(ReviewCaseRow.id), col(PlanRow.decision).is_not(None))
        .correlate(ReviewCaseRow)
        .scalar_subquery()
    )


def _cases(session: Session, is_listed: ColumnElement[bool], window: Window) -> Iterator[_Row]:
    """One row more than the window holds, from its beginning or its end."""
    day = func.coalesce(type_coerce(_last_day(), Text), _NEVER)
    number = col(ReviewCaseRow.id)
    among_cases = replace(window, after=_of_case(window.after), before=_of_case(window.before))
    query = windowed(joined(select(day, number)).where(is_listed), [day, number], among_cases)
    for last, found in session.execute(query):
        yield _Row((last, About.CASE.value, found), found or 0)


def _of_case(key: Key | None) -> Key | None:
    """A place among all rows as one among cases, which are the first of a day."""
    if key is None:
        return None
    day, about, number = key
    return day, number if about == About.CASE else _BEHIND_ALL


def _count(session: Session, is_listed: ColumnElement[bool]) -> int:
    return session.scalar(joined(select(func.count())).where(is_listed)) or 0


def _items(
    session: Session, rows: Sequence[_Row], actor: Actor, today: date
) -> tuple[WorkItem, ...]:
    numbers = [row.number for row in rows if row.item is None]
    found = summaries(session, numbers, today)
    done = _done_before(session, numbers, actor)
    return tuple(
        row.item or _case_item(found[row.number], actor, today, done.get(row.number, ()))
        for row in rows
    )


def _case_item(
    summary: CaseSummary, actor: Actor, today: date, done_before: Collection[str]
) -> WorkItem:
    one = summary.case
    is_under_way = states()[one.own_state].rank < states()[DELIVERED].rank
    return WorkItem(
        about=About.CASE,
        number=one.id,
        title=one.procedure_name,
        authority=one.authority,
        due=Due(Deadline.REVIEW, one.due) if one.due else None,
        is_late=is_under_way and is_late(one.due, today),
        awaited=awaited_acts(summary, actor, done_before),
        case=summary,
    )


def _done_before(
    session: Session, cases: Collection[int], actor: Actor
) -> Mapping[int, Collection[str]]:
    """The kinds of acts that the actor did to each case."""
    query = select(col(ReviewEventRow.case), col(ReviewEventRow.kind)).where(
        col(ReviewEventRow.case).in_(cases), col(ReviewEventRow.actor) == actor.name
    )
    found: dict[int, set[str]] = {}
    for number, kind in session.execute(query):
        found.setdefault(number, set()).add(kind)
    return found


def _others(session: Session, actor: Actor, today: date, working_days: WorkingDays) -> list[_Row]:
    """What is late and is no case."""
    items = [
        *_late_plan_items(session, actor, today),
        *_late_feedback(session, actor, today, working_days),
    ]
    return [_Row(item.key, item.number, item) for item in items]


def _late_plan_items(session: Session, actor: Actor, today: date) -> Iterator[WorkItem]:
    """Groups whose product was not delivered by the last day; a procedure is late as a case."""
    query = (
        select(PlanItemRow, col(PlanRow.authority))
        .join(PlanRow, col(PlanRow.id) == col(PlanItemRow.plan))
        .where(
            col(PlanRow.decision).is_not(None),
            col(PlanItemRow.case).is_(None),
            col(PlanItemRow.finished_on).is_(None),
            col(PlanItemRow.ends) < today,
            within(actor, Role.VIEWER, col(PlanRow.authority)),
        )
    )
    for row, authority in session.execute(query):
        yield WorkItem(
            about=About.PLAN_ITEM,
            number=row.id,
            title=row.group_name or "",
            authority=authority,
            due=Due(Deadline.PLAN_ITEM, row.ends),
            is_late=True,
            plan=row.plan,
        )


def _late_feedback(
    session: Session, actor: Actor, today: date, working_days: WorkingDays
) -> Iterator[WorkItem]:
    due_of = dues(working_days)
    for row in session.scalars(_perhaps_late(actor, today)):
        day = next_day(row, due_of)
        if day and is_late(day, today):
            yield WorkItem(
                about=About.FEEDBACK,
                number=row.id or 0,
                title=row.words,
                authority=row.authority,
                due=Due(_OF_FEEDBACK[row.state], day),
                is_late=True,
            )


def _perhaps_late(actor: Actor, today: date) -> Select[FeedbackRow]:
    """Feedback that may be late: working days are never fewer than as many days."""

    def before(amount: int) -> date:
        return today - timedelta(days=amount)

    state, clock = col(FeedbackRow.state), col(FeedbackRow.clock)
    limits: Iterable[ColumnElement[bool]] = (
        or_(
            and_(state == RECEIVED, col(FeedbackRow.counted_from) < before(one.answer.amount)),
            and_(state == ANSWERED, col(FeedbackRow.answered_on) < before(one.publish.amount)),
        )
        & (clock == code)
        for code, one in clocks().items()
    )
    seen = within(actor, Role.VIEWER, col(FeedbackRow.authority))
    return select(FeedbackRow).where(state.in_([RECEIVED, ANSWERED]), seen, or_(*limits))


def _key(day: date | None, about: About, number: int) -> Key:
    return (day.isoformat() if day else _NEVER, about.value, number)


def _by_key(row: _Row) -> Key:
    return row.key
