"""Reference data: authorities, agencies, fields, state registers, languages of their names."""

from datetime import date

import strawberry
from strawberry import field

from registry.procedure.vocabulary import DocumentKind, Level, Register
from registry.reference import Extent
from rules import BasisStatus
from schema.types.node import Node

UNVERIFIED = "The keys for which no text was read; a lawyer must confirm them."


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


@strawberry.type(description="A fact that papers prove and state registers hold.")
class KnownFact:
    key: str = field(description="Its key; fields of forms name it as `element`.")
    of: str | None = field(description="The coarser fact it is a part of.")
    name: str = field(description="Its name in Vietnamese.")
    name_en: str = field(description="Its name in English.")


@strawberry.type(description="A provision that lets offices read a register instead of a paper.")
class RegisterGround:
    instrument: str = field(description="The number of the instrument.")
    article: str | None = field(description="The article, clause and point.")
    from_: date | None = field(name="from", description="Its first day, where known.")
    to: date | None = field(description="Its last day, where it has one.")
    status: BasisStatus = field(description="How far its text was read.")
    general: bool = field(description="It is about data as such and names no register.")
    in_force: bool = field(description="Whether it is in force on the day of the catalogue.")


@strawberry.type(description="How far a register reaches.")
class Coverage:
    extent: Extent = field(description="Whether it covers everything it is about.")
    missing: str | None = field(description="What it does not cover yet, in Vietnamese.")
    missing_en: str | None = field(description="What it does not cover yet, in English.")
    source: str = field(description="Where that is from.")


@strawberry.type(description="A state register whose data can stand in for papers.")
class StateRegister:
    key: Register = field(description="Its word in the vocabulary.")
    name: str = field(description="Its name in Vietnamese.")
    name_en: str = field(description="Its name in English.")
    owner: Authority | None = field(description="Who keeps it.")
    holds: list[str] = field(description="The coarse facts it holds.")
    facts: list[KnownFact] = field(description="The single facts it holds.")
    databases: list[str] = field(description="Names of its databases, as legal texts print them.")
    read_by: str | None = field(description="By what it is read, in Vietnamese.")
    read_by_en: str | None = field(description="By what it is read, in English.")
    coverage: Coverage | None = field(description="How far it reaches; null: not known.")
    grounds: list[RegisterGround] = field(description="Why offices must read it.")
    is_shared: bool = field(
        description="Whether a text in force makes it readable to the offices that need it."
    )
    unverified: list[str] = field(description=UNVERIFIED)


@strawberry.type(description="A withdrawn paper or name.")
class FormerName:
    name: str = field(description="The name.")
    instrument: str = field(description="The instrument that withdrew it.")
    since: date = field(description="From when.")


@strawberry.type(description="A fact that a paper carries.")
class CarriedFact:
    fact: KnownFact = field(description="The fact.")
    register_: Register | None = field(
        name="register",
        description="The register where offices can read it on the day of the catalogue; "
        "null: no shared register is known to hold it.",
    )


@strawberry.type(description="The shared identity of a paper, whatever procedures call it.")
class DocumentType:
    key: str = field(description="Its key in procedure files.")
    name: str = field(description="Its name in Vietnamese.")
    name_en: str = field(description="Its name in English.")
    also: list[str] = field(description="Other names in use.")
    short_forms: list[str] = field(description="Short forms that name it.")
    former: list[FormerName] = field(description="Withdrawn papers and names of it.")
    kind: DocumentKind = field(description="What kind of paper it is.")
    generic: bool = field(description="Whether it is a class of papers rather than one.")
    listed: bool = field(
        description="Whether a resolution names it among the papers that data replaces."
    )
    proves: list[str] = field(description="The coarse facts it proves.")
    register_: Register | None = field(
        name="register", description="The register that holds what it proves; null: not known."
    )
    facts: list[CarriedFact] = field(description="What it carries; empty: not known.")
    issued_by: Authority | None = field(description="Who issues it, where known.")
    unverified: list[str] = field(description=UNVERIFIED)
