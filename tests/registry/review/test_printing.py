"""The papers of a case: what they say comes from its dossier, and is read back from the files."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from registry import papers
from registry.refusals import NotFound
from registry.review import Dossier, dossier
from registry.review.printing import PAPERS
from registry.store import Store
from tests.registry.review.reviewing import AUTHOR, STRANGER, TODAY, added, reviewed

AGENCY = "Bộ Công an"


@pytest.fixture(scope="module")
def press() -> papers.Press:
    return papers.Press(papers.load_templates())


@pytest.fixture
def case(store: Store, folder: Path) -> Dossier:
    reviewed(store, folder)
    added(store)
    found = dossier(store, 1, actor=AUTHOR, today=TODAY)
    assert isinstance(found, Dossier)
    return found


def printed(case: Dossier, name: str) -> papers.Paper:
    paper = PAPERS[name](case, AGENCY, TODAY)
    assert paper is not None
    return paper


def text_of(content: bytes) -> str:
    read = Document(BytesIO(content))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in read.paragraphs), *cells])


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", [name for name in PAPERS if name != "cost-sheet"])
def test_a_paper_says_what_the_dossier_says(case: Dossier, press: papers.Press, name: str) -> None:
    paper = printed(case, name)
    content = press.docx(paper)

    assert papers.data_hash_of(content) == papers.data_hash(paper)
    said = text_of(content)
    assert "Bỏ giấy tờ «Giấy a»" in said or "Bỏ giấy a" in said
    assert "1.004194" in said
    assert press.docx(paper) == content
    assert press.pdf(paper).startswith(b"%PDF")


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_the_review_sheet_brings_finding_proposal_and_reason_together(case: Dossier) -> None:
    sheet = PAPERS["review-sheet"](case, AGENCY, TODAY)

    assert isinstance(sheet, papers.ReviewSheet)
    [part] = sheet.parts
    assert (part.part, part.current) == ("Thành phần hồ sơ", "Giấy a")
    assert part.finding == "«Giấy a» có thừa không?"
    assert part.reason == "Dữ liệu đã có trong cơ sở dữ liệu quốc gia về dân cư"


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_cost_that_was_not_worked_out_is_no_zero(case: Dossier, press: papers.Press) -> None:
    said = text_of(press.docx(printed(case, "option-annex")))

    assert "Chi phí tuân thủ: chưa tính" in said
    assert "0 đồng" not in said
    assert PAPERS["cost-sheet"](case, AGENCY, TODAY) is None


def test_a_stranger_has_no_dossier(case: Dossier, store: Store) -> None:
    assert case.summary.case.id == 1
    assert isinstance(dossier(store, 1, actor=STRANGER, today=TODAY), NotFound)
