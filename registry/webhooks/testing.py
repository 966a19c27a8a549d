"""Testing a webhook: a message of its own, put down in the transaction of the act."""

from registry.actors import Grant
from registry.store.acts import Writing
from registry.store.webhook_tables import WebhookRow
from registry.webhooks.acts import acted
from registry.webhooks.messages import TEST, message

TEST_WEBHOOK = "test_webhook"


def _add_test(writing: Writing, row: WebhookRow, _grant: Grant) -> None:
    """What waits is tried at once, in its order, the test behind it."""
    data = {"webhook": row.id, "by": writing.actor.name}
    writing.session.add(message(row.id or 0, TEST, data, writing.now, writing.now))
    row.next_at = None


test_webhook = acted(TEST_WEBHOOK, _add_test)
