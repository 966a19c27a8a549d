"""Guards: figures wrong by a unit are named, true ones are left alone, totals have to add up."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.cost import (
    Account,
    Money,
    Observed,
    Problem,
    Sheet,
    compare,
    cost_sheet,
    exactly,
    from_plain,
    guard,
    guard_comparison,
    guard_rules,
    peers_of,
    to_plain,
)
from registry.cost.guards import Kind, said_in
from tests.registry.cost.examples import DATA, INPUTS, SIMPLIFIED, WAGES, example, task

RULES = guard_rules()


def sheet(**changed: Any) -> Sheet:
    return cost_sheet(example(**changed), INPUTS, WAGES)


def with_hours(hours: str, **more: Any) -> Sheet:
    return sheet(effort=[task("nop", "file", hours, **more)])


def told(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(each.code, each.element) for each in problems]


def test_the_worked_example_passes_every_guard() -> None:
    compared = compare(example(), SIMPLIFIED, INPUTS, WAGES)

    assert guard_comparison(compared, previous=sheet()) == ()


def test_minutes_taken_for_hours_are_seen_against_the_previous_edition() -> None:
    found = guard(with_hours("45"), previous=with_hours("0.75"))

    assert told(found) == [("looks-wrong", "effort/nop/hours")]
    assert [found[0].found, found[0].expected, found[0].ratio] == [45, Decimal("0.75"), 60]
    assert found[0].message.en == (
        "effort/nop/hours: 45, while the sheet of the previous edition has 0.75 (ratio 60). "
        "That is near a slip by 60: minutes taken for hours."
    )
    assert "trong khi bảng tính của phiên bản trước là 0,75" in found[0].message.vi


def test_a_figure_that_became_too_small_is_seen_too() -> None:
    found = guard(with_hours("0.2"), previous=with_hours("2"))

    assert told(found) == [("looks-wrong", "effort/nop/hours")]
    assert found[0].ratio == Decimal("0.1")


@pytest.mark.parametrize(("per_year", "wrong"), [(30_000, True), (20_000, True), (15_000, False)])
def test_dossiers_a_year_are_held_against_the_previous_edition(per_year: int, wrong: bool) -> None:
    volume = [{"year": 2026, "per_year": per_year, "source": "Báo cáo"}]

    found = guard(sheet(volume=volume), previous=sheet())

    assert told(found) == ([("looks-wrong", "subjects")] if wrong else [])


def test_thousands_taken_for_dong_are_seen_in_a_fee() -> None:
    fees = [{**DATA["fees"][0], "amount": 100}]

    found = guard(sheet(fees=fees), previous=sheet())

    assert told(found) == [("looks-wrong", "fees/phi/other"), ("too-little", "fees/phi/other")]
    assert "a slip by 1,000" in found[0].message.en


def test_a_total_is_only_blamed_where_no_input_is() -> None:
    """Many lines that each grew a little make a total that grew much."""
    many = [task(f"e{n}", "other", "5") for n in range(12)]

    found = guard(sheet(effort=many, fees=[]), previous=sheet(effort=many[:1], fees=[]))

    assert told(found) == [
        ("looks-wrong", "applicant/unit"),
        ("looks-wrong", "applicant/annual"),
    ]


def test_a_figure_far_from_its_peers_median_is_seen() -> None:
    peers = peers_of([with_hours(each) for each in ("1", "1.5", "2", "2", "4")], RULES)

    assert told(guard(with_hours("120"), peers=peers)) == [("looks-wrong", "effort/nop/hours")]
    assert guard(with_hours("12"), peers=peers) == ()


def test_a_few_peers_say_nothing() -> None:
    peers = peers_of([with_hours("1")] * 4, RULES)

    assert guard(with_hours("120"), peers=peers) == ()


def test_fees_are_not_held_against_peers() -> None:
    peers = peers_of([sheet()] * 9, RULES)
    fees = [{**DATA["fees"][0], "amount": 2_000_000}]

    assert [each for each in guard(sheet(fees=fees), peers=peers) if "fees" in each.element] == []


def test_a_figure_that_its_own_source_contradicts_is_seen() -> None:
    effort = [{**task("nop", "file", "30"), "source": "Khảo sát 2025: mất 30 phút"}]

    found = guard(sheet(effort=effort))

    assert told(found) == [("looks-wrong", "effort/nop/hours")]
    assert found[0].expected == Decimal("0.5")


def test_a_figure_that_its_own_source_states_is_left_alone() -> None:
    effort = [{**task("nop", "file", "0.5"), "source": "Khảo sát 2025 (300 hồ sơ): mất 30 phút"}]

    assert guard(sheet(effort=effort)) == ()


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        ("mất 1,5 giờ", Kind.HOURS, ["1.5"]),
        ("mất 90 phút", Kind.HOURS, ["1.5"]),
        ("15.000 đồng/lần", Kind.FEE, ["15000"]),
        ("15 nghìn đồng, nay 1,2 triệu đồng", Kind.OTHER, ["15000", "1200000"]),
        ("3.000 hồ sơ năm 2025", Kind.SUBJECTS, ["3000"]),
        ("Thông tư 01/2020/TT-BTC", Kind.FEE, []),
        ("tuổi 30 phútt", Kind.HOURS, []),
    ],
)
def test_figures_are_read_from_the_words_of_a_source(
    source: str, kind: Kind, expected: list[str]
) -> None:
    assert list(said_in(source, kind, RULES)) == [Decimal(each) for each in expected]


def test_a_yearly_total_that_the_agency_itself_states_otherwise_is_blocked() -> None:
    """As happened elsewhere: 41.9 billion published, 113.6 million in the agency's statement."""
    effort = [task("bao-cao", "other", "0", cost=41_900_000_000)]
    published = sheet(effort=effort, fees=[], volume=[{"year": 2025, "per_year": 1, "source": "A"}])
    stated = [Observed("applicant/annual", exactly(113_600_000, "Bản giải trình"))]

    found = guard(published, stated=stated)

    assert told(found) == [("looks-wrong", "applicant/annual")]
    assert [found[0].found, found[0].expected] == [41_900_000_000, 113_600_000]


