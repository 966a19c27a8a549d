"""Pages of inspections and initiatives on a whole site, by forms alone."""

import re
from html import unescape

from starlette.testclient import TestClient

from registry.store import Store
from tests.web.example_site import example_app, signed_in, visiting

AUTHORITY = "bo-tu-phap"
PLAN = {
    "authority": f"{AUTHORITY} 0", "year": "2026", "unit": "Xã A", "subjects": ["FEEDBACK"],
    "notice": "YEARLY", "starts": "2026-10-01", "ends": "2026-10-02",
}  # fmt: skip
INITIATIVE = {
    "authority": f"{AUTHORITY} 0", "title": "Nộp một lần", "by_whom": "A", "unit": "Xã A",
    "problem": "Nộp hai lần", "done": "Dùng lại tệp", "on": "2026-05-01",
    "procedures": "1.001193", "effect": "", "effect_source": "",
}  # fmt: skip


def form(page: str, id: str) -> dict[str, str]:
    """What a form of the page sends along unseen."""
    forms = re.findall(r"<form.*?</form>", page, re.S)
    (found,) = [each for each in forms if f'name="form" value="{id}"' in each]
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found)
    return {name: unescape(value) for name, value in hidden}


def sent(who: TestClient, path: str, id: str, **said: object) -> tuple[int, str]:
    answer = who.post(path, data={**form(who.get(path).text, id), **said})
    return answer.status_code, answer.headers.get("location", "") or unescape(answer.text)


def test_an_inspection_by_forms(store: Store) -> None:
    controller = signed_in(example_app(store), "kiem-soat")
    assert "Chưa có cuộc kiểm tra nào" in controller.get("/inspections").text

    assert sent(controller, "/inspections", "plan", **PLAN) == (303, "/inspections#n-1")
    status, _ = sent(
        controller, "/inspections", "f1", subject="FEEDBACK", words="Trả lời muộn <b>",
        mend="Trả lời đúng hạn", by_whom="Xã A", due="2026-11-01",
    )  # fmt: skip
    assert status == 303
    page = controller.get("/inspections").text
    assert "Quá hạn khắc phục" in page
    assert "1 điều phát hiện đã quá hạn khắc phục" in page
    assert "muộn &lt;b&gt;" in page
    assert 'id="n-1"' in page

    sent(controller, "/inspections", "m2", done_on="2026-11-20", evidence="Biên bản 12")
    page = controller.get("/inspections").text
    assert "Đã khắc phục" in page
    assert "Biên bản 12" in page
    assert "Quá hạn khắc phục" not in page


def test_what_is_wrong_is_told_beside_its_field_and_what_was_sent_stays(store: Store) -> None:
    controller = signed_in(example_app(store), "kiem-soat")

    status, page = sent(controller, "/inspections", "plan", **PLAN | {"year": "26", "unit": "Xã Q"})
    assert status == 422
    assert 'href="#plan-year"' in page
    assert 'value="Xã Q"' in page
    assert "checked" in page
    status, page = sent(controller, "/inspections", "plan", **PLAN | {"starts": ""})
    assert (status, 'href="#plan-starts"' in page) == (422, True)
    status, page = sent(controller, "/initiatives", "new", **INITIATIVE | {"procedures": "9.9"})
    assert (status, "Không có thủ tục mang mã 9.9" in page) == (422, True)
    assert controller.post("/inspections", data={"kind": "other"}).status_code == 400


def test_an_initiative_is_recorded_found_and_reused(store: Store) -> None:
    app = example_app(store)
    controller, viewer = signed_in(app, "kiem-soat"), signed_in(app, "xem")

    assert sent(controller, "/initiatives", "new", **INITIATIVE) == (303, "/initiatives#n-1")
    sent(controller, "/initiatives", "r1", authority="bo-y-te", unit="Trạm B", on="2026-06-01")

    page = viewer.get("/initiatives?q=nop+mot+lan").text
    assert "Trạm B" in page
    assert "/procedures/1.001193?authority=bo-tu-phap" in unescape(page)
    assert "Ghi sáng kiến" not in page
    assert "Không tìm thấy sáng kiến nào" in viewer.get("/initiatives?q=xyzzy").text


def test_both_are_for_people_who_are_signed_in(store: Store) -> None:
    visitor, viewer = visiting(example_app(store)), signed_in(example_app(store), "xem")

    for path in ("/inspections", "/initiatives"):
        assert visitor.get(path).headers["location"].startswith("/sign-in")
        assert visitor.post(path, data={"kind": "plan"}).headers["location"].startswith("/sign-in")
        assert f'href="{path}"' in viewer.get("/reviews").text
    refused = viewer.post("/inspections", data={"form": "plan", "kind": "plan", **PLAN})
    assert refused.status_code == 403
