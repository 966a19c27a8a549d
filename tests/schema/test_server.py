"""GraphQL over HTTP."""

import json
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from schema import Context, request
from schema.server import GRAPHQL_JSON, JSON, MAX_BODY, GraphQLServer
from tests.schema.sample import catalogue, procedure

HERE = Path(__file__).parent


def app() -> Starlette:
    shown = catalogue([procedure("1.000001", "Đăng ký kết hôn")])

    async def context(_: HTTPConnection) -> Context:
        return request(shown)

    async def page(_: Request) -> Response:
        return HTMLResponse("the editor")

    return Starlette(routes=[Route("/graphql", GraphQLServer(context, page=page))])


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(app())


QUERY = {"query": '{procedure(code: "1.000001") {name}}'}


def test_vietnamese_letters_are_sent_as_they_are(client: TestClient) -> None:
    answer = client.post("/graphql", json=QUERY)

    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert "Đăng ký kết hôn" in answer.content.decode()


@pytest.mark.parametrize(
    ("accept", "media", "status"),
    [
        (GRAPHQL_JSON, GRAPHQL_JSON, 400),
        (f"{GRAPHQL_JSON}, {JSON};q=0.9", GRAPHQL_JSON, 400),
        (f"{GRAPHQL_JSON};q=0.5, {JSON}", JSON, 200),
        (f"{JSON}, {GRAPHQL_JSON}", JSON, 200),
        ("*/*", JSON, 200),
        ("text/plain", JSON, 200),
    ],
)
def test_the_client_chooses_the_media_type_and_so_the_status(
    client: TestClient, accept: str, media: str, status: int
) -> None:
    answer = client.post("/graphql", json={"query": "{nothing}"}, headers={"accept": accept})

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith(media)
    assert "data" not in answer.json()


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("GRAPHQL_PARSE_FAILED", {"query": "{"}),
        ("GRAPHQL_VALIDATION_FAILED", {"query": "{nothing}"}),
        ("BAD_USER_INPUT", {"query": "query Q($c: String!) {procedure(code: $c) {name}}"}),
    ],
)
def test_what_is_wrong_before_anything_runs_has_a_code_and_no_data(
    client: TestClient, code: str, body: dict[str, str]
) -> None:
    answer = client.post("/graphql", json=body, headers={"accept": GRAPHQL_JSON})

    assert answer.status_code == 400
    assert [error["extensions"]["code"] for error in answer.json()["errors"]] == [code]
    assert "data" not in answer.json()


@pytest.mark.parametrize(
    ("status", "code", "media", "body"),
    [
        (415, "UNSUPPORTED_MEDIA_TYPE", "text/plain", b'{"query": "{viewer {name}}"}'),
        (415, "UNSUPPORTED_MEDIA_TYPE", "application/x-www-form-urlencoded", b"query={viewer}"),
        (415, "UNSUPPORTED_MEDIA_TYPE", "multipart/form-data; boundary=x", b"--x--"),
        (400, "BAD_REQUEST", JSON, b"{"),
        (400, "BAD_REQUEST", JSON, b"null"),
        (400, "BAD_REQUEST", JSON, b"\xff"),
        (400, "BAD_REQUEST", JSON, b"[" * 30_000),
        (400, "BAD_REQUEST", JSON, b"[]"),
        (400, "BAD_REQUEST", JSON, b'[{"query": "{viewer {name}}"}]'),
        (400, "BAD_REQUEST", JSON, b"{}"),
        (413, "BODY_TOO_LARGE", JSON, b'{"query": "' + b" " * MAX_BODY + b'"}'),
    ],
)
def test_a_request_that_is_no_request_is_refused_in_the_same_shape(
    client: TestClient, status: int, code: str, media: str, body: bytes
) -> None:
    answer = client.post("/graphql", content=body, headers={"content-type": media})

    assert answer.status_code == status
    assert list(answer.json()) == ["errors"]
    assert answer.json()["errors"][0]["extensions"] == {"code": code}


def test_half_a_letter_that_is_sent_back_stops_nothing(client: TestClient) -> None:
    body = b'{"query": "{ viewer { name } }", "operationName": "\\ud800"}'

    answer = client.post("/graphql", content=body, headers={"content-type": JSON})

    assert answer.status_code in (200, 400)
    assert answer.json()["errors"]


def test_bytes_are_counted_even_when_no_length_is_announced(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 1024

    answer = client.post("/graphql", content=endless(), headers={"content-type": JSON})

    assert answer.status_code == 413


def test_queries_can_be_asked_by_get_and_other_methods_are_refused(client: TestClient) -> None:
    answer = client.get("/graphql", params=QUERY)
    refused = client.put("/graphql", json=QUERY)

    assert answer.json()["data"] == {"procedure": {"name": "Đăng ký kết hôn"}}
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, POST")


def test_a_mutation_by_get_is_refused_by_its_method(client: TestClient) -> None:
    document = """mutation {acceptFinding(input: {
      fingerprint: "a", expectedRevision: 1, idempotencyKey: "k"}) {__typename}}"""

    refused = client.get("/graphql", params={"query": document})

    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, POST")


def test_a_browser_is_shown_the_editor_and_nothing_from_another_site(client: TestClient) -> None:
    page = client.get("/graphql", headers={"accept": "text/html,*/*"})

    assert page.text == "the editor"
    assert client.get("/graphql", headers={"accept": "*/*"}).status_code == 400


def test_a_websocket_is_closed(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/graphql"):
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The server on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app(), port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}/graphql"
    server.should_exit = True
    thread.join()


def audits() -> Path:
    """The folder where npm has put its packages; skipped where they cannot be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    folder = Path(os.environ.get("GON_TEST_NODE", HERE / "node"))
    needed = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]

    def missing() -> list[str]:
        return [name for name in needed if not (folder / "node_modules" / name).exists()]

    if node and npm and missing():
        subprocess.run([npm, "ci", "--silent"], cwd=folder, check=False, timeout=120)
    if found := missing():
        message = f"npm packages are missing ({found}): run `npm ci` in tests/schema/node"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    return folder


@pytest.mark.nightly
def test_all_audits_of_graphql_over_http_pass(address: str) -> None:
    done = subprocess.run(
        ["node", "audit.mjs", address], cwd=audits(), capture_output=True, check=True, timeout=60
    )

    assert json.loads(done.stdout) == {"total": 61, "failed": []}
