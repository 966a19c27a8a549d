"""The ledger over any history: each column is a part of the one before it, nothing is twice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.cost import Inputs, Money, Proposal, Proposed, portfolio
from registry.procedure.errors import PatchError
from registry.procedure.model import Procedure
from registry.procedure.patch import apply
from registry.review.costs import CostDraft
from registry.review.ledger.columns import Column, columns_to, groups, labels, outside
from registry.review.ledger.lines import Line, Record, entries
from registry.review.ledger.measurement import Measurement, Period
from registry.review.ledger.totals import Ledger, Wanted
from registry.review.machine import Of, state_on, states, transitions
from registry.review.measure import Measure
from tests.registry.cost.examples import DAY, INPUTS, WAGES, example, wage
from tests.registry.review.ledger.samples import (
    LOWER_FEE,
    MOMENT,
    ONLINE,
    PATCHES,
    REMOVE_A,
    REMOVE_B,
    REMOVE_BOTH,
    measure,
    patches,
    record,
)

CHECKED = [wage(60_000)]
EFFECTIVE = date(2026, 6, 1)
PERIOD = Period(date(2026, 7, 1), date(2027, 6, 30), 3_600, "Thống kê giả định")
YEAR = 3_000  # performances


def ledger(*records: Record) -> Ledger:
    found = list(entries(records, CHECKED))
    return Ledger(tuple(line for lines, _ in found for line in lines), tuple(b for _, b in found))


def vnd(found: Ledger, column: Column) -> int:
    return found.total.of(column).vnd.mid


def measurement(number: int, period: Period = PERIOD) -> Measurement:
    return Measurement(number, period, "minh", MOMENT)


def test_every_state_of_a_measure_is_placed_once() -> None:
    of_measures = {code for code, state in states().items() if state.of is not Of.CASE}

    assert set(groups()) | outside() == of_measures
    assert not set(groups()) & outside()
    assert tuple(labels()) == tuple(Column)


def test_a_column_is_what_its_measures_save_together() -> None:
    """In force comes first: the paper that both remove is saved by the one that holds."""
    found = ledger(
        record(
            measure(1, REMOVE_BOTH, "PROPOSED"),
            measure(2, REMOVE_A, "VERIFIED"),
            measure(3, LOWER_FEE, "DRAFTING"),
        )
    )

    assert vnd(found, Column.IN_FORCE) == 130_000 * YEAR
    assert vnd(found, Column.APPROVED) == 180_000 * YEAR
    assert vnd(found, Column.PROPOSED) == 244_000 * YEAR
    assert vnd(found, Column.MEASURED) == 0
    assert found.total.vnd.mid == 714_000 * YEAR
    assert found.total.of(Column.PROPOSED).cost_percent == Decimal("34.17")
    assert found.total.of(Column.IN_FORCE).time_percent == Decimal("22.22")


def test_the_worked_example_to_the_dong() -> None:
    every = measure(1, (*REMOVE_BOTH, *ONLINE, *LOWER_FEE), "APPROVED")
    [line] = ledger(record(every)).lines

    assert line.saving.vnd == Money(*[364_000 * YEAR] * 3)
    assert ledger(record(every)).total.of(Column.APPROVED).cost_percent == Decimal("50.98")


def test_a_temporary_ground_that_expired_leaves_in_force_and_says_so() -> None:
    [line] = ledger(record(measure(1, REMOVE_A, "EXPIRED"))).lines

    assert line.is_over
    assert line.columns == (Column.PROPOSED, Column.APPROVED)
    assert ledger(record(measure(1, REMOVE_A, "EXPIRED"))).total.over == 1


def test_what_expired_saves_nothing_beside_what_replaced_it() -> None:
    found = ledger(record(measure(1, REMOVE_A, "EXPIRED"), measure(2, REMOVE_A, "IN_EFFECT")))

    assert vnd(found, Column.APPROVED) == vnd(found, Column.IN_FORCE) == 130_000 * YEAR


@pytest.mark.parametrize("state", [*sorted(outside()), None])
def test_what_was_taken_back_or_never_proposed_is_in_no_column(state: str | None) -> None:
    assert ledger(record(measure(1, REMOVE_A, state))).lines == ()


def test_a_rejected_measure_stays_proposed_and_is_last_in_turn() -> None:
    found = ledger(record(measure(1, REMOVE_A, "REJECTED"), measure(2, REMOVE_BOTH, "PROPOSED")))

    assert vnd(found, Column.PROPOSED) == 194_000 * YEAR
    assert {line.measure: line.saving.vnd for line in found.lines}[1] == Money(0, 0, 0)
    assert vnd(found, Column.APPROVED) == 0


def test_the_second_case_starts_from_the_edition_after_the_first() -> None:
    """Two years, one procedure: together they save what is gone, of what it cost at first."""
    first = record(measure(1, (*REMOVE_A, *ONLINE), "VERIFIED"))
    after, _ = apply((*REMOVE_A, *ONLINE), example())
    effort = tuple(each for each in after.effort or () if each.for_ != "documents/dkkd")
    edition = after.model_copy(update={"effort": effort})
    second = record(measure(2, REMOVE_B, "VERIFIED"), case=2, procedure=edition, year=2027)
    found = ledger(first, second)

    assert vnd(found, Column.IN_FORCE) == (130_000 + 120_000 + 64_000) * YEAR
    assert found.total.vnd.mid == 714_000 * YEAR
    assert found.total.procedures == 1
    alone = found.where(Wanted(year=2027))
    assert (vnd(alone, Column.IN_FORCE), alone.total.vnd.mid) == (64_000 * YEAR, 464_000 * YEAR)


def test_a_second_case_on_the_old_edition_saves_nothing_twice() -> None:
    """The file was not brought along. Negative control: alone the second saves it all."""
    first = record(measure(1, REMOVE_A, "VERIFIED"))
    second = record(measure(2, REMOVE_BOTH, "VERIFIED"), case=2, year=2027)

    assert vnd(ledger(first, second), Column.IN_FORCE) == 194_000 * YEAR
    assert vnd(ledger(second), Column.IN_FORCE) == 194_000 * YEAR
    expired = record(measure(1, REMOVE_A, "EXPIRED"))
    assert vnd(ledger(expired, second), Column.IN_FORCE) == 194_000 * YEAR


def test_what_was_rejected_and_is_proposed_again_is_proposed_once() -> None:
    """In the next year, on the same edition. Negative control: alone each saves it all."""
    first = record(measure(1, REMOVE_BOTH, "REJECTED"))
    second = record(measure(2, REMOVE_BOTH, "PROPOSED"), case=2, year=2027)

    assert vnd(ledger(first, second), Column.PROPOSED) == 194_000 * YEAR
    assert vnd(ledger(first), Column.PROPOSED) == 194_000 * YEAR
    assert vnd(ledger(second), Column.PROPOSED) == 194_000 * YEAR


def test_unchecked_inputs_are_told_apart_and_are_in_no_sum() -> None:
    found = list(entries([record(measure(1, REMOVE_A, "VERIFIED"))], WAGES))
    ledger_ = Ledger(found[0][0], (found[0][1],))
    total = ledger_.total.of(Column.IN_FORCE)

    assert (total.vnd, total.unquantified) == (Money(0, 0, 0), 1)
    assert total.unverified == Money(*[130_000 * YEAR] * 3)
    assert (total.minutes, total.untimed) == (120 * YEAR, 0)
    assert (ledger_.total.costed, total.cost_percent) == (0, None)
    assert total.time_percent == Decimal("22.22")


@pytest.mark.parametrize(
    ("draft", "minutes", "codes"),
    [
        (None, None, ["sheet-missing"]),
        (CostDraft(Inputs("ha-noi", DAY)), 120 * YEAR, ["wage-missing"]),
    ],
)
def test_what_is_not_known_is_named_and_is_no_zero(
    draft: CostDraft | None, minutes: int | None, codes: list[str]
) -> None:
    found = ledger(record(measure(1, REMOVE_A, "VERIFIED"), draft=draft))
    [line], total = found.lines, found.total.of(Column.IN_FORCE)

    assert (line.saving.vnd, line.saving.minutes) == (None, minutes)
    assert [each.code for each in line.problems] == codes
    assert (total.measures, total.procedures, total.unquantified) == (1, 1, 1)
    assert total.untimed == (minutes is None)


def test_what_is_counted_with_another_line_is_not_missing() -> None:
    line = ledger(record(measure(1, REMOVE_A, "VERIFIED"))).lines[0]
    beside = replace(line, measure=2, saving=replace(line.saving, vnd=None), counted_with=1)
    total = Ledger((line, beside)).total.of(Column.IN_FORCE)

    assert (total.measures, total.unquantified, total.vnd.mid) == (2, 0, 130_000 * YEAR)


def test_measured_counts_real_dossiers_and_what_one_of_them_really_saves() -> None:
    year = measurement(1)
    surveyed = measurement(1, replace(PERIOD, hours=Decimal("1.5"), cost=12_000))
    half = measurement(1, replace(PERIOD, until=date(2026, 12, 31), dossiers=1_800))

    def as_measured(said: Measurement) -> Line:
        found = record(measure(1, REMOVE_A, "VERIFIED"), measurements={1: said})
        return ledger(found).lines[0]

    line = as_measured(year)
    assert line.column is Column.MEASURED
    assert line.saving_in(Column.MEASURED).vnd == Money(*[130_000 * 3_600] * 3)
    assert line.saving_in(Column.MEASURED).minutes == 120 * 3_600
    assert line.saving_in(Column.IN_FORCE).vnd == Money(*[130_000 * YEAR] * 3)
    assert as_measured(surveyed).saving_in(Column.MEASURED).vnd == Money(*[102_000 * 3_600] * 3)
    assert as_measured(surveyed).saving_in(Column.MEASURED).minutes == 90 * 3_600
    assert as_measured(half).saving_in(Column.MEASURED).minutes == round(120 * 1_800 * 365 / 184)


def test_what_a_survey_did_not_ask_is_taken_from_the_sheet() -> None:
    hours = measurement(1, replace(PERIOD, hours=Decimal(1)))
    found = record(measure(1, REMOVE_A, "VERIFIED"), measurements={1: hours})
    without = replace(found, draft=None)

    assert ledger(found).lines[0].saving_in(Column.MEASURED).vnd == Money(*[70_000 * 3_600] * 3)
    bare = ledger(without).lines[0].saving_in(Column.MEASURED)
    assert (bare.minutes, bare.vnd) == (60 * 3_600, None)


def test_a_measure_that_expired_is_not_measured_any_more() -> None:
    found = record(measure(1, REMOVE_A, "EXPIRED"), measurements={1: measurement(1)})

    [line] = ledger(found).lines
    assert (line.column, line.measured) == (Column.APPROVED, None)


def test_totals_by_agency_field_and_plan() -> None:
    other = example(code="1.000002", field="Đất đai")
    found = ledger(
        record(measure(1, REMOVE_A, "VERIFIED"), plan=7),
        record(measure(2, REMOVE_B, "PROPOSED"), case=2, procedure=other),
    )

    assert [each.key for each in found.by_agency] == ["bo-tai-chinh"]
    assert [each.key for each in found.by_field] == ["Kinh doanh", "Đất đai"]
    assert [each.key for each in found.by_plan] == ["7", None]
    assert [each.of(Column.PROPOSED).vnd.mid for each in found.by_plan] == [
        130_000 * YEAR, 64_000 * YEAR
    ]  # fmt: skip
    assert found.total.of(Column.PROPOSED).cost_percent == Decimal("13.59")


def test_the_portfolio_of_the_cost_model_says_the_same() -> None:
    """Two ways to the same sum: measure by measure, and all together."""
    found = ledger(record(*(measure(n, p, "PROPOSED") for n, p in enumerate(PATCHES[:3], 1))))
    proposals = tuple(Proposal(str(n), p) for n, p in enumerate(PATCHES[:3], 1))
    same = portfolio([Proposed(example(), INPUTS, proposals)], CHECKED).all

    assert found.total.of(Column.PROPOSED).vnd == same.saving
    assert found.total.of(Column.PROPOSED).cost_percent == same.percent
    assert found.total.vnd == same.now


DAYS = st.integers(-400, 400).map(lambda days: EFFECTIVE + timedelta(days=days))


@st.composite
def history(draw: st.DrawFn, number: int) -> tuple[Measure, bool]:
    """A measure after a random walk through the machine's acts, on a random day."""
    state, until = "PROPOSED", draw(st.none() | DAYS.filter(lambda day: day > EFFECTIVE))
    for _ in range(draw(st.integers(0, 8))):
        acts = [
            each for each in transitions().values()
            if each.of is Of.MEASURE and not each.is_dated and state in each.sources
        ]  # fmt: skip
        if not acts:
            break
        state = draw(st.sampled_from(acts)).target
        state = state_on(state, {"effective": EFFECTIVE, "until": None}, EFFECTIVE)
    on_day = state_on(state, {"effective": EFFECTIVE, "until": until}, draw(DAYS))
    patch = draw(st.sampled_from(PATCHES))
    return measure(number, patch, on_day, until=until), draw(st.booleans())


