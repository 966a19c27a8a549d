"""What measures save together is what their lines add up to: nothing twice, nothing lost."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from registry.cost import Inputs, Money, compare, compare_editions
from registry.procedure.patch import Patch, apply
from registry.review.costs import CostDraft
from registry.review.ledger.attribution import Attribution, Held, Share, Step, attributed
from registry.review.proposals import proposal
from rules import Operation
from tests.registry.cost.examples import DAY, INPUTS, WAGES, example, shares, task
from tests.registry.review.ledger.samples import (
    DRAFT,
    ENDS,
    HIGHER_FEE,
    LOWER_FEE,
    ONLINE,
    PATCHES,
    PLAIN_COPY,
    REMOVE_A,
    REMOVE_B,
    REMOVE_BOTH,
    measure,
)

PROCEDURE = example()
SUBJECTS = 3_000


def shared(*patches: Patch, draft: CostDraft = DRAFT, held: tuple[Held, ...] = ()) -> Attribution:
    steps = [Step(number, patch) for number, patch in enumerate(patches, 1)]
    return attributed(PROCEDURE, steps, draft, WAGES, in_force=held)


def vnd(found: Attribution) -> list[int | None]:
    return [None if each.vnd is None else each.vnd.mid for each in found.shares]


def saved_alone(patch: Patch) -> int:
    saving = compare(PROCEDURE, patch, INPUTS, WAGES).saving
    assert saving is not None
    return saving.mid


def test_each_measure_has_what_it_saves_on_top_of_those_before_it() -> None:
    found = shared(REMOVE_A, REMOVE_B, LOWER_FEE)

    assert vnd(found) == [130_000 * SUBJECTS, 64_000 * SUBJECTS, 50_000 * SUBJECTS]
    assert [each.minutes for each in found.shares] == [120 * SUBJECTS, 60 * SUBJECTS, 0]
    assert (found.minutes, found.vnd) == (9 * 60 * SUBJECTS, Money(*[714_000 * SUBJECTS] * 3))
    assert found.unverified == ("wage/applicant",)


def test_what_two_measures_do_alike_is_saved_by_the_first() -> None:
    """Negative control: added up one by one they would save the papers twice."""
    found = shared(REMOVE_A, REMOVE_BOTH, PLAIN_COPY)

    assert vnd(found) == [130_000 * SUBJECTS, 64_000 * SUBJECTS, 0]
    assert [each.clash for each in found.shares] == [None, None, None]
    assert sum(map(saved_alone, (REMOVE_A, REMOVE_BOTH, PLAIN_COPY))) > (194_000 * SUBJECTS)


def test_the_end_of_a_procedure_saves_all_that_is_left() -> None:
    found = shared(REMOVE_A, ENDS, LOWER_FEE)

    assert vnd(found) == [130_000 * SUBJECTS, 584_000 * SUBJECTS, 0]


def test_a_measure_that_costs_more_has_a_negative_share() -> None:
    assert vnd(shared(HIGHER_FEE, REMOVE_A)) == [-50_000 * SUBJECTS, 130_000 * SUBJECTS]


def test_the_lines_of_a_share_add_up_to_it() -> None:
    [share] = shared((*REMOVE_A, *ONLINE, *LOWER_FEE)).shares

    assert [(each.element, each.minutes, each.vnd) for each in share.changes] == [
        ("effort/chung-thuc-dkkd", 120 * SUBJECTS, 130_000 * SUBJECTS),
        ("effort/nop", 90 * SUBJECTS, 120_000 * SUBJECTS),
        ("fees/phi", 0, 50_000 * SUBJECTS),
    ]
    assert share.vnd is not None
    assert sum(each.vnd or 0 for each in share.changes) == share.vnd.mid


def test_without_a_wage_the_time_is_known_all_the_same() -> None:
    found = shared(REMOVE_A, draft=CostDraft(Inputs("ha-noi", DAY)))

    assert vnd(found) == [None]
    assert [each.minutes for each in found.shares] == [120 * SUBJECTS]
    assert (found.minutes, found.vnd) == (540 * SUBJECTS, None)
    assert [each.code for each in found.problems] == ["wage-missing"]


def test_without_subjects_nothing_is_known_and_nothing_is_zero() -> None:
    unknown = attributed(example(volume=None), [Step(1, REMOVE_A)], DRAFT, WAGES)

    [share] = unknown.shares
    assert (share.vnd, share.minutes, unknown.vnd, unknown.minutes) == (None, None, None, None)


def test_a_version_that_cannot_be_costed_is_counted_with_the_next() -> None:
    """The second says that what the first adds is always asked; between them nobody knows."""
    sometimes = {"id": "khac", "name": "Giấy khác", "when": "nếu có"}
    added = (
        Operation(op="add", path="documents/khac", value=sometimes),
        Operation(
            op="add", path="effort/them", value=task("them", "prepare", "1.00", on="documents/khac")
        ),
    )
    always = (Operation(op="remove", path="documents/khac/when"),)
    found = shared(added, always, REMOVE_A)

    assert [each.counted_with for each in found.shares] == [2, None, None]
    assert vnd(found) == [None, -60_000 * SUBJECTS, 130_000 * SUBJECTS]


def test_a_measure_that_builds_on_another_waits_for_it() -> None:
    adds = (Operation(op="add", path="documents/khac", value={"id": "khac", "name": "Giấy khác"}),)
    changes = (Operation(op="set", path="documents/khac/name", value="Giấy khác nữa"),)

    assert [each.clash for each in shared(changes, adds).shares] == [None, None]
    [alone] = shared(changes).shares
    assert alone.clash is not None
    assert "documents/khac" in alone.clash.vi
    assert "no such place" in alone.clash.en
    assert alone.vnd is None


def test_what_holds_already_is_not_saved_again() -> None:
    """The file still shows the paper that the law has taken away; control: without that law."""
    held = (Held(PROCEDURE, REMOVE_A),)

    assert vnd(shared(REMOVE_BOTH, held=held)) == [64_000 * SUBJECTS]
    assert vnd(shared(REMOVE_BOTH)) == [194_000 * SUBJECTS]
    assert shared(REMOVE_BOTH, held=held).vnd == Money(*[584_000 * SUBJECTS] * 3)


def test_what_the_file_shows_already_is_left_as_it_is() -> None:
    """A fee that was lowered by law, and lowered again since, is not raised to the first."""
    again, _ = apply((Operation(op="set", path="fees/phi/amount", value=20_000),), PROCEDURE)
    found = attributed(
        again, [Step(1, REMOVE_A)], DRAFT, WAGES, in_force=(Held(PROCEDURE, LOWER_FEE),)
    )

    assert found.vnd == Money(*[634_000 * SUBJECTS] * 3)


def test_a_procedure_that_an_earlier_case_ended_has_nothing_left_to_save() -> None:
    found = shared(REMOVE_A, held=(Held(PROCEDURE, ENDS),))

    assert (vnd(found), found.vnd, found.minutes) == ([0], Money(0, 0, 0), 0)


def test_other_shares_afterwards_count_with_the_first_measure() -> None:
    online = CostDraft(
        replace(INPUTS, shares=shares(in_person=100, online=0)),
        replace(INPUTS, shares=shares(in_person=20, online=80)),
    )
    procedure = example(effort=[task("nop", "file", "2.00", channel="in_person")], fees=[])
    found = attributed(procedure, [Step(1, REMOVE_A), Step(2, REMOVE_B)], online, WAGES)

    assert vnd(found) == [96_000 * SUBJECTS, 0]


@given(st.permutations(PATCHES), st.integers(0, len(PATCHES)))
@settings(max_examples=40, deadline=None)
def test_the_shares_add_up_to_what_the_case_saves_together(order: list[Patch], count: int) -> None:
    """Whatever their order; and so says the dossier where none clashes."""
    chosen = order[:count]
    found = shared(*chosen)
    together = sum(value or 0 for value in vnd(found))

    assert all(each.vnd is not None for each in found.shares)
    assert found.vnd is not None
    assert together <= found.vnd.mid
    said = proposal([measure(n, patch, None) for n, patch in enumerate(chosen, 1)], PROCEDURE)
    if not said.clashes:
        compared = compare_editions(
            said.before, said.after, INPUTS, WAGES, abolished=said.abolishes
        )
        assert compared.saving == _sum(found.shares)


def _sum(given_: Sequence[Share]) -> Money:
    return sum((each.vnd for each in given_ if each.vnd is not None), Money(0, 0, 0))
