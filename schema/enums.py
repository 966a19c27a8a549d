"""The closed words as GraphQL enums: the registry's own classes, in UPPER_CASE."""

import inspect
from enum import Enum, StrEnum
from typing import TypeVar

import strawberry

from registry.actors import Role
from registry.procedure import vocabulary as words
from registry.publication import catalogue
from registry.review import status
from rules import BasisStatus, Confidence, Criterion, Severity, Status

AnyEnum = TypeVar("AnyEnum", bound=type[Enum])


def _described(enum: AnyEnum, name: str | None = None) -> AnyEnum:
    return strawberry.enum(enum, name=name, description=inspect.getdoc(enum))


for _enum in vars(words).values():
    if inspect.isclass(_enum) and issubclass(_enum, StrEnum) and _enum is not StrEnum:
        _described(_enum)
for _enum, _name in (
    (Severity, None),
    (Criterion, None),
    (Confidence, None),
    (BasisStatus, None),
    (Status, "RuleStatus"),
    (status.Status, "FindingStatus"),
    (status.Decision, "VerdictDecision"),
    (catalogue.Order, "ProcedureOrder"),
    (Role, None),
):
    _described(_enum, _name)


@strawberry.enum(description="A language of texts; the law is written in Vietnamese.")
class Language(StrEnum):
    VI = "vi"
    EN = "en"