@st.composite
def histories(draw: st.DrawFn) -> list[Record]:
    """Up to two cases of one procedure in two years; the second on the edition after the first."""
    records: list[Record] = []
    edition: Procedure = example()
    for case in range(1, draw(st.integers(1, 2)) + 1):
        drawn = [draw(history(case * 10 + n)) for n in range(draw(st.integers(0, 4)))]
        said = {each.id: measurement(each.id) for each, was_measured in drawn if was_measured}
        measures = [each for each, _ in drawn]
        records.append(
            record(*measures, case=case, procedure=edition, year=2025 + case, measurements=said)
        )
        edition = _edition_after(edition, measures) if draw(st.booleans()) else edition
    return records


def _edition_after(edition: Procedure, measures: Sequence[Measure]) -> Procedure:
    """The file once everything that is in force is brought along, as far as it fits."""
    held = [m for m in measures if m.state in ("IN_EFFECT", "VERIFIED")]
    for patch in patches(*held):
        if not any(each.op == "abolish" for each in patch):
            try:
                edition, _ = apply(patch, edition)
            except PatchError:
                continue
    papers = {f"documents/{each.id}" for each in edition.documents or ()} | {"fees/phi", None}
    effort = tuple(each for each in edition.effort or () if each.for_ in papers)
    return edition.model_copy(update={"effort": effort})


