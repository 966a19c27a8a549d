"""Further data: typed, handed over by kind, with shares and spans as facts."""

from datetime import date
from typing import Any

import pytest

from registry.analysis.facts import FACTS
from registry.analysis.further import FurtherData, further_from_data
from registry.analysis.subject import describe, subject, view
from registry.procedure.reading import procedure_from_data
from registry.reference import load_reference

TODAY = date(2026, 11, 23)
HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}
RELEASE = {"id": "a", "number": "1/QĐ-BCA", "issuer": "ministry", "change": "new"}


def seen(context: dict[str, Any], **keys: Any) -> Any:
    procedure = procedure_from_data({**HEAD, **keys})
    return view(procedure, TODAY, further=further_from_data(context))


def test_only_kinds_that_are_handed_over_are_there() -> None:
    procedure = procedure_from_data({**HEAD, "volume": [
        {"year": "2025", "per_year": "10", "source": "Báo cáo"},
    ]})  # fmt: skip
    cost = further_from_data({"cost": {"annual_total": "1", "rank": "1", "among": "2"}})

    assert subject(procedure, TODAY).context == frozenset()
    assert subject(procedure, TODAY, further=cost).context == {"cost"}
    assert subject(procedure, TODAY, further=further_from_data({"releases": []})).context == {
        "releases"
    }


def test_a_figure_that_was_not_counted_is_not_there() -> None:
    found = seen({"statistics": {"months": "6", "received": "30", "resolved": "0"}})["statistics"]

    assert found == {
        "months": 6, "all_units": False, "received": 30, "resolved": 0, "received_a_year": 60.0,
    }  # fmt: skip


def test_shares_are_in_percent() -> None:
    counted = {
        "months": "12", "received": "200", "received_online": "50", "supplemented_again": "3",
        "resolved": "160", "refused": "8", "late": "4", "with_local_opinion": "80",
        "median_time": "3 working_day",
    }  # fmt: skip

    found = seen({"statistics": counted}, time_limit="12 working_day")["statistics"]

    shares = [found[name] for name in FACTS["Statistics"]]
    assert shares == [200.0, 5.0, 2.5, 25.0, 1.5, 50.0, 25.0]


@pytest.mark.parametrize("limit", ["12 day", "16 working_hour", "none", "0 working_day"])
def test_a_median_is_no_share_of_a_limit_in_another_unit(limit: str) -> None:
    counted = {"months": "12", "median_time": "3 working_day"}

    assert "median_share" not in seen({"statistics": counted}, time_limit=limit)["statistics"]


def test_elements_of_further_data_know_their_paths() -> None:
    topic = {"id": "giay-to", "topic": "Giấy tờ", "about": "regulation", "accepted": "6"}
    found = seen({"feedback": [topic], "releases": [{**RELEASE, "signed": "2026-06-01"}]})

    assert found["feedback"][0]["path"] == "feedback/giay-to"
    assert found["releases"][0]["path"] == "releases/a"


def test_days_around_a_decision_are_counted() -> None:
    dates = {
        "signed": "2026-06-20", "effective": "2026-07-01", "text_signed": "2026-05-10",
        "text_published": "2026-05-20", "text_effective": "2026-07-01",
        "entered_on": "2026-06-24",
    }  # fmt: skip
    found = seen({"releases": [{**RELEASE, **dates}]})["releases"][0]

    assert {name: found[name] for name in FACTS["Release"]} == {
        "in_effect": True, "days_before_effect": 11, "text_days_before_effect": 52,
        "days_after_text": 31, "working_days_to_entry": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "months", "ended"),
    [
        ({}, None, None),
        ({"validity": {"from": "2023-11-24"}}, 36, False),
        ({"validity": {"from": "2023-11-25"}}, 35, False),
        ({"validity": {"from": "2026-12-01"}}, 0, False),
        ({"validity": {"to": "2026-11-22"}}, None, True),
        ({"validity": {"to": "2026-11-23"}}, None, False),
        ({"decision": {"number": "1/QĐ-BCA", "effective": "2025-11-23"}}, 12, None),
        (
            {"decision": {
                "number": "1/QĐ-BCA", "effective": "2026-11-23", "change": "abolished",
            }},
            0,
            True,
        ),
    ],
)  # fmt: skip
def test_how_long_it_is_in_force(keys: dict[str, Any], months: object, ended: object) -> None:
    found = seen({}, **keys)

    assert (found.get("months_in_force"), found.get("has_ended")) == (months, ended)


@pytest.mark.parametrize(
    ("context", "mistake"),
    [
        ({"statistics": {"received": "12"}}, "context.statistics.months"),
        ({"statistics": {"months": "0", "received": "1"}}, "context.statistics.months"),
        ({"statistic": {}}, "context.statistic:"),
        ({"feedback": [{"id": "a", "topic": "A", "about": "x", "accepted": "1"}]}, "about"),
    ],
)
def test_a_mistake_in_further_data_is_told(context: dict[str, Any], mistake: str) -> None:
    with pytest.raises(ValueError, match=mistake):
        further_from_data(context)


def test_every_kind_and_every_key_of_it_is_described() -> None:
    described = describe()

    for kind in FurtherData.model_fields:
        assert described.fields("Procedure")[kind].name in described.messages


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        (date(2026, 6, 5), date(2026, 6, 8), 1),
        (date(2026, 6, 5), date(2026, 6, 5), 0),
        (date(2026, 6, 5), date(2026, 6, 1), 0),
        (date(2026, 2, 13), date(2026, 2, 23), 1),
        (date(2026, 8, 21), date(2026, 8, 22), 1),
        (date(2025, 12, 31), date(2026, 1, 5), 1),
        (date(2026, 12, 31), date(2027, 1, 4), None),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(
    after: date, until: date, days: int | None
) -> None:
    assert load_reference().working_days(after, until) == days
