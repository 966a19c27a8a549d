"""Dates, money and time limits look as people here write them; nothing raises on data."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.filters import (
    day,
    day_in_words,
    filters,
    label_in,
    moment,
    money,
    number,
    percent,
    time_limit,
)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("2026-11-23", "23/11/2026", "23 Nov 2026"),
        (date(2026, 7, 1), "01/07/2026", "1 Jul 2026"),
        ("2026-11-23T08:30:00+07:00", "23/11/2026", "23 Nov 2026"),
        (None, "chưa có thông tin", "not known"),
        ("quý III", "quý III", "quý III"),
    ],
)
def test_a_date_is_day_month_year(value: str | date | None, vi: str, en: str) -> None:
    assert day(value) == vi
    assert day(value, lang="en").replace("\N{NO-BREAK SPACE}", " ") == en


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("2026-11-23T20:30:59+00:00", "03:30 ngày 24/11/2026", "03:30, 24 Nov 2026"),
        ("2026-11-23T08:00:00.5+07:00", "08:00 ngày 23/11/2026", "08:00, 23 Nov 2026"),
        ("9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59+00:00"),
        (None, "chưa có thông tin", "not known"),
        ("quý III", "quý III", "quý III"),
    ],
)
def test_a_moment_is_told_by_the_clock_here(value: str | None, vi: str, en: str) -> None:
    here = ZoneInfo("Asia/Ho_Chi_Minh")
    said = [moment(value, here), moment(value, here, lang="en")]
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in said] == [vi, en]


def test_a_moment_without_a_zone_is_told_as_it_stands() -> None:
    assert moment("2026-11-23T20:30:59+00:00", None).startswith("20:30")


def test_official_papers_spell_the_date() -> None:
    assert day_in_words("2026-11-03") == "ngày 3 tháng 11 năm 2026"
    assert day_in_words("2026-11-03", lang="en") == "3 November 2026"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (75000, "75.000", "75,000"),
        (1542000000, "1.542.000.000", "1,542,000,000"),
        ("0.50", "0,5", "0.5"),
        (Decimal("9.25"), "9,25", "9.25"),
        (100, "100", "100"),
        ("khác", "khác", "khác"),
        (None, "chưa có thông tin", "not known"),
    ],
)
def test_a_number_has_a_decimal_comma(value: str | int | Decimal | None, vi: str, en: str) -> None:
    assert (number(value), number(value, lang="en")) == (vi, en)


def test_money_keeps_its_sign_on_the_same_line() -> None:
    assert money(75000) == "75.000\N{NO-BREAK SPACE}₫"
    assert money(75000, lang="en") == "75,000\N{NO-BREAK SPACE}VND"
    assert money(20, "USD") == "20\N{NO-BREAK SPACE}USD"
    assert percent("71.99") == "71,99\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ({"amount": 3, "unit": "WORKING_DAY"}, "3 ngày làm việc", "3 working days"),
        ({"amount": "1", "unit": "working_day"}, "1 ngày làm việc", "1 working day"),
        ({"amount": "0.5", "unit": "MONTH"}, "0,5 tháng", "0.5 months"),
        ({"amount": 0, "unit": "WORKING_DAY"}, "ngay trong ngày", "the same day"),
        ({"amount": 5, "unit": None}, "5 (không nêu đơn vị)", "5 (no unit stated)"),
        ({"amount": None, "unit": None}, "không quy định", "none set"),
        (None, "chưa có thông tin", "not known"),
    ],
)
def test_a_time_limit_is_said_in_words(
    value: Mapping[str, object] | None, vi: str, en: str
) -> None:
    assert time_limit(value).replace("\N{NO-BREAK SPACE}", " ") == vi
    assert time_limit(value, lang="en").replace("\N{NO-BREAK SPACE}", " ") == en


def test_a_word_is_shown_as_people_say_it_in_either_case() -> None:
    assert label_in("WORKING_DAY", "unit") == "ngày làm việc"
    assert label_in("one_stop", "actor", lang="en") == "One-stop desk"
    assert label_in(None, "actor") == "chưa có thông tin"
    assert label_in("SOMETHING_NEW", "actor") == "something new"


@given(st.one_of(st.none(), st.text(), st.integers(), st.decimals(), st.floats()))
def test_a_number_filter_never_raises(value: str | int | Decimal | float | None) -> None:
    assert isinstance(number(value), str)


def test_every_filter_is_bound_to_its_language() -> None:
    assert filters("en")["money"](5) == "5\N{NO-BREAK SPACE}VND"
