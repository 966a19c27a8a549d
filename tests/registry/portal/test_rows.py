"""Rows worded as demands, headings over contents, and where one paper ends and another starts."""

from typing import Any

import pytest

from registry.portal.cases import Cases, unmarked
from registry.portal.documents import read_documents
from registry.portal.known_papers import KnownPapers
from registry.portal.record import Row
from registry.portal.rows import read_row
from registry.portal.vocabulary import agencies_of
from registry.reference import load_reference


def papers(row: str, group: str = "") -> list[dict[str, Any]]:
    rows = [Row(group, row, "", 1, None)]
    return read_documents(rows, Cases(), KnownPapers(load_reference()), ["citizen"]).documents


def names(row: str) -> list[str]:
    return [paper["name"] for paper in papers(row)]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Trường hợp mượn quá mười cuốn thì nộp thêm Phụ lục số sách", ["Phụ lục số sách"]),
        ("Đối với sách nhập khẩu: kèm hồ sơ, tài liệu về nguồn gốc sách",
         ["Hồ sơ, tài liệu về nguồn gốc sách"]),
        ("Đối với kho sách cũ: bản vẽ kho sách", ["Bản vẽ kho sách"]),
        ("Trường hợp đổi thẻ, người mượn lập Bản khai quá trình mượn sách",
         ["Bản khai quá trình mượn sách"]),
        ("Trường hợp năm trước đã mượn thì năm sau chỉ cần gửi danh sách sách mới",
         ["Danh sách sách mới"]),
        ("Trường hợp mất thẻ thì phải nộp lại Giấy hẹn đã được cấp", ["Giấy hẹn đã được cấp"]),
        ("Trường hợp được miễn phí mượn thì phải có giấy xác nhận", ["Giấy xác nhận"]),
        ("Đối với thẻ điện tử : Có văn bản gửi thư viện", ["Văn bản gửi thư viện"]),
    ],
)  # fmt: skip
def test_a_demand_is_read_whatever_verb_it_uses(row: str, found: list[str]) -> None:
    assert names(row) == found
    assert all(paper["when"] for paper in papers(row))


@pytest.mark.parametrize(
    ("row", "found", "when"),
    [
        ("Học sinh mượn lần đầu thì phải nộp bản sao thẻ học sinh", "Thẻ học sinh",
         "Học sinh mượn lần đầu"),
        ("Học sinh phải nộp bản sao thẻ học sinh", "Thẻ học sinh", None),
        ("Xe sách lưu động: xuất trình bản chính giấy đăng ký xe", "Giấy đăng ký xe",
         "Xe sách lưu động"),
        ("Có văn bản gửi thư viện", "Văn bản gửi thư viện", None),
        ("Đánh giá kho sách (kèm theo các tài liệu có liên quan)", "Đánh giá kho sách", None),
    ],
)  # fmt: skip
def test_a_row_that_begins_with_people_names_the_paper_they_bring(
    row: str, found: str, when: str | None
) -> None:
    (paper,) = papers(row)

    assert (paper["name"], paper.get("when")) == (found, when)


@pytest.mark.parametrize(
    "row",
    [
        "Trường hợp không thể cung cấp hợp đồng mượn thì trao đổi với thủ thư",
        "Trường hợp gửi qua mạng thì gửi hồ sơ về thư viện",
        "Trường hợp được miễn nộp thẻ thì không cần bản sao thẻ",
    ],
)
def test_what_is_not_demanded_is_no_paper(row: str) -> None:
    assert names(row) == []


def test_a_paper_whose_contents_follow_in_other_rows_is_a_paper() -> None:
    contents = "Báo cáo mượn sách bao gồm các nội dung sau:"

    assert names(contents) == ["Báo cáo mượn sách"]
    assert read_row(contents, counted=False, in_note=False).kind == "heading"
    assert read_row("Hồ sơ mượn sách gồm:", counted=True, in_note=False).kind == "heading"


