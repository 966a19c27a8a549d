"""The tables of webhooks: who is told at which address, and what is still to be told."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index

from registry.store import columns
from registry.store.columns import STRICT, Table

STATES = ("active", "paused", "disabled", "removed")
DELIVERY_STATES = ("waiting", "delivered", "given_up")


class WebhookRow(Table, table=True):
    """An address that is told of changes; `secret` signs what is sent there, "" once removed.

    `told_act` and `told_day` say how far changes were put down as deliveries: in the log of acts,
    and in the days that change the catalogue. `next_at` is the next attempt, `failing_since` the
    first of those that failed in a row. One process at a time sends, until `leased_until`. Until
    `old_secret_until` the secret that was there before signs too.
    """

    __tablename__ = "webhook"
    __table_args__ = (
        columns.one_of("state", STATES),
        CheckConstraint("revision > 0", name="revision"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    authority: str = columns.text(index=True)
    address: str = columns.text()
    topics: Any = columns.data()
    authorities: Any = columns.data()
    fields: Any = columns.data()
    secret: str = columns.text()
    state: str = columns.text()
    actor: str = columns.text()
    at: datetime = columns.moment()
    act: int = columns.number(foreign_key="act.seq")
    told_act: int = columns.number()
    told_day: date = columns.day()
    failing_since: datetime | None = columns.moment(default=None)
    next_at: datetime | None = columns.moment(default=None)
    leased_until: datetime | None = columns.moment(default=None)
    lease: str | None = columns.text(default=None)
    revision: int = columns.number()
    old_secret: str | None = columns.text(default=None)
    old_secret_until: datetime | None = columns.moment(default=None)


class WebhookDeliveryRow(Table, table=True):
    """One message to one address: the very bytes of its body, and what became of sending it."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        columns.one_of("state", DELIVERY_STATES),
        Index("ix_webhook_delivery_queue", "webhook", "state", "id"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    webhook: int = columns.number(foreign_key="webhook.id")
    message: str = columns.text(unique=True)
    kind: str = columns.text()
    body: str = columns.text()
    at: datetime = columns.moment()
    state: str = columns.text()
    attempts: int = columns.number()
    tried_at: datetime | None = columns.moment(default=None)
    status: int | None = columns.number(default=None)
    problem: str | None = columns.text(default=None)
