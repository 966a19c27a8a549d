"""From figures to values, points and scores: pure, so that anybody can work them out again.

A value has two decimals, half up; points are worked out from the value as it is shown. A whole of 0
gives no value; a figure that nobody states leaves the value unknown, with the name of the figure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from registry.indicators.model import (
    Better,
    Definitions,
    Formula,
    Grade,
    Group,
    Indicator,
    Quotient,
    Unit,
)
from registry.indicators.words import NO_FORMULA
from registry.refusals import Words

_CENT = Decimal("0.01")
NO_POINTS = Words("chưa rõ điểm tối đa", "the points are not known")
NO_FULL_AT = Words("chưa rõ ngưỡng đạt điểm tối đa", "the value that earns all points is not known")
NOTHING = Words("mẫu số bằng 0", "the whole is 0")
PARTS_EXCEED = Words("các phần lớn hơn tổng", "the parts exceed the whole")


class State(StrEnum):
    """Whether there is a value; `not_applicable`: there was nothing to measure."""

    KNOWN = "known"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is counted, with where it is from; None with why it is not known."""

    key: str
    label: Words
    number: int | None
    source: Words | None = None
    missing: Words | None = None


Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Share:
    """One quotient of a formula as it was filled in; None where a figure is missing."""

    role: str  # add, less or times
    part: int | None
    whole: int | None


