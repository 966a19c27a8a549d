"""Handing messages out, and what became of them: one process at a time sends to an address.

A lease keeps others away while one sends; who dies lets it run out, and the message is sent again.
Every writer has the database's one writing place, so two never claim the same.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from registry.actors import EVERYWHERE, Actor, Role
from registry.store.acts import Writing
from registry.store.store import Store
from registry.store.webhook_tables import WebhookDeliveryRow, WebhookRow
from registry.webhooks.model import Attempt, DeliveryState, WebhookState
from registry.webhooks.rotating import old_secret
from registry.webhooks.schedule import schedule

DISABLE = "disable_webhook"
ITSELF = Actor("gon", Role.ADMINISTRATOR, EVERYWHERE)  # who disables what fails for long
_LONGEST_PROBLEM = 300


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message to be sent now, by whoever holds the lease; each of the secrets signs it."""

    webhook: int
    delivery: int
    lease: str
    address: str
    secrets: tuple[str, ...]
    message: str
    body: str


def is_due(store: Store, *, now: datetime) -> bool:
    """Whether there is something to be sent now; looking keeps no writer waiting."""
    with store.read() as session:
        return _due(session, now) is not None


def claim(store: Store, *, now: datetime) -> Claimed | None:
    """The oldest message of an address that may be sent to now; None: there is none."""
    if not is_due(store, now=now):
        return None
    with store.note() as session:
        number = _due(session, now)
        if number is None:
            return None
        row = session.get_one(WebhookRow, number)
        row.lease, row.leased_until = secrets.token_hex(8), now + schedule().lease
        return _claimed(row, _oldest(session, number), _signing(row, now))


def record(store: Store, claimed: Claimed, attempt: Attempt, *, now: datetime) -> DeliveryState:
    """Keeps what came of it, and gives the address back; where it stands then.

    An address that wants no more, or failed for long without a break, is disabled: that is an act.
    """
    with store.note() as session:
        row = session.get_one(WebhookRow, claimed.webhook)
        delivery = session.get_one(WebhookDeliveryRow, claimed.delivery)
        _note(delivery, attempt, now)
        if row.lease == claimed.lease:
            row.lease = row.leased_until = None
            _set_next(row, delivery, attempt, now)
        is_over = row.state == WebhookState.ACTIVE and _is_over(row, attempt, now)
        state = DeliveryState(delivery.state)
        if state is DeliveryState.GIVEN_UP and not is_over and _is_empty(session, claimed.webhook):
            row.failing_since = None  # nothing fails any more: the next failure is a first one
    if is_over:
        _disable(store, claimed.webhook, now)
    return state


def _due(session: Session, now: datetime) -> int | None:
    waits = select(WebhookDeliveryRow.id).where(
        col(WebhookDeliveryRow.webhook) == col(WebhookRow.id),
        col(WebhookDeliveryRow.state) == DeliveryState.WAITING,
    )
    query = select(WebhookRow.id).where(
        WebhookRow.state == WebhookState.ACTIVE,
        or_(col(WebhookRow.next_at).is_(None), col(WebhookRow.next_at) <= now),
        or_(col(WebhookRow.leased_until).is_(None), col(WebhookRow.leased_until) <= now),
        waits.exists(),
    )
    first = col(WebhookRow.next_at).nulls_first()  # databases differ where nothing is said
    return session.exec(query.order_by(first, col(WebhookRow.id))).first()


def _oldest(session: Session, webhook: int) -> WebhookDeliveryRow:
    return session.exec(_waiting(webhook)).one()


def _is_empty(session: Session, webhook: int) -> bool:
    return session.exec(_waiting(webhook)).first() is None


def _waiting(webhook: int) -> SelectOfScalar[WebhookDeliveryRow]:
    """The message of a webhook that waits longest."""
    query = select(WebhookDeliveryRow).where(
        WebhookDeliveryRow.webhook == webhook, WebhookDeliveryRow.state == DeliveryState.WAITING
    )
    return query.order_by(col(WebhookDeliveryRow.id)).limit(1)


def _signing(row: WebhookRow, now: datetime) -> tuple[str, ...]:
    """The secrets that sign now, the newest first."""
    old = old_secret(row, now)
    return (row.secret, old) if old else (row.secret,)


def _claimed(row: WebhookRow, delivery: WebhookDeliveryRow, signing: tuple[str, ...]) -> Claimed:
    return Claimed(
        row.id or 0,
        delivery.id or 0,
        row.lease or "",
        row.address,
        signing,
        delivery.message,
        delivery.body,
    )


def _note(delivery: WebhookDeliveryRow, attempt: Attempt, now: datetime) -> None:
    """A message that was delivered stays so, whatever a second sender says of it."""
    delivery.attempts += 1
    if delivery.state == DeliveryState.DELIVERED:
        return
    delivery.tried_at, delivery.status = now, attempt.status
    delivery.problem = attempt.problem[:_LONGEST_PROBLEM] if attempt.problem else None
    if attempt.is_delivered:
        delivery.state = DeliveryState.DELIVERED
    elif delivery.attempts > len(schedule().retry_after):
        delivery.state = DeliveryState.GIVEN_UP


def _set_next(
    row: WebhookRow, delivery: WebhookDeliveryRow, attempt: Attempt, now: datetime
) -> None:
    if attempt.is_delivered:
        row.failing_since = row.next_at = None
        return
    row.failing_since = row.failing_since or now
    chance = secrets.randbelow(1001) / 1000
    wait = schedule().wait_after(delivery.attempts, chance) or schedule().retry_after[0]
    row.next_at = now + max(wait, _asked(attempt))


def _asked(attempt: Attempt) -> timedelta:
    """How long the address asked to wait, within reason."""
    return min(timedelta(seconds=max(attempt.retry_after or 0, 0)), schedule().longest_wait)


def _is_over(row: WebhookRow, attempt: Attempt, now: datetime) -> bool:
    if attempt.is_gone:
        return True
    failing = row.failing_since
    return failing is not None and now - failing >= schedule().disable_after


def _disable(store: Store, number: int, now: datetime) -> None:
    with store.write(ITSELF, now) as writing:
        row = writing.session.get_one(WebhookRow, number)
        if row.state != WebhookState.ACTIVE:
            writing.give_up()
            return
        row.state = WebhookState.DISABLED
        _log(writing, row)
        row.revision += 1


def _log(writing: Writing, row: WebhookRow) -> None:
    about = {"number": row.id, "state": WebhookState.DISABLED}
    writing.log(DISABLE, f"webhooks/{row.id}", about, base_revision=row.revision)
