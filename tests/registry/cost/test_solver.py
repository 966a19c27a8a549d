"""The target solver: exactly what trying every set gives, with texts and elements counted once."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.cost import (
    Choice,
    LegalText,
    Measure,
    Problem,
    Rank,
    Saving,
    Target,
    compare,
    from_plain,
    legal_effort,
    savings_of,
    solve,
    target_over,
    to_plain,
)
from registry.cost.solver import MOST_MEASURES
from rules import Operation
from tests.registry.cost.examples import INPUTS, WAGES, example, task

WEIGHTS = legal_effort().weights
DECREE = LegalText("1/2020/NĐ-CP", Rank.DECREE)
CIRCULAR = LegalText("2/2020/TT-BTC", Rank.CIRCULAR)
OTHER_CIRCULAR = LegalText("3/2020/TT-BYT", Rank.CIRCULAR)


def measure(
    key: str,
    cost: int,
    *texts: LegalText,
    time: int = 0,
    at: str | None = None,
    excludes: Sequence[str] = (),
) -> Measure:
    saving = Saving(at or f"documents/{key}", time, cost)
    return Measure(key, "bo-tai-chinh/1.000001", (saving,), texts, tuple(excludes))


def cost_target(percent: str, now: int = 1000) -> Target:
    return Target(time_now=1000, cost_now=now, cost_percent=Decimal(percent))


def chosen(measures: Sequence[Measure], target: Target) -> Choice:
    found = solve(measures, target)
    assert isinstance(found, Choice), found
    assert found.proven
    assert found.effort == found.at_least
    return found


def test_the_lightest_text_that_saves_enough_is_amended() -> None:
    measures = [measure("a", 400, DECREE), measure("b", 300, CIRCULAR), measure("c", 299, CIRCULAR)]

    found = chosen(measures, cost_target("30"))

    assert (found.measures, found.effort, found.cost) == (("b",), WEIGHTS[Rank.CIRCULAR], 300)
    assert (found.cost_percent, found.texts) == (Decimal("30.00"), (CIRCULAR,))
    assert found.free == ("c",)


def test_a_text_that_several_measures_need_is_amended_once() -> None:
    measures = [
        measure("a", 150, CIRCULAR),
        measure("b", 150, CIRCULAR),
        measure("c", 150, OTHER_CIRCULAR),
    ]

    found = chosen(measures, cost_target("30"))

    assert (found.measures, found.effort) == (("a", "b"), WEIGHTS[Rank.CIRCULAR])


def test_savings_at_the_same_element_are_not_counted_twice() -> None:
    measures = [
        measure("a", 200, CIRCULAR, at="documents/x"),
        measure("b", 200, CIRCULAR, at="documents/x"),
        measure("c", 100, DECREE),
    ]

    found = chosen(measures, cost_target("30"))

    assert len(found.measures) == 2
    assert "c" in found.measures
    assert found.cost == 300


def test_the_same_path_of_another_procedure_is_another_element() -> None:
    other = Measure("b", "bo-y-te/1.000002", (Saving("documents/x", 0, 150),), (CIRCULAR,))
    measures = [measure("a", 150, CIRCULAR, at="documents/x"), other]

    assert chosen(measures, cost_target("30")).cost == 300


def test_measures_that_exclude_each_other_are_not_taken_together() -> None:
    measures = [
        measure("a", 200, CIRCULAR, excludes=["b"]),
        measure("b", 200, CIRCULAR),
        measure("c", 200, DECREE),
    ]

    found = chosen(measures, cost_target("40"))

    assert set(found.measures) in ({"a", "c"}, {"b", "c"})
    assert set(found.measures).isdisjoint(found.free)
    assert found.free == ()


def test_time_and_cost_have_to_be_reached_both() -> None:
    measures = [
        measure("a", 500, CIRCULAR),
        measure("b", 0, OTHER_CIRCULAR, time=500),
        measure("c", 300, DECREE, time=300),
    ]
    target = Target(1000, 1000, time_percent=Decimal(30), cost_percent=Decimal(30))

    found = chosen(measures, target)

    assert found.measures == ("a", "b")
    assert (found.time_percent, found.cost_percent) == (Decimal("50.00"), Decimal("50.00"))


def test_a_target_of_nothing_needs_no_measure() -> None:
    assert chosen([measure("a", 1, DECREE)], Target(1000, 1000)).measures == ()


def test_a_target_is_rounded_up_to_the_dong() -> None:
    assert cost_target("30", now=1001).cost_needed == 301
    assert cost_target("33.33", now=10**15 + 1).cost_needed == 333_300_000_000_001


def test_what_needs_no_text_is_free() -> None:
    nothing = LegalText("quy trình nội bộ", Rank.NONE)

    found = chosen([measure("a", 300, nothing), measure("b", 300, CIRCULAR)], cost_target("30"))

    assert (found.measures, found.effort, found.texts) == (("a",), 0, ())


def test_a_target_out_of_reach_says_how_far_one_comes() -> None:
    found = solve([measure("a", 200, CIRCULAR)], cost_target("30"))

    assert isinstance(found, Problem)
    assert found.code == "target-unreachable"
    assert "20.00 % of the cost" in found.message.en
    assert "20,00 % chi phí" in found.message.vi


@pytest.mark.parametrize(
    ("measures", "code"),
    [
        ([measure("a", 1), measure("a", 2)], "measures-alike"),
        ([measure("a", -1)], "saving-negative"),
        ([measure("a", 1, excludes=["b"])], "exclusion-unknown"),
        ([measure("a", 1, excludes=["a"])], "exclusion-unknown"),
        ([measure(str(n), 1) for n in range(MOST_MEASURES + 1)], "too-many-measures"),
    ],
)
def test_measures_that_cannot_be_are_refused(measures: list[Measure], code: str) -> None:
    found = solve(measures, cost_target("30"))

    assert isinstance(found, Problem)
    assert found.code == code


def test_a_search_that_runs_out_says_what_it_takes_at_least() -> None:
    ranks = [Rank.DECREE, Rank.CIRCULAR, Rank.COUNCIL_RESOLUTION, Rank.CIRCULAR, Rank.DECISION]
    measures = [
        measure(f"m{n}", 10 + n * 37 % 50, LegalText(f"{n}", ranks[n * 7 % 5])) for n in range(30)
    ]
    target = cost_target("60", now=sum(each.savings[0].cost for each in measures))

    short, full = solve(measures, target, budget=15), solve(measures, target)

    assert isinstance(short, Choice)
    assert isinstance(full, Choice)
    assert full.proven
    assert not short.proven
    assert short.at_least <= full.effort <= short.effort


def test_without_any_branch_nothing_is_found_and_that_is_said() -> None:
    found = solve([measure("a", 300, CIRCULAR)], cost_target("30"), budget=0)

    assert isinstance(found, Problem)
    assert found.code == "search-ended"


@pytest.mark.parametrize(
    ("number", "rank"),
    [
        ("68/2020/QH14", Rank.LAW),
        ("10/2022/UBTVQH15", Rank.ORDINANCE),
        ("224/2026/NĐ-CP", Rank.DECREE),
        ("66.7/2025/NQ-CP", Rank.GOVERNMENT_RESOLUTION),
        ("06/QĐ-TTg", Rank.PRIME_MINISTER_DECISION),
        ("75/2022/TT-BTC", Rank.CIRCULAR),
        ("09/2019/NQ-HĐND", Rank.COUNCIL_RESOLUTION),
        ("3218/QĐ-UBND", Rank.COMMITTEE_DECISION),
        ("163/QĐ-BTP", Rank.DECISION),
        ("Luật Đầu tư", Rank.UNKNOWN),
    ],
)
def test_the_number_of_a_text_shows_its_rank(number: str, rank: Rank) -> None:
    assert legal_effort().text(number).rank is rank


def test_every_rank_has_a_weight() -> None:
    assert set(WEIGHTS) == set(Rank)


def test_a_choice_survives_json() -> None:
    found = chosen([measure("a", 300, CIRCULAR)], cost_target("30"))

    assert from_plain(Choice, to_plain(found)) == found


def test_savings_and_target_come_from_comparisons() -> None:
    def offered(key: str, *patch: Operation, texts: Sequence[LegalText]) -> Measure:
        compared = compare(example(), patch, INPUTS, WAGES)
        return Measure(key, "bo-tai-chinh/1.000001", savings_of(compared), tuple(texts))

    gone = Operation(op="remove", path="documents/dkkd")
    plain = Operation(op="set", path="documents/dkkd/form", value="copy")
    cheaper = Operation(op="set", path="fees/phi/amount", value=0)
    measures = [
        offered("bo", gone, texts=[DECREE]),
        offered("thuong", plain, texts=[CIRCULAR]),
        offered("phi", cheaper, texts=[OTHER_CIRCULAR]),
    ]
    now = compare(example(), [], INPUTS, WAGES).now

    found = chosen(measures, target_over([now], cost_percent=Decimal(30)))

    assert measures[0].savings == (
        Saving("documents/dkkd", 2 * 60 * 3_000, (120_000 + 10_000) * 3_000),
    )
    assert measures[0].savings == measures[1].savings
    assert target_over([now]).cost_now == 2_142_000_000
    assert target_over([now]).time_now == 9 * 60 * 3_000
    assert found.measures == ("thuong", "phi")
    assert found.cost == 230_000 * 3_000


def test_what_is_incomplete_offers_no_saving() -> None:
    gone = [Operation(op="remove", path="documents/dkkd")]
    compared = compare(example(volume=None), gone, INPUTS, WAGES)

    assert savings_of(compared) == ()
    assert target_over([compared.now]) == Target(0, 0)


def test_lines_tied_to_one_paper_are_one_element() -> None:
    effort = [task(n, "other", "1", on="documents/dkkd") for n in ("a", "b")]
    gone = [Operation(op="remove", path="documents/dkkd")]

    found = savings_of(compare(example(effort=effort), gone, INPUTS, WAGES))

    assert found == (Saving("documents/dkkd", 120 * 3_000, 120_000 * 3_000),)


KEYS = [str(n) for n in range(8)]
TEXTS = [
    LegalText(f"{number}", rank)
    for number, rank in enumerate(
        [Rank.LAW, Rank.DECREE, Rank.CIRCULAR, Rank.CIRCULAR, Rank.DECISION, Rank.NONE]
    )
]


savings = st.builds(
    Saving,
    st.sampled_from(["documents/a", "documents/b", "fees/c", "steps/d"]),
    st.integers(0, 30),
    st.integers(0, 30),
)


@st.composite
def measure_sets(draw: st.DrawFn) -> list[Measure]:
    keys = KEYS[: draw(st.integers(0, len(KEYS)))]
    return [
        Measure(
            key,
            draw(st.sampled_from(["x/1", "x/2"])),
            tuple(draw(st.lists(savings, max_size=3))),
            tuple(draw(st.lists(st.sampled_from(TEXTS), max_size=2))),
            tuple(draw(st.lists(st.sampled_from(others), max_size=1)) if others else ()),
        )
        for key in keys
        for others in [[other for other in keys if other != key]]
    ]


targets = st.builds(
    Target, st.just(100), st.just(100),
    st.none() | st.integers(0, 90).map(Decimal), st.none() | st.integers(0, 90).map(Decimal),
)  # fmt: skip


def least_effort(measures: Sequence[Measure], target: Target) -> int | None:
    """By trying every set."""
    efforts = [
        sum({text: WEIGHTS[text.rank] for each in some for text in each.texts}.values())
        for size in range(len(measures) + 1)
        for some in combinations(measures, size)
        if not any(each.key in other.excludes for each in some for other in some)
        and reaches(some, target)
    ]
    return min(efforts, default=None)


def reaches(some: Sequence[Measure], target: Target) -> bool:
    time: dict[tuple[str, str], int] = {}
    cost: dict[tuple[str, str], int] = {}
    for each in some:
        for saving in each.savings:
            at = (each.procedure, saving.element)
            time[at] = max(time.get(at, 0), saving.time)
            cost[at] = max(cost.get(at, 0), saving.cost)
    enough = sum(time.values()) >= (target.time_percent or 0)
    return enough and sum(cost.values()) >= (target.cost_percent or 0)


@given(measure_sets(), targets)
@settings(max_examples=80)
def test_it_equals_trying_every_set(measures: list[Measure], target: Target) -> None:
    found = solve(measures, target)
    least = least_effort(measures, target)

    if least is None:
        assert isinstance(found, Problem)
        assert found.code == "target-unreachable"
        return
    assert isinstance(found, Choice)
    taken = [each for each in measures if each.key in found.measures]
    assert found.proven
    assert found.effort == found.at_least == least
    assert reaches(taken, target)
    assert not any(each.key in other.excludes for each in taken for other in taken)
    assert not any(reaches([m for m in taken if m is not each], target) for each in taken)


def test_what_costs_more_afterwards_is_a_negative_saving() -> None:
    dearer = (
        Operation(op="set", path="effort/nop/cost_vnd", value=0),
        Operation(op="set", path="fees/phi/amount", value=150_000),
    )
    found = savings_of(compare(example(), dearer, INPUTS, WAGES))

    assert found == (
        Saving("effort/nop", 0, 30_000 * 3_000),
        Saving("fees/phi", 0, -50_000 * 3_000),
    )
