"""What stands in the papers is what was put in, figure by figure, read by other programs."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from registry.papers import FORMATS, Paper, Press, data_hash, data_hash_of, form_of
from tests.registry.papers.opened import (
    pdf_fonts,
    pdf_text,
    squeezed,
    word,
    word_table,
    word_texts,
    workbook,
)
from tests.registry.papers.sample_papers import (
    LONG_NAME,
    all_papers,
    annex,
    cost_sheet,
    decision,
    plan,
    review_sheet,
    submission,
)

PAPERS = pytest.mark.parametrize("paper", all_papers(), ids=form_of)
SHIPPED_FONTS = {
    "LiberationSerif",
    "LiberationSerif-Bold",
    "LiberationSerif-Italic",
    "LiberationSerif-BoldItalic",
}


def test_the_worked_example_stands_in_the_word_document_to_the_dong(press: Press) -> None:
    paper = press.docx(cost_sheet())
    now, after, comparison = (word_table(paper, place) for place in (1, 2, 3))

    assert now[2][1:] == [
        "Bản sao có chứng thực Giấy chứng nhận đăng ký doanh nghiệp", "Trực tiếp", "2", "60.000",
        "0", "10.000", "1", "3.000", "130.000", "390.000.000", "",
    ]  # fmt: skip
    assert now[-1][9:11] == ["714.000", "2.142.000.000"]
    assert after[-1][9:11] == ["200.000", "600.000.000"]
    assert after[3][3] == "0,25"
    assert comparison[2][1:] == ["2.142.000.000", "600.000.000", "1.542.000.000", "71,99\u00a0%"]


def test_the_workbook_has_figures_to_calculate_with(press: Press) -> None:
    book = workbook(press.xlsx(cost_sheet()))
    now, comparison = book["Hiện tại"], book["So sánh"]
    rows = list(now.iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "TT")
    lines, total = rows[head + 1 : -1], rows[-1]

    assert sum(int(str(row[10])) for row in lines) == total[10] == 2_142_000_000
    assert [row[3] for row in lines] == [1.5, 2, 1, 2, 0.5, 2, None]
    assert list(comparison.iter_rows(values_only=True))[-1][1:] == (
        2_142_000_000, 600_000_000, 1_542_000_000, 71.99,
    )  # fmt: skip


def test_days_in_the_workbook_are_days(press: Press) -> None:
    rows = list(workbook(press.xlsx(plan(2)))["Kế hoạch"].iter_rows(values_only=True))

    assert rows[-1][4:6] == (datetime(2027, 3, 1), datetime(2027, 6, 30))  # noqa: DTZ001


def test_the_pdf_says_the_same_figures(press: Press) -> None:
    text = pdf_text(press.pdf(cost_sheet()))

    assert all(figure in text for figure in ("714.000", "2.142.000.000", "1.542.000.000", "71,99"))


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_plan_of_forty_items_is_all_there(press: Press, kind: str) -> None:
    paper = FORMATS[kind](press, plan())
    text = (
        "".join(squeezed(line) for line in word_texts(paper)) if kind == "docx" else pdf_text(paper)
    )

    assert text.count(squeezed(LONG_NAME)) >= 20  # a row may turn a page
    assert all(f"2.{n:06}" in text for n in range(40) if n % 3)
    assert "CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM" in text
    assert squeezed("Hà Nội, ngày 15 tháng 01 năm 2027") in text


def test_the_head_of_a_table_is_repeated_and_rows_stay_whole(press: Press) -> None:
    table = word(press.docx(plan())).tables[2]._tbl.xml

    assert table.count("w:tblHeader") == 1
    assert table.count("w:cantSplit") == 41
    assert pdf_text(press.pdf(plan())).count(squeezed("Đơn vị chủ trì")) > 4


def test_an_option_tells_what_why_how_and_what_it_saves(press: Press) -> None:
    texts = word_texts(press.docx(annex()))

    assert "Lý do: Hồ sơ ít hơn, việc thẩm định nhanh hơn." in texts
    assert (
        "- Khoản 2 Điều 6 Nghị định số 44/2016/NĐ-CP: bỏ thành phần hồ sơ (thẩm quyền ban hành: "
        "Chính phủ)." in texts
    )
    assert (
        "- Thông tư số 16/2017/TT-BLĐTBXH (điều, khoản: cần xác định): sửa đổi thời hạn giải quyết."
        in texts
    )
    assert "- Chi phí tiết kiệm: 1.542.000.000 đồng/năm." in texts
    assert texts.count("- Tỷ lệ cắt giảm chi phí: 76,34\u00a0%.") == 1


def test_a_review_sheet_has_parts_answers_and_the_stop_rule(press: Press) -> None:
    paper = press.docx(review_sheet())
    texts = word_texts(paper)

    assert "Các câu hỏi sau không phải trả lời vì mẫu đơn không cần thiết." in texts
    assert word_table(paper, 2)[-1] == [
        "II.9", "Thời hạn giải quyết có thể rút ngắn không?", "(chưa trả lời)", "",
    ]  # fmt: skip
    assert "NGƯỜI LẬP BIỂU" in texts
    assert "Lê Thị Hồng Hạnh" in texts


def test_articles_recipients_and_signature_of_a_decision(press: Press) -> None:
    texts = word_texts(press.docx(decision()))

    assert "Điều 2. Giao các đơn vị thuộc Bộ:" in texts
    assert "- Lưu: VT." in texts
    assert texts.index("KT. BỘ TRƯỞNG") + 1 == texts.index("THỨ TRƯỞNG")
    assert "DỰ THẢO" in texts


def test_what_is_not_known_yet_is_left_blank(press: Press) -> None:
    texts = word_texts(press.docx(submission()))

    assert "Số:       /TTr-SNV" in texts
    assert "Quảng Trị, ngày      tháng      năm      " in texts


@PAPERS
@pytest.mark.parametrize("kind", FORMATS)
def test_paper_and_data_are_matched_by_the_hash(press: Press, paper: Paper, kind: str) -> None:
    assert data_hash_of(FORMATS[kind](press, paper)) == data_hash(paper)


@PAPERS
def test_the_hash_and_what_is_unchecked_stand_on_the_paper(press: Press, paper: Paper) -> None:
    document, text = press.docx(paper), pdf_text(press.pdf(paper))
    section = word(document).sections[0]
    footers = [section.footer, section.first_page_footer]

    assert all(data_hash(paper) in footer.paragraphs[0].text for footer in footers)
    assert data_hash(paper) in text
    assert squeezed("chưa đối chiếu với văn bản chính thức") in text
    assert any("Phần chưa đối chiếu" in line for line in word_texts(document))


@PAPERS
def test_only_the_shipped_fonts_are_in_a_pdf(press: Press, paper: Paper) -> None:
    fonts = pdf_fonts(press.pdf(paper))

    assert fonts
    assert fonts <= SHIPPED_FONTS


@PAPERS
def test_a_pdf_is_one_to_archive_and_to_listen_to(press: Press, paper: Paper) -> None:
    document = PdfReader(BytesIO(press.pdf(paper)))
    metadata = document.xmp_metadata
    assert metadata is not None
    packet = metadata.stream.get_data().decode()

    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert str(document.root_object["/Lang"]) == "vi-VN"
    assert "/StructTreeRoot" in document.root_object


def test_a_pdf_is_of_the_day_of_its_paper(press: Press) -> None:
    document = PdfReader(BytesIO(press.pdf(decision())))

    assert document.metadata is not None
    assert str(document.metadata["/CreationDate"]).startswith("D:20270203")


def test_every_letter_of_vietnamese_is_in_the_shipped_fonts(press: Press) -> None:
    marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = "".join(f"{letter}{mark} " for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for mark in marks)
    paper = replace(annex(), title="đĐ" + letters)
    document = press.pdf(paper)

    assert squeezed(normalize("NFC", letters)) in normalize("NFC", pdf_text(document))
    assert pdf_fonts(document) <= SHIPPED_FONTS


def test_a_word_document_names_one_font(press: Press) -> None:
    document = word(press.docx(decision()))

    assert document.styles["Normal"].font.name == "Times New Roman"
    assert {run.font.name for line in document.paragraphs for run in line.runs} == {None}


def test_a_paper_without_a_hash_or_with_two_has_none(press: Press) -> None:
    document = word(press.docx(decision()))
    document.core_properties.keywords = "sha256:" + "0" * 64
    changed = BytesIO()
    document.save(changed)

    assert data_hash_of(changed.getvalue()) is None
    assert data_hash_of(b"no paper") is None
    assert data_hash_of(b"PK\x03\x04 cut off") is None
    assert data_hash_of(b"%PDF-1.7 nothing") is None
