"""Values of a procedure file in words: closed words, time limits and flags as people say them."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
from registry.vocabulary_words import vocabulary_words
from rules.source import read_yaml

_LIMIT = re.compile(r"([\d.]+) ([a-z_]+)")
_LIMITS = frozenset({"time_limit", "valid_for", "within"})
_VOCABULARIES = {"levels": "level", "applicants": "applicant"}  # by the key that has their words
_NOTHING = Words("—", "—")
_FLAGS = {True: Words("có", "yes"), False: Words("không", "no")}


def in_words_of(key: str, value: Any) -> Words:  # Any: plain data
    """The value of a key, in both languages.

    >>> in_words_of("time_limit", "3 working_day").vi, in_words_of("form", "copy").vi
    ('3 ngày làm việc', 'bản sao')
    """
    if value is None or value == []:
        return _NOTHING
    if isinstance(value, bool):
        return _FLAGS[value]
    if isinstance(value, list | tuple):
        return _joined([in_words_of(key, each) for each in value])
    if isinstance(value, Mapping):
        return _of_mapping(value)
    if key in _LIMITS:
        return _limit(str(value))
    return _closed_words().get((key, str(value)), Words(str(value), str(value)))


def called(item: Mapping[str, Any]) -> str:  # Any: plain data
    """What an element is called by its own words; empty where it has none."""
    for key in ("name", "text", "label", "by", "instrument", "id"):
        if item.get(key):
            return str(item[key])
    return ""


def _of_mapping(value: Mapping[str, Any]) -> Words:
    name = called(value)
    if name:
        return in_words_of("by", name) if "by" in value else Words(name, name)
    inner = [(key, in_words_of(key, one)) for key, one in value.items()]
    return _joined([Words(f"{key}: {said.vi}", f"{key}: {said.en}") for key, said in inner])


def _limit(value: str) -> Words:
    found = _LIMIT.fullmatch(value)
    if found is None:
        return _closed_words().get(("time_limit", value), Words(value, value))
    unit = _closed_words().get(("unit", found[2]), Words(found[2], found[2]))
    plural = "" if found[1] == "1" else "s"
    return Words(f"{found[1]} {unit.vi}", f"{found[1]} {unit.en}{plural}")


def _joined(words: list[Words]) -> Words:
    return Words(", ".join(each.vi for each in words), ", ".join(each.en for each in words))


@cache
def _closed_words() -> Mapping[tuple[str, str], Words]:
    """The closed words by the key they stand at: those of `parts.yaml`, and of vocabularies."""
    file = resources.files("registry.procedure") / "parts.yaml"
    rows = read_yaml(file.read_bytes(), file.name).data["values"]
    offered = {
        (key, word): said
        for key, vocabulary in _VOCABULARIES.items()
        for word, said in vocabulary_words(vocabulary).items()
    }
    return offered | {
        (key, word): Words(**said)
        for row in rows
        for key in row["of"]
        for word, said in row["words"].items()
    }
