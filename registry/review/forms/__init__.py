"""The structured legal test: forms A, B and C of a review, as data, with their answers."""

from registry.review.forms.answering import Answered, answer_form, incomplete
from registry.review.forms.model import (
    About,
    AnswerType,
    Form,
    Option,
    Question,
    asked,
    forms,
    gaps,
)
from registry.review.forms.sheets import Entry, Sheet, missing_answers, sheets
from registry.review.forms.suggesting import Suggestion

__all__ = [
    "About",
    "AnswerType",
    "Answered",
    "Entry",
    "Form",
    "Option",
    "Question",
    "Sheet",
    "Suggestion",
    "answer_form",
    "asked",
    "forms",
    "gaps",
    "incomplete",
    "missing_answers",
    "sheets",
]
