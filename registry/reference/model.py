"""What reference files hold: authorities, registers, document types, instruments, code patterns.

Everything is dated and says how far its source was read (`status`); nothing here is procedure data.
"""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from registry.procedure.values import Count, Day, Fact, Flag, Number, Slug, Text, Whole
from registry.procedure.vocabulary import DocumentKind, Level, Register, Side
from registry.reference.phrasebook import Phrasebook
from rules import BasisStatus


class Entry(BaseModel):
    """Any part of a reference file: frozen, no key but its own."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True
    )


class Words(Entry):
    """One text in both languages."""

    vi: Text
    en: Text


class Dated(Entry):
    """Something in force from a day to a day, both included; a side left out is open."""

    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None

    def in_force(self, on: date) -> bool:
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)


class Ground(Dated):
    """A provision of an instrument, with how far it was read."""

    instrument: Text
    article: Text | None = None
    status: BasisStatus
    general: Flag = False  # about data as such, names no register
    about: tuple[Fact, ...] = ()  # the facts it is about; none listed = all the register holds


class Authority(Dated):
    """A body that announces, decides or receives; a body that ended names its successor."""

    key: Slug
    name: Words
    short: Text | None = None
    level: Level
    names: tuple[Text, ...] = ()
    replaced_by: Slug | None = None
    status: BasisStatus | None = None
    serves: tuple[Level, ...] = ()  # levels whose procedures of ministries stand in its list


class KnownFact(Entry):
    """A fact that papers prove and registers hold; `of`: the coarser fact it is a part of."""

    key: Fact
    of: Fact | None = None
    name: Words
    identifies: Flag = False  # a number by which the others are looked up


class Extent(StrEnum):
    """How much of what it is about a register covers."""

    FULL = "full"
    PARTIAL = "partial"


class Coverage(Entry):
    """How far a register reaches, what it does not cover yet, and where that is from."""

    extent: Extent
    missing: Words | None = None
    source: Text


class StateRegister(Entry):
    """A state register: the facts it holds, and the grounds on which procedures must read it.

    `holds` are coarse facts, `facts` the single ones; `unverified` names the keys for which no text
    was read.
    """

    key: Register
    name: Words
    databases: tuple[Text, ...] = ()
    owner: Slug | None = None
    holds: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    read_by: Words | None = None
    coverage: Coverage | None = None
    shared: tuple[Ground, ...]
    unverified: tuple[Text, ...] = ()

    def is_shared(self, on: date) -> bool:
        """Whether a text that is in force makes it readable to the offices that need it."""
        return any(ground.in_force(on) for ground in self.shared)


class FormerName(Entry):
    """A paper or name that the law has withdrawn."""

    name: Text
    instrument: Text
    since: Day
    patterns: tuple[Text, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return _any_of(self.patterns)


class DocumentType(Entry):
    """The shared identity of a paper; `register` left out = not known, `none` = none holds it.

    `proves` are coarse facts, `facts` the single ones it carries; `unverified` names the keys for
    which no text was read.
    """

    key: Slug
    name: Words
    also: tuple[Text, ...] = ()
    kind: DocumentKind
    register_: Register | None = Field(default=None, alias="register")
    proves: tuple[Fact, ...] = ()
    facts: tuple[Fact, ...] = ()
    issued_by: Slug | None = None
    unverified: tuple[Text, ...] = ()
    generic: Flag = False
    identifies: Flag = False  # handed in beside an identity card, it only says who somebody is
    listed: Flag = False
    needs: tuple[Text, ...] = ()
    patterns: tuple[Text, ...]
    former: tuple[FormerName, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether a state register is known to hold what it proves."""
        return self.register_ not in (None, Register.NONE)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return _any_of(self.patterns)


class Abbreviation(Entry):
    """A short form and the words it stands for; `type`: the document type it names alone."""

    short: Text
    also: tuple[Text, ...] = ()
    words: Text
    type: Slug | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """The short form as texts write it, the usual one first."""
        return (self.short, *self.also)


class Head(Entry):
    """First nouns of names that may be changed for each other before some words; "" for none."""

    nouns: tuple[str, ...]
    before: tuple[Text, ...]  # "*" = before anything


class ProcedureNaming(Entry):
    """What names of procedures say beside what the procedure is about."""

    openings: tuple[Text, ...]
    qualifiers: tuple[Text, ...]  # a variant is told behind one of these,
    shortest: Whole  # where so many words stand before it


class Naming(Entry):
    """What printed names of papers say beside which paper it is; phrases, `#` for a number."""

    openings: tuple[Text, ...]
    after_opening: tuple[Text, ...]
    asides: tuple[Text, ...]
    endings: tuple[Text, ...]
    heads: tuple[Head, ...]
    weightless: tuple[Text, ...]
    vague: tuple[Text, ...]  # words that name no paper, however many there are of them
    on_a_form: tuple[Text, ...]  # behind these, a result only says how it is written
    given: tuple[Text, ...]  # first words of papers that authorities give
    given_within_a_field: tuple[Text, ...]  # those whose names say nothing outside their field
    spellings: dict[Text, Text]  # another spelling of a word: the usual one
    joining: tuple[Text, ...]  # may be left out where the name has the same word once more
    procedures: ProcedureNaming
    syllable: Text  # a pattern of folded words that the language has
    ordinal: Text  # a pattern of folded words that count or name one of several


