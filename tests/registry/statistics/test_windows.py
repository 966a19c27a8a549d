"""Which months a procedure's figures are about; unknown stays unknown."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.statistics.periods import period_of
from registry.statistics.windows import Counted, counted_window

DAY = date(2026, 11, 23)


def counted(
    period: str, received: int | None = 1, level: str = "commune", median: str = "", **more: int
) -> Counted:
    days = period_of(period)
    assert days is not None
    figures = more | ({} if received is None else {"received": received})
    times = {"median_days": Decimal(median)} if median else {}
    return Counted(level, *days, 1, figures, times, f"báo cáo {period}")


def months(*periods: str) -> tuple[str, str, int] | None:
    found = counted_window(map(counted, periods), as_of=DAY)
    return None if found is None else (str(found.since), str(found.until), found.months)


@pytest.mark.parametrize(
    ("periods", "window"),
    [
        (["2026-10"], ("2026-10-01", "2026-10-31", 1)),
        (["2026-10", "2026-09"], ("2026-09-01", "2026-10-31", 2)),
        (["2026-10", "2026-08"], ("2026-10-01", "2026-10-31", 1)),
        (["2026-Q3", "2026-09", "2026-08"], ("2026-07-01", "2026-09-30", 3)),
        (["2026-Q3", "2026-09", "2026-08", "2026-07", "2026-06"],
         ("2026-06-01", "2026-09-30", 4)),
        (["2025", "2024", "2023"], ("2025-01-01", "2025-12-31", 12)),
        (["2026-11", "2026-10"], ("2026-10-01", "2026-10-31", 1)),
        (["2026-10-01/2026-10-20"], None),
        (["2026"], None),
        (["2024"], None),
        ([], None),
    ],
    ids=["a month", "two", "a gap", "a quarter and its months", "what reaches furthest",
         "twelve months", "one that is not over", "less than a month", "a year not over",
         "too old", "nothing"],
)  # fmt: skip
def test_the_window_is_made_of_periods_that_follow_one_another(
    periods: list[str], window: tuple[str, str, int] | None
) -> None:
    assert months(*periods) == window


def test_a_period_from_the_first_day_that_there_is_has_none_before_it() -> None:
    first = Counted("commune", date.min, date(2026, 9, 30), 1, {"received": 1}, {})

    found = counted_window([first, counted("2026-10")], as_of=DAY)

    assert found is not None
    assert found.since == date.min


def test_while_nothing_was_received_it_reaches_back_as_far_as_that_is_stated() -> None:
    years = [counted("2025", 0), counted("2024", 0), counted("2023", 0), counted("2022", 4)]

    found = counted_window(years, as_of=DAY)

    assert found is not None
    assert (found.months, found.figures) == (36, {"received": 0})
    unknown = counted_window([counted("2025", 0), counted("2024", None)], as_of=DAY)
    assert unknown is not None
    assert unknown.months == 12


def test_a_period_with_figures_of_several_levels_counts_for_nothing() -> None:
    both = [counted("2026-10"), counted("2026-10", level="province"), counted("2026-09")]

    found = counted_window(both, as_of=DAY)

    assert found is not None
    assert str(found.until) == "2026-09-30"


def test_what_one_period_does_not_state_is_not_known_and_times_are_the_longest() -> None:
    periods = [
        counted("2026-10", 5, late=1, median="3"), counted("2026-09", 7, median="4.5"),
    ]  # fmt: skip

    found = counted_window(periods, as_of=DAY)

    assert found is not None
    assert found.figures == {"received": 12}
    assert found.times == {"median_days": Decimal("4.5")}
    assert found.sources == ("báo cáo 2026-10", "báo cáo 2026-09")


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20), st.integers(0, 3))


@given(st.lists(SPANS, max_size=12, unique_by=lambda span: span[:2]))
def test_no_day_is_counted_twice_and_none_is_left_out(
    drawn: list[tuple[int, int, int]],
) -> None:
    first = date(2025, 12, 1)
    periods = [
        Counted("commune", first + timedelta(days=7 * start),
                first + timedelta(days=7 * (start + length) - 1), 1, {"received": received}, {})
        for start, length, received in drawn
    ]  # fmt: skip

    found = counted_window(periods, as_of=DAY)

    if found is not None:
        later = found.periods
        day = timedelta(days=1)
        assert all(newer.since - day == older.until for newer, older in pairwise(later))
        assert found.until == max(each.until for each in periods if each.until <= DAY)
        assert found.figures["received"] == sum(each.figures["received"] for each in later)
