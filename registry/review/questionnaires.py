"""The answers to the review forms A to C as the review sheet prints them.

Only what a person answered is printed: what the data suggest is no answer. A question nobody has
answered stays, open, so that the paper shows what is missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from registry import papers
from registry.review.forms import About, Entry, Sheet


def questionnaires(sheets: Sequence[Sheet]) -> tuple[papers.Questionnaire, ...]:
    """One for each form and element; a reason stands beside the answer that it explains."""
    return tuple(
        papers.Questionnaire(
            form=sheet.form.code.upper(),
            about="" if sheet.form.about is About.PROCEDURE else sheet.element_name,
            answers=tuple(_answers(sheet.entries)),
            stopped=_stopped(sheet.entries),
        )
        for sheet in sheets
    )


def _answers(entries: Sequence[Entry]) -> Iterator[papers.Answer]:
    """A question that explains the one before is printed in its row, once somebody answered it."""
    row: papers.Answer | None = None
    for entry in entries:
        question = entry.question
        if question.explains and row is not None:
            row = replace(row, reason=entry.answer or "")
            continue
        if row is not None:
            yield row
        row = papers.Answer(question.number, question.ask.vi, _said(entry))
    if row is not None:
        yield row


def _said(entry: Entry) -> str:
    """The answer in words; one that the form in use does not offer any more as it was given."""
    labels = {option.code: option.label.vi for option in entry.question.options}
    return labels.get(entry.answer or "", entry.answer or "")


def _stopped(entries: Sequence[Entry]) -> str:
    """Why nothing further is asked: an answer that ends the form is its last."""
    last = entries[-1] if entries else None
    if last is None or last.answer not in last.question.stops:
        return ""
    return (
        f"Câu {last.question.number} được trả lời «{_said(last)}»: "
        "không phải trả lời các câu hỏi tiếp theo."
    )
