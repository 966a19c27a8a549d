"""From the log of acts, and the days that begin, to messages that wait: each change once.

How far an address was told moves in the transaction that puts its messages down, so nothing is lost
and nothing comes twice, whoever dies when.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlmodel import Session, col, delete, or_, select

from registry.publication.catalogue_changes import CatalogueChange, ChangedProcedure, Place
from registry.publication.following import fields_in, next_in
from registry.review.work.changes import changes_of
from registry.store.acts import last_seq, read_acts
from registry.store.store import Store
from registry.store.webhook_tables import WebhookDeliveryRow, WebhookRow
from registry.webhooks.messages import (
    CATALOGUE_CHANGED,
    REVIEW_CHANGED,
    catalogue_data,
    message,
    review_data,
)
from registry.webhooks.model import DeliveryState, Topic, WebhookState
from registry.webhooks.schedule import schedule

_ACTS = 500  # of the log that are looked at in one transaction


def tell(store: Store, *, now: datetime, today: date) -> int:
    """Puts down what is new for each active webhook; how many messages that are."""
    told = 0
    for number in _behind(store, today):
        told += _tell_one(store, number, now=now, today=today)
    return told


def _behind(store: Store, today: date) -> Sequence[int]:
    with store.read() as session:
        newest = last_seq(session)
        query = select(WebhookRow.id).where(
            WebhookRow.state == WebhookState.ACTIVE,
            or_(col(WebhookRow.told_act) < newest, col(WebhookRow.told_day) < today),
        )
        return [number for number in session.exec(query) if number is not None]


def _tell_one(store: Store, number: int, *, now: datetime, today: date) -> int:
    """A batch at a time, so that other writers are not kept waiting."""
    told = 0
    while True:
        with store.note() as session:
            row = session.get(WebhookRow, number)
            if row is None or row.state != WebhookState.ACTIVE:
                return told
            until = _end_of_batch(session, row)
            rows = [*_messages(session, row, until, now=now, today=today)]
            session.add_all(rows)
            told += len(rows)
            is_done = until == last_seq(session)
            row.told_act = until
            row.told_day = max(row.told_day, today) if is_done else row.told_day
            if is_done:
                _forget(session, number, now)
                return told


def _end_of_batch(session: Session, row: WebhookRow) -> int:
    return min(row.told_act + _ACTS, last_seq(session))


def _messages(
    session: Session, row: WebhookRow, until: int, *, now: datetime, today: date
) -> Iterator[WebhookDeliveryRow]:
    """In the order in which it happened, of the catalogue before that of reviews."""
    number = row.id or 0
    if Topic.CATALOGUE in row.topics:
        for change in _of_catalogue(session, row, until, today):
            yield message(number, CATALOGUE_CHANGED, catalogue_data(change), now, now)
    if Topic.REVIEWS in row.topics:
        acts = [
            act for act in read_acts(session, after=row.told_act, limit=_ACTS) if act.seq <= until
        ]
        for each in changes_of(session, acts, today):
            if row.authority in ("*", each.authority):
                yield message(number, REVIEW_CHANGED, review_data(each), each.at, now)


def _of_catalogue(
    session: Session, row: WebhookRow, until: int, today: date
) -> Iterator[CatalogueChange]:
    place = Place(row.told_act, row.told_day)
    while step := next_in(session, place, today, until=until):
        place = step.place
        for change in step.changes:
            narrowed = _narrowed(session, row, change)
            if narrowed.procedures:
                yield narrowed
    row.told_day = place.day


def _narrowed(session: Session, row: WebhookRow, change: CatalogueChange) -> CatalogueChange:
    fields = fields_in(session, [change]) if row.fields else {}

    def is_wanted(each: ChangedProcedure) -> bool:
        return (not row.authorities or each.authority in row.authorities) and (
            not row.fields or fields.get(each.edition) in row.fields
        )

    return change.only(is_wanted)


def _forget(session: Session, number: int, now: datetime) -> None:
    """Messages that are done with are not kept for ever."""
    session.exec(
        delete(WebhookDeliveryRow).where(
            col(WebhookDeliveryRow.webhook) == number,
            col(WebhookDeliveryRow.state) != DeliveryState.WAITING,
            col(WebhookDeliveryRow.at) < now - schedule().keep,
        )
    )
