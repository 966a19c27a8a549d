"""What every address answers: the right status, one shape of errors, nothing twice."""

import pytest
from starlette.testclient import TestClient

from web.assets import address

PAGES = ["/", "/procedures/1.001193", "/rules", "/rules/TTHC-D01", "/releases", "/releases/1/QĐ-VD"]


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


def test_the_server_is_alive_and_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}


def test_a_style_sheet_is_kept_for_ever_under_its_version(client: TestClient) -> None:
    answer = client.get("/static/gon.css", params={"v": "of an older release"})

    assert "immutable" not in answer.headers["Cache-Control"]
    assert "immutable" in client.get(address("gon.css")).headers["Cache-Control"]
