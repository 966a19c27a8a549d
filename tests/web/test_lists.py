"""The page of lists and its files: what is chosen is what is taken away, in every format."""

import csv
import json
from html import unescape
from io import BytesIO, StringIO

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from starlette.testclient import TestClient

from registry.papers import data_hash_of
from registry.publication.lists import Wanted, procedure_list
from registry.publication.standards import Addresses
from tests.registry.publication.province.local import DAY, PROVINCE, adapted, catalogue, published
from web.links import Params
from web.rendering import render

LIST = "/lists/bo-tu-phap"


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_every_format_has_the_same_procedures_in_the_same_order(client: TestClient) -> None:
    codes = [row["Mã TTHC"] for row in csv_rows(client.get(f"{LIST}.csv").content)]
    lines = client.get(f"{LIST}.jsonl").text.splitlines()
    sheet = load_workbook(BytesIO(client.get(f"{LIST}.xlsx").content)).worksheets[0]
    (table, *_) = Document(BytesIO(client.get(f"{LIST}.docx").content)).tables
    pages = PdfReader(BytesIO(client.get(f"{LIST}.pdf").content)).pages
    graph = client.get(f"{LIST}.jsonld").json()["@graph"]
    services = [node for node in graph if node["@type"] == "cpsv:PublicService"]

    assert len(codes) > 3
    assert codes == sorted(codes)
    assert [json.loads(line)["code"] for line in lines] == codes
    in_sheet = [cell.value for cell in sheet["B"] if cell.value and cell.value[0].isdigit()]
    assert in_sheet == codes
    assert [row.cells[1].text for row in table.rows[1:]] == codes
    text = "".join(page.extract_text() for page in pages)
    assert [code for code in codes if code in text] == codes
    assert {node["dct:identifier"] for node in services} == set(codes)


def test_papers_of_a_list_bear_one_hash(client: TestClient) -> None:
    hashes = {
        data_hash_of(client.get(f"{LIST}.{kind}").content) for kind in ("xlsx", "docx", "pdf")
    }

    assert len(hashes) == 1
    assert None not in hashes


def test_each_line_leads_to_its_procedure_as_it_was_on_that_day(client: TestClient) -> None:
    today = client.get("/lists?authority=bo-tu-phap").text
    then = client.get("/lists?authority=bo-tu-phap&asOf=2026-11-20&lang=en").text

    assert 'href="/procedures/1.001193?authority=bo-tu-phap"' in today
    address = "/procedures/1.001193?authority=bo-tu-phap&amp;asOf=2026-11-20&amp;lang=en"
    assert f'href="{address}"' in then
    assert client.get(unescape(address)).status_code == 200


def test_the_filters_of_the_page_are_those_of_the_file(client: TestClient) -> None:
    chosen = "field=H%E1%BB%99+t%E1%BB%8Bch&level=COMMUNE"
    page = client.get(f"/lists?authority=bo-tu-phap&{chosen}")
    rows = csv_rows(client.get(f"{LIST}.csv?{chosen}").content)

    assert {row["Lĩnh vực"] for row in rows} == {"Hộ tịch"}
    assert f"{len(rows)} thủ tục" in page.text
    assert f'href="/lists/bo-tu-phap.csv?{chosen.replace("&", "&amp;")}"' in page.text
    assert all(row["Mã TTHC"] in page.text for row in rows)


def test_csv_for_excel_has_its_mark_and_the_other_has_none(client: TestClient) -> None:
    plain, marked = client.get(f"{LIST}.csv"), client.get(f"{LIST}.csv?bom=1")

    assert marked.content == b"\xef\xbb\xbf" + plain.content
    assert plain.headers["content-type"].startswith("text/csv")


def test_a_day_before_all_releases_has_nothing(client: TestClient) -> None:
    assert csv_rows(client.get(f"{LIST}.csv?asOf=2026-11-01").content) == []
    assert csv_rows(client.get(f"{LIST}.csv?asOf=2026-11-16").content) != []
    assert "Không có thủ tục nào" in client.get("/lists?asOf=2026-11-01").text


def test_several_authorities_are_taken_away_together(client: TestClient) -> None:
    both = "authority=bo-tu-phap&authority=bo-cong-an"
    rows = csv_rows(client.get(f"/lists/all.csv?{both}").content)

    assert {row["Cơ quan công bố"] for row in rows} == {"Bộ Tư pháp", "Bộ Công an"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/lists/nobody.csv", 404),
        ("/lists/bo-tu-phap.exe", 404),
        ("/lists?level=kingdom", 400),
        ("/lists/bo-tu-phap.csv?asOf=yesterday", 400),
    ],
)
def test_what_cannot_be_asked_is_refused(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_a_file_the_browser_has_is_not_sent_again(client: TestClient) -> None:
    tag = client.get(f"{LIST}.xlsx").headers["etag"]

    assert client.get(f"{LIST}.xlsx", headers={"If-None-Match": tag}).status_code == 304


def test_each_address_of_the_data_sets_answers(client: TestClient) -> None:
    graph = client.get("/dcat.jsonld").json()["@graph"]
    files = [node["dcat:downloadURL"]["@id"] for node in graph if "dcat:downloadURL" in node]
    mine = [address for address in files if "/bo-tu-phap." in address]

    assert len(mine) == 6
    for address in mine:
        assert client.get(address).status_code == 200, address


def test_a_province_s_list_has_the_ministries_procedures_at_its_levels(client: TestClient) -> None:
    """The examples have no local version: all of it is the ministries'."""
    rows = csv_rows(client.get("/lists/ubnd-cap-tinh.csv").content)
    page = client.get("/lists?authority=ubnd-cap-tinh").text
    own = client.get("/lists?authority=ubnd-cap-tinh&whose=own").text

    assert {row["Của cơ quan nào"] for row in rows} == {"Của bộ"}
    assert all(
        "Cấp tỉnh" in row["Cấp thực hiện"] or "Cấp xã" in row["Cấp thực hiện"] for row in rows
    )
    assert all(row["Theo quyết định của bộ"].endswith(row["Cơ quan công bố"]) for row in rows)
    assert f"Của bộ ({len(rows)})" in page
    assert "Danh mục của tỉnh" in page
    assert "Không có thủ tục nào" in own


def test_who_serves_no_others_is_not_asked_whose(client: TestClient) -> None:
    assert 'name="whose"' not in client.get("/lists?authority=bo-tu-phap").text
    assert client.get("/lists?authority=ubnd-cap-tinh&whose=theirs").status_code == 400


def test_an_english_page_marks_what_a_list_says_in_vietnamese_alone() -> None:
    base = published({})
    made = catalogue(base, adapted(base, "  - {op: set, path: time_limit, value: 3 working_day}"))
    wanted = Wanted(authority=(PROVINCE,))
    listed = procedure_list(made, wanted, Addresses("https://example.test"), day=DAY)

    page = render(
        "lists.html", "en", viewer=None, here="/", other_language="?",
        params=Params.of([]), total=1, preview=listed, owners=[PROVINCE], unplaced=0,
        choices={kind: [] for kind in ("authority", "field", "level", "applicant", "whose")},
        files=[], as_of=None, day=DAY,
    )  # fmt: skip

    (row,) = listed.rows
    assert f'lang="vi">{row.whose}: {row.ministry_decision}' in page
    assert f'lang="vi">{row.differences[0]}' in page
