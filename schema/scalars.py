"""Values that GraphQL's own scalars cannot hold."""

from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

BigInt = NewType("BigInt", int)

SCALARS: dict[object, ScalarDefinition] = {
    BigInt: strawberry.scalar(
        name="BigInt",
        description="A whole number that may need more than 32 bits, such as an amount of đồng.",
        serialize=int,
    ),
}
