"""Facts about fields of forms: what an office holds already, what another paper says already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from registry.analysis.context import Paper, Whole, folded
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.model import FormField, FormTemplate
from registry.procedure.vocabulary import DocumentKind, FetchedBy, Register
from registry.reference import StateRegister


@dataclass(frozen=True)
class AskedField:
    """One field of one form."""

    whole: Whole
    template: FormTemplate
    field: FormField

    @property
    def path(self) -> str:
        return f"forms/{self.template.id}/fields/{self.field.id}"


def form_fields_of(whole: Whole) -> Sequence[AskedField] | None:
    """Every known field of every form, in the order of the file; None where none is known of."""
    forms = whole.procedure.forms
    if forms is None or (forms and all(form.fields is None for form in forms)):
        return None
    return [AskedField(whole, form, field) for form in forms for field in form.fields or ()]


def form(asked: AskedField) -> str:
    """The name of the form it stands in."""
    return asked.template.name


def label(asked: AskedField) -> str:
    """What is printed beside the field."""
    return asked.field.label


def sensitive(asked: AskedField) -> bool:
    """It asks for sensitive personal data: religion, health, details of the family."""
    return asked.field.sensitive


def purpose_stated(asked: AskedField) -> bool:
    """The file says what the answer is needed for."""
    return asked.field.purpose is not None


def for_contact(asked: AskedField) -> bool:
    """The answer is needed to reach the applicant or is the applicant's own choice."""
    return asked.whole.says("own_choice", folded(f"{asked.field.label} . {asked.field.purpose}"))


def identifies(asked: AskedField) -> bool | None:
    """It is a number by which data is looked up; not known for a field without element."""
    element = asked.field.element
    if element is None:
        return None
    known = asked.whole.reference.facts.get(element)
    return known is not None and known.identifies


def held_in(asked: AskedField) -> Register | None:
    """The register that holds the answer and is shared on the day; none where none does."""
    if asked.field.element is None:
        return None
    found = _holder(asked)
    return found.key if found else Register.NONE


def _holder(asked: AskedField) -> StateRegister | None:
    registers = asked.whole.reference.registers.values()
    found = (entry for entry in registers if asked.field.element in entry.facts)
    return next((entry for entry in found if entry.key in asked.whole.law.shared), None)


def in_paper(asked: AskedField) -> str | None:
    """The name of a paper of the dossier that says it already; "" where none is known to."""
    element = asked.field.element
    if element is None:
        return None
    return next((p.document.name for p in asked.whole.papers if _says(p, element)), "")


def _says(paper: Paper, element: str) -> bool:
    """A form does not count: it is what is being filled in."""
    document = paper.document
    if document.kind is DocumentKind.APPLICATION_FORM or document.fetched_by is FetchedBy.STATE:
        return False
    carried = {fact for kind in paper.types for fact in kind.facts}
    return element in carried or element in (document.proves or ())


def already_in(asked: AskedField) -> str | None:
    """In Vietnamese, where the answer is already: a register, a paper of the dossier."""
    found = _holder(asked)
    return _places(asked, found.name.vi if found else None)


def already_in_en(asked: AskedField) -> str | None:
    """In English, where the answer is already: a register, a paper of the dossier."""
    found = _holder(asked)
    return _places(asked, found.name.en if found else None)


def _places(asked: AskedField, register: str | None) -> str | None:
    paper = in_paper(asked)
    if paper is None:
        return None
    return ", ".join(place for place in (register, paper and f"«{paper}»") if place)


FIELDS: Mapping[str, Fact[AskedField]] = facts(
    form, label, sensitive, purpose_stated, for_contact, identifies, held_in, in_paper, already_in,
    already_in_en,
)  # fmt: skip
