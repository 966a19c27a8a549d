"""The closed words of a plan, read from `plan.yaml`, and what follows from a day: pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
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
    if ends is None or ends - today > timedelta(days=int(_file()["soon_days"])):
        return Standing.RUNNING
    return Standing.OVERDUE if ends < today else Standing.SOON


def _warnings(year: int, dated: date) -> Iterator[Words]:
    due = sent_before(year)
    if dated >= due:
        yield _warning("late", year=year, due=due.isoformat(), dated=dated.isoformat())
    if dated.year < year - 1:
        yield _warning("early", year=year, dated=dated.isoformat())


def _warning(code: str, **about: object) -> Words:
    texts = _file()["warnings"][code]
    return Words(texts["vi"].format(**about), texts["en"].format(**about))


@cache
def _file() -> Mapping[str, Any]:  # Any: plain data, checked by a test
    file = resources.files("registry.review.plans") / "plan.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
