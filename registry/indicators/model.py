"""What definitions of indicators hold: groups, formulas, figures, points, grades, office weights.

Everything is dated and says where it was read and whether that is verified. What no text was read
for is left out and reads as None: it is not known, never guessed.
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from registry.procedure.values import Count, Fact, Flag, Number, Slug, Text, Whole
from registry.reference import Words
from registry.reference.model import Dated, Entry


class FigureSource(StrEnum):
    """The part of the registry that counts a figure; `nobody`: none does."""

    STATISTICS = "statistics"
    CATALOGUE = "catalogue"
    RELEASES = "releases"
    FEEDBACK = "feedback"
    NOBODY = "nobody"


class Unit(StrEnum):
    """What the value of an indicator is measured in."""

    PERCENT = "percent"
    DAY = "day"


class Better(StrEnum):
    """Which values are the better ones."""

    MORE = "more"
    LESS = "less"


class FigureName(Entry):
    """A figure that formulas may name; those of statistics are called as there."""

    key: Fact
    by: FigureSource
    label: Words | None = None
    why: Words | None = None  # why nobody counts it


class Quotient(Entry):
    """A share: figures added up over figures added up, or over the largest of them."""

    part: tuple[Fact, ...] = Field(min_length=1)
    of: tuple[Fact, ...] = ()
    of_largest: tuple[Fact, ...] = ()

    @model_validator(mode="after")
    def _one_whole(self) -> "Quotient":
        if bool(self.of) == bool(self.of_largest):
            raise PydanticCustomError("quotient", "name the whole by either `of` or `of_largest`")
        return self

    @property
    def figures(self) -> tuple[str, ...]:
        return (*self.part, *self.of, *self.of_largest)


class Formula(Entry):
    """(begin + add - less) x times; shares in per cent where the unit of the indicator is."""

    begin: Number = Decimal(0)
    add: tuple[Quotient, ...] = ()
    less: tuple[Quotient, ...] = ()
    times: tuple[Quotient, ...] = ()

    @model_validator(mode="after")
    def _counts_something(self) -> "Formula":
        if not (self.add or self.less):
            raise PydanticCustomError("formula", "name at least one share under `add` or `less`")
        return self

    @property
    def quotients(self) -> tuple[Quotient, ...]:
        return (*self.add, *self.less, *self.times)

    @property
    def figures(self) -> tuple[str, ...]:
        """Every figure it needs, once each."""
        return tuple(dict.fromkeys(key for each in self.quotients for key in each.figures))


class Group(Dated):
    """A group of indicators and the points it is worth."""

    key: Slug
    number: Whole
    label: Words
    points: Number
    source: Text
    verified: Flag


class Indicator(Dated):
    """One index; `points`, `full_at` and `formula` are None where they are not known.

    `full_at` is the value that earns all points. `weights_of` names the office whose own points
    these are, with the source that it gives.
    """

    key: Text
    group: Slug
    label: Words
    unit: Unit
    better: Better = Better.MORE
    formula: Formula | None = None
    full_at: Number | None = None
    points: Number | None = None
    points_source: Text | None = None
    note: Words | None = None
    source: Text
    verified: Flag
    weights_of: Words | None = None

    @property
    def is_counted(self) -> bool:
        """Whether a value of it can earn points, because both numbers are known."""
        return self.points is not None and (self.points == 0 or self.full_at is not None)


class Grade(Dated):
    """A grade (xếp loại) of a total: from so many points on."""

    key: Slug
    label: Words
    least: Number
    source: Text
    verified: Flag


class Weight(Dated):
    """The points that an office itself gives an indicator, and the value that earns them all."""

    indicator: Text
    points: Number
    full_at: Number | None = None


class OfficeWeights(Entry):
    """A file of weights: whose they are, by which text, the weights and grades, each dated."""

    office: Words
    source: Text
    weights: tuple[Weight, ...]
    grades: tuple[Grade, ...] = ()


class SurveyKind(Entry):
    """A kind of survey."""

    key: Fact
    label: Words


class SurveyResult(Entry):
    """What a survey found for a unit and a year, as printed."""

    kind: Fact
    year: Count
    unit: Words
    percent: Number
    source: Text
    verified: Flag


class Definitions(Entry):
    """What holds on one day: a scorecard is worked out by it and keeps it."""

    points: Number
    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]
    figures: tuple[FigureName, ...]
    grades: tuple[Grade, ...]

    def of_group(self, key: str) -> tuple[Indicator, ...]:
        return tuple(each for each in self.indicators if each.group == key)

    @property
    def counted(self) -> tuple[Indicator, ...]:
        """The indicators that earn points, in their order."""
        return tuple(each for each in self.indicators if each.is_counted)

    @property
    def counted_points(self) -> Decimal:
        return sum((each.points or Decimal(0) for each in self.counted), Decimal(0))

    def is_complete(self, group: Group) -> bool:
        """Whether the points of all indicators of a group are known."""
        return all(each.is_counted for each in self.of_group(group.key))

    def offices(self) -> Iterator[Words]:
        """The offices whose own weights are used, once each."""
        found = {each.weights_of.vi: each.weights_of for each in self.indicators if each.weights_of}
        yield from found.values()
