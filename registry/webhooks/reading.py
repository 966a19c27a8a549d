"""Webhooks and their messages as people see them: of authorities where they are controllers."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Select
from sqlalchemy import select as rows
from sqlmodel import Session, col, func, select

from registry.actors import Actor, Role
from registry.refusals import NotFound, not_found
from registry.store.store import Store
from registry.store.webhook_tables import WebhookDeliveryRow, WebhookRow
from registry.webhooks.acts import REMOVED, WEBHOOK
from registry.webhooks.model import Delivery, DeliveryState, Topic, Webhook, WebhookState

Deliveries = Sequence[Delivery]


def webhook(store: Store, number: int, *, actor: Actor) -> Webhook | NotFound:
    """One webhook; not found for people who are not controllers there."""
    with store.read() as session:
        row = session.get(WebhookRow, number)
        if row is None or not _may_see(row, actor):
            return not_found(WEBHOOK, number)
        return _webhook(row, _waiting(session).get(number, 0))


def webhooks(store: Store, *, actor: Actor) -> Sequence[Webhook]:
    """The webhooks of the authorities where the actor is a controller, the newest first."""
    with store.read() as session:
        waiting = _waiting(session)
        found = session.exec(select(WebhookRow).order_by(col(WebhookRow.id).desc()))
        return [_webhook(row, waiting.get(row.id or 0, 0)) for row in found if _may_see(row, actor)]


def deliveries(store: Store, number: int, *, actor: Actor, most: int = 20) -> Deliveries | NotFound:
    """The newest messages of a webhook; not found for people who are not controllers there."""
    with store.read() as session:
        row = session.get(WebhookRow, number)
        if row is None or not _may_see(row, actor):
            return not_found(WEBHOOK, number)
        query = select(WebhookDeliveryRow).where(WebhookDeliveryRow.webhook == number)
        newest = query.order_by(col(WebhookDeliveryRow.id).desc()).limit(most)
        return [_delivery(each) for each in session.exec(newest)]


def last_deliveries(
    store: Store, numbers: Sequence[int], *, actor: Actor, most: int
) -> Mapping[int, Deliveries]:
    """The newest messages of several webhooks, for who is a controller there."""
    newest = func.row_number().over(
        partition_by=col(WebhookDeliveryRow.webhook), order_by=col(WebhookDeliveryRow.id).desc()
    )
    of = rows(col(WebhookDeliveryRow.id), newest.label("place")).where(
        col(WebhookDeliveryRow.webhook).in_(list(numbers))
    )
    ranked = of.subquery()
    query = (
        select(WebhookDeliveryRow, WebhookRow)
        .join(WebhookRow, col(WebhookRow.id) == col(WebhookDeliveryRow.webhook))
        .join(ranked, ranked.c.id == col(WebhookDeliveryRow.id))
        .where(ranked.c.place <= most)
        .order_by(col(WebhookDeliveryRow.id).desc())
    )
    found: dict[int, list[Delivery]] = {}
    with store.read() as session:
        for delivery, row in session.exec(query):
            if _may_see(row, actor):
                found.setdefault(delivery.webhook, []).append(_delivery(delivery))
    return found


def counts(store: Store) -> Mapping[str, int]:
    """How many webhooks each authority has that has one."""
    of = col(WebhookRow.authority)
    query: Select[str, int] = rows(of, func.count()).where(col(WebhookRow.state) != REMOVED)
    with store.read() as session:
        return {key: count for key, count in session.execute(query.group_by(of))}


def _may_see(row: WebhookRow, actor: Actor) -> bool:
    return row.state != REMOVED and actor.grant_for(Role.CONTROLLER, row.authority) is not None


def _waiting(session: Session) -> dict[int, int]:
    """How many messages of each webhook are unsent."""
    of = col(WebhookDeliveryRow.webhook)
    query: Select[int, int] = rows(of, func.count()).where(
        col(WebhookDeliveryRow.state) == DeliveryState.WAITING
    )
    return {number: count for number, count in session.execute(query.group_by(of))}


def _webhook(row: WebhookRow, waiting: int) -> Webhook:
    return Webhook(
        number=row.id or 0,
        authority=row.authority,
        address=row.address,
        topics=tuple(Topic(each) for each in row.topics),
        authorities=tuple(row.authorities),
        fields=tuple(row.fields),
        state=WebhookState(row.state),
        added_by=row.actor,
        added_at=row.at,
        failing_since=row.failing_since,
        next_at=row.next_at,
        waiting=waiting,
        revision=row.revision,
        old_secret_until=row.old_secret_until,
    )


def _delivery(row: WebhookDeliveryRow) -> Delivery:
    return Delivery(
        number=row.id or 0,
        webhook=row.webhook,
        message=row.message,
        kind=row.kind,
        at=row.at,
        state=DeliveryState(row.state),
        attempts=row.attempts,
        tried_at=row.tried_at,
        status=row.status,
        problem=row.problem,
    )
