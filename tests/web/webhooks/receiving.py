"""A real receiver on this machine: it notes what comes and answers as it is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Thread

Respond = Callable[[BaseHTTPRequestHandler, int], None]  # the request, how many came before


@dataclass
class Received:
    """What came, in order."""

    port: int
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook?a=1"


def answering(status: int, **headers: str) -> Respond:
    """Always answers so."""

    def respond(request: BaseHTTPRequestHandler, _before: int) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()

    return respond


TAKEN = answering(204)


@contextmanager
def receiver(respond: Respond = TAKEN, tls: SSLContext | None = None) -> Iterator[Received]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            before = len(received.requests)
            headers = {name.lower(): value for name, value in self.headers.items()}
            received.requests.append((headers | {"": self.path}, body))
            respond(self, before)

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Whoever goes away is no error here."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    received = Received(server.server_address[1])
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield received
    finally:
        server.shutdown()
        server.server_close()
