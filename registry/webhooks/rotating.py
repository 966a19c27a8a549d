"""Giving a webhook a new secret; the one before signs beside it for a while, then is forgotten.

So a receiver that knows either takes each message, and can be changed at any moment in between.
"""

from datetime import datetime

from sqlmodel import col, select

from registry.actors import Actor, Grant
from registry.refusals import Refusal
from registry.store.acts import Writing
from registry.store.store import Store
from registry.store.webhook_tables import WebhookRow
from registry.webhooks.acts import acted
from registry.webhooks.model import NewWebhook, WebhookKept
from registry.webhooks.schedule import schedule
from registry.webhooks.signing import new_secret

ROTATE = "rotate_webhook"


def rotate_webhook(
    store: Store,
    number: int,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
    ends_old: bool = False,
) -> NewWebhook | Refusal:
    """A new secret, given here alone; the one before signs too for the time of `schedule.yaml`.

    While an old one still signs, it is that which goes on, for that time anew: the receiver has it,
    and the one between may have been lost before anybody saw it. `ends_old`: none but the new one
    signs, at once, since others know the old. Raises StoreBusy.
    """
    made: list[str] = []

    def change(writing: Writing, row: WebhookRow, _grant: Grant) -> None:
        if ends_old:
            row.old_secret = row.old_secret_until = None
        else:
            row.old_secret = old_secret(row, writing.now) or row.secret
            row.old_secret_until = writing.now + schedule().rotation
        row.secret = new_secret()
        made[:] = [row.secret]

    answer = acted(ROTATE, change, {"ends_old": ends_old})(
        store, number, actor=actor, now=now, idempotency_key=idempotency_key,
        expected_revision=expected_revision,
    )  # fmt: skip
    if not isinstance(answer, WebhookKept):
        return answer
    return NewWebhook(answer.number, answer.revision, made[0] if made else None)


def old_secret(row: WebhookRow, now: datetime) -> str | None:
    """The secret that signs beside the new one now; None: there is none, or its time is over."""
    until = row.old_secret_until
    return row.old_secret if until is not None and now < until else None


def forget_old_secrets(store: Store, *, now: datetime) -> None:
    """Keeps no secret whose time is over, whatever the webhook is doing meanwhile."""
    over = select(WebhookRow).where(col(WebhookRow.old_secret_until) <= now)
    with store.read() as session:  # looking keeps no writer waiting
        if session.exec(over.limit(1)).first() is None:
            return
    with store.note() as session:
        for row in session.exec(over):
            row.old_secret = row.old_secret_until = None
