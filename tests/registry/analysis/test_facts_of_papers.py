"""Facts about one paper, each with what makes it true, false or not known."""

from datetime import date
from typing import Any

import pytest

from registry.analysis.context import Whole
from registry.analysis.facts import FACTS
from registry.procedure.reading import procedure_from_data
from registry.reference import load_reference

TODAY = date(2026, 11, 23)
HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}


def fact(fact_name: str, /, *papers: dict[str, Any], on: date = TODAY, **keys: Any) -> Any:
    """A fact about the last of the papers."""
    documents = [{"id": f"p{at}", "name": "Giấy", **paper} for at, paper in enumerate(papers)]
    procedure = procedure_from_data({**HEAD, **keys, "documents": documents})
    whole = Whole(procedure, on, load_reference())
    return FACTS["Document"][fact_name].compute(whole.papers[-1])


NOTE = "Trường hợp giấy tờ tùy thân là căn cước thì chỉ cần cung cấp thông tin số định danh cá nhân"


@pytest.mark.parametrize(
    ("name", "paper", "value"),
    [
        ("required", {}, True),
        ("required", {"when": "nếu có"}, False),
        ("required", {"channels": ["post"]}, False),
        ("required", {"fallback_only": "true"}, False),
        ("asked", {}, True),
        ("asked", {"fetched_by": "state"}, False),
        ("asked", {"text": "Giấy (không bắt buộc)"}, False),
        ("fallback", {"fallback_only": "true"}, True),
        ("fallback", {"text": "Giấy trong trường hợp không thể khai thác được thông tin"}, True),
        (
            "fallback",
            {"text": "Giấy. Trường hợp đã có trong cơ sở dữ liệu thì thay bằng dữ liệu"},
            True,
        ),
        ("fallback", {"text": "Giấy còn giá trị"}, False),
        ("fallback", {"text": "Giấy trong trường hợp kết nối cơ sở dữ liệu bị gián đoạn"}, True),
        ("fallback", {"text": "Giấy, khi hệ thống gặp sự cố thì nộp bản giấy"}, False),
        ("fallback", {"text": "Giấy nếu tổ chức không có tên trên Hệ thống thông tin"}, True),
        ("paper_types", {"name": "Giấy tờ chứng minh thu nhập"}, ()),
        ("paper_types", {"name": "Hồ sơ đăng ký hợp tác xã"}, ()),
        ("paper_types", {"name": "Bản sao căn cước công dân"}, ("can-cuoc",)),
        ("paper_types", {"type": "giay-khai-sinh"}, ("giay-khai-sinh",)),
        ("paper_types", {"name": "Đơn đề nghị cấp căn cước"}, ("don-de-nghi",)),
        ("paper_types", {"name": "Quyết định thu hồi chứng nhận đăng ký xe"}, ()),
        ("paper_types", {"name": "Giấy khai sinh", "register": "none"}, ()),
        ("paper_types", {"kind": "identity", "register": "population"}, ("can-cuoc",)),
        (
            "paper_types",
            {"name": "Hồ sơ", "text": "Hồ sơ gồm: điều lệ, giấy chứng nhận đăng ký doanh nghiệp"},
            ("giay-chung-nhan-dang-ky-doanh-nghiep",),
        ),
        ("registers", {"name": "Giấy khai sinh"}, ("civil_status",)),
        ("registers", {"alternatives": [{"name": "A", "register": "land"}]}, ("land",)),
        ("registers", {"register": "none"}, ()),
        ("register_shared", {"register": "population"}, True),
        ("register_shared", {"register": "tax"}, False),
        ("register_shared", {"register": "none"}, False),
        ("register_shared", {}, None),
        ("register_name", {"register": "land"}, "Cơ sở dữ liệu quốc gia về đất đai"),
        ("register_name", {}, None),
        ("register_name_en", {"register": "land"}, "national land database"),
        ("held_elsewhere", {"register": "tax"}, True),
        ("held_elsewhere", {"register": "land"}, False),
        ("listed_in_law", {"name": "Giấy khai sinh"}, True),
        ("listed_in_law", {"name": "Bằng tốt nghiệp"}, False),
        ("choice", {"alternatives": [{"name": "A"}, {"name": "B"}]}, True),
        ("choice", {"any_of": "g"}, True),
        ("choice", {}, False),
        ("written_for_it", {"kind": "photo"}, True),
        ("written_for_it", {"kind": "identity"}, False),
        ("listed_in_law", {"kind": "land_title", "register": "land"}, True),
        ("foreign", {"name": "Hộ chiếu của người nước ngoài"}, True),
        ("foreign", {"holder": "nhà đầu tư nước ngoài"}, True),
        ("foreign", {"name": "Giấy do cơ quan có thẩm quyền nước ngoài cấp"}, True),
        ("foreign", {"text": "Giấy của tổ chức tín dụng, chi nhánh ngân hàng nước ngoài"}, False),
        ("foreign", {"text": "Giấy của công dân Việt Nam hoặc người nước ngoài"}, False),
        ("handed_over", {"surrendered": "true"}, True),
        ("handed_over", {"text": "Giấy phải nộp lại để thu hồi"}, True),
        ("handed_over", {}, False),
        (
            "facts_missing",
            {"name": "Thẻ căn cước"},
            ("identity_paper_issued_on", "identity_paper_valid_until"),
        ),
        ("facts_held", {"name": "Giấy phép xây dựng"}, ()),
        ("facts_held", {"name": "Báo cáo"}, None),
        ("facts_missing", {"name": "Báo cáo"}, None),
        ("facts_told", {"name": "Báo cáo"}, ""),
        ("facts_told", {"name": "Sổ hộ khẩu"}, " (7/7 thông tin; danh mục chưa đối chiếu)"),
        (
            "facts_told_en",
            {"name": "Giấy khám sức khỏe"},
            " (6/7 facts, missing: fitness by the standard of an occupation; lists not verified)",
        ),
        ("old_names", {"name": "Chứng minh nhân dân"}, ("Chứng minh nhân dân",)),
        ("old_names", {"name": "Thẻ căn cước"}, ()),
        ("vague", {"name": "Các tài liệu khác có liên quan"}, True),
        ("vague", {"name": "Giấy phép hoặc các tài liệu khác có liên quan"}, False),
        ("vague", {"name": "Giấy phép và các tài liệu khác có liên quan"}, True),
        ("vague", {"name": "Giấy phép hoặc giấy tờ khác có giá trị tương đương"}, False),
        ("vague", {"name": "Tài liệu khác", "basis": [{"instrument": "1/2020/NĐ-CP"}]}, False),
        ("purpose_only", {"name": "Tài liệu chứng minh năng lực"}, True),
        ("purpose_only", {"name": "Báo cáo"}, False),
        ("purpose_only", {"name": "Tài liệu xác định đối tượng được miễn"}, True),
        ("purpose_only", {"name": "Giấy tờ chứng minh thu nhập", "text": "Theo mẫu số 3"}, False),
        ("purpose_only", {"name": "Tài liệu chứng minh đủ vốn", "text": "Gồm: sao kê"}, False),
        (
            "purpose_only",
            {"name": "Tài liệu chứng minh đủ vốn", "text": "Tài liệu chứng minh đủ vốn: 01 bản"},
            True,
        ),
        ("open_purpose", {"name": "Tài liệu chứng minh đủ điều kiện"}, True),
        ("open_purpose", {"name": "Giấy tờ chứng minh đã nộp tiền"}, False),
        ("open_purpose", {"name": "Giấy tờ chứng minh thuộc diện được hỗ trợ"}, True),
        ("open_purpose", {"name": "Văn bản chứng minh về các thay đổi"}, True),
        ("open_purpose", {"name": "Giấy tờ chứng minh tư cách pháp nhân"}, False),
        ("open_list", {"name": "Hợp đồng thuê hoặc giấy tờ khác chứng minh có kho"}, True),
        ("open_list", {"name": "Chứng từ liên quan đến lô hàng"}, True),
        ("open_list", {"name": "Hợp đồng hoặc giấy tờ khác có giá trị tương đương"}, False),
        ("open_list", {"name": "Tài liệu liên quan đến kho, gồm hợp đồng và sơ đồ"}, False),
        ("open_list", {"name": "Văn bản góp ý của các đơn vị liên quan"}, False),
        ("open_list", {"name": "Danh mục tài liệu liên quan"}, False),
        (
            "open_list",
            {"name": "A hoặc giấy tờ khác", "basis": [{"instrument": "1/2020/NĐ-CP"}]},
            False,
        ),
        ("vague", {"name": "Tài liệu kèm theo (nếu có)"}, True),
        ("vague", {"name": "Bản vẽ kèm theo"}, False),
        ("listed_again", {}, ""),
        ("certified_only", {"form": "certified_copy"}, True),
        ("certified_only", {"form": "certified_copy", "also_accepts": ["copy"]}, False),
        ("certified_only", {"form": "certified_copy", "text": "Giấy, bản sao hợp lệ"}, False),
        ("certified_only", {}, None),
        ("certified_only", {"form": "certified_copy", "text": "Giấy (bản sao chứng thực)"}, True),
        (
            "certified_only",
            {"form": "certified_copy", "text": "Bản sao chứng thực hoặc kèm bản chính giấy"},
            False,
        ),
        (
            "certified_only",
            {"form": "certified_copy", "text": "Giấy kèm bản sao có chứng thực bản dịch"},
            False,
        ),
        ("portrait", {"name": "02 ảnh màu cỡ 3 x 4 cm", "kind": "photo"}, True),
        ("portrait", {"name": "Ảnh màu 9 x 12 cm chụp toàn tàu", "kind": "photo"}, False),
        ("portrait", {"name": "Báo cáo"}, False),
        ("image_file_too", {"form": "electronic"}, True),
        ("image_file_too", {"text": "02 ảnh hoặc file ảnh"}, True),
        ("image_file_too", {"text": "02 ảnh màu"}, False),
        ("only_by_post", {"channels": ["post"]}, True),
        ("only_by_post", {"text": "Giấy nếu gửi qua đường bưu điện"}, True),
        ("only_by_post", {}, False),
        ("issued_here", {"issued_by": "self"}, True),
        ("issued_here", {"issued_by": "so-xay-dung"}, False),
        ("issued_here", {}, None),
        ("repeats", {}, ""),
        ("repeat_is_sure", {"kind": "technical"}, True),
        ("repeat_is_sure", {"kind": "authorisation"}, False),
    ],
)
def test_a_fact_of_one_paper(name: str, paper: dict[str, Any], value: object) -> None:
    assert fact(name, paper) == value


