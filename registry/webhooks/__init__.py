"""Webhooks: addresses that are told of changes, in order, at least once, with a signature.

The log of acts is the outbox: an act is in it by the transaction that did it. `telling` makes
deliveries of what the log and the days bring, `queue` hands them out and keeps what became of them.
Sending them is a door's business.
"""

from registry.webhooks.acts import Act, add_webhook, pause_webhook, remove_webhook, resume_webhook
from registry.webhooks.addresses import PUBLIC_ONLY, Hosts, is_public
from registry.webhooks.model import (
    Attempt,
    Delivery,
    DeliveryState,
    NewWebhook,
    Topic,
    Webhook,
    WebhookDraft,
    WebhookKept,
    WebhookState,
)
from registry.webhooks.queue import Claimed, claim, is_due, record
from registry.webhooks.reading import (
    Deliveries,
    counts,
    deliveries,
    last_deliveries,
    webhook,
    webhooks,
)
from registry.webhooks.rotating import rotate_webhook
from registry.webhooks.schedule import Schedule, schedule
from registry.webhooks.signing import signatures
from registry.webhooks.telling import tell
from registry.webhooks.testing import test_webhook

__all__ = [
    "PUBLIC_ONLY",
    "Act",
    "Attempt",
    "Claimed",
    "Deliveries",
    "Delivery",
    "DeliveryState",
    "Hosts",
    "NewWebhook",
    "Schedule",
    "Topic",
    "Webhook",
    "WebhookDraft",
    "WebhookKept",
    "WebhookState",
    "add_webhook",
    "claim",
    "counts",
    "deliveries",
    "is_due",
    "is_public",
    "last_deliveries",
    "pause_webhook",
    "record",
    "remove_webhook",
    "resume_webhook",
    "rotate_webhook",
    "schedule",
    "signatures",
    "tell",
    "test_webhook",
    "webhook",
    "webhooks",
]
