"""People answer the review forms of a case; answers are kept per case, element and edition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from unicodedata import normalize

from registry.actors import Actor, Grant, Role
from registry.procedure.model import Procedure
from registry.refusals import (
    FieldError,
    Refusal,
    conflict,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.review.events import happened
from registry.review.forms.elements import WHOLE, subjects
from registry.review.forms.model import AnswerType, Question, forms, gaps
from registry.review.machine import states
from registry.review.reading import CASE, content_of, procedure_of
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import FormAnswersRow, ReviewCaseRow
from registry.store.store import Store

ANSWER = "answer_form"
_LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of answering; `missing` are the questions that are still to be answered."""

    case: int
    form: str
    element: str
    revision: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which answers to which form; an answer that is None or empty is taken back."""

    case: int
    form: str
    element: str
    answers: Mapping[str, str | None]
    expected_revision: int


def answer_form(
    store: Store,
    case: int,
    form: str,
    element: str,
    answers: Mapping[str, str | None],
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Answered | Refusal:
    """Answers some questions of a form about an element; others stay as they are.

    `expected_revision` is that of these answers, 0 for the first. Sending a suggestion back
    confirms it. Raises StoreBusy.
    """
    said = {name: normalize("NFC", value or "").strip() or None for name, value in answers.items()}
    asked = _Asked(case, form, element, said, expected_revision)
    about = {"form": form, "element": element, "answers": said}
    request = Request(
        ANSWER, f"cases/{case}", actor, now, idempotency_key, expected_revision, about
    )
    return carry_out(store, request, Answered, lambda writing: _answered(writing, asked))


def answers_of(row: FormAnswersRow | None) -> dict[str, str]:
    """The answers of a sheet by question; none where it was not begun."""
    return dict(row.answers) if row else {}


def incomplete(
    procedure: Procedure, answers: Mapping[tuple[str, str], Mapping[str, str]]
) -> Iterator[FieldError]:
    """What is missing in all forms of a procedure, by form and element; pure.

    Form A up to its stop, B for each form, C for each condition.
    """
    for form in forms().values():
        for subject in subjects(form, procedure):
            for question in gaps(form, answers.get((form.code, subject.element), {})):
                yield field_error(
                    f"forms.{form.code}.{subject.element}.{question.id}", "answer-missing",
                    form=form.code.upper(), number=question.number, about=subject.name,
                    ask=question.ask,
                )  # fmt: skip


def _answered(writing: Writing, asked: _Asked) -> Answered | Refusal:
    session = writing.session
    case = session.get(ReviewCaseRow, asked.case)
    if case is None:
        return not_found(CASE, asked.case)
    authority = procedure_of(session, case).authority
    grant = writing.actor.grant_for(Role.REVIEWER, authority)
    if grant is None:
        return forbidden(Role.REVIEWER, authority)
    row = session.get(FormAnswersRow, (asked.case, asked.form, asked.element, case.edition))
    refused = _refusal(case, row, asked)
    if refused:
        return refused
    mistakes = tuple(_mistakes(content_of(session, case.edition), asked))
    return invalid(mistakes) if mistakes else _keep(writing, case, row, asked, grant)


def _refusal(case: ReviewCaseRow, row: FormAnswersRow | None, asked: _Asked) -> Refusal | None:
    found = row.revision if row else 0
    if found != asked.expected_revision:
        return stale(found, asked.expected_revision, case.state, current=answers_of(row))
    if states()[case.state].edits:
        return None
    return conflict(
        "no-more-changes",
        revision=found,
        state=case.state,
        state_word=states()[case.state].label,
    )


def _mistakes(procedure: Procedure, asked: _Asked) -> Iterator[FieldError]:
    form = forms().get(asked.form)
    if form is None:
        yield field_error("form", "form-unknown", found=asked.form, allowed=", ".join(forms()))
        return
    known = [subject.element for subject in subjects(form, procedure)]
    if asked.element not in known:
        allowed = ", ".join(known) or "–"
        yield field_error("element", "element-unknown", found=asked.element, allowed=allowed)
    for name, value in asked.answers.items():
        question = form.question(name)
        if question is None:
            yield field_error(f"answers.{name}", "question-unknown", found=name, form=form.code)
        elif value is not None:
            yield from _wrong(question, value)


def _wrong(question: Question, value: str) -> Iterator[FieldError]:
    place = f"answers.{question.id}"
    if question.codes and value not in question.codes:
        allowed = ", ".join(question.codes)
        yield field_error(place, "answer-unknown", found=value, allowed=allowed)
    if question.type is AnswerType.NUMBER and not (value.isascii() and value.isdigit()):
        yield field_error(place, "not-a-number", found=value)
    if len(value) > _LONGEST:
        yield field_error(place, "too-long", limit=_LONGEST)


def _keep(
    writing: Writing, case: ReviewCaseRow, row: FormAnswersRow | None, asked: _Asked, grant: Grant
) -> Answered:
    form = forms()[asked.form]
    merged: dict[str, Any] = answers_of(row) | dict(asked.answers)
    kept = {each.id: merged[each.id] for each in form.questions if merged.get(each.id)}
    row = row or FormAnswersRow(
        case=asked.case, form=asked.form, element=asked.element, edition=case.edition, revision=0,
        version="", answers={}, author="", at=writing.now,
    )  # fmt: skip
    row.answers, row.version = kept, form.version
    row.author, row.at, row.revision = writing.actor.name, writing.now, row.revision + 1
    writing.session.add(row)
    writing.session.flush()
    about = {
        "form": asked.form, "element": asked.element, "edition": case.edition,
        "version": form.version, "answers": dict(asked.answers),
    }  # fmt: skip
    act = writing.log(
        ANSWER, f"cases/{asked.case}", about, under=grant, base_revision=asked.expected_revision
    )
    procedure = content_of(writing.session, case.edition)
    (subject,) = (each for each in subjects(form, procedure) if each.element == asked.element)
    words = form.title.vi if asked.element == WHOLE else f"{form.title.vi}: {subject.name}"
    happened(writing, grant, act, kind=ANSWER, case=asked.case, words=words)
    writing.session.flush()
    missing = tuple(each.id for each in gaps(form, kept))
    return Answered(asked.case, asked.form, asked.element, row.revision, missing)
