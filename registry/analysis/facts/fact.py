"""A fact: a named, typed value derived from a procedure, by one pure function that is always total.

A function returns None where an input is not known; rules then see the fact left out, and what
needs it is not evaluated. Its name, type and meaning are read off the function itself.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar, get_type_hints

from registry.analysis.typewords import type_word

Of = TypeVar("Of")


@dataclass(frozen=True)
class Fact(Generic[Of]):
    """One derived value of one kind of element."""

    compute: Callable[[Of], Any]  # Any: plain data, typed by the function's own annotation

    @property
    def name(self) -> str:
        return self.compute.__name__.rstrip("_")

    @cached_property
    def returns(self) -> Any:
        """The function's return annotation."""
        return get_type_hints(self.compute)["return"]

    @cached_property
    def type(self) -> str:
        """The type word rules are checked with."""
        return type_word(self.returns)

    @property
    def says(self) -> str:
        """The first sentence of the function's docstring."""
        text = re.sub(r"\s+", " ", inspect.getdoc(self.compute) or "")
        return text.split(". ")[0].rstrip(".") + "."

    @property
    def may_be_unknown(self) -> bool:
        return "None" in str(inspect.signature(self.compute).return_annotation)


def facts(*functions: Callable[[Of], Any]) -> Mapping[str, Fact[Of]]:
    """Facts by name."""
    made = [Fact(function) for function in functions]
    return {fact.name: fact for fact in made}
