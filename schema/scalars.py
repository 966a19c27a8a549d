"""Values that GraphQL's own scalars cannot hold, and days, which say how they are written."""

from datetime import date
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

BigInt = NewType("BigInt", int)


def _day(value: object) -> date:
    """Raises ValueError, which GraphQL tells with the place and what was found there."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError("a day is written as YYYY-MM-DD") from None


SCALARS: dict[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description="Date (isoformat)",
        serialize=date.isoformat,
        parse_value=_day,
    ),
    BigInt: strawberry.scalar(
        name="BigInt",
        description="A whole number that may need more than 32 bits, such as an amount of đồng.",
        serialize=int,
    ),
}
