"""Reference data: authorities, agencies, fields, state registers, languages of their names."""

import strawberry
from strawberry import field

from registry.procedure.vocabulary import Level, Register
from schema.types.node import Node


@strawberry.type(description="A body that announces procedures, decides, or receives dossiers.")
class Authority(Node):
    key: str = field(description="Its key in procedure files.")
    name: str = field(description="Its name in Vietnamese.")
    name_en: str | None = field(description="Its name in English.")
    short: str | None = field(description="Its usual abbreviation.")
    level: Level | None = field(description="The tier of government it belongs to.")


@strawberry.type(description="An agency as a procedure names it: an authority, or printed words.")
class Agency:
    key: str | None = field(description="The key of the authority; null when only words are known.")
    name: str = field(description="Its name in Vietnamese.")
    name_en: str | None = field(description="Its name in English, where known.")
    level: Level | None = field(description="The tier of government.")


@strawberry.type(description="A field of administration with its procedures in force.")
class AdministrativeField:
    name: str = field(description="The name, as procedures write it.")
    procedure_count: int = field(description="How many procedures in force it has.")


@strawberry.type(description="A legal ground: an article of an instrument.")
class Basis:
    instrument: str = field(description="The number of the instrument.")
    article: str | None = field(description="The article, clause and point.")
    note: str | None = field(description="A remark on how it applies.")


@strawberry.type(description="A state register whose data can stand in for papers.")
class StateRegister:
    key: Register = field(description="Its word in the vocabulary.")
    name: str = field(description="Its name in Vietnamese.")
    name_en: str = field(description="Its name in English.")
    owner: Authority | None = field(description="Who keeps it.")
    holds: list[str] = field(description="The facts it holds.")
    databases: list[str] = field(description="Names of its databases, as legal texts print them.")
    is_shared: bool = field(
        description="Whether a text in force makes it readable to the offices that need it."
    )
