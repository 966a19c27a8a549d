"""What is counted of dossiers, read from `figures.yaml`: figures, levels, headings, wholes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from registry.procedure.folding import fold
from registry.procedure.vocabulary import Unit
from registry.refusals import Words
from rules.source import read_yaml

SEVERAL = "several"  # the level of a unit that adds up offices of several levels
IDENTITY, FIGURE, TIME, RATE = "identity", "figure", "time", "rate"
_OTHER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a file tells: a key of the identity, of a figure, a time or a rate."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class UnitLevel:
    """A level of government; `until` is the last day on which it had units."""

    key: str
    label: Words
    words: frozenset[str]
    begins: tuple[str, ...]
    until: date | None


@dataclass(frozen=True, slots=True)
class TimeTaken:
    """A time that dossiers took, such as their median, and the unit it is stated in."""

    label: Words
    unit: Unit


@dataclass(frozen=True, slots=True)
class Whole:
    """A figure and others that are parts of it: together they are not more."""

    whole: str
    parts: tuple[str, ...]


def plain(words: str) -> str:
    """As headings are compared: without marks, case and punctuation.

    >>> plain("Tỷ lệ đúng hạn (%)")
    'ty le dung han'
    """
    return _OTHER.sub(" ", fold(words)).strip()


@cache
def labels() -> Mapping[str, Words]:
    """What each figure is called, in the order of the file."""
    return {each["key"]: Words(**each["label"]) for each in _file()["figures"]}


@cache
def times() -> Mapping[str, TimeTaken]:
    """The times by key, in the order of the file."""
    return {
        each["key"]: TimeTaken(Words(**each["label"]), Unit(each["unit"]))
        for each in _file()["times"]
    }


@cache
def columns() -> Mapping[str, Column]:
    """What a column tells, by its plain heading."""
    return dict(_columns())


@cache
def levels() -> Mapping[str, UnitLevel]:
    """The levels by key."""
    return {
        each["key"]: UnitLevel(
            key=each["key"],
            label=Words(**each["label"]),
            words=frozenset(map(plain, each["words"])),
            begins=tuple(plain(words) for words in each["begins"]),
            until=date.fromisoformat(each["until"]) if "until" in each else None,
        )
        for each in _file()["levels"]
    }


@cache
def everywhere() -> tuple[str, ...]:
    """What units are called that add up the whole country."""
    return tuple(_file()["everywhere"])


@cache
def wholes() -> tuple[Whole, ...]:
    return tuple(Whole(each["whole"], tuple(each["parts"])) for each in _file()["wholes"])


@cache
def denominators() -> Mapping[str, tuple[str, ...]]:
    """The figures that a stated percentage may be a share of."""
    return {each["key"]: tuple(each["of"]) for each in _file()["rates"]}


def level_of(said: str, unit: str) -> str | None:
    """The level that a cell names or, where it names none, that the name of the unit begins with.

    >>> level_of("Cấp xã", ""), level_of("", "Huyện Lập Thạch"), level_of("", "Phòng một cửa")
    ('commune', 'district', None)
    """
    if wanted := plain(said):
        return next((each.key for each in levels().values() if wanted in each.words), None)
    name = f"{plain(unit)} "
    found = [
        (len(begin), each.key)
        for each in levels().values()
        for begin in each.begins
        if name.startswith(f"{begin} ")
    ]
    return max(found)[1] if found else None


def mistake_words(code: str, found: object, other: object) -> Words:
    """What is wrong, in both languages; `found` and `other` may be Words themselves."""
    said, named = _file()["mistakes"][code], {"found": found, "other": other}
    vi = {name: each.vi if isinstance(each, Words) else each for name, each in named.items()}
    en = {name: each.en if isinstance(each, Words) else each for name, each in named.items()}
    return Words(said["vi"].format(**vi), said["en"].format(**en))


def mistake_codes() -> tuple[str, ...]:
    return tuple(_file()["mistakes"])


def _columns() -> Iterator[tuple[str, Column]]:
    data = _file()
    for kind, entries in (
        (IDENTITY, data["identity"]), (FIGURE, data["figures"]), (TIME, data["times"]),
        (RATE, data["rates"]),
    ):  # fmt: skip
        for entry in entries:
            for heading in entry["headings"]:
                yield plain(heading), Column(kind, entry["key"])


@cache
def _file() -> Mapping[str, Any]:  # Any: plain data, checked by a test of the file
    file = resources.files("registry.statistics") / "figures.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
