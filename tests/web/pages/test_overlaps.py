"""The page of overlaps on the example site: one view at a time, and one procedure among others."""

import pytest
from starlette.testclient import TestClient

from web.links import Params
from web.pages.overlaps import VIEWS, view, wanted


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_has_a_page_and_the_menu_leads_to_all(client: TestClient, name: str) -> None:
    answer = client.get(f"/overlaps?view={name}")

    assert answer.status_code == 200
    assert answer.text.count('aria-current="true"') == 1
    assert all(f"view={other}" in answer.text for other in VIEWS)


def test_a_procedure_leads_to_what_is_like_it(client: TestClient) -> None:
    page = client.get("/procedures/1.001193").text
    assert 'href="/overlaps?code=1.001193&amp;authority=bo-tu-phap"' in page

    answer = client.get("/overlaps?code=1.001193&authority=bo-tu-phap")

    assert answer.status_code == 200
    assert 'id="similar"' in answer.text
    assert 'id="used-by"' in answer.text


def test_a_procedure_that_is_not_published_has_no_such_page(client: TestClient) -> None:
    assert client.get("/overlaps?code=9.999999").status_code == 404


def test_only_the_view_that_is_shown_is_asked_for() -> None:
    params = Params.of([("view", "names")])

    assert [name for name in VIEWS if wanted(params)[name]] == ["names"]
    assert view(Params.of([("view", "nonsense")])) == next(iter(VIEWS))
    assert view(Params.of([("view", "names"), ("code", "1.000001")])) == "procedure"
