"""What clauses say of a paper, each with a like clause that says nothing of it."""

from datetime import date
from typing import Any

import pytest

from registry.analysis.context import Whole
from registry.analysis.facts import FACTS
from registry.procedure.reading import procedure_from_data
from registry.reference import load_reference

TODAY = date(2026, 11, 23)
HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}
CARD, COMPANY = "can-cuoc", "giay-chung-nhan-dang-ky-doanh-nghiep"


def fact(
    fact_name: str, /, *papers: dict[str, Any], notes: tuple[str, ...] = (), **keys: Any
) -> Any:
    """A fact about the first of the papers; the notes stand in the table of papers."""
    documents = [{"id": f"p{at}", "name": "Giấy", **paper} for at, paper in enumerate(papers)]
    unread = [{"field": "documents.name", "text": note} for note in notes]
    data = {**HEAD, "source": {"read": "suggested", "unread": unread}, **keys}
    procedure = procedure_from_data({**data, "documents": documents})
    whole = Whole(procedure, TODAY, load_reference())
    return FACTS["Document"][fact_name].compute(whole.papers[0])


def of_row(text: str, *names: str, **keys: Any) -> list[dict[str, Any]]:
    """Papers that were read from one row; the keys are of the first."""
    read: list[dict[str, Any]] = [{"name": name, "text": text, "row": 1} for name in names]
    read[0].update(keys)
    return read


IN_BRACKETS = (
    "Giấy tờ chứng minh quốc tịch (Giấy khai sinh; Hộ chiếu; Thẻ căn cước) và giấy tờ theo Điều 7 "
    "(Trích lục hộ tịch; Giấy xác nhận){} không thể khai thác được thông tin trong cơ sở dữ liệu"
)


@pytest.mark.parametrize(
    ("text", "fallback"),
    [
        (IN_BRACKETS.format(", trong trường hợp cơ quan tiếp nhận"), True),
        (IN_BRACKETS.format(". Trường hợp cơ quan"), False),
        ("Giấy khai sinh; Trích lục hộ tịch trong trường hợp không khai thác được dữ liệu", False),
        ("Giấy khai sinh, Trích lục hộ tịch trong trường hợp không khai thác được dữ liệu", True),
        ("Giấy khai sinh của người chưa được cấp số định danh cá nhân và Trích lục hộ tịch", True),
        ("Giấy khai sinh và Trích lục hộ tịch của người đã được cấp số định danh cá nhân", False),
    ],
)
def test_a_clause_reaches_as_far_as_its_sentence(text: str, fallback: bool) -> None:
    assert fact("fallback", *of_row(text, "Giấy khai sinh", "Trích lục hộ tịch")) is fallback


def test_where_a_legal_list_names_the_paper_even_those_without_a_number_need_not_bring_it() -> None:
    text = "Giấy khai sinh đối với người chưa được cấp số định danh cá nhân"
    assert fact("fallback", {"name": "Giấy khai sinh", "text": text})
    assert not fact("fallback", {"name": "Giấy khai sinh", "text": text}, code="1.001280")


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Giấy tờ tùy thân của người đề nghị, trừ căn cước công dân, thẻ căn cước", ()),
        ("Giấy tờ tùy thân của người đề nghị, trừ trường hợp đi công tác", (CARD,)),
        ("Giấy tờ tùy thân của người đề nghị nộp trực tiếp bằng căn cước", (CARD,)),
    ],
)
def test_what_stands_behind_except_is_not_asked(text: str, types: tuple[str, ...]) -> None:
    assert fact("paper_types", {"name": "Giấy tờ tùy thân", "text": text}) == types


WAIVER = (
    "Trường hợp khai thác được Giấy chứng nhận đăng ký doanh nghiệp trên cơ sở dữ liệu; Giấy chứng "
    "nhận quyền sử dụng đất trên cơ sở dữ liệu thì không yêu cầu nộp các thành phần hồ sơ này"
)
ASKED = {"name": "Giấy chứng nhận đăng ký doanh nghiệp"}


def test_a_list_that_is_not_asked_for_frees_in_every_row() -> None:
    assert fact("fallback", ASKED, notes=(WAIVER,))
    assert fact("fallback", ASKED, {"name": "Quyết định", "text": f"Quyết định; {WAIVER}"})
    assert not fact("fallback", {"name": "Thẻ căn cước"}, notes=(WAIVER,))


def test_a_row_that_asks_for_the_paper_frees_only_from_its_own() -> None:
    own = {"name": ASKED["name"], "text": f"{ASKED['name']} ({WAIVER})", "row": 2}
    assert fact("fallback", own)
    assert not fact("fallback", ASKED, own)


@pytest.mark.parametrize(
    ("note", "fallback"),
    [
        ("Doanh nghiệp không phải nộp các giấy tờ khai thác được trên cơ sở dữ liệu", True),
        ("Không phải nộp thành phần hồ sơ trong trường hợp cơ quan khai thác được dữ liệu", True),
        ("Doanh nghiệp không phải nộp bản chính các giấy tờ", False),
        ("Thành phần hồ sơ được thay thế khi cơ quan khai thác được dữ liệu", False),
    ],
)
def test_a_note_or_a_row_may_free_from_the_whole_dossier(note: str, fallback: bool) -> None:
    assert fact("fallback", ASKED, notes=(note,)) is fallback
    other = {"name": "Phương án", "text": f"Phương án. {note}"}
    assert fact("fallback", ASKED, other) is fallback


