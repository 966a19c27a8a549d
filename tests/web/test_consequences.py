"""What a proposal brings, on the page of its case: solved, new, accepted with a plain form."""

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.actors import EVERYWHERE, Actor, Role
from registry.review import Kept, MeasureDraft, add_measure
from registry.store import Store
from tests.web.example_site import NOW, example_app, signed_in

CASE = "/reviews/1"
AUTHOR = Actor("lan", Role.REVIEWER, EVERYWHERE)
CARD = {
    "id": "the-can-cuoc", "name": "Thẻ căn cước", "kind": "identity", "register": "population",
    "form": "copy",
}  # fmt: skip
FORM = re.compile(
    r'<form class="triage" method="post" action="([^"]+/consequences)".*?</form>', re.S
)


@pytest.fixture
def site(store: Store) -> Starlette:
    """The case under review proposes to ask for a card that the rules find fault with."""
    draft = MeasureDraft(
        "amend", "Thêm giấy tờ", "Để đối chiếu",
        patch=({"op": "add", "path": "documents/the-can-cuoc", "value": CARD},),
    )  # fmt: skip
    kept = add_measure(
        store, 1, draft, actor=AUTHOR, now=NOW, idempotency_key="m", expected_revision=1
    )
    assert isinstance(kept, Kept), kept
    return example_app(store)


def sent(client: TestClient, words: str) -> tuple[int, str]:
    html = client.get(CASE).text
    form = FORM.search(html)
    assert form, html
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[0]))
    answer = client.post(form[1], data={**hidden, "words": words}, follow_redirects=True)
    return answer.status_code, answer.text


def test_a_new_finding_is_accepted_with_a_reason_without_a_script(site: Starlette) -> None:
    client = signed_in(site, "ra-soat")
    before = client.get(CASE).text
    assert "Hệ quả của phương án" in before
    assert "<dd>giấy tờ " in before[before.index('id="consequences"') :]

    status, silent = sent(client, "  ")
    assert status == 422
    assert "-words-error" in silent

    status, after = sent(client, "Luật <b>yêu cầu</b>")
    assert status == 200
    assert "Luật &lt;b&gt;yêu cầu&lt;/b&gt;" in after
    assert len(FORM.findall(after)) == len(FORM.findall(before)) - 1


def test_who_may_not_decide_sees_it_without_a_form(site: Starlette) -> None:
    html = signed_in(site, "xem").get(CASE).text

    assert 'id="consequences"' in html
    assert not FORM.search(html)


def test_a_case_without_measures_has_no_such_section(store: Store) -> None:
    assert 'id="consequences"' not in signed_in(example_app(store), "ra-soat").get(CASE).text
