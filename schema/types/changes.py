"""What changed between two days: procedures, field by field, and what they rest on."""

import datetime

import strawberry
from strawberry import field
from strawberry.scalars import JSON

from registry.procedure.differences import Difference as FoundDifference
from registry.procedure.differences import in_words, part_label
from registry.publication.changes import RelationKind
from registry.publication.releases.in_time import ChangeKind
from registry.refusals import Words
from schema.enums import Language, in_language
from schema.types.connections import Connection
from schema.types.finding import ProcedureName
from schema.types.procedure import Procedure

strawberry.enum(RelationKind, description="What a body or a legal text did.")


@strawberry.type(description="One difference between two contents of a procedure.")
class ContentDifference:
    path: str = field(description="The element or key it is about, as a patch names it.")
    part: str = field(description="The constituent part.")
    kind: str = field(description="added, removed or changed.")
    before: JSON | None = field(description="What it was.")
    after: JSON | None = field(description="What it is.")
    found: strawberry.Private[FoundDifference]

    @strawberry.field(description="It in a sentence.")
    def message(self, lang: Language = Language.VI) -> str:
        return in_language(in_words(self.found), lang)

    @strawberry.field(description="What the constituent part is called.")
    def part_name(self, lang: Language = Language.VI) -> str:
        return in_language(part_label(self.part), lang)


@strawberry.type(description="A procedure that is not as it was.")
class ProcedureChange:
    kind: ChangeKind = field(description="What became of it.")
    procedure: ProcedureName = field(description="Which one.")
    before: Procedure | None = field(description="As it was; null: it was not published.")
    after: Procedure | None = field(description="As it is.")
    differences: list[ContentDifference] = field(description="Field by field, where it changed.")


@strawberry.type(description="A body or legal text that began or ended, and who names it.")
class RelationChange:
    kind: RelationKind = field(description="What happened.")
    key: str = field(description="The key of the authority or the number of the text.")
    day: datetime.date = field(description="The first day on which it is so.")
    successor: str | None = field(description="What took its place, where that is known.")
    count: int = field(description="How many procedures in force name it.")
    procedures: list[ProcedureName] = field(description="Some of them, at most 100.")
    words: strawberry.Private[Words]
    successor_words: strawberry.Private[Words | None]

    @strawberry.field(description="What the body or text is called.")
    def name(self, lang: Language = Language.VI) -> str:
        return in_language(self.words, lang)

    @strawberry.field(description="What its successor is called; null where none is known.")
    def successor_name(self, lang: Language = Language.VI) -> str | None:
        return in_language(self.successor_words, lang) if self.successor_words else None


@strawberry.type(description="A page of what changed, in the order of authority and code.")
class ProcedureChangeConnection(Connection[ProcedureChange]):
    relations: list[RelationChange] = field(description="What procedures rest on that changed.")
