"""Limits that running words tell: own sentences, each with one trap."""

import pytest

from registry.analysis.deadlines.told import (
    Starts,
    headings_above,
    is_for_some,
    limits_told,
    plain_words,
    sentence_around,
)


def told(text: str) -> list[tuple[str, Starts | None]]:
    return [(str(each.limit), each.starts) for each in limits_told(plain_words(text))]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("Trong 05 (năm) ngày làm việc", ["5 working_day"]),
        ("trong 1,5 giờ làm việc và 02 giờ", ["1.5 working_hour", "2 hour"]),
        ("không quá 30 ngày; 2 tháng; 15 phút", ["30 day", "2 month", "15 minute"]),
        ("ngày 05/7/2025 và ngày 15 tháng 5", []),
        ("ảnh chụp 06 tháng gần nhất", []),
        ("gửi trước 10 ngày", []),
        ("thông báo ít nhất 60 ngày", []),
        ("sau 10 ngày làm việc", []),
        ("10 ngày trước khi hết hạn", []),
        ("từ 3 ngày", []),
        ("05 ngày (làm việc)", ["5 working_day"]),
        ("Trực tiếp5 Ngày làm việcMiễn phí", ["5 working_day"]),
        ("03 ngày làm - Trả kết quả: 02 ngày làm việc", ["2 working_day"]),
    ],
)
def test_a_limit_is_a_number_and_a_unit_that_bind(text: str, limits: list[str]) -> None:
    assert [limit for limit, _ in told(text)] == limits


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("3 ngày kể từ ngày nhận đủ hồ sơ hợp lệ, Sở cấp phép", Starts.DOSSIER),
        ("3 ngày, kể từ ngày nhận được đề nghị thẩm định", Starts.DOSSIER),
        ("Sau khi nhận đủ hồ sơ, Sở trả lời trong 3 ngày", Starts.DOSSIER),
        ("3 ngày kể từ ngày nhận được hồ sơ của Sở Xây dựng", Starts.STEP),
        ("3 ngày kể từ khi nhận được hồ sơ trình", Starts.STEP),
        ("3 ngày kể từ ngày nhận được ý kiến của các Sở", Starts.STEP),
        ("3 ngày kể từ ngày kết thúc kiểm tra", Starts.STEP),
        ("3 ngày kể từ ngày nhận được báo cáo và hồ sơ", Starts.STEP),
        ("3 ngày kể từ ngày nhận được hồ sơ bổ sung", Starts.APPLICANT),
        ("3 ngày kể từ ngày nhận hồ sơ đề nghị sửa đổi giấy phép", Starts.DOSSIER),
        ("trong 3 ngày, Sở cấp phép", None),
        ("trong 3 ngày. Kể từ ngày nhận hồ sơ, Sở kiểm tra", None),
    ],
)
def test_what_the_clause_names_first_starts_the_limit(text: str, starts: Starts | None) -> None:
    assert [found for _, found in told(text)] == [starts]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("9 ngày (làm việc) đối với cây quý", True),
        ("9 ngày, nếu phải đi kiểm tra", True),
        ("9 ngày đối với hồ sơ hợp lệ", False),
        ("9 ngày kể từ ngày nhận hồ sơ", False),
    ],
)
def test_the_words_after_a_limit_say_whether_it_is_for_some_only(text: str, some: bool) -> None:
    [found] = limits_told(plain_words(text))

    assert is_for_some(plain_words(text), found) is some


def test_a_limit_is_read_with_its_sentence_and_the_headings_above_it() -> None:
    words = plain_words("Giải quyết: * Đối với cấp lại: - Trong 3 ngày, Sở cấp. Sau đó trả.")
    at = words.index("3 ngày")

    assert sentence_around(words, at) == "trong 3 ngày, sở cấp"
    assert list(headings_above(words, at)) == ["đối với cấp lại:", "giải quyết:"]
