"""What the data suggest as answers to a form, each with where it comes from: pure.

A suggestion is no answer: it counts when a person confirms it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from registry.procedure.model import Procedure
from registry.review.forms.elements import Subject
from registry.review.forms.facts import FACTS
from registry.review.forms.model import Form, Origin

_SELF = "self"


class About(Protocol):
    """What is needed of a finding."""

    @property
    def fingerprint(self) -> str: ...
    @property
    def criterion(self) -> str: ...
    @property
    def element(self) -> str: ...
    @property
    def message_vi(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer from the data; it rests on a fact, or on findings with these fingerprints."""

    value: str
    fact: str | None = None
    findings: tuple[str, ...] = ()


def suggestions(
    form: Form, subject: Subject, procedure: Procedure, findings: Sequence[About]
) -> Mapping[str, Suggestion]:
    """By question; where the data say nothing there is none: silence is no answer."""
    return dict(_suggestions(form, subject, procedure, findings))


def _suggestions(
    form: Form, subject: Subject, procedure: Procedure, findings: Sequence[About]
) -> Iterator[tuple[str, Suggestion]]:
    for question in form.questions:
        if question.origin is None:
            continue
        found = _suggested(question.origin, subject, procedure, findings)
        if found is not None:
            yield question.id, found


def _suggested(
    origin: Origin, subject: Subject, procedure: Procedure, findings: Sequence[About]
) -> Suggestion | None:
    if origin.fact is not None:
        value = FACTS[origin.fact](procedure, subject)
        return Suggestion(value, fact=origin.fact) if value else None
    about = [each for each in findings if _is_about(each, origin, subject)]
    if not about:
        return None
    value = origin.then or "; ".join(dict.fromkeys(each.message_vi for each in about))
    return Suggestion(value, findings=tuple(each.fingerprint for each in about))


def _is_about(finding: About, origin: Origin, subject: Subject) -> bool:
    if finding.criterion not in origin.findings:
        return False
    return not origin.on or any(_is_on(finding.element, name, subject) for name in origin.on)


def _is_on(element: str, name: str, subject: Subject) -> bool:
    if name == _SELF:
        return any(element == part or element.startswith(f"{part}/") for part in subject.covers)
    return element == name or name in element.split("/")
