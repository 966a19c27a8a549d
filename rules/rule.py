"""What a rule file says (`rule/v1`), as frozen values; what its texts mean is for the loader.

All scalars of a file are text, so numbers and dates are read here. `RuleHeader` is the part that
rules written in other languages (SQL over a whole catalogue) share.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    WithJsonSchema,
    model_validator,
)


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    CRITICAL = "critical"  # breaks a rule in force today, or cannot lawfully be applied
    HIGH = "high"  # a named legal text already makes the item unnecessary
    MEDIUM = "medium"  # a general principle makes the item doubtful
    LOW = "low"  # quality, wording, an opportunity
    INFO = "info"  # a signal; never shown as a defect

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]

    def at_most(self, ceiling: "Severity") -> "Severity":
        """The milder of the two."""
        return max(self, ceiling, key=lambda severity: severity.rank)


_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


class Status(StrEnum):
    """Where a rule stands; its id is taken for good in every status."""

    DRAFT = "draft"  # being written: loaded and tested, never evaluated
    TEST = "test"  # on trial: evaluated, shown as info at most
    STABLE = "stable"
    DEPRECATED = "deprecated"  # retired: never evaluated, kept so that the id is not reused


class Over(StrEnum):
    """What a rule is asked about."""

    PROCEDURE = "procedure"  # each procedure by itself
    CATALOGUE = "catalogue"  # all procedures together: answers of named questions


class Criterion(StrEnum):
    """Which of the four legal tests a finding fails."""

    NECESSITY = "necessity"
    REASONABLENESS = "reasonableness"
    LEGALITY = "legality"
    COST = "cost"


class BasisStatus(StrEnum):
    """How far a legal ground was checked."""

    VERIFIED = "verified"  # the article was read
    REPORTED = "reported"  # a secondary public source states it
    UNVERIFIED = "unverified"  # to be confirmed by a lawyer; never counts as law


class Frozen(BaseModel):
    """Frozen, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Text(Frozen):
    """A sentence in the language of the law and in English."""

    vi: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class Texts(Frozen):
    """Sentences in both languages."""

    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Basis(Frozen):
    """A legal ground: an article of an instrument, from a day to a day, both included."""

    instrument: str
    article: str | None = None
    from_: Annotated[date | None, Field(alias="from")] = None
    to: date | None = None
    status: BasisStatus
    source: str | None = None

    def in_force(self, day: date) -> bool:
        """Whether the ground stands on `day`; an end left out is open."""
        return (self.from_ or day) <= day <= (self.to or day)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.from_ and self.to and self.to < self.from_:
            raise ValueError(f"ends ({self.to}) before it starts ({self.from_})")
        return self


class Operation(Frozen):
    """One operation of a patch; its texts may hold placeholders such as {doc.id}."""

    op: Literal["remove", "set", "add", "merge", "abolish"]
    path: Annotated[str, Field(min_length=1)]
    value: Any = None  # Any: the patch language of the caller decides
    after: str | None = None

    @cached_property
    def is_plain(self) -> bool:
        """Whether no text of it has a placeholder."""
        return "{" not in repr((self.path, self.value, self.after))

    def as_json(self) -> dict[str, Any]:
        """The operation as plain data, without a value when it has none."""
        return self.model_dump(mode="json", exclude_none=True)


class Each(Frozen):
    """`documents as doc`: the list of the subject a rule runs over, and the element's name."""

    list_name: str
    name: str

    def __str__(self) -> str:
        return f"{self.list_name} as {self.name}"


_IDENTIFIER: Final = r"[a-z][a-z0-9_]*"
_EACH: Final = re.compile(rf"({_IDENTIFIER}) as ({_IDENTIFIER})")
# CEL's reserved words, and the names every expression has.
_TAKEN_NAME: Final = re.compile(
    "p|params|true|false|null|in|as|break|const|continue|else|for|function|if|import|let|loop"
    "|package|namespace|return|var|void|while"
)


def _read_each(value: object) -> object:
    if isinstance(value, Each):
        return value
    found = _EACH.fullmatch(str(value))
    if found is None:
        raise ValueError('write it as "documents as doc": a list of the subject, a name for one')
    if _TAKEN_NAME.fullmatch(found[2]):
        raise ValueError(f'the name "{found[2]}" is taken; choose another')
    return Each(list_name=found[1], name=found[2])


_INT: Final = re.compile(r"-?\d{1,18}")
_DOUBLE: Final = re.compile(r"-?\d+\.\d+")
Scalar = StrictBool | StrictInt | StrictFloat | StrictStr


