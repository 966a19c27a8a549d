"""Reads definitions of indicators, an office's own weights and surveys; a broken file is refused.

Every mistake is told with file, line and column, what is wrong, what is expected, what to do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar

from registry.indicators.checking import (
    figure_mistakes,
    indicator_mistakes,
    overlaps,
    sums,
    weighed_sums,
    weight_mistakes,
)
from registry.indicators.model import (
    Definitions,
    FigureName,
    Grade,
    Group,
    Indicator,
    OfficeWeights,
    SurveyKind,
    SurveyResult,
)
from registry.reference.loading import validated
from registry.reference.model import Entry
from rules.source import BrokenFile, Source, SourceError, read_yaml

HERE = Path(__file__).parent
AnyEntry = TypeVar("AnyEntry", bound=Entry)


@dataclass(frozen=True, slots=True)
class Indicators:
    """All definitions, whatever their days; `on` gives those of one day."""

    points: Decimal
    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]
    figures: tuple[FigureName, ...]
    grades: tuple[Grade, ...]
    weights: OfficeWeights | None = None

    def on(self, day: date) -> Definitions:
        """What holds on a day, with the weights of the office where it has some."""
        indicators = (each for each in self.indicators if each.in_force(day))
        return Definitions(
            points=self.points,
            groups=tuple(each for each in self.groups if each.in_force(day)),
            indicators=tuple(_weighed(each, self.weights, day) for each in indicators),
            figures=self.figures,
            grades=tuple(
                sorted((each for each in self.grades if each.in_force(day)), key=lambda g: -g.least)
            ),
        )


@dataclass(frozen=True, slots=True)
class Surveys:
    """Results of surveys, the newest year first, and what their kinds are called."""

    kinds: Mapping[str, SurveyKind]
    results: tuple[SurveyResult, ...]


@cache
def load_indicators(file: Path = HERE / "indicators.yaml") -> Indicators:
    """The definitions of a file (`indicators/v1`). Raises BrokenFile with all its mistakes."""
    source = _opened(file, "indicators/v1")
    groups = _list(source, "groups", Group)
    indicators = _list(source, "indicators", Indicator)
    figures = _list(source, "figures", FigureName)
    grades = _list(source, "grades", Grade)
    points = Decimal(str(source.data.get("points", 0)))
    found = Indicators(points, groups, indicators, figures, grades)
    _refuse(
        [
            *overlaps(source, "groups", groups, lambda each: each.key),
            *overlaps(source, "indicators", indicators, lambda each: each.key),
            *overlaps(source, "grades", grades, lambda each: each.key),
            *figure_mistakes(source, figures),
            *indicator_mistakes(source, found),
            *sums(source, found),
        ]
    )
    return found


def with_weights(known: Indicators, file: Path) -> Indicators:
    """The definitions with the weights of an office in place of what is shipped.

    The file is `indicator-weights/v1`: `office`, `source`, `weights` with their days, and `grades`
    if it has some, each with its source. The weights of a group it names must be whole. Raises
    BrokenFile, OSError.
    """
    source = _opened(file, "indicator-weights/v1")
    content = {key: value for key, value in source.data.items() if key != "schema"}
    (weights,) = validated(source, OfficeWeights, [((), content)])
    grades = weights.grades or known.grades
    found = Indicators(known.points, known.groups, known.indicators, known.figures, grades, weights)
    names = {each.key for each in known.indicators}
    unknown = [
        source.error(
            ("weights", at, "indicator"), "unknown-indicator",
            f"there is no indicator {each.indicator}. Name one of {', '.join(sorted(names))}.",
        )
        for at, each in enumerate(weights.weights)
        if each.indicator not in names
    ]  # fmt: skip
    _refuse(
        [
            *unknown,
            *overlaps(source, "weights", weights.weights, lambda each: each.indicator),
            *overlaps(source, "grades", weights.grades, lambda each: each.key),
            *weight_mistakes(source, weights),
            *weighed_sums(source, found),
        ]
    )
    return found


@cache
def load_surveys(file: Path = HERE / "surveys.yaml") -> Surveys:
    """The results of surveys of a file (`surveys/v1`). Raises BrokenFile with all its mistakes."""
    source = _opened(file, "surveys/v1")
    kinds = {each.key: each for each in _list(source, "kinds", SurveyKind)}
    results = _list(source, "results", SurveyResult)
    _refuse(
        source.error(
            ("results", at, "kind"), "unknown-survey",
            f"“{each.kind}” is no kind of survey. Name one of {', '.join(kinds)}.",
        )
        for at, each in enumerate(results)
        if each.kind not in kinds
    )  # fmt: skip
    return Surveys(kinds, tuple(sorted(results, key=lambda each: -each.year)))


def _weighed(indicator: Indicator, weights: OfficeWeights | None, day: date) -> Indicator:
    """An indicator with the weight that an office gives it on a day, if it gives one."""
    own = next(
        (w for w in weights.weights if w.indicator == indicator.key and w.in_force(day))
        if weights
        else iter(()),
        None,
    )
    if own is None or weights is None:
        return indicator
    more = {
        "points": own.points,
        "full_at": own.full_at if own.full_at is not None else indicator.full_at,
        "points_source": weights.source,
        "weights_of": weights.office,
    }
    return indicator.model_copy(update=more)


def _opened(file: Path, schema: str) -> Source:
    source = read_yaml(file.read_bytes(), file.name)
    if not isinstance(source.data, dict) or source.data.get("schema") != schema:
        message = f"such a file starts with `schema: {schema}`. Write this line first."
        raise BrokenFile([source.error(("schema",), "wrong-schema", message)])
    return source


def _list(source: Source, name: str, model: type[AnyEntry]) -> tuple[AnyEntry, ...]:
    items = source.data.get(name) or []
    return tuple(validated(source, model, [((name, i), each) for i, each in enumerate(items)]))


def _refuse(errors: Iterable[SourceError]) -> None:
    if found := list(errors):
        raise BrokenFile(found)
