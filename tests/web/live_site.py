"""A real server for live updates, and whoever listens to it."""

import json
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from time import monotonic, sleep
from typing import Any

import httpx2
import uvicorn
from starlette.applications import Starlette

from tests.web.example_site import PASSWORD


class Server:
    """A server on a free port, and one signed-in browser of each person."""

    def __init__(self, app: Starlette, port: int) -> None:
        self.app = app
        self.address = f"http://127.0.0.1:{port}"
        self.clients: list[httpx2.Client] = []

    @property
    def streams(self) -> int:
        return int(self.app.state.site.broker.streams)

    def client(self, name: str | None = "ra-soat") -> httpx2.Client:
        client = httpx2.Client(base_url=self.address, timeout=10)
        self.clients.append(client)
        if name is None:
            return client
        said = {"username": name, "password": PASSWORD, "next": "/"}
        assert client.post("/sign-in", data=said).status_code == 303
        return client


@contextmanager
def served(app: Starlette) -> Iterator[Server]:
    """The app on a free port, until the end of the block."""
    running = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = Thread(target=running.run, kwargs={"sockets": [door]})
        thread.start()
        while not running.started:
            sleep(0.01)
        found = Server(app, door.getsockname()[1])
        try:
            yield found
        finally:
            for client in found.clients:
                client.close()
            running.should_exit = True
            thread.join()


def wait_until(is_so: Callable[[], bool]) -> None:
    end = monotonic() + 60
    while not is_so():
        assert monotonic() < end, "it never came to be"
        sleep(0.01)


@contextmanager
def streaming(
    server: Server, client: httpx2.Client, query: str, variables: Mapping[str, Any]
) -> Iterator[Iterator[Any]]:
    """The events of a stream, each `(event, data)`, once the server listens."""
    before = server.streams
    asked = {"query": query, "variables": variables}
    with client.stream(
        "POST", "/graphql", json=asked, headers={"accept": "text/event-stream"}
    ) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        wait_until(lambda: server.streams > before)
        yield events(answer)
    wait_until(lambda: server.streams == before)


def events(answer: httpx2.Response) -> Iterator[Any]:
    event = ""
    for line in answer.iter_lines():
        if line.startswith("event:"):
            event = line.removeprefix("event:").strip()
        if line.startswith("data:"):
            data = line.removeprefix("data:").strip()
            yield event, json.loads(data) if data else None


def told_of(found: Iterator[Any], name: str) -> Any:
    """The next change."""
    event, data = next(found)
    assert event == "next", (event, data)
    assert "errors" not in data, data
    return data["data"][name]


def codes(found: Iterator[Any]) -> list[str]:
    """The codes of the errors that the stream ends with."""
    event, data = next(found)
    assert event == "next"
    assert next(found)[0] == "complete"
    return [error["extensions"]["code"] for error in data["errors"]]