@given(histories())
@settings(max_examples=60, deadline=None)
def test_measured_is_in_force_is_approved_is_proposed_and_nothing_is_twice(
    records: list[Record],
) -> None:
    found = ledger(*records)
    inside = {
        column: {line.measure for line in found.lines if column in line.columns}
        for column in Column
    }

    assert inside[Column.MEASURED] <= inside[Column.IN_FORCE]
    assert inside[Column.IN_FORCE] <= inside[Column.APPROVED] <= inside[Column.PROPOSED]
    assert len({line.measure for line in found.lines}) == len(found.lines)
    for line in found.lines:
        assert line.column in columns_to(line.column)
        assert not (line.is_over and line.column in (Column.IN_FORCE, Column.MEASURED))
        assert line.saving.vnd is not None or line.clash
    for column in (Column.PROPOSED, Column.APPROVED, Column.IN_FORCE):
        total = found.total.of(column)
        assert total.vnd.mid <= found.total.vnd.mid  # nobody saves more than it costs
        assert total.vnd.mid == sum(
            line.saving.vnd.mid for line in found.lines
            if column in line.columns and line.saving.vnd
        )  # fmt: skip
        by = (found.by_agency, found.by_field, found.by_plan)
        assert all(sum(e.of(column).vnd.mid for e in each) == total.vnd.mid for each in by)


@given(histories())
@settings(max_examples=30, deadline=None)
def test_what_is_in_force_saves_the_same_whatever_else_is_proposed(records: list[Record]) -> None:
    """The first columns do not move when measures are added, rejected or withdrawn."""
    held = [
        replace(
            each, measures=tuple(m for m in each.measures if m.state in ("IN_EFFECT", "VERIFIED"))
        )
        for each in records
    ]

    assert vnd(ledger(*records), Column.IN_FORCE) == vnd(ledger(*held), Column.IN_FORCE)