def test_a_paper_that_a_note_frees_is_a_fallback() -> None:
    unread = [{"field": "documents.name", "text": NOTE}]

    assert fact("fallback", {"name": "Thẻ căn cước"}, source={"unread": unread})
    assert not fact("fallback", {"name": "Giấy khai sinh"}, source={"unread": unread})


def test_what_the_procedure_gives_is_the_result_itself() -> None:
    results = [{"id": "r", "name": "Giấy khai sinh"}]

    assert fact("result_itself", {"name": "Bản sao giấy khai sinh"}, results=results)
    assert fact("paper_types", {"name": "Bản sao giấy khai sinh"}, results=results) == ()
    assert not fact("result_itself", {"name": "Giấy chứng tử"}, results=results)


def test_where_only_foreigners_apply_every_paper_is_foreign() -> None:
    assert fact("foreign", {}, applicants=["foreigner"])
    assert not fact("foreign", {}, applicants=["foreigner", "citizen"])


def test_the_permit_that_is_extended_was_issued_here() -> None:
    permit = {"name": "Giấy phép khai thác khoáng sản", "kind": "existing_permit"}
    keys: dict[str, Any] = {"name": "Gia hạn giấy phép khai thác khoáng sản", "act": "extend"}

    assert fact("renewed_here", permit, **keys)
    assert not fact("renewed_here", {**permit, "name": "Giấy phép môi trường"}, **keys)
    assert not fact("renewed_here", {**permit, "form": "original"}, **{**keys, "act": "exchange"})


