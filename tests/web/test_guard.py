"""Every answer is hardened, and no other site can post with a visitor's cookie."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web.guard import FORM, HEADERS, SESSION_COOKIE, Guard


async def done(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.method, headers={"Cache-Control": "public, max-age=60"})


def client(*, guarded: bool = True) -> TestClient:
    app = Starlette(routes=[Route("/", done, methods=["GET", "POST"])])
    return TestClient(Guard(app) if guarded else app, base_url="http://gon.test")


COOKIE = {"Cookie": f"{SESSION_COOKIE}=x"}


def test_every_answer_carries_the_security_headers() -> None:
    answer = client().get("/")

    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.test"},
        {"Origin": "null"},
    ],
)
def test_a_post_from_another_site_is_refused(headers: dict[str, str]) -> None:
    assert client().post("/", headers={**COOKIE, **headers}).status_code == 403


def test_nobody_is_signed_in_by_another_site() -> None:
    headers = {"Content-Type": FORM, "Sec-Fetch-Site": "cross-site"}

    assert client().post("/", headers=headers).status_code == 403


def test_a_form_is_known_by_its_kind_however_that_is_written() -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Content-Type": FORM.upper()}

    assert client().post("/", headers=headers).status_code == 403
    assert client(guarded=False).post("/", headers=headers).status_code == 200


def test_without_the_guard_the_same_post_would_pass() -> None:
    headers = {**COOKIE, "Sec-Fetch-Site": "cross-site"}

    assert client(guarded=False).post("/", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {**COOKIE, "Sec-Fetch-Site": "same-origin"},
        {**COOKIE, "Origin": "http://gon.test"},
        {"Authorization": "Bearer gon_x", "Origin": "http://client.test"},
    ],
)
def test_our_own_forms_and_clients_with_a_token_pass(headers: dict[str, str]) -> None:
    assert client().post("/", headers=headers).status_code == 200


def test_what_a_signed_in_person_sees_is_kept_by_no_cache() -> None:
    assert client().get("/", headers=COOKIE).headers["Cache-Control"] == "private, no-store"
    assert client().get("/").headers["Cache-Control"] == "public, max-age=60"
