"""The worked example of the cost model, to the đồng, and the edges beside it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from registry.cost import Money, compare, cost_sheet, exactly, unit_by_channel, wage_from_income
from registry.procedure.errors import PatchPathUnknown
from registry.procedure.vocabulary import Channel
from rules import Operation
from tests.registry.cost.examples import (
    DATA,
    DAY,
    INPUTS,
    SIMPLIFIED,
    WAGES,
    example,
    hours,
    shares,
    task,
    wage,
)


def same(vnd: int) -> Money:
    return Money(vnd, vnd, vnd)


def test_the_wage_of_an_hour_comes_from_the_income_of_a_year() -> None:
    assert wage_from_income(126_720_000) == 60_000


def test_the_worked_example_to_the_dong() -> None:
    compared = compare(example(), SIMPLIFIED, INPUTS, WAGES)

    assert compared.problems == ()
    assert compared.now.applicant.unit == same(714_000)
    assert compared.now.applicant.annual == same(2_142_000_000)
    assert compared.after.applicant.unit == same(200_000)
    assert compared.after.applicant.annual == same(600_000_000)
    assert compared.saving == same(1_542_000_000)
    assert compared.percent == Decimal("71.99")
    assert not compared.is_increase


def test_the_lines_of_removed_papers_fall_away_by_their_ties() -> None:
    compared = compare(example(), SIMPLIFIED, INPUTS, WAGES)

    assert compared.fallen == ("effort/chung-thuc-dkkd", "effort/chung-thuc-cc")


def test_a_line_that_is_tied_to_nothing_stays() -> None:
    untied = [{k: v for k, v in each.items() if k != "for"} for each in DATA["effort"]]

    compared = compare(example(effort=untied), SIMPLIFIED, INPUTS, WAGES)

    assert compared.fallen == ()
    assert compared.after.applicant.unit == same(200_000 + 130_000 + 64_000)


def test_a_paper_that_needs_no_certified_copy_any_more_is_not_certified() -> None:
    patch = [Operation(op="set", path="documents/dkkd/form", value="copy")]

    compared = compare(example(), patch, INPUTS, WAGES)

    assert compared.fallen == ("effort/chung-thuc-dkkd",)
    assert compared.saving == same((2 * 60_000 + 10_000) * 3_000)


def test_a_certified_copy_that_stays_one_is_still_certified() -> None:
    patch = [Operation(op="set", path="documents/dkkd/name", value="Giấy phép")]

    assert compare(example(), patch, INPUTS, WAGES).saving == same(0)


def test_an_abolished_procedure_costs_nothing_and_saves_everything() -> None:
    patch = [Operation(op="abolish", path=".", value="2027-03-01")]

    compared = compare(example(), patch, INPUTS, WAGES)

    assert compared.after.abolished
    assert compared.after.applicant.annual == same(0)
    assert (compared.saving, compared.percent) == (same(2_142_000_000), Decimal("100.00"))


def test_a_procedure_whose_validity_is_over_costs_nothing() -> None:
    ended = example(validity={"to": "2026-11-22"})

    assert cost_sheet(ended, INPUTS, WAGES).applicant.annual == same(0)
    assert not cost_sheet(example(validity={"to": "2026-11-23"}), INPUTS, WAGES).abolished


def test_nothing_now_has_no_percentage() -> None:
    free = example(effort=[], fees=[])

    compared = compare(free, [], INPUTS, WAGES)

    assert (compared.saving, compared.percent) == (same(0), None)


def test_what_costs_more_afterwards_is_an_increase() -> None:
    patch = [Operation(op="set", path="fees/phi/amount", value=171_400)]

    compared = compare(example(), patch, INPUTS, WAGES)

    assert compared.is_increase
    assert (compared.saving, compared.percent) == (same(-71_400 * 3_000), Decimal("-10.00"))


def by_channel() -> dict[str, Any]:
    """Online costs 200,000, in person 714,000."""
    return {
        "effort": [
            task("truc-tuyen", "file", "2.5", channel="online"),
            task("truc-tiep", "file", "9", cost=74_000, channel="in_person"),
        ],
        "fees": [
            {"id": "a", "amount": 50_000, "currency": "VND", "channels": ["online"]},
            {"id": "b", "amount": 100_000, "currency": "VND", "channels": ["in_person"]},
        ],
    }


def test_several_channels_are_weighed_by_their_shares() -> None:
    inputs = replace(INPUTS, shares=shares(online=40, in_person=60))

    sheet = cost_sheet(example(**by_channel()), inputs, WAGES)

    assert sheet.applicant.unit == same(508_400)
    assert unit_by_channel(sheet.applicant, list(Channel)[:2]) == {
        Channel.ONLINE: 200_000,
        Channel.IN_PERSON: 714_000,
    }


def test_both_years_count_the_subjects_of_now_and_the_others_are_told_apart() -> None:
    patch = [
        *SIMPLIFIED,
        Operation(
            op="set",
            path="volume",
            value=[{"year": 2026, "per_year": 9000, "source": "Dự báo"}],
        ),
    ]

    compared = compare(example(), patch, INPUTS, WAGES)

    assert compared.saving == same(1_542_000_000)
    assert compared.subjects_after is not None
    assert compared.subjects_after.mid == 9000


def test_a_report_due_less_often_saves_though_it_costs_the_same_each_time() -> None:
    now = replace(INPUTS, subjects=exactly(1000, "A"), times_per_year=exactly(12, "B"))
    after = replace(now, times_per_year=exactly(4, "C"))

    compared = compare(example(), [], now, WAGES, after_inputs=after)

    assert compared.now.applicant.annual == same(714_000 * 12_000)
    assert compared.percent == Decimal("66.67")


def test_times_of_after_alone_are_refused_because_volume_counts_dossiers() -> None:
    after = replace(INPUTS, times_per_year=exactly(4, "C"))

    compared = compare(example(), [], INPUTS, WAGES, after_inputs=after)

    assert compared.saving is None
    assert [each.code for each in compared.problems] == ["subjects-missing"]


def test_risk_cost_is_told_apart_and_is_in_no_sum() -> None:
    sheet = cost_sheet(example(), replace(INPUTS, risk=exactly(5_000, "Ước tính")), WAGES)

    assert sheet.risk_annual == same(15_000_000)
    assert sheet.applicant.annual == same(2_142_000_000)


def test_the_work_of_the_agency_is_optional_and_apart() -> None:
    effort = [*DATA["effort"], task("tham-dinh", "other", "3", side="agency")]
    official = [*WAGES, wage(100_000, side="agency")]

    without = cost_sheet(example(effort=effort), INPUTS, official)
    sheet = cost_sheet(example(effort=effort), replace(INPUTS, with_agency=True), official)

    assert without.agency is None
    assert sheet.applicant == without.applicant
    assert sheet.agency is not None
    assert sheet.agency.unit == same(300_000)
    assert [line.element for line in sheet.agency.lines] == ["effort/tham-dinh"]


def test_a_missing_wage_of_the_agency_leaves_the_applicants_side_complete() -> None:
    effort = [*DATA["effort"], task("tham-dinh", "other", "3", side="agency")]

    sheet = cost_sheet(example(effort=effort), replace(INPUTS, with_agency=True), WAGES)

    assert sheet.is_complete
    assert sheet.agency is not None
    assert sheet.agency.unit is None
    assert [each.code for each in sheet.agency.missing] == ["wage-missing"]


def test_ranges_are_kept_from_hours_to_the_year() -> None:
    effort = [{**task("nop", "file", "1"), "hours": hours("0.5", "1", "2")}]

    sheet = cost_sheet(example(effort=effort, fees=[]), INPUTS, WAGES)

    assert sheet.applicant.unit == Money(30_000, 60_000, 120_000)
    assert sheet.applicant.annual == Money(90_000_000, 180_000_000, 360_000_000)


def test_each_line_keeps_source_and_day_of_its_figures() -> None:
    sheet = cost_sheet(example(), INPUTS, WAGES)
    told = {
        line.element: (figure.source, figure.day)
        for line in sheet.applicant.lines
        if (figure := line.hours or line.other)
    }

    assert told["effort/nop"] == ("Khảo sát giả định", date(2026, 3, 1))
    assert told["fees/phi"] == ("01/2020/TT-BTC", date(2020, 1, 1))
    assert sheet.subjects is not None
    assert (sheet.subjects.source, sheet.subjects.day) == ("Báo cáo giả định", date(2025, 12, 31))
    assert sheet.inputs.as_of == DAY


def test_the_sheet_says_what_is_made_up_or_unverified() -> None:
    assert cost_sheet(example(), INPUTS, WAGES).unverified == ("wage/applicant",)


def test_a_patch_that_does_not_fit_is_refused() -> None:
    with pytest.raises(PatchPathUnknown):
        compare(example(), [Operation(op="remove", path="documents/x")], INPUTS, WAGES)