def test_the_second_of_two_alike_papers_repeats_the_first() -> None:
    paper = {"name": "Báo cáo tài chính"}

    assert fact("repeats", paper, paper) == "documents/p0"
    assert fact("repeats", paper, {**paper, "holder": "bên mua"}) == ""
    assert fact("repeats", {**paper, "when": "bên mua là tổ chức"}, paper) == ""
    rows = [{**paper, "row": "1", "text": text} for text in ("Đối với A: x", "Đối với B: x")]
    assert fact("repeats", rows[0], {**rows[1], "row": "2"}) == ""


def row(number: int, text: str) -> dict[str, Any]:
    return {"name": "Đơn đề nghị", "row": str(number), "text": text}


def suggested(**unread: str) -> dict[str, Any]:
    """A source that nobody has confirmed, with headings that were lost."""
    return {
        "read": "suggested",
        "unread": [{"field": "documents.name", "text": text} for text in unread.values()],
    }


def test_another_number_or_another_form_is_another_paper() -> None:
    one, same = row(0, "Đơn đề nghị theo Mẫu số 11"), row(1, "Đơn đề nghị theo Mẫu số 11")

    assert fact("repeats", one, same) == "documents/p0"
    assert fact("repeats", one, row(1, "Đơn đề nghị theo Mẫu số 12")) == ""
    attached = row(1, "Đơn đề nghị theo Mẫu số 11 xe-cong-vu.docx")
    assert fact("repeats", one, attached) == ""


