"""Giving a webhook a new secret; the one before signs beside it for a while.

So a receiver that knows either takes each message, and can be changed at any moment in between.
"""

from datetime import datetime

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

    `ends_old`: it signs no more at once, since others know it. A secret older than that signs no
    more in any case. Raises StoreBusy.
    """
    made: list[str] = []

    def change(writing: Writing, row: WebhookRow, _grant: Grant) -> None:
        row.old_secret = None if ends_old else row.secret
        row.old_secret_until = None if ends_old else writing.now + schedule().rotation
        row.secret = new_secret()
        made[:] = [row.secret]

    answer = acted(ROTATE, change, {"ends_old": ends_old})(
        store, number, actor=actor, now=now, idempotency_key=idempotency_key,
        expected_revision=expected_revision,
    )  # fmt: skip
    if not isinstance(answer, WebhookKept):
        return answer
    return NewWebhook(answer.number, answer.revision, made[0] if made else None)
