"""The closed words of a plan, read from `plan.yaml`, and what follows from a day: pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
from registry.review.deadlines import is_late
from rules.source import read_yaml


class Standing(StrEnum):
    """Where an item of an approved plan stands on a day."""

    DRAFT = "draft"
    RUNNING = "running"
    SOON = "soon"
    OVERDUE = "overdue"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Ground:
    """On what an item rests; one that `needs_words` must name it."""

    code: str
    needs_words: bool
    label: Words
    words_label: Words


@dataclass(frozen=True, slots=True)
class Part:
    """What an item must say before the plan is approved."""

    field: str
    label: Words


@cache
def grounds() -> Mapping[str, Ground]:
    """All grounds by code, in the order of the file."""
    return {
        item["code"]: Ground(
            item["code"],
            item["words"] == "true",
            Words(**item["label"]),
            Words(**item["words_label"]),
        )
        for item in _file()["grounds"]
    }


@cache
def parts() -> tuple[Part, ...]:
    return tuple(Part(item["field"], Words(**item["label"])) for item in _file()["parts"])


def sent_before(year: int) -> date:
    """The day before which the approved plan of a year reaches the central body (Điều 30.3).

    >>> sent_before(2027)
    datetime.date(2027, 1, 31)
    """
    day = _file()["sent_before"]
    return date(year, int(day["month"]), int(day["day"]))


def year_to_plan(today: date) -> int:
    """The year whose plan is the next to be approved.

    >>> year_to_plan(date(2027, 1, 30)), year_to_plan(date(2027, 1, 31))
    (2027, 2028)
    """
    return today.year + (today >= sent_before(today.year))


def warnings(year: int, dated: date) -> tuple[Words, ...]:
    """What is to be looked at again in the day of a plan's decision; none of it blocks.

    >>> [each.en[:28] for each in warnings(2027, date(2027, 1, 31))]
    ['The plan of 2027 must reach ']
    >>> warnings(2027, date(2027, 1, 30))
    ()
    """
    return tuple(_warnings(year, dated))


def standing(ends: date | None, today: date) -> Standing:
    """Where an item that is neither done nor withdrawn stands.

    >>> standing(date(2026, 6, 30), date(2026, 6, 30)).value
    'soon'
    >>> standing(date(2026, 6, 30), date(2026, 7, 1)).value
    'overdue'
    """
    if ends is None or ends > soon_until(today):
        return Standing.RUNNING
    return Standing.OVERDUE if is_late(ends, today) else Standing.SOON


def soon_until(today: date) -> date:
    """The last of the days that are soon."""
    return today + timedelta(days=int(_file()["soon_days"]))


def draft_warnings(year: int, today: date) -> tuple[Words, ...]:
    """That a plan nobody approved yet is due soon, or should have been sent.

    >>> draft_warnings(2027, date(2026, 12, 31))
    ()
    >>> draft_warnings(2027, date(2027, 1, 21))[0].en[-8:]
    '10 days.'
    >>> draft_warnings(2027, date(2027, 1, 31))[0].en[:35]
    'The plan of 2027 had to reach the c'
    """
    due = sent_before(year)
    if today >= due:
        return (_warning("missed", year=year, due=due),)
    if due > soon_until(today):
        return ()
    return (_warning("near", year=year, due=due, days=(due - today).days),)


def _warnings(year: int, dated: date) -> Iterator[Words]:
    due = sent_before(year)
    if dated >= due:
        yield _warning("late", year=year, due=due, dated=dated)
    if dated.year < year - 1:
        yield _warning("early", year=year, dated=dated)


def _warning(code: str, **about: int | date) -> Words:
    """The words with their places filled; a day as each language writes it."""
    texts = _file()["warnings"][code]
    vi = {name: _day_vi(each) for name, each in about.items()}
    return Words(texts["vi"].format(**vi), texts["en"].format(**about))


def _day_vi(value: int | date) -> int | str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


@cache
def _file() -> Mapping[str, Any]:  # Any: plain data, checked by a test
    file = resources.files("registry.review.plans") / "plan.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
