"""Running a checked expression over plain maps, with three answers: yes, no, and not known.

The maps are dict, list, str, int, float, bool and None. A key left out is *not known*: CEL then
answers `Key not found in map`, unless &&, || or exists() is decided without it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from cel_expr_python import cel

_MISSING: Final = re.compile(r"Key not found in map ?: [\"']?(.*?)[\"']?$")
_BUDGET: Final = "Iteration budget exceeded"


class Reason(StrEnum):
    """Why a condition has no answer."""

    NOT_KNOWN = "not-known"  # a key it needs was left out
    CONTEXT = "context"  # a kind of data it needs is absent, such as statistics
    BUDGET = "budget"  # more loop steps than CEL allows (10,000)
    ERROR = "error"  # anything else, such as a division by zero


@dataclass(frozen=True, slots=True)
class Unanswered:
    """No answer, and why; `key` is the missing key or the absent context."""

    reason: Reason
    key: str | None
    text: str


@cache
def _environment(element: str | None) -> Any:  # Any: cel-expr-python ships no types
    names = ["p", "params", *([element] if element else [])]
    return cel.NewEnv(variables=dict.fromkeys(names, cel.Type.DYN))


def activation(values: Mapping[str, Any]) -> Any:  # Any: plain data in, CEL's own object out
    """The values of the names, made once and shared by all expressions that run on them."""
    return _environment(None).Activation(values)


class Program:
    """One expression, compiled to run."""

    def __init__(self, source: str, *, element: str | None = None) -> None:
        self._expression = _environment(element).compile(source)

    def __call__(self, values: Any) -> Any:  # Any: whatever the expression gives
        """The value for an `activation`, lists as lists of plain values, or Unanswered."""
        try:
            answer = self._expression.eval(values)
            value = answer.plain_value()
        except (RuntimeError, TypeError, ValueError) as error:
            return unanswered(str(error))
        if value.__class__ is str and answer.type() == cel.Type.ERROR:
            return unanswered(value)
        return value


def unanswered(text: str) -> Unanswered:
    """Reads the engine's error text.

    >>> unanswered('NOT_FOUND: Key not found in map : "register"').key
    'register'
    """
    if found := _MISSING.search(text):
        return not_known(found[1])
    if _BUDGET in text:
        return Unanswered(Reason.BUDGET, None, "it needs more than 10,000 loop steps")
    return Unanswered(Reason.ERROR, None, text.removesuffix(" [INTERNAL]"))


def not_known(key: str) -> Unanswered:
    """The answer when a key was left out."""
    return Unanswered(Reason.NOT_KNOWN, key, f'"{key}" is not known')
