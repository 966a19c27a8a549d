"""Facts about the reach of online and postal service, and about words of conditions and fees."""

from datetime import date
from typing import Any

import pytest

from registry.analysis.subject import view
from registry.procedure.reading import procedure_from_data

TODAY = date(2026, 11, 23)
HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}


def seen(**keys: Any) -> Any:
    return view(procedure_from_data({**HEAD, **keys}), TODAY)


@pytest.mark.parametrize(
    ("keys", "internal"),
    [
        ({}, False),
        ({"code": "6.006576"}, True),
        ({"code": "5.002580"}, True),
        ({"code": "6.006576", "kind": "detailed"}, False),
        ({"kind": "internal_interlinked"}, True),
    ],
)
def test_a_procedure_is_internal_by_its_kind_else_by_its_code(
    keys: dict[str, Any], internal: bool
) -> None:
    assert seen(**keys)["internal"] is internal


def test_a_suffix_of_a_merged_province_is_known_from_the_day_of_the_merger() -> None:
    procedure = procedure_from_data({**HEAD, "code": "1.001612.000.00.00.H62"})

    assert view(procedure, date(2025, 6, 30))["merged_province"] == ""
    assert view(procedure, date(2025, 7, 1))["merged_province"] == "Vĩnh Phúc"
    assert view(procedure, TODAY)["merged_into"] == "Phú Thọ"


@pytest.mark.parametrize(
    ("keys", "exempt"),
    [
        ({"applicants": ["citizen", "officer"]}, False),
        ({"applicants": ["officer", "state_body"]}, True),
        ({"applicants": []}, False),
        ({"act_kind": "dispute"}, True),
        ({"name": "Giải quyết tố cáo"}, True),
        ({"kind": "internal"}, True),
    ],
)
def test_what_the_duty_to_serve_online_does_not_reach(keys: dict[str, Any], exempt: bool) -> None:
    assert seen(**keys)["exempt_from_online"] is exempt


APPLY = {"id": "a", "name": "Nộp", "actor": "applicant"}
DECIDE = {"id": "b", "name": "Ra quyết định", "actor": "agency"}
FORM = {"id": "d", "name": "Đơn", "kind": "application_form"}
ASKED: dict[str, Any] = {"act": "extend", "steps": [DECIDE], "documents": [FORM]}


@pytest.mark.parametrize(
    ("keys", "by_itself"),
    [
        ({"act": "revoke"}, True),
        ({"act": "revoke", "steps": [DECIDE]}, True),
        ({"act": "revoke", "steps": [APPLY, DECIDE]}, False),
        ({"act": "extend"}, False),
        ({"act": "extend", "steps": [DECIDE]}, True),
        ({**ASKED, "applicants": ["citizen"]}, False),
        ({**ASKED, "applicants": ["officer"]}, True),
        ({**ASKED, "act": "revoke", "applicants": ["citizen"]}, True),
    ],
)
def test_the_state_acts_by_itself_where_no_applicant_does(
    keys: dict[str, Any], by_itself: bool
) -> None:
    assert seen(**keys)["started_by_state"] is by_itself


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("Đăng ký kết hôn", "bound_to_presence"),
        ("Đổi tiền không đủ tiêu chuẩn lưu thông", "bound_to_presence"),
        ("Sát hạch lái xe", "bound_to_presence"),
        ("Thủ tục hải quan đối với hàng hóa", "at_the_border"),
        ("Kiểm dịch thực vật", "at_the_border"),
        ("Cấp giấy phép sử dụng vũ khí", "touches_security"),
    ],
)
def test_a_name_tells_what_binds_a_procedure(name: str, fact: str) -> None:
    assert seen(name=name)[fact] is True
    assert seen(name="Cấp giấy phép xuất bản")[fact] is False


@pytest.mark.parametrize(
    "name",
    [
        "Sửa đổi giấy phép của tổ chức con nuôi nước ngoài",
        "Cấp giấy chứng nhận đăng ký đại lý đổi tiền",
        "Cấp giấy phép sát hạch",
        "Đăng ký dự thi cấp chứng chỉ",
    ],
)
def test_a_licence_of_those_who_do_such_things_binds_nobody(name: str) -> None:
    assert seen(name=name)["bound_to_presence"] is False


def test_words_of_filing_count_beside_the_listed_channels() -> None:
    desk = {"by": "in_person", "text": "Nộp trực tiếp hoặc trực tuyến, hoặc qua dịch vụ bưu chính"}
    step = {**APPLY, "text": "Nộp hồ sơ trực tiếp hoặc qua Cổng dịch vụ công"}

    found = [
        (p["has_online"], p["has_post"], p["has_in_person"])
        for p in (
            seen(channels=[desk]),
            seen(channels=[{"by": "in_person"}], steps=[step]),
            seen(channels=[{"by": "online", "level": "information"}], steps=[step]),
            seen(channels=[{"by": "in_person"}], steps=[{**DECIDE, "text": step["text"]}]),
        )
    ]

    assert found == [
        (True, True, True), (True, False, True), (False, False, False), (False, False, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "unmeasured"),
    [
        ("Có đủ năng lực tài chính", True),
        ("1. Có trang thiết bị, địa điểm phù hợp;", True),
        ("Có phẩm chất đạo đức tốt.", True),
        ("Có đủ năng lực hành vi dân sự", False),
        ("Có trang thiết bị phù hợp theo quy định của Luật Đấu giá tài sản", False),
        ("Có trang thiết bị phù hợp: máy in, máy quét", False),
        ("Được lấy thêm mẫu khi cần thiết", False),
        ("Có ít nhất 03 kỹ sư. Có trang thiết bị phù hợp", True),
        ("Có trang thiết bị phù hợp. " + "Tường, trần dễ vệ sinh. " * 20, False),
    ],
)
def test_a_condition_is_read_by_sentences(text: str, unmeasured: bool) -> None:
    assert seen(conditions=[{"id": "a", "text": text}])["conditions"][0]["unmeasured"] is unmeasured


