"""Webhooks as values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Topic(StrEnum):
    """What an address is told of."""

    CATALOGUE = "catalogue"
    REVIEWS = "reviews"


class WebhookState(StrEnum):
    """Whether an address is told; only people resume one that was paused or disabled."""

    ACTIVE = "active"
    PAUSED = "paused"
    DISABLED = "disabled"  # by itself, after failing for long


class DeliveryState(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class WebhookDraft:
    """A webhook that is asked for; of the catalogue, empty `authorities` or `fields` mean all."""

    authority: str
    address: str
    topics: tuple[str, ...] = (Topic.CATALOGUE,)
    authorities: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Webhook:
    """What is known about a webhook; not its secret. `waiting`: how many messages are unsent.

    `old_secret_until`: until when the secret before signs too; None or past: it does not.
    """

    number: int
    authority: str
    address: str
    topics: tuple[Topic, ...]
    authorities: tuple[str, ...]
    fields: tuple[str, ...]
    state: WebhookState
    added_by: str
    added_at: datetime
    failing_since: datetime | None
    next_at: datetime | None
    waiting: int
    revision: int
    old_secret_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class WebhookKept:
    """The outcome of an act on a webhook."""

    number: int
    revision: int


@dataclass(frozen=True, slots=True)
class NewWebhook:
    """A webhook with a secret that was just made; None when the request was only sent again."""

    number: int
    revision: int
    secret: str | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message and what became of it; `status` is that of the last answer, if there was one."""

    number: int
    webhook: int
    message: str
    kind: str
    at: datetime
    state: DeliveryState
    attempts: int
    tried_at: datetime | None
    status: int | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of sending once: the answer's status, or a `problem` in words.

    `retry_after` are seconds for which the address asked to wait; `gone`: it wants no more.
    """

    status: int | None = None
    problem: str | None = None
    retry_after: int | None = None

    @property
    def is_delivered(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        return self.status == 410
