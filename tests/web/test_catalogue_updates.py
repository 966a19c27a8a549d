"""`catalogueChanged` over a real server: what changed in the catalogue, told to anybody."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from registry.access import NewToken, TokenDraft, create_token
from registry.procedure.vocabulary import Change
from registry.publication import DraftEntry, ReleaseDraft, ReleaseInfo, publish, releases
from registry.store import Store, load, open_store
from schema.live import broker, catalogue
from schema.paging import PLACE
from tests.postgresql import Cluster
from tests.registry.folders import PAPERS, procedure_text, write_folder
from tests.schema.test_server import audits
from tests.web.example_site import (
    LOADER,
    NOW,
    SETTINGS,
    TODAY,
    UNDER_REVIEW,
    example_app,
)
from tests.web.live_site import Server, codes, events, served, streaming, told_of, wait_until
from tests.web.test_live_updates import CHANGED as REVIEW_CHANGED
from tests.web.test_live_updates import measure_added
from web.app import create_app

AUTHORITY, CODE = UNDER_REVIEW
CHANGED = """subscription($since: String, $authority: String, $field: String, $codes: [String!]) {
  catalogueChanged(since: $since, authority: $authority, field: $field, codes: $codes) {
    cause sequence number issuer {key} day count more cursor
    entries {authority {key} code kind change edition}}}"""
DAY = timedelta(days=1)


class Clock:
    """A clock that is set by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def server(store: Store, clock: Clock, quick: None) -> Iterator[Server]:  # noqa: ARG001
    with served(example_app(store, clock)) as running:
        yield running


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks often enough for a test."""
    monkeypatch.setattr(catalogue, "LOOKS_AGAIN", 0.2)
    monkeypatch.setattr(broker, "READS_EVERY", 0.2)


@contextmanager
def listening(
    server: Server, client: httpx2.Client | None = None, **variables: Any
) -> Iterator[Iterator[Any]]:
    asks = client or server.client(None)
    with streaming(server, asks, CHANGED, variables) as found:
        yield found


def told(found: Iterator[Any]) -> Any:
    return told_of(found, "catalogueChanged")


def abolish(store: Store, code: str = CODE, effective: date = TODAY) -> int:
    """A release that ends one procedure; its number."""
    newest = len(releases(store))
    draft = ReleaseDraft(
        authority=AUTHORITY,
        decision_number=f"{newest + 1}/QĐ-BTP",
        decided_on=TODAY,
        effective=effective,
        title="Bãi bỏ thủ tục",
        entries=(DraftEntry(code, change=Change.ABOLISHED),),
        instrument="1/2026/TT-BTP",
    )
    done = publish(
        store, draft, actor=LOADER, now=NOW, idempotency_key=f"r{newest}", expected_revision=newest
    )
    assert isinstance(done, ReleaseInfo), done
    return done.number


def cursor(server: Server) -> str:
    """The place of what is served now."""
    answer = server.client(None).post("/graphql", json={"query": "{catalogueCursor}"})
    return str(answer.json()["data"]["catalogueCursor"])


def test_a_release_is_told_to_anybody_who_listens(server: Server, store: Store) -> None:
    with listening(server) as found:
        number = abolish(store)
        change = told(found)

    assert len(change.pop("cursor")) > 10
    assert len(change["entries"][0].pop("edition")) == 64
    assert change == {
        "cause": "PUBLISHED", "sequence": number, "number": f"{number}/QĐ-BTP",
        "issuer": {"key": AUTHORITY}, "day": TODAY.isoformat(), "count": 1, "more": False,
        "entries": [
            {"authority": {"key": AUTHORITY}, "code": CODE, "kind": "ENDED", "change": "ABOLISHED"}
        ],
    }  # fmt: skip


def test_a_day_that_begins_is_told_though_nothing_is_written(
    server: Server, store: Store, clock: Clock
) -> None:
    number = abolish(store, effective=TODAY + 2 * DAY)
    with listening(server) as found:
        clock.now = NOW + DAY
        clock.now = NOW + 2 * DAY
        change = told(found)

    assert (change["cause"], change["sequence"]) == ("TOOK_EFFECT", number)
    assert change["day"] == (TODAY + 2 * DAY).isoformat()


def test_who_was_away_is_told_the_rest_once(server: Server, store: Store, clock: Clock) -> None:
    since = cursor(server)
    first = abolish(store)
    ahead = abolish(store, "1.004873", TODAY + DAY)
    clock.now = NOW + DAY

    with listening(server, since=since) as found:
        changes = [told(found), told(found)]
    assert [each["sequence"] for each in changes] == [first, ahead]

    with listening(server, since=changes[0]["cursor"]) as found:
        assert told(found)["sequence"] == ahead
    with listening(server, since=changes[1]["cursor"]) as found:
        last = abolish(store, "1.000894")
        assert told(found)["sequence"] == last  # and none of those before
    assert cursor(server) != since


@pytest.mark.parametrize(
    "narrowed",
    [{"authority": "bo-y-te"}, {"codes": ["9.999999"]}, {"field": "Không có"}, {"codes": []}],
)
def test_of_what_was_not_asked_for_nothing_is_told(
    server: Server, store: Store, narrowed: dict[str, Any]
) -> None:
    since = cursor(server)
    with listening(server, since=since, **narrowed) as found:
        abolish(store)
        abolish(store, "1.004873")
        wait_until(lambda: server.streams == 1)
        with listening(server, since=since, codes=["1.004873"]) as other:
            assert told(other)["entries"][0]["code"] == "1.004873"
        del found


def test_the_field_of_a_procedure_narrows_what_is_told(server: Server, store: Store) -> None:
    with listening(server, field="Hộ tịch") as found:
        abolish(store)
        assert told(found)["count"] == 1


@pytest.mark.parametrize(
    "since",
    ["x", "WyJsIiwxXQ", "WyJjIiw5OTk5OTk5LCIyMDI2LTExLTIzIiwwXQ",
     PLACE.cursor((1, "0001-01-01", 1))],
)  # fmt: skip
def test_a_cursor_of_something_else_is_refused(server: Server, since: str) -> None:
    asked = {"query": CHANGED, "variables": {"since": since}}
    with server.client(None).stream(
        "POST", "/graphql", json=asked, headers={"accept": "text/event-stream"}
    ) as answer:
        assert codes(events(answer)) == ["BAD_CURSOR"]


def test_no_more_than_a_hundred_codes_are_listened_to(server: Server) -> None:
    asked = {"query": CHANGED, "variables": {"codes": [CODE] * 101}}
    with server.client(None).stream(
        "POST", "/graphql", json=asked, headers={"accept": "text/event-stream"}
    ) as answer:
        assert codes(events(answer)) == ["TOO_MANY_CODES"]
    with listening(server, codes=[CODE] * 100):
        assert server.streams == 1


@pytest.mark.parametrize("limit", ["streams_per_address", "public_streams"])
def test_what_anybody_may_listen_to_is_limited(server: Server, limit: str) -> None:
    server.app.state.site.settings = SETTINGS.model_copy(update={limit: 1})
    asked = {"query": CHANGED}
    with listening(server):
        with server.client(None).stream(
            "POST", "/graphql", json=asked, headers={"accept": "text/event-stream"}
        ) as answer:
            assert codes(events(answer)) == ["TOO_MANY_STREAMS"]
        with listening(server, server.client("xem")):  # who is signed in counts apart
            assert server.streams == 2


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_release_of_the_command_line_is_told(
    request: pytest.FixtureRequest, tmp_path: Path, database: str, quick: None
) -> None:
    del quick
    url = _empty(request, tmp_path, database)
    store = open_store(url)
    texts = {"a.yaml": procedure_text("1.000001", "bo-cong-an", "field: Cư trú\n")}
    folder = write_folder(tmp_path / "procedures", texts)
    now = SETTINGS.now()
    assert load(store, folder, actor=LOADER, now=now, analysis=PAPERS).errors == ()

    with served(create_app(store, SETTINGS)) as server, listening(server) as found:
        command = [
            str(Path(sys.executable).parent / "gon"), "release", "publish", "bo-cong-an",
            "--decision", "1/QĐ-BCA", "--decided-on", "2026-01-02", "--effective", "2026-01-02",
            "--title", "Đợt",
        ]  # fmt: skip
        environment = {**os.environ, "GON_DATABASE_URL": url}
        subprocess.run(command, env=environment, check=True, capture_output=True)
        change = told(found)

    assert [entry["code"] for entry in change["entries"]] == ["1.000001"]
    store.close()


def _empty(request: pytest.FixtureRequest, folder: Path, database: str) -> str:
    if database == "sqlite":
        return f"sqlite:///{folder / 'gon.db'}"
    cluster = request.getfixturevalue("postgresql")
    assert isinstance(cluster, Cluster)
    return cluster.database()


def test_the_npm_clients_hear_both_subscriptions(server: Server, store: Store) -> None:
    """`graphql-sse` and `graphql-ws`, as a frontend uses them."""
    draft = TokenDraft("ra-soat", "live", ("read",), NOW + DAY)
    token = create_token(store, draft, actor=LOADER, now=NOW, idempotency_key="t")
    assert isinstance(token, NewToken)
    asked = [
        {"name": "catalogueChanged", "query": CHANGED, "variables": {"authority": AUTHORITY}},
        {"name": "reviewChanged", "query": REVIEW_CHANGED, "variables": {"case": "1"}},
    ]
    with subprocess.Popen(
        ["node", "clients.mjs", f"{server.address}/graphql", token.secret or "", json.dumps(asked)],
        cwd=audits(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as clients:  # fmt: skip
        wait_until(lambda: server.streams == 4 or clients.poll() is not None)
        measure_added(store, 1)
        number = abolish(store, "1.004873")
        said, mistakes = clients.communicate(timeout=30)

    assert clients.returncode == 0, mistakes
    told_to = [json.loads(line) for line in said.splitlines()]
    assert sorted((each["client"], each["name"]) for each in told_to) == [
        (client, name)
        for client in ("graphql-sse", "graphql-ws")
        for name in ("catalogueChanged", "reviewChanged")
    ]
    for each in told_to:
        heard = each["data"][each["name"]]
        assert heard.get("sequence", number) == number
        assert heard.get("act", "addMeasure") == "addMeasure"
