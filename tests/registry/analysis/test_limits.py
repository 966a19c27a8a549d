"""Every stated limit against the other statements of its procedure: how, and where both stand."""

from datetime import date
from typing import Any

import pytest

from registry.analysis.subject import view
from registry.procedure.reading import procedure_from_data

HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}
READ = {"source": {"read": "suggested"}}


def limits(**keys: Any) -> Any:
    return view(procedure_from_data({**HEAD, **keys}), date(2026, 11, 23))["limits"]


def doubts(**keys: Any) -> list[tuple[str, str, str]]:
    """Path, kind and words of each contradiction."""
    found = limits(**keys)
    return [(each["path"], each["differs"], each["doubt"]) for each in found if each["differs"]]


def channel(by: str, limit: str, text: str | None = None, **keys: Any) -> dict[str, Any]:
    return {"by": by, "time_limit": limit, **keys} | ({"text": text} if text else {})


ONLINE, POST = "channels/online", "channels/post"


@pytest.mark.parametrize(
    ("overall", "one", "other", "found"),
    [
        ("7 day", "7 day", "17 day", [(POST, "amount", "nộp trực tuyến ghi «7 ngày»")]),
        ("7 day", "7 day", "7 working_day", [(POST, "unit", "nộp trực tuyến ghi «7 ngày»")]),
        ("7 day", "7 day", "1", [(POST, "bare", "nộp trực tuyến ghi «7 ngày»")]),
        ("9 day", "7 day", "9 day", [(ONLINE, "amount", "gửi qua bưu chính ghi «9 ngày»")]),
        ("7 day", "7 day", "7 day", []),
        ("7 day", "7 day", "0 working_day", [(POST, "amount", "nộp trực tuyến ghi «7 ngày»")]),
    ],
)
def test_ways_to_file_are_held_against_the_overall_one(
    overall: str, one: str, other: str, found: list[tuple[str, str, str]]
) -> None:
    channels = [channel("online", one), channel("post", other)]

    assert doubts(time_limit=overall, channels=channels) == found


def test_an_overall_limit_that_no_way_has_speaks_itself_where_a_person_wrote_it() -> None:
    channels = [channel("online", "7 day")]

    assert doubts(time_limit="5 day", channels=channels) == [
        (ONLINE, "amount", "thời hạn chung ghi «5 ngày»")
    ]
    assert doubts(time_limit="5 day", channels=channels, **READ) == []


def test_of_an_import_an_overall_limit_in_another_unit_was_told_by_the_steps() -> None:
    channels = [channel("online", "7 day"), channel("post", "7 day")]
    told = [(ONLINE, "unit", "tổng thời gian các bước ghi «7 ngày làm việc»")]

    days = [{"id": "a", "name": "A", "actor": "agency", "time_limit": "7 working_day"}]

    assert doubts(time_limit="7 working_day", channels=channels, steps=days, **READ) == told
    assert doubts(time_limit="7 day", channels=channels, steps=days, **READ) == []
    assert doubts(time_limit="7 working_day", channels=channels, **READ) == []


