"""Values of the model and of facts as the plain data that rules see.

Amounts are decimals (double), units, words and days are text; what is not known is left out.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from registry.analysis.typewords import without_none
from registry.procedure.values import TimeLimit

Plain = Any  # plain data: dict, list, str, int, float, bool

# Parts of a file that are about the file, not about the procedure.
_UNSEEN = frozenset({"schema", "suppress", "source"})
_PLAIN_ALREADY = frozenset({str, int, bool, float})


@lru_cache(maxsize=64)
def keys_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Attribute and key of each field that rules may see."""
    found = ((name, field.alias or name) for name, field in model.model_fields.items())
    return tuple((name, key) for name, key in found if key not in _UNSEEN)


def plainly(get: Callable[[Any], Any], annotation: Any) -> Callable[[Any], Plain]:
    """`get` with its value as plain data; `annotation` spares what needs no conversion."""
    kind = without_none(annotation)
    return get if kind in _PLAIN_ALREADY else lambda of: plain(get(of))


def plain(value: Plain) -> Plain:
    """A model's value as plain data; what is not known is left out."""
    convert = _CONVERSIONS.get(value.__class__)
    if convert is None:
        convert = _CONVERSIONS[value.__class__] = _conversion(value.__class__)
    return convert(value)


def _conversion(kind: type) -> Callable[[Any], Plain]:
    """How values of a class become plain; found once a class."""
    if issubclass(kind, BaseModel):
        return _plain_model
    if issubclass(kind, StrEnum):
        return attrgetter("_value_")
    return next((found for base, found in _PLAIN.items() if issubclass(kind, base)), _itself)


def _itself(value: Any) -> Plain:
    return value


def _plain_model(model: BaseModel) -> dict[str, Plain]:
    found = ((key, getattr(model, name)) for name, key in keys_of(type(model)))
    return {key: plain(each) for key, each in found if each is not None}


def _plain_limit(limit: TimeLimit) -> dict[str, Plain]:
    found = {"amount": limit.amount, "unit": limit.unit}
    known = {key: plain(value) for key, value in found.items() if value is not None}
    return {**known, "is_set": limit.amount is not None}


_PLAIN: Mapping[type, Callable[[Any], Plain]] = {
    tuple: lambda value: [plain(each) for each in value],
    TimeLimit: _plain_limit,
    Decimal: float,
    date: date.isoformat,
}
_CONVERSIONS: dict[type, Callable[[Any], Plain]] = {}
