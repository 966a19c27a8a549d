"""Feedback as its sender and everybody see it: never who sent it."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from registry.reference.calendar import WorkingDays
from registry.review.feedback.receipts import receipt_digest
from registry.review.feedback.receiving import RECEIVED
from registry.review.feedback.words import clocks, news_due
from registry.store.review_tables import FeedbackRow
from registry.store.store import Store
from registry.store.tables import ActRow

_NEWS = "tell_sender"
_CHANGES_WHAT_IS_OUT = ("publish_feedback", "take_up_feedback")


@dataclass(frozen=True, slots=True)
class News:
    """What the sender was told before there was an answer."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Followed:
    """Feedback as its sender sees it; `asked` stands while an answer to it is awaited."""

    number: int
    authority: str
    procedure: str | None
    state: str
    received_on: date
    asked: str | None
    answer: str | None
    answered_on: date | None
    published_on: date | None
    unit: str | None
    due: date | None
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """Feedback with its answer, for everybody: never who sent it, nor what was added later."""

    number: int
    authority: str
    procedure: str | None
    words: str
    answer: str
    unit: str | None
    received_on: date
    answered_on: date
    published_on: date


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """One line of the list of what is published: what it is chosen by."""

    number: int
    authority: str
    procedure: str | None


def followed(store: Store, receipt: str, *, working_days: WorkingDays) -> Followed | None:
    """What became of it, for who holds the receipt; None for another."""
    with store.read() as session:
        query = select(FeedbackRow).where(FeedbackRow.receipt == receipt_digest(receipt))
        row = session.exec(query).first()
        return _followed(row, _news(session, row), working_days) if row else None


def published_feedback(store: Store, procedure: str | None = None) -> tuple[Published, ...]:
    """What was answered and published, the newest first; about one procedure if it is named."""
    lines = published_list(store, None if procedure is None else [procedure])
    found = published_numbered(store, [each.number for each in lines])
    return tuple(found[each.number] for each in lines if each.number in found)


def published_list(
    store: Store, procedures: Sequence[str] | None = None
) -> tuple[PublishedLine, ...]:
    """The same as a list to choose from, the newest first; about some procedures if named."""
    query = select(FeedbackRow.id, FeedbackRow.authority, FeedbackRow.procedure).where(_IS_OUT)
    if procedures is not None:
        query = query.where(col(FeedbackRow.procedure).in_(procedures))
    with store.read() as session:
        rows = session.exec(query.order_by(col(FeedbackRow.id).desc())).all()
    return tuple(PublishedLine(number or 0, *about) for number, *about in rows)


def published_by_procedure(
    store: Store, procedures: Sequence[str]
) -> Mapping[str, tuple[int, ...]]:
    """The numbers of what is published about each procedure, the newest first."""
    found: dict[str, list[int]] = defaultdict(list)
    for line in published_list(store, procedures):
        found[line.procedure or ""].append(line.number)
    return {procedure: tuple(numbers) for procedure, numbers in found.items()}


def published_numbered(store: Store, numbers: Sequence[int]) -> Mapping[int, Published]:
    """What is published of these, by number."""
    query = select(FeedbackRow).where(_IS_OUT, col(FeedbackRow.id).in_(numbers))
    with store.read() as session:
        found = (_published(row) for row in session.exec(query))
        return {each.number: each for each in found if each is not None}


def published_mark(store: Store) -> str:
    """Changes whenever feedback is published, or what is published becomes more; cheap to ask."""
    query = select(func.max(ActRow.seq)).where(col(ActRow.kind).in_(_CHANGES_WHAT_IS_OUT))
    with store.read() as session:
        return str(session.exec(query).one() or 0)


_IS_OUT = col(FeedbackRow.published_on).is_not(None)


def _followed(row: FeedbackRow, news: tuple[News, ...], working_days: WorkingDays) -> Followed:
    due = (
        news_due(clocks()[row.clock], row.counted_from, row.told_on, working_days)
        if row.state == RECEIVED
        else None
    )
    return Followed(
        number=row.id or 0,
        authority=row.authority,
        procedure=row.procedure,
        state=row.state,
        received_on=row.received_on,
        asked=row.asked if row.waiting_since else None,
        answer=row.answer,
        answered_on=row.answered_on,
        published_on=row.published_on,
        unit=row.unit,
        due=due,
        news=news,
    )


def _news(session: Session, row: FeedbackRow | None) -> tuple[News, ...]:
    """The words of news stand in the log of acts alone."""
    if row is None:
        return ()
    query = select(ActRow).where(ActRow.subject == f"feedback/{row.id}", ActRow.kind == _NEWS)
    found = session.exec(query.order_by(col(ActRow.seq))).all()
    return tuple(News(each.at, json.loads(each.body)["change"]["words"]) for each in found)


def _published(row: FeedbackRow) -> Published | None:
    if row.answer is None or row.answered_on is None or row.published_on is None:
        return None
    return Published(
        number=row.id or 0,
        authority=row.authority,
        procedure=row.procedure,
        words=row.words,
        answer=row.answer,
        unit=row.unit,
        received_on=row.received_on,
        answered_on=row.answered_on,
        published_on=row.published_on,
    )
