"""The decision of a release with its annex, and posters, as people take them away."""

from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from starlette.testclient import TestClient

from registry.papers import data_hash_of

RELEASE = "/releases/5/QĐ-VD"


def test_a_decision_has_the_procedures_of_its_release_in_every_format(client: TestClient) -> None:
    entries = client.get(f"{RELEASE}.json").json()["entries"]
    codes = [entry["code"] for entry in entries]
    files = {kind: client.get(f"{RELEASE}.{kind}").content for kind in ("docx", "pdf", "xlsx")}
    tables = Document(BytesIO(files["docx"])).tables
    listed = [table for table in tables if table.rows[0].cells[0].text == "STT"]
    sheet = load_workbook(BytesIO(files["xlsx"]))["Mới ban hành"]
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(files["pdf"])).pages)

    assert {entry["change"] for entry in entries} == {"new"}
    assert [row.cells[1].text for table in listed for row in table.rows[1:]] == codes
    assert [cell.value for cell in sheet["B"] if cell.value and cell.value[0].isdigit()] == codes
    assert all(code in text for code in codes)
    assert "5/QĐ-VD" in text
    assert len({data_hash_of(file) for file in files.values()}) == 1


def test_a_page_of_a_release_links_to_its_papers(client: TestClient) -> None:
    page = client.get(RELEASE).text

    assert all(f".{kind}?authority=" in page for kind in ("docx", "pdf", "xlsx"))
    assert client.get("/releases/99/QĐ-VD.docx").status_code == 404


def test_a_poster_leads_to_the_page_it_is_linked_from(client: TestClient) -> None:
    page = client.get("/procedures/1.001193")
    answer = client.get("/procedures/1.001193/poster.pdf?authority=bo-tu-phap")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)

    assert "/procedures/1.001193/poster.pdf?authority=bo-tu-phap" in page.text
    assert answer.headers["content-type"] == "application/pdf"
    assert "1.001193" in text
    assert "5/QĐ-VD" in text
    address = "http://gon.test/procedures/1.001193?authority=bo-tu-phap"
    assert address in "".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize(
    "path", ["/procedures/9.999999/poster.pdf", "/procedures/1.001193/poster.pdf?asOf=2026-11-01"]
)
def test_what_is_not_in_force_has_no_poster(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
