"""From the log of acts, and the days that begin, to messages that wait: each change once.

How far an address was told moves in the transaction that puts its messages down, so nothing is lost
and nothing comes twice, whoever dies when.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlmodel import Session, col, delete, or_, select

from registry.actors import EVERYWHERE
from registry.publication.catalogue_changes import CatalogueChange, ChangedProcedure, Place
from registry.publication.following import fields_in, next_in
from registry.review.work.changes import CaseChange, changes_of
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
from registry.webhooks.rotating import forget_old_secrets
from registry.webhooks.schedule import schedule

_ACTS = 500  # of the log that are looked at in one transaction


def tell(store: Store, *, now: datetime, today: date) -> int:
    """Puts down what is new for each active webhook; how many messages that are.

    A batch of acts at a time, so that other writers are not kept waiting, for all webhooks at once.
    It sweeps too: messages that are done with, and old secrets whose time is over.
    """
    forget_old_secrets(store, now=now)
    told = 0
    while _is_behind(store, today):
        told += _tell_batch(store, now=now, today=today)
    return told


def _is_behind(store: Store, today: date) -> bool:
    with store.read() as session:
        return bool(_behind(session, today))


def _behind(session: Session, today: date) -> Sequence[WebhookRow]:
    query = select(WebhookRow).where(
        WebhookRow.state == WebhookState.ACTIVE,
        or_(col(WebhookRow.told_act) < last_seq(session), col(WebhookRow.told_day) < today),
    )
    return session.exec(query.order_by(col(WebhookRow.id))).all()


def _tell_batch(store: Store, *, now: datetime, today: date) -> int:
    """The next acts behind the webhook that was told least, to each that was not told of them."""
    told = 0
    with store.note() as session:
        behind, newest = _behind(session, today), last_seq(session)
        since = min((row.told_act for row in behind), default=newest)
        until = min(since + _ACTS, newest)
        reviews = _of_reviews(session, behind, since, until, today)
        for row in behind:
            if row.told_act > until:
                continue
            rows = [*_messages(session, row, until, reviews, now=now, today=today)]
            session.add_all(rows)
            told += len(rows)
            row.told_act = until
            if until == newest:
                row.told_day = max(row.told_day, today)
                _forget(session, row.id or 0, now)
    return told


def _of_reviews(
    session: Session, behind: Sequence[WebhookRow], since: int, until: int, today: date
) -> Sequence[CaseChange]:
    """What the acts of a batch changed of reviews, read once for all who are told of them."""
    if not any(Topic.REVIEWS in row.topics for row in behind):
        return []
    acts = [act for act in read_acts(session, after=since, limit=_ACTS) if act.seq <= until]
    return changes_of(session, acts, today)


def _messages(
    session: Session,
    row: WebhookRow,
    until: int,
    reviews: Sequence[CaseChange],
    *,
    now: datetime,
    today: date,
) -> Iterator[WebhookDeliveryRow]:
    """In the order in which it happened, of the catalogue before that of reviews."""
    number = row.id or 0
    if Topic.CATALOGUE in row.topics:
        for change in _of_catalogue(session, row, until, today):
            yield message(number, CATALOGUE_CHANGED, catalogue_data(change), now, now)
    if Topic.REVIEWS in row.topics:
        for each in reviews:
            if each.seq > row.told_act and row.authority in (EVERYWHERE, each.authority):
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
