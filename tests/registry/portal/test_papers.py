"""Document rows: papers with kind, form, condition, alternatives; and what is no paper."""

from typing import Any

import pytest

from registry.portal.cases import Cases
from registry.portal.documents import read_documents
from registry.portal.kinds import kind_of_paper
from registry.portal.known_papers import KnownPapers
from registry.portal.record import Row
from registry.portal.rows import read_row
from registry.reference import load_reference


def read(name: str, group: str = "", originals: int | None = 1, copies: int | None = None) -> Any:
    rows = [Row(group, name, "", originals, copies)]
    return read_documents(rows, Cases(), KnownPapers(load_reference()), ["citizen"])


def paper(name: str, **row: Any) -> dict[str, Any]:
    (found,) = read(name, **row).documents
    return dict(found)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("Không quy định", "nothing"),
        ("Số lượng hồ sơ: 02 bộ", "sets"),
        ("* Lưu ý: mang theo bản gốc", "note"),
        ("G1-KQ02", "note"),
        ("Hồ sơ mượn sách gồm:", "heading"),
        ("Người nộp hồ sơ có trách nhiệm giữ gìn sách.", "note"),
        ("Trường hợp đã có thẻ thì không phải nộp đơn.", "note"),
        ("Đơn xin làm thẻ", "papers"),
        ("Trường hợp mượn hộ thì phải có giấy ủy quyền.", "papers"),
    ],
)
def test_a_row_is_a_paper_or_says_why_not(row: str, kind: str) -> None:
    found = read_row(row, counted=False, in_note=False)

    assert found.kind == kind
    assert kind == "papers" or found.reason


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Đơn xin làm thẻ", "original"),
        ("Bản sao có chứng thực bằng tốt nghiệp", "certified_copy"),
        ("Bản sao hoặc bản sao điện tử bằng tốt nghiệp", "copy"),
        ("Bản chính hoặc bản sao có chứng thực bằng tốt nghiệp", "unspecified"),
        ("Xuất trình thẻ sinh viên", "present"),
    ],
)
def test_the_form_is_the_lightest_that_is_accepted(name: str, form: str) -> None:
    assert paper(name)["form"] == form


@pytest.mark.parametrize(
    ("row", "form"),
    [
        ("Bản sao có chứng thực hoặc bản sao kèm bản chính để đối chiếu thẻ bạn đọc", "copy"),
        ("Bản chính hoặc bản sao có chứng thực thẻ bạn đọc", "unspecified"),
        ("Bản chính, bản sao kèm bản chính để đối chiếu thẻ bạn đọc", "unspecified"),
        ("Bản sao kèm bản chính để đối chiếu hoặc bản sao điện tử thẻ bạn đọc", "copy"),
        ("Bản sao chụp hoặc bản sao có chứng thực thẻ bạn đọc", "copy"),
        ("Bản sao hợp lệ thẻ bạn đọc", "copy"),
        ("Bản sao y bản chính thẻ bạn đọc", "certified_copy"),
        ("Ảnh bìa sách, định dạng JPEG", "electronic"),
        ("Thông tin gửi đến hệ thống xử lý dữ liệu điện tử của thư viện", "original"),
    ],
)
def test_of_several_forms_the_plain_copy_is_enough_even_beside_its_original(
    row: str, form: str
) -> None:
    assert paper(row)["form"] == form


def test_a_bracket_of_several_forms_at_the_end_speaks_of_every_paper_of_the_row() -> None:
    found = read("Sơ đồ kho sách; Danh sách độc giả (bản chính, bản sao có chứng thực)").documents

    assert [one["form"] for one in found] == ["unspecified", "unspecified"]


def test_a_bracket_of_one_form_speaks_of_the_paper_before_it() -> None:
    found = read("Sơ đồ kho sách; Danh sách độc giả (bản sao)").documents

    assert [one["form"] for one in found] == ["original", "copy"]


