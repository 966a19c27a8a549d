"""What every address answers: the right status, one shape of errors, nothing twice."""

import sqlite3
from pathlib import Path
from threading import Event

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import schema
import web.page
from registry.publication.overlaps import Overlaps
from registry.store import Store
from tests.web.example_site import example_app, signed_in, visiting
from web import health
from web.assets import address

PAGES = [
    "/",
    "/procedures/1.001193",
    "/registers",
    "/rules",
    "/rules/TTHC-D01",
    "/releases",
    "/releases/1/QĐ-VD",
    "/feedback",
    "/docs",
]
FOR_PROGRAMS = {"Accept": "application/json"}


def test_the_catalogue_says_how_it_found_and_what_else_to_try(client: TestClient) -> None:
    exact = client.get("/?q=khai+sinh").text
    loose = client.get("/?q=dang+ky+khai+sinh+qqqqqq").text
    filtered = client.get("/?q=khai+sinh&applicant=FOREIGN_ORGANISATION&sort=name&lang=en").text
    nothing = client.get("/?q=qqqqqq+sinh").text

    assert "found-how" not in exact
    assert "phần lớn các từ; không có: “qqqqqq”." in loose
    assert "/?q=khai+sinh&amp;sort=name&amp;lang=en" in filtered
    assert "Without filters:" in filtered
    assert "Không thủ tục nào có: “qqqqqq”." in nothing
    assert 'href="/?q=sinh"' in nothing


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_page_answers_in_its_language(client: TestClient, path: str, lang: str) -> None:
    answer = client.get(path, params={"lang": lang})

    assert answer.status_code == 200
    assert f'<html lang="{lang}"' in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_the_browser_has_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)

    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get(path, headers=known)
    english = client.get(path, params={"lang": "en"}, headers=known)

    assert (again.status_code, again.content) == (304, b"")
    assert english.status_code == 200


def test_the_head_of_a_page_has_no_body(client: TestClient) -> None:
    answer = client.head("/rules")

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nope", 404), ("/procedures/9.999999", 404), ("/rules/NONE", 404), ("/releases/0/X", 404),
     ("/?level=NONE", 400)],
)  # fmt: skip
def test_what_is_not_there_is_said_on_a_page(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)

    assert answer.status_code == status
    assert '<h1 class="title">' in answer.text


def test_a_list_that_has_changed_is_shown_from_its_start(client: TestClient) -> None:
    answer = client.get("/?q=khai&after=nonsense&lang=en", follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/?q=khai&lang=en"


def test_search_finds_without_marks(client: TestClient) -> None:
    assert "Thủ tục đăng ký khai sinh" in client.get("/", params={"q": "dang ky khai sinh"}).text


def test_a_release_is_given_byte_for_byte(client: TestClient) -> None:
    answer = client.get("/releases/1/QĐ-VD.json")

    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["ETag"].strip('"') in client.get("/releases/1/QĐ-VD").text


def test_the_server_is_alive_and_ready(app: Starlette, client: TestClient) -> None:
    assert app.state.site.finish(30)
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}


def test_a_server_that_starts_serves_pages_but_is_ready_when_overlaps_are_known(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Event()
    monkeypatch.setattr(Overlaps, "prepare", lambda _: known.wait(30))
    app = example_app(store)
    client = visiting(app)

    page, early = client.get("/"), client.get("/readyz")
    known.set()

    assert app.state.site.finish(30)
    assert (page.status_code, early.status_code) == (200, 503)
    assert early.json() == {"status": "not ready", "why": health.PREPARING}
    assert client.get("/readyz").status_code == 200


def test_overlaps_that_cannot_be_worked_out_stop_no_other_page(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: Overlaps) -> None:
        raise ValueError("names")

    monkeypatch.setattr(Overlaps, "prepare", broken)
    app = example_app(store)

    assert app.state.site.finish(30)
    assert "could not be worked out" in caplog.text
    assert visiting(app).get("/readyz").status_code == 200


def test_a_style_sheet_is_kept_for_ever_under_its_version(client: TestClient) -> None:
    answer = client.get("/static/gon.css", params={"v": "of an older release"})

    assert "immutable" not in answer.headers["Cache-Control"]
    assert "immutable" in client.get(address("gon.css")).headers["Cache-Control"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nope", 404, "NOT_FOUND"),
        ("POST", "/rules", 405, "METHOD_NOT_ALLOWED"),
        ("GET", "/releases/0/X.json", 404, "NOT_FOUND"),
        ("GET", "/?level=NONE", 400, "BAD_REQUEST"),
        ("DELETE", "/graphql", 405, "METHOD_NOT_ALLOWED"),
        ("POST", "/graphql", 415, "UNSUPPORTED_MEDIA_TYPE"),
    ],
)
def test_programs_are_told_in_one_shape(
    client: TestClient, method: str, path: str, status: int, code: str
) -> None:
    answer = client.request(method, path, headers=FOR_PROGRAMS)

    assert answer.status_code == status
    (error,) = answer.json()["errors"]
    assert error.keys() == {"message", "extensions"}
    assert error["extensions"] == {"code": code}
    assert answer.headers["X-Request-ID"]


def test_what_breaks_on_our_side_is_logged_and_not_told(
    app: Starlette, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(web.page, "execute", broken)

    answer = visiting(app).get("/rules")

    assert answer.status_code == 500
    assert "the password" not in answer.text
    assert answer.headers["X-Request-ID"] in answer.text
    assert answer.headers["X-Request-ID"] in caplog.text
    assert "the password of the database" in caplog.text
    assert "Content-Security-Policy" in answer.headers


async def broken(*_: object) -> None:
    raise RuntimeError("the password of the database is not told to anybody")


def test_without_its_tables_the_server_is_alive_but_not_ready(store: Store, tmp_path: Path) -> None:
    app = example_app(store)
    client = visiting(app)
    assert app.state.site.finish(30)
    with sqlite3.connect(tmp_path / "gon.db") as connection:
        connection.execute("DROP TABLE alembic_version")

    answer = client.get("/readyz")

    assert client.get("/healthz").status_code == 200
    assert answer.status_code == 503
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("path", [*PAGES, "/reviews", "/reviews/1"])
def test_a_page_is_one_operation(
    app: Starlette, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    client, run = signed_in(app, "xem"), []

    async def counted(*asked: object) -> object:
        run.append(asked[0])
        return await schema.execute(*asked)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(web.page, "execute", counted)

    assert client.get(path).status_code == 200
    assert len(run) == 1
