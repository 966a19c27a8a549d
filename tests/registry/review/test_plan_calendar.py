"""The calendar of a plan, read back by another program."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from registry.calendars import folded
from registry.review.plans import Plan, PlanItem, Standing, deadlines

STAMP = datetime(2026, 11, 27, 8, 30, tzinfo=UTC)
ITEM = PlanItem(
    id=1,
    plan=1,
    procedure="bo-cong-an/1.004194",
    procedure_name="Đăng ký tạm trú; gia hạn, khai báo\\ \n lưu trú",
    group=None,
    lead="Cục C06",
    partners=("Cục A", "Sở B"),
    starts=date(2027, 1, 4),
    ends=date(2027, 3, 31),
    ground="own",
    ground_words="",
    product="Báo cáo",
    case=1,
    case_state="PLANNED",
    finished_on=None,
    standing=Standing.RUNNING,
)
PLAN = Plan(
    id=1,
    authority="bo-cong-an",
    year=2027,
    title="Kế hoạch rà soát năm 2027",
    decision="77/QĐ-BCA",
    decided_on=date(2027, 1, 20),
    author="minh",
    made_at=datetime(2026, 11, 23, 8, tzinfo=UTC),
    revision=2,
    sent_before=date(2027, 1, 31),
    items=(ITEM,),
)


def events(text: str) -> list[Any]:  # Any: whatever the reader makes of the values
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def test_another_program_reads_what_was_meant() -> None:
    (event,) = events(deadlines(PLAN, STAMP))

    assert event["SUMMARY"] == ITEM.procedure_name
    assert event["DTSTART"].dt == date(2027, 3, 31)
    assert event.decoded("DURATION") == timedelta(days=1)
    assert event["DTSTAMP"].dt == STAMP
    assert event["DESCRIPTION"] == (
        "Thủ tục: 1.004194\nChủ trì: Cục C06\nPhối hợp: Cục A, Sở B\nSản phẩm: Báo cáo"
    )
    assert event.errors == []


def test_an_event_keeps_its_uid_and_no_two_are_the_same() -> None:
    two = replace(PLAN, items=(ITEM, replace(ITEM, id=2)))
    moved = replace(two, title="Khác", items=(replace(ITEM, ends=date(2027, 5, 1)),))

    first, second = events(deadlines(two, STAMP))
    (later,) = events(deadlines(moved, STAMP.replace(year=2027)))

    assert first["UID"] == later["UID"] != second["UID"]
    elsewhere = replace(PLAN, made_at=STAMP)
    assert events(deadlines(elsewhere, STAMP))[0]["UID"] != first["UID"]


def test_what_is_done_or_withdrawn_has_no_deadline_and_a_draft_has_that_of_the_law() -> None:
    done = replace(PLAN, items=(replace(ITEM, standing=Standing.DONE), replace(ITEM, ends=None)))
    draft = replace(PLAN, decision=None, items=())

    assert events(deadlines(done, STAMP)) == []
    (event,) = events(deadlines(draft, STAMP))
    assert event["DTSTART"].dt == date(2027, 1, 30)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_words_come_back_and_no_line_is_longer_than_75_octets(words: str) -> None:
    text = deadlines(replace(PLAN, items=(replace(ITEM, procedure_name="x" + words),)), STAMP)

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")
    (event,) = events(text)
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    assert event["SUMMARY"] == "x" + "".join(
        char for char in lines if char in "\n\t" or (char >= " " and char != "\x7f")
    )


def test_a_name_cannot_add_a_line_of_its_own() -> None:
    hostile = replace(ITEM, procedure_name="a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil")

    (event,) = events(deadlines(replace(PLAN, items=(hostile,)), STAMP))

    assert event["UID"].endswith("@plans.gon")
    assert event["SUMMARY"] == "a\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil"


def test_a_line_is_never_cut_inside_a_letter() -> None:
    assert folded("SUMMARY:" + "ế" * 40).replace("\r\n ", "") == "SUMMARY:" + "ế" * 40


def test_the_file_is_plain_text_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    path.write_bytes(deadlines(PLAN, STAMP).encode())

    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")
