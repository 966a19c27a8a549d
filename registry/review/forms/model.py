"""The review forms, read from their files; what a form asks after given answers: pure.

Source: the questionnaires of Nghị định 63/2010/NĐ-CP, Phụ lục I-III.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
from rules.source import read_yaml

YES, NO = "yes", "no"


class About(StrEnum):
    """What a form is filled in for: once, or for each form or condition of a procedure."""

    PROCEDURE = "procedure"
    FORM = "form"
    CONDITION = "condition"


class AnswerType(StrEnum):
    """What an answer is."""

    TEXT = "text"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    code: str
    label: Words


@dataclass(frozen=True, slots=True)
class Origin:
    """What the data can suggest: a `fact` of the procedure, or findings of these criteria.

    `on` are the parts that they are about: names of lists, `self` (the element under review), `.`
    (the procedure as a whole); empty: any. `then` is the answer where there are some; without it,
    their words are.
    """

    fact: str | None = None
    findings: frozenset[str] = frozenset()
    on: tuple[str, ...] = ()
    then: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `number` is that of the annex, the rest is told in `a.yaml`."""

    id: str
    number: str
    criterion: str
    type: AnswerType
    ask: Words
    options: tuple[Option, ...]
    when: Mapping[str, frozenset[str]]
    stops: frozenset[str]
    is_optional: bool
    explains: bool
    origin: Origin | None

    @property
    def codes(self) -> tuple[str, ...]:
        """The answers to choose from; empty where any words or a number will do."""
        return tuple(option.code for option in self.options)


@dataclass(frozen=True, slots=True)
class Form:
    """One form in the version in use; `awaits` is what was not compared with the official text."""

    code: str
    version: str
    about: About
    title: Words
    source: str
    awaits: Words
    questions: tuple[Question, ...]

    def question(self, number: str) -> Question | None:
        return next((each for each in self.questions if each.id == number), None)


_YES_NO = (Option(YES, Words("Có", "Yes")), Option(NO, Words("Không", "No")))


@cache
def forms() -> Mapping[str, Form]:
    """All forms by code, in the order of the alphabet."""
    return {name: _form(_file(name)) for name in ("a", "b", "c")}


def asked(form: Form, answers: Mapping[str, str]) -> Sequence[Question]:
    """What the form asks after these answers: branches that apply, up to a stop.

    >>> [each.number for each in asked(forms()["a"], {"necessary": "no"})][-1]
    'I.4'
    >>> asked(forms()["a"], {"necessary": "yes"})[-1].number
    'IV.16'
    """
    return tuple(_asked(form, answers))


def gaps(form: Form, answers: Mapping[str, str]) -> Sequence[Question]:
    """What is asked and not answered yet; empty when the form is complete."""
    return tuple(
        each for each in asked(form, answers) if not each.is_optional and not answers.get(each.id)
    )


def _asked(form: Form, answers: Mapping[str, str]) -> Iterator[Question]:
    seen: set[str] = set()
    for question in form.questions:
        if any(
            other not in seen or answers.get(other) not in allowed
            for other, allowed in question.when.items()
        ):
            continue
        seen.add(question.id)
        yield question
        if answers.get(question.id) in question.stops:
            return


def _form(data: Mapping[str, Any]) -> Form:  # Any: plain data, as below
    return Form(
        code=data["form"],
        version=data["version"],
        about=About(data["about"]),
        title=Words(**data["title"]),
        source=data["source"],
        awaits=Words(**data["awaits"]),
        questions=tuple(_question(item) for item in data["questions"]),
    )


def _question(item: Mapping[str, Any]) -> Question:
    kind = AnswerType(item["type"])
    options = tuple(Option(o["code"], Words(**o["label"])) for o in item.get("options", ()))
    return Question(
        id=item["id"],
        number=item["number"],
        criterion=item["criterion"],
        type=kind,
        ask=Words(**item["ask"]),
        options=_YES_NO if kind is AnswerType.YES_NO else options,
        when={name: frozenset(codes) for name, codes in item.get("when", {}).items()},
        stops=frozenset(item.get("stops", ())),
        is_optional=item.get("optional") == "true",
        explains=item.get("explains") == "true",
        origin=_origin(item["from"]) if "from" in item else None,
    )


def _origin(item: Mapping[str, Any]) -> Origin:
    return Origin(
        fact=item.get("fact"),
        findings=frozenset(item.get("findings", ())),
        on=tuple(item.get("on", ())),
        then=item.get("then"),
    )


def _file(name: str) -> Mapping[str, Any]:
    file = resources.files("registry.review.forms") / f"{name}.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