@pytest.mark.parametrize(
    ("row", "form"),
    [
        ("Giấy tờ chứng minh được giảm giá vé theo mẫu", "original"),
        ("Giấy tờ chứng minh được giảm giá vé", "copy"),
        ("Giấy phép mở thư viện theo mẫu số 3", "copy"),
    ],
)
def test_of_originals_and_copies_a_form_to_fill_in_is_an_original(row: str, form: str) -> None:
    assert paper(row, originals=1, copies=1)["form"] == form


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("Trường hợp nộp hồ sơ trực tuyến:", "electronic"),
        ("Trường hợp thẻ sách không được gửi trên môi trường điện tử:", "original"),
        ("Hồ sơ gồm bản sao các giấy tờ sau:", "copy"),
    ],
)
def test_a_heading_tells_the_form_of_its_rows(heading: str, form: str) -> None:
    assert paper("Nội quy phòng đọc", group=heading)["form"] == form


@pytest.mark.parametrize(
    ("row", "register"),
    [
        ("Giấy phép mở thư viện", "licences"),
        ("Giấy phép lao động của người nước ngoài trông coi kho sách", "licences"),
        ("Giấy phép mở thư viện do cơ quan có thẩm quyền nước ngoài cấp", "none"),
        ("Giấy chứng nhận sách quý", None),
        ("Bằng tốt nghiệp ngành thư viện", None),
        ("Giấy chứng nhận đăng ký mã số thuế", "tax"),
        ("Giấy tờ của chủ xe", "population"),
    ],
)
def test_a_register_holds_what_its_body_gave(row: str, register: str | None) -> None:
    assert paper(row).get("register") == register


def test_the_certificate_of_land_is_in_the_land_register() -> None:
    rows = [Row("", "Giấy chứng nhận đã cấp", "", 1, None)]
    known = KnownPapers(load_reference())
    (found,) = read_documents(rows, Cases(), known, ["citizen"], subject="Tách thửa đất").documents

    assert (found["type"], found["register"]) == ("giay-chung-nhan-quyen-su-dung-dat", "land")


def test_the_original_shown_beside_a_copy_is_no_form() -> None:
    found = paper("Bản sao kèm bản chính để đối chiếu hộ chiếu", originals=0, copies=1)

    assert (found["form"], found["show_original"]) == ("copy", True)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Đơn đề nghị cấp giấy phép", "application_form"),
        ("Báo cáo kết quả sử dụng giấy phép", "technical"),
        ("Báo cáo tài chính năm trước", "financial"),
        ("Giấy chứng nhận quyền sử dụng đất", "land_title"),
        ("Giấy khai sinh", "civil_status"),
        ("Thẻ căn cước", "identity"),
        ("Nghị quyết của đại hội", "resolution"),
        ("Chứng chỉ hành nghề", "qualification"),
        ("Hợp đồng thuê sách", "contract"),
        ("02 ảnh 3x4", "photo"),
        ("Giấy ủy quyền", "authorisation"),
        ("Phiếu lý lịch tư pháp", "criminal_record"),
        ("Danh sách bạn đọc", "declaration_list"),
        ("Giấy phép hoạt động thư viện", "existing_permit"),
    ],
)
def test_the_kind_follows_the_head_of_the_name(name: str, kind: str) -> None:
    assert kind_of_paper(name) == kind


def test_papers_of_one_row_keep_its_number_and_words() -> None:
    found = read("Tờ khai mượn sách; bản sao hợp đồng thuê; danh sách sách mượn").documents

    assert [item["id"] for item in found] == [
        "to-khai-muon-sach",
        "hop-dong-thue",
        "danh-sach-sach-muon",
    ]
    assert {item["row"] for item in found} == {0}
    assert {item["text"] for item in found} == {
        "Tờ khai mượn sách; bản sao hợp đồng thuê; danh sách sách mượn"
    }


def test_a_choice_of_papers_is_one_paper_with_alternatives() -> None:
    found = paper("Giấy giới thiệu hoặc Giấy ủy quyền")

    assert [item["name"] for item in found["alternatives"]] == ["Giấy giới thiệu", "Giấy ủy quyền"]


