"""The papers of a case: what they say comes from its dossier, and is read back from the files."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from registry import papers
from registry.refusals import NotFound
from registry.review import Dossier, dossier, dossier_to_print
from registry.review.forms import Answered, answer_form
from registry.review.printing import PAPERS
from registry.review.questionnaires import questionnaires
from registry.store import Store
from tests.registry.folders import NOW
from tests.registry.papers.opened import pdf_text, squeezed
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
    for read in (dossier, dossier_to_print):
        assert isinstance(read(store, 1, actor=STRANGER, today=TODAY), NotFound)


HOSTILE = "=1+1 <w:p/> {{ hash }} #strong[x] \u202ecăn cứ"


def answered(store: Store, answers: Mapping[str, str | None], revision: int = 0) -> Dossier:
    """The dossier after answers to form A."""
    done = answer_form(
        store, 1, "a", ".", answers, actor=AUTHOR, now=NOW,
        idempotency_key=f"answers {revision}", expected_revision=revision,
    )  # fmt: skip
    assert isinstance(done, Answered), done
    found = dossier_to_print(store, 1, actor=AUTHOR, today=TODAY)
    assert isinstance(found, Dossier)
    return found


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_the_review_sheet_prints_what_people_answered_and_nothing_else(
    store: Store, press: papers.Press
) -> None:
    given = {
        "objective": "Quản lý cư trú", "objective_necessary": "yes", "objective_reason": HOSTILE,
        "meets_objective": "no",
    }  # fmt: skip
    paper = printed(answered(store, given), "review-sheet")
    shown = "=1+1 <w:p/> {{ hash }} #strong[x] [U+202E]căn cứ"

    docx = rows_of(press.docx(paper))
    assert ["I.1", "Thủ tục nhằm mục tiêu gì?", "Quản lý cư trú", ""] in docx
    assert ["I.1", "Mục tiêu đó có cần thiết không?", "Có", shown] in docx
    assert ["I.2", "Thủ tục có đáp ứng được mục tiêu không?", "Không", ""] in docx
    # The data suggest "no" here: nobody said so.
    open_ones = [row for row in docx if row[0] == "II.8"]
    assert [row[2] for row in open_ones] == ["(chưa trả lời)"]

    sheet = load_workbook(BytesIO(press.xlsx(paper)))["Trả lời câu hỏi"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    assert cells[shown].data_type == "s"
    assert {"Quản lý cư trú", "Có", "Không"} <= cells.keys()

    said = squeezed(pdf_text(press.pdf(paper)))
    assert "Quảnlýcưtrú" in said
    assert squeezed(shown) in said


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_form_that_was_stopped_says_by_which_answer(store: Store) -> None:
    found = answered(store, {"necessary": "no"})

    [form] = questionnaires(found.forms)

    assert form.stopped == "Câu I.4 được trả lời «Không»: không phải trả lời các câu hỏi tiếp theo."
    assert form.answers[-1].number == "I.4"
    assert questionnaires(answered(store, {"necessary": "yes"}, 1).forms)[0].stopped == ""


def rows_of(content: bytes) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for table in Document(BytesIO(content)).tables
        for row in table.rows
    ]
