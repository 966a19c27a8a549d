"""Measures on the page of a case: suggested ones added, one edited in words of the domain."""

import re

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.actors import EVERYWHERE, Actor, Role
from registry.refusals import NotFound
from registry.review import (
    FindingFilter,
    Measure,
    accept,
    case,
    findings,
    outcomes,
    reopen,
)
from registry.store import Store
from tests.web.example_site import NOW, TODAY, UNDER_REVIEW, example_app, signed_in, visiting

CASE = "/reviews/1"
MEASURE = f"{CASE}/measures/1"
ME = Actor("ra-soat", Role.REVIEWER, EVERYWHERE)
REMOVES = "Bỏ giấy tờ «Bản sao có chứng thực giấy tờ tùy thân»"


@pytest.fixture
def site(store: Store) -> Starlette:
    """The findings of the case are accepted."""
    wanted = FindingFilter(authority=UNDER_REVIEW[0], code=UNDER_REVIEW[1])
    for each in findings(store, actor=ME, today=TODAY, wanted=wanted).items:
        accept(
            store, each.fingerprint, actor=ME, now=NOW, idempotency_key=each.fingerprint,
            expected_revision=each.revision,
        )  # fmt: skip
    return example_app(store)


@pytest.fixture
def reviewer(site: Starlette) -> TestClient:
    return signed_in(site, "ra-soat")


def hidden(client: TestClient, action: str, page: str, mark: str = "") -> dict[str, list[str]]:
    """What the form with this action carries along, as a browser would send it."""
    html = client.get(page).text
    for form in re.findall(rf'<form[^>]*action="{re.escape(action)}".*?</form>', html, re.S):
        if mark in form:
            sent: dict[str, list[str]] = {}
            for name, value in re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', form):
                sent.setdefault(name, []).append(value)
            return sent
    raise AssertionError((action, mark))


def send(
    client: TestClient, action: str, page: str = f"{CASE}?edit=1", mark: str = "", **fields: str
) -> Response:
    return client.post(action, data={**hidden(client, action, page, mark), **fields})


@pytest.fixture
def measured(reviewer: TestClient) -> TestClient:
    """All that is suggested is added: measures 1 and 2."""
    answer = send(reviewer, f"{CASE}/suggestions", CASE, "Thêm tất cả", power="no")
    assert answer.status_code == 303, answer.text
    return reviewer


def card_of(client: TestClient) -> str:
    """Measure 1 on the page."""
    found = re.search(r'<article[^>]*id="m-1".*?</article>', client.get(CASE).text, re.S)
    assert found
    return found[0]


def write(client: TestClient, element: str, change: str, **fields: str) -> Response:
    page = f"{CASE}?edit=1&element={element}"
    return send(client, f"{MEASURE}/operations", page, change=change, **fields)


def test_one_click_adds_what_is_suggested_once_its_power_is_said(reviewer: TestClient) -> None:
    unsaid = send(reviewer, f"{CASE}/suggestions", CASE, REMOVES)
    assert unsaid.status_code == 422
    assert "Chọn thẩm quyền hoặc tải lại trang." in unsaid.text

    done = send(reviewer, f"{CASE}/suggestions", CASE, REMOVES, power="no")
    assert done.status_code == 303
    page = reviewer.get(CASE).text
    assert 'id="m-1"' in page
    assert 'id="m-2"' not in page
    assert REMOVES in page
    assert "Phải kiến nghị cấp trên" in page


def test_all_that_fits_together_is_added_at_once(measured: TestClient) -> None:
    page = measured.get(CASE).text

    assert 'id="m-2"' in page
    assert 'id="suggested"' not in page
    assert "mâu thuẫn với phương án" not in page


def test_what_nobody_says_the_power_of_is_left(reviewer: TestClient) -> None:
    answer = send(reviewer, f"{CASE}/suggestions", CASE, "Thêm tất cả", power="leave")

    assert answer.status_code == 422
    assert 'id="m-1"' not in reviewer.get(CASE).text


def test_a_change_is_chosen_by_element_and_kind_and_seen_at_once(measured: TestClient) -> None:
    done = write(measured, "documents/giay-chung-sinh", "form", **{"value-form": "electronic"})

    assert done.status_code == 303
    assert done.headers["location"] == f"{CASE}?edit=1#m-1"
    page = measured.get(CASE).text
    assert page.count("Đổi hình thức nộp của giấy tờ «Giấy chứng sinh»") == 2  # measure, proposal

    limit = {"value-time_limit": "2", "unit-time_limit": "working_day"}
    assert write(measured, "steps/kiem-tra", "time_limit", **limit).status_code == 303
    assert "Quầy một cửa kiểm tra hồ sơ" in measured.get(CASE).text

    action = f"{MEASURE}/operations/remove"
    assert send(measured, action, mark="giay-chung-sinh/form").status_code == 303
    assert "Đổi hình thức nộp của giấy tờ «Giấy chứng sinh»" not in measured.get(CASE).text


