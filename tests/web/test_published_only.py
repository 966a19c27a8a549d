"""What visitors may see: what a release published, as text, and nothing of what is not out yet."""

import re
import sqlite3
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import web.site
from registry.store import Store, load, open_store
from tests.web.example_site import EXAMPLES, LOADER, NOW, example_app, release, signed_in, visiting
from web.pages.docs import Example, examples

CODE = "1.001193"
FILE = EXAMPLES / f"ho-tich/{CODE}.yaml"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \" ' & {{ 7*7 }} {% raw %}"
LINK = re.compile(r'(?:href|src|hx-get)="([^"]+)"')


def crawl(client: TestClient, start: str = "/") -> dict[str, str]:
    """Every page that can be reached by links, with its text."""
    waiting, seen = [start], dict[str, str]()
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in seen or not address.startswith("/"):
            continue
        answer = client.get(address, headers={"Accept": "text/html"})
        seen[address] = answer.text
        assert answer.status_code in (200, 303), f"{address}: {answer.status_code}"
        if answer.status_code == 303:
            waiting.append(answer.headers["Location"])
        elif "text/html" in answer.headers["Content-Type"]:
            waiting += [unescape(link) for link in LINK.findall(answer.text)]
    return seen


def drafted(store: Store, folder: Path, *changes: tuple[str, str]) -> None:
    """Loads the example with other words; nothing of it is published."""
    text = FILE.read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (folder / "drafts").mkdir()
    (folder / f"drafts/{CODE}.yaml").write_text(text, "utf-8")
    report = load(store, folder / "drafts", actor=LOADER, now=NOW)
    assert report.errors == ()


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    seen = crawl(client)

    assert {"/rules", "/releases", "/docs", "/graphql", "/sign-in"} <= seen.keys()
    assert len([address for address in seen if address.startswith("/procedures/")]) > 70


def test_nothing_of_a_draft_is_on_any_page(store: Store, tmp_path: Path) -> None:
    name = "name: Thủ tục đăng ký khai sinh"
    drafted(store, tmp_path, (name, f"{name} CANARY"))
    app = example_app(store)
    client = visiting(app)

    seen = crawl(client) | {
        query.name: client.get("/graphql", params={"query": query.text}).text
        for query in examples("vi")
    }

    assert [address for address, text in seen.items() if "CANARY" in text] == []
    assert "CANARY" not in client.get("/", params={"q": "canary"}).text
    assert "CANARY" in signed_in(app, "ra-soat").get("/reviews").text  # who reviews it sees it


def test_hostile_words_of_a_file_are_shown_as_words(store: Store, tmp_path: Path) -> None:
    hostile = HOSTILE.replace("'", "''")
    drafted(
        store, tmp_path,
        ("name: Thủ tục đăng ký khai sinh", f"name: 'Khai sinh {hostile}'"),
    )  # fmt: skip
    release(store, "bo-tu-phap", newest=6)
    client = visiting(example_app(store))

    pages = [
        client.get("/", params={"q": "khai sinh"}).text,
        client.get("/", params={"q": HOSTILE, "field": HOSTILE}).text,
        client.get(f"/procedures/{CODE}").text,
        client.get("/releases/7/QĐ-VD").text,
    ]

    assert all("alert(1)" in page for page in pages)
    assert [page for page in pages if "<script>alert" in page or "<img src=x" in page] == []
    assert all("{{ 7*7 }}" in page and "49" not in page[:300] for page in pages)


def test_a_release_is_served_at_once(store: Store, tmp_path: Path) -> None:
    client = visiting(example_app(store))
    before = client.get(f"/procedures/{CODE}")
    drafted(store, tmp_path, ("name: Thủ tục đăng ký khai sinh", "name: Khai sinh theo cách mới"))

    release(store, "bo-tu-phap", newest=6)
    after = client.get(f"/procedures/{CODE}", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert "Khai sinh theo cách mới" in after.text


def test_what_another_process_publishes_is_served_soon(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = example_app(store)
    client = visiting(app)
    assert app.state.site.finish(30)
    other = open_store(tmp_path / "gon.db")
    drafted(other, tmp_path, ("name: Thủ tục đăng ký khai sinh", "name: Khai sinh theo cách mới"))
    release(other, "bo-tu-phap", newest=6)
    other.close()

    monkeypatch.setattr(web.site, "CHECK_EVERY", 1e9)
    before = client.get(f"/procedures/{CODE}").text
    monkeypatch.setattr(web.site, "CHECK_EVERY", 0)
    meanwhile = client.get("/healthz").status_code, client.get("/").status_code
    assert app.state.site.finish(30)
    after = client.get(f"/procedures/{CODE}").text

    assert "Khai sinh theo cách mới" not in before
    assert meanwhile == (200, 200)
    assert "Khai sinh theo cách mới" in after


def test_a_catalogue_that_cannot_be_read_again_is_served_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = example_app(store)
    client = visiting(app)
    assert app.state.site.finish(30)
    with sqlite3.connect(tmp_path / "gon.db") as connection:
        connection.execute("ALTER TABLE act RENAME TO lost")
    monkeypatch.setattr(web.site, "CHECK_EVERY", 0)

    answer = client.get(f"/procedures/{CODE}")

    assert app.state.site.finish(30)
    assert answer.status_code == 200
    assert "the catalogue could not be read again" in caplog.text


def test_signed_in_pages_are_not_told_by_an_etag(app: Starlette, client: TestClient) -> None:
    tag = client.get("/").headers["ETag"]

    answer = signed_in(app, "xem").get("/", headers={"If-None-Match": tag})

    assert answer.status_code == 200
    assert "ETag" not in answer.headers
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("query", examples("vi"), ids=lambda query: query.name)
def test_an_example_of_the_guide_runs_and_finds_something(
    client: TestClient, query: Example
) -> None:
    answer = client.get("/graphql", params={"query": query.text}).json()

    assert "errors" not in answer
    assert '"edges":[]' not in str(answer)
