"""When messages are sent again, read from `schedule.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib import resources
from typing import Any

from rules.source import read_yaml


@dataclass(frozen=True, slots=True)
class Schedule:
    """The waits between attempts, and the limits beside them."""

    retry_after: tuple[timedelta, ...]
    jitter: float
    longest_wait: timedelta
    disable_after: timedelta
    timeout: float  # seconds
    lease: timedelta
    keep: timedelta
    rotation: timedelta
    most: int

    def wait_after(self, attempts: int, chance: float) -> timedelta | None:
        """How long to wait after so many failed attempts, `chance` from 0 to 1; None: give up.

        >>> schedule().wait_after(1, 0.5)
        datetime.timedelta(seconds=5, microseconds=500000)
        >>> schedule().wait_after(10, 0.5) is None
        True
        """
        if attempts > len(self.retry_after):
            return None
        return self.retry_after[attempts - 1] * (1 + self.jitter * chance)


@cache
def schedule() -> Schedule:
    """What `schedule.yaml` says."""
    file = resources.files("registry.webhooks") / "schedule.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return Schedule(
        retry_after=tuple(_seconds(each) for each in data["retry_after"]),
        jitter=int(data["jitter"]) / 100,
        longest_wait=_seconds(data["longest_wait"]),
        disable_after=timedelta(days=int(data["disable_after_days"])),
        timeout=float(data["timeout"]),
        lease=_seconds(data["lease"]),
        keep=timedelta(days=int(data["keep_days"])),
        rotation=_seconds(data["rotation"]),
        most=int(data["most"]),
    )


def _seconds(value: str) -> timedelta:
    return timedelta(seconds=int(value))
