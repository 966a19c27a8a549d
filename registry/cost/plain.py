"""Cost values as plain data (for JSON) and back, without loss.

Decimals are texts, days are ISO dates, money is whole numbers; the version of the formula stands in
the data. `from_plain(Sheet, to_plain(sheet)) == sheet`, to the last trailing zero.
"""

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

Value = TypeVar("Value")


class NotACostValue(Exception):
    """Plain data that does not read as the value that was asked for; says where and why."""

    code = "not-a-cost-value"

    def __init__(self, kind: str, broken: ValidationError) -> None:
        first = broken.errors(include_url=False)[0]
        at = "/".join(map(str, first["loc"])) or "."
        count = f" ({broken.error_count()} places)" if broken.error_count() > 1 else ""
        super().__init__(
            f"this is no {kind}: {at}: {first['msg']}{count}. "
            "Read it with the program that wrote it, or compute it anew."
        )


def to_plain(value: object) -> dict[str, Any]:
    """A Sheet, a Comparison, Inputs or any other value of this room as JSON-ready data."""
    plain: dict[str, Any] = _adapter(type(value)).dump_python(value, mode="json")
    return plain


def from_plain(kind: type[Value], data: object) -> Value:
    """The value that `to_plain` made `data` of. Raises NotACostValue."""
    try:
        value: Value = _adapter(kind).validate_python(data)
    except ValidationError as broken:
        raise NotACostValue(kind.__name__, broken) from broken
    return value


def _adapter(kind: Any) -> TypeAdapter[Any]:  # Any: one adapter for each kind of value
    return _adapters(kind)


@cache
def _adapters(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
