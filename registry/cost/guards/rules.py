"""The guards as data (`guards.yaml`): factors, what figures are held against, limits, units."""

from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from registry.procedure.values import Count, Number, Text, Whole
from registry.reference import Words
from rules.source import read_yaml
from rules.validation import validated


class Kind(StrEnum):
    """What a figure of a sheet is."""

    HOURS = "hours"
    OTHER = "other"
    FEE = "fee"
    FREQUENCY = "frequency"
    WAGE = "wage"
    SUBJECTS = "subjects"
    TIMES_PER_YEAR = "times_per_year"
    UNIT = "unit"
    ANNUAL = "annual"


class Reference(StrEnum):
    """What a figure is held against."""

    PREVIOUS = "previous"
    PEERS = "peers"
    SOURCE = "source"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Factor(_Part):
    """A slip of a unit; `figures`: the kinds it happens to, all where left out."""

    factor: Whole
    says: Words
    figures: tuple[Kind, ...] = tuple(Kind)


class Against(_Part):
    """Something that figures of these kinds are held against; `fewest`: peers it takes."""

    reference: Reference
    says: Words
    figures: tuple[Kind, ...]
    tolerance: Number
    fewest: Count = 1


class Limit(_Part):
    """A figure of this kind is no less than `least` and no more than `most`."""

    figure: Kind
    least: Number | None = None
    most: Number | None = None
    says: Words


class Unit(_Part):
    """A word behind a number in a source: the number * `of` / `by` is hours or VND."""

    word: Text
    figures: tuple[Kind, ...]
    of: Whole
    by: Whole


class GuardRules(BaseModel):
    """All of `guards.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Literal["guards/v1"] = Field(alias="schema")
    factors: tuple[Factor, ...]
    against: tuple[Against, ...]
    limits: tuple[Limit, ...]
    units: tuple[Unit, ...]

    def factors_of(self, kind: Kind) -> tuple[Factor, ...]:
        """The slips that happen to figures of a kind, the smallest first."""
        found = (each for each in self.factors if kind in each.figures)
        return tuple(sorted(found, key=lambda each: each.factor))

    def held_against(self, reference: Reference) -> Against:
        return next(each for each in self.against if each.reference is reference)


@cache
def guard_rules() -> GuardRules:
    """The shipped guards. Raises BrokenFile where the file is wrong."""
    file = resources.files("registry.cost.guards") / "guards.yaml"
    return validated(GuardRules, read_yaml(file.read_bytes(), file.name))
