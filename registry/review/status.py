"""The one status of a finding, derived from what people decided and what analyses saw."""

from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class Status(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    SUPPRESSED = "suppressed"  # by the file, and nobody has judged it
    FIXED = "fixed"


class Decision(StrEnum):
    """What a person can decide about a finding."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    REOPENED = "reopened"


class LastWord(Protocol):
    """The newest verdict about a finding."""

    @property
    def decision(self) -> str: ...
    @property
    def until(self) -> date | None: ...
    @property
    def at(self) -> datetime: ...


def status(
    verdict: LastWord | None,
    *,
    gone_at: datetime | None,
    returned_at: datetime | None,
    today: date,
    held_until: date | None = None,
) -> Status:
    """Fixed while it is gone from the current content, else where verdict and file leave it."""
    if gone_at:
        return Status.FIXED
    return standing(verdict, returned_at=returned_at, today=today, held_until=held_until)


def standing(
    verdict: LastWord | None,
    *,
    returned_at: datetime | None,
    today: date,
    held_until: date | None = None,
) -> Status:
    """What the verdict says; where it says nothing, what the file does that holds it back.

    The file holds it back to the end of the day `held_until`. Open is what neither has decided.
    """
    judged = _judged(verdict, returned_at=returned_at, today=today)
    is_held = held_until is not None and held_until >= today
    return Status.SUPPRESSED if judged is Status.OPEN and is_held else judged


def _judged(verdict: LastWord | None, *, returned_at: datetime | None, today: date) -> Status:
    """Open, accepted or dismissed.

    A dismissal ends after its last day. An accepted finding that went away and came back is open
    again: what was agreed had been done, and undone. A dismissal outlives that: its reason stays.
    """
    if verdict is None or verdict.decision == Decision.REOPENED:
        return Status.OPEN
    if verdict.decision == Decision.DISMISSED:
        is_over = verdict.until is not None and verdict.until < today
        return Status.OPEN if is_over else Status.DISMISSED
    was_undone = returned_at is not None and returned_at > verdict.at
    return Status.OPEN if was_undone else Status.ACCEPTED
