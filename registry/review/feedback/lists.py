"""Feedback as its unit sees it, with what is due by when; and which of it became a finding."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, true
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from registry.actors import EVERYWHERE, Actor
from registry.reference.calendar import Within, WorkingDays
from registry.refusals import PossibleAct, Words
from registry.review.feedback.handling import HANDLER, possible_acts
from registry.review.feedback.receiving import RECEIVE, RECEIVED, SUPPLEMENT
from registry.review.feedback.words import (
    Clock,
    Standing,
    acts,
    clocks,
    news_due,
    standing,
)
from registry.store.review_tables import FeedbackRow
from registry.store.store import Store
from registry.store.tables import ActRow, ProcedureRow

ANSWER, NEWS, REFUSE, ASK, PUBLISH = (
    "answer_feedback",
    "tell_sender",
    "refuse_feedback",
    "ask_for_more",
    "publish_feedback",
)
_OF_SENDERS = {
    RECEIVE: Words("Gửi phản ánh, kiến nghị", "Sent"),
    SUPPLEMENT: Words("Bổ sung", "Added by the sender"),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for an act, by the clock of the feedback."""

    act: str
    label: Words
    by: date
    is_late: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list: what it is sorted and chosen by."""

    number: int
    authority: str
    state: str
    by: date | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Feedback:
    """Feedback as its unit sees it; name and contact only for those who may answer it.

    `due` is the day by which the sender hears something, None when nothing is due or the holidays
    are not listed; then `standing` is `not_known`.
    """

    number: int
    authority: str
    procedure: str | None
    procedure_name: str | None
    sender: str
    name: str | None
    contact: str | None
    words: str
    supplement: str | None
    state: str
    category: str | None
    unit: str | None
    clock: str
    received_on: date
    asked: str | None
    answer: str | None
    answered_on: date | None
    published_on: date | None
    finding: str | None
    plan_item: int | None
    revision: int
    due: date | None
    publish_by: date | None
    is_late: bool
    standing: Standing
    deadlines: tuple[Deadline, ...]
    possible: tuple[PossibleAct, ...]


@dataclass(frozen=True, slots=True)
class FeedbackEvent:
    """What was done to feedback; `words` are those that were said with the act, if any."""

    at: datetime
    actor: str
    act: str
    label: Words
    words: str


@dataclass(frozen=True, slots=True)
class TakenUp:
    """Feedback that became a finding."""

    number: int
    authority: str
    state: str
    received_on: date


def feedback_for(
    store: Store, *, actor: Actor, today: date, working_days: WorkingDays
) -> tuple[Feedback, ...]:
    """Feedback to the authorities in which the actor holds a role, the most urgent first."""
    listed = feedback_list(store, actor=actor, today=today, working_days=working_days)
    numbers = [each.number for each in listed]
    return feedback_numbered(
        store, numbers, actor=actor, today=today, working_days=working_days
    )  # in the order of the list


def feedback_list(
    store: Store, *, actor: Actor, today: date, working_days: WorkingDays
) -> tuple[Listed, ...]:
    """The same as a list to choose from.

    First what is due, by its day; then what runs on a day that cannot be counted (`not_known`),
    the oldest first; then the rest, the newest first.
    """
    due_of = dues(working_days)
    query = _columns(*Clocked.__annotations__).where(_for(actor))
    with store.read() as session:
        rows = session.connection().execute(query).all()
    found = [_listed(row, due_of, today) for row in rows]
    return tuple(sorted(found, key=_urgency))


def feedback_numbered(
    store: Store, numbers: Sequence[int], *, actor: Actor, today: date, working_days: WorkingDays
) -> tuple[Feedback, ...]:
    """The feedback of these numbers in their order; none that is not the actor's to see."""
    query = select(FeedbackRow).where(col(FeedbackRow.id).in_(numbers), _for(actor))
    due_of = dues(working_days)
    with store.read() as session:
        rows = {row.id: row for row in session.exec(query)}
        names = _names(session, [row.procedure for row in rows.values() if row.procedure])
        return tuple(
            _feedback(rows[number], names, actor, today, due_of)
            for number in numbers
            if number in rows
        )


def feedback_events(
    store: Store, numbers: Sequence[int]
) -> Mapping[int, tuple[FeedbackEvent, ...]]:
    """What was done to each, oldest first; for those who may see it (`feedback_numbered`)."""
    subjects = [f"feedback/{number}" for number in numbers]
    query = select(ActRow).where(col(ActRow.subject).in_(subjects)).order_by(col(ActRow.seq))
    found: dict[int, list[FeedbackEvent]] = {number: [] for number in numbers}
    with store.read() as session:
        for row in session.exec(query):
            found[int(row.subject.partition("/")[2])].append(_event(row))
    return {number: tuple(events) for number, events in found.items()}


def taken_up(store: Store, fingerprints: Sequence[str]) -> Mapping[str, tuple[TakenUp, ...]]:
    """The feedback that became each finding, oldest first; nothing of what it says."""
    query = _columns("finding", "id", "authority", "state", "received_on")
    query = query.order_by(col(FeedbackRow.id))
    query = query.where(col(FeedbackRow.finding).in_(fingerprints))
    found: dict[str, list[TakenUp]] = defaultdict(list)
    with store.read() as session:
        for finding, *rest in session.connection().execute(query):
            found[finding].append(TakenUp(*rest))
    return {fingerprint: tuple(each) for fingerprint, each in found.items()}


