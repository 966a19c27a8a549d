"""Deciding about findings with the forms of a case: kept, refused, overtaken, forbidden."""

import re

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.store import Store, read_acts
from tests.web.example_site import example_app, signed_in, visiting

CASE = "/reviews/1"
FORM = re.compile(r'<form class="triage" method="post" action="([^"]+)".*?</form>', re.S)
HOSTILE = "<script>alert(1)</script> \"' & {{ 7 * 7 }}"


@pytest.fixture
def site(store: Store) -> Starlette:
    return example_app(store)


@pytest.fixture
def reviewer(site: Starlette) -> TestClient:
    return signed_in(site, "ra-soat")


class Form:
    """The first form of the page of a case, as a browser would fill it in."""

    def __init__(self, html: str) -> None:
        found = re.search(
            r'<form class="triage" method="post" action="([^"]+)".*?</form>', html, re.S
        )
        assert found, html
        self.action = found[1]
        self.fingerprint = self.action.rsplit("/", 1)[1]
        self.hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found[0]))

    def send(self, client: TestClient, **fields: str) -> Response:
        return client.post(self.action, data={**self.hidden, **fields})


def decisions(store: Store) -> list[str]:
    with store.read() as session:
        return [act.kind for act in read_acts(session, kinds=("accept", "dismiss", "reopen"))]


DISMISSED = {"verdict": "dismissed", "reason": "required_by_law", "words": "Điều 16 Luật Hộ tịch."}


def test_a_dismissal_without_a_reason_names_both_fields_and_keeps_what_was_typed(
    reviewer: TestClient, store: Store
) -> None:
    form = Form(reviewer.get(CASE).text)

    answer = form.send(reviewer, verdict="dismissed", reason="", words="  ", until="2027-01-31")

    assert answer.status_code == 422
    for field in ("reason", "words"):
        assert f'href="#d-{form.fingerprint}-{field}"' in answer.text
        assert f'id="d-{form.fingerprint}-{field}-error"' in answer.text
    assert 'value="2027-01-31"' in answer.text
    assert decisions(store) == []


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "verdict"),
        ({"verdict": "maybe"}, "verdict"),
        (DISMISSED | {"until": "tomorrow"}, "until"),
        (DISMISSED | {"until": "2026-11-23"}, "until"),
    ],
)
def test_what_is_no_decision_is_refused_at_its_field(
    reviewer: TestClient, store: Store, fields: dict[str, str], wrong: str
) -> None:
    form = Form(reviewer.get(CASE).text)

    answer = form.send(reviewer, **fields)

    assert answer.status_code == 422
    assert f'href="#d-{form.fingerprint}-{wrong}"' in answer.text
    assert decisions(store) == []


@pytest.mark.parametrize("fields", [{"reason": "because"}, {"expected_revision": "-1"}])
def test_what_our_forms_cannot_send_is_refused(
    reviewer: TestClient, store: Store, fields: dict[str, str]
) -> None:
    form = Form(reviewer.get(CASE).text)

    assert form.send(reviewer, **(DISMISSED | fields)).status_code == 400
    assert decisions(store) == []


def test_an_accepted_finding_is_shown_so_at_once_to_everybody(
    reviewer: TestClient, site: Starlette, store: Store
) -> None:
    form = Form(reviewer.get(CASE).text)
    public = visiting(site)
    before = public.get("/procedures/1.001193").text.count("Chờ xem xét")

    answer = form.send(reviewer, verdict="accepted")

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{CASE}#f-{form.fingerprint}")
    assert decisions(store) == ["accept"]
    assert public.get("/procedures/1.001193").text.count("Chờ xem xét") == before - 1


def test_a_form_sent_twice_decides_once(reviewer: TestClient, store: Store) -> None:
    form = Form(reviewer.get(CASE).text)

    first, second = (form.send(reviewer, **DISMISSED) for _ in range(2))

    assert (first.status_code, second.status_code) == (303, 303)
    assert decisions(store) == ["dismiss"]


def test_whoever_is_overtaken_sees_the_other_decision_and_their_own(
    reviewer: TestClient, store: Store
) -> None:
    seen_by_both = reviewer.get(CASE).text
    Form(seen_by_both).send(reviewer, verdict="accepted", words="Đã có dữ liệu.")
    late = Form(seen_by_both)
    late.hidden["idempotency_key"] = "another"

    answer = late.send(reviewer, **DISMISSED)

    assert answer.status_code == 409
    assert "Nội dung đã được người khác thay đổi" in answer.text
    assert "Đã có dữ liệu." in answer.text
    assert "Điều 16 Luật Hộ tịch." in answer.text
    assert decisions(store) == ["accept"]


def test_a_decision_is_taken_back_with_a_reason(reviewer: TestClient, store: Store) -> None:
    Form(reviewer.get(CASE).text).send(reviewer, **DISMISSED)
    html = reviewer.get(CASE).text
    found = re.search(r'<details class="ds-details again">.*?</form>', html, re.S)
    assert found
    form = Form(found[0])

    empty = form.send(reviewer, verdict="reopened", words="")
    kept = form.send(reviewer, verdict="reopened", words="Có văn bản mới.")

    assert (empty.status_code, kept.status_code) == (422, 303)
    assert decisions(store) == ["dismiss", "reopen"]


def test_a_viewer_sees_the_case_but_decides_nothing(
    reviewer: TestClient, site: Starlette, store: Store
) -> None:
    form = Form(reviewer.get(CASE).text)
    viewer = signed_in(site, "xem")

    page, answer = viewer.get(CASE), form.send(viewer, verdict="accepted")

    assert page.status_code == 200
    assert 'class="triage"' not in page.text
    assert answer.status_code == 403
    assert "Cần vai trò" in answer.text
    assert decisions(store) == []


@pytest.mark.parametrize("path", ["/reviews", CASE, "/reviews/99"])
def test_reviews_are_for_people_who_are_signed_in(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"lang": "en"})

    assert answer.status_code == 303
    assert (
        answer.headers["Location"]
        == f"/sign-in?next={path.replace('/', '%2F')}%3Flang%3Den&lang=en"
    )


@pytest.mark.parametrize("path", ["/reviews/99", "/reviews/none"])
def test_a_case_that_is_not_there_is_not_found(reviewer: TestClient, path: str) -> None:
    assert reviewer.get(path).status_code == 404


def test_nobody_decides_without_signing_in(client: TestClient) -> None:
    answer = client.post(f"{CASE}/findings/x", data={"verdict": "accepted"})

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/sign-in")


def test_words_of_people_stay_words(reviewer: TestClient) -> None:
    Form(reviewer.get(CASE).text).send(reviewer, **(DISMISSED | {"words": HOSTILE}))

    html = reviewer.get(CASE).text

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ 7 * 7 }}" in html


def test_every_page_tells_how_much_waits_for_who_is_signed_in(
    reviewer: TestClient, client: TestClient, store: Store
) -> None:
    link, words = 'href="/reviews?list=waiting"', "1 việc chờ tôi"
    for path in ("/", "/rules", "/feedback/inbox"):
        page = reviewer.get(path).text
        assert link in page
        assert words in page
    assert words not in client.get("/").text
    approver = signed_in(example_app(store), "phe-duyet")
    assert "việc chờ tôi" not in approver.get("/").text  # nothing waits for approval


def test_the_list_can_be_narrowed_to_a_state(reviewer: TestClient) -> None:
    assert 'href="/reviews/1"' in reviewer.get("/reviews?state=IN_REVIEW").text
    assert 'href="/reviews/1"' not in reviewer.get("/reviews?state=PROPOSED").text
