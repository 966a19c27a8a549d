"""Totals: each procedure once, proposals on one procedure together, sums before percentages."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.cost import (
    Money,
    Portfolio,
    Proposal,
    Proposed,
    combined,
    compare,
    from_plain,
    portfolio,
    to_plain,
)
from registry.procedure.errors import PatchConflict
from registry.procedure.patch import apply
from rules import Operation
from tests.registry.cost.examples import INPUTS, SIMPLIFIED, WAGES, example, task


def removal(*documents: str, key: str = "a", plan: str | None = None) -> Proposal:
    patch = tuple(Operation(op="remove", path=f"documents/{name}") for name in documents)
    return Proposal(key, patch, plan)


def proposed(*proposals: Proposal, **changed: Any) -> Proposed:
    return Proposed(example(**changed), INPUTS, proposals)


def small(code: str, hours: str, **changed: Any) -> dict[str, Any]:
    """Keys of a procedure that costs 60,000 an hour for one applicant."""
    return {
        "code": code, "effort": [task("nop", "file", hours, on="documents/don")], "fees": [],
        "volume": [{"year": 2025, "per_year": 1, "source": "A"}], **changed,
    }  # fmt: skip


def same(vnd: int) -> Money:
    return Money(vnd, vnd, vnd)


CERTIFIED = 130_000 * 3_000, 64_000 * 3_000  # what the two certified copies cost in a year


def test_a_paper_that_two_proposals_remove_is_saved_once() -> None:
    total = portfolio([proposed(removal("dkkd"), removal("dkkd", "can-cuoc", key="b"))], WAGES).all

    assert total.saving == same(sum(CERTIFIED))
    assert total.procedures == 1


def test_a_procedure_that_is_given_twice_counts_once_with_all_its_proposals() -> None:
    twice = [proposed(removal("dkkd")), proposed(removal("can-cuoc", key="b"))]

    found = portfolio(twice, WAGES)

    assert found.all.procedures == 1
    assert found.all.now == same(2_142_000_000)
    assert found.all.saving == same(sum(CERTIFIED))
    assert found.problems == ()


def test_the_percentage_is_of_the_sums_not_the_mean_of_percentages() -> None:
    every = [
        Proposed(example(**small("1.000001", "9")), INPUTS),
        proposed(removal("don"), **small("1.000002", "1")),
    ]

    assert portfolio(every, WAGES).all.percent == Decimal("10.00")


def test_totals_by_agency_field_and_plan() -> None:
    every = [
        proposed(removal("don", plan="2026"), **small("1.000001", "1")),
        proposed(removal("don", plan="2027"), **small("1.000002", "2", field="Thuế")),
        proposed(**small("1.000003", "4", authority="bo-cong-an", field="Thuế")),
    ]

    found = portfolio(every, WAGES)

    def rows(name: str) -> list[tuple[str | None, int, int, int]]:
        totals = getattr(found, name)
        return [(each.key, each.procedures, each.now.mid, each.saving.mid) for each in totals]

    assert rows("by_agency") == [
        ("bo-cong-an", 1, 240_000, 0),
        ("bo-tai-chinh", 2, 180_000, 180_000),
    ]
    assert rows("by_field") == [("Kinh doanh", 1, 60_000, 60_000), ("Thuế", 2, 360_000, 120_000)]
    assert rows("by_plan") == [("2026", 1, 60_000, 60_000), ("2027", 1, 120_000, 120_000)]
    assert found.all.now == same(420_000)


def test_a_procedure_of_two_plans_is_once_in_all_and_alone_in_each() -> None:
    found = portfolio(
        [proposed(removal("dkkd", plan="A"), removal("dkkd", "can-cuoc", key="b", plan="B"))],
        WAGES,
    )

    assert [(each.key, each.saving.mid) for each in found.by_plan] == [
        ("A", CERTIFIED[0]),
        ("B", sum(CERTIFIED)),
    ]
    assert found.all.saving.mid == sum(CERTIFIED)


def test_what_is_incomplete_is_named_and_in_no_sum() -> None:
    found = portfolio(
        [proposed(removal("dkkd")), proposed(code="1.000002", volume=None)], WAGES
    ).all

    assert (found.procedures, found.incomplete) == (1, ("bo-tai-chinh/1.000002",))
    assert found.now == same(2_142_000_000)


def test_proposals_that_contradict_each_other_are_told() -> None:
    def fee(key: str, amount: int) -> Proposal:
        return Proposal(key, (Operation(op="set", path="fees/phi/amount", value=amount),))

    found = portfolio([proposed(fee("a", 1), fee("b", 2))], WAGES)

    assert found.all.incomplete == ("bo-tai-chinh/1.000001",)
    assert [each.code for each in found.problems] == ["proposals-clash"]
    assert "proposals a, b" in found.problems[0].message.en


def test_two_editions_of_one_procedure_are_told() -> None:
    found = portfolio([proposed(), proposed(name="Khác")], WAGES)

    assert [each.code for each in found.problems] == ["two-editions"]
    assert found.all.procedures == 1


def test_what_is_changed_inside_a_removed_paper_is_done_with() -> None:
    form = Operation(op="set", path="documents/dkkd/form", value="copy")
    gone = Operation(op="remove", path="documents/dkkd")

    assert combined([[form], [gone]]) == (gone,)
    assert combined([[gone], [form]]) == (gone,)


def test_a_path_that_only_begins_alike_is_another() -> None:
    other = Operation(op="set", path="documents/dkkd-2/form", value="copy")
    gone = Operation(op="remove", path="documents/dkkd")

    assert combined([[other], [gone]]) == (other, gone)


def test_nothing_is_left_to_do_about_an_abolished_procedure() -> None:
    end = Operation(op="abolish", path=".", value="2027-03-01")

    assert combined([SIMPLIFIED, [end]]) == (end,)


def test_a_contradiction_is_not_hidden() -> None:
    one, other = (Operation(op="set", path="fees/phi/amount", value=n) for n in (1, 2))

    with pytest.raises(PatchConflict):
        apply(combined([[one], [other]]), example())


@given(st.lists(st.lists(st.sampled_from(SIMPLIFIED), unique_by=lambda o: o.path), max_size=4))
@settings(max_examples=30)
def test_proposals_together_save_what_all_their_operations_save(
    patches: list[list[Operation]],
) -> None:
    proposals = [Proposal(str(n), tuple(patch)) for n, patch in enumerate(patches)]
    every = [each for each in SIMPLIFIED if any(each in patch for patch in patches)]

    found = portfolio([Proposed(example(), INPUTS, tuple(proposals))], WAGES)

    assert found.all.saving == compare(example(), every, INPUTS, WAGES).saving
    assert from_plain(Portfolio, to_plain(found)) == found
