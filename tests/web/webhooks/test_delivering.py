"""From an act to a receiver: signed, in order, and nothing lost by whoever dies."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

import pytest

from registry.refusals import NotFound
from registry.store import Store, open_store
from registry.webhooks import Delivery, Hosts, NewWebhook, deliveries, rotate_webhook
from tests.postgresql import Cluster
from tests.registry.folders import LOADER, NOW
from tests.registry.webhooks.hooked import CODES, abolished, added, filled
from tests.schema.test_server import audits
from tests.web.live_site import wait_until
from tests.web.webhooks.receiving import Received, answering, receiver
from web.webhooks import delivering
from web.webhooks.connecting import Client
from web.webhooks.delivering import Worker, deliver

HERE = Hosts(frozenset({"127.0.0.1"}))
CLIENT = Client(HERE, timeout=5.0)
GON = (sys.executable, "-c", "from web.cli import main; main()")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "procedures"
    folder.mkdir()
    opened = open_store(f"sqlite:///{tmp_path / 'gon.db'}")
    yield filled(opened, folder)
    opened.close()


def hooked(store: Store, address: str, now: datetime = NOW) -> str:
    secret = added(store, address=address, hosts=HERE, now=now).secret
    assert secret
    return secret


def told(received: Received) -> list[str]:
    return [json.loads(body)["data"]["entries"][0]["code"] for _, body in received.requests]


def test_messages_arrive_in_order_each_once(store: Store) -> None:
    with receiver() as received:
        hooked(store, received.address)
        for code in CODES:
            abolished(store, code)

        assert deliver(store, CLIENT, lambda: NOW) == 3
        assert deliver(store, CLIENT, lambda: NOW) == 0

    assert told(received) == list(CODES)


def test_what_failed_comes_again_under_the_same_id_signed_anew(store: Store) -> None:
    def respond(request: BaseHTTPRequestHandler, before: int) -> None:
        answering(204 if before else 500)(request, before)

    with receiver(respond) as received:
        hooked(store, received.address)
        abolished(store, CODES[0])
        assert deliver(store, CLIENT, lambda: NOW) == 0
        assert deliver(store, CLIENT, lambda: NOW) == 0  # it is not due yet
        assert deliver(store, CLIENT, lambda: NOW + timedelta(seconds=10)) == 1

    (first, body), (second, again) = received.requests
    assert first["webhook-id"] == second["webhook-id"]
    assert body == again
    assert first["webhook-signature"] != second["webhook-signature"]


def test_the_library_of_the_standard_takes_the_signature(store: Store) -> None:
    """npm's `standardwebhooks`; changed by one byte, it takes it no more."""
    with receiver() as received:
        secret = hooked(store, received.address, datetime.now().astimezone())
        abolished(store, CODES[0])
        deliver(store, CLIENT, lambda: datetime.now().astimezone())

    headers, body = received.requests[0]
    assert verified(secret, headers, body)
    assert not verified(secret, headers, body.replace(b"ended", b"begun"))


def test_while_a_secret_is_rotated_the_library_takes_either(store: Store) -> None:
    now = datetime.now().astimezone()
    with receiver() as received:
        old = hooked(store, received.address, now)
        made = rotate_webhook(
            store, 1, actor=LOADER, now=now, idempotency_key="r", expected_revision=1
        )
        assert isinstance(made, NewWebhook)
        abolished(store, CODES[0])
        deliver(store, CLIENT, lambda: datetime.now().astimezone())

    headers, body = received.requests[0]
    assert len(headers["webhook-signature"].split()) == 2
    assert verified(old, headers, body)
    assert verified(made.secret or "", headers, body)
    assert not verified("whsec_" + "A" * 43 + "=", headers, body)


def verified(secret: str, headers: dict[str, str], body: bytes) -> bool:
    said = json.dumps({"secret": secret, "headers": headers, "body": body.decode()})
    done = subprocess.run(
        ["node", "webhook.mjs"],
        input=said,
        text=True,
        cwd=audits(),
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


def test_the_receiver_of_the_documentation_takes_what_is_genuine(store: Store) -> None:
    """The code of docs/webhooks.md, as it stands there."""
    page = Path("docs/webhooks.md").read_text(encoding="utf-8")
    code = re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0]
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    secret = hooked(store, f"http://127.0.0.1:{port}/")
    abolished(store, CODES[0])
    environment = {**os.environ, "WEBHOOK_SECRET": secret, "PORT": str(port)}
    with subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    ) as example:  # fmt: skip
        try:
            wait_for(port)
            clock = datetime.now().astimezone
            assert deliver(store, CLIENT, clock) == 1
            forged = {"webhook-id": "a", "webhook-timestamp": "1", "webhook-signature": "v1,x"}
            assert CLIENT.post(f"http://127.0.0.1:{port}/", forged, b"{}").status == 400
            assert example.stdout is not None
            assert example.stdout.readline() == "catalogue.changed\n"
        finally:
            example.kill()


