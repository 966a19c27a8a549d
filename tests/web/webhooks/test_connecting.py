"""One request to an address that somebody else chose, to real servers on this machine."""

import datetime
import http.client
import socket
import ssl
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path
from time import monotonic, sleep

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from registry.webhooks import Attempt, Hosts
from tests.web.webhooks.receiving import answering, receiver
from web.webhooks.connecting import ANSWER_BYTES, Client

ALLOWED = Hosts(frozenset({"127.0.0.1"}))
HEADERS = {"Content-Type": "application/json", "webhook-id": "msg_1"}


def client(**more: object) -> Client:
    return Client(**{"hosts": ALLOWED, "timeout": 5.0, **more})  # type: ignore[arg-type]  # of it


def test_a_message_arrives_whole() -> None:
    with receiver() as received:
        attempt = client().post(received.address, HEADERS, b'{"a": 1}')

    assert attempt == Attempt(204)
    ((headers, body),) = received.requests
    assert body == b'{"a": 1}'
    assert headers[""] == "/hook?a=1"
    assert headers["host"] == f"127.0.0.1:{received.port}"
    assert headers["webhook-id"] == "msg_1"


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "hook.example.vn"])
def test_nothing_reaches_this_machine_unless_the_settings_allow_it(address: str) -> None:
    """The negative control is the test above: the same server, allowed, is reached."""
    with receiver() as received:
        strict = client(hosts=Hosts(), resolve=lambda *_: ["127.0.0.1"])
        for scheme in ("http", "https"):
            attempt = strict.post(f"{scheme}://{address}:{received.port}/", HEADERS, b"{}")
            assert attempt.problem is not None
            assert "public internet" in attempt.problem or "not HTTPS" in attempt.problem

    assert received.requests == []


def test_a_name_with_one_private_address_among_others_is_refused() -> None:
    strict = client(hosts=Hosts(), resolve=lambda *_: ["8.8.8.8", "169.254.169.254"])

    attempt = strict.post("https://hook.example.vn/", HEADERS, b"{}")

    assert (
        attempt.problem
        == "hook.example.vn leads to 169.254.169.254, which is not on the public internet"
    )


class Rebinding:
    """A name that leads to a public place when it is judged, and home ever after."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, host: str, port: int) -> Sequence[str]:  # noqa: ARG002
        self.asked += 1
        return ["127.0.0.2" if self.asked == 1 else "127.0.0.1"]


def test_a_name_that_changes_its_answer_gains_nothing() -> None:
    """127.0.0.2 stands for a public address, where nobody listens."""
    name = Rebinding()
    with receiver() as received:
        judged = client(
            hosts=Hosts(frozenset({f"hook.example.vn:{received.port}"})), resolve=name, timeout=2.0
        )
        attempt = judged.post(f"http://hook.example.vn:{received.port}/", HEADERS, b"{}")
        assert attempt.problem is not None
        assert (name.asked, received.requests) == (1, [])

        # The control: who resolves the name again to connect is led home.
        naive = http.client.HTTPConnection(name("hook.example.vn", 0)[0], received.port)
        naive.request("POST", "/", body=b"{}", headers=HEADERS)
        assert naive.getresponse().status == 204
        naive.close()
    assert len(received.requests) == 1


def test_a_redirect_is_not_followed() -> None:
    with receiver() as target, receiver(answering(302, location=target.address)) as received:
        attempt = client().post(received.address, HEADERS, b"{}")

    assert attempt == Attempt(302, "answered with status 302; redirects are not followed")
    assert len(received.requests) == 1
    assert target.requests == []


@pytest.mark.parametrize(
    ("said", "understood"), [("120", 120), ("Wed, 21 Oct", None), ("-1", None)]
)
def test_an_address_says_how_long_to_wait(said: str, understood: int | None) -> None:
    with receiver(answering(503, retry_after=said)) as received:
        attempt = client().post(received.address, HEADERS, b"{}")

    assert attempt == Attempt(503, "answered with status 503", understood)


def drip(request: BaseHTTPRequestHandler, _before: int) -> None:
    """A byte now and then: no single read takes long, all together take for ever."""
    try:
        for _ in range(200):
            request.wfile.write(b"H")
            request.wfile.flush()
            sleep(0.05)
    except OSError:
        return


def hang(request: BaseHTTPRequestHandler, _before: int) -> None:  # noqa: ARG001
    sleep(3)


@pytest.mark.parametrize("respond", [drip, hang])
def test_a_slow_address_is_left_when_the_time_is_over(respond: object) -> None:
    with receiver(respond) as received:  # type: ignore[arg-type]  # one of the two above
        begun = monotonic()
        attempt = client(timeout=0.6).post(received.address, HEADERS, b"{}")
        assert monotonic() - begun < 2

    assert attempt == Attempt(problem="no answer within 0.6 s")


def flood(request: BaseHTTPRequestHandler, _before: int) -> None:
    request.send_response(200)
    request.end_headers()
    try:
        for _ in range(4000):
            request.wfile.write(b"x" * 65536)
    except OSError:
        return


def test_of_an_endless_answer_little_is_read() -> None:
    with receiver(flood) as received:
        begun = monotonic()
        assert client().post(received.address, HEADERS, b"{}") == Attempt(200)
        assert monotonic() - begun < 3
    assert ANSWER_BYTES == 1024


def nonsense(request: BaseHTTPRequestHandler, _before: int) -> None:
    request.wfile.write(b"SSH-2.0-x\0\x1b[2J\r\n\r\n")


def test_what_is_no_http_is_a_problem_in_words() -> None:
    with receiver(nonsense) as received:
        attempt = client().post(received.address, HEADERS, b"{}")

    assert attempt == Attempt(problem="no answer of HTTP (BadStatusLine)")


def test_the_words_of_a_problem_are_printable() -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise OSError(f"{host}\0\x1b[2J {port}\udc80")

    named = client(resolve=resolve, hosts=Hosts(frozenset({"a.vn"})))
    attempt = named.post("http://a.vn/", HEADERS, b"{}")

    assert attempt.problem == "the name a.vn leads nowhere: a.vn??[2J 80?"


def test_nobody_there_is_a_problem_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    attempt = client().post(f"http://127.0.0.1:{port}/", HEADERS, b"{}")

    assert attempt.problem is not None
    assert "refused" in attempt.problem


def certificate(folder: Path, name: str) -> Path:
    """A certificate of a name, by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.mark.parametrize(("asked", "is_right"), [("hook.example.vn", True), ("other.vn", False)])
def test_the_certificate_has_to_be_that_of_the_name(
    tmp_path: Path, asked: str, is_right: bool
) -> None:
    file = certificate(tmp_path, "hook.example.vn")
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    trusting = ssl.create_default_context(cafile=str(file))
    home = client(
        hosts=Hosts(), tls=trusting, resolve=lambda *_: ["127.0.0.1"],
        is_public=lambda each: ip_address(each).is_loopback,
    )  # fmt: skip
    with receiver(tls=server) as received:
        attempt = home.post(f"https://{asked}:{received.port}/", HEADERS, b"{}")

    assert attempt.is_delivered is is_right
    assert is_right or "certificate" in (attempt.problem or "").lower()
    assert len(received.requests) == is_right