@pytest.mark.parametrize(
    ("limit", "text", "found"),
    [
        ("5 day", "05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "unit"),
        ("1", "05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "bare"),
        ("9 day", "05 ngày kể từ ngày nhận đủ hồ sơ", "amount"),
        ("5 day", "05 ngày kể từ ngày nhận đủ hồ sơ", ""),
        ("9 day", "Thẩm định: 05 ngày; quyết định: 04 ngày", ""),
        ("9 working_day", "Thẩm định: 05 ngày; quyết định: 04 ngày", "unit"),
        ("5", "05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "unit"),
        ("12 day", "03 ngày làm việc; trả lời: 07 ngày; quyết định: 02 ngày làm việc", ""),
        ("13 day", "03 ngày làm việc; trả lời: 07 ngày; quyết định: 02 ngày làm việc", "amount"),
        ("9 day", "7 ngày kể từ ngày nhận hồ sơ; 1 ngày kể từ ngày nhận được tờ trình", ""),
        ("9 day", "07 ngày; vùng xa 09 ngày", ""),
        ("9 day", "5 ngày kể từ ngày nhận được tờ trình", ""),
        ("9 day", "Nộp tại quầy", ""),
        ("9 day", "20 ngày đối với công trình cấp I", ""),
        ("9 day", "20 ngày đối với hồ sơ đầy đủ", "amount"),
        ("9 day", "9 ngày làm việc đối với công trình cấp I", "unit"),
        ("9 day", "9 ngày đối với cấp mới; 4 ngày còn lại", ""),
    ],
)
def test_the_words_beside_a_limit_may_contradict_it(limit: str, text: str, found: str) -> None:
    stated = limits(time_limit=limit, channels=[channel("online", limit, text)])[1]

    assert stated["differs"] == found
    assert ("phần mô tả của nộp trực tuyến" in stated["doubt"]) == bool(found)


def test_of_several_acts_each_may_have_its_own_limit() -> None:
    way = channel("online", "9 day", "05 ngày kể từ ngày nhận đủ hồ sơ")

    assert doubts(name="Cấp, gia hạn, cấp lại chứng chỉ", time_limit="9 day", channels=[way]) == []
    assert doubts(name="Cấp chứng chỉ, thẻ", time_limit="9 day", channels=[way])


def test_ways_that_differ_for_a_reason_do_not_contradict_each_other() -> None:
    desk, mail = channel("in_person", "20 day"), channel("post", "23 day")
    check = {"id": "a", "actor": "agency", "action": "check", "name": "A", "time_limit": "3 day"}
    quick = [channel("online", "2 hour"), channel("in_person", "1 day")]
    by_case = channel("post", "23 day", "a) Trường hợp cấp lại: 23 ngày")

    assert doubts(time_limit="23 day", channels=[desk, mail])
    assert doubts(time_limit="23 day", channels=[desk, mail], steps=[check]) == []
    assert doubts(time_limit="23 day", channels=[desk, by_case]) == []
    assert doubts(time_limit="1 day", channels=quick) == []
    assert doubts(time_limit="2 hour", channels=[channel("post", "2 hour"), quick[1]])
    minutes = channel("in_person", "60 minute")
    assert doubts(time_limit="1 hour", channels=[channel("post", "1 hour"), minutes]) == []


def test_limits_that_the_steps_tell_for_cases_do_not_contradict_each_other() -> None:
    ways = [channel("in_person", "40 day"), channel("post", "30 day")]
    told = "Trong 40 ngày đối với công trình cấp I, 30 ngày đối với công trình cấp II"

    assert doubts(time_limit="40 day", channels=ways)
    assert doubts(time_limit="40 day", channels=ways, steps=[decided("40 day", text=told)]) == []


@pytest.mark.parametrize(
    ("text", "exceed"),
    [
        ("5 ngày kể từ ngày nhận đủ hồ sơ", True),
        ("5 ngày kể từ ngày Hội đồng nhân dân thông qua", None),
    ],
)
def test_a_limit_that_runs_from_a_later_step_is_not_held_against_all(
    text: str, exceed: bool | None
) -> None:
    steps = [agency("Visit", "4 day"), decided("3 day")]
    found = limits(time_limit="5 day", channels=[channel("post", "5 day", text)], steps=steps)

    assert found[0].get("steps_exceed") is exceed


def test_a_longer_limit_of_another_way_and_an_opinion_at_the_end_are_told() -> None:
    ways = [channel("post", "5 day"), channel("online", "9 day")]
    opinion = {**agency("Ask", "9 day"), "actor": "other_agency", "action": "consult"}

    found = limits(time_limit="5 day", channels=ways, steps=[opinion])[0]
    assert (found["covered_elsewhere"], found["steps_end_in_opinion"]) == (True, True)
    found = limits(time_limit="5 day", channels=ways[:1], steps=[decided("9 day")])[0]
    assert (found["covered_elsewhere"], found["steps_end_in_opinion"]) == (False, False)


def test_like_ways_are_told_once() -> None:
    words = "05 ngày làm việc kể từ ngày nhận đủ hồ sơ"
    channels = [channel(by, "5 day", words) for by in ("online", "in_person", "post")]

    found = limits(time_limit="5 day", channels=channels)

    assert [(each["path"], each["stands"]) for each in found if each["differs"]] == [
        (ONLINE, "nộp trực tuyến, nộp trực tiếp, gửi qua bưu chính")
    ]


def test_cases_have_limits_of_their_own() -> None:
    cases = [{"id": "a", "name": "A"}]
    channels = [channel("online", "7 day"), channel("post", "9 day", case="a")]

    assert doubts(time_limit="7 day", cases=cases, channels=channels) == []


def test_the_same_two_limits_on_two_ways_are_cases_in_another_order() -> None:
    cases = [{"id": "a", "name": "A"}]
    channels = [
        channel("online", "7 day"), channel("online", "30 day", case="a"),
        channel("post", "30 day"), channel("post", "7 day", case="a"),
    ]  # fmt: skip

    assert doubts(channels=channels, cases=cases, **READ) == []


def decided(limit: str, **keys: Any) -> dict[str, Any]:
    head = {"id": "cap", "name": "Cấp", "actor": "head", "action": "decide"}
    return {**head, "time_limit": limit, **keys}


@pytest.mark.parametrize(
    ("overall", "steps", "found"),
    [
        ("5 day", "5 working_day", "unit"),
        ("1", "5 working_day", "bare"),
        ("9", "5 working_day", ""),
        ("5 day", "4 working_day", ""),
        ("5 day", "4 day", ""),
    ],
)
def test_the_overall_limit_is_held_against_the_steps_as_a_whole(
    overall: str, steps: str, found: str
) -> None:
    stated = limits(time_limit=overall, steps=[decided(steps)])[0]

    assert (stated["differs"], bool(stated["doubt"])) == (found, bool(found) or overall == "9")


def agency(name: str, limit: str, **keys: Any) -> dict[str, Any]:
    return {"id": name.lower(), "name": name, "actor": "agency", "time_limit": limit, **keys}


def test_the_steps_of_a_way_and_a_case_are_held_against_its_own_limit() -> None:
    found = limits(
        cases=[{"id": "a", "name": "A"}],
        time_limit="5 day",
        channels=[
            channel("online", "2 day"),
            channel("post", "5 day"),
            channel("post", "9 day", case="a"),
        ],
        steps=[
            agency("Mail", "3 day", channels=["post"]),
            agency("Visit", "7 day", case="a"),
            decided("2 day"),
        ],
    )

    keys = ("path", "steps_take", "steps_exceed", "steps_told")
    assert [tuple(each.get(key) for key in keys) for each in found[:4]] == [
        ("time_limit", 2.0, False, "bước 3 «Cấp» 2 (2 ngày)"),
        (ONLINE, 2.0, False, "bước 3 «Cấp» 2 (2 ngày)"),
        (POST, 5.0, False, "bước 1 «Mail» 3 + bước 3 «Cấp» 2 = 5 ngày"),
        (
            "channels/post:a",
            12.0,
            True,
            "bước 1 «Mail» 3 + bước 2 «Visit» 7 + bước 3 «Cấp» 2 = 12 ngày",
        ),
    ]


def test_an_imported_text_of_several_cases_is_held_against_nothing() -> None:
    step = decided("9 day", text="Trong 9 ngày kể từ ngày nhận đủ hồ sơ, Sở cấp.")
    told = "5 ngày đối với cấp mới; 7 ngày đối với cấp lại"
    cases = [{"id": "a", "name": "A"}]

    one, words = [channel("post", "5 day")], [channel("post", "5 day", told)]
    rows = [*one, channel("post", "7 day", case="a")]

    found = [
        limits(time_limit="5 day", cases=cases, channels=channels, steps=[step], **READ)[0]
        for channels in (one, words, rows)
    ]
    assert [each.get("steps_exceed") for each in found] == [True, None, None]


def test_what_the_steps_take_at_most_needs_every_step() -> None:
    assert limits(time_limit="9 day", steps=[decided("2 day")])[0]["steps_most"] == 2.0
    waiting = {"id": "cho", "name": "Chờ", "actor": "agency"}
    assert "steps_most" not in limits(time_limit="9 day", steps=[waiting, decided("2 day")])[0]


@pytest.mark.parametrize("read", [{}, READ], ids=["written", "imported"])
def test_steps_that_tell_no_time_at_all_are_not_short(read: dict[str, Any]) -> None:
    files = {
        "id": "nop",
        "name": "Nộp",
        "actor": "applicant",
        "action": "submit",
        "text": "Trong 4 ngày, người khai nộp hồ sơ.",
    }
    takes_in = {"id": "nhan", "name": "Nhận", "actor": "agency", "action": "receive", "text": "A"}
    for steps in ([files], [takes_in]):
        assert "steps_most" not in limits(time_limit="9 day", steps=steps, **read)[0]