def test_more_hours_than_a_person_works_in_a_year_are_blocked() -> None:
    """As happened elsewhere: an entry of 5.2 million years."""
    found = guard(with_hours(str(5_200_000 * 2112)))

    assert told(found) == [("too-much", "effort/nop/hours")]
    assert guard(with_hours("2112")) == ()


def tampered(sheet: Sheet, **account: Any) -> Sheet:
    return replace(sheet, applicant=replace(sheet.applicant, **account))


def with_first_line(account: Account, cost: Money) -> Any:
    return (replace(account.lines[0], cost=cost), *account.lines[1:])


def test_a_total_that_is_not_the_sum_of_its_lines_is_blocked() -> None:
    right = sheet()
    wrong = tampered(right, unit=Money(700_000, 700_000, 700_000))

    assert told(guard(wrong)) == [
        ("total-differs", "applicant/unit"),
        ("year-differs", "applicant/annual"),
    ]
    found = guard(wrong)[0]
    assert [found.found, found.expected, found.ratio] == [700_000, 714_000, Decimal("0.9804")]


def test_a_line_that_its_own_figures_do_not_give_is_blocked() -> None:
    right = sheet()
    lines = with_first_line(right.applicant, Money(1, 1, 1))

    assert told(guard(tampered(right, lines=lines))) == [
        ("line-differs", "effort/dien"),
        ("total-differs", "applicant/unit"),
    ]


def test_a_sheet_of_an_older_formula_only_has_to_add_up() -> None:
    right = sheet()
    older = replace(
        tampered(right, lines=with_first_line(right.applicant, Money(1, 1, 1))), formula="a/0"
    )

    assert told(guard(older)) == [("total-differs", "applicant/unit")]


def test_a_saving_that_is_not_the_difference_is_blocked() -> None:
    compared = compare(example(), SIMPLIFIED, INPUTS, WAGES)

    assert told(guard_comparison(replace(compared, saving=Money(1, 1, 1)))) == [
        ("saving-differs", "saving")
    ]
    assert told(guard_comparison(replace(compared, percent=Decimal("71.98")))) == [
        ("saving-differs", "percent")
    ]


def test_an_abolished_procedure_adds_up() -> None:
    ended = example(validity={"to": "2020-01-01"})

    assert guard(cost_sheet(ended, INPUTS, WAGES)) == ()


def test_a_problem_survives_json() -> None:
    found = guard(with_hours("45"), previous=with_hours("0.75"))[0]

    assert from_plain(Problem, to_plain(found)) == found


factors = st.sampled_from([10, 60, 1000])
drifts = st.decimals("0.7", "1.45", places=2)


def figures(changed: Decimal, of: str) -> Sheet:
    """The example with one of its figures changed by a factor."""
    effort = [dict(each) for each in DATA["effort"]]
    fees, volume = [dict(DATA["fees"][0])], [dict(DATA["volume"][0])]
    match of:
        case "hours":
            effort[1] |= {"hours": dict.fromkeys(("low", "mid", "high"), f"{2 * changed:f}")}
        case "other":
            effort[1] |= {"cost_vnd": int(10_000 * changed)}
        case "fee":
            fees[0] |= {"amount": int(100_000 * changed)}
        case "subjects":
            volume[0] |= {"per_year": int(3000 * changed)}
    return sheet(effort=effort, fees=fees, volume=volume)


NAMES = {
    "hours": "effort/chung-thuc-dkkd/hours",
    "other": "effort/chung-thuc-dkkd/other",
    "fee": "fees/phi/other",
    "subjects": "subjects",
}


@given(st.sampled_from(list(NAMES)), factors, drifts, st.booleans())
@settings(max_examples=60)
def test_a_slip_of_a_unit_is_caught_though_the_figure_changed_besides(
    of: str, factor: int, drift: Decimal, too_small: bool
) -> None:
    changed = drift / factor if too_small else drift * factor

    found = guard(figures(round(changed, 6), of), previous=sheet())

    assert NAMES[of] in [each.element for each in found]


@given(st.sampled_from(list(NAMES)), drifts)
@settings(max_examples=40)
def test_a_figure_that_only_changed_is_left_alone(of: str, drift: Decimal) -> None:
    assert guard(figures(drift, of), previous=sheet()) == ()


def test_every_reference_has_its_guard() -> None:
    assert sorted(each.reference for each in RULES.against) == ["peers", "previous", "source"]
