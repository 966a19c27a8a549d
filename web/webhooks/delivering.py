"""Delivering: what is new is put down, what is due is signed and sent, what came of it is kept."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Event, Thread

from registry.store import Store, StoreBusy
from registry.webhooks import DeliveryState, Hosts, claim, is_due, record, schedule, signature, tell
from registry.webhooks.queue import Claimed
from web.settings import Settings
from web.webhooks.connecting import Client

AT_ONCE = 4  # addresses that one process sends to at a time
LOOKS_EVERY = 1.0  # seconds
LEAVES_WITHIN = 5.0  # seconds that a server waits for what is being sent

Clock = Callable[[], datetime]
log = logging.getLogger("gon.webhooks")


def hosts_of(settings: Settings) -> Hosts:
    """The hosts that the settings allow beside the public internet."""
    return Hosts(frozenset(settings.webhook_hosts))


def client_of(settings: Settings) -> Client:
    """How this server reaches addresses."""
    return Client(hosts_of(settings), schedule().timeout)


def deliver(store: Store, client: Client, clock: Clock, stop: Event | None = None) -> int:
    """Sends what is due until nothing is, or it is told to stop; how many were delivered."""
    now = clock()
    tell(store, now=now, today=now.date())
    if not is_due(store, now=now):
        return 0
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="webhook") as senders:
        sent = [senders.submit(_send_all, store, client, clock, stop) for _ in range(AT_ONCE)]
    return sum(each.result() for each in sent)


def _send_all(store: Store, client: Client, clock: Clock, stop: Event | None) -> int:
    delivered = 0
    while not (stop and stop.is_set()) and (claimed := claim(store, now=clock())):
        delivered += _send(store, client, clock, claimed) is DeliveryState.DELIVERED
    return delivered


def _send(store: Store, client: Client, clock: Clock, claimed: Claimed) -> DeliveryState:
    timestamp = int(clock().timestamp())
    signed = signature(claimed.secret, claimed.message, timestamp, claimed.body)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Gon-Webhooks/1",
        "webhook-id": claimed.message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signed,
    }
    attempt = client.post(claimed.address, headers, claimed.body.encode())
    state = record(store, claimed, attempt, now=clock())
    if state is not DeliveryState.DELIVERED:
        log.warning(
            "webhook %d: message %s: %s (%s)",
            claimed.webhook, claimed.message, attempt.problem, state.value,
        )  # fmt: skip
    return state


class Worker:
    """Delivers while a server runs, in a thread of its own; a block ends it."""

    def __init__(self, store: Store, client: Client, clock: Clock) -> None:
        self._store = store
        self._client = client
        self._clock = clock
        self._stop = Event()
        self._thread = Thread(target=self._work, name="webhooks", daemon=True)

    def __enter__(self) -> "Worker":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(LEAVES_WITHIN)

    def _work(self) -> None:
        """Whatever fails is told in the log and tried again: nothing is lost by it."""
        while not self._stop.wait(LOOKS_EVERY):
            try:
                deliver(self._store, self._client, self._clock, self._stop)
            except StoreBusy:
                continue
            except Exception:
                log.exception("webhooks could not be delivered")
