"""What holds for every sheet: it adds up, survives JSON, and tells what drives it."""

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.cost import (
    FORMULA,
    Comparison,
    Inputs,
    NotACostValue,
    Observed,
    Sheet,
    compare,
    compare_editions,
    cost_sheet,
    drivers_of_cost,
    drivers_of_saving,
    exactly,
    from_plain,
    percent,
    to_plain,
)
from registry.procedure.patch import apply
from rules import Operation
from tests.registry.cost.examples import (
    DAY,
    INPUTS,
    REGION,
    SIMPLIFIED,
    WAGES,
    example,
    hours,
    shares,
    task,
)

quarters = st.integers(0, 4000).map(lambda n: f"{Decimal(n) / 100:f}")
amounts = st.integers(0, 5_000_000)


@st.composite
def ranges(draw: st.DrawFn) -> dict[str, str]:
    low, mid, high = sorted(draw(st.lists(quarters, min_size=3, max_size=3)), key=Decimal)
    return {"low": low, "mid": mid, "high": high}


@st.composite
def procedures(draw: st.DrawFn) -> dict[str, Any]:
    """Keys of a procedure with work and fees on any channels."""
    channel = st.sampled_from([None, "online", "in_person"])
    effort = [
        {**task(f"e{n}", "other", "0", cost=draw(amounts), channel=draw(channel)), "hours": hours_}
        for n, hours_ in enumerate(draw(st.lists(ranges(), max_size=5)))
    ]
    fees = [
        {"id": f"f{n}", "amount": amount, "currency": "VND", "channels": draw(some_channels)}
        for n, amount in enumerate(draw(st.lists(amounts, max_size=3)))
    ]
    return {"effort": [_given(each) for each in effort], "fees": fees}


some_channels = st.sampled_from([[], ["online"], ["in_person"], ["online", "in_person"]])


def _given(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value is not None}


@st.composite
def inputs(draw: st.DrawFn) -> Inputs:
    online = draw(st.integers(0, 100))
    return Inputs(REGION, DAY, shares=shares(online=online, in_person=100 - online))


@given(procedures(), inputs())
@settings(max_examples=60)
def test_totals_are_the_sums_of_their_lines(keys: dict[str, Any], given_: Inputs) -> None:
    sheet = cost_sheet(example(**keys), given_, WAGES)

    unit, annual = sheet.applicant.unit, sheet.applicant.annual
    assert unit == sheet.applicant.known
    assert unit is not None
    assert annual is not None
    assert annual.mid == unit.mid * 3000
    assert unit.low <= unit.mid <= unit.high


@given(procedures(), inputs())
@settings(max_examples=40)
def test_a_sheet_survives_json(keys: dict[str, Any], given_: Inputs) -> None:
    sheet = cost_sheet(example(**keys), given_, WAGES)

    back = from_plain(Sheet, json.loads(json.dumps(to_plain(sheet))))

    assert back == sheet
    assert repr(back) == repr(sheet)  # trailing zeros of decimals too
    assert to_plain(sheet)["formula"] == FORMULA


@given(procedures(), st.data())
@settings(max_examples=40)
def test_a_saving_is_the_difference_of_two_full_sheets(
    keys: dict[str, Any], data: st.DataObject
) -> None:
    now = example(**keys)
    paths = [f"effort/{e.id}" for e in now.effort or ()] + [f"fees/{f.id}" for f in now.fees or ()]
    removed = data.draw(st.lists(st.sampled_from(paths), unique=True)) if paths else []
    patch = [Operation(op="remove", path=path) for path in removed]
    given_ = data.draw(inputs())

    compared = compare(now, patch, given_, WAGES)

    after, _ = apply(patch, now)
    costs = [cost_sheet(each, given_, WAGES).applicant.annual for each in (now, after)]
    assert compared.saving is not None
    assert costs[0] is not None
    assert costs[1] is not None
    assert compared.saving == costs[0] - costs[1]
    assert compared == compare_editions(now, after, given_, WAGES)
    assert from_plain(Comparison, to_plain(compared)) == compared


