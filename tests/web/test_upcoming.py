"""The pages of what takes effect later, with the clock before, on and after the day."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from registry.store import Store, open_store
from tests.registry.publication.test_upcoming import COMES, EFFECT, ENDS, KNOWN, STAYS, loaded
from tests.registry.publication.test_upcoming import released as publish_one
from tests.web.example_site import SETTINGS, SITE
from web.app import create_app

LINKED = f"""kind: interlinked
steps: [{{id: nop, name: Nộp hồ sơ}}]
parts: [{{id: a, authority: bo-cong-an, code: "{STAYS}"}}]
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """In February two procedures, one internal; what July brings is known since March."""
    folder: Path = tmp_path_factory.mktemp("upcoming")
    kept = open_store(folder / "gon.db")
    loaded(kept, folder, {STAYS: "sets: 1\n", ENDS: "kind: internal\n"})
    publish_one(kept, 1, known=date(2026, 2, 1), effective=date(2026, 2, 1))
    loaded(kept, folder, {STAYS: "sets: 2\n", COMES: LINKED})
    publish_one(kept, 2, known=KNOWN, effective=EFFECT)
    return kept


@pytest.fixture(scope="module")
def before(store: Store) -> TestClient:
    return visiting(store, KNOWN)


@pytest.fixture(scope="module")
def after(store: Store) -> TestClient:
    return visiting(store, EFFECT)


def visiting(store: Store, day: date) -> TestClient:
    now = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    app = create_app(store, SETTINGS, clock=lambda: now)
    return TestClient(app, base_url=SITE, follow_redirects=False)


LATER = f"/procedures/{STAYS}?authority=bo-cong-an&amp;asOf=2026-07-01"
DECISION = "/releases/2/Q%C4%90-BCA?authority=bo-cong-an"


def test_a_procedure_says_what_becomes_of_it_until_its_day(
    before: TestClient, after: TestClient
) -> None:
    page = before.get(f"/procedures/{STAYS}").text
    assert 'id="upcoming"' in page
    assert LATER in page
    assert DECISION in page
    assert 'id="upcoming"' not in after.get(f"/procedures/{STAYS}").text


def test_a_day_to_come_is_answered_by_what_is_known_and_says_so(
    before: TestClient, after: TestClient
) -> None:
    address, known = f"/procedures/{STAYS}?asOf=2026-07-01", "theo những gì đã công bố đến hôm nay"

    assert known in before.get(address).text
    assert known not in after.get(address).text
    assert "by what has been published until today" in before.get(f"{address}&lang=en").text


def test_a_procedure_to_come_leads_to_its_first_day_and_others_are_not_there(
    before: TestClient, after: TestClient
) -> None:
    answer = before.get(f"/procedures/{COMES}?lang=en")
    assert answer.status_code == 302
    there = answer.headers["location"]
    assert there == f"/procedures/{COMES}?authority=bo-cong-an&asOf=2026-07-01&lang=en"
    assert before.get(there).status_code == 200
    assert before.get(f"/procedures/{COMES}?asOf=2026-06-30").status_code == 404
    assert before.get(f"/procedures/{COMES}?authority=bo-y-te").status_code == 404
    assert before.get("/procedures/9.000009").status_code == 404
    assert after.get(f"/procedures/{COMES}").status_code == 200


def test_only_the_content_of_today_is_offered_as_a_service(
    before: TestClient, after: TestClient
) -> None:
    later = f"/procedures/{STAYS}?asOf=2026-07-01"

    assert '"GovernmentService"' in before.get(f"/procedures/{STAYS}").text
    assert '"GovernmentService"' not in before.get(later).text
    assert '"BreadcrumbList"' in before.get(later).text
    assert '"GovernmentService"' in after.get(later).text
    assert '"GovernmentService"' not in after.get(f"/procedures/{STAYS}?asOf=2026-03-01").text


def test_files_of_a_page_are_those_of_its_day(before: TestClient) -> None:
    there = f"/procedures/{COMES}?authority=bo-cong-an&asOf=2026-07-01"
    page = before.get(there).text

    assert "Xem nội dung hiện nay" not in page
    assert "Xem nội dung hiện nay" in before.get(f"/procedures/{STAYS}?asOf=2026-07-01").text
    for end in (".jsonld", ".bpmn", "/parts.bpmn"):
        file = there.replace("?", f"{end}?")
        assert before.get(file).status_code == 200, file
        assert before.get(f"/procedures/{COMES}{end}").status_code == 404
        assert before.get(f"/procedures/{COMES}{end}?asOf=soon").status_code == 400
        assert file.replace("&", "&amp;") in page


def test_an_internal_procedure_is_taken_away_as_no_public_service(before: TestClient) -> None:
    page = before.get(f"/procedures/{ENDS}").text

    assert '"GovernmentService"' not in page
    assert ".jsonld" not in page
    assert before.get(f"/procedures/{ENDS}.jsonld").status_code == 404
    assert before.get(f"/procedures/{STAYS}.jsonld").status_code == 200


def test_releases_are_marked_until_they_take_effect(before: TestClient, after: TestClient) -> None:
    assert before.get("/releases").text.count("chưa đến ngày") == 1
    assert "chưa đến ngày" not in after.get("/releases").text
    page = before.get("/releases/2/QĐ-BCA").text
    assert "trước ngày đó nội dung hiện nay vẫn áp dụng" in page
    assert f"{COMES}?authority=bo-cong-an&amp;asOf=2026-07-01" in page
    assert "trước ngày đó" not in after.get("/releases/2/QĐ-BCA").text


def test_a_list_notes_it_on_the_page_and_in_files(before: TestClient, after: TestClient) -> None:
    note = "Từ 01/07/2026: được sửa đổi, bổ sung theo Quyết định số 2/QĐ-BCA"

    assert note in before.get("/lists").text
    assert f'lang="vi">{note}' in before.get("/lists?lang=en").text
    assert note in before.get("/lists/all.csv").text
    assert note not in after.get("/lists/all.csv").text


ASKED = """query($code: String!) {
  release(number: "2/QĐ-BCA") { inEffect }
  procedure(code: $code) {
    releases { number issuer { key } }
    upcoming { day kind by { number issuer { key } } replacedBy { code } }
  }
}"""


def test_the_api_tells_the_same(before: TestClient, after: TestClient) -> None:
    def ask(client: TestClient) -> object:
        body = {"query": ASKED, "variables": {"code": STAYS}}
        return client.post("/graphql", json=body).json()["data"]

    issuer = {"key": "bo-cong-an"}
    first, second = ({"number": f"{n}/QĐ-BCA", "issuer": issuer} for n in (1, 2))
    assert ask(before) == {
        "release": {"inEffect": False},
        "procedure": {
            "releases": [first],
            "upcoming": [
                {"day": "2026-07-01", "kind": "CHANGED", "by": second, "replacedBy": None}
            ],
        },
    }
    assert ask(after) == {
        "release": {"inEffect": True},
        "procedure": {"releases": [second, first], "upcoming": []},
    }
