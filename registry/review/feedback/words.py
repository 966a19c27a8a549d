"""The closed words of feedback and its clocks, read from `feedback.yaml`; when it is due: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from registry.reference.calendar import Within, WorkingDays
from registry.refusals import Words
from registry.review.deadlines import is_late
from rules.source import read_yaml


class Standing(StrEnum):
    """Where feedback stands against its clock on a day."""

    LATE = "late"
    SOON = "soon"
    IN_TIME = "in_time"
    NOTHING_DUE = "nothing_due"
    NOT_KNOWN = "not_known"  # something is due, in a year whose holidays are not listed


@dataclass(frozen=True, slots=True)
class Clock:
    """What an answer runs against; what a clock does not name has no limit."""

    code: str
    label: Words
    answer: Within
    publish: Within
    then_every: Within | None
    refuse: Within | None
    supplement: Within | None


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done to feedback; `target` None leaves its state."""

    act: str
    sources: frozenset[str]
    target: str | None
    needs: frozenset[str]
    label: Words


@cache
def clocks() -> Mapping[str, Clock]:
    return {item["code"]: _clock(item) for item in _file()["clocks"]}


def clock_in_use() -> Clock:
    """The one that feedback gets which comes in now."""
    return clocks()[_file()["in_use"]]


@cache
def labels(kind: str) -> Mapping[str, Words]:
    """The words of `senders`, `classes` or `states` by code, in the order of the file."""
    return {item["code"]: Words(**item["label"]) for item in _file()[kind]}


@cache
def acts() -> Mapping[str, Act]:
    return {
        item["act"]: Act(
            item["act"],
            frozenset(item["from"]),
            item.get("to"),
            frozenset(item["needs"]),
            Words(**item["label"]),
        )
        for item in _file()["acts"]
    }


def standing(due: date | None, today: date) -> Standing:
    """Where something stands that is due on a day; None: nothing is due.

    >>> standing(date(2026, 11, 23), date(2026, 11, 23)), standing(None, date(2026, 11, 23))
    (<Standing.SOON: 'soon'>, <Standing.NOTHING_DUE: 'nothing_due'>)
    """
    if due is None:
        return Standing.NOTHING_DUE
    if is_late(due, today):
        return Standing.LATE
    soon = due - today <= timedelta(days=int(_file()["soon_days"]))
    return Standing.SOON if soon else Standing.IN_TIME


def news_due(
    clock: Clock, counted_from: date, told_on: date | None, working_days: WorkingDays
) -> date | None:
    """The day by which the sender hears something: the answer, or after that day, news.

    >>> news_due(clocks()["days-20"], date(2026, 11, 1), date(2026, 11, 21), lambda *_: None)
    datetime.date(2026, 11, 28)
    """
    answer = clock.answer.last_day(counted_from, working_days)
    if answer is None or told_on is None or clock.then_every is None or told_on < answer:
        return answer
    return clock.then_every.last_day(told_on, working_days)


def _clock(item: Mapping[str, Any]) -> Clock:  # Any: plain data, as below
    return Clock(
        code=item["code"],
        label=Words(**item["label"]),
        answer=Within.of(item["answer"]),
        publish=Within.of(item["publish"]),
        **{
            name: Within.of(item[name]) if name in item else None
            for name in ("then_every", "refuse", "supplement")
        },
    )


@cache
def _file() -> Mapping[str, Any]:
    file = resources.files("registry.review.feedback") / "feedback.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
