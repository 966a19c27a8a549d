"""The closed words of the review, read from data files: reasons for a dismissal, outcomes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
from rules.source import read_yaml


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground on which a finding may be dismissed.

    Whether it `says_wrong`: that the finding should not have been made.
    """

    code: str
    says_wrong: bool
    label: Words
    help: Words


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a review concludes about a part; one that `changes` nothing keeps the rule."""

    code: str
    changes: bool
    label: Words


@cache
def outcomes() -> Mapping[str, Outcome]:
    """All outcomes by code, in the order of the file."""
    return {
        item["code"]: Outcome(item["code"], item["changes"] == "true", Words(**item["label"]))
        for item in _items("outcomes")
    }


@cache
def reasons() -> Mapping[str, Reason]:
    """All reasons by code, in the order of the file."""
    return {
        item["code"]: Reason(
            item["code"], item["finding"] == "wrong", Words(**item["label"]), Words(**item["help"])
        )
        for item in _items("reasons")
    }


def _items(name: str) -> list[Mapping[str, Any]]:  # Any: plain data, checked by a test
    file = resources.files("registry.review") / f"{name}.yaml"
    items: list[Mapping[str, Any]] = read_yaml(file.read_bytes(), file.name).data[name]
    return items
