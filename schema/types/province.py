"""A local version of a procedure: what it adapts, and how it differs from that."""

from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import field

from registry.publication.province import BaseState, Drift
from schema.enums import Language, in_language
from schema.types.changes import ContentDifference
from schema.types.reference import Authority
from schema.types.release import Announcement

if TYPE_CHECKING:
    from schema.types.procedure import Procedure


@strawberry.type(description="The procedure that a local authority's version adapts.")
class AdaptedProcedure:
    code: str = field(description="Its code.")
    authority: Authority = field(description="Who announces it.")
    state: BaseState = field(
        description="Whether the local version is made of what is in force of it."
    )
    announced: Announcement | None = field(
        description=(
            "The newest release that put it in force: the decision that the version follows."
        )
    )
    procedure: Annotated["Procedure", strawberry.lazy("schema.types.procedure")] | None = field(
        description="It as it is published on the same day; null: it is not."
    )


@strawberry.type(description="One difference between a local version and what it adapts.")
class LocalChange(ContentDifference):
    reworded: bool = field(
        description="Whether only the words differ: nothing else is asked of people."
    )
    drift: strawberry.Private[Drift]

    @strawberry.field(description="It in a sentence.")
    def message(self, lang: Language = Language.VI) -> str:
        return in_language(self.drift.words, lang)
