"""Which line of the releases counts for a procedure: on a day, as known by a moment. Pure.

Two times are kept: from when a line applies (valid time), and the release that brought it:
releases are numbered in the order in which they became known here (recorded time).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from registry.procedure.vocabulary import Change
from registry.publication.releases.model import IN_FORCE


@dataclass(frozen=True, slots=True)
class Line:
    """What one release says about one procedure; `valid_to`: the last day of what is temporary."""

    release: int
    procedure: str  # authority/code
    edition: str
    change: Change
    successor: str | None
    effective: date
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it says something about the day: it has begun and its content has not ended."""
        return self.effective <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Counting:
    """The line that counts for a procedure on a day; `expired`: nothing of it holds any more."""

    line: Line
    expired: bool

    @property
    def is_in_force(self) -> bool:
        return self.line.change in IN_FORCE and not self.expired

    @property
    def edition(self) -> str:
        return self.line.edition


def on_day(lines: Iterable[Line], day: date, through: int | None = None) -> Mapping[str, Counting]:
    """The line that counts for each procedure that was published by a day.

    The newest release that holds on the day counts; where a temporary content has ended, what was
    in force before it is back. Where everything has ended, the newest is shown as expired.
    `through` is the last release that was known.
    """
    begun: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda each: each.release):
        if line.effective <= day and (through is None or line.release <= through):
            begun.setdefault(line.procedure, []).append(line)
    return {key: _counting(begun[key], day) for key in sorted(begun)}


class ChangeKind(StrEnum):
    """What became of a procedure between two days."""

    BEGAN = "began"
    CHANGED = "changed"
    ENDED = "ended"
    RETURNED = "returned"


class Standing(Protocol):
    """A procedure as it stands on a day, with its content."""

    @property
    def is_in_force(self) -> bool: ...

    @property
    def edition(self) -> str: ...


def kind_of(before: Standing | None, after: Standing) -> ChangeKind | None:
    """What became of a procedure; None: nothing that counts. `before` None: not published then."""
    was = before is not None and before.is_in_force
    if was and after.is_in_force:
        same = before is not None and before.edition == after.edition
        return None if same else ChangeKind.CHANGED
    if was:
        return ChangeKind.ENDED
    if after.is_in_force:
        return ChangeKind.BEGAN if before is None else ChangeKind.RETURNED
    return None


@dataclass(frozen=True, slots=True)
class Turn:
    """A day from which something else is in force for a procedure, and the line that counts."""

    day: date
    kind: ChangeKind
    counting: Counting

    @property
    def is_by_release(self) -> bool:
        """Whether a release takes effect; else a temporary content has ended the day before."""
        return not self.counting.expired and self.counting.line.effective == self.day


def turns(lines: Iterable[Line]) -> Mapping[str, Sequence[Turn]]:
    """The days from which something else is in force for each procedure, in order."""
    of_each: dict[str, list[Line]] = {}
    for line in lines:
        of_each.setdefault(line.procedure, []).append(line)
    return {key: _turns(key, of_each[key]) for key in sorted(of_each)}


def _turns(key: str, lines: Sequence[Line]) -> Sequence[Turn]:
    found: list[Turn] = []
    before: Counting | None = None
    for day in turning_days(lines):
        after = on_day(lines, day)[key]
        kind = kind_of(before, after)
        if kind is not None:
            found.append(Turn(day, kind, after))
        before = after
    return found


def turning_days(lines: Iterable[Line]) -> Sequence[date]:
    """The days on which what is in force may change, in order."""
    days = set[date]()
    for line in lines:
        days.add(line.effective)
        if line.valid_to is not None and line.valid_to < date.max:
            days.add(line.valid_to + timedelta(days=1))
    return sorted(days)


def _counting(begun: Sequence[Line], day: date) -> Counting:
    holding = next((line for line in reversed(begun) if line.holds_on(day)), None)
    return Counting(begun[-1], True) if holding is None else Counting(holding, False)
