"""What every resolver may use: the snapshot the request began with, and who asks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import strawberry

from registry.actors import Actor

if TYPE_CHECKING:
    from schema.views import Views


@dataclass(slots=True)
class Context:
    """One request. It keeps to its snapshot even when a release happens meanwhile."""

    views: "Views"
    actor: Actor | None = None


Info: TypeAlias = strawberry.Info[Context, None]