def test_a_paper_that_comes_with_others_is_read_and_showing_the_original_is_none() -> None:
    row = "Người mượn hộ ký và nộp kèm bản sao giấy ủy quyền"
    shown = "trường hợp không có bản sao thì nộp kèm bản chụp và xuất trình bản chính để đối chiếu"
    both = f"Trường hợp mượn hộ thì nộp kèm bản sao giấy ủy quyền; {shown}"

    assert paper(f"{row}; {shown}")["name"] == "Giấy ủy quyền"
    assert (paper(both)["name"], paper(both)["when"]) == (
        "Giấy ủy quyền",
        "Trường hợp mượn hộ",
    )
    assert paper("Trường hợp gia hạn, tài liệu bổ sung: bản thông tin cá nhân")["name"] == (
        "Bản thông tin cá nhân"
    )


def test_a_condition_is_kept_in_its_words() -> None:
    assert paper("Giấy phép cũ (nếu có)")["when"] == "nếu có"
    assert paper("Thẻ sinh viên đối với người đang học")["when"] == "đối với người đang học"


def test_a_paper_asked_only_where_data_cannot_be_read_is_a_fallback() -> None:
    found = paper("Giấy khai sinh trong trường hợp không khai thác được thông tin")

    assert found["fallback_only"] is True
    assert (found["type"], found["register"]) == ("giay-khai-sinh", "civil_status")


def test_a_paper_is_of_the_type_its_name_opens_with_not_of_one_it_mentions() -> None:
    assert paper("Bản sao giấy khai sinh")["type"] == "giay-khai-sinh"
    assert paper("Tài liệu chứng minh thay đổi so với giấy khai sinh").get("type") is None


def test_a_foreigners_paper_is_in_no_register() -> None:
    assert paper("Hộ chiếu của người nước ngoài")["register"] == "none"


def test_groups_are_cases_channels_or_titles() -> None:
    cases = Cases()
    rows = [
        Row("Trường hợp mượn hộ:", "Đơn đề nghị", "", 1, None),
        Row("Nộp trực tuyến", "Đơn đề nghị", "", 1, None),
        Row("Thành phần hồ sơ:", "Đơn đề nghị", "", 1, None),
    ]

    found = read_documents(rows, cases, KnownPapers(), []).documents

    assert [item["id"] for item in found] == ["don-de-nghi", "don-de-nghi-2", "don-de-nghi-3"]
    assert found[0]["case"] == "truong-hop-muon-ho"
    assert found[1]["channels"] == ["online"]
    assert not {"case", "channels"} & set(found[2])
    assert cases.mapping()[0]["name"] == "Trường hợp mượn hộ:"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("02 bản chính tờ khai mượn sách", "Tờ khai mượn sách"),
        ("02 tờ khai mượn sách", "Tờ khai mượn sách"),
        ("01 bản vẽ phòng đọc", "Bản vẽ phòng đọc"),
        ("Bản chính hoặc bản chứng thực hoặc bản sao kèm bản chính để đối chiếu thẻ", "Thẻ"),
        ("Bản gốc (hoặc bản sao đã được chứng thực) giấy giới thiệu", "Giấy giới thiệu"),
        ("Bản chính hoặc biểu mẫu điện tử đơn mượn sách", "Đơn mượn sách"),
        ("Bản sao y bản chính quyết định", "Quyết định"),
    ],
)
def test_counts_and_forms_are_no_part_of_a_name(row: str, name: str) -> None:
    assert paper(row)["name"] == name


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("Văn bản nêu rõ số sách đã mất (nếu có)", "Văn bản nêu rõ số sách đã mất"),
        ("Tài liệu kèm theo (nếu có)", "Tài liệu kèm theo"),
        ("Văn bản theo quy định của thư viện", "Văn bản"),
        ("Hai (02) ảnh màu", "Ảnh màu"),
        ("(i)! Bản sao thẻ thư viện", "Thẻ thư viện"),
        ("Bản sao (trường hợp nộp trực tiếp) thẻ thư viện", "Thẻ thư viện"),
        ("Bản sao có chứng thực;\nthẻ thư viện", "Thẻ thư viện"),
        ("Giấy tờ phải xuất trình: thẻ thư viện", "Thẻ thư viện"),
        ("Hồ sơ mượn sách phải kèm theo bản sao thẻ thư viện", "Thẻ thư viện"),
    ],
)
def test_a_name_is_the_noun_and_what_specifies_it(row: str, name: str) -> None:
    assert paper(row)["name"] == name