def _read_param(value: object) -> object:
    """Text that looks like a number or a truth value is one; a list holds one type."""
    if isinstance(value, list):
        items = [_read_param(item) for item in value]
        if not items or len({type(item) for item in items}) > 1:
            raise ValueError("a list must hold values of one type, at least one")
        return tuple(items)
    if not isinstance(value, str):
        return value
    if value in {"true", "false"}:
        return value == "true"
    if _INT.fullmatch(value):
        return int(value)
    return float(value) if _DOUBLE.fullmatch(value) else value


Param = Scalar | tuple[Scalar, ...]


def _read_params(value: object) -> object:
    return {k: _read_param(v) for k, v in value.items()} if isinstance(value, Mapping) else value


class Unsure(Frozen):
    """When a hit is only a suggestion, and the severity it then has."""

    when: str
    severity: Severity


class RuleTest(Frozen):
    """An example: the subject given, the element paths that must be found, those not evaluated."""

    name: str
    given: Mapping[str, Any]  # Any: plain data as the caller's files have it
    expect: tuple[str, ...]
    not_evaluated: tuple[str, ...] = ()
    as_of: date | None = None
    severity: Severity | None = None

    @property
    def is_hit(self) -> bool:
        return bool(self.expect)

    @property
    def is_miss(self) -> bool:
        return not self.expect and not self.not_evaluated


def _at_least_one(grounds: tuple[Basis, ...]) -> tuple[Basis, ...]:
    if not grounds:
        raise ValueError("a rule needs at least one legal ground")
    return grounds


class RuleHeader(Frozen):
    """What every rule says about itself, whatever language its condition is in."""

    schema_: Annotated[Literal["rule/v1"], Field(alias="schema")]
    id: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$", max_length=40)]
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    status: Status
    title: Text
    criterion: Criterion
    severity: Severity
    basis: Annotated[tuple[Basis, ...], AfterValidator(_at_least_one)]
    context: tuple[Literal["statistics", "feedback", "cost", "releases", "baseline"], ...] = ()
    group: str | None = None
    outcome: str | None = None
    message: Text
    remedy: tuple[Operation, ...] = ()
    false_positives: Texts = Texts()

    def grounds(self, day: date) -> tuple[Basis, ...]:
        """The legal grounds in force on `day`, in the order of the file."""
        return tuple(basis for basis in self.basis if basis.in_force(day))

    def severity_on(self, day: date) -> Severity | None:
        """How bad a finding of this rule is on `day`; None when the rule says nothing that day.

        Grounds out of force are no grounds: a rule without any left has lapsed. Grounds that are
        all unverified carry `low` at most; a rule on trial shows `info` at most; a draft or a
        deprecated rule is never evaluated.
        """
        grounds = self.grounds(day)
        if not grounds or self.status in {Status.DRAFT, Status.DEPRECATED}:
            return None
        checked = any(basis.status is not BasisStatus.UNVERIFIED for basis in grounds)
        ceiling = Severity.CRITICAL if checked else Severity.LOW
        if self.status is Status.TEST:
            ceiling = Severity.INFO
        return self.severity.at_most(ceiling)


class Rule(RuleHeader):
    """A rule with a condition in CEL; `rules.read_rule` checks what its texts name.

    Over a catalogue `each` names a question that is asked of all procedures at once, and an element
    is one line of the answer, about one element of one procedure.
    """

    over: Over = Over.PROCEDURE
    params: Annotated[
        Mapping[Annotated[str, Field(pattern=rf"^{_IDENTIFIER}$")], Param],
        BeforeValidator(_read_params),
    ] = {}
    each: Annotated[
        Each | None,
        BeforeValidator(_read_each),
        PlainSerializer(lambda each: each and str(each)),
        WithJsonSchema({"type": "string", "pattern": f"^{_EACH.pattern}$"}),
    ] = None
    when: Annotated[str, Field(min_length=1)]
    unsure: Unsure | None = None
    register_: Annotated[str | None, Field(alias="register")] = None
    tests: tuple[RuleTest, ...]

    @model_validator(mode="after")
    def _has_a_hit_and_a_miss(self) -> Self:
        if not any(test.is_hit for test in self.tests):
            raise ValueError("no test expects a finding; add one whose `expect` names an element")
        if not any(test.is_miss for test in self.tests):
            raise ValueError("no test expects silence; add one with `expect: []`")
        return self

    @model_validator(mode="after")
    def _names_a_question(self) -> Self:
        if self.over is Over.CATALOGUE and self.each is None:
            raise ValueError('over a catalogue `each` names a question, such as "chains as row"')
        return self
