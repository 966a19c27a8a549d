"""Delivering: what is new is put down, what is due is signed and sent, what came of it is kept."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from threading import Event, Thread

from registry.store import Store, StoreBusy
from registry.webhooks import (
    DeliveryState,
    Hosts,
    claim,
    is_due,
    record,
    schedule,
    signatures,
    tell,
)
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
    signed = signatures(claimed.secrets, claimed.message, timestamp, claimed.body)
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
    """Delivers while a server runs, in threads of its own; a block ends it."""

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
        """Looks on its own beat, however long sending takes: a slow address holds up no other."""
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="webhook") as senders:
            sending: list[Future[object]] = []
            while not self._stop.wait(LOOKS_EVERY):
                self._try(self._tell)
                sending = [each for each in sending if not each.done()]
                free = AT_ONCE - len(sending) if self._try(self._is_due) else 0
                sending += [senders.submit(self._try, self._send) for _ in range(free)]

    def _tell(self) -> None:
        now = self._clock()
        tell(self._store, now=now, today=now.date())

    def _is_due(self) -> bool:
        return is_due(self._store, now=self._clock())

    def _send(self) -> None:
        _send_all(self._store, self._client, self._clock, self._stop)

    def _try(self, act: Callable[[], object]) -> object:
        """Whatever fails is told in the log and tried again: nothing is lost by it."""
        try:
            return act()
        except StoreBusy:
            return None
        except Exception:
            log.exception("webhooks could not be delivered")
            return None