def wait_for(port: int) -> None:
    end = monotonic() + 120
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert monotonic() < end
            sleep(0.05)
        else:
            return


def test_who_is_killed_while_sending_leaves_the_message_to_the_next(
    store: Store, tmp_path: Path
) -> None:
    hanging = Event()

    def respond(request: BaseHTTPRequestHandler, before: int) -> None:
        if before:
            answering(204)(request, before)
        else:
            hanging.wait(200)

    with receiver(respond) as received:
        hooked(store, received.address)
        abolished(store, CODES[0])
        environment = {
            **os.environ,
            "GON_DATABASE_URL": f"sqlite:///{tmp_path / 'gon.db'}",
            "GON_WEBHOOK_HOSTS": "127.0.0.1",
        }
        with subprocess.Popen([*GON, "webhook", "deliver"], env=environment) as sender:
            end = monotonic() + 120
            while not received.requests:
                assert monotonic() < end
                sleep(0.05)
            sender.send_signal(signal.SIGKILL)
        hanging.set()
        now = datetime.now().astimezone()
        assert deliver(store, CLIENT, lambda: now) == 0  # it is still given time
        assert deliver(store, CLIENT, lambda: now + timedelta(minutes=3)) == 1

    first, second = received.requests
    assert first[0]["webhook-id"] == second[0]["webhook-id"]


def test_several_servers_together_send_each_message_once(store: Store, tmp_path: Path) -> None:
    others = [open_store(f"sqlite:///{tmp_path / 'gon.db'}") for _ in range(2)]
    with receiver() as received:
        hooked(store, received.address)
        for code in CODES:
            abolished(store, code)
        threads = [
            Thread(target=deliver, args=(each, CLIENT, lambda: NOW)) for each in (store, *others)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        deliver(store, CLIENT, lambda: NOW)

    assert told(received) == list(CODES)
    for each in others:
        each.close()


def test_an_answer_of_any_bytes_is_a_failure_that_can_be_kept(
    postgresql: Cluster, tmp_path: Path
) -> None:
    """PostgreSQL keeps no NUL: a message whose outcome cannot be kept would be sent for ever."""

    def respond(request: BaseHTTPRequestHandler, _before: int) -> None:
        request.wfile.write(b"\0\x1b[2J nonsense\r\n\r\n")

    folder = tmp_path / "procedures"
    folder.mkdir()
    store = filled(open_store(postgresql.database()), folder)
    with receiver(respond) as received:
        hooked(store, received.address)
        abolished(store, CODES[0])
        assert deliver(store, CLIENT, lambda: NOW) == 0

    (message,) = kept(store)
    assert (message.attempts, message.problem) == (1, "no answer of HTTP (BadStatusLine)")
    store.close()


def kept(store: Store) -> Sequence[Delivery]:
    answer = deliveries(store, 1, actor=LOADER)
    assert not isinstance(answer, NotFound)
    return answer


def test_an_address_that_hangs_holds_up_no_other(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "LOOKS_EVERY", 0.05)
    hanging = Event()

    def respond(request: BaseHTTPRequestHandler, before: int) -> None:
        hanging.wait(200)
        answering(204)(request, before)

    patient = Client(HERE, timeout=200.0)
    with receiver(respond) as slow, receiver() as quick, Worker(store, patient, lambda: NOW):
        hooked(store, slow.address)
        abolished(store, CODES[0])
        wait_until(lambda: len(slow.requests) == 1)
        added(store, address=quick.address, hosts=HERE, known=1)
        abolished(store, CODES[1])  # while the first is still being sent
        wait_until(lambda: len(quick.requests) == 1)
        assert len(slow.requests) == 1
        hanging.set()

    assert told(quick) == [CODES[1]]


def test_a_running_server_delivers_by_itself(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "LOOKS_EVERY", 0.05)
    with receiver() as received, Worker(store, CLIENT, lambda: NOW):
        hooked(store, received.address)
        abolished(store, CODES[0])
        wait_until(lambda: bool(received.requests))
    assert told(received) == [CODES[0]]
