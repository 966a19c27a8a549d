"""What reaches -30 %: the lightest set, as trying every set has it; else the best there is."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, combinations
from typing import Any

import pytest

from registry.cost import Choice, Inputs, legal_effort
from registry.cost.solver import MOST_MEASURES
from registry.review.costs import CostDraft
from registry.review.ledger.lines import Record
from registry.review.ledger.targets import TargetAnswer, target_answer
from registry.review.measure import Measure
from rules import Operation
from tests.registry.cost.examples import DATA, DAY, WAGES, example
from tests.registry.review.ledger.samples import (
    FASTER,
    HIGHER_FEE,
    LOWER_FEE,
    ONLINE,
    REMOVE_A,
    REMOVE_B,
    measure,
    record,
)

DECREE = [{"instrument": "1/2020/NĐ-CP"}]
CIRCULAR = [{"instrument": "2/2020/TT-BTC"}]
PAPERS = [
    DATA["documents"][0],
    {**DATA["documents"][1], "basis": DECREE},
    {**DATA["documents"][2], "basis": CIRCULAR},
]
PROCEDURE = example(documents=PAPERS, legal_basis=CIRCULAR)
A, B, LESS_FEE = (
    measure(1, REMOVE_A, None), measure(2, REMOVE_B, None), measure(3, LOWER_FEE, None),
)  # fmt: skip
BY_POST = measure(4, ONLINE, None)


def answer(
    *measures: Measure, time: str | None = "30", cost: str | None = "30", **more: Any
) -> TargetAnswer:
    return asked([record(*measures, procedure=PROCEDURE, **more)], time, cost)


def asked(records: Sequence[Record], time: str | None, cost: str | None) -> TargetAnswer:
    return target_answer(
        records, WAGES,
        time_percent=None if time is None else Decimal(time),
        cost_percent=None if cost is None else Decimal(cost),
    )  # fmt: skip


def chosen(found: TargetAnswer | Choice | None) -> set[int]:
    choice = found.choice if isinstance(found, TargetAnswer) else found
    assert choice is not None, found
    return {int(key) for key in choice.measures}


def test_the_lightest_set_that_reaches_it_is_chosen() -> None:
    """Without the paper that a decree asks for: a circular alone does it."""
    found = answer(A, B, LESS_FEE, BY_POST, time="25", cost="25")

    assert chosen(found) == {2, 4}
    assert found.choice is not None
    assert [each.number for each in found.choice.texts] == ["2/2020/TT-BTC"]
    assert found.choice.effort == legal_effort().weights[found.choice.texts[0].rank]
    assert (found.choice.time_percent, found.choice.cost_percent) == (
        Decimal("27.78"), Decimal("25.77")
    )  # fmt: skip
    assert found.problem is None
    assert found.unverified == ("wage/applicant",)


@pytest.mark.parametrize("percent", ["5", "20", "28", "38", "50"])
def test_it_is_what_trying_every_set_gives(percent: str) -> None:
    measures = (A, B, LESS_FEE, BY_POST)
    sets = chain.from_iterable(combinations(measures, size) for size in range(5))
    efforts = [
        found.choice.effort
        for some in sets
        if (found := answer(*some, time=None, cost=percent)).choice
        and len(found.choice.measures) == len(some)
    ]
    found = answer(*measures, time=None, cost=percent)

    if not efforts:
        assert found.choice is None
    else:
        assert found.choice is not None
        assert found.choice.effort == min(efforts)


def test_out_of_reach_says_so_and_names_the_best_there_is() -> None:
    found = answer(A, LESS_FEE, time="30", cost="30")

    assert not found.is_reached
    assert found.problem is not None
    assert found.problem.code == "target-unreachable"
    assert chosen(found.closest) == {1, 3}
    assert found.closest is not None
    assert (found.closest.time_percent, found.closest.cost_percent) == (
        Decimal("22.22"), Decimal("25.21")
    )  # fmt: skip


def test_a_half_that_nothing_serves_is_left_aside() -> None:
    found = answer(LESS_FEE)

    assert chosen(found.closest) == {3}
    assert found.closest is not None
    assert (found.closest.time_percent, found.closest.cost_percent) == (
        Decimal("0.00"), Decimal("7.00")
    )  # fmt: skip
    assert answer(measure(1, (), None)).closest is None


def test_measures_that_contradict_each_other_are_never_chosen_together() -> None:
    """The best there is knows it too: not all of them together."""
    slower, faster = measure(5, ONLINE, None), measure(6, FASTER, None)
    found = answer(slower, faster, time="30", cost=None)

    assert found.choice is None
    assert chosen(found.closest) == {6}


def test_what_cannot_be_costed_is_left_out_by_name() -> None:
    missing = (Operation(op="remove", path="documents/khong-co"),)
    found = answer(A, measure(2, missing, None), measure(3, HIGHER_FEE, None), time="20", cost=None)

    assert chosen(found) == {1}
    assert [each.measure for each in found.left_out] == [2, 3]
    assert "documents/khong-co" in found.left_out[0].why.vi
    assert [each.measure for each in answer(A, draft=None).left_out] == [1]
    [unknown] = answer(A, draft=CostDraft(Inputs("ha-noi", DAY))).left_out
    assert "ha-noi" in unknown.why.vi


def test_a_share_of_what_nobody_has_costed_is_not_reached() -> None:
    for found in (answer(A, draft=None), answer(A, draft=CostDraft(Inputs("ha-noi", DAY)))):
        assert not found.is_reached
        assert found.closest is None
        assert found.problem is not None
        assert found.problem.code == "nothing-costed"
    assert answer(A, time="5", cost="5").is_reached


@pytest.mark.parametrize("state", ["WITHDRAWN", "REJECTED", "EXPIRED", "CLOSED_KEEP"])
def test_what_was_given_up_is_not_offered(state: str) -> None:
    found = answer(measure(1, REMOVE_A, state), time="5", cost="5")

    assert found.choice is None
    assert found.left_out == ()


def test_what_costs_more_elsewhere_is_taken_off() -> None:
    """Cheaper to file, dearer in fees: 120,000 less and 50,000 more."""
    both = measure(1, (*ONLINE, *HIGHER_FEE), None)
    found = answer(both, time=None, cost="9")

    assert found.choice is not None
    assert found.choice.cost == 70_000 * 3_000


def test_a_target_over_several_cases_counts_each_procedure_once() -> None:
    other = example(code="1.000002", documents=PAPERS, legal_basis=CIRCULAR)
    first = record(A, procedure=PROCEDURE)
    again = record(measure(7, REMOVE_A, None), case=2, procedure=PROCEDURE)
    beside = record(measure(8, (*REMOVE_A, *ONLINE), None), case=3, procedure=other)
    found = asked([first, again, beside], "20", "20")

    assert found.target.time_now == 2 * 540 * 3_000
    assert chosen(found) <= {7, 8}
    assert 8 in chosen(found)


def test_too_many_measures_are_refused_before_any_is_costed() -> None:
    found = answer(*(measure(n, REMOVE_A, None) for n in range(MOST_MEASURES + 1)))

    assert found.problem is not None
    assert found.problem.code == "too-many-measures"
