"""The review forms of a case: what they ask, what people answered, what the data suggest."""

import datetime

import strawberry
from strawberry import field

from registry.refusals import Words
from registry.review.forms import AnswerType
from rules import Criterion
from schema.enums import Language, in_language


@strawberry.type(description="One answer to choose.")
class FormOption:
    code: str = field(description="What is sent.")
    words: strawberry.Private[Words]

    @strawberry.field(description="What it means.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.words, lang)


@strawberry.type(description="An answer that the data suggest; it counts when a person sends it.")
class FormSuggestion:
    value: str = field(description="The answer.")
    fact: str | None = field(description="The fact of the content it rests on.")
    findings: list[str] = field(description="The fingerprints of the findings it rests on.")


@strawberry.type(description="One question as it stands.")
class FormEntry:
    question: str = field(description="The name by which it is answered.")
    number: str = field(description="Its number in the annex.")
    criterion: Criterion = field(description="The legal test it belongs to.")
    type: AnswerType = field(description="What an answer is.")
    options: list[FormOption] = field(description="The answers to choose from, if it has some.")
    answer: str | None = field(description="What a person answered.")
    suggestion: FormSuggestion | None = field(description="What the data suggest.")
    words: strawberry.Private[Words]

    @strawberry.field(description="What is asked.")
    def ask(self, lang: Language = Language.VI) -> str:
        return in_language(self.words, lang)


@strawberry.type(description="One form about one element of the edition under review.")
class ReviewForm:
    form: str = field(description="a: the procedure; b: a form; c: a condition.")
    version: str = field(description="The version of the form.")
    element: str = field(description="The element; `.`: the whole.")
    element_name: str = field(description="Its name.")
    source: str = field(description="Where the form comes from.")
    revision: int = field(description="Counts how often it was answered; 0: never.")
    author: str | None = field(description="Who answered last.")
    at: datetime.datetime | None = field(description="When.")
    entries: list[FormEntry] = field(description="What it asks after the answers given.")
    missing: list[str] = field(description="Questions that are still to be answered.")
    named: strawberry.Private[Words]
    not_compared: strawberry.Private[Words]

    @strawberry.field(description="What it is called.")
    def title(self, lang: Language = Language.VI) -> str:
        return in_language(self.named, lang)

    @strawberry.field(description="What was not compared with the official text yet.")
    def awaits(self, lang: Language = Language.VI) -> str:
        return in_language(self.not_compared, lang)


@strawberry.type(description="The answers were kept.")
class AnswerFormSuccess:
    form: str = field(description="The form.")
    element: str = field(description="The element.")
    revision: int = field(description="The revision of these answers now.")
    missing: list[str] = field(description="Questions that are still to be answered.")
