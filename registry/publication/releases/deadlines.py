"""The days by which a decision has to be signed and its content to be public, and whether it was.

They warn and stop nothing: a late decision is still a decision.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from registry.procedure.vocabulary import Level
from registry.publication.releases.model import ReleaseInfo
from registry.reference.calendar import Within, WorkingDays
from registry.refusals import Words
from rules.source import read_yaml


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for one thing, and the day on which it was done (None: not yet)."""

    code: str
    label: Words
    due: date
    done: date | None

    def is_late(self, today: date) -> bool:
        """Whether it was done after its last day, or is still to be done behind it."""
        return (self.done or today) > self.due


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    levels: frozenset[Level]
    shortened: bool
    within: Within
    before_effect: bool
    after: str | None


def deadlines(
    info: ReleaseInfo, level: Level | None, working_days: WorkingDays
) -> tuple[Deadline, ...]:
    """What Nghị định 63/2010/NĐ-CP asks of a release; `level` is that of its authority.

    A day that cannot be told is left out: the level or a date is not known, or it is one of the
    `uncounted_deadlines`.
    """
    return tuple(
        Deadline(rule.code, _label(rule.code), due, _done(rule, info))
        for rule in _rules_for(info, level)
        for due in _due(rule, info, working_days)
    )


def uncounted_deadlines(
    info: ReleaseInfo, level: Level | None, working_days: WorkingDays
) -> tuple[Words, ...]:
    """What has a last day in working days, of a year whose holidays are not listed."""
    return tuple(
        _label(rule.code)
        for rule in _rules_for(info, level)
        if rule.within.working
        and _start(rule, info) is not None
        and not list(_due(rule, info, working_days))
    )


def _rules_for(info: ReleaseInfo, level: Level | None) -> Iterator[_Rule]:
    return (rule for rule in _rules() if level in rule.levels and rule.shortened == info.shortened)


def _due(rule: _Rule, info: ReleaseInfo, working_days: WorkingDays) -> Iterator[date]:
    """The last day, none where it cannot be told."""
    start = _start(rule, info)
    if start is None:
        return
    within = rule.within
    due = within.first_day(start) if rule.before_effect else within.last_day(start, working_days)
    if due is not None:
        yield due


def _start(rule: _Rule, info: ReleaseInfo) -> date | None:
    """The day from which it is counted; None where it is not known."""
    if rule.before_effect:
        return info.instrument_effective or info.effective
    return info.decided_on if rule.after == "decision" else info.instrument_signed


def _done(rule: _Rule, info: ReleaseInfo) -> date | None:
    return info.decided_on if rule.code == "signed" else info.published_on


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            code=item["code"],
            levels=frozenset(Level(level) for level in item["levels"]),
            shortened=item["shortened"] == "true",  # plain words are read as text
            within=Within.of(item["within"]),
            before_effect=item.get("before") == "effective",
            after=item.get("after"),
        )
        for item in _file()["deadlines"]
    )


@cache
def _label(code: str) -> Words:
    return next(Words(**each["label"]) for each in _file()["labels"] if each["code"] == code)


@cache
def _file() -> Mapping[str, Any]:  # Any: plain data
    file = resources.files("registry.publication.releases") / "deadlines.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