def test_where_headings_may_be_lost_nothing_is_called_repeated() -> None:
    pair = row(0, "Đơn đề nghị"), row(1, "Đơn đề nghị")
    marked = row(0, "a) Đơn đề nghị"), row(1, "a) Đơn đề nghị")

    assert fact("repeats", *pair, source=suggested()) == "documents/p0"
    assert fact("repeats", *marked, source=suggested()) == ""
    assert fact("repeats", *marked) == "documents/p0"  # a person has confirmed what it says
    assert fact("repeats", *pair, source=suggested(a="Lần đầu:", b="Lần sau:")) == ""


def test_a_list_that_comes_again_is_the_list_of_another_case() -> None:
    names = ("Đơn", "Báo cáo", "Bản vẽ")
    rows = [{"name": names[at % 3], "row": str(at), "text": names[at % 3]} for at in range(6)]

    assert fact("repeats", *rows, source=suggested()) == ""
    assert fact("repeats", *rows) == "documents/p2"


def test_a_form_before_another_paper_that_comes_again_opens_a_second_list() -> None:
    form = {"kind": "application_form"}
    first = [{**row(0, "Đơn đề nghị"), **form}, {"name": "Hóa đơn", "row": "1", "text": "1. A"}]
    again = {**row(3, "Đơn đề nghị"), **form}
    bill = {"name": "Hóa đơn", "row": "2", "text": "+ Hóa đơn khác"}

    assert fact("repeats", *first, bill, again, source=suggested()) == ""
    assert fact("repeats", *first, again, source=suggested()) == "documents/p0"


def test_behind_a_heading_only_a_neighbour_is_called_repeated() -> None:
    letter = {"name": "Công văn", "row": "1", "text": "Công văn"}
    heading = suggested(a="Thành phần hồ sơ trình Chủ tịch:")

    assert fact("repeats", row(0, "Đơn"), letter, row(2, "Đơn"), source=heading) == ""
    assert fact("repeats", letter, row(2, "Đơn"), row(3, "Đơn"), source=heading) == "documents/p1"


def test_a_row_with_two_papers_gives_each_its_own_words() -> None:
    row = {"row": "0", "text": "Nếu không khai thác được: giấy khai sinh; phiếu lý lịch tư pháp"}
    first, second = {**row, "name": "Giấy khai sinh"}, {**row, "name": "Phiếu lý lịch tư pháp"}

    assert fact("paper_types", second, first) == ("giay-khai-sinh",)
    assert fact("fallback", first, second)


def test_names_are_withdrawn_from_the_day_of_the_law() -> None:
    paper = {"name": "Chứng minh nhân dân"}

    assert fact("old_names", paper, on=date(2024, 6, 30)) == ()


CARD = {"name": "Thẻ căn cước"}


def case(**words: str) -> list[dict[str, str]]:
    return [{"id": "c", "name": "Hồ sơ", **words}]


def test_the_heading_of_a_case_may_make_its_papers_a_fallback_or_foreign() -> None:
    paper = {**CARD, "case": "c"}
    unread = "Trường hợp không khai thác được dữ liệu dân cư, hồ sơ gồm"

    assert not fact("fallback", paper, cases=case())
    assert fact("fallback", paper, cases=case(name=unread))
    assert not fact("foreign", paper, cases=case(name="Đối với doanh nghiệp"))
    assert fact("foreign", paper, cases=case(name="Đối với doanh nghiệp Trung Quốc"))


def test_a_sentence_that_names_no_paper_frees_from_those_before_it() -> None:
    text = "Giấy khai sinh. Thông tin đã có trên cơ sở dữ liệu thì không phải nộp. Giấy chứng tử"
    row = {"row": "0", "text": text}
    before, after = {**row, "name": "Giấy khai sinh"}, {**row, "name": "Giấy chứng tử"}

    assert fact("fallback", after, before)
    assert not fact("fallback", before, after)


