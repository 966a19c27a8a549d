"""Webhooks and their messages."""

import datetime

import strawberry
from strawberry import field

from registry.webhooks import DeliveryState, Topic, WebhookState
from schema.types.connections import Connection
from schema.types.reference import Authority

strawberry.enum(Topic, name="WebhookTopic", description="What a webhook is told of.")
strawberry.enum(WebhookState, description="Whether a webhook is told.")
strawberry.enum(DeliveryState, name="WebhookDeliveryState", description="What became of a message.")


@strawberry.type(description="A message to a webhook, and what became of it.")
class WebhookDelivery:
    message: str = field(description="Its id, the same however often it is sent.")
    kind: str = field(description="What it tells, as its `type` says.")
    at: datetime.datetime = field(description="Since when it was to be sent.")
    state: DeliveryState = field(description="What became of it.")
    attempts: int = field(description="How often it was sent.")
    tried_at: datetime.datetime | None = field(description="When it was sent last.")
    status: int | None = field(description="The status of the last answer, if there was one.")
    problem: str | None = field(description="What went wrong at last.")


@strawberry.type(description="An address that is told of changes.")
class Webhook:
    number: int = field(description="Its number.")
    authority: Authority = field(description="Whose it is.")
    address: str = field(description="Where messages go.")
    topics: list[Topic] = field(description="What it is told of.")
    authorities: list[str] = field(description="Of whose lists it is told; none: of all.")
    fields: list[str] = field(description="Of which fields it is told; none: of all.")
    state: WebhookState = field(description="Whether it is told.")
    added_by: str = field(description="Who added it.")
    added_at: datetime.datetime = field(description="When.")
    failing_since: datetime.datetime | None = field(
        description="Since when each attempt has failed; null: the last one did not."
    )
    next_attempt: datetime.datetime | None = field(
        description="When it is tried again, after it failed."
    )
    waiting: int = field(description="How many messages are still to be sent.")
    old_secret_until: datetime.datetime | None = field(
        description="Until when the secret before signs too; null: it does not."
    )
    revision: int = field(description="Its revision.")
    deliveries: list[WebhookDelivery] = field(
        description="Its last messages, at most 10, the newest first."
    )


@strawberry.type(description="An authority that may have webhooks.")
class WebhookOwner:
    authority: Authority = field(description="The authority.")
    count: int = field(description="How many it has: the revision that a further one names.")


@strawberry.type(description="A page of webhooks, the newest first.")
class WebhookConnection(Connection[Webhook]):
    pass


@strawberry.type(description="The webhook was changed.")
class WebhookSuccess:
    number: int = field(description="Its number.")
    revision: int = field(description="Its revision now.")
    secret: str | None = field(
        description="What signs its messages: given when it is added or rotated, and never again."
    )