class Wording(Entry):
    """How texts say something: patterns over folded text; what they find is a suggestion."""

    key: Fact
    says: Words
    patterns: tuple[Text, ...]
    hints: tuple[Text, ...] = ()  # a text without any of these, in lower case, says nothing of it
    needs: tuple[Text, ...] = ()  # the same for folded texts: looked for before any pattern is

    def is_possible(self, text: str) -> bool:
        """Whether a text, not folded yet, is worth folding for this."""
        return not self.hints or bool(self._hints.matches(text.lower()))

    @cached_property
    def _hints(self) -> Phrasebook:
        return Phrasebook(self.hints)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.patterns))

    def is_needed_in(self, folded: str) -> bool:
        """Whether a folded text has one of the words without which it says nothing of this."""
        return not self.needs or bool(self._needs.matches(folded))

    @cached_property
    def _needs(self) -> Phrasebook:
        return Phrasebook(self.needs)

    def found_in(self, folded: str) -> bool:
        """Whether a folded text says it; `Phrases` is quicker about many texts."""
        return self.is_needed_in(folded) and self.pattern.search(folded) is not None


class Provision(Entry):
    """Where a legal text asks for something, as the source prints it."""

    instrument: Text
    article: Text | None = None


class ReplacedPaper(Entry):
    """One row of a legal list: in this procedure, data of these registers replaces this paper.

    `proofs` are general proofs that the list says are this paper ("papers that prove …: …").
    `database` is what the list prints where that is none of our registers. `printed` is a code that
    was mended.
    """

    row: int
    code: Text
    printed: Text | None = None
    types: tuple[Slug, ...]
    registers: tuple[Register, ...]
    proofs: tuple[Text, ...] = ()
    database: Text | None = None
    provision: Provision


class Instrument(Dated):
    """A legal instrument that rules or registers rest on."""

    number: Text
    about: Words
    status: BasisStatus
    source: Text
    replaced_by: Text | None = None
    # How far the end of its force was read, where not as far as the rest.
    end_status: BasisStatus | None = None

    def has_ended(self, on: date) -> bool:
        """Whether the whole of it has lost its force by a day."""
        return self.to is not None and self.to < on


class ProcedureCodes(Entry):
    """The patterns of procedure codes."""

    root: Text
    local: Text
    service: Text
    former: Text
    internal: Text | None = None  # codes of procedures between state bodies


class UnitCost(Dated):
    """What one task costs one applicant: hours of work, and money besides."""

    key: Fact
    says: Words
    hours: Number = Decimal(0)
    vnd: Count
    source: Text
    status: BasisStatus


class Wage(Dated):
    """What an hour of one side is worth in one region, in whole VND, by one source.

    Either `per_hour` or `income_per_year`, the average income of a head. `example`: made up.
    """

    key: Slug
    says: Words
    side: Side
    region: Slug
    income_per_year: Count | None = None
    per_hour: Count | None = None
    source: Text
    verified: Flag
    example: Flag = False

    @model_validator(mode="after")
    def _one_of_both(self) -> "Wage":
        if (self.income_per_year is None) == (self.per_hour is None):
            raise PydanticCustomError("wage", "give either `income_per_year` or `per_hour`")
        if 0 in (self.income_per_year, self.per_hour):
            raise PydanticCustomError("wage", "an hour that is worth nothing is no figure")
        return self


class MergedSuffix(Dated):
    """The end of the codes of a province that was merged into another."""

    suffix: Text
    province: Words
    into: Words
    status: BasisStatus


class CodePatterns(Entry):
    """How codes look in one country."""

    country: Slug
    procedure: ProcedureCodes
    merged: tuple[MergedSuffix, ...] = ()
    result: tuple[Text, ...]
    decision: Text

    @cached_property
    def code(self) -> re.Pattern[str]:
        """A procedure code as it may stand in a file: a root or a local one."""
        return re.compile(f"(?:{self.procedure.root}|{self.procedure.local})")

    def merged_suffix(self, code: str, on: date) -> MergedSuffix | None:
        """The ended suffix that a local code carries on a day."""
        found = (each for each in self.merged if code.endswith(f".{each.suffix}"))
        return next((each for each in found if not each.in_force(on)), None)

    def is_internal(self, code: str) -> bool:
        """Whether a code is one of a procedure between state bodies."""
        pattern = self.procedure.internal
        return pattern is not None and re.fullmatch(pattern, code) is not None


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})\b" for pattern in patterns))
