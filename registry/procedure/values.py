"""The small values of a procedure file: texts, ids, counts, dates, and time limits with a unit."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from registry.procedure.vocabulary import Unit

_LIMIT = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)(?: ([a-z_]+))?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?\d{1,12}(?:\.\d{1,6})?")
_SLUG = re.compile(r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$")
_LONGEST_SLUG = 120
_UNITS = ", ".join(Unit)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """An amount and a unit. No unit: none is stated. No amount: the text says it sets no limit."""

    amount: Decimal | None
    unit: Unit | None

    def __str__(self) -> str:
        """The words of the file, so that reading them gives the same limit.

        >>> str(TimeLimit(Decimal("1.5"), Unit.WORKING_DAY)), str(TimeLimit(None, None))
        ('1.5 working_day', 'none')
        """
        if self.amount is None:
            return "none"
        return f"{self.amount:f}" + (f" {self.unit}" if self.unit else "")


NO_LIMIT = TimeLimit(None, None)


def _limit(value: object) -> TimeLimit:
    if isinstance(value, TimeLimit):
        return value
    if value == "none":
        return NO_LIMIT
    found = _LIMIT.fullmatch(value) if isinstance(value, str) else None
    if found is None or (found[2] and found[2] not in set(Unit)):
        raise PydanticCustomError(
            "time-limit",
            'a time limit is a number and a unit, such as "3 working_day"; units: {units}; '
            '"0 working_day" = at once; "none" = the text sets none',
            {"units": _UNITS},
        )
    return TimeLimit(Decimal(found[1]), Unit(found[2]) if found[2] else None)


def _flag(value: object) -> object:
    words = {"true": True, "false": False, True: True, False: False}
    if isinstance(value, str | bool) and value in words:
        return words[value]
    raise PydanticCustomError("flag", "allowed are true and false")


_LARGEST = 2**53 - 1


def _whole(value: object) -> object:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        if abs(value) <= _LARGEST:
            return value
        message = "a whole number of at most 9007199254740991 is needed, which JSON can carry"
        raise PydanticCustomError("whole-number", message)
    raise PydanticCustomError("whole-number", "a whole number is needed, without separators")


def _decimal(value: object) -> object:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("number", "a number is needed, with a point before decimals")


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date", "a date is needed, written as YYYY-MM-DD")


def _text(value: object) -> object:
    if isinstance(value, str):
        return value
    raise PydanticCustomError("text", "text is needed here")


def _slug(value: object) -> object:
    if isinstance(value, str) and len(value) <= _LONGEST_SLUG and _SLUG.match(value):
        return value
    raise PydanticCustomError(
        "bad-id", "lower-case ASCII words joined by hyphens are needed, such as to-khai-2"
    )


def _pattern(text: str) -> dict[str, Any]:
    return {"type": "string", "pattern": text}


Text = Annotated[str, BeforeValidator(_text), Field(min_length=1)]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema(_pattern(_SLUG.pattern))]
Fact = Annotated[
    str, BeforeValidator(_text), Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=60)
]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
Count = Annotated[
    int, BeforeValidator(_whole), Field(ge=0), WithJsonSchema({"type": "integer", "minimum": 0})
]
Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    PlainSerializer(lambda value: f"{value:f}", return_type=str),
    WithJsonSchema({"type": ["number", "string"]}),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema(_pattern(r"^\d{4}-\d{2}-\d{2}$")),
]
Limit = Annotated[
    TimeLimit,
    BeforeValidator(_limit),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {"anyOf": [_pattern(rf"^(none|\d+(\.\d+)?( ({'|'.join(Unit)}))?)$"), {"type": "number"}]}
    ),
]
