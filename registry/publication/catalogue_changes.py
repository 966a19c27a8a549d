"""What changes in the published catalogue, told one by one: by a release, or because a day begins.

Each release is told once: when it is published if it applies by then, else on the day on which it
takes effect; the end of a temporary content is told on the day after. Whoever says how far they
were told (`Place`) is told the rest, without loss or repetition, whichever clock was ahead.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from registry.procedure.vocabulary import Change
from registry.publication.releases.in_time import ChangeKind, Counting, Line, kind_of, on_day


class Cause(StrEnum):
    """Why what is in force changed."""

    PUBLISHED = "published"
    TOOK_EFFECT = "took_effect"
    TEMPORARY_ENDED = "temporary_ended"


@dataclass(frozen=True, slots=True)
class Place:
    """How far somebody was told: acts up to `seq`, days up to `day`.

    `left` of what the day itself brought are still to be told.
    """

    seq: int
    day: date
    left: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a release, as far as it is told; `act` is the act that published it."""

    number: int
    act: int
    published_on: date | None
    authority: str
    decision_number: str


@dataclass(frozen=True, slots=True)
class ChangedProcedure:
    """One procedure that is not as it was; `change` is the decision's word, if it has one."""

    authority: str
    code: str
    kind: ChangeKind
    change: Change | None
    edition: str
    successor: str | None  # authority/code


@dataclass(frozen=True, slots=True)
class CatalogueChange:
    """What one release changed at a time, since `day`; `place` is that behind it."""

    cause: Cause
    release: Head
    day: date
    procedures: tuple[ChangedProcedure, ...]
    place: Place

    def only(self, wanted: Callable[[ChangedProcedure], bool]) -> "CatalogueChange":
        """It with the procedures that are wanted."""
        return replace(self, procedures=tuple(each for each in self.procedures if wanted(each)))


@dataclass(frozen=True, slots=True)
class Step:
    """The next thing that happened, which may change nothing; `place` is that behind it."""

    changes: tuple[CatalogueChange, ...]
    place: Place


class Record(Protocol):
    """What was published, as far as acts up to a number have; lines are all those of procedures."""

    def next_release(self, after: int) -> Head | None:
        """The release of the first act behind a number."""

    def next_turning_day(self, seq: int, after: date, until: date) -> date | None:
        """The first day, behind one and up to another, on which what is in force may change."""

    def lines_of_release(self, release: Head) -> Sequence[Line]:
        """What was known by then about the procedures that a release names."""

    def lines_of_day(self, seq: int, day: date) -> Sequence[Line]:
        """What was known about procedures about which something begins or ends on a day."""

    def heads(self, numbers: Iterable[int]) -> Mapping[int, Head]:
        """The heads of releases."""


def next_step(record: Record, place: Place, today: date) -> Step | None:
    """The next thing behind a place, up to today; None: all is told."""
    if place.left:
        rest = _of_day(record, place.seq, place.day)[-place.left :]
        return Step(rest, replace(place, left=0))
    release = record.next_release(place.seq)
    until = max(place.day, _seen_on(release, place, today))
    day = record.next_turning_day(place.seq, place.day, until)
    if day is not None:
        return Step(_of_day(record, place.seq, day), Place(place.seq, day))
    if release is not None:
        behind = Place(release.act, until)
        return Step(tuple(_of_release(record, release, behind)), behind)
    return Step((), Place(place.seq, today)) if today > place.day else None


def _seen_on(release: Head | None, place: Place, today: date) -> date:
    """The day on which a release became known, of which this clock says that it has begun."""
    return today if release is None else min(release.published_on or place.day, today)


def _of_release(record: Record, release: Head, behind: Place) -> Iterator[CatalogueChange]:
    lines = record.lines_of_release(release)
    earlier = [line for line in lines if line.release != release.number]
    changed = _changed(on_day(earlier, behind.day), on_day(lines, behind.day))
    found = tuple(_procedure(after, kind, after.line.change) for _, after, kind in changed)
    if found:
        yield CatalogueChange(Cause.PUBLISHED, release, behind.day, found, behind)


def _of_day(record: Record, seq: int, day: date) -> tuple[CatalogueChange, ...]:
    """What the beginning of a day changes, by cause and release."""
    lines = record.lines_of_day(seq, day)
    found: dict[tuple[Cause, int], list[ChangedProcedure]] = {}
    for before, after, kind in _changed(on_day(lines, day - timedelta(days=1)), on_day(lines, day)):
        if after.line.effective == day or before is None:
            because = Cause.TOOK_EFFECT, after.line.release
            change: Change | None = after.line.change
        else:
            because, change = (Cause.TEMPORARY_ENDED, before.line.release), None
        found.setdefault(because, []).append(_procedure(after, kind, change))
    heads = record.heads({number for _, number in found})
    return tuple(
        CatalogueChange(cause, heads[number], day, tuple(those), Place(seq, day, left))
        for left, ((cause, number), those) in zip(
            reversed(range(len(found))), sorted(found.items()), strict=True
        )
    )


def _changed(
    before: Mapping[str, Counting], after: Mapping[str, Counting]
) -> Iterator[tuple[Counting | None, Counting, ChangeKind]]:
    for key, now in after.items():
        kind = kind_of(before.get(key), now)
        if kind is not None:
            yield before.get(key), now, kind


def _procedure(now: Counting, kind: ChangeKind, change: Change | None) -> ChangedProcedure:
    authority, _, code = now.line.procedure.partition("/")
    return ChangedProcedure(authority, code, kind, change, now.edition, now.line.successor)
