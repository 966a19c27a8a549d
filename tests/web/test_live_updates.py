"""Live updates over a real server: told after the commit, to who still may, and nothing lost."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import text
from websockets.sync.client import connect

from registry.access import Grant, NewToken, TokenDraft, accounts, change_grants, create_token
from registry.actors import Actor, Role
from registry.review import Case, Kept, MeasureDraft, Triaged, accept, add_measure, open_case
from registry.review.findings import findings
from registry.store import Store, open_store
from schema.live import broker, reviews
from tests.web.example_site import (
    LOADER,
    NOW,
    SETTINGS,
    TODAY,
    UNDER_REVIEW,
    example_app,
)
from tests.web.live_site import Server, codes, events, served, streaming, told_of, wait_until

AUTHORITY, CODE = UNDER_REVIEW
CHANGED = """subscription($case: ID, $since: String) {reviewChanged(case: $case, since: $since) {
  number measure act by state cursor}}"""
DAY = timedelta(days=1)
REVIEWER = Actor("nguoi-khac", Role.REVIEWER, "*")
DRAFT = MeasureDraft("keep", "Giữ", "Cần để đối chiếu")


@pytest.fixture
def server(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(reviews, "ASKS_AGAIN", 0.2)
    monkeypatch.setattr(broker, "READS_EVERY", 0.2)
    with served(example_app(store)) as running:
        yield running


@contextmanager
def listening(server: Server, client: httpx2.Client, **variables: Any) -> Iterator[Iterator[Any]]:
    with streaming(server, client, CHANGED, variables) as found:
        yield found


def told(found: Iterator[Any]) -> Any:
    return told_of(found, "reviewChanged")


def measure_added(store: Store, revision: int, actor: Actor = REVIEWER) -> None:
    done = add_measure(
        store, 1, DRAFT, actor=actor, now=NOW, idempotency_key=f"m{revision}",
        expected_revision=revision,
    )  # fmt: skip
    assert isinstance(done, Kept), done


def case_of(client: httpx2.Client) -> Any:
    answer = client.post("/graphql", json={"query": '{reviewCase(id: "1") {revision cursor}}'})
    return answer.json()["data"]["reviewCase"]


def test_a_change_is_told_after_it_was_kept(server: Server, store: Store) -> None:
    with listening(server, server.client(), case="1") as found:
        measure_added(store, 1)
        change = told(found)

    assert {name: change[name] for name in ("number", "measure", "act", "by", "state")} == {
        "number": 1, "measure": 1, "act": "addMeasure", "by": "nguoi-khac", "state": "IN_REVIEW",
    }  # fmt: skip


def test_a_browser_listens_by_its_own_means(server: Server, store: Store) -> None:
    """EventSource asks by GET; the page of a case tells it where to begin."""
    client = server.client()
    page = client.get("/reviews/1").text
    since = page.partition('data-live-since="')[2].partition('"')[0]
    asked = {"query": CHANGED, "variables": json.dumps({"case": "1", "since": since})}
    measure_added(store, 1)
    accept_it = {"accept": "text/event-stream"}
    with client.stream("GET", "/graphql", params=asked, headers=accept_it) as answer:
        assert told(events(answer))["by"] == "nguoi-khac"


def test_a_verdict_changes_the_case_of_its_procedure(server: Server, store: Store) -> None:
    one = next(
        each
        for each in findings(store, actor=LOADER, today=TODAY, first=10_000).items
        if (each.authority, each.code) == UNDER_REVIEW
    )
    with listening(server, server.client()) as found:
        done = accept(
            store, one.fingerprint, actor=REVIEWER, now=NOW, idempotency_key="a",
            expected_revision=one.revision,
        )  # fmt: skip
        assert isinstance(done, Triaged)

        change = told(found)
    assert (change["number"], change["act"]) == (1, "accept")


def test_what_another_process_keeps_is_told_too(server: Server, store: Store) -> None:
    """Another store on the same file, whose changes this process does not count."""
    other = open_store(store._engine.url.database or "")
    with listening(server, server.client(), case="1") as found:
        measure_added(other, 1)
        assert told(found)["act"] == "addMeasure"
    other.close()


def test_nothing_is_lost_between_reading_and_subscribing(server: Server, store: Store) -> None:
    client = server.client()
    seen = case_of(client)
    measure_added(store, seen["revision"])
    measure_added(store, seen["revision"] + 1)

    with listening(server, client, case="1", since=seen["cursor"]) as found:
        measure_added(store, seen["revision"] + 2)
        measures = [told(found)["measure"] for _ in range(3)]
        last = case_of(client)["cursor"]

    assert measures == [1, 2, 3]
    with listening(server, client, case="1", since=last) as found:
        measure_added(store, seen["revision"] + 3)
        assert told(found)["measure"] == 4  # and none of those before


def test_of_another_case_one_is_told_nothing(server: Server, store: Store) -> None:
    with listening(server, server.client(), case="1") as found:
        opened = open_case(
            store, AUTHORITY, other_code(store), reason="x", actor=REVIEWER, now=NOW,
            idempotency_key="o", expected_revision=1,
        )  # fmt: skip
        assert isinstance(opened, Case)
        measure_added(store, 1)
        assert told(found)["number"] == 1


def other_code(store: Store) -> str:
    with store.read() as session:
        query = "SELECT code FROM procedure WHERE authority = :a AND code <> :c ORDER BY code"
        return str(session.connection().execute(text(query), {"a": AUTHORITY, "c": CODE}).scalar())


def granted(store: Store, name: str, *grants: Grant) -> None:
    revision = next(each.revision for each in accounts(store) if each.name == name)
    done = change_grants(
        store, name, list(grants), actor=LOADER, now=NOW, idempotency_key=f"{name} {grants}",
        expected_revision=revision,
    )  # fmt: skip
    assert not hasattr(done, "to_do"), done


@pytest.mark.parametrize("case", ["1", None])
def test_a_role_that_is_taken_back_ends_the_stream(
    server: Server, store: Store, case: str | None
) -> None:
    """Before the next change is told: nothing of it is seen; and a quiet stream ends as well."""
    with listening(server, server.client(), case=case) as found:
        granted(store, "ra-soat", Grant(Role.REVIEWER, "bo-y-te"))
        if case is None:
            granted(store, "ra-soat")
        measure_added(store, 1)
        assert codes(found) == ["ACCESS_ENDED"]

    wait_until(lambda: server.streams == 0)


def test_signing_out_ends_the_stream(server: Server) -> None:
    client = server.client()
    with listening(server, client, case="1") as found:
        assert client.post("/sign-out").status_code == 303
        assert codes(found) == ["ACCESS_ENDED"]


@pytest.mark.parametrize(
    ("name", "variables", "code"),
    [
        (None, {}, "UNAUTHENTICATED"),
        ("ra-soat", {"case": "99"}, "BAD_ID"),
        ("ra-soat", {"case": "x"}, "BAD_ID"),
        ("ra-soat", {"since": "x"}, "BAD_CURSOR"),
    ],
)
def test_who_may_not_listen_is_told_why(
    server: Server, name: str | None, variables: dict[str, str], code: str
) -> None:
    client = server.client(name)
    asked = {"query": CHANGED, "variables": variables}

    with client.stream(
        "POST", "/graphql", json=asked, headers={"accept": "text/event-stream"}
    ) as answer:
        assert codes(events(answer)) == [code]
    assert server.streams == 0


def test_streams_of_one_person_are_counted_and_one_that_breaks_off_is_not(
    server: Server,
) -> None:
    """Connections are dropped without a word, and each time there is room for as many again."""
    client = server.client()
    server.app.state.site.settings = SETTINGS.model_copy(update={"streams_per_person": 2})
    for _ in range(2):
        with listening(server, client), listening(server, client):
            asked = {"query": CHANGED}
            with client.stream(
                "POST", "/graphql", json=asked, headers={"accept": "text/event-stream"}
            ) as third:
                assert codes(events(third)) == ["TOO_MANY_STREAMS"]
            with listening(server, server.client("xem")):  # another person
                assert server.streams == 3
        wait_until(lambda: server.streams == 0)
    wait_until(lambda: server.app.state.site.broker._following is None)


def test_a_websocket_tells_the_same(server: Server, store: Store) -> None:
    draft = TokenDraft("ra-soat", "live", ("read",), NOW + DAY)
    token = create_token(store, draft, actor=LOADER, now=NOW, idempotency_key="t")
    assert isinstance(token, NewToken)
    address = server.address.replace("http", "ws") + "/graphql"
    with connect(
        address, subprotocols=["graphql-transport-ws"],  # type: ignore[list-item]  # plain text
        additional_headers={"Authorization": f"Bearer {token.secret}"},
    ) as socket_:  # fmt: skip
        socket_.send('{"type": "connection_init"}')
        assert json.loads(socket_.recv())["type"] == "connection_ack"
        asked = {"query": CHANGED, "variables": {"case": "1"}}
        socket_.send(json.dumps({"id": "1", "type": "subscribe", "payload": asked}))
        wait_until(lambda: server.streams == 1)
        measure_added(store, 1)
        said = socket_.recv(timeout=10)

    assert isinstance(said, str)  # clients read text messages alone
    message = json.loads(said)
    assert message["payload"]["data"]["reviewChanged"]["act"] == "addMeasure"
    wait_until(lambda: server.streams == 0)
