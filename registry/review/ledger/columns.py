"""The columns of the reform ledger and who is in them, read from `columns.yaml`: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
from rules.source import read_yaml


class Column(StrEnum):
    """How far a saving is; each is a part of the one before it."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True)
class Group:
    """Measures of some states: the furthest column they are in, and their turn (0 = first).

    `is_over`: they carry nothing out any more, though they once were that far.
    """

    column: Column
    turn: int
    is_over: bool


@cache
def labels() -> Mapping[Column, Words]:
    """What the columns are called, in their order."""
    return {Column(item["code"]): Words(**item["label"]) for item in _file()["columns"]}


@cache
def groups() -> Mapping[str, Group]:
    """The group of each state of a measure that is in the ledger at all."""
    return {
        state: Group(Column(item["column"]), turn, item.get("over") == "true")
        for turn, item in enumerate(_file()["groups"])
        for state in item["states"]
    }


@cache
def outside() -> frozenset[str]:
    """States of measures that are in no column."""
    return frozenset(_file()["outside"])


def columns_to(furthest: Column) -> tuple[Column, ...]:
    """A column and those it is a part of.

    >>> [column.value for column in columns_to(Column.APPROVED)]
    ['proposed', 'approved']
    """
    ordered = tuple(Column)
    return ordered[: ordered.index(furthest) + 1]


@cache
def _file() -> Mapping[str, Any]:  # Any: plain data, checked by a test of the file
    file = resources.files("registry.review.ledger") / "columns.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