@pytest.mark.parametrize(
    "row",
    [
        "Tài liệu bằng tiếng nước ngoài phải được gửi kèm bản dịch.",
        "Thành phần hồ sơ này phải có chữ ký của người mượn.",
        "Trường hợp gửi qua bưu chính thì phải gửi kèm bản sao các giấy tờ nêu trên.",
        "Hồ sơ mượn sách phải được đóng thành tập.",
    ],
)
def test_rules_on_the_dossier_are_no_papers(row: str) -> None:
    assert read(row).documents == []


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Danh sách bạn đọc, bản thông tin cá nhân, hợp đồng mượn",
         ["Danh sách bạn đọc", "Bản thông tin cá nhân", "Hợp đồng mượn"]),
        ("Bản sao: giấy chứng nhận A của thư viện, giấy chứng nhận B",
         ["Giấy chứng nhận A của thư viện", "Giấy chứng nhận B"]),
        ("Đơn mượn sách ban hành kèm theo danh mục mẫu", ["Đơn mượn sách"]),
        ("Xác nhận của thư viện về số sách, danh mục sách",
         ["Xác nhận của thư viện về số sách, danh mục sách"]),
        ("Báo cáo mượn sách, trường hợp mất sách thì phải nộp biên bản mất sách",
         ["Báo cáo mượn sách", "Biên bản mất sách"]),
    ],
)  # fmt: skip
def test_papers_named_one_after_another_are_several(row: str, names: list[str]) -> None:
    assert [one["name"] for one in read(row).documents] == names


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ("Thẻ A (đối với học sinh) hoặc thẻ B (đối với sinh viên)", None),
        ("Nghị quyết của lớp đối với học sinh, của khoa đối với sinh viên", None),
        ("Các sửa đổi đối với tài liệu hướng dẫn", None),
        ("Thẻ A đối với học sinh", "đối với học sinh"),
        ("Tờ khai mượn đối với sách quý", None),
        ("Tờ khai mượn đối với tổ chức", "đối với tổ chức"),
        ("Tờ khai mượn (đối với sách quý)", "đối với sách quý"),
        ("Bản sao (đối với trường hợp gửi qua mạng) thẻ thư viện", None),
        ("02 ảnh đối với trường hợp nộp trực tiếp, tệp ảnh đối với trường hợp nộp qua mạng", None),
        ("Thẻ A (nếu có) hoặc thẻ B", "nếu có"),
    ],
)
def test_a_condition_of_one_of_several_papers_is_none_of_the_row(
    row: str, when: str | None
) -> None:
    assert paper(row).get("when") == when


def test_what_is_freed_where_data_are_held_is_asked_only_sometimes() -> None:
    held = "Trường hợp các thông tin trong các giấy tờ này đã có trong cơ sở dữ liệu thì không cần."
    rows = [Row("", "Thẻ thư viện", "", 1, None), Row("", held, "", 0, None)]
    found = read_documents(rows, Cases(), KnownPapers(load_reference()), ["citizen"])

    assert [one["name"] for one in found.documents] == ["Thẻ thư viện"]
    assert found.documents[0]["when"].startswith("Trường hợp các thông tin")


