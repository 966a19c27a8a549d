"""Facts about steps, times, limits, channels, fees, names of bodies and the law of the day."""

from datetime import date
from typing import Any

import pytest

from registry.analysis.subject import view
from registry.procedure.reading import procedure_from_data

TODAY = date(2026, 11, 23)
HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}


def seen(on: date = TODAY, **keys: Any) -> Any:
    return view(procedure_from_data({**HEAD, **keys}), on)


def step(name: str = "a", **keys: Any) -> dict[str, Any]:
    return {"id": name, "name": name, **keys}


@pytest.mark.parametrize(
    ("name", "steps", "value"),
    [
        ("by_state", [step(actor="agency")], True),
        ("by_state", [step(actor="applicant")], False),
        ("by_state", [step()], None),
        ("presence_needed", [step(presence="true")], True),
        ("output_used", [step("b", uses=["k"]), step(gives=["k"])], True),
        ("output_used", [step("b", uses=[]), step(gives=["k"])], False),
        ("output_used", [step(gives=["k"])], None),
        ("passes_through", [step(actor="agency", action="forward")], True),
        ("passes_through", [step(actor="one_stop", action="forward")], False),
        (
            "passes_through",
            [step("b", actor="agency", action="appraise"), step(actor="agency", action="forward")],
            False,
        ),
        ("passes_through", [step(actor="agency")], None),
        ("signatures_in_a_row", [step(actor="head", action="decide", agency="so-xay-dung")], 1),
        ("signatures_in_a_row", [step(actor="head", action="decide")], None),
        ("signatures_in_a_row", [step(actor="agency", action="check")], 0),
        (
            "consulted_before",
            [step("b", actor="agency", action="consult"), step(actor="agency", action="consult")],
            True,
        ),
        ("consulted_before", [step(actor="agency", action="consult")], False),
    ],
)
def test_a_fact_of_the_last_step(name: str, steps: list[Any], value: object) -> None:
    results = [{"id": "k", "name": "K"}] if name != "output_used" or value else []
    documents = [{"id": "k", "name": "K"}] if not results else []

    found = seen(steps=steps, results=results, documents=documents)["steps"][-1].get(name)

    assert found == value


DAYS = "working_day"


@pytest.mark.parametrize(
    ("keys", "days", "path", "slack", "exceeds"),
    [
        ([step(time_limit=f"4 {DAYS}"), step("b", time_limit=f"3 {DAYS}")], 7, 7, -2, True),
        ([step(time_limit=f"4 {DAYS}"), step("b", time_limit=f"3 {DAYS}", after=[])], 7, 4, 1, 0),
        ([step(time_limit=f"4 {DAYS}"), step("b")], 4, 4, None, False),
        ([step(time_limit=f"4 {DAYS}"), step("b", time_limit="0 minute")], 4, 4, 1, False),
        ([step(time_limit="4 day")], None, None, None, None),
        ([step(time_limit=f"9 {DAYS}", actor="applicant")], None, None, None, None),
        ([step(time_limit=f"9 {DAYS}", when="nếu thiếu")], None, None, None, None),
        (
            [step(time_limit=f"2 {DAYS}"), step("b", time_limit=f"5 {DAYS}", starts_at="receipt")],
            7, 5, 0, False,
        ),
    ],
)  # fmt: skip
def test_times_are_added_in_one_unit_only(
    keys: list[Any], days: object, path: object, slack: object, exceeds: object
) -> None:
    found = seen(time_limit=f"5 {DAYS}", steps=keys)

    times = [found.get(name) for name in ("step_days", "longest_path", "slack")]
    assert times == [days, path, slack]
    assert found.get("steps_exceed_limit") == exceeds


def test_every_limit_is_in_one_list() -> None:
    channels = [{"by": "online", "time_limit": "15 day"}, {"by": "post", "time_limit": "1"}]
    found = seen(time_limit="15 working_day", channels=channels, steps=[step(time_limit="2 hour")])[
        "limits"
    ]

    keys = ("path", "place", "bare", "differs")
    assert [tuple(limit.get(key) for key in keys) for limit in found] == [
        ("time_limit", "procedure", False, ""),
        ("channels/online", "channel", False, "unit"),
        ("channels/post", "channel", True, "bare"),
        ("steps/a", "step", False, ""),
    ]


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ({"time_limit": "none"}, True),
        ({"time_limit": "3 day"}, False),
        ({"channels": [{"by": "post", "time_limit": "3 day"}]}, False),
        ({"channels": [{"by": "post"}]}, None),
        ({}, None),
    ],
)
def test_a_limit_is_missing_only_where_the_text_sets_none(
    keys: dict[str, Any], missing: bool | None
) -> None:
    assert seen(**keys)["limits"][0].get("missing") is missing


def test_channels_and_fees() -> None:
    channels = [{"by": "online", "level": "partial"}, {"by": "post"}]
    fees = [
        {"id": "a", "stated": "Miễn phí(200 USD/lần)"},
        {"id": "b", "stated": "Miễn phí(200 USD/lần)"},
        {"id": "c"},
        {"id": "d", "set_by": "province"},
    ]
    found = seen(channels=channels, fees=fees)

    assert (found["has_online"], found["has_post"]) == (True, True)
    assert [channel["reason_given"] for channel in found["channels"]] == [False, False]
    keys = ("says_free", "says_amount", "first_stated", "unstated")
    assert [tuple(fee[key] for key in keys) for fee in found["fees"]] == [
        (True, True, True, False),
        (True, True, False, False),
        (False, False, True, True),
        (False, False, False, False),
    ]


