"""The closed words of the review, read from their data files: states, reasons for a dismissal."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
from rules.source import read_yaml


@dataclass(frozen=True, slots=True)
class State:
    """A state of a case or of a measure; `rank` orders them from first to last."""

    code: str
    of: str  # case, measure or both
    rank: int
    label: Words
    actor: Words
    document: Words | None


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground on which a finding may be dismissed.

    Whether it `says_wrong`: that the finding should not have been made.
    """

    code: str
    says_wrong: bool
    label: Words
    help: Words


@cache
def states() -> Mapping[str, State]:
    """All states by code, in the order of the file."""
    return {item["code"]: _state(item) for item in _items("states")}


@cache
def reasons() -> Mapping[str, Reason]:
    """All reasons by code, in the order of the file."""
    return {
        item["code"]: Reason(
            item["code"], item["finding"] == "wrong", Words(**item["label"]), Words(**item["help"])
        )
        for item in _items("reasons")
    }


def _state(item: Mapping[str, Any]) -> State:
    document = item.get("document")
    return State(
        code=item["code"],
        of=item["of"],
        rank=int(item["rank"]),
        label=Words(**item["label"]),
        actor=Words(**item["actor"]),
        document=Words(**document) if document else None,
    )


def _items(name: str) -> list[Mapping[str, Any]]:  # Any: plain data, checked by a test
    file = resources.files("registry.review") / f"{name}.yaml"
    items: list[Mapping[str, Any]] = read_yaml(file.read_bytes(), file.name).data[name]
    return items