def test_a_group_that_frees_from_something_is_no_case() -> None:
    group = "Trường hợp không có bản chính thì có thể nộp bản sao"

    assert "case" not in paper("Thẻ thư viện", group=group)


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Báo cáo thuyết minh số sách và bản đồ kho sách",
         ["Báo cáo thuyết minh số sách", "Bản đồ kho sách"]),
        ("Báo cáo về số sách và hồ sơ mượn sách", ["Báo cáo về số sách và hồ sơ mượn sách"]),
        ("Đơn mượn sách theo Mẫu và nộp lại thẻ thư viện đã cấp",
         ["Đơn mượn sách", "Thẻ thư viện đã cấp"]),
        ("Văn bản đề nghị kèm theo phương án mua sách và hồ sơ kho sách",
         ["Văn bản đề nghị", "Phương án mua sách", "Hồ sơ kho sách"]),
        ("Giấy tờ, tài liệu mượn sách", ["Giấy tờ, tài liệu mượn sách"]),
        ("Phiếu mượn sách, giấy giới thiệu hoặc giấy ủy quyền",
         ["Phiếu mượn sách, giấy giới thiệu hoặc giấy ủy quyền"]),
        ("Văn bản mượn sách; thông báo mất sách; thông báo trả sách",
         ["Văn bản mượn sách", "Thông báo mất sách", "Thông báo trả sách"]),
        ("Bản vẽ kho sách; phương án kho sách", ["Bản vẽ kho sách"]),
    ],
)  # fmt: skip
def test_a_paper_ends_where_its_object_does(row: str, names: list[str]) -> None:
    assert [one["name"] for one in read(row).documents] == names


def test_the_case_at_the_end_of_a_list_is_that_of_all_its_papers() -> None:
    listed = read("Phiếu mượn; biên bản mất sách (đối với trường hợp mất sách)").documents
    own = read("Phiếu mượn (nếu có); biên bản mất sách (đối với trường hợp mất sách)").documents
    joined = read("Thẻ lớp của A, giấy hẹn của B (trường hợp mất sách)").documents
    colon = read("Đối với sách quý: hợp đồng mượn; danh sách sách mượn").documents
    always = read("Đơn mượn sách; biên bản mất sách (đối với trường hợp mất sách)").documents

    assert [one.get("when") for one in listed] == ["đối với trường hợp mất sách"] * 2
    assert [one.get("when") for one in joined] == ["trường hợp mất sách"] * 2
    assert [one.get("when") for one in colon] == ["Đối với sách quý"] * 2
    assert [one.get("when") for one in own] == ["nếu có", "đối với trường hợp mất sách"]
    assert [one.get("when") for one in always] == [None, "đối với trường hợp mất sách"]


def test_the_form_of_a_list_is_that_of_all_its_papers() -> None:
    found = read("Bản sao các giấy tờ sau: + Thẻ thư viện; + Phiếu mượn sách").documents

    assert [(one["name"], one["form"]) for one in found] == [
        ("Thẻ thư viện", "copy"),
        ("Phiếu mượn sách", "copy"),
    ]


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("Quyết định thành lập hoặc bản sao giấy phép hoạt động",
         ["Quyết định thành lập", "Giấy phép hoạt động"]),
        ("Thẻ thư viện bản chính hoặc bản sao có chứng thực", []),
        ("Phiếu mượn sách của người mượn hoặc đơn vị quản lý", []),
        ("Quyết định mở hoặc cho phép mở thư viện",
         ["Quyết định mở", "Quyết định cho phép mở thư viện"]),
        ("Văn bản đồng ý của hội đồng hoặc ban quản lý thư viện",
         ["Văn bản đồng ý của hội đồng", "Văn bản đồng ý của ban quản lý thư viện"]),
        ("Văn bản về việc mua hoặc kiểm tra sách", []),
        ("Đơn đề nghị cấp thẻ thư viện hoặc giấy mượn", []),
        ("Đơn đề nghị cấp thẻ thư viện hoặc văn bản đề nghị của lớp",
         ["Đơn đề nghị cấp thẻ thư viện", "Văn bản đề nghị của lớp"]),
        ("Văn bản giải trình về thẻ thư viện hoặc giấy mượn", []),
    ],
)  # fmt: skip
def test_a_choice_is_one_of_papers_not_of_forms_or_bodies(name: str, choices: list[str]) -> None:
    assert [one["name"] for one in paper(name).get("alternatives", [])] == choices


def rows_read(*rows: tuple[str, str]) -> list[dict[str, Any]]:
    table = [Row(group, name, "", 1, None) for group, name in rows]
    return read_documents(table, Cases(), KnownPapers(load_reference()), []).documents


