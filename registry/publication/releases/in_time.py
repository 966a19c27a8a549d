"""Which line of the releases counts for a procedure: on a day, as known by a moment. Pure.

Two times are kept: from when a line applies (valid time), and the release that brought it:
releases are numbered in the order in which they became known here (recorded time).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
