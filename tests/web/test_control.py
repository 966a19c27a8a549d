"""Pages of inspections and initiatives on a whole site, by forms alone."""

import re
from html import unescape

from starlette.testclient import TestClient

from registry.store import Store
from tests.web.example_site import example_app, signed_in, visiting
from tests.web.sample_pages import page
from web.pages.paging import SIZE

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


def test_a_finding_said_anew_offers_its_own_subject_even_if_the_plan_has_it_no_more() -> None:
    kept, dropped = (
        re.findall(rf'<select[^>]* id="c{number}-subject".*?</select>', page("inspections"), re.S)
        for number in (5, 6)
    )

    assert 'value="REVIEW" selected' in dropped[0]
    assert "REVIEW" not in kept[0]


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


def test_what_was_recorded_is_said_anew_by_forms_that_hold_what_counts(store: Store) -> None:
    controller = signed_in(example_app(store), "kiem-soat")
    found = {"subject": "FEEDBACK", "words": "Trả lời muộn", "mend": "Trả lời", "by_whom": "Xã A",
             "due": "2026-11-01"}  # fmt: skip
    sent(controller, "/inspections", "plan", **PLAN)
    sent(controller, "/inspections", "f1", **found)
    sent(controller, "/inspections", "m2", done_on="2026-11-20", evidence="Biên bản 12")
    page = unescape(controller.get("/inspections").text)
    assert 'id="c1-unit" name="unit" value="Xã A"' in page
    assert 'id="c2-due" name="due" value="2026-11-01"' in page
    assert 'id="c3-evidence" name="evidence" value="Biên bản 12"' in page

    plan = {name: said for name, said in PLAN.items() if name != "authority"}
    for id, said in (
        ("c1", plan | {"unit": "Xã Z"}),
        ("c2", found | {"words": "Trả lời rất muộn"}),
        ("c3", {"done_on": "2026-11-21", "evidence": "Biên bản 13"}),
    ):
        told = sent(controller, "/inspections", id, reason=f"Nhầm {id}", **said)
        assert told == (303, "/inspections#n-1")

    page = unescape(controller.get("/inspections").text)
    for words in ("Xã Z", "Trả lời rất muộn", "Biên bản 13", "Nhầm c1", "Nhầm c2", "Nhầm c3"):
        assert words in page
    assert "Trả lời muộn" not in page


def test_a_correction_without_reason_keeps_what_was_sent(store: Store) -> None:
    controller = signed_in(example_app(store), "kiem-soat")
    measured = {"effect": "Nhanh hơn", "effect_source": "Báo cáo"}
    sent(controller, "/initiatives", "new", **INITIATIVE | measured)
    said = {name: what for name, what in INITIATIVE.items() if name != "authority"}

    status, page = sent(controller, "/initiatives", "c1", **said | {"title": "Nộp hai"}, reason="")
    assert status == 422
    assert 'href="#c1-reason"' in page
    assert 'id="c1-title" name="title" value="Nộp hai"' in page
    assert 'id="c1-effect" name="effect" value=""' in page  # emptied, and so it stays
    assert "<h3" in page
    assert ">Nộp một lần<" in page


def test_who_reuses_is_corrected_by_who_recorded_it(store: Store) -> None:
    app = example_app(store)
    controller, viewer = signed_in(app, "kiem-soat"), signed_in(app, "xem")
    sent(controller, "/initiatives", "new", **INITIATIVE)
    sent(controller, "/initiatives", "r1", authority="bo-y-te", unit="Trạm B", on="2026-06-01")

    said = {"unit": "Trạm C", "on": "2026-06-02", "reason": "Nhầm"}
    assert sent(controller, "/initiatives", "c2", **said) == (303, "/initiatives#n-1")
    page = viewer.get("/initiatives").text
    assert "Trạm C" in page
    assert "Nhầm" in page
    assert 'name="corrects"' not in page


def test_a_refusal_on_the_second_page_shows_the_second_page(store: Store) -> None:
    controller = signed_in(example_app(store), "kiem-soat")
    for number in range(SIZE + 1):
        said = {"authority": f"{AUTHORITY} {number}", "unit": f"Đơn vị {number:02}"}
        assert sent(controller, "/inspections", "plan", **PLAN | said)[0] == 303
    first = unescape(controller.get("/inspections").text)
    assert "Đơn vị 00" not in first  # the oldest stands on the second
    (second,) = re.findall(r'rel="next" href="([^"]*)"', first)

    found = {
        "subject": "FEEDBACK",
        "words": "Muộn",
        "mend": "",
        "by_whom": "A",
        "due": "2026-11-01",
    }
    answer = controller.post(second, data=form(controller.get(second).text, "f1") | found)
    page = unescape(answer.text)
    assert answer.status_code == 422
    assert "Đơn vị 00" in page
    assert f"Đơn vị {SIZE:02}" not in page
    assert 'href="#f1-mend"' in page
    assert ">Muộn</textarea>" in page
    assert page.count(f'action="{second}"') == 3

    sent_again = form(answer.text, "f1") | found | {"mend": "Đúng hạn"}
    done = controller.post(second, data=sent_again)
    assert (done.status_code, done.headers["location"]) == (303, f"{second}#n-1")


def test_both_are_for_people_who_are_signed_in(store: Store) -> None:
    visitor, viewer = visiting(example_app(store)), signed_in(example_app(store), "xem")

    for path in ("/inspections", "/initiatives"):
        assert visitor.get(path).headers["location"].startswith("/sign-in")
        assert visitor.post(path, data={"kind": "plan"}).headers["location"].startswith("/sign-in")
        assert f'href="{path}"' in viewer.get("/reviews").text
    refused = viewer.post("/inspections", data={"form": "plan", "kind": "plan", **PLAN})
    assert refused.status_code == 403
