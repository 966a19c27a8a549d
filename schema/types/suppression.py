"""Findings that people hold back in the procedure file."""

import datetime

import strawberry
from strawberry import field

from registry.procedure.place_words import PlaceWords
from schema.context import Info
from schema.enums import Language, in_language


@strawberry.type(description="A finding that people hold back until a day; the file says why.")
class Suppression:
    rule: str = field(description="The id of the rule.")
    element: str = field(description="The path of the element it is about.")
    until: datetime.date = field(description="The last day.")
    said: strawberry.Private[str]
    actor: strawberry.Private[str | None]
    words: strawberry.Private[PlaceWords]  # of the content, or of none where it is not at hand

    @strawberry.field(description="Where the element stands, in words.")
    def place(self, lang: Language = Language.VI) -> str:
        return in_language(self.words.place(self.element), lang)

    @strawberry.field(description="Whether the last day is over on the catalogue's day.")
    def ended(self, info: Info) -> bool:
        return self.until < info.context.views.catalogue.as_of

    @strawberry.field(
        description="The reason in the person's words, which are internal: for signed-in readers."
    )
    def reason(self, info: Info) -> str | None:
        return self.said if info.context.actor else None

    @strawberry.field(description="Who holds it back; shown to signed-in readers only.")
    def by(self, info: Info) -> str | None:
        return self.actor if info.context.actor else None