def test_what_is_said_of_no_channel_is_not_known() -> None:
    assert "has_online" not in seen()
    assert "has_online" not in seen(channels=[])
    assert seen(channels=[{"by": "online", "level": "information"}])["has_online"] is False


def test_a_district_is_named_where_it_acts_not_where_it_acted() -> None:
    named = step(text="Nộp tại Ủy ban nhân dân cấp huyện")
    past = step("b", text="Giấy trước đây do Ủy ban nhân dân cấp huyện cấp")
    agencies = {"executing": [{"name": "Công an huyện", "level": "district"}]}

    found = seen(steps=[named, past], agencies=agencies)["district_mentions"]

    assert [(each["path"], each["words"]) for each in found] == [("agencies", "cấp huyện")]
    assert (found[0]["also"], found[0]["also_en"]) == (" (và ở 1 chỗ khác)", " (and in 1 more)")
    assert seen(steps=[past, named])["district_mentions"][0]["also"] == ""
    assert seen(on=date(2025, 6, 30), steps=[named])["district_mentions"] == []


def test_a_ministry_that_merged_is_named() -> None:
    agencies = {"deciding": [{"name": "Bộ Giao thông vận tải"}]}

    assert [each["part"] for each in seen(agencies=agencies)["former_mentions"]] == ["agencies"]
    assert seen(on=date(2025, 2, 28), agencies=agencies)["former_mentions"] == []


def test_a_former_body_is_told_once_where_it_is_named_first() -> None:
    one, other = "Gửi Sở Kế hoạch và Đầu tư", "Gửi Sở Kế hoạch và Đầu tư, Sở Giao thông vận tải"

    found = seen(steps=[step(text=one), step("b", text=other), step("c", text=one)])

    assert [(e["path"], e["words"], e["also"]) for e in found["former_mentions"]] == [
        ("steps/a", "Sở Kế hoạch và Đầu tư", " (và ở 1 chỗ khác)"),
        ("steps/b", "Sở Giao thông vận tải", ""),
    ]


@pytest.mark.parametrize(
    ("overall", "submits", "decides", "left"),
    [
        ("10 day", {"time_limit": "10 day"}, {}, ["b"]),
        ("10 day", {"time_limit": "7 day"}, {}, []),
        ("10 day", {"time_limit": "10 day"}, {"time_limit": "2 day"}, []),
        ("10 day", {"time_limit": "10 day"}, {"actor": "agency"}, []),
        ("10 day", {"time_limit": "10 day"}, {"when": "nếu có tranh chấp"}, []),
        ("10 day", {"time_limit": "10 day", "action": "decide"}, {}, []),
        ("10", {"time_limit": "10"}, {}, []),
    ],
)
def test_a_submission_may_leave_the_decision_no_time(
    overall: str, submits: dict[str, Any], decides: dict[str, Any], left: list[str]
) -> None:
    steps = [
        step(**{"actor": "agency", "action": "propose", **submits}),
        step("b", **{"actor": "head", "action": "decide", **decides}),
    ]

    found = seen(time_limit=overall, steps=steps)["steps"]

    assert [each["id"] for each in found if each["no_time_left"]] == left


@pytest.mark.parametrize(
    ("sets", "counts", "asked"),
    [
        ("4", [("1", "0")], 4),
        (None, [("3", "0"), ("0", "3")], 3),
        (None, [("2", "2"), ("1", "1")], 1),
        (None, [("3", "0")], None),
        (None, [("3", "0"), ("0", "0")], None),
    ],
)
def test_as_many_sets_are_asked_as_of_every_paper(
    sets: str | None, counts: list[tuple[str, str]], asked: int | None
) -> None:
    papers = [
        {"id": f"p{n}", "name": "Bản khai", "originals": originals, "copies": copies}
        for n, (originals, copies) in enumerate(counts)
    ]

    assert seen(documents=papers, sets=sets).get("sets_asked") == asked


def test_who_issued_a_text_keeps_its_name() -> None:
    issued = "Nộp theo Thông tư số 1 ngày 1/1/2020 của Bộ trưởng Bộ Giao thông vận tải"
    acts = "Theo Thông tư số 1, gửi  Sở Kế hoạch\nvà Đầu tư"

    found = seen(steps=[step(text=issued), step("b", text=acts)])["former_mentions"]

    assert [(each["path"], each["words"]) for each in found] == [
        ("steps/b", "Sở Kế hoạch và Đầu tư")
    ]


def test_conditions_and_results() -> None:
    found = seen(
        conditions=[{"id": "a", "text": "Đủ năng lực"}, {"id": "b", "text": "Có 03 kỹ sư phù hợp"}],
        results=[{"id": "a", "name": "A", "code": "KQ.1"}, {"id": "b", "name": "B"}],
    )

    assert [each["unmeasured"] for each in found["conditions"]] == [True, False]
    assert [each.get("code_fits") for each in found["results"]] == [False, None]


def test_the_law_of_the_day() -> None:
    before, after = seen(), seen(on=date(2027, 3, 1))

    assert "birth" in before["named_facts"]
    assert "birth" not in after["named_facts"]
    assert "residence" in after["named_facts"]
    assert "birth" in after["shared_facts"]


def test_who_applies() -> None:
    assert seen(applicants=["foreigner"])["only_foreigners_apply"] is True
    assert "only_foreigners_apply" not in seen()
    assert seen(kind="internal")["exempt_from_online"] is True