def test_groups_that_ask_for_the_same_paper_are_cases() -> None:
    found = rows_read(
        ("a) Thành phần hồ sơ mượn sách, gồm:", "Đơn đề nghị"),
        ("b) Thành phần hồ sơ trả sách, gồm:", "Đơn đề nghị"),
        ("c) Giấy tờ phải xuất trình:", "Thẻ thư viện"),
    )

    assert [bool(one.get("case")) for one in found] == [True, True, False]


def test_a_group_that_names_the_procedure_or_any_way_of_filing_is_no_case() -> None:
    rows = [Row("Mượn sách đối với học sinh", "Phiếu mượn", "", 1, None)]
    own = read_documents(rows, Cases(), KnownPapers(), [], subject="Mượn sách đối với học sinh")
    either = rows_read(("Giấy tờ nộp trực tiếp hoặc gửi qua thư điện tử", "Phiếu mượn"))

    assert "case" not in own.documents[0]
    assert "case" in rows_read(("Mượn sách đối với học sinh", "Phiếu mượn"))[0]
    assert not {"case", "channels"} & set(either[0])


def test_a_paper_that_stands_over_others_is_no_case() -> None:
    (found,) = rows_read(("+ Giấy tờ của người đọc đối với thẻ mới:", "Đơn đề nghị"))

    assert "case" not in found


def test_what_one_authority_sends_another_is_no_paper_of_the_applicant() -> None:
    official = ("b) Hồ sơ Sở Văn hóa trình Ủy ban nhân dân, gồm:", "Tờ trình của Sở")
    own = ("a) Hồ sơ gồm:", "Đơn đề nghị")

    assert [one["name"] for one in rows_read(own, official)] == ["Đơn đề nghị"]
    assert [one["name"] for one in rows_read(official)] == ["Tờ trình của Sở"]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Đơn mượn theo Mẫu số 01 đối với học sinh; Đơn mượn theo Mẫu số 02 đối với bạn đọc",
         ["Đơn mượn"]),
        ("Quyết định mua sách và biên bản họp của thư viện bao gồm: - Quyết định và biên bản họp "
         "của hội đồng; - Quyết định của thủ thư",
         ["Quyết định mua sách", "Biên bản họp của thư viện"]),
        ("Đối với thư viện trường a) Đơn mượn sách b) Thẻ thư viện; c) Phiếu mượn",
         ["Đơn mượn sách", "Thẻ thư viện", "Phiếu mượn"]),
        ("a) Đề án thư viện, trong đó có nội dung sau: (i) Sự cần thiết; (ii) Phiếu hỏi bạn đọc; "
         "b) Danh sách bạn đọc",
         ["Đề án thư viện", "Danh sách bạn đọc"]),
    ],
)  # fmt: skip
def test_variants_and_contents_of_a_paper_are_no_further_papers(row: str, names: list[str]) -> None:
    assert [one["name"] for one in read(row).documents] == names


def test_the_case_in_front_of_a_lettered_list_is_that_of_its_papers() -> None:
    found = read("Đối với thư viện trường a) Đơn mượn sách b) Thẻ thư viện").documents

    assert [one["when"] for one in found] == ["Đối với thư viện trường"] * 2


def test_a_paper_dispensed_with_where_it_was_sent_before_is_asked_only_sometimes() -> None:
    row = (
        "Thẻ thư viện; Thành phần hồ sơ này được miễn trừ trong trường hợp thẻ đã được gửi trước đó"
    )

    assert paper(row)["when"].startswith("được miễn trừ trong trường hợp thẻ đã được gửi")


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ("Bản sao (nếu có) giấy ủy quyền", "nếu có"),
        ("Bản sao (trường hợp mượn hộ) giấy ủy quyền", "trường hợp mượn hộ"),
        ("Bản sao (trường hợp gửi qua thư) giấy ủy quyền", None),
    ],
)
def test_a_condition_in_front_of_the_noun_is_kept_unless_it_is_that_of_a_form(
    row: str, when: str | None
) -> None:
    assert (paper(row)["name"], paper(row).get("when")) == ("Giấy ủy quyền", when)


