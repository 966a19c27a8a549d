"""One request to an address that somebody else chose: it must not lead into our own network.

The name is resolved once, each address it has is judged, and the connection is made to the very
address that was judged: a name that changes its answer gains nothing. No proxy, no redirect, no
cookie; one clock for everything from the name to the answer.
"""

import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, urlsplit

from registry.webhooks import Attempt, Hosts
from registry.webhooks.addresses import host_and_port, is_public

ANSWER_BYTES = 1024  # of an answer that are read; nothing in it matters
Resolve = Callable[[str, int], Sequence[str]]


class Refused(Exception):
    """The address is not sent to; the words say why."""


def resolved(host: str, port: int) -> Sequence[str]:
    """The addresses of a name, by the resolver of the machine."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True)
class Client:
    """How addresses are reached. `resolve` and `tls` are the machine's, but for tests."""

    hosts: Hosts
    timeout: float
    resolve: Resolve = resolved
    is_public: Callable[[str], bool] = is_public
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def post(self, address: str, headers: Mapping[str, str], body: bytes) -> Attempt:
        """Sends once; whatever goes wrong is the attempt's problem, in words."""
        ends = monotonic() + self.timeout
        try:
            return self._post(urlsplit(address), headers, body, ends)
        except Refused as refused:
            return Attempt(problem=str(refused))
        except (OSError, HTTPException, UnicodeError, ValueError) as error:
            late = monotonic() >= ends
            words = f"no answer within {self.timeout:g} s" if late else _words(error)
            return Attempt(problem=words)

    def _post(
        self, parts: SplitResult, headers: Mapping[str, str], body: bytes, ends: float
    ) -> Attempt:
        host, port = host_and_port(parts)
        allowed = self.hosts.allow(host, port)
        if parts.scheme != "https" and not allowed:
            raise Refused("the address is not HTTPS, and GON_WEBHOOK_HOSTS does not allow its host")
        connected = _connected(self._judged(host, port, allowed=allowed), port, ends)
        with _ended_at(connected, ends):
            if parts.scheme == "https":
                connected = self.tls.wrap_socket(connected, server_hostname=host)
            with connected:
                return _exchanged(connected, parts, headers, body)

    def _judged(self, host: str, port: int, *, allowed: bool) -> Sequence[str]:
        """The addresses of a host. Raises Refused when one of them is not public."""
        try:
            found = self.resolve(host, port)
        except OSError as error:
            raise Refused(f"the name {host} leads nowhere: {_words(error)}") from error
        private = [each for each in found if not self.is_public(each)]
        if private and not allowed:
            raise Refused(f"{host} leads to {private[0]}, which is not on the public internet")
        if not found:
            raise Refused(f"the name {host} leads nowhere")
        return found


def _connected(addresses: Sequence[str], port: int, ends: float) -> socket.socket:
    """A connection to the first address that takes one; only to those that were judged."""
    failed: OSError | None = None
    for address in addresses:
        left = ends - monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, port), timeout=left)
        except OSError as error:
            failed = error
    raise failed or TimeoutError("no time was left to connect")


class _ended_at:
    """Shuts a connection when the time is over, however slowly bytes trickle in."""

    def __init__(self, connected: socket.socket, ends: float) -> None:
        self._number = connected.dup()  # wrapping a socket takes its number away
        self._timer = Timer(max(ends - monotonic(), 0), self._shut)
        self._timer.daemon = True

    def _shut(self) -> None:
        try:
            self._number.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it had ended by itself

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._number.close()


def _exchanged(
    connected: socket.socket, parts: SplitResult, headers: Mapping[str, str], body: bytes
) -> Attempt:
    connection = HTTPConnection(parts.hostname or "", parts.port)
    connection.sock = connected
    connection.putrequest("POST", _target(parts), skip_host=True, skip_accept_encoding=True)
    for name, value in {"Host": parts.netloc, **headers}.items():
        connection.putheader(name, value)
    connection.putheader("Content-Length", str(len(body)))
    connection.putheader("Connection", "close")
    connection.endheaders(body)
    answer = connection.getresponse()
    answer.read(ANSWER_BYTES)
    return _attempt(answer)


def _target(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _attempt(answer: HTTPResponse) -> Attempt:
    status, wait = answer.status, answer.getheader("Retry-After", "").strip()
    seconds = int(wait) if wait.isascii() and wait.isdigit() and len(wait) < 8 else None
    if 200 <= status < 300:
        return Attempt(status)
    followed = "; redirects are not followed" if 300 <= status < 400 else ""
    return Attempt(status, f"answered with status {status}{followed}", seconds)


def _words(error: Exception) -> str:
    """Printable; of what is no HTTP the kind alone, since such errors carry the raw bytes."""
    kind = type(error).__name__
    if isinstance(error, HTTPException) and not isinstance(error, OSError):
        return f"no answer of HTTP ({kind})"
    return "".join(each if each.isprintable() else "?" for each in str(error)) or kind
