"""One thing that was compared with a label, and how it came out."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How a comparison came out; wrong counts against precision and recall alike."""

    RIGHT = "right"
    WRONG = "wrong"
    EXTRA = "extra"  # found, not labelled
    MISSING = "missing"  # labelled, not found
    UNTOLD = "untold"  # the judge could not tell; counts nowhere


@dataclass(frozen=True, slots=True)
class Mark:
    """One comparison: of what measure, in which procedure, where in it, found and wanted."""

    measure: str
    outcome: Outcome
    code: str
    where: str = ""
    found: str = ""
    wanted: str = ""

    @property
    def is_miss(self) -> bool:
        return self.outcome in _MISSES

    def as_json(self) -> dict[str, str]:
        """The mark as plain data."""
        return {
            "measure": self.measure, "outcome": self.outcome.value, "procedure": self.code,
            "where": self.where, "found": self.found, "wanted": self.wanted,
        }  # fmt: skip


_MISSES = frozenset({Outcome.WRONG, Outcome.EXTRA, Outcome.MISSING})


def compared(measure: str, code: str, where: str, found: object, wanted: object) -> Mark:
    """The mark of two values that should be equal."""
    outcome = Outcome.RIGHT if found == wanted else Outcome.WRONG
    return Mark(measure, outcome, code, where, _told(found), _told(wanted))


def _told(value: object) -> str:
    return "-" if value is None else str(value)