def test_a_paper_that_is_named_only_where_a_sentence_frees_from_it_is_not_asked() -> None:
    says = "Trường hợp khai thác được giấy khai sinh thì không phải nộp giấy khai sinh"

    assert fact("registers", {"name": "Điều lệ", "text": f"Điều lệ. {says}"}) == ()
    assert fact("registers", {"name": "Giấy khai sinh", "text": f"Giấy khai sinh. {says}"}) == (
        "civil_status",
    )


def test_a_choice_is_a_fallback_once_its_own_row_frees_from_one_of_it() -> None:
    says = "Trường hợp khai thác được dữ liệu thì không phải nộp bản sao căn cước công dân"
    text = "Căn cước công dân, giấy xác nhận thông tin về cư trú"
    names = [{"name": "Căn cước công dân"}, {"name": "Giấy xác nhận thông tin về cư trú"}]
    choice = {"name": "Giấy tờ", "row": "1", "alternatives": names}

    assert fact("fallback", {**choice, "text": f"{text}. {says}"})
    assert not fact("fallback", {**choice, "text": text})


def test_an_old_name_that_the_procedure_is_about_is_no_leftover() -> None:
    paper = {"name": "Giấy chứng minh nhân dân 09 số"}

    assert fact("old_names", paper, name="Xác nhận số chứng minh nhân dân 09 số") == ()
    assert fact("old_names", paper) == ("Chứng minh nhân dân",)


def test_a_registration_that_is_withdrawn_is_the_matter_itself() -> None:
    paper = {"name": "Chứng nhận đăng ký xe"}

    assert fact("result_itself", paper, name="Thu hồi giấy chứng nhận đăng ký, biển số xe")
    assert not fact("result_itself", paper, name="Cấp phù hiệu")


CHOICE = [{"name": "Thẻ căn cước"}, {"name": "Hộ chiếu"}, {"name": "CMND"}]


def test_of_a_choice_only_what_is_held_can_go_and_the_rest_is_a_fallback() -> None:
    choice = {"name": "Giấy tờ", "alternatives": CHOICE}

    assert fact("held_parts", choice) == (
        "documents/p0/alternatives/the-can-cuoc",
        "documents/p0/alternatives/cmnd",
    )
    assert fact("fallback_paths", choice) == ("documents/p0/fallback_only",)


@pytest.mark.parametrize(
    "paper",
    [
        CARD,
        {"name": "Giấy tờ tùy thân", "alternatives": CHOICE[:1]},
        {"name": "Giấy tờ tùy thân", "alternatives": CHOICE[1:2]},
    ],
)
def test_a_paper_of_which_nothing_else_is_left_goes_as_a_whole(paper: dict[str, Any]) -> None:
    assert fact("held_parts", paper) == ("documents/p0",)
    assert fact("fallback_paths", paper) == ()


def test_papers_that_stand_for_each_other_are_a_fallback_when_one_goes() -> None:
    other = {"name": "Hợp đồng thuê nhà", "any_of": "nha"}

    assert fact("fallback_paths", other, {**CARD, "any_of": "nha"}) == (
        "documents/p0/fallback_only",
    )
    assert fact("fallback_paths", other, CARD) == ()


def test_before_a_register_is_shared_no_paper_of_a_choice_goes_alone() -> None:
    choice = {"name": "Giấy tờ", "alternatives": CHOICE}

    assert fact("held_parts", choice, on=date(2010, 1, 1)) == ("documents/p0",)


def test_a_sentence_about_the_whole_dossier_that_names_no_paper_frees_from_none() -> None:
    says = "Thành phần hồ sơ được thay thế, cắt giảm khi khai thác được dữ liệu"
    note = {"name": "Ghi chú", "row": "1", "text": says}

    assert not fact("fallback", note, {**CARD, "row": "0", "text": "Thẻ căn cước"})


