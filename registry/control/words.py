"""The closed words of control work and what they are called, read from `control.yaml`."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
from rules.source import read_yaml


class InspectionSubject(StrEnum):
    """What procedure control is inspected for (Nghị định 63/2010/NĐ-CP Điều 35a)."""

    DIRECTION = "direction"
    DRAFT_CONTROL = "draft_control"
    IMPLEMENTATION = "implementation"
    REVIEW = "review"
    FEEDBACK = "feedback"


class InspectionNotice(StrEnum):
    """Whether an inspection is one of the year's plan or comes at short notice."""

    YEARLY = "yearly"
    SHORT_NOTICE = "short_notice"


class Mending(StrEnum):
    """Where what an inspection found stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"


@cache
def labels(kind: str) -> Mapping[str, Words]:
    """The words of `subjects`, `notices` or `standings` by code, in the order of the file."""
    file = resources.files("registry.control") / "control.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data  # Any: plain data
    return {each["code"]: Words(**each["label"]) for each in data[kind]}