@pytest.mark.parametrize(
    ("paper", "types"),
    [
        (
            {"name": "Danh sách cổ đông", "kind": "declaration_list",
             "text": "Danh sách cổ đông gồm họ tên, số căn cước công dân",
             "alternatives": [{"name": "Danh sách cổ đông"}, {"name": "Căn cước công dân"}]},
            ("danh-sach",),
        ),
        (
            {"name": "Phiếu đề nghị khóa tài khoản, căn cước điện tử", "kind": "application_form",
             "text": "Phiếu đề nghị khóa tài khoản, căn cước điện tử"},
            ("don-de-nghi",),
        ),
        (
            {"name": "Quyết định thành lập", "text": "Nộp Quyết định thành lập thay Giấy chứng "
             "nhận đăng ký kinh doanh hoặc Giấy chứng nhận đăng ký doanh nghiệp",
             "alternatives": [{"name": "Giấy chứng nhận đăng ký kinh doanh"}]},
            ("quyet-dinh-thanh-lap",),
        ),
        (
            {"name": "Giấy ra viện", "text": "Bản sao giấy khai sinh và giấy tờ sau đây: Giấy ra "
             "viện"},
            (),
        ),
        (
            {"name": "Giấy ra viện", "text": "Giấy ra viện kèm giấy khai sinh"},
            ("giay-khai-sinh",),
        ),
    ],
)  # fmt: skip
def test_what_a_row_only_names_is_not_handed_in(
    paper: dict[str, Any], types: tuple[str, ...]
) -> None:
    assert fact("paper_types", paper) == types


def test_a_type_in_another_part_of_the_row_is_of_the_paper_there() -> None:
    body, person = "Giấy tờ pháp lý của tổ chức", "Giấy tờ pháp lý của cá nhân"
    text = f"{body}; {person} đối với người đại diện"

    assert CARD not in fact("paper_types", *of_row(text, body, person))
    assert CARD in fact("paper_types", {"name": body, "text": text, "row": 1})


def test_a_sentence_names_the_paper_that_is_meant() -> None:
    decision = {"name": "Quyết định bổ nhiệm", "text": "Quyết định bổ nhiệm kèm thẻ căn cước"}
    assert fact("told_as", decision) == "Thẻ căn cước (trong: Quyết định bổ nhiệm)"
    assert fact("told_as_en", decision) == "Identity card (in: Quyết định bổ nhiệm)"
    assert fact("held_parts", decision) == ()
    card = {"name": "Thẻ căn cước của người đại diện"}
    assert fact("told_as", card) == card["name"]
    assert fact("held_parts", card) == ("documents/p0",)


@pytest.mark.parametrize(
    ("name", "paper", "value"),
    [
        ("seen_in_person", {"text": "Giấy tờ tùy thân của thuyền viên, hành khách"}, True),
        ("seen_in_person", {"text": "Thẻ căn cước xuất trình tại Kho bạc Nhà nước"}, True),
        ("seen_in_person", {"text": "Bản sao thẻ căn cước của người nộp tiền"}, False),
        ("other_land", {"name": "Quyết định giao đất có mặt nước ven biển"}, True),
        ("other_land", {"name": "Giấy chứng nhận quyền sử dụng đất"}, False),
        ("not_registered_body", {"text": "Giấy phép của công ty nhà nước chưa chuyển đổi"}, True),
        ("not_registered_body", {"text": "Giấy phép của công ty nhà nước"}, False),
        ("old_names", {"text": "Giấy tờ chứng minh quốc tịch Việt Nam: chứng minh nhân dân"}, ()),
        ("old_names", {"text": "Bản khai có xác nhận nơi đăng ký hộ khẩu thường trú"}, ()),
        ("old_names", {"text": "Bản sao sổ hộ khẩu"}, ("Sổ hộ khẩu, sổ tạm trú",)),
    ],
)
def test_a_fact_of_one_paper(name: str, paper: dict[str, Any], value: object) -> None:
    assert fact(name, paper) == value


def test_in_a_procedure_for_foreign_bodies_a_registration_is_foreign() -> None:
    name = "Gia hạn giấy phép văn phòng đại diện của thương nhân nước ngoài"
    assert fact("foreign", ASKED, name=name)
    assert not fact("foreign", {"name": f"{ASKED['name']} của tổ chức Việt Nam"}, name=name)
    assert not fact("foreign", ASKED, name="Cấp giấy phép cho doanh nghiệp, tổ chức nước ngoài")


def test_an_investment_certificate_that_a_heading_leaves_out_frees_from_no_other_paper() -> None:
    keys: dict[str, Any] = {
        "cases": [{"id": "a", "name": "Hồ sơ, trong đó không bao gồm Giấy chứng nhận đầu tư"}],
    }
    assert not fact("fallback", {"name": "Thẻ căn cước", "case": "a"}, **keys)
    assert "giay-chung-nhan-dang-ky-dau-tu" not in fact(
        "paper_types", {"name": "Giấy chứng nhận đầu tư", "case": "a"}, **keys
    )
