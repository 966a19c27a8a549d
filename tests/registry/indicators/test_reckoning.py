"""Values, points and ranks: the numbers of the notes, and what holds for any figures."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from registry.indicators import (
    Better,
    Definitions,
    Figure,
    Grade,
    Indicator,
    State,
    UnitScore,
    load_indicators,
    points_of,
    ranked,
    score,
    value,
)
from registry.refusals import Words
from registry.statistics import on_time_as_indexed, on_time_of_received

DAY = date(2025, 2, 11)
COUNTS = some.integers(0, 10**9)
PERCENTS = some.decimals(0, 100, places=2)
POINTS = some.decimals(0, 100, places=1)


def figures(**numbers: int | None) -> Mapping[str, Figure]:
    return {key: Figure(key, Words(key, key), number) for key, number in numbers.items()}


def shipped(key: str, **more: object) -> Indicator:
    found = next(each for each in load_indicators().on(DAY).indicators if each.key == key)
    return found.model_copy(update=more)


def with_points(points: Mapping[str, int]) -> Definitions:
    """The shipped definitions with these points in place of all others, full at 50 %."""
    held = load_indicators().on(DAY)
    return held.model_copy(
        update={
            "indicators": tuple(
                each.model_copy(update={"points": points.get(each.key), "full_at": Decimal(50)})
                for each in held.indicators
            )
        }
    )


@pytest.mark.parametrize(
    ("rate", "points"), [("40.00", "8.00"), ("51.22", "10.00"), ("50.00", "10.00"), ("0", "0.00")]
)
def test_index_3_3_with_ten_points_full_at_fifty_per_cent(rate: str, points: str) -> None:
    found = points_of(Decimal(rate), Decimal(10), Decimal(50), Better.MORE)

    assert str(found) == points


def test_of_what_is_better_less_the_threshold_is_the_most_for_all_points() -> None:
    assert points_of(Decimal(20), Decimal(10), Decimal(10), Better.LESS) == Decimal("5.00")
    assert points_of(Decimal(10), Decimal(10), Decimal(10), Better.LESS) == Decimal("10.00")
    assert points_of(Decimal(0), Decimal(10), Decimal(10), Better.LESS) == Decimal("10.00")


def test_lap_thach_has_a_rate_of_received_but_none_as_the_index_counts() -> None:
    stated = {"received": 3326, "early_or_on_time": 2907}
    known = figures(**stated, running_within=None, in_process=None)

    found = value(shipped("2.1"), known)

    assert on_time_of_received(stated).percent == Decimal("87.40")
    assert (found.state, found.value, found.points) == (State.UNKNOWN, None, None)
    assert [words.en for words in found.missing] == ["running_within", "in_process"]


def test_index_2_1_is_the_rate_that_statistics_show() -> None:
    stated = {"early_or_on_time": 70, "running_within": 13, "in_process": 99}

    found = value(shipped("2.1", full_at=Decimal(90)), figures(**stated))

    assert found.value == on_time_as_indexed(stated).percent == Decimal("83.84")
    assert [(share.part, share.whole) for share in found.shares] == [(83, 99)]
    assert found.points == Decimal("18.63")


def test_what_has_nothing_to_measure_is_not_applicable_and_not_zero() -> None:
    found = value(shipped("5.2"), figures(feedback_on_time=0, feedback_due=0))

    assert (found.state, found.value, found.points) == (State.NOT_APPLICABLE, None, None)


def test_an_index_without_a_formula_or_points_says_so() -> None:
    assert value(shipped("3.2"), {}).missing[0].en == "no formula was read"
    known = figures(online_procedures=40, procedures=50)
    assert value(shipped("3.1"), known).value == 80
    assert value(shipped("3.1"), known).missing[0].en == "the points are not known"
    late = value(shipped("1.1"), figures(published=4, published_on_time=3))
    assert late.value == 75
    assert late.points is None
    assert "earns all points is not known" in late.missing[0].en


def test_parts_above_the_whole_are_no_value() -> None:
    found = value(shipped("3.1"), figures(online_procedures=6, procedures=5))

    assert (found.state, found.missing[0].en) == (State.UNKNOWN, "the parts exceed the whole")


def test_index_3_3_is_multiplied_with_the_rate_of_synchronising() -> None:
    known = figures(online=50, received=100, synchronised=80, reported=90, on_portal=100)

    assert value(shipped("3.3"), known).value == 40
    assert value(shipped("3.3"), figures(online=50, received=100)).state is State.UNKNOWN


def test_index_5_4_takes_late_and_disliked_off_a_hundred() -> None:
    known = figures(late=5, running_past=3, in_process=100, dissatisfied=2)

    found = value(shipped("5.4"), known)

    assert found.value == 90
    assert found.points == 6


def test_a_value_below_nothing_earns_nothing() -> None:
    known = figures(late=70, running_past=20, in_process=100, dissatisfied=60)

    found = value(shipped("5.4"), known)

    assert found.value == -50
    assert found.points == 0


def test_a_group_has_a_score_only_where_all_its_points_are_known() -> None:
    known = figures(early_or_on_time=40, running_within=0, in_process=100, handled=1)
    part = {each.group: each for each in score(with_points({"2.1": 20}), known).groups}
    whole = {each.group: each for each in score(with_points({"2.1": 20, "2.2": 0}), known).groups}

    assert (part["progress"].points, part["progress"].missing) == (None, ("2.2",))
    assert (whole["progress"].points, whole["progress"].missing) == (Decimal("16.00"), ())


def test_a_grade_needs_all_hundred_points() -> None:
    known = figures(early_or_on_time=45, running_within=0, in_process=100)
    said = {"label": {"vi": "Mức", "en": "Band"}, "source": "x", "verified": False}
    grades = tuple(
        Grade.model_validate(said | {"key": key, "least": least})
        for key, least in (("high", Decimal(90)), ("low", Decimal(0)))
    )

    def grade(points: int) -> str | None:
        held = with_points({"2.1": points}).model_copy(update={"grades": grades})
        return score(held, known).grade

    assert (grade(100), grade(99)) == ("high", None)
    assert score(with_points({"2.1": 100}), known).grade is None


def test_without_points_for_any_index_nobody_has_a_total() -> None:
    assert score(with_points({}), {}).points is None


def unit(name: str, done: int | None) -> UnitScore:
    known = figures(early_or_on_time=done, running_within=0, in_process=100)
    return UnitScore(name, known, score(with_points({"2.1": 20}), known))


def test_equal_points_share_a_rank_and_who_lacks_figures_is_apart_and_no_zero() -> None:
    found = ranked([unit("A", None), unit("B", 0), unit("C", 30), unit("D", 30), unit("E", 40)])

    assert [(each.unit, each.rank) for each in found] == [
        ("E", 1), ("C", 2), ("D", 2), ("B", 4), ("A", None),
    ]  # fmt: skip
    assert found[-1].score.missing == ("2.1",)
    assert found[-2].score.points == 0


@given(PERCENTS, POINTS, some.decimals("0.01", 100, places=2))
def test_points_are_from_none_to_all(found: Decimal, points: Decimal, full: Decimal) -> None:
    for better in Better:
        assert 0 <= points_of(found, points, full, better) <= points


@given(PERCENTS, PERCENTS, POINTS, some.decimals("0.01", 100, places=2))
def test_a_better_value_never_earns_less(
    one: Decimal, other: Decimal, points: Decimal, full: Decimal
) -> None:
    low, high = sorted((one, other))

    assert points_of(low, points, full, Better.MORE) <= points_of(high, points, full, Better.MORE)
    assert points_of(low, points, full, Better.LESS) >= points_of(high, points, full, Better.LESS)


@given(COUNTS, COUNTS, COUNTS)
def test_a_value_is_a_percentage_of_the_whole_with_two_decimals(
    done: int, within: int, whole: int
) -> None:
    found = value(
        shipped("2.1"), figures(early_or_on_time=done, running_within=within, in_process=whole)
    )

    if whole == 0:
        assert found.state is State.NOT_APPLICABLE
    elif done + within > whole:
        assert found.state is State.UNKNOWN
    else:
        assert found.value is not None
        assert 0 <= found.value <= 100
        assert abs(found.value * whole - 100 * (done + within)) * 200 <= whole
        assert found.value == found.value.quantize(Decimal("0.01"))


@given(some.lists(some.tuples(some.text("ABCD", min_size=1), some.none() | some.integers(0, 100))))
def test_ranks_follow_points(units: list[tuple[str, int | None]]) -> None:
    found = ranked([unit(name, done) for name, done in units])

    assert sorted(each.unit for each in found) == sorted(name for name, _ in units)
    with_rank = [each for each in found if each.rank is not None]
    assert found[: len(with_rank)] == tuple(with_rank)
    for each in with_rank:
        above = [o for o in with_rank if (o.score.points or 0) > (each.score.points or 0)]
        assert each.rank == len(above) + 1