def test_a_body_behind_or_makes_no_paper_where_none_is_named_as_its_giver() -> None:
    lent = paper("Biên bản xác nhận do thư viện hoặc cơ quan cho mượn lập")
    given = paper("Quyết định mở thư viện của trường hoặc cho phép đọc tại chỗ")

    assert "alternatives" not in lent
    assert [one["name"] for one in given["alternatives"]] == [
        "Quyết định mở thư viện của trường", "Quyết định cho phép đọc tại chỗ",
    ]  # fmt: skip


def test_a_permit_among_alternatives_is_in_the_register_of_its_giver() -> None:
    (permit, card) = paper("Giấy phép mở thư viện hoặc thẻ thư viện")["alternatives"]
    (own, foreign) = paper("Thẻ căn cước hoặc hộ chiếu của người nước ngoài")["alternatives"]

    assert (permit["register"], card.get("register")) == ("licences", None)
    assert (own["register"], foreign["register"]) == ("population", "none")


def test_a_copy_from_the_original_is_no_original() -> None:
    found = paper("Bản chụp từ bản chính thẻ thư viện")

    assert (found["form"], found.get("also_accepts")) == ("copy", None)


def test_a_heading_over_what_is_brought_in_person_tells_the_channel() -> None:
    assert paper("Thẻ thư viện", group="Giấy tờ nộp trực tiếp tại quầy")["channels"] == [
        "in_person"
    ]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Đơn mượn sách;\nvà Danh sách bạn đọc", ["Đơn mượn sách", "Danh sách bạn đọc"]),
        # A form that is cited has ended; the choice behind it is another paper.
        ("Đơn mượn sách theo mẫu, giấy giới thiệu hoặc giấy ủy quyền",
         ["Đơn mượn sách", "Giấy giới thiệu hoặc giấy ủy quyền"]),
        # A choice behind "and" is none of what stands before it.
        ("Phiếu mượn sách của lớp, giấy hẹn của lớp và thẻ A hoặc thẻ B",
         ["Phiếu mượn sách của lớp", "Giấy hẹn của lớp", "Thẻ A hoặc thẻ B"]),
    ],
)  # fmt: skip
def test_a_list_is_cut_where_the_next_paper_is_named(row: str, names: list[str]) -> None:
    assert [one["name"] for one in read(row).documents] == names


@pytest.mark.parametrize(
    ("row", "when"),
    [
        # How a paper comes, what comes with it, what it contains, what its blank is called.
        ("Thẻ thư viện (trường hợp nộp bản sao thì mang thẻ theo)", None),
        ("Giấy khai sinh (nếu bản sao phải có dấu của lớp)", None),
        ("Văn bản mượn sách do lớp ký (trường hợp bạn khác ký thì phải có giấy ủy quyền)", None),
        ("Hộ chiếu, trong đó có trang thị thực vào thư viện (nếu có)", None),
        ("Hộ chiếu, trong đó có trang thị thực vào thư viện (đối với học sinh)",
         "đối với học sinh"),
        ("Tờ khai mượn sách (áp dụng đối với sách quý) mẫu số 05/MS", None),
        ("Tờ khai mượn sách (áp dụng đối với sách quý)", "áp dụng đối với sách quý"),
        ("Văn bản mượn sách: mẫu MS6 (của thư viện) đối với lớp", None),
        ("Quy chế giữ kho đối với sách quý", None),
        ("Giấy chứng nhận bảo hiểm của kho sách đối với người thứ ba", None),
        # What goes on behind a semicolon with the case of the paper.
        ("Giấy tờ của con người gác kho; con người giữ sách (nếu có)", "nếu có"),
        ("Giấy tờ của con người gác kho; con người giữ sách", None),
    ],
)  # fmt: skip
def test_a_condition_is_that_of_the_paper(row: str, when: str | None) -> None:
    (found, *_) = read(row).documents

    assert found.get("when") == when


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ("Thẻ thư viện. Trường hợp thẻ có mã vạch thì không phải nộp giấy tờ này.", "Trường hợp"),
        ("Thẻ thư viện. Trường hợp thẻ đã có trong cơ sở dữ liệu của thư viện thì thẻ được "
         "thay thế bằng dữ liệu.", "Trường hợp"),
        ("Thẻ thư viện. Trường hợp thẻ có mã vạch thì không phải xếp hàng.", None),
    ],
)  # fmt: skip
def test_a_row_that_dispenses_with_its_paper_asks_only_sometimes(
    row: str, when: str | None
) -> None:
    found = paper(row)

    assert str(found.get("when")).startswith(str(when))


