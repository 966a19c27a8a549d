"""Pages of plans: begun, filled from the data, changed by two at once, approved, printed, due."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from html import unescape
from io import BytesIO
from pathlib import Path

import icalendar
import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.papers import data_hash_of
from registry.store import Store, open_store
from tests.web.conftest import copied
from tests.web.example_site import SITE, example_app, signed_in

AUTHORITY = "bo-tu-phap"
PLAN = "/plans/1"
HOSTILE = "=cmd|'/c calc'!A0 <script>alert(1)</script> {{ 7*7 }}"
GROUP = {
    "group": "Nhóm thủ tục công chứng", "lead": "Cục Bổ trợ tư pháp", "partners": "Vụ A\r\nSở B",
    "starts": "2027-01-10", "ends": "2027-03-31", "ground": "order",
    "ground_words": "Nghị quyết 66.7/2025/NQ-CP", "product": "Báo cáo",
}  # fmt: skip
DECISION = {"number": "77/QĐ-BTP", "dated": "2026-11-20"}


@pytest.fixture
def site(store: Store) -> Starlette:
    return example_app(store)


@pytest.fixture
def controller(site: Starlette) -> TestClient:
    return signed_in(site, "kiem-soat")


@pytest.fixture
def approver(site: Starlette) -> TestClient:
    return signed_in(site, "phe-duyet")


@pytest.fixture(scope="module")
def unchanged(
    example_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """A controller before a draft with one group, for tests that change nothing."""
    store = open_store(copied(example_database, tmp_path_factory.mktemp("plans")))
    found = signed_in(example_app(store), "kiem-soat")
    assert with_group(found)[0] == 303
    yield found
    store.close()


def on_day(store: Store, day: date) -> Starlette:
    return example_app(store, lambda: datetime.combine(day, time(8), UTC))


def hidden(html: str, action: str) -> dict[str, str]:
    """The hidden fields of the form of a page that goes to an address, to be filled in."""
    found = re.findall(rf'<form[^>]*action="{re.escape(action)}".*?</form>', html, re.S)
    assert found, action
    typed = [form for form in found if 'class="triage"' in form]
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', (typed or found)[0])
    return {name: unescape(value) for name, value in fields}


def sent(who: TestClient, page: str, action: str, **more: str) -> tuple[int, str]:
    """Sends a form of a page, filled in: the status, and the page or where it leads."""
    answer = who.post(action, data=hidden(who.get(page).text, action) | more)
    return answer.status_code, answer.headers.get("location", answer.text)


def begun(who: TestClient, year: str = "2027", page: str = "/plans") -> tuple[int, str]:
    return sent(who, page, "/plans", authority=AUTHORITY, year=year, title="")


def with_group(who: TestClient, **other: str) -> tuple[int, str]:
    begun(who)
    return sent(who, PLAN, f"{PLAN}/items", **GROUP | other)


def test_a_plan_goes_from_nothing_to_approved_without_script(
    controller: TestClient, approver: TestClient
) -> None:
    assert "Chưa có kế hoạch nào" in controller.get("/plans").text
    assert begun(controller) == (303, PLAN)
    assert sent(controller, PLAN, f"{PLAN}/items", **GROUP) == (303, f"{PLAN}#items")
    kept = {"lead": "Cục C", "starts": "2027-02-01", "ends": "2027-05-31", "product": "Báo cáo"}
    code = taken_over(controller)
    change = controller.get(f"{PLAN}?item=2").text
    assert f'value="{code}"' in change
    again = hidden(change, f"{PLAN}/items/2") | {"code": code, "ground": "own"} | kept
    assert controller.post(f"{PLAN}/items/2", data=again).status_code == 303

    assert sent(approver, PLAN, f"{PLAN}/approve", **DECISION)[0] == 303

    page = controller.get(PLAN).text
    assert "Quyết định 77/QĐ-BTP, 20/11/2026" in page
    assert "Đang thực hiện: 2" in page
    assert "Thêm mục" not in page
    assert "Gợi ý từ dữ liệu" not in page
    assert "Đã đưa vào kế hoạch" in page  # the case of the procedure
    assert "Kế hoạch rà soát, đánh giá thủ tục hành chính năm 2027" in controller.get("/plans").text


def taken_over(who: TestClient) -> str:
    """Takes over the first procedure that the data suggest; its code."""
    page = who.get(PLAN).text
    form = re.search(r'<form method="post" action="/plans/1/items">.*?</form>', page, re.S)
    assert form
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[0])
    data = {name: unescape(value) for name, value in fields}
    assert re.match(r"\d+ phát hiện", data["ground_words"])
    assert who.post(f"{PLAN}/items", data=data).status_code == 303
    assert f'<span class="under">{data["code"]}</span>' in who.get(PLAN).text
    return data["code"]


def test_what_the_data_suggest_is_not_suggested_twice(controller: TestClient) -> None:
    begun(controller)
    total = re.compile(r'Gợi ý từ dữ liệu <span class="count">(\d+)')
    before = total.search(controller.get(PLAN).text)

    taken_over(controller)

    after = total.search(controller.get(PLAN).text)
    assert before
    assert after
    assert int(after[1]) == int(before[1]) - 1


def test_who_is_overtaken_sees_both_versions_and_keeps_what_was_typed(
    controller: TestClient, site: Starlette
) -> None:
    with_group(controller)
    page = controller.get(f"{PLAN}?item=1").text
    mine = hidden(page, f"{PLAN}/items/1") | GROUP | {"lead": "Cục của tôi", "product": HOSTILE}
    theirs = hidden(page, f"{PLAN}/items/1") | GROUP | {"lead": "Cục của họ"}
    theirs["idempotency_key"] = "another browser"
    assert signed_in(site, "kiem-soat").post(f"{PLAN}/items/1", data=theirs).status_code == 303

    answer = controller.post(f"{PLAN}/items/1", data=mine)

    assert answer.status_code == 409
    table = re.search(r"Hai bản của mục này.*?</table>", answer.text, re.S)
    assert table
    rows = [re.sub(r"<[^>]+>|\s+", " ", row).split() for row in table[0].split("<tr>")[2:]]
    assert " ".join(rows[0]) == "Đơn vị chủ trì Cục của họ Cục của tôi"
    assert len(rows) == 2  # lead and product differ, nothing else
    assert 'value="Cục của tôi"' in answer.text
    assert "<script>alert" not in answer.text
    again = hidden(answer.text, f"{PLAN}/items/1") | GROUP | {"lead": "Cục của tôi"}
    assert controller.post(f"{PLAN}/items/1", data=again).status_code == 303


def test_every_gap_of_a_plan_is_told_and_leads_to_its_item(
    controller: TestClient, approver: TestClient
) -> None:
    with_group(controller, lead="", product="")

    status, page = sent(approver, PLAN, f"{PLAN}/approve", number="", dated="2026-11-20")

    assert status == 422
    told = re.findall(r'<li><a class="ds-link" href="#([^"]+)">([^<]+)', page)
    assert [place for place, _ in told] == ["plan-number", "item-1", "item-1"]
    assert "đơn vị chủ trì" in told[1][1]
    assert all(f'id="{place}"' in page for place, _ in told)


def test_a_second_plan_of_a_year_shows_the_first_before_it_is_begun(controller: TestClient) -> None:
    begun(controller)

    answer = controller.post(
        "/plans",
        data=hidden(controller.get("/plans").text, "/plans")
        | {"authority": AUTHORITY, "year": "2027", "title": "Bổ sung"},
    )

    assert answer.status_code == 409
    assert 'href="/plans/1"' in answer.text
    assert 'value="Bổ sung"' in answer.text
    seen = hidden(answer.text, "/plans") | {
        "authority": AUTHORITY, "year": "2027", "title": "Bổ sung",
    }  # fmt: skip
    assert seen["expected_revision"] == "1"
    assert controller.post("/plans", data=seen).headers["location"] == "/plans/2"


@pytest.mark.parametrize(
    ("field", "value"), [("starts", "mai"), ("ends", "31/12/2027"), ("ends", "2026-01-01")]
)
def test_a_wrong_day_is_told_at_its_field(unchanged: TestClient, field: str, value: str) -> None:
    status, page = sent(unchanged, PLAN, f"{PLAN}/items", **GROUP | {field: value})

    assert status == 422
    assert f'href="#new-{field}"' in page
    assert re.search(rf'id="new-{field}"[^>]*aria-invalid="true"[^>]*new-{field}-error', page)
    assert "Nhóm thủ tục công chứng" in page


@pytest.mark.parametrize("year", ["", "mai", "20277", "１２３４"])
def test_a_year_that_is_none_is_told_at_its_field(unchanged: TestClient, year: str) -> None:
    status, page = begun(unchanged, year)

    assert status == 422
    assert 'href="#make-year"' in page


def test_an_item_is_taken_out_and_a_group_is_delivered(
    controller: TestClient, approver: TestClient
) -> None:
    with_group(controller)
    sent(controller, PLAN, f"{PLAN}/items", **GROUP | {"group": "Nhóm khác"})

    assert sent(controller, PLAN, f"{PLAN}/items/2/remove")[0] == 303
    assert "Nhóm khác" not in controller.get(PLAN).text
    sent(approver, PLAN, f"{PLAN}/approve", **DECISION)
    finish = f"{PLAN}/items/1/finish"
    status, page = sent(controller, PLAN, finish, on="")
    assert status == 422
    assert 'href="#1-on"' in page
    assert sent(controller, PLAN, finish, on="2026-11-22")[0] == 303
    assert "xong ngày 22/11/2026" in controller.get(PLAN).text


def test_who_may_not_is_told_who_may_and_nothing_is_changed(
    site: Starlette, controller: TestClient
) -> None:
    with_group(controller)
    viewer = signed_in(site, "xem")
    page = viewer.get(PLAN).text
    assert "Nhóm thủ tục công chứng" in page
    assert '<form class="triage"' not in page
    assert "Gợi ý từ dữ liệu" not in page

    asked = hidden(controller.get(PLAN).text, f"{PLAN}/items/1/remove")
    answer = viewer.post(f"{PLAN}/items/1/remove", data=asked)

    assert answer.status_code == 403
    assert "Nhóm thủ tục công chứng" in controller.get(PLAN).text
    assert controller.post(f"{PLAN}/items/1/remove", data=asked).status_code == 303  # the control


def test_nobody_approves_a_plan_of_their_own(unchanged: TestClient) -> None:
    page = unchanged.get(PLAN).text

    assert f"{PLAN}/approve" not in page
    assert "Kế hoạch do người có vai trò phê duyệt của Bộ Tư pháp phê duyệt." in page


def test_what_is_late_and_what_is_due_soon_is_listed_with_its_day(
    store: Store, controller: TestClient, approver: TestClient
) -> None:
    with_group(controller)
    sent(approver, PLAN, f"{PLAN}/approve", **DECISION)
    assert "Mục sắp đến hạn" not in controller.get("/plans").text

    for day, title in ((date(2027, 3, 20), "Mục sắp đến hạn"), (date(2027, 4, 1), "Mục quá hạn")):
        page = signed_in(on_day(store, day), "xem").get("/plans").text
        assert title in page
        assert "31/03/2027" in page


def test_a_draft_tells_when_it_is_to_be_sent(store: Store, controller: TestClient) -> None:
    begun(controller)
    assert "còn" not in controller.get(PLAN).text.partition("</dl>")[2].partition("<section")[0]

    late = signed_in(on_day(store, date(2027, 1, 20)), "xem")
    assert "trước ngày 31/01/2027: còn 11 ngày" in late.get(PLAN).text


def test_the_last_days_are_a_calendar_that_another_program_reads(unchanged: TestClient) -> None:
    answer = unchanged.get(f"{PLAN}/deadlines.ics")

    assert answer.headers["content-type"].startswith("text/calendar")
    assert "plan-1.ics" in answer.headers["content-disposition"]
    assert "no-store" in answer.headers["cache-control"]
    calendar = icalendar.Calendar.from_ical(answer.content)
    days = {event.decoded("DTSTART") for event in calendar.walk("VEVENT")}
    assert days == {date(2027, 1, 30), date(2027, 3, 31)}


def test_the_paper_says_what_the_plan_says_in_every_format(
    controller: TestClient, approver: TestClient
) -> None:
    with_group(controller, product=HOSTILE)
    sent(approver, PLAN, f"{PLAN}/approve", **DECISION)

    found = {
        kind: controller.get(f"{PLAN}/papers/review-plan.{kind}").content
        for kind in ("docx", "xlsx", "pdf")
    }

    assert len({data_hash_of(content) for content in found.values()}) == 1
    document = Document(BytesIO(found["docx"]))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    (row,) = (row for row in rows if row[0] == "1")
    assert row == [
        "1", "Nhóm thủ tục công chứng", "Cục Bổ trợ tư pháp", "Vụ A;\nSở B", "10/01/2027",
        "31/03/2027", "Theo chỉ đạo của Chính phủ, Thủ tướng Chính phủ: Nghị quyết "
        "66.7/2025/NQ-CP", HOSTILE,
    ]  # fmt: skip
    cells = [
        cell
        for sheet in load_workbook(BytesIO(found["xlsx"]))
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    ]
    (hostile,) = (cell for cell in cells if cell.value == HOSTILE)
    assert hostile.data_type == "s"
    assert date(2027, 3, 31) in {
        cell.value.date() for cell in cells if isinstance(cell.value, datetime)
    }
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(found["pdf"])).pages)
    assert "77/QĐ-BTP" in text
    assert "".join(HOSTILE.split()) in "".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize(
    "address",
    ["/plans/9", "/plans/x", "/plans/9/deadlines.ics", "/plans/x/deadlines.ics",
     "/plans/9/papers/review-plan.pdf", "/plans/1/papers/review-plan.exe",
     "/plans/1/papers/submission.pdf", "/plans/99999999999999999999"],
)  # fmt: skip
def test_what_there_is_not_is_not_found(unchanged: TestClient, address: str) -> None:
    assert unchanged.get(PLAN).status_code == 200  # the control

    assert unchanged.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/plans", PLAN, f"{PLAN}/deadlines.ics", f"{PLAN}/papers/review-plan.pdf"]
)
def test_plans_are_for_people_who_are_signed_in(unchanged: TestClient, address: str) -> None:
    answer = TestClient(unchanged.app, base_url=SITE, follow_redirects=False).get(address)

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=%2Fplans")
