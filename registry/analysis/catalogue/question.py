"""A question that is asked of a whole catalogue at once, and a line of its answer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from registry.analysis.catalogue.listed import Listed

Identity = tuple[str, str]  # authority, code


@dataclass(frozen=True, slots=True)
class Line:
    """What is found about one element of one procedure; `values` has what is known by name.

    Of one procedure there is at most one line an element.
    """

    identity: Identity
    element: str
    values: Mapping[str, Any]  # Any: plain data
    confidence: str = "suggested"


@dataclass(frozen=True, slots=True)
class Value:
    """A named value of a line: its type word in the rule language, and what it is."""

    type: str
    says: str


@dataclass(frozen=True, slots=True)
class Question:
    """What can be asked, and what a line of the answer holds beside its element."""

    name: str  # what `each` of a rule calls it
    line: str  # what its lines are called in types
    says: str
    values: Mapping[str, Value]
    ask: Callable[[Session, Listed], Iterable[Line]]
