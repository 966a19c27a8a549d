"""The page of webhooks: added with a secret that is shown once, tested, paused, removed."""

import re

import pytest

from registry.actors import Actor, Role
from registry.store import Store
from registry.webhooks import WebhookState, webhooks
from tests.web.example_site import UNDER_REVIEW, example_app, signed_in, visiting
from web.pages.paging import SIZE

AUTHORITY, _ = UNDER_REVIEW
EVERYTHING = Actor("quan-tri", Role.ADMINISTRATOR, "*")
GOOD = {"authority": AUTHORITY, "address": "https://tthc.example.vn/hook", "topics": "CATALOGUE"}


def test_a_webhook_is_added_tested_paused_and_removed(store: Store) -> None:
    browser = signed_in(example_app(store), "kiem-soat")
    form = GOOD | {"idempotency_key": "k"}

    first, again = browser.post("/webhooks", data=form), browser.post("/webhooks", data=form)

    assert first.status_code == again.status_code == 200
    assert re.search(r"whsec_[A-Za-z0-9+/=]{40,}", first.text)
    assert "no-store" in first.headers["cache-control"]
    assert "whsec_" not in again.text
    assert "whsec_" not in browser.get("/webhooks").text
    for revision, act in enumerate(("test", "pause", "resume", "remove"), start=1):
        said = {"expected_revision": str(revision), "idempotency_key": act, "confirmed": "yes"}
        done = browser.post(f"/webhooks/1/acts/{act}", data=said)
        assert (done.status_code, done.headers["location"]) == (303, "/webhooks"), act
        state = [each.state for each in webhooks(store, actor=EVERYTHING)]
        assert (state == [WebhookState.PAUSED]) is (act == "pause")
    assert state == []


def test_a_secret_is_changed_and_the_new_one_shown_once(store: Store) -> None:
    browser = signed_in(example_app(store), "kiem-soat")
    first = browser.post("/webhooks", data=GOOD | {"idempotency_key": "k"}).text
    said = {"expected_revision": "1", "idempotency_key": "rotate"}

    second, again = (browser.post("/webhooks/1/acts/rotate", data=said).text for _ in range(2))

    one, other = (re.findall(r"whsec_[A-Za-z0-9+/=]+", page) for page in (first, second))
    assert len(one) == len(other) == 1
    assert one != other
    assert "whsec_" not in again
    page = browser.get("/webhooks").text.replace("\N{NO-BREAK SPACE}", " ")
    assert "khóa cũ còn ký đến 08:00 ngày 24/11/2026" in page
    assert "thay khóa mới lần trước" in page
    ended = {"expected_revision": "2", "idempotency_key": "end", "ends_old": "yes"}
    assert "khóa cũ còn ký" not in browser.post("/webhooks/1/acts/rotate", data=ended).text


def test_an_act_on_the_second_page_leads_back_to_it(store: Store) -> None:
    browser = signed_in(example_app(store), "kiem-soat")
    for number in range(SIZE + 1):  # fewer of each authority: they are limited
        whose = (AUTHORITY, "bo-cong-an")[number % 2]
        new = {"authority": whose, "address": f"https://tthc.example.vn/hook/{number}"}
        sent = {"idempotency_key": f"k{number}", f"known-{whose}": str(number // 2)}
        assert browser.post("/webhooks", data=GOOD | new | sent).status_code == 200
    (second,) = re.findall(r'rel="next" href="([^"]*)"', browser.get("/webhooks").text)
    (action,) = re.findall(r'action="([^"]*/acts/pause[^"]*)"', browser.get(second).text)

    done = browser.post(action, data={"expected_revision": "1", "idempotency_key": "p"})
    assert (done.status_code, done.headers["location"]) == (303, second)
    assert "Tạm ngừng" in browser.get(second).text
    over = browser.post(action, data={"expected_revision": "1", "idempotency_key": "q"})
    assert over.status_code == 409
    assert f'action="{action}"' not in over.text  # it is paused: what is offered is to resume
    assert action.replace("/pause", "/resume") in over.text


def test_a_webhook_is_removed_only_with_the_box_ticked(store: Store) -> None:
    browser = signed_in(example_app(store), "kiem-soat")
    browser.post("/webhooks", data=GOOD)

    asked = browser.post("/webhooks/1/acts/remove", data={"expected_revision": "1"})

    assert asked.status_code == 422
    assert "Webhook chưa được gỡ." in asked.text
    assert [each.number for each in webhooks(store, actor=EVERYTHING)] == [1]


def test_what_is_refused_is_shown_with_what_was_sent(store: Store) -> None:
    browser = signed_in(example_app(store), "kiem-soat")

    answer = browser.post("/webhooks", data=GOOD | {"address": "http://a.vn/x"})

    assert answer.status_code == 422
    assert 'href="#add-address"' in answer.text
    assert "http://a.vn/x" in answer.text
    stale = browser.post("/webhooks/1/acts/pause", data={"expected_revision": "1"})
    assert stale.status_code == 404


def test_whoever_is_no_controller_sees_and_adds_none(store: Store) -> None:
    controller, reviewer = (
        signed_in(example_app(store), name) for name in ("kiem-soat", "ra-soat")
    )
    controller.post("/webhooks", data=GOOD)

    assert "tthc.example.vn" in controller.get("/webhooks").text
    page = reviewer.get("/webhooks")
    assert "tthc.example.vn" not in page.text
    assert "add-address" not in page.text
    assert reviewer.post("/webhooks", data=GOOD).status_code == 403
    said = {"expected_revision": "1", "confirmed": "yes"}
    acted = reviewer.post("/webhooks/1/acts/remove", data=said)
    assert acted.status_code == 403


@pytest.mark.parametrize("act", ["deliver", "add"])
def test_an_act_that_is_none_is_not_found(store: Store, act: str) -> None:
    browser = signed_in(example_app(store), "kiem-soat")

    assert browser.post(f"/webhooks/1/acts/{act}", data={}).status_code == 404


def test_who_is_not_signed_in_is_asked_to(store: Store) -> None:
    browser = visiting(example_app(store))

    assert browser.get("/webhooks").status_code == 303
    assert browser.post("/webhooks", data=GOOD).headers["location"].startswith("/sign-in")
