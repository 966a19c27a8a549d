"""Figures of the cost model: sourced numbers with a range, money in whole VND, exact rounding.

Hours, shares and other inputs are `Decimal`, money is `int`; there is no binary float anywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Level(StrEnum):
    """Which end of a range is taken."""

    LOW = "low"
    MID = "mid"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its range, and where and when it is from.

    The unit is that of the field that holds it (hours, VND an hour, subjects a year, …). `day` is
    the day it was true of. `verified`: whether it was checked against its source; None where nobody
    keeps that. `example`: made up.
    """

    low: Decimal
    mid: Decimal
    high: Decimal
    source: str
    day: date | None = None
    verified: bool | None = None
    example: bool = False

    def at(self, level: Level) -> Decimal:
        """The number at one end of the range."""
        ends = {Level.LOW: self.low, Level.MID: self.mid, Level.HIGH: self.high}
        return ends[level]

    @property
    def is_range(self) -> bool:
        return self.low != self.high


def exactly(
    value: Decimal | int, source: str, day: date | None = None, *, verified: bool | None = None
) -> Figure:
    """A figure without a range.

    >>> exactly(3000, "Báo cáo năm 2025").mid
    Decimal('3000')
    """
    number = Decimal(value)
    return Figure(number, number, number, source, day, verified)


def low_average(figures: Sequence[Figure]) -> Figure:
    """The figure to take where sources differ, and the range that they span.

    Thông tư 02/2017/TT-VPCP, Điều 27 wants the low average. Read as the middle one of what the
    sources say, of two middle ones the lower: so it is always a figure that a source states.

    >>> low_average([exactly(30, "A"), exactly(10, "B")]).mid
    Decimal('10')
    """
    ordered = sorted(figures, key=lambda each: (each.mid, each.source))
    taken = ordered[(len(ordered) - 1) // 2]
    if len(ordered) == 1:
        return taken
    return Figure(
        min(each.low for each in ordered),
        taken.mid,
        max(each.high for each in ordered),
        "; ".join(dict.fromkeys([taken.source, *(each.source for each in ordered)])),
        taken.day,
        _verified([each.verified for each in ordered]),
        any(each.example for each in ordered),
    )


def _verified(flags: Sequence[bool | None]) -> bool | None:
    if False in flags:
        return False
    return None if None in flags else True


@dataclass(frozen=True, slots=True)
class Money:
    """Whole VND with every input at its low, its middle and its high."""

    low: int
    mid: int
    high: int

    def at(self, level: Level) -> int:
        """The amount at one end."""
        return {Level.LOW: self.low, Level.MID: self.mid, Level.HIGH: self.high}[level]

    def __add__(self, other: "Money") -> "Money":
        return Money(self.low + other.low, self.mid + other.mid, self.high + other.high)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.low - other.low, self.mid - other.mid, self.high - other.high)


NOTHING = Money(0, 0, 0)


def money(at: Callable[[Level], int]) -> Money:
    """What a calculation gives with all inputs low, in the middle, and high."""
    return Money(at(Level.LOW), at(Level.MID), at(Level.HIGH))


def whole(value: Decimal) -> int:
    """The nearest whole VND, halves away from zero.

    >>> whole(Decimal("1.5")), whole(Decimal("-1.5")), whole(Decimal("1.4999"))
    (2, -2, 1)
    """
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def percent(part: int, of: int) -> Decimal | None:
    """A part in per cent with two decimals, half up; None of nothing. Exact at any size.

    >>> percent(1_542_000_000, 2_142_000_000), percent(-1, 3), percent(1, 0)
    (Decimal('71.99'), Decimal('-33.33'), None)
    """
    if of == 0:
        return None
    hundredths, rest = divmod(abs(part) * 10_000, abs(of))
    rounded = hundredths + (2 * rest >= abs(of))
    return Decimal(rounded if (part < 0) == (of < 0) else -rounded).scaleb(-2)