def test_a_mistake_stands_at_its_field_with_what_was_expected(measured: TestClient) -> None:
    limit = {"value-time_limit": "ba", "unit-time_limit": "working_day"}

    answer = write(measured, "steps/kiem-tra", "time_limit", **limit)

    assert answer.status_code == 422
    assert 'id="a-writeOperation-1-time_limit-error"' in answer.text
    assert "«ba» không dùng được: cần một số và đơn vị" in answer.text
    assert 'value="ba"' in answer.text


def test_choosing_no_change_is_told(measured: TestClient) -> None:
    page = f"{CASE}?edit=1&element=steps/kiem-tra"

    answer = send(measured, f"{MEASURE}/operations", page)

    assert answer.status_code == 422
    assert 'id="a-writeOperation-1-change-error"' in answer.text


def test_what_a_measure_says_is_edited_and_its_changes_stay(measured: TestClient) -> None:
    form = measured.get(f"{CASE}?edit=1").text.partition('name="outcome"')[2].partition("</select>")
    assert re.findall('option value="([a-z_]+)"', form[0]) == list(outcomes())

    said = {"title": "Tên mới", "reason": "Lý do mới", "outcome": "amend", "within_power": "yes"}

    assert send(measured, MEASURE, **said).status_code == 303
    card = card_of(measured)
    assert "Tên mới" in card
    assert "Sửa đổi, bổ sung" in card
    assert card.count(REMOVES) == 1  # what it changes; it is not called so any more

    empty = send(measured, MEASURE, **said | {"title": " "})
    assert empty.status_code == 422
    assert 'id="a-changeMeasure-1-title-error"' in empty.text


def test_a_finding_that_a_measure_answers_is_not_lost_when_its_verdict_is_taken_back(
    store: Store, measured: TestClient
) -> None:
    wanted = FindingFilter(authority=UNDER_REVIEW[0], code=UNDER_REVIEW[1])
    for each in findings(store, actor=ME, today=TODAY, wanted=wanted).items:
        reopen(
            store, each.fingerprint, words="Xem lại.", actor=ME, now=NOW,
            idempotency_key=f"again-{each.fingerprint}", expected_revision=each.revision,
        )  # fmt: skip

    offered = re.findall(
        r'name="findings" value="(\w+)" checked', measured.get(f"{CASE}?edit=1").text
    )

    answered = [one.findings for one in measures(store) if one.id == 1]
    assert answered == [tuple(offered)]
    assert offered


def measures(store: Store) -> list[Measure]:
    found = case(store, 1, actor=ME, today=TODAY)
    assert not isinstance(found, NotFound)
    return list(found.measures)


def test_a_stale_edit_shows_both_versions_and_can_be_sent_again(measured: TestClient) -> None:
    seen = hidden(measured, MEASURE, f"{CASE}?edit=1")
    theirs = {"title": "Của họ", "reason": "Vì họ", "outcome": "amend", "within_power": "yes"}
    assert send(measured, MEASURE, **theirs).status_code == 303
    mine = {"title": "Của tôi", "reason": "Vì tôi", "outcome": "amend", "within_power": "no"}

    answer = measured.post(MEASURE, data={**seen, **mine})

    assert answer.status_code == 409
    assert "Người khác đã sửa phương án này" in answer.text
    assert "Của họ" in answer.text
    assert "Của tôi" in answer.text
    [form] = [
        each
        for each in re.findall(r"<form.*?</form>", answer.text, re.S)
        if "Gửi lại phiên bản của tôi" in each
    ]
    again = dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', form))
    assert measured.post(MEASURE, data=again).status_code == 303
    card = card_of(measured)
    assert "Của tôi" in card
    assert "Của họ" not in card


def test_a_stale_change_shows_both_versions_and_can_be_sent_again(measured: TestClient) -> None:
    page = f"{CASE}?edit=1&element=steps/kiem-tra"
    seen = hidden(measured, f"{MEASURE}/operations", page)
    write(measured, "documents/giay-chung-sinh", "form", **{"value-form": "electronic"})
    mine = {"change": "presence", "value-presence": "false"}

    answer = measured.post(f"{MEASURE}/operations", data={**seen, **mine})

    assert answer.status_code == 409
    assert "Người khác đã sửa phương án này" in answer.text
    [form] = [
        each
        for each in re.findall(r"<form.*?</form>", answer.text, re.S)
        if "Gửi lại phiên bản của tôi" in each
    ]
    again = dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', form))
    assert measured.post(f"{MEASURE}/operations", data=again).status_code == 303


def test_forms_are_only_for_people_who_are_signed_in(site: Starlette) -> None:
    nobody = visiting(site)
    for action in (
        f"{CASE}/suggestions", MEASURE, f"{MEASURE}/operations", f"{MEASURE}/operations/remove"
    ):  # fmt: skip
        answer = nobody.post(action, data={"title": "x"})
        assert answer.status_code == 303
        assert "/sign-in" in answer.headers["location"]
