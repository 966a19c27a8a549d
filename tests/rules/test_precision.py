"""The interval of a share against published values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.precision import Interval, wilson


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    # Newcombe 1998, table I, method 3 (score, without continuity correction).
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(right: int, total: int, low: float, high: float) -> None:
    found = wilson(right, total)

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.value == right / total


def test_nothing_judged_says_nothing() -> None:
    assert wilson(0, 0) == Interval(None, 0.0, 1.0)


@pytest.mark.parametrize(("right", "total"), [(-1, 3), (4, 3), (0, -1)])
def test_counts_that_cannot_be_are_refused(right: int, total: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(right, total)


@given(st.integers(0, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors_its_opposite(counts: tuple[int, int]) -> None:
    right, total = counts

    found, opposite = wilson(right, total), wilson(total - right, total)

    assert 0 <= found.low <= (found.value or 0.0) <= found.high <= 1
    assert (found.low, found.high) == pytest.approx((1 - opposite.high, 1 - opposite.low), abs=1e-9)
