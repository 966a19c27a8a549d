"""What is not known makes a sheet incomplete and is named; nothing is guessed, nothing is zero."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from registry.cost import (
    Figure,
    Inputs,
    Observed,
    Problem,
    Share,
    ShareOf,
    Sheet,
    cost_sheet,
    exactly,
    low_average,
    problem_codes,
    wage_for,
)
from registry.procedure.vocabulary import Side
from rules.source import read_yaml
from tests.registry.cost.examples import (
    DATA,
    DAY,
    INPUTS,
    WAGES,
    example,
    hours,
    shares,
    task,
    wage,
)


def lacking(sheet: Sheet) -> list[tuple[str, str]]:
    return [(each.code, each.element) for each in sheet.problems]


def test_a_missing_wage_says_which_parameter_region_and_day() -> None:
    found = wage_for(Side.APPLICANT, "tinh-a", date(2026, 7, 1), WAGES)

    assert isinstance(found, Problem)
    assert (found.code, found.element) == ("wage-missing", "wage/applicant")
    assert found.message.en == (
        "The wage per hour (wage/applicant) of region “tinh-a” on 2026-07-01 is not known."
    )
    assert "«tinh-a» vào ngày 01/07/2026" in found.message.vi


def test_a_wage_counts_in_its_region_and_time_alone() -> None:
    told = [wage(50_000, region="a", to="2025-12-31"), wage(60_000, region="b")]

    assert isinstance(wage_for(Side.APPLICANT, "a", date(2026, 1, 1), told), Problem)
    assert isinstance(wage_for(Side.AGENCY, "b", date(2026, 1, 1), told), Problem)
    known = wage_for(Side.APPLICANT, "a", date(2025, 12, 31), told)
    assert isinstance(known, Figure)
    assert known.mid == 50_000


def test_without_a_wage_the_fees_are_still_known_and_the_sum_is_not() -> None:
    sheet = cost_sheet(example(), replace(INPUTS, region="tinh-a"), WAGES)

    assert lacking(sheet) == [("wage-missing", "wage/applicant")]
    assert (sheet.applicant.unit, sheet.applicant.annual) == (None, None)
    assert sheet.applicant.known.mid == 100_000


def test_no_real_wage_is_shipped_that_was_not_checked() -> None:
    assert all(each.example for each in WAGES if not each.verified)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"effort": None}, [("effort-missing", "effort")]),
        ({"fees": None}, [("fees-missing", "fees")]),
        ({"volume": None}, [("volume-missing", "volume")]),
        ({"volume": []}, [("volume-missing", "volume")]),
        (
            {"volume": [{"year": 2027, "per_year": 1, "source": "Dự báo"}]},
            [("volume-missing", "volume")],
        ),
        ({"fees": [{"id": "a"}]}, [("fee-amount-missing", "fees/a")]),
        ({"fees": [{"id": "a", "amount": 5}]}, [("fee-amount-missing", "fees/a")]),
        (
            {"fees": [{"id": "a", "amount": 5, "currency": "USD"}]},
            [("fee-amount-missing", "fees/a")],
        ),
        (
            {"fees": [{"id": "a", "amount": 5, "currency": "VND", "formula": "theo lô"}]},
            [("fee-amount-missing", "fees/a")],
        ),
        (
            {"fees": [{"id": "a", "amount": 5, "currency": "VND", "stated": "Miễn phí"}]},
            [("fee-doubtful", "fees/a")],
        ),
        (
            {"fees": [{"id": "a", "amount": 5, "currency": "VND", "per": "trang"}]},
            [("frequency-missing", "fees/a")],
        ),
        (
            {"fees": [{"id": "a", "amount": 5, "currency": "VND", "when": "có yếu tố mới"}]},
            [("frequency-missing", "fees/a")],
        ),
        (
            {"fees": [{"id": "a", "amount": 5, "currency": "VND", "channels": ["online"]}]},
            [("share-missing", "fees/a")],
        ),
        ({"effort": [task("a", "file", "1", channel="online")]}, [("share-missing", "effort/a")]),
        ({"effort": [task("a", "file", "1", group="ho")]}, [("share-missing", "effort/a")]),
        (
            {"effort": [task("a", "file", "1", on="documents/x")]},
            [("tie-unknown", "effort/a")],
        ),
        (
            {"effort": [{**task("a", "file", "1"), "hours": hours("2", "1", "3")}]},
            [("range-unordered", "effort/a/hours")],
        ),
    ],
    ids=lambda value: str(value)[:70],
)
def test_what_is_left_out_is_named(changed: Any, expected: Sequence[tuple[str, str]]) -> None:
    plain = {"effort": [task("a", "file", "1")], "fees": [], **changed}

    sheet = cost_sheet(example(**plain), INPUTS, WAGES)

    assert lacking(sheet) == expected
    assert sheet.applicant.annual is None


def test_an_unknown_volume_leaves_what_one_performance_costs() -> None:
    sheet = cost_sheet(example(volume=None), INPUTS, WAGES)

    assert sheet.applicant.unit is not None
    assert sheet.applicant.unit.mid == 714_000
    assert not sheet.is_complete


def test_a_fee_that_is_not_charged_on_the_day_is_none() -> None:
    fees = [
        {"id": "cu", "amount": 9, "currency": "VND", "to": "2026-11-22"},
        {"id": "moi", "amount": 7, "currency": "VND", "from": "2026-11-24"},
    ]

    assert cost_sheet(example(effort=[], fees=fees), INPUTS, WAGES).applicant.lines == ()


def test_free_of_charge_needs_no_currency() -> None:
    sheet = cost_sheet(example(effort=[], fees=[{"id": "a", "amount": 0}]), INPUTS, WAGES)

    assert sheet.is_complete


def test_what_people_observed_makes_it_complete() -> None:
    fees = [
        {"id": "trang", "amount": 1000, "currency": "VND", "per": "trang"},
        {"id": "ty-le", "rate": "0.5"},
    ]
    inputs = replace(
        INPUTS,
        frequencies=(Observed("fees/trang", exactly(Decimal("2.5"), "Đếm")),),
        amounts=(Observed("fees/ty-le", exactly(30_000, "Báo cáo thu")),),
    )

    sheet = cost_sheet(example(effort=[], fees=fees), inputs, WAGES)

    assert [line.cost and line.cost.mid for line in sheet.applicant.lines] == [2_500, 30_000]
    assert sheet.is_complete


def test_a_fee_of_one_case_weighs_as_much_as_the_case() -> None:
    cases = [{"id": "moi", "name": "Cấp mới"}, {"id": "lai", "name": "Cấp lại"}]
    fees = [{"id": "a", "amount": 1000, "currency": "VND", "case": "moi"}]
    share = Share(ShareOf.CASE, "moi", Decimal(30), "Thống kê")

    sheet = cost_sheet(
        example(effort=[], fees=fees, cases=cases), replace(INPUTS, shares=(share,)), WAGES
    )

    assert sheet.applicant.unit is not None
    assert sheet.applicant.unit.mid == 300


def test_work_on_a_paper_of_one_case_needs_the_share_of_the_case() -> None:
    changed = {
        "cases": [{"id": "moi", "name": "Cấp mới"}],
        "documents": [{"id": "don", "name": "Đơn", "case": "moi"}],
        "effort": [task("a", "fill", "1", on="documents/don")],
    }

    assert lacking(cost_sheet(example(**changed), INPUTS, WAGES)) == [("share-missing", "effort/a")]


def test_the_only_channel_takes_all_dossiers() -> None:
    changed = {"channels": [{"by": "online"}], "effort": [task("a", "file", "1", channel="online")]}

    assert cost_sheet(example(**changed), INPUTS, WAGES).is_complete


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (shares(online=40, in_person=50), "shares-not-whole"),
        (shares(online=40, in_person=50, post=10), "share-of-nothing"),
        (shares(online=-1, in_person=101), "share-out-of-range"),
    ],
)
def test_shares_that_cannot_be_are_refused(given: tuple[Share, ...], code: str) -> None:
    sheet = cost_sheet(example(), replace(INPUTS, shares=given), WAGES)

    assert code in [each.code for each in sheet.problems]
    assert not sheet.is_complete


def test_of_sources_that_differ_the_low_average_counts_and_the_range_is_told() -> None:
    told = [exactly(10, "A"), exactly(40, "B"), exactly(20, "C"), exactly(30, "D")]

    taken = low_average(told)

    assert [taken.low, taken.mid, taken.high] == [10, 20, 40]
    assert taken.source == "C; A; D; B"
    assert low_average(list(reversed(told))) == taken


def test_two_sources_of_one_wage_and_of_one_volume_give_a_range() -> None:
    volume = [{"year": 2025, "per_year": n, "source": f"Nguồn {n}"} for n in (3000, 2000)]
    wages = [wage(60_000), wage(50_000, "Nguồn khác")]

    sheet = cost_sheet(example(volume=volume), INPUTS, wages)

    assert sheet.applicant.wage is not None
    assert [sheet.applicant.wage.mid, sheet.applicant.wage.high] == [50_000, 60_000]
    assert sheet.subjects is not None
    assert [sheet.subjects.mid, sheet.subjects.high] == [2000, 3000]


def test_what_another_source_says_of_the_same_task_is_not_added() -> None:
    effort = [
        {**task("a", "fill", "2", on="documents/don"), "source": "A"},
        {**task("b", "fill", "1", on="documents/don"), "source": "B"},
    ]

    sheet = cost_sheet(example(effort=effort, fees=[]), INPUTS, WAGES)

    assert [line.element for line in sheet.applicant.lines] == ["effort/b"]
    assert [line.element for line in sheet.applicant.set_aside] == ["effort/a"]
    assert sheet.applicant.unit is not None
    assert sheet.applicant.unit.mid == 60_000


def test_a_tariff_beside_a_survey_is_added() -> None:
    effort = [
        task("a", "certify", "1", on="documents/dkkd"),
        {**task("b", "certify", "0", cost=4_000, on="documents/dkkd"), "source": "226/2016/TT-BTC"},
    ]

    sheet = cost_sheet(example(effort=effort, fees=[]), INPUTS, WAGES)

    assert sheet.applicant.set_aside == ()
    assert sheet.applicant.unit is not None
    assert sheet.applicant.unit.mid == 64_000


def test_work_that_is_tied_to_a_channel_is_done_on_that_channel() -> None:
    effort = [task("a", "file", "1", on="channels/online")]
    given = replace(INPUTS, shares=shares(online=25, in_person=75))

    sheet = cost_sheet(example(effort=effort, fees=[]), given, WAGES)

    assert sheet.applicant.unit is not None
    assert sheet.applicant.unit.mid == 15_000


def test_two_tasks_of_one_source_are_both_done() -> None:
    sheet = cost_sheet(example(), INPUTS, WAGES)

    assert len(sheet.applicant.lines) == len(DATA["effort"]) + 1
    assert sheet.applicant.set_aside == ()


FILE = resources.files("registry.cost") / "problems.yaml"


def test_every_problem_has_both_languages_with_the_same_blanks() -> None:
    for code, entry in read_yaml(FILE.read_bytes(), FILE.name).data["problems"].items():
        vi, en = (set(re.findall(r"{(\w+)}", entry["says"][tongue])) for tongue in ("vi", "en"))
        assert vi == en, code
        assert entry["do"]["vi"], code
        assert entry["do"]["en"], code


def test_every_problem_is_used() -> None:
    program = "".join(
        path.read_text("utf-8")
        for room in ("registry/cost", "registry/review")
        for path in Path(room).rglob("*.py")
    )

    assert [code for code in problem_codes() if f'"{code}"' not in program] == []


def test_inputs_need_nothing_but_a_region_and_a_day() -> None:
    assert cost_sheet(example(), Inputs("vi-du", DAY), WAGES).is_complete