def test_a_rule_behind_a_paper_makes_no_note_of_it() -> None:
    rule = "Các tài liệu sách phải được dịch ra tiếng Việt."

    assert names(f"Các tài liệu chứng minh nơi ở. {rule}") == ["Tài liệu chứng minh nơi ở"]
    assert names("Các phiếu mượn có thể hiện số sách") == ["Phiếu mượn có thể hiện số sách"]
    assert names(rule) == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("* Thành phần hồ sơ 3: Thẻ thư viện hoặc phiếu mượn",
         ["Thẻ thư viện hoặc phiếu mượn"]),
        ("Thành phần hồ sơ người đọc phải nộp: 01 bản chính Phiếu mượn",
         ["Phiếu mượn"]),
        ("Nộp cho thủ thư:Phiếu mượn theo mẫu, Danh sách sách mượn (nếu có) theo mẫu",
         ["Phiếu mượn", "Danh sách sách mượn"]),
        ("\uf0fcThẻ thư viện của người mượn", ["Thẻ thư viện của người mượn"]),
        ("SL hồ sơ: 01 bộ", []),
    ],
)  # fmt: skip
def test_what_announces_a_paper_is_no_part_of_it(row: str, found: list[str]) -> None:
    assert names(row) == found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Giấy đề nghị xác nhận số sách và giấy đề nghị thanh toán tiền sách",
         ["Giấy đề nghị xác nhận số sách", "Giấy đề nghị thanh toán tiền sách"]),
        ("3 ảnh màu mới chụp trong năm và 02 phong bì có dán tem",
         ["Ảnh màu mới chụp trong năm", "Phong bì có dán tem"]),
        ("Tờ trình mua sách: 01 bản đầy đủ và 01 bản rút gọn", ["Tờ trình mua sách"]),
        ("Văn bản đề nghị mượn kèm theo Đơn mượn sách", ["Văn bản đề nghị mượn", "Đơn mượn sách"]),
        ("Quyết định mua sách năm nay, quyết định bán sách cũ hoặc Hợp đồng đổi sách",
         ["Quyết định mua sách năm nay, quyết định bán sách cũ hoặc Hợp đồng đổi sách"]),
        ("Phiếu mượn để xem xét, quyết định", ["Phiếu mượn để xem xét, quyết định"]),
        ("Bản sao quyết định A của trường kèm theo danh sách trích ngang",
         ["Quyết định A của trường", "Danh sách trích ngang"]),
    ],
)  # fmt: skip
def test_one_paper_ends_where_another_of_its_kind_or_number_starts(
    row: str, found: list[str]
) -> None:
    assert names(row) == found


def test_what_goes_on_with_or_is_a_choice_and_brackets_are_not_torn() -> None:
    (choice,) = papers("Thẻ thư viện của trường; hoặc giấy giới thiệu của lớp")
    (named,) = papers("Tài liệu chứng minh chỗ học; gồm một trong các tài liệu sau: thẻ A; giấy B")
    (bracketed,) = papers("Thẻ thư viện (của trường; của lớp) còn hạn")

    assert [each["name"] for each in choice["alternatives"]] == [
        "Thẻ thư viện của trường", "Giấy giới thiệu của lớp"
    ]  # fmt: skip
    assert [each["name"] for each in named["alternatives"]] == ["Thẻ A", "Giấy B"]
    assert bracketed["name"] == "Thẻ thư viện"


@pytest.mark.parametrize(
    "row",
    [
        "Phiếu mượn: - Nếu mượn nhiều lần: 01 bản chính khi mượn lần đầu",
        "Phiếu mượn. Trường hợp nộp bản sao bằng hình thức đến quầy thì mang bản chính",
        "Phiếu mượn cho lớp. Phiếu mượn cần có đủ chữ ký của lớp",
    ],
)
def test_how_a_paper_is_handed_in_is_no_further_paper(row: str) -> None:
    assert len(names(row)) == 1


def test_a_small_accented_letter_is_no_capital() -> None:
    assert [one["name"] for one in agencies_of("Sở A, ủy ban B, Ủy ban C")] == [
        "Sở A, ủy ban B", "Ủy ban C"
    ]  # fmt: skip
    assert unmarked("\uf0a7 Thẻ") == "Thẻ"
