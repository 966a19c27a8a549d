"""What signed-in people may ask about the review forms of a case, and answer to them."""

from functools import partial
from typing import Annotated, TypeAlias

import strawberry
from strawberry import field

from registry.refusals import NotFound
from registry.review import forms
from registry.review.forms import Entry, Sheet
from rules import Criterion
from schema.acting import KEY, REVISION, acted
from schema.context import Info
from schema.loading import in_thread
from schema.reviews import signed_in
from schema.types import results as shown
from schema.types.form import AnswerFormSuccess, FormEntry, FormOption, FormSuggestion, ReviewForm

AnswerFormResult: TypeAlias = Annotated[
    AnswerFormSuccess | shown.Conflict | shown.Forbidden | shown.InvalidInput | shown.NotFound,
    strawberry.union("AnswerFormResult", description="What became of answering a form."),
]


@strawberry.input(description="The answer to one question.")
class AnswerInput:
    question: str = field(description="The name of the question.")
    value: str | None = field(default=None, description="The answer; null takes it back.")


@strawberry.input(description="To answer questions of a form.")
class AnswerFormInput:
    number: int = field(description="The number of the case.")
    form: str = field(description="a, b or c.")
    element: str = field(default=".", description="The element; `.`: the whole procedure.")
    answers: list[AnswerInput] = field(description="The answers; others stay as they are.")
    expected_revision: int = field(
        description=REVISION + " It is that of these answers, 0 for the first."
    )
    idempotency_key: str = field(description=KEY)


@strawberry.type(description="Review forms.")
class FormQuery:
    @strawberry.field(
        description="The forms of a case; null for people without a role there.",
    )
    async def review_forms(self, info: Info, number: int) -> list[ReviewForm] | None:
        store, actor = signed_in(info.context)
        today = info.context.now.date()
        found = await in_thread(partial(forms.sheets, store, number, actor=actor, today=today))
        return None if isinstance(found, NotFound) else [_sheet(each) for each in found]


@strawberry.type(description="Answering review forms.")
class FormActs:
    @strawberry.mutation(description="Answers questions of a form (`reviewer`).")
    async def answer_form(self, info: Info, input: AnswerFormInput) -> AnswerFormResult | None:
        answer = partial(
            forms.answer_form,
            case=input.number,
            form=input.form,
            element=input.element,
            answers={each.question: each.value for each in input.answers},
        )
        return await acted(info.context, answer, input, _answered)


async def _answered(done: forms.Answered) -> AnswerFormSuccess:
    return AnswerFormSuccess(
        form=done.form, element=done.element, revision=done.revision, missing=list(done.missing)
    )


def _sheet(sheet: Sheet) -> ReviewForm:
    return ReviewForm(
        form=sheet.form.code,
        version=sheet.version,
        element=sheet.element,
        element_name=sheet.element_name,
        source=sheet.form.source,
        revision=sheet.revision,
        author=sheet.author,
        at=sheet.at,
        entries=[_entry(each) for each in sheet.entries],
        missing=list(sheet.missing),
        named=sheet.form.title,
        not_compared=sheet.form.awaits,
    )


def _entry(entry: Entry) -> FormEntry:
    question, suggested = entry.question, entry.suggestion
    return FormEntry(
        question=question.id,
        number=question.number,
        criterion=Criterion(question.criterion),
        type=question.type,
        options=[FormOption(code=each.code, words=each.label) for each in question.options],
        answer=entry.answer,
        suggestion=FormSuggestion(
            value=suggested.value, fact=suggested.fact, findings=list(suggested.findings)
        )
        if suggested
        else None,
        words=question.ask,
    )
