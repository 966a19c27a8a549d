"""Steps that add nothing: by keys of a file, and by the words of an import, own sentences."""

from datetime import date
from typing import Any

import pytest

from registry.analysis.steps.openings import is_listed, number_of, opening_of
from registry.analysis.subject import view
from registry.procedure.reading import procedure_from_data

HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}
READ = {"source": {"read": "suggested"}}


def steps(*given: dict[str, Any], **keys: Any) -> Any:
    named = [{"id": f"s{at}", "name": f"Việc {at}", **step} for at, step in enumerate(given, 1)]
    return view(procedure_from_data({**HEAD, **keys, "steps": named}), date(2026, 11, 23))["steps"]


def read(actor: str, action: str, text: str) -> dict[str, Any]:
    return {"actor": actor, "action": action, "text": text}


def test_words_of_a_step_begin_behind_marks_and_numbers() -> None:
    assert opening_of("- b) bước 2: sở thẩm định") == "sở thẩm định"
    assert opening_of("+ buoc 12. so tham dinh") == "so tham dinh"
    assert [number_of(words) for words in ("b) bước 2: sở", "bước 12", "sở", "* bước1:")] == [
        2, 12, 0, 1,
    ]  # fmt: skip
    assert [is_listed(words) for words in ("- bước 1: a", "a) b", "1. b", "- b", "b")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bước 1: Chuẩn bị hồ sơ theo quy định của pháp luật.", True),
        ("Bước 1: Tổ chức, cá nhân chuẩn bị đầy đủ hồ sơ theo hướng dẫn.", True),
        ("Bước 1: Cá nhân chuẩn bị hồ sơ và nộp tại Sở.", False),
        ("Bước 1: Cá nhân chuẩn bị hồ sơ, gửi qua bưu chính.", False),
        ("- Cá nhân chuẩn bị hồ sơ.", False),
        ("Bước 4: Nhận kết quả tại Công an cấp xã.", True),
        ("Bước 4: Căn cứ theo ngày hẹn trên phiếu, cá nhân nhận giấy phép.", True),
        ("Bước 4: Người nộp nhận kết quả tại nơi nộp hồ sơ.", True),
        ("Bước 4: Nhận kết quả: Sở gửi thông báo cho người nộp.", False),
        ("Bước 4: Người nộp nhận kết quả và ký nhận vào sổ.", False),
        ("Bước 4: Trong thời hạn 5 ngày, Sở xem xét để người nộp nhận kết quả.", False),
        ("Bước 4: Người nộp nộp lệ phí và nhận kết quả.", False),
        ("Bước 2: Sau khi kê khai xong, chủ xe nhận mã hồ sơ.", True),
        ("- Người yêu cầu nhận kết quả tại Sở.", False),
    ],
)
def test_only_numbered_words_that_prepare_or_collect_are_no_act(text: str, found: bool) -> None:
    assert steps(read("applicant", "other", text), **READ)[0]["no_act"] is found


def test_keys_decide_where_a_person_set_them() -> None:
    given = [
        {"actor": "applicant", "action": "prepare"},
        {"actor": "applicant", "action": "return", "presence": "true"},
        {"actor": "applicant", "action": "submit"},
        {"actor": "agency", "action": "return"},
    ]

    assert [step["no_act"] for step in steps(*given)] == [True, False, False, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phòng A tiếp nhận và chuyển hồ sơ đến Sở B.", True),
        ("Phòng A thẩm định, chuyển hồ sơ đến Sở B.", False),
        ("Phòng A chuyển kết quả đến cơ quan thuế.", False),
        ("Phòng A gửi hồ sơ cho tổ chức, cá nhân.", False),
    ],
)
def test_words_that_only_hand_on_to_another_body(text: str, found: bool) -> None:
    assert steps(read("agency", "forward", text), **READ)[0]["passes_through"] is found


def test_a_body_that_is_named_again_does_more_than_hand_on() -> None:
    hands = read("agency", "forward", "Phòng quản lý nhà A chuyển hồ sơ đến Sở B.")
    checks = read("agency", "check", "Phòng quản lý nhà A kiểm tra.")

    assert [step["passes_through"] for step in steps(hands, checks, **READ)] == [False, False]


DESK = read("one_stop", "check", "Bộ phận một cửa kiểm tra tính chính xác, đầy đủ của hồ sơ.")


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (read("agency", "appraise", "Sở xem xét tính đầy đủ, hợp lệ của hồ sơ."), "Việc 2"),
        (read("agency", "appraise", "Sở thẩm tra tính hợp lệ của hồ sơ."), ""),
        (read("agency", "appraise", "Sở thẩm định hồ sơ."), ""),
        (read("one_stop", "check", "Trung tâm kiểm tra tính đầy đủ của hồ sơ."), ""),
    ],
)
def test_words_name_the_same_check_by_another_kind_of_body(
    other: dict[str, Any], found: str
) -> None:
    assert steps(DESK, other, **READ)[0]["checked_again_by"] == found


