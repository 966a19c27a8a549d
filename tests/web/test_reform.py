"""The pages of the reform ledger: totals, drill-down, files, a measurement by its form."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.actors import Role
from registry.store import open_store
from tests.registry.review.ledger.stories import LATER, in_force
from tests.web.example_site import account, example_app, signed_in, visiting

FORM = "/reviews/1/measures/1/measurement"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Starlette]:
    """A measure in force, 400 days later."""
    store = open_store(tmp_path / "gon.db")
    (tmp_path / "procedures").mkdir()
    in_force(store, tmp_path / "procedures")
    account(store, "xem", Role.VIEWER)
    account(store, "kiem-soat", Role.CONTROLLER)
    yield example_app(store, lambda: LATER)
    store.close()


@pytest.fixture
def viewer(site: Starlette) -> TestClient:
    return signed_in(site, "xem")


@pytest.fixture
def controller(site: Starlette) -> TestClient:
    return signed_in(site, "kiem-soat")


def measured(client: TestClient, **fields: str) -> tuple[int, str]:
    page = client.get("/reviews/1").text
    found = re.search(rf'<form class="triage" method="post" action="{FORM}".*?</form>', page, re.S)
    assert found, page
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found[0]))
    filled = {
        "since": "2026-12-01", "until": "2027-11-30", "dossiers": "3600", "source": "Thống kê",
    }  # fmt: skip
    answer = client.post(FORM, data={**hidden, **filled, **fields})
    return answer.status_code, answer.text


def test_only_signed_in_people_are_answered(site: Starlette) -> None:
    for path in ("/reform", "/reform.csv", "/reform.xlsx"):
        assert visiting(site).get(path).status_code == 303


def test_totals_and_lines_with_what_is_not_quantified(viewer: TestClient) -> None:
    page = viewer.get("/reform").text

    assert "Có hiệu lực" in page
    assert "19.500 giờ" in page
    assert "1 chưa lượng hóa" in page
    assert "1.542.000.000" in page
    assert "Bỏ hai bản chứng thực, nộp trực tuyến" in page
    assert 'href="/reviews/1#m-1"' in page


def test_a_group_leads_to_its_lines_and_a_filter_can_find_nothing(viewer: TestClient) -> None:
    page = viewer.get("/reform?by=byField").text
    assert 'href="/reform?by=byField&amp;field=Kinh+doanh#lines"' in page
    assert "Không có phương án nào" in viewer.get("/reform?authority=bo-y-te").text
    assert viewer.get("/reform?year=nope").status_code == 400


def test_the_files_hold_the_lines_that_are_asked_for(viewer: TestClient) -> None:
    text = viewer.get("/reform.csv").content.decode("utf-8-sig")
    assert len(text.splitlines()) == 2
    assert "Bỏ hai bản chứng thực" in text
    assert len(viewer.get("/reform.csv?year=2020").content.decode().splitlines()) == 1
    assert viewer.get("/reform.xlsx").content[:2] == b"PK"
    assert viewer.get("/reform.exe").status_code == 404


def test_people_of_no_authority_see_an_empty_ledger(tmp_path: Path) -> None:
    store = open_store(tmp_path / "gon.db")
    account(store, "xem", Role.VIEWER)
    page = signed_in(example_app(store), "xem").get("/reform").text
    store.close()

    assert "Chưa có phương án nào được trình" in page


def test_the_target_of_a_case(viewer: TestClient) -> None:
    page = viewer.get("/reviews/1").text

    assert 'id="target"' in page
    assert "Đạt được. Cách ít phải sửa văn bản nhất:" in page
    assert "72,22" in page


def test_a_measurement_is_recorded_by_its_form(controller: TestClient, viewer: TestClient) -> None:
    assert FORM not in viewer.get("/reviews/1").text

    status, _ = measured(controller, hours="1,5", cost="12.000,0")
    assert status == 422
    status, _ = measured(controller, hours="1,5", cost="12000")
    assert status == 303
    page = viewer.get("/reform").text
    assert "3.600 hồ sơ" in page
    assert "5.400 giờ" in page
    assert "Ghi kết quả đo được" in viewer.get("/reviews/1").text


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"since": "hôm qua"}, "since"),
        ({"dossiers": "nhiều"}, "dossiers"),
        ({"source": " "}, "source"),
        ({"until": "2030-01-01"}, "until"),
        ({"hours": "-1"}, "hours"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_stays(
    controller: TestClient, fields: dict[str, str], wrong: str
) -> None:
    status, page = measured(controller, **fields)

    assert status == 422
    assert f'id="a-recordMeasurement-1-{wrong}-error"' in page
    assert 'value="3600"' in page or wrong == "dossiers"
