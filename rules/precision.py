"""How often a rule is right, as far as judged findings can tell: a share and its interval."""

from dataclasses import dataclass
from math import sqrt

# The standard normal deviate that leaves 2.5 % on either side.
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Interval:
    """A share between 0 and 1, and where it lies with 95 % confidence; None: nothing was judged."""

    value: float | None
    low: float
    high: float


def wilson(right: int, total: int) -> Interval:
    """The share `right / total` with its 95 % score interval, without continuity correction.

    With nothing judged the share is unknown and the interval says nothing: 0 to 1. Raises
    ValueError for counts that cannot be. Source: E. B. Wilson, "Probable inference, the law of
    succession, and statistical inference", J. Am. Stat. Assoc. 22 (1927) 209-212; method 3 of
    R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872.
    """
    if not 0 <= right <= total:
        raise ValueError(f"{right} of {total} is no share: give 0 <= right <= total.")
    if total == 0:
        return Interval(None, 0.0, 1.0)
    share = right / total
    square = _Z * _Z
    middle = 2 * right + square
    spread = _Z * sqrt(square + 4 * right * (1 - share))
    below, above = (middle - spread) / 2, (middle + spread) / 2
    low = 0.0 if right == 0 else below / (total + square)
    high = 1.0 if right == total else above / (total + square)
    return Interval(share, low, high)
