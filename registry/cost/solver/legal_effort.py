"""What it takes to amend a legal text, by its rank (`legal_effort.yaml`)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from registry.procedure.values import Count, Text
from registry.reference import Words
from rules.source import read_yaml
from rules.validation import validated


class Rank(StrEnum):
    """The rank of a text, from the hardest to amend to none at all."""

    LAW = "law"
    ORDINANCE = "ordinance"
    DECREE = "decree"
    GOVERNMENT_RESOLUTION = "government_resolution"
    PRIME_MINISTER_DECISION = "prime_minister_decision"
    CIRCULAR = "circular"
    COUNCIL_RESOLUTION = "council_resolution"
    COMMITTEE_DECISION = "committee_decision"
    DECISION = "decision"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LegalText:
    """A text that a measure needs amended; the same number is the same text, amended once."""

    number: str
    rank: Rank


class Weighed(BaseModel):
    """The weight of one rank, and how numbers of such texts end."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rank: Rank
    weight: Count
    says: Words
    numbers: tuple[Text, ...] = ()


class LegalEffort(BaseModel):
    """All of `legal_effort.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_: Literal["legal_effort/v1"] = Field(alias="schema")
    ranks: tuple[Weighed, ...]

    @cached_property
    def weights(self) -> dict[Rank, int]:
        """What amending one text of each rank weighs."""
        return {each.rank: each.weight for each in self.ranks}

    def text(self, number: str) -> LegalText:
        """A text with the rank that its number shows, `unknown` where it shows none.

        >>> legal_effort().text("75/2022/TT-BTC").rank
        <Rank.CIRCULAR: 'circular'>
        """
        for each in self.ranks:
            if any(re.search(f"{pattern}$", number) for pattern in each.numbers):
                return LegalText(number, each.rank)
        return LegalText(number, Rank.UNKNOWN)


@cache
def legal_effort() -> LegalEffort:
    """The shipped weights. Raises BrokenFile where the file is wrong."""
    file = resources.files("registry.cost.solver") / "legal_effort.yaml"
    return validated(LegalEffort, read_yaml(file.read_bytes(), file.name))
