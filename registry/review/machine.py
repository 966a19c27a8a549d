"""The state machine of a review, read from `machine.yaml`: pure questions about states and acts.

Source: Nghị định 63/2010/NĐ-CP Điều 27-31; an approval ends nothing, a procedure ends when the text
that sets it is changed and in force.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from registry.actors import Role
from registry.refusals import Words
from rules.source import read_yaml


class Of(StrEnum):
    """What a state or an act belongs to."""

    CASE = "case"
    MEASURE = "measure"
    BOTH = "both"


class Need(StrEnum):
    """What must be said with an act."""

    WORDS = "words"
    DOCUMENT = "document"
    INSTRUMENT = "instrument"


@dataclass(frozen=True, slots=True)
class State:
    """A state of a case or of a measure; `rank` orders them from first to last.

    `ends`: nothing is left to do. `edits`: what the review says may be changed.
    """

    code: str
    of: Of
    rank: int
    label: Words
    actor: Words
    document: Words | None
    ends: bool
    edits: bool


@dataclass(frozen=True, slots=True)
class Transition:
    """An act that leads to a state; `role` is None when it happens by itself on a date.

    `guards` name what `registry.review.guards` checks. One that `renews` takes the case to the
    content as it is. One `aside` of the way may be done, but nobody waits for it.
    """

    act: str
    of: Of
    sources: frozenset[str]
    target: str
    label: Words
    role: Role | None
    guards: tuple[str, ...] = ()
    needs: frozenset[Need] = frozenset()
    on: str | None = None
    after: str | None = None
    renews: bool = False
    aside: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether it happens by itself."""
        return self.role is None

    def is_due(self, dates: Mapping[str, date | None], today: date) -> bool:
        """Whether its day has come; never when that day is not known."""
        start, end = (dates.get(name) if name else None for name in (self.on, self.after))
        return bool((start and today >= start) or (end and today > end))


@cache
def states() -> Mapping[str, State]:
    """All states by code, in the order of the file."""
    return {item["code"]: _state(item) for item in _file()["states"]}


@cache
def transitions() -> Mapping[str, Transition]:
    """All transitions by act, in the order of the file."""
    return {item["act"]: _transition(item) for item in _file()["acts"]}


def acts_from(state: str, of: Of) -> tuple[Transition, ...]:
    """What people can do to a case or a measure in this state, whoever they are."""
    return tuple(
        each
        for each in transitions().values()
        if each.of is of and state in each.sources and not each.is_dated
    )


def state_on(state: str, dates: Mapping[str, date | None], today: date) -> str:
    """The state on a day: what happens by date has happened by then.

    >>> state_on("PUBLISHED", {"effective": date(2026, 7, 1)}, date(2026, 7, 1))
    'IN_EFFECT'
    >>> state_on("PUBLISHED", {"effective": date(2026, 7, 1)}, date(2026, 6, 30))
    'PUBLISHED'
    """
    for each in transitions().values():
        if each.is_dated and state in each.sources and each.is_due(dates, today):
            return state_on(each.target, dates, today)
    return state


def shown_state(case: str, measures: Iterable[str]) -> str:
    """The state a case shows: its own, and once it is proposed its least advanced measure's.

    >>> shown_state("PROPOSED", ["IN_EFFECT", "APPROVED", "REJECTED"])
    'APPROVED'
    >>> shown_state("IN_REVIEW", [])
    'IN_REVIEW'
    """
    known = states()
    if known[case].of is not Of.MEASURE:
        return case
    return min(measures, key=lambda code: known[code].rank, default=case)


def _state(item: Mapping[str, Any]) -> State:
    document = item.get("document")
    return State(
        code=item["code"],
        of=Of(item["of"]),
        rank=int(item["rank"]),
        label=Words(**item["label"]),
        actor=Words(**item["actor"]),
        document=Words(**document) if document else None,
        ends=item.get("ends") == "true",
        edits=item.get("edits") == "true",
    )


def _transition(item: Mapping[str, Any]) -> Transition:
    return Transition(
        act=item["act"],
        of=Of(item["of"]),
        sources=frozenset(item["from"]),
        target=item["to"],
        label=Words(**item["label"]),
        role=None if item.get("by") == "date" else Role(item["role"]),
        guards=tuple(item.get("guards", ())),
        needs=frozenset(Need(each) for each in item.get("needs", ())),
        on=item.get("on"),
        after=item.get("after"),
        renews=item.get("renews") == "true",
        aside=item.get("aside") == "true",
    )


@cache
def _file() -> Mapping[str, Any]:  # Any: plain data, checked by a test
    file = resources.files("registry.review") / "machine.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
