"""The page of the review forms: what is asked, what the data suggest, answers kept or refused."""

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.store import Store
from tests.web.example_site import example_app, signed_in, visiting

FORMS = "/reviews/1/forms"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def site(store: Store) -> Starlette:
    return example_app(store)


@pytest.fixture
def reviewer(site: Starlette) -> TestClient:
    return signed_in(site, "ra-soat")


def fields(html: str) -> dict[str, str]:
    """The hidden fields of the first form of the page."""
    found = re.search(r'<form class="triage".*?</form>', html, re.S)
    assert found
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found[0]))


def test_an_answer_is_kept_and_shown_and_counts_down(reviewer: TestClient) -> None:
    before = reviewer.get(FORMS).text
    left = re.search(r"Còn ([\d.]+) câu hỏi", before)
    assert left

    answer = reviewer.post(FORMS, data=fields(before) | {"q-objective": HOSTILE})

    assert answer.status_code == 303
    assert answer.headers["location"].endswith("/reviews/1/forms#a-all")
    after = reviewer.get(FORMS).text
    assert "&lt;script&gt;alert(1)" in after
    assert HOSTILE not in after
    now = re.search(r"Còn ([\d.]+) câu hỏi", after)
    assert now
    assert int(now[1]) == int(left[1]) - 1


def test_what_the_data_suggest_is_offered_but_is_no_answer(reviewer: TestClient) -> None:
    page = reviewer.get(FORMS).text

    assert "Gợi ý từ dữ liệu" in page
    hints = set(re.findall(r'<p data-field="description" id="([^"]+)"', page))
    assert hints
    tied = re.findall(r'<(?:select|textarea|input)[^>]* aria-describedby="([^"]+)"', page)
    assert sorted(hints) == sorted(tied)


def test_an_overtaken_form_is_a_conflict(reviewer: TestClient) -> None:
    old = fields(reviewer.get(FORMS).text)
    reviewer.post(FORMS, data=old | {"q-objective": "Một"})

    answer = reviewer.post(FORMS, data=old | {"q-objective": "Hai", "idempotency_key": "x"})
    assert answer.status_code == 409
    assert "Người khác đã ghi: Một" in answer.text
    assert re.search(r'<textarea[^>]* aria-describedby="a-all-objective-hint">Hai<', answer.text)


def test_an_answer_that_is_none_of_the_choices_is_refused(reviewer: TestClient) -> None:
    sent = fields(reviewer.get(FORMS).text) | {"q-objective_necessary": "maybe"}

    assert reviewer.post(FORMS, data=sent).status_code == 422


def test_only_people_with_a_role_answer(site: Starlette) -> None:
    assert visiting(site).get(FORMS).status_code == 303
    looking = signed_in(site, "xem")
    sent = fields(looking.get(FORMS).text) | {"q-objective": "Một"}
    assert looking.post(FORMS, data=sent).status_code == 403
