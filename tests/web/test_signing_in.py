"""Signing in and out: who gets a session, how long, and what guessing leads to."""

from datetime import timedelta

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.access import TokenDraft, create_token
from registry.access.tokens import NewToken
from registry.store import Store
from tests.web.example_site import (
    LOADER,
    NOW,
    PASSWORD,
    SETTINGS,
    SITE,
    example_app,
    signed_in,
    visiting,
)
from web.app import create_app
from web.forms import MOST_FIELDS
from web.guard import SESSION_COOKIE
from web.settings import Settings
from web.throttle import FAILURES_OF_A_NAME, FAILURES_OF_AN_ADDRESS, PAUSE, REMEMBERED, Throttle

WHO = {"query": "{viewer {name}}"}


def try_password(
    client: TestClient, password: str, name: str = "ra-soat", next: str = "/"
) -> Response:
    return client.post("/sign-in", data={"username": name, "password": password, "next": next})


def test_the_right_password_leads_where_one_wanted_to_go(app: Starlette) -> None:
    client = visiting(app)

    answer = try_password(client, PASSWORD, next="/reviews?lang=en")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/reviews?lang=en")
    assert ">ra-soat<" in client.get("/").text


@pytest.mark.parametrize(
    "next", ["//evil.example/", "https://evil.example/", "/\\evil.example", ""]
)
def test_signing_in_never_leads_to_another_site(app: Starlette, next: str) -> None:
    assert try_password(visiting(app), PASSWORD, next=next).headers["Location"] == "/"


def test_the_cookie_is_for_our_server_only(store: Store) -> None:
    app = create_app(store, Settings(), clock=lambda: NOW)

    cookie = try_password(visiting(app), PASSWORD).headers["Set-Cookie"].lower()

    assert {"httponly", "samesite=lax", "secure", "path=/"} <= set(cookie.split("; "))


def test_wrong_name_and_wrong_password_are_answered_alike(app: Starlette) -> None:
    client = visiting(app)

    answers = [try_password(client, "sai"), try_password(client, PASSWORD, "khong-co")]

    assert [a.status_code for a in answers] == [422, 422]
    words = "Tên đăng nhập hoặc mật khẩu không đúng."
    assert all(
        words in a.text and SESSION_COOKIE not in a.headers.get("Set-Cookie", "") for a in answers
    )


def test_each_sign_in_has_a_new_secret_and_ends_the_session_before(app: Starlette) -> None:
    client = signed_in(app, "ra-soat")
    before = client.cookies[SESSION_COOKIE]

    try_password(client, PASSWORD)

    assert client.cookies[SESSION_COOKIE] != before
    assert whoami(app, cookies={SESSION_COOKIE: before}) is None


def test_signing_out_ends_the_session_for_good(app: Starlette) -> None:
    client = signed_in(app, "ra-soat")
    secret = client.cookies[SESSION_COOKIE]

    client.post("/sign-out")

    assert SESSION_COOKIE not in client.cookies
    assert whoami(app, cookies={SESSION_COOKIE: secret}) is None


def test_a_session_ends_by_itself(store: Store) -> None:
    now = NOW
    app = example_app(store, clock=lambda: now)
    client = signed_in(app, "ra-soat")

    now += timedelta(hours=SETTINGS.session_hours)

    assert client.post("/graphql", json=WHO).json()["data"] == {"viewer": None}


def test_after_some_failures_even_the_right_password_has_to_wait(store: Store) -> None:
    client = visiting(example_app(store))
    for _ in range(FAILURES_OF_A_NAME):
        assert try_password(client, "sai").status_code == 422

    answer = try_password(client, PASSWORD)

    assert answer.status_code == 429
    assert "Hãy thử lại sau 5 phút." in answer.text
    assert try_password(client, PASSWORD, "xem").status_code == 303


def test_a_signed_in_person_is_not_asked_again(app: Starlette) -> None:
    answer = signed_in(app, "ra-soat").get("/sign-in?next=/reviews")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/reviews")


@pytest.mark.parametrize(
    ("content", "media", "status"),
    [
        (b"username=x", "text/plain", 415),
        (b"username=" + b"x" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"a=1&" * (MOST_FIELDS + 1), "application/x-www-form-urlencoded", 400),
        (b"\xff", "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_is_no_form_of_ours_is_not_read(
    client: TestClient, content: bytes, media: str, status: int
) -> None:
    answer = client.post("/sign-in", content=content, headers={"Content-Type": media})

    assert answer.status_code == status


def whoami(app: Starlette, cookies: dict[str, str]) -> object:
    client = TestClient(app, base_url=SITE, cookies=cookies)
    return client.post("/graphql", json=WHO).json()["data"]["viewer"]


def test_a_program_signs_in_with_a_token(store: Store) -> None:
    draft = TokenDraft("ra-soat", "thử", ("read",), NOW + timedelta(days=1))
    made = create_token(store, draft, actor=LOADER, now=NOW, idempotency_key="t")
    assert isinstance(made, NewToken)
    client = visiting(example_app(store))

    answers = [
        client.post("/graphql", json=WHO, headers={"Authorization": f"Bearer {secret}"})
        for secret in (made.secret, "gon_wrong")
    ]

    assert answers[0].json()["data"] == {"viewer": {"name": "ra-soat"}}
    assert (answers[1].status_code, answers[1].headers["WWW-Authenticate"]) == (401, "Bearer")
    assert answers[1].json()["errors"][0]["extensions"] == {"code": "UNAUTHENTICATED"}


def test_failures_count_for_a_while_by_name_and_address() -> None:
    throttle = Throttle()
    for _ in range(FAILURES_OF_A_NAME):
        throttle.failed("lan", "1.1.1.1", 0.0)

    assert throttle.minutes_to_wait("lan", "1.1.1.1", 1.0) == 5
    assert throttle.minutes_to_wait("lan", "2.2.2.2", 1.0) == 0
    assert throttle.minutes_to_wait("hoa", "1.1.1.1", 1.0) == 0
    assert throttle.minutes_to_wait("lan", "1.1.1.1", PAUSE) == 0


def test_who_tries_many_names_has_to_wait_too() -> None:
    throttle = Throttle()
    for number in range(FAILURES_OF_AN_ADDRESS):
        throttle.failed(f"name-{number}", "1.1.1.1", 0.0)

    assert throttle.minutes_to_wait("lan", "1.1.1.1", 1.0) == 5


def test_success_forgives_and_memory_has_an_end() -> None:
    throttle = Throttle()
    for number in range(FAILURES_OF_A_NAME):
        throttle.failed("lan", "1.1.1.1", float(number))
    throttle.succeeded("lan", "1.1.1.1")
    for number in range(REMEMBERED):
        throttle.failed("lan", f"address {number}", 0.0)

    assert throttle.minutes_to_wait("lan", "1.1.1.1", 1.0) == 0
    assert len(throttle) == REMEMBERED
