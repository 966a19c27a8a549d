"""Feedback as its unit, its sender and everybody see it, with what is due by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from registry.actors import Actor, Role
from registry.reference.calendar import WorkingDays
from registry.review.feedback.receiving import RECEIVED, digest
from registry.review.feedback.words import clocks, news_due
from registry.store.review_tables import FeedbackRow
from registry.store.store import Store


@dataclass(frozen=True, slots=True)
class Feedback:
    """Feedback as its unit sees it; name and contact only for those who may answer it.

    `due` is the day by which the sender hears something, None when nothing is due or the holidays
    are not listed.
    """

    number: int
    authority: str
    procedure: str | None
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


@dataclass(frozen=True, slots=True)
class Followed:
    """Feedback as its sender sees it."""

    number: int
    state: str
    received_on: date
    asked: str | None
    answer: str | None
    unit: str | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Published:
    """Feedback with its answer, for everybody: never who sent it."""

    number: int
    procedure: str | None
    words: str
    answer: str
    unit: str | None
    received_on: date
    answered_on: date


def feedback_for(
    store: Store, *, actor: Actor, today: date, working_days: WorkingDays
) -> tuple[Feedback, ...]:
    """Feedback to the authorities in which the actor holds a role, the most urgent first."""
    with store.read() as session:
        rows = session.exec(select(FeedbackRow).order_by(col(FeedbackRow.id))).all()
        found = [
            _feedback(row, actor, today, working_days)
            for row in rows
            if actor.grant_for(Role.VIEWER, row.authority)
        ]
        return tuple(sorted(found, key=lambda each: (each.due or date.max, each.number)))


def followed(store: Store, receipt: str, *, working_days: WorkingDays) -> Followed | None:
    """What became of it, for who holds the receipt; None for another."""
    with store.read() as session:
        query = select(FeedbackRow).where(FeedbackRow.receipt == digest(receipt))
        row = session.exec(query).first()
        if row is None:
            return None
        return Followed(
            number=row.id or 0,
            state=row.state,
            received_on=row.received_on,
            asked=row.asked if row.waiting_since else None,
            answer=row.answer,
            unit=row.unit,
            due=_due(row, working_days),
        )


def published_feedback(store: Store, procedure: str | None = None) -> tuple[Published, ...]:
    """What was answered and published, the newest first; about one procedure if it is named."""
    with store.read() as session:
        query = select(FeedbackRow).where(col(FeedbackRow.published_on).is_not(None))
        if procedure is not None:
            query = query.where(FeedbackRow.procedure == procedure)
        rows = session.exec(query.order_by(col(FeedbackRow.id).desc())).all()
        return _published(rows)


def _published(rows: Sequence[FeedbackRow]) -> tuple[Published, ...]:
    return tuple(
        Published(
            number=row.id or 0,
            procedure=row.procedure,
            words=row.words,
            answer=row.answer,
            unit=row.unit,
            received_on=row.received_on,
            answered_on=row.answered_on,
        )
        for row in rows
        if row.answer is not None and row.answered_on is not None
    )


def _feedback(row: FeedbackRow, actor: Actor, today: date, working_days: WorkingDays) -> Feedback:
    answers = actor.grant_for(Role.CONTROLLER, row.authority) is not None
    due, clock = _due(row, working_days), clocks()[row.clock]
    answered = row.answered_on if row.state == "answered" else None
    publish_by = clock.publish.last_day(answered, working_days) if answered else None
    by = due or publish_by
    return Feedback(
        number=row.id or 0,
        authority=row.authority,
        procedure=row.procedure,
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
        due=due,
        publish_by=publish_by,
        is_late=by is not None and by < today,
    )


def _due(row: FeedbackRow, working_days: WorkingDays) -> date | None:
    """Nothing is due while the sender is asked for more, or once it was answered."""
    if row.state != RECEIVED:
        return None
    return news_due(clocks()[row.clock], row.counted_from, row.told_on, working_days)
