"""What of a procedure each form is filled in for: pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.procedure.model import Document, Procedure
from registry.procedure.vocabulary import DocumentKind
from registry.review.forms.model import About, Form

WHOLE = "."


@dataclass(frozen=True, slots=True)
class Subject:
    """One element a form is filled in for, with its name in words.

    `covers` are the elements that findings about it may name.
    """

    element: str
    name: str
    covers: tuple[str, ...]


def subjects(form: Form, procedure: Procedure) -> Sequence[Subject]:
    """What the form is filled in for; a procedure without conditions needs no form C."""
    if form.about is About.PROCEDURE:
        return (Subject(WHOLE, procedure.name, (WHOLE,)),)
    found = _forms(procedure) if form.about is About.FORM else _conditions(procedure)
    return tuple(found)


def _forms(procedure: Procedure) -> Iterator[Subject]:
    """The templates, and papers that are forms but name no template."""
    papers = procedure.documents or ()
    templates = {each.id for each in procedure.forms or ()}
    for template in procedure.forms or ():
        using = (f"documents/{paper.id}" for paper in papers if paper.template == template.id)
        element = f"forms/{template.id}"
        yield Subject(element, template.name, (element, *using))
    for paper in papers:
        if _is_form(paper) and paper.template not in templates:
            yield Subject(f"documents/{paper.id}", paper.name, (f"documents/{paper.id}",))


def _is_form(paper: Document) -> bool:
    return paper.kind is DocumentKind.APPLICATION_FORM


def _conditions(procedure: Procedure) -> Iterator[Subject]:
    for condition in procedure.conditions or ():
        element = f"conditions/{condition.id}"
        yield Subject(element, condition.text, (element,))
