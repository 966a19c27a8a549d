"""The adoption radar: papers that data replaced, and what became of them in each procedure."""

import strawberry
from strawberry import field

from registry.analysis.adoption.adoption import Adoption
from registry.procedure.vocabulary import Register
from schema.types.connections import Connection, Count, FacetBucket
from schema.types.finding import ProcedureName


@strawberry.type(description="A provision that asked for a paper, as the legal list prints it.")
class Provision:
    instrument: str = field(description="The instrument.")
    article: str | None = field(description="The article, clause and point.")


@strawberry.type(description="A paper of a procedure by which an entry of the radar is seen.")
class RadarPaper:
    element: str = field(description="The path of the element, such as `documents/cccd`.")
    name: str = field(description="Its name.")


@strawberry.type(
    description="One row of the list of papers that data replaces (Annex I of Resolution "
    "66.7/2025/NQ-CP) in one published procedure."
)
class RadarEntry:
    state: Adoption = field(description="What became of the paper.")
    row: int = field(description="The number of the row in the list.")
    procedure: ProcedureName = field(description="The procedure.")
    replaced: list[str] = field(description="The papers the row names.")
    registers: list[Register] = field(description="The registers that hold what they prove.")
    database: str | None = field(
        description="What the list prints where that is none of the registers."
    )
    provision: Provision = field(description="Where the paper was asked for.")
    papers: list[RadarPaper] = field(description="The papers of the procedure it is seen by.")
    newest_instrument: str | None = field(
        description="The youngest text the procedure rests on, by its number."
    )


@strawberry.type(description="What each choice would give.")
class RadarFacets:
    count: strawberry.Private[Count]

    @strawberry.field(description="By state.")
    def state(self) -> list[FacetBucket]:
        return list(self.count("state"))

    @strawberry.field(description="By register.")
    def register(self) -> list[FacetBucket]:
        return list(self.count("register"))

    @strawberry.field(description="By authority.")
    def authority(self) -> list[FacetBucket]:
        return list(self.count("authority"))


@strawberry.type(description="A page of the radar: failures first.")
class RadarConnection(Connection[RadarEntry]):
    facets: RadarFacets = field(description="What each choice would give.")