@dataclass(frozen=True, slots=True)
class Value:
    """What one indicator came to; `missing` says why there is no value, or no points."""

    indicator: str
    state: State
    value: Decimal | None
    points: Decimal | None
    shares: tuple[Share, ...] = ()
    missing: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The points of a group; None with the indicators that keep it from having any."""

    group: str
    points: Decimal | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """All values of one unit. `points` are of the indicators that earn any; None: one is missing.

    `missing` are the indicators that do. A grade needs all points there are.
    """

    values: tuple[Value, ...]
    groups: tuple[GroupScore, ...]
    points: Decimal | None
    missing: tuple[str, ...]
    grade: str | None


def score(definitions: Definitions, figures: Figures) -> Score:
    """Everything that the definitions of a day say of these figures."""
    values = tuple(value(each, figures) for each in definitions.indicators)
    by_key = {each.indicator: each for each in values}
    points, missing = _added(definitions.counted, by_key)
    if not definitions.counted:
        points = None
    return Score(
        values=values,
        groups=tuple(_group(definitions, each, by_key) for each in definitions.groups),
        points=points,
        missing=missing,
        grade=_grade(definitions, points),
    )


def value(indicator: Indicator, figures: Figures) -> Value:
    """The value and the points of one indicator."""
    if indicator.formula is None:
        return Value(indicator.key, State.UNKNOWN, None, None, (), (NO_FORMULA,))
    shares = tuple(_shares(indicator.formula, figures))
    missing = tuple(_missing(indicator.formula, figures))
    if missing:
        return Value(indicator.key, State.UNKNOWN, None, None, shares, missing)
    if any(share.whole == 0 for share in shares):
        return Value(indicator.key, State.NOT_APPLICABLE, None, None, shares, (NOTHING,))
    of_whole = indicator.unit is Unit.PERCENT
    if of_whole and any((share.part or 0) > (share.whole or 0) for share in shares):
        return Value(indicator.key, State.UNKNOWN, None, None, shares, (PARTS_EXCEED,))
    found = _rounded(_worked_out(indicator.formula, shares, 100 if of_whole else 1))
    points, why = _points(indicator, found)
    return Value(indicator.key, State.KNOWN, found, points, shares, why)


def points_of(found: Decimal, points: Decimal, full_at: Decimal, better: Better) -> Decimal:
    """All points at `full_at` or beyond; short of it, in proportion: never below 0.

    >>> points_of(Decimal("40.00"), Decimal(10), Decimal(50), Better.MORE)
    Decimal('8.00')
    >>> points_of(Decimal("51.22"), Decimal(10), Decimal(50), Better.MORE)
    Decimal('10.00')
    """
    held, wanted = Fraction(max(found, Decimal(0))), Fraction(full_at)
    reached = held / wanted if better is Better.MORE else (wanted / held if held else Fraction(1))
    return _rounded(Fraction(points) * min(reached, Fraction(1)))


def _points(indicator: Indicator, found: Decimal) -> tuple[Decimal | None, tuple[Words, ...]]:
    """The points, or why there are none."""
    if indicator.points is None:
        return None, (NO_POINTS,)
    if indicator.points == 0:
        return _rounded(Fraction(0)), ()
    if indicator.full_at is None:
        return None, (NO_FULL_AT,)
    return points_of(found, indicator.points, indicator.full_at, indicator.better), ()


def _shares(formula: Formula, figures: Figures) -> Iterator[Share]:
    for role in ("add", "less", "times"):
        for quotient in getattr(formula, role):
            yield Share(role, _sum(quotient.part, figures), _whole(quotient, figures))


def _whole(quotient: Quotient, figures: Figures) -> int | None:
    if quotient.of:
        return _sum(quotient.of, figures)
    numbers = [_number(key, figures) for key in quotient.of_largest]
    known = [each for each in numbers if each is not None]
    return max(known) if len(known) == len(numbers) else None


def _sum(keys: Sequence[str], figures: Figures) -> int | None:
    numbers = [_number(key, figures) for key in keys]
    known = [each for each in numbers if each is not None]
    return sum(known) if len(known) == len(numbers) else None


def _number(key: str, figures: Figures) -> int | None:
    return figures[key].number if key in figures else None


def _missing(formula: Formula, figures: Figures) -> Iterator[Words]:
    """The figures that are not known, each with why where that is told."""
    for key in formula.figures:
        figure = figures.get(key)
        if figure is None:
            yield Words(key, key)
        elif figure.number is None:
            yield _told(figure)


def _told(figure: Figure) -> Words:
    if figure.missing is None:
        return figure.label
    return Words(
        f"{figure.label.vi} ({figure.missing.vi})", f"{figure.label.en} ({figure.missing.en})"
    )


def _worked_out(formula: Formula, shares: Sequence[Share], scale: int) -> Fraction:
    """(begin + add - less) x times; what is multiplied with is no per cent."""
    found = Fraction(formula.begin)
    factor = Fraction(1)
    for share in shares:
        quotient = Fraction(share.part or 0, share.whole or 1)
        if share.role == "times":
            factor *= quotient
        else:
            found += quotient * scale * (1 if share.role == "add" else -1)
    return found * factor


def _rounded(number: Fraction) -> Decimal:
    """Two decimals, half up: exact, whatever the precision of decimals is."""
    hundredths = Decimal((abs(number) * 200 + 1) // 2) * _CENT
    return hundredths if number >= 0 else -hundredths


def _added(
    indicators: Sequence[Indicator], values: Mapping[str, Value]
) -> tuple[Decimal | None, tuple[str, ...]]:
    """The points of indicators together, or those that have none."""
    earning = [each for each in indicators if each.points != 0]
    missing = tuple(each.key for each in earning if values[each.key].points is None)
    if missing:
        return None, missing
    return sum((values[e.key].points or Decimal(0) for e in earning), Decimal("0.00")), ()


def _group(definitions: Definitions, group: Group, values: Mapping[str, Value]) -> GroupScore:
    """No score where the points of an indicator are not known: a sum of some would pass for all."""
    points, missing = _added(definitions.of_group(group.key), values)
    return GroupScore(group.key, points, missing)


def _grade(definitions: Definitions, points: Decimal | None) -> str | None:
    if points is None or definitions.counted_points != definitions.points:
        return None
    reached: Iterator[Grade] = (each for each in definitions.grades if points >= each.least)
    return next((each.key for each in reached), None)