def test_a_paper_of_the_same_row_speaks_for_itself_and_for_its_choices() -> None:
    text = "Hợp đồng thuê nhà hoặc Giấy chứng nhận quyền sử dụng đất; Phiếu lý lịch tư pháp"
    lease: dict[str, Any] = {"name": "Hợp đồng thuê nhà", "row": "0", "text": text}
    record = {"name": "Phiếu lý lịch tư pháp", "row": "0", "text": text}

    lease["alternatives"] = [
        {"name": "Hợp đồng thuê nhà"},
        {"name": "Giấy chứng nhận quyền sử dụng đất"},
    ]

    assert fact("paper_types", record, lease) == ("hop-dong", "giay-chung-nhan-quyen-su-dung-dat")
    assert fact("paper_types", lease, record) == ("phieu-ly-lich-tu-phap",)


def test_a_sentence_about_the_dossier_frees_in_every_row() -> None:
    says = "Kê khai số định danh thì hồ sơ không bao gồm bản sao giấy tờ pháp lý của cá nhân"
    row = {"name": "Điều lệ", "row": "0", "text": f"Điều lệ. {says}"}

    assert fact("fallback", row, {**CARD, "row": "1", "text": "Thẻ căn cước"})
    assert not fact("fallback", row, {"name": "Giấy khai sinh", "row": "1", "text": "Giấy"})


def test_a_general_proof_is_read_where_the_row_frees_from_a_paper_of_its_register() -> None:
    says = "không phải nộp khi khai thác được giấy chứng nhận đăng ký doanh nghiệp"
    proof = {"name": "Tài liệu chứng minh tư cách pháp nhân"}

    assert fact("fallback", {**proof, "text": f"Tài liệu chứng minh tư cách pháp nhân; {says}"})
    assert not fact("fallback", {**proof, "text": "Tài liệu chứng minh tư cách pháp nhân"})


def test_beside_an_identity_card_other_papers_only_say_who_somebody_is() -> None:
    names = ("Thẻ căn cước", "Giấy khai sinh", "Giấy phép lái xe")
    choice = {"name": "Giấy tờ tùy thân", "alternatives": [{"name": name} for name in names]}

    assert fact("paper_types", choice) == ("can-cuoc",)
    assert fact("paper_types", {**choice, "alternatives": choice["alternatives"][1:]}) == (
        "can-cuoc",  # "giấy tờ tùy thân" is the card itself
    )
    assert fact("paper_types", {"name": "Giấy khai sinh"}) == ("giay-khai-sinh",)


def test_where_all_apply_from_abroad_only_papers_of_others_are_vietnamese() -> None:
    abroad = ["foreigner", "overseas_vietnamese"]
    child = {"name": "Giấy khai sinh", "case": "c"}

    assert fact("foreign", CARD, applicants=abroad)
    heading = case(name="Hồ sơ của người được nhận làm con nuôi")
    assert not fact("foreign", child, applicants=abroad, cases=heading)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Giấy của tổ chức (trừ tổ chức Việt Nam)", True),
        ("Giấy của người không có quốc tịch Việt Nam", True),
        ("Giấy của doanh nghiệp tái bảo hiểm nước ngoài", True),
        ("Giấy của người nước ngoài do cơ quan có thẩm quyền Việt Nam cấp", True),
        ("Giấy do cơ quan nước ngoài hoặc cơ quan có thẩm quyền Việt Nam cấp", False),
        ("Hợp đồng của lao động", False),
        ("Giấy của người ở nước ngoài từ 6 tháng", False),
    ],
)
def test_whose_paper_it_is_counts_before_who_issued_it(text: str, foreign: bool) -> None:
    assert fact("foreign", {"text": text}) is foreign


def test_a_standard_of_an_occupation_is_told_by_the_procedure_or_the_paper() -> None:
    paper = {"name": "Giấy chứng nhận sức khỏe"}

    assert fact("special_fitness", paper, name="Cấp giấy phép người lái tàu bay")
    assert not fact("special_fitness", paper, name="Cấp chứng chỉ hành nghề")


def test_a_general_proof_is_told_by_the_row_of_the_list_about_this_procedure() -> None:
    proof = {"name": "Giấy tờ chứng minh thuộc diện xem xét cấp thẻ tạm trú"}
    other = {"name": "Giấy tờ chứng minh năng lực tài chính"}

    assert fact("replaced_registers", proof, code="1.003460") == ("civil_status", "population")
    assert "754" in fact("replaced_row", proof, code="1.003460")
    assert fact("replaced_registers", other, code="1.003460") == ()
    assert fact("replaced_registers", proof, code="1.000001") == ()
    assert fact("replaced_registers", proof, code="1.003460", on=date(2027, 3, 1)) == ()
