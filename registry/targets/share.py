"""A share of a whole that may be known only between two bounds: pure.

What cannot be told of some parts is counted both ways; so a target can be met, or missed, whatever
those parts are. There is no share of an unknown whole, and none of nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from registry.refusals import Words

_CENT = Decimal("0.01")
_ALL = 100


@dataclass(frozen=True, slots=True)
class Share:
    """Per cent, exactly: at least `low`, at most `high`."""

    low: Fraction
    high: Fraction

    @property
    def percent(self) -> Decimal | None:
        """With two decimals, half up; None where only bounds are known."""
        return rounded(self.low) if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a share is made of, with what it counts."""

    label: Words
    value: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read for an indicator: a share, or None, with what is `missing` of it."""

    share: Share | None = None
    missing: Words | None = None
    figures: tuple[Figure, ...] = ()


def share_of(part: int, whole: int, *, unknown: int = 0) -> Share | None:
    """The share of `part`, with `unknown` more of the whole that may be part of it or not.

    >>> share_of(2907, 3326).percent
    Decimal('87.40')
    >>> share_of(7, 10, unknown=2)
    Share(low=Fraction(70, 1), high=Fraction(90, 1))
    """
    if whole <= 0:
        return None
    return Share(Fraction(_ALL * part, whole), Fraction(_ALL * (part + unknown), whole))


def between(shares: Iterable[Share]) -> Share | None:
    """The bounds of the share of all together: it lies between those of its groups."""
    found = list(shares)
    if not found:
        return None
    return Share(min(each.low for each in found), max(each.high for each in found))


def rounded(value: Fraction) -> Decimal:
    """With two decimals, half up."""
    return (Decimal(value.numerator) / value.denominator).quantize(_CENT, ROUND_HALF_UP)