@given(st.integers(-(10**18), 10**18), st.integers(0, 10**18))
def test_percent_is_exact_and_half_up(part: int, of: int) -> None:
    found = percent(part, of)

    if of == 0:
        assert found is None
    else:
        assert found is not None
        exact = Fraction(part) * 100 / of
        distance = abs(Fraction(found) - exact)
        assert distance <= Fraction(1, 200)
        assert found.as_tuple().exponent == -2
        if distance == Fraction(1, 200):
            assert abs(Fraction(found)) > abs(exact)


def test_a_problem_survives_json() -> None:
    sheet = cost_sheet(example(effort=None), replace(INPUTS, region="x"), WAGES)

    assert sheet.problems
    assert from_plain(Sheet, json.loads(json.dumps(to_plain(sheet)))) == sheet


def test_inputs_survive_json() -> None:
    given_ = replace(
        INPUTS,
        shares=shares(online="40.50", in_person="59.50"),
        frequencies=(Observed("fees/a", exactly(Decimal("0.30"), "Đếm", DAY)),),
        risk=exactly(5, "Ước tính"),
        with_agency=True,
    )

    assert from_plain(Inputs, json.loads(json.dumps(to_plain(given_)))) == given_


def test_data_of_another_shape_is_refused_with_its_place() -> None:
    data = to_plain(cost_sheet(example(), INPUTS, WAGES))
    data["applicant"]["lines"][0]["cost"] = {"low": "viel"}

    with pytest.raises(NotACostValue, match=r"no Sheet: applicant/lines/0/cost"):
        from_plain(Sheet, data)


def test_the_input_with_the_widest_swing_comes_first() -> None:
    effort = [
        {**task("a", "file", "1"), "hours": hours("0.5", "1", "2")},
        {**task("b", "receive", "1"), "hours": hours("0.9", "1", "1.1")},
        task("c", "other", "5"),
    ]
    volume = [{"year": 2025, "per_year": n, "source": str(n)} for n in (2000, 6000, 3000)]

    found = drivers_of_cost(
        cost_sheet(example(effort=effort, fees=[], volume=volume), INPUTS, WAGES)
    )

    hour = 60_000 * 3000
    assert [(each.name, each.swing) for each in found] == [
        ("subjects", 7 * 60_000 * 4000),
        ("effort/a/hours", hour * 3 // 2),
        ("effort/b/hours", hour // 5),
    ]
    assert (found[1].at_low, found[1].at_high) == (hour * 13 // 2, hour * 8)


def test_hours_that_stay_the_same_do_not_drive_a_saving() -> None:
    effort = [
        {**task("a", "file", "1"), "hours": hours("0.5", "1", "2")},
        {**task("b", "certify", "1", on="documents/dkkd"), "hours": hours("0.5", "1", "2")},
        {**task("c", "receive", "1"), "hours": hours("0.5", "1", "2")},
    ]
    patch = [
        Operation(op="remove", path="documents/dkkd"),
        Operation(op="set", path="effort/c/hours", value=hours("0.1", "0.2", "0.3")),
    ]

    found = drivers_of_saving(compare(example(effort=effort, fees=[]), patch, INPUTS, WAGES))

    hour = 60_000 * 3000
    assert {each.name: each.swing for each in found} == {
        "effort/a/hours": 0,
        "now:effort/b/hours": hour * 3 // 2,
        "now:effort/c/hours": hour * 3 // 2,
        "after:effort/c/hours": hour // 5,
    }
    assert found[0].name == "now:effort/b/hours"


def test_what_is_incomplete_has_no_drivers() -> None:
    compared = compare(example(volume=None), SIMPLIFIED, INPUTS, WAGES)

    assert drivers_of_cost(compared.now) == ()
    assert drivers_of_saving(compared) == ()
