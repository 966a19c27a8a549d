"""The acts of a review with the forms of its page: done, refused, forbidden, kept words."""

import re

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.access import Role
from registry.actors import EVERYWHERE, Actor
from registry.store import Store, read_acts
from tests.registry.review.reviewing import all_answered
from tests.web.example_site import account, example_app, signed_in, visiting

CASE = "/reviews/1"
HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }}"


@pytest.fixture
def site(store: Store) -> Starlette:
    account(store, "kiem-soat", Role.CONTROLLER)
    account(store, "phe-duyet", Role.APPROVER)
    return example_app(store)


@pytest.fixture
def reviewer(site: Starlette) -> TestClient:
    return signed_in(site, "ra-soat")


def send(client: TestClient, action: str, **fields: str) -> Response:
    """Sends the form of the page with this action, as a browser would fill it in."""
    html = client.get(CASE).text
    found = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', html, re.S)
    assert found, action
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found[0]))
    return client.post(action, data=hidden | fields)


def answered(store: Store) -> None:
    all_answered(store, actor=Actor("ra-soat", Role.REVIEWER, EVERYWHERE))


def kept(client: TestClient) -> None:
    answer = send(
        client, f"{CASE}/measures", outcome="keep", title="Giữ nguyên", reason="Cần đối chiếu",
        within_power="yes",
    )  # fmt: skip
    assert answer.status_code == 303, answer.text


def test_a_case_goes_from_a_measure_to_the_decision_through_forms(
    site: Starlette, reviewer: TestClient, store: Store
) -> None:
    kept(reviewer)
    assert "Giữ nguyên" in reviewer.get(CASE).text
    incomplete = send(reviewer, f"{CASE}/acts/finishCosting")
    assert incomplete.status_code == 422
    assert f"{CASE}/forms" in incomplete.text
    answered(store)
    for act, fields in (
        ("finishCosting", {}), ("skipConsultation", {"words": "Chỉ giữ nguyên"}), ("submitCase", {})
    ):  # fmt: skip
        assert send(reviewer, f"{CASE}/acts/{act}", **fields).status_code == 303, act
    assert "cần vai trò người kiểm soát" in reviewer.get(CASE).text

    paper = {"document_number": "12/TTr", "document_date": "2026-11-23"}
    checker, approver = signed_in(site, "kiem-soat"), signed_in(site, "phe-duyet")
    assert send(checker, f"{CASE}/acts/proposeCase", **paper).status_code == 303
    assert send(approver, f"{CASE}/acts/keepMeasure", **paper).status_code == 303
    page = approver.get(CASE).text
    assert "Không còn việc" not in page
    assert "Hồ sơ này không còn việc phải làm." in page
    with store.read() as session:
        kinds = [each.kind for each in read_acts(session, limit=1000)]
    assert kinds[-5:] == [
        "finish_costing", "skip_consultation", "submit_case", "propose_case", "keep_measure"
    ]  # fmt: skip


def test_a_refused_act_says_why_and_keeps_what_was_typed(
    reviewer: TestClient, store: Store
) -> None:
    kept(reviewer)
    answered(store)
    send(reviewer, f"{CASE}/acts/finishCosting")

    answer = send(reviewer, f"{CASE}/acts/recordConsultation", document_number="", document_date="")
    assert answer.status_code == 422
    assert 'id="a-recordConsultation-1-document_number-error"' in answer.text
    wrong = send(
        reviewer, f"{CASE}/acts/recordConsultation", document_number=HOSTILE, document_date="mai"
    )
    assert wrong.status_code == 422
    assert "&lt;script&gt;" in wrong.text
    assert HOSTILE not in wrong.text
    assert "49" not in re.findall(r'name="document_number" value="([^"]*)"', wrong.text)[0]


def test_an_overtaken_act_is_a_conflict(reviewer: TestClient) -> None:
    kept(reviewer)
    stale = {"number": "1", "expected_revision": "1", "idempotency_key": "k"}

    answer = reviewer.post(f"{CASE}/acts/finishCosting", data=stale)
    assert answer.status_code == 409
    assert "đã được người khác thay đổi" in answer.text


def test_a_measure_is_taken_back(reviewer: TestClient) -> None:
    kept(reviewer)

    assert send(reviewer, f"{CASE}/measures/1/remove").status_code == 303
    assert f"{CASE}/measures/1/remove" not in reviewer.get(CASE).text


@pytest.mark.parametrize("act", ["explode", "takeEffect;drop", "acceptFinding"])
def test_only_acts_of_the_machine_have_an_address(reviewer: TestClient, act: str) -> None:
    assert reviewer.post(f"{CASE}/acts/{act}", data={"number": "1"}).status_code == 404


def test_people_who_are_not_signed_in_or_only_look_do_nothing(site: Starlette) -> None:
    asked = {"number": "1", "expected_revision": "1", "idempotency_key": "k"}

    nobody = visiting(site).post(f"{CASE}/acts/finishCosting", data=asked)
    assert nobody.status_code in (303, 403)
    looking = signed_in(site, "xem").post(f"{CASE}/acts/finishCosting", data=asked)
    assert looking.status_code == 403
