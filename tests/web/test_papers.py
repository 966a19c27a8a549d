"""Papers over HTTP: who gets them, in which formats, and that they are what they say."""

from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.papers import data_hash_of
from registry.store import Store
from tests.web.example_site import example_app, signed_in, visiting

PAPER = "/reviews/1/papers/review-sheet"


@pytest.fixture
def site(store: Store) -> Starlette:
    return example_app(store)


@pytest.fixture
def reviewer(site: Starlette) -> TestClient:
    return signed_in(site, "ra-soat")


def test_a_paper_comes_in_every_format_with_one_hash(reviewer: TestClient) -> None:
    found = {kind: reviewer.get(f"{PAPER}.{kind}") for kind in ("docx", "xlsx", "pdf")}

    assert {answer.status_code for answer in found.values()} == {200}
    assert len({data_hash_of(answer.content) for answer in found.values()}) == 1
    assert Document(BytesIO(found["docx"].content)).tables
    assert load_workbook(BytesIO(found["xlsx"].content)).sheetnames
    assert found["pdf"].headers["content-type"] == "application/pdf"
    assert "review-sheet-1.pdf" in found["pdf"].headers["content-disposition"]
    assert found["pdf"].headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    "address",
    ["/reviews/99/papers/submission.docx", "/reviews/x/papers/submission.docx",
     "/reviews/1/papers/submission.exe", "/reviews/1/papers/manifest.docx"],
)  # fmt: skip
def test_what_is_no_paper_is_not_found(reviewer: TestClient, address: str) -> None:
    assert reviewer.get(address).status_code == 404


def test_a_paper_that_cannot_be_printed_yet_says_what_is_missing(reviewer: TestClient) -> None:
    answer = reviewer.get("/reviews/1/papers/cost-sheet.docx")

    assert answer.status_code == 404
    assert "Bảng tính chi phí của hồ sơ còn thiếu số liệu" in answer.text


def test_papers_are_for_people_who_are_signed_in(site: Starlette) -> None:
    assert visiting(site).get(f"{PAPER}.pdf").status_code == 303
    assert signed_in(site, "xem").get(f"{PAPER}.pdf").status_code == 200  # the control
