"""Who asks."""

from collections.abc import Awaitable, Callable

import strawberry
from strawberry import field

from registry.actors import Role


@strawberry.type(description="A role within one authority.")
class Grant:
    role: Role = field(description="The role; each includes those before it.")
    authority: str = field(description="The key of the authority; `*`: all of them.")


@strawberry.type(description="The person or program that asks.")
class Viewer:
    name: str = field(description="The name of the account.")
    roles: list[Role] = field(description="The roles held anywhere, least first.")
    grants: list[Grant] = field(description="Which role is held where.")
    waiting: strawberry.Private[Callable[[], Awaitable[int]]]

    @strawberry.field(description="How many rows the work list `WAITING_FOR_ME` has. Cheap to ask.")
    async def waiting_count(self) -> int:
        return await self.waiting()