class Clocked(Protocol):
    """What tells when feedback is due, without what people wrote."""

    id: Any  # Any: a number, None in a row that is not kept yet
    authority: str
    state: str
    clock: str
    counted_from: date
    told_on: date | None
    answered_on: date | None


def _columns(*names: str) -> Select[Any]:
    return select_columns(*(getattr(FeedbackRow, name) for name in names))


@dataclass(frozen=True, slots=True)
class Dues:
    """The days by which something is due; each reckoned once, whatever number of rows has it."""

    news: Callable[[str, date, date | None], date | None]
    within: Callable[[Within | None, date], date | None]


def dues(working_days: WorkingDays) -> Dues:
    """The days by the calendar of working days."""

    @cache
    def news(clock: str, counted_from: date, told_on: date | None) -> date | None:
        return news_due(clocks()[clock], counted_from, told_on, working_days)

    @cache
    def within(limit: Within | None, start: date) -> date | None:
        return limit.last_day(start, working_days) if limit else None

    return Dues(news, within)


def _for(actor: Actor) -> ColumnElement[bool]:
    """The condition for what an actor may see: each role includes that of a viewer."""
    seen = [grant.authority for grant in actor.grants]
    return true() if EVERYWHERE in seen else col(FeedbackRow.authority).in_(seen)


def _listed(row: Clocked, due_of: Dues, today: date) -> Listed:
    by = next_day(row, due_of)
    return Listed(row.id, row.authority, row.state, by, _standing(row, by, today))


def next_day(row: Clocked, due_of: Dues) -> date | None:
    """Nothing is due while the sender is asked for more, or once the answer is published."""
    start = _runs_from(row)
    if start is None:
        return None
    if row.state == RECEIVED:
        return due_of.news(row.clock, start, row.told_on)
    return due_of.within(clocks()[row.clock].publish, start)


def _runs_from(row: Clocked) -> date | None:
    """The day that the clock counts from now; None while none runs."""
    if row.state == RECEIVED:
        return row.counted_from
    return row.answered_on if row.state == "answered" else None


def _standing(row: Clocked, by: date | None, today: date) -> Standing:
    """Where it stands; a clock that runs is not known where its day cannot be counted."""
    runs = _runs_from(row) is not None
    return Standing.NOT_KNOWN if runs and by is None else standing(by, today)


def _urgency(each: Listed) -> tuple[int, date, int]:
    """Known days, then days that cannot be counted, then what nothing is due of."""
    if each.by is not None:
        return 0, each.by, each.number
    if each.standing is Standing.NOT_KNOWN:
        return 1, date.max, each.number
    return 2, date.max, -each.number


def _names(session: Session, keys: Sequence[str]) -> Mapping[str, str]:
    query = select(ProcedureRow.key, ProcedureRow.name).where(col(ProcedureRow.key).in_(keys))
    return {key: name for key, name in session.exec(query)}


def _feedback(
    row: FeedbackRow, names: Mapping[str, str], actor: Actor, today: date, due_of: Dues
) -> Feedback:
    answers = actor.grant_for(HANDLER, row.authority) is not None
    by = next_day(row, due_of)
    where = _standing(row, by, today)
    return Feedback(
        number=row.id or 0,
        authority=row.authority,
        procedure=row.procedure,
        procedure_name=names.get(row.procedure or ""),
        sender=row.sender,
        name=row.name if answers else None,
        contact=row.contact if answers else None,
        words=row.words,
        supplement=row.supplement,
        state=row.state,
        category=row.category,
        unit=row.unit,
        clock=row.clock,
        received_on=row.received_on,
        asked=row.asked,
        answer=row.answer,
        answered_on=row.answered_on,
        published_on=row.published_on,
        finding=row.finding,
        plan_item=row.plan_item,
        revision=row.revision,
        due=by if row.state == RECEIVED else None,
        publish_by=by if row.state != RECEIVED else None,
        is_late=where is Standing.LATE,
        standing=where,
        deadlines=tuple(_deadlines(row, today, due_of)),
        possible=possible_acts(row.state),
    )


def _deadlines(row: FeedbackRow, today: date, due_of: Dues) -> Iterator[Deadline]:
    """What the clock of the feedback asks for now, the first day first."""
    clock = clocks()[row.clock]
    found = sorted(_last_days(row, clock, due_of), key=lambda each: each[1])
    for act, by in found:
        yield Deadline(act, acts()[act].label, by, by < today)


def _last_days(row: FeedbackRow, clock: Clock, due_of: Dues) -> Iterator[tuple[str, date]]:
    by = next_day(row, due_of)
    if row.state != RECEIVED:
        if by:
            yield PUBLISH, by
        return
    answer = due_of.within(clock.answer, row.counted_from)
    if by:
        yield (ANSWER if by == answer else NEWS), by
    if row.supplement is None and row.told_on is None:  # the first look at it
        for act, limit in ((REFUSE, clock.refuse), (ASK, clock.supplement)):
            last = due_of.within(limit, row.counted_from)
            if last:
                yield act, last


def _event(row: ActRow) -> FeedbackEvent:
    known = acts().get(row.kind)
    label = known.label if known else _OF_SENDERS.get(row.kind, Words(row.kind, row.kind))
    said = json.loads(row.body)["change"].get("words", "") if known else ""
    return FeedbackEvent(row.at, row.actor, row.kind, label, said)
