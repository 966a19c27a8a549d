"""The page of targets on a whole site."""

from starlette.testclient import TestClient

from registry.store import Store
from tests.web.example_site import example_app, signed_in, visiting
from tests.web.test_dashboard import counted


def test_anybody_sees_what_is_wanted_and_what_is_not_known(client: TestClient) -> None:
    page = client.get("/targets").text

    assert "66/NQ-CP" in page
    assert "1565/QĐ-TTg" in page
    assert "Chưa đối chiếu" in page
    assert "chưa có gì được công bố ở đây đến hết năm 2024" in page
    assert "hãy đăng nhập" in page
    assert 'href="/targets"' in client.get("/").text


def test_a_day_and_a_scope_are_chosen_without_script(client: TestClient) -> None:
    assert "No targets" in client.get("/targets?asOf=2020-01-01&lang=en").text
    business = client.get("/targets?scope=BUSINESS&asOf=2025-06-01").text
    assert "76/NQ-CP" in business
    assert "1565/QĐ-TTg" not in business
    assert client.get("/targets?scope=NOBODY").status_code == 400
    assert client.get("/targets?asOf=hom-nay").status_code == 400


def test_figures_and_people_change_what_is_told(store: Store) -> None:
    app = example_app(store)
    visitor, controller = visiting(app), signed_in(app, "kiem-soat")
    assert "chưa tính chi phí" not in visitor.get("/targets").text
    assert "thủ tục chưa tính chi phí" in controller.get("/targets").text

    counted(store)

    assert "không phải đơn vị nào cũng nêu" in visitor.get("/targets").text