def test_the_opening_of_a_condition_ends_at_a_word() -> None:
    conditions = [{"id": "a", "text": "- Có  kho"}, {"id": "b", "text": "Có kho " * 40}]

    openings = [each["opening"] for each in seen(conditions=conditions)["conditions"]]

    assert openings[0] == "Có kho"
    assert openings[1].endswith("kho …")
    assert len(openings[1]) <= 122


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ("Miễn phí (500.000 đồng/hồ sơ)", True),
        ("Miễn phí(8.000.000/lần)", True),
        ("Miễn phí(Mức lệ phí do Hội đồng nhân dân cấp tỉnh quyết định)", True),
        ("Miễn phí(Thông tư số 94/2021/TT-BTC)", True),
        ("Miễn phí", False),
        ("Miễn phí(Chi phí thuê tư vấn)", False),
        (
            "Miễn phí(Phí cấp bản sao Trích lục theo quy định tại Thông tư số 281/2016/TT-BTC)",
            False,
        ),
        ("Miễn phí(Đối với cảng hàng không khác)", False),
    ],
)
def test_a_charge_is_named_by_an_amount_or_by_who_sets_it(stated: str, named: bool) -> None:
    assert seen(fees=[{"id": "a", "stated": stated}])["fees"][0]["names_charge"] is named


@pytest.mark.parametrize(
    ("keys", "needed"),
    [
        ({"show_original": "true"}, True),
        ({"surrendered": "true"}, True),
        ({"form": "present"}, True),
        ({"form": "present", "also_accepts": ["copy"]}, False),
        ({"form": "copy"}, False),
        ({"show_original": "true", "channels": ["in_person"]}, False),
        ({"show_original": "true", "fallback_only": "true"}, False),
    ],
)
def test_a_paper_that_has_to_be_there_itself(keys: dict[str, Any], needed: bool) -> None:
    assert seen(documents=[{"id": "a", "name": "A", **keys}])["needs_paper"] is needed


def test_what_a_fee_lacks_is_told_in_both_languages() -> None:
    fees = [
        {"id": "a"},
        {"id": "b", "amount": "5", "basis": []},
        {"id": "c", "basis": []},
        {"id": "d", "amount": "5", "basis": [{"instrument": "75/2022/TT-BTC"}]},
    ]

    found = [(f.get("unfounded"), f["lacks"], f["lacks_en"]) for f in seen(fees=fees)["fees"]]

    amount, text = "mức thu, tỷ lệ hoặc cách tính", "văn bản quy định"
    assert found == [
        (None, amount, "amount, rate or formula"),
        (True, text, "text that sets it"),
        (True, f"{amount} và {text}", "amount, rate or formula and text that sets it"),
        (False, "", ""),
    ]


@pytest.mark.parametrize(
    ("fact", "keys", "value"),
    [
        ("asked_of_own_unit", {"name": "Chế độ đối với người đang tại ngũ"}, True),
        ("asked_of_own_unit", {"name": "Tuyển chọn công dân vào Công an nhân dân"}, False),
        ("electronic_by_nature", {"name": "Đăng ký sử dụng chứng từ điện tử"}, True),
        ("electronic_by_nature", {"name": "Đăng ký sử dụng thiết bị điện tử"}, False),
        ("on_the_spot", {"name": "Xác nhận trình báo đường thủy"}, True),
        ("on_the_spot", {"name": "Xác nhận đường thủy"}, False),
        ("returns_nothing", {"results": [{"id": "a", "name": "Không phải trả kết quả"}]}, True),
        ("returns_nothing", {"results": [{"id": "a", "name": "Giấy phép"}]}, False),
        ("returns_nothing", {}, False),
        ("touches_security", {"agencies": {"deciding": [{"name": "Bộ Tổng Tham mưu"}]}}, True),
        ("touches_security", {"agencies": {"deciding": [{"name": "Bộ Xây dựng"}]}}, False),
    ],
)
def test_what_bounds_a_duty(fact: str, keys: dict[str, Any], value: bool) -> None:
    assert seen(**keys)[fact] is value


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Tổ chức nộp hồ sơ trực tiếp hoặc gửi hồ sơ qua dịch vụ bưu chính", True),
        ("Sở gửi giấy phép qua dịch vụ bưu chính", False),
    ],
)
def test_a_step_of_anybody_may_say_that_a_dossier_comes_by_post(text: str, post: bool) -> None:
    steps = [{"id": "a", "name": "A", "actor": "agency", "text": text}]
    assert seen(channels=[{"by": "in_person"}], steps=steps)["has_post"] is post