def test_of_two_checks_the_later_is_needless_where_it_does_nothing_else() -> None:
    desk = read("one_stop", "receive", "Bộ phận một cửa tiếp nhận, kiểm tra danh mục hồ sơ.")
    office = read("agency", "check", "Sở xem xét tính đầy đủ, hợp lệ của hồ sơ.")

    found = [each["checked_again_by"] for each in steps(desk, office, **READ)]

    assert found == ["", "Việc 1"]


@pytest.mark.parametrize(
    ("actor", "text", "found"),
    [
        ("applicant", "Bước 1: Chủ cơ sở đăng nhập cổng bằng tài khoản định danh.", True),
        ("applicant", "Bước 1: Chủ cơ sở đăng nhập cổng và kê khai thông tin.", False),
        ("applicant", "Bước 2: Cá nhân tìm kiếm, lựa chọn thủ tục hành chính cần làm.", True),
        ("agency", "Bước 3: Hệ thống tự động thông báo nộp hồ sơ thành công.", True),
        ("agency", "Bước 3: Hệ thống thông báo kết quả thẩm định.", False),
        ("applicant", "Bước 1: Lập hồ sơ theo mẫu quy định.", True),
        ("applicant", "Bước 4: Căn cứ ngày hẹn trên phiếu, chủ cơ sở đến nhận giấy phép.", True),
    ],
)
def test_acts_on_a_portal_and_of_a_machine_are_no_steps(actor: str, text: str, found: bool) -> None:
    assert steps(read(actor, "other", text), **READ)[0]["no_act"] is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"agency": "so-xay-dung"}, {"agency": "so-tai-chinh"}, "Việc 2"),
        ({"agency": "so-xay-dung"}, {"agency": "so-xay-dung"}, ""),
        ({}, {"actor": "head"}, "Việc 2"),
        ({}, {}, ""),
        ({"case": "a"}, {"actor": "head", "case": "b"}, ""),
        ({}, {"actor": "applicant"}, ""),
        ({}, {"actor": "head", "when": "nếu cần"}, ""),
    ],
)
def test_codes_of_checks_are_compared_between_bodies(
    one: dict[str, Any], other: dict[str, Any], found: str
) -> None:
    cases = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    first, second = ({"actor": "agency", "checks": ["dien-tich"], **each} for each in (one, other))

    assert steps(first, second, cases=cases)[0]["checked_again_by"] == found


def test_what_is_checked_may_be_unknown() -> None:
    assert "checked_again_by" not in steps({"actor": "agency"})[0]


ASK = {"actor": "agency", "action": "consult"}


@pytest.mark.parametrize(
    ("given", "keys", "found"),
    [
        ([{**ASK, "time_limit": "none"}], {}, True),
        ([{**ASK, "time_limit": "none", "silence": "approved"}], {}, False),
        ([{**ASK, "time_limit": "5 day"}], {}, False),
        ([ASK], {}, None),
        ([ASK, {**ASK, "actor": "other_agency", "time_limit": "5 day"}], {}, False),
        ([read("agency", "consult", "Bộ lấy ý kiến các tỉnh.")], READ, True),
        ([read("agency", "consult", "Bộ lấy ý kiến, trả lời trong 5 ngày.")], READ, False),
        ([read("agency", "consult", "Bộ tổ chức đối thoại.")], READ, False),
        (
            [
                read("agency", "consult", "Bộ lấy ý kiến các tỉnh."),
                read("agency", "other", "Trong 5 ngày, các tỉnh trả lời."),
            ],
            READ,
            False,
        ),
    ],
)
def test_an_opinion_may_be_asked_without_a_time_to_answer(
    given: list[dict[str, Any]], keys: dict[str, Any], found: bool | None
) -> None:
    assert steps(*given, **keys)[0].get("no_time_to_answer") is found


def test_imported_words_do_not_say_that_opinions_wait_for_each_other() -> None:
    assert steps(ASK, ASK)[1]["consulted_before"] is True
    assert "consulted_before" not in steps(ASK, ASK, **READ)[1]
    assert steps(ASK, {**ASK, "after": ["s1"]}, **READ)[1]["consulted_before"] is True


def test_a_second_decision_of_one_agency_right_after_the_first() -> None:
    one = {"actor": "agency", "action": "decide", "agency": "so-xay-dung"}
    between = {"actor": "agency", "action": "appraise", "agency": "so-xay-dung"}

    assert [s.get("approves_again") for s in steps(one, {**one, "actor": "head"})] == [False, True]
    assert [s.get("approves_again") for s in steps(one, between, one)] == [False, False, False]
    assert steps(one, {**one, "agency": None})[1].get("approves_again") is None
