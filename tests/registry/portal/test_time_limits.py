"""Time limits in fields and in running text."""

import pytest

from registry.portal.time_limits import limit_from_field, limits_in


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("5 Ngày làm việc", "5 working_day"),
        ("07 Ngày", "7 day"),
        ("0.5 Giờ", "0.5 hour"),
        ("1,5 Ngày làm việc", "1.5 working_day"),
        ("08 giờ làm việc", "8 working_hour"),
        ("30 Phút", "30 minute"),
        ("12 Tháng", "12 month"),
        ("1", "1"),
        ("Không quy định", "none"),
        ("Không", "none"),
        ("khi phương tiện đến nơi", None),
        ("10-25", None),
        ("2 Ngày, sau khi kiểm tra", None),
        ("", None),
    ],
)
def test_a_field_is_a_limit_none_or_words(printed: str, read: str | None) -> None:
    found = limit_from_field(printed)

    assert (str(found) if found is not None else None) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Trong 03 (ba) ngày làm việc", ["3 working_day"]),
        ("trong 2 ngày, sau đó 10 ngày (làm việc)", ["2 day", "10 working_day"]),
        ("quyết định ngày 05/7/2025", []),
        ("vào ngày 15 tháng 5", []),
        ("không quá 24 giờ", ["24 hour"]),
    ],
)
def test_running_text_names_limits_with_units(text: str, read: list[str]) -> None:
    assert [str(found.limit) for found in limits_in(text)] == read
