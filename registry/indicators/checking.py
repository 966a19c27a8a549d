"""What can be wrong with definitions of indicators that are each well formed: sums, days, names.

Each mistake is told with its place, what is wrong, what is expected and what to do.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol, TypeVar

from registry.indicators.model import (
    Definitions,
    FigureName,
    FigureSource,
    Formula,
    Group,
    Indicator,
    OfficeWeights,
    Unit,
)
from registry.reference.model import Dated
from registry.statistics import labels
from rules.source import Path, Source, SourceError

AnyDated = TypeVar("AnyDated", bound=Dated)


class Defined(Protocol):
    """All definitions, as `loading.Indicators` has them."""

    @property
    def points(self) -> Decimal: ...
    @property
    def groups(self) -> tuple[Group, ...]: ...
    @property
    def indicators(self) -> tuple[Indicator, ...]: ...
    @property
    def figures(self) -> tuple[FigureName, ...]: ...
    @property
    def weights(self) -> OfficeWeights | None: ...
    def on(self, day: date) -> Definitions: ...


def overlaps(
    source: Source, name: str, entries: Sequence[AnyDated], key: Callable[[AnyDated], str]
) -> Iterator[SourceError]:
    """Two entries of one key that hold on the same day."""
    seen: defaultdict[str, list[AnyDated]] = defaultdict(list)
    for at, each in enumerate(entries):
        if any(_meet(each, other) for other in seen[key(each)]):
            message = (
                f"“{key(each)}” is there twice for the same days. End the earlier one with `to` "
                "on the day before this begins."
            )
            yield source.error((name, at), "days-overlap", message)
        seen[key(each)].append(each)


def _meet(one: Dated, other: Dated) -> bool:
    first = max(one.from_ or date.min, other.from_ or date.min)
    return first <= min(one.to or date.max, other.to or date.max)


def figure_mistakes(source: Source, figures: Sequence[FigureName]) -> Iterator[SourceError]:
    for at, each in enumerate(figures):
        of_statistics = each.by is FigureSource.STATISTICS
        if of_statistics and each.key not in labels():
            message = f"statistics count no “{each.key}”. Name one of {', '.join(labels())}."
            yield source.error(("figures", at, "key"), "unknown-figure", message)
        if not of_statistics and each.label is None:
            message = f"say in both languages what “{each.key}” is, under `label`."
            yield source.error(("figures", at), "figure-without-label", message)
        if (each.by is FigureSource.NOBODY) != (each.why is not None):
            message = "`why` belongs to figures that nobody counts, and to all of them."
            yield source.error(("figures", at), "figure-without-why", message)


def indicator_mistakes(source: Source, found: Defined) -> Iterator[SourceError]:
    figures, groups = {each.key for each in found.figures}, {each.key for each in found.groups}
    for at, each in enumerate(found.indicators):
        place = ("indicators", at)
        if each.group not in groups:
            message = f"there is no group “{each.group}”. Name one of {', '.join(groups)}."
            yield source.error((*place, "group"), "unknown-group", message)
        if each.formula:
            yield from _unknown_figures(source, place, each.formula, figures)
        yield from _number_mistakes(source, place, each.points, each.full_at, each.unit)


def _unknown_figures(
    source: Source, place: Path, formula: Formula, known: set[str]
) -> Iterator[SourceError]:
    for role in ("add", "less", "times"):
        for at, quotient in enumerate(getattr(formula, role)):
            for side in ("part", "of", "of_largest"):
                for n, key in enumerate(getattr(quotient, side)):
                    if key not in known:
                        path = (*place, "formula", role, at, side, n)
                        message = (
                            f"there is no figure “{key}”. Name one of `figures`, or add it there."
                        )
                        yield source.error(path, "unknown-figure", message)


def weight_mistakes(source: Source, weights: OfficeWeights) -> Iterator[SourceError]:
    for at, each in enumerate(weights.weights):
        place = ("weights", at)
        yield from _number_mistakes(source, place, each.points, each.full_at, Unit.PERCENT)


def _number_mistakes(
    source: Source, place: Path, points: Decimal | None, full_at: Decimal | None, unit: Unit
) -> Iterator[SourceError]:
    if points is not None and points < 0:
        message = f"{points} points are fewer than none. Write a number from 0."
        yield source.error((*place, "points"), "points-negative", message)
    largest = Decimal(100) if unit is Unit.PERCENT else Decimal(10) ** 9
    if full_at is not None and not 0 < full_at <= largest:
        message = f"{full_at} can earn no points. Write a number above 0, at most {largest:f}."
        yield source.error((*place, "full_at"), "full-at-refused", message)


def sums(source: Source, found: Defined) -> Iterator[SourceError]:
    """Groups that do not make up the whole, and indicators that do not make up their group."""
    told = set[str]()
    for day in _turning(found.groups, found.indicators):
        held = found.on(day)
        total = sum((group.points for group in held.groups), Decimal(0))
        if held.groups and total != found.points and "" not in told:
            told.add("")
            message = f"{_when(day)}the groups have {total} points; {found.points} are expected."
            yield source.error(("groups",), "groups-do-not-add", message, key=True)
        for group in held.groups:
            if (wrong := _wrong_sum(held, group)) is not None and group.key not in told:
                told.add(group.key)
                at = found.groups.index(group)
                message = _SUM.format(
                    when=_when(day), group=group.key, found=wrong, points=group.points
                )
                yield source.error(("groups", at, "points"), "parts-do-not-add", message)


_SUM = (
    "{when}the indicators of “{group}” have {found} points; {points} are expected, or fewer "
    "where the points of one are left out. Correct the points of the indicators or of the group."
)


def weighed_sums(source: Source, found: Defined) -> Iterator[SourceError]:
    """Groups for which an office gives weights, but not for all, or not all the points."""
    weights = found.weights.weights if found.weights else ()
    told = set[str]()
    for day in _turning(found.groups, found.indicators, weights):
        held = found.on(day)
        for group in held.groups:
            own = [each for each in held.of_group(group.key) if each.weights_of]
            if not own or group.key in told:
                continue
            missing = [each.key for each in held.of_group(group.key) if not each.weights_of]
            total = sum((each.points or Decimal(0) for each in own), Decimal(0))
            if missing or total != group.points:
                told.add(group.key)
                message = _WEIGHTS.format(
                    when=_when(day), group=group.key, found=total, points=group.points,
                    missing=", ".join(missing) or "–",
                )  # fmt: skip
                yield source.error(("weights",), "weights-do-not-add", message, key=True)


_WEIGHTS = (
    "{when}the weights of “{group}” add up to {found}; {points} are expected, over all its "
    "indicators (without a weight: {missing}). Give each one, 0 where it is not counted."
)


def _wrong_sum(held: Definitions, group: Group) -> Decimal | None:
    """What the indicators of a group add up to, where that cannot be."""
    points = [each.points for each in held.of_group(group.key)]
    total = sum((each for each in points if each is not None), Decimal(0))
    whole = None not in points and bool(points)
    return total if total > group.points or (whole and total != group.points) else None


def _turning(*entries: Sequence[Dated]) -> Sequence[date]:
    """The days on which what holds may change."""
    days = set[date]()
    for each in (entry for some in entries for entry in some):
        days.add(each.from_ or date.min)
        if each.to is not None and each.to < date.max:
            days.add(each.to + timedelta(days=1))
    return sorted(days)


def _when(day: date) -> str:
    """Said before what is wrong on a day; nothing where it has always been so."""
    return "" if day == date.min else f"on {day} "
