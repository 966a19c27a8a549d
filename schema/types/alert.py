"""Alerts: what comes, or came, by itself on a day."""

import datetime

import strawberry
from strawberry import field

from registry.procedure.differences import in_words
from registry.review import work as registry
from registry.review.work import AlertKind
from schema.enums import Language, in_language
from schema.types.finding import ProcedureName


@strawberry.type(description="What comes, or came, by itself on a day.")
class Alert:
    kind: AlertKind = field(description="What it is about.")
    day: datetime.date = field(description="The last day before it.")
    procedure: ProcedureName = field(description="The procedure.")
    review_case: int | None = field(description="The number of the case, of a temporary text.")
    measure: int | None = field(description="The number of its measure.")
    instrument: str | None = field(description="The legal text that ends.")
    finding: str | None = field(description="The fingerprint of a finding that opens again.")
    element: str | None = field(description="The element that it is about.")
    told: strawberry.Private[registry.Alert]

    @strawberry.field(description="What it tells, with its day.")
    def message(self, lang: Language = Language.VI) -> str:
        return in_language(self.told.message, lang)

    @strawberry.field(description="What is back once the temporary text has ended, in words.")
    def comes_back(self, lang: Language = Language.VI) -> list[str]:
        return [in_language(in_words(each), lang) for each in self.told.back]