@pytest.mark.parametrize(
    ("row", "names"),
    [
        # One paper in another state.
        ("Tờ khai sách mượn theo các ô trên mạng. Trường hợp mạng hỏng, người mượn nộp 02 bản "
         "chính tờ khai sách mượn theo mẫu giấy",
         ["Tờ khai sách mượn theo các ô trên mạng"]),
        ("Tờ khai sách mượn. Trường hợp làm mất sách, người mượn nộp tờ khai mất sách",
         ["Tờ khai sách mượn", "Tờ khai mất sách"]),
        # What takes the place of a paper.
        ("Thẻ của lớp. Trường hợp mất thẻ thì thay bằng giấy hẹn của lớp",
         ["Thẻ của lớp", "Giấy hẹn của lớp"]),
        # What comes with a paper, and what a blank is published with.
        ("Đề án đổi sách hoặc phương án đổi sách kèm theo quyết định phê duyệt của trường",
         ["Đề án đổi sách hoặc phương án đổi sách", "Quyết định phê duyệt của trường"]),
        ("Văn bản mượn sách theo Mẫu số 01 công bố kèm theo Quyết định này", ["Văn bản mượn sách"]),
        ("Báo cáo mất sách của lớp kèm theo giải trình chi tiết số sách",
         ["Báo cáo mất sách của lớp", "Giải trình chi tiết số sách"]),
        ("Catalog và tài liệu kỹ thuật của máy mượn sách",
         ["Catalog", "Tài liệu kỹ thuật của máy mượn sách"]),
        # Contents of the paper, whoever wrote them.
        ("Quyết định của hội đồng trường mua sách, trong đó: a) Phương án mua nêu rõ giá sách; "
         "b) Phương án trả nêu rõ ngày trả", ["Quyết định của hội đồng trường mua sách"]),
        ("Thẻ thư viện do lớp cấp. Thẻ thư viện có giá trị trong một năm",
         ["Thẻ thư viện do lớp cấp"]),
        # People who have to have a paper.
        ("Cán bộ giữ kho sách làm mất sách phải có biên bản mất sách", ["Biên bản mất sách"]),
        ("Cán bộ giữ kho sách kiểm tra biên bản mất sách", []),
        # What one authority sends to another.
        ("Hồ sơ Sở Văn hóa báo cáo Ủy ban nhân dân gồm: a) Tờ trình của Sở; b) Thẻ bạn đọc", []),
    ],
)  # fmt: skip
def test_a_paper_is_asked_once_and_by_its_words(row: str, names: list[str]) -> None:
    assert [one["name"] for one in read(row).documents] == names


def test_one_or_several_of_a_list_are_a_choice_to_the_end_of_its_lists() -> None:
    row = (
        "Một hoặc một số giấy tờ chứng minh đã mượn sách, gồm: - Giấy tờ của lớp: + Thẻ của lớp; "
        "+ Phiếu mượn của lớp; - Giấy hẹn"
    )

    assert [one["name"] for one in paper(row)["alternatives"]][1:] == [
        "Thẻ của lớp", "Phiếu mượn của lớp", "Giấy hẹn",
    ]  # fmt: skip


def test_a_form_in_a_bracket_behind_the_paper_is_its_form() -> None:
    assert paper("Bản sao thẻ bạn đọc (có chứng thực)")["form"] == "certified_copy"
    assert paper("Bản sao thẻ bạn đọc (có dấu)")["form"] == "copy"


def test_a_name_goes_on_to_the_charter_that_says_who_decides() -> None:
    found = paper("Văn bản chấp thuận của cấp có thẩm quyền theo quy định tại Điều lệ thư viện")

    assert (found["kind"], found["name"][-16:]) == ("resolution", "Điều lệ thư viện")
