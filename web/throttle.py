"""Slows down whoever guesses passwords: after some failures, a pause before the next try.

Counted in this process only, by name and address together, so that nobody can shut another person
out by failing in their name from elsewhere; and by address alone, for those who try many names.
"""

from collections import OrderedDict
from dataclasses import dataclass
from math import ceil

PAUSE = 300.0  # seconds in which failures count
FAILURES_OF_A_NAME = 5
FAILURES_OF_AN_ADDRESS = 50
REMEMBERED = 10_000  # keys; the oldest is forgotten first

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failures:
    """Failures in a row, and when the first of them stops counting."""

    count: int
    until: float


class Throttle:
    """The failures of one server; `now` is any clock that only goes forward, in seconds."""

    def __init__(self) -> None:
        self._failures: OrderedDict[Key, Failures] = OrderedDict()

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._failures)

    def minutes_to_wait(self, name: str, address: str, now: float) -> int:
        """How long nobody is let in, 0 when a try is welcome."""
        waits = [
            self._until((name, address), FAILURES_OF_A_NAME, now) - now,
            self._until((address,), FAILURES_OF_AN_ADDRESS, now) - now,
        ]
        return ceil(max(0.0, *waits) / 60)

    def failed(self, name: str, address: str, now: float) -> None:
        for key in ((name, address), (address,)):
            known = self._failures.pop(key, None)
            if known is None or known.until <= now:
                known = Failures(0, now + PAUSE)
            self._failures[key] = Failures(known.count + 1, known.until)
        while len(self._failures) > REMEMBERED:
            self._failures.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        self._failures.pop((name, address), None)

    def _until(self, key: Key, allowed: int, now: float) -> float:
        known = self._failures.get(key)
        return known.until if known and known.count >= allowed else now
