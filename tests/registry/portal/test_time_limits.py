"""Time limits in fields and in running text."""

import pytest

from registry.portal.cases import Cases
from registry.portal.channels import read_channels
from registry.portal.record import Filing
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
        ("từ 10-25 ngày", []),
    ],
)
def test_running_text_names_limits_with_units(text: str, read: list[str]) -> None:
    assert [str(found.limit) for found in limits_in(text)] == read


FROM = "kể từ ngày nhận đủ hồ sơ"


@pytest.mark.parametrize(
    ("printed", "words", "steps", "read"),
    [
        # The law counts working days where the field prints days, or no unit.
        ("5 Ngày", "", f"Trong 05 ngày làm việc {FROM}, Sở cấp thẻ.", "5 working_day"),
        ("5", "", f"Trong 05 ngày làm việc {FROM}, Sở cấp thẻ.", "5 working_day"),
        ("5 Ngày làm việc", f"05 ngày {FROM}", f"Trong 05 ngày làm việc {FROM}, Sở cấp thẻ.",
         "5 working_day"),
        # A bare number gives way to the one limit for deciding, not to one for taking in.
        ("1", "", f"Trong 03 ngày làm việc {FROM}, Sở cấp thẻ.", "3 working_day"),
        ("1", "", f"Trong 03 ngày làm việc {FROM}, Sở thụ lý đơn.", "1"),
        ("1", "", f"Trong 02 ngày {FROM}, Sở cấp thẻ. Trong 04 ngày {FROM}, Sở cấp sổ.", "1"),
        # A number of its own stays.
        ("7 Ngày", "", f"Trong 05 ngày làm việc {FROM}, Sở cấp thẻ.", "7 day"),
        # An hour is sixty minutes.
        ("1 Giờ", f"60 phút {FROM}", "", "1 hour"),
        ("1 Giờ", f"30 phút {FROM}", "", "30 minute"),
        # Stages that a description adds up are no limit for the whole.
        ("", f"02 ngày {FROM}; 05 ngày để cấp thẻ", "", None),
        ("", f"09 ngày {FROM}, kiểm tra. Trong 01 ngày kể từ ngày kết thúc kiểm tra, cấp thẻ", "",
         "10 day"),
        # Two stages that add up to the printed number say what kind of days it counts.
        ("8 Ngày", "", f"Trong 05 ngày làm việc {FROM}, Sở trình. Trong 03 ngày làm việc, cấp thẻ.",
         "8 working_day"),
        ("8 Ngày", "", f"Trong 05 ngày {FROM}, Sở trình; 03 ngày làm việc, cấp thẻ.", "8 day"),
        ("2 Ngày", "Không quá 02 ngày làm việc từ lúc Sở nhận sách.", "", "2 working_day"),
        # The sum of the stages that a description tells is the whole, unless one is the exception.
        ("9 Ngày", f"06 ngày {FROM}, Sở thẩm định. 03 ngày kể từ khi có kết quả, cấp thẻ.", "",
         "9 day"),
        ("9 Ngày", f"06 ngày {FROM} hoặc 03 ngày {FROM} đối với học sinh", "", "6 day"),
        # An answer of a machine is no decision.
        ("1", "", "Máy trả thẻ chậm nhất 15 phút kể từ khi nhận được hồ sơ.", "1"),
    ],
)  # fmt: skip
def test_the_overall_limit_has_the_unit_that_the_steps_give_it(
    printed: str, words: str, steps: str, read: str | None
) -> None:
    filings = [Filing("Trực tiếp", printed, "", words)]

    assert read_channels(filings, Cases(), steps, "Cấp thẻ").time_limit == read


def test_of_different_bare_numbers_the_one_that_the_steps_state_counts() -> None:
    filings = [Filing("Trực tuyến", "3", "", ""), Filing("Trực tiếp", "1", "", "")]
    steps = f"Trong 03 ngày làm việc {FROM}, Sở cấp thẻ."

    assert read_channels(filings, Cases(), steps, "Cấp thẻ").time_limit == "3 working_day"
    assert read_channels(filings, Cases(), "", "Cấp thẻ").time_limit is None


def test_a_procedure_about_a_fee_has_none_because_its_steps_name_one() -> None:
    filings = [Filing("Trực tiếp", "3 Ngày", "Miễn phí", "")]
    steps = "Người đọc nộp phí thư viện theo quyết định."

    assert read_channels(filings, Cases(), steps, "Miễn, giảm phí thư viện").fees == []
    assert read_channels(filings, Cases(), steps, "Cấp thẻ thư viện").fees != []


def test_the_limit_of_another_case_is_not_that_of_the_usual_one() -> None:
    usual = Filing("Trực tiếp", "10 Ngày", "", f"10 ngày {FROM}, khi đổi tên.")
    other = Filing("Trực tiếp", "39 Ngày", "", f"30 ngày {FROM}, khi đổi nội dung.")

    assert read_channels([usual, other], Cases(), "", "Cấp thẻ").time_limit == "10 day"
