"""The model of a `procedure/v1` file (ADR 007): frozen, strict, its attributes are the keys.

A key left out is *not known* and reads as None: what needs it is not evaluated, never guessed. Keys
of shape (`case`, `when`, `alternatives`, `channels`, flags such as `fallback_only`) have a default
instead, because leaving them out says something: no case, no condition, all channels, no fallback.
An empty list, `none` or `false` says that the text has none.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from registry.procedure import vocabulary as words
from registry.procedure.values import Count, Day, Fact, Flag, Limit, Number, Slug, Text, Whole


class Element(BaseModel):
    """Any part of a procedure file: frozen, no key but its own."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True,
        serialize_by_alias=True,
    )  # fmt: skip


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _shortest(value: Sequence[str]) -> str | list[str]:
    return value[0] if len(value) == 1 else list(value)


Cases = Annotated[
    tuple[Slug, ...],
    BeforeValidator(_one_or_many, json_schema_input_type=Slug | tuple[Slug, ...]),
    PlainSerializer(_shortest, return_type=str | list[str]),
]


class Basis(Element):
    """A legal ground of an element."""

    instrument: Text
    article: Text | None = None
    note: Text | None = None


class Agency(Element):
    """An agency: a key into the authorities, or the name as printed with its level."""

    key: Slug | None = None
    name: Text | None = None
    level: words.Level | None = None

    @model_validator(mode="after")
    def _named(self) -> "Agency":
        if (self.key is None) == (self.name is None):
            raise PydanticCustomError(
                "agency", "an agency is a key into authorities, or {{name: …, level: …}}"
            )
        return self


def _agency(value: object) -> object:
    return {"key": value} if isinstance(value, str) else value


def _agency_out(value: Agency) -> str | dict[str, Any]:
    if value.key is not None:
        return value.key
    return value.model_dump(mode="json", exclude_unset=True)


AgencyField = Annotated[
    Agency,
    BeforeValidator(_agency, json_schema_input_type=Slug | Agency),
    PlainSerializer(_agency_out, return_type=str | dict[str, Any]),
]


class Agencies(Element):
    """Who carries the procedure out, who decides, who is asked."""

    executing: tuple[AgencyField, ...] | None = None
    deciding: tuple[AgencyField, ...] | None = None
    coordinating: tuple[AgencyField, ...] | None = None


class Receiving(Element):
    """Where a dossier may be handed in."""

    scope: words.Scope | None = None
    boundary_free: Flag | None = None
    place: Text | None = None
    desk: AgencyField | None = None  # of an interlinked procedure: the one that takes it in for all
    basis: tuple[Basis, ...] | None = None


class ChannelEntry(Element):
    """One way to hand in a dossier, with its own limit; its key is `by`, with `case` if given."""

    by: words.Channel
    case: Cases = ()
    level: words.ServiceLevel | None = None
    partial_reason: Text | None = None
    time_limit: Limit | None = None
    starts_at: words.StartsAt | None = None
    stated: Text | None = None
    digital_signature: Flag | None = None
    pay_online: Flag | None = None
    label: Text | None = None
    text: Text | None = None


class Fee(Element):
    """One line of the tariff; `stated` keeps the printed words where they contradict it."""

    id: Slug
    kind: words.FeeKind | None = None
    name: Text | None = None
    amount: Count | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    per: Text | None = None
    rate: Number | None = None
    formula: Text | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    set_by: words.SetBy | None = None
    waived_for: tuple[Text, ...] = ()
    channels: tuple[words.Channel, ...] = ()
    case: Cases = ()
    when: Text | None = None
    stated: Text | None = None
    basis: tuple[Basis, ...] | None = None


class Case(Element):
    """A variant of the procedure that documents, steps, fees, channels and results can name."""

    id: Slug
    name: Text
    when: Text | None = None
    about: words.About | None = None
    act: words.Act | None = None
    text: Text | None = None


class Appeal(Element):
    """How a decision is challenged."""

    how: Text | None = None
    within: Limit | None = None
    basis: tuple[Basis, ...] | None = None


class Alternative(Element):
    """One of the papers that a document lets the applicant choose from (the list is complete)."""

    name: Text
    type: Slug | None = None
    kind: words.DocumentKind | None = None
    register_: words.Register | None = Field(default=None, alias="register")
    when: Text | None = None


class Document(Element):
    """A paper that the applicant must hand in or show."""

    id: Slug
    name: Text
    name_en: Text | None = None
    type: Slug | None = None
    kind: words.DocumentKind | None = None
    form: words.Form | None = None
    also_accepts: tuple[words.Form, ...] = ()
    show_original: Flag = False
    originals: Count | None = None
    copies: Count | None = None
    case: Cases = ()
    when: Text | None = None
    any_of: Slug | None = None
    alternatives: tuple[Alternative, ...] = ()
    channels: tuple[words.Channel, ...] = ()
    template: Slug | None = None
    proves: tuple[Fact, ...] | None = None
    register_: words.Register | None = Field(default=None, alias="register")
    holder: Text = "applicant"
    fetched_by: words.FetchedBy = words.FetchedBy.APPLICANT
    surrendered: Flag = False
    result_of: Text | None = None
    result: Text | None = None
    issued_by: Text | None = None
    fallback_only: Flag = False
    row: Count | None = None
    text: Text | None = None
    basis: tuple[Basis, ...] | None = None


class FormField(Element):
    """One field of a form."""

    id: Slug
    label: Text
    element: Fact | None = None
    sensitive: Flag = False
    purpose: Text | None = None
    channels: tuple[words.Channel, ...] = ()


class Confirmation(Element):
    """Whether somebody else has to confirm a form before it is handed in."""

    required: Flag
    by: Text | None = None


class FormTemplate(Element):
    """A form that applicants fill in; documents name it by `template`."""

    id: Slug
    name: Text
    code: Text | None = None
    instrument: Text | None = None
    fields: tuple[FormField, ...] | None = None
    confirmation: Confirmation | None = None


class Step(Element):
    """One act of the applicant or of the state.

    `after` left out: after the nearest step above that can occur together with this one; []: at
    once. A time limit on an applicant's step is the applicant's own deadline and is in no sum.
    """

    id: Slug
    actor: words.Actor | None = None
    action: words.Action | None = None
    name: Text
    name_en: Text | None = None
    agency: AgencyField | None = None
    after: tuple[Slug, ...] | None = None
    uses: tuple[Slug, ...] | None = None
    gives: tuple[Slug, ...] | None = None
    checks: tuple[Slug, ...] | None = None
    time_limit: Limit | None = None
    starts_at: words.StartsAt | None = None
    silence: words.Silence | None = None
    channels: tuple[words.Channel, ...] = ()
    case: Cases = ()
    when: Text | None = None
    presence: Flag | None = None
    text: Text | None = None
    basis: tuple[Basis, ...] | None = None


class Result(Element):
    """What the applicant gets."""

    id: Slug
    name: Text
    code: Text | None = None
    outcome: words.Outcome | None = None
    valid_for: Limit | None = None
    electronic: Flag | None = None
    case: Cases = ()
    when: Text | None = None


class Condition(Element):
    """A requirement the applicant has to meet."""

    id: Slug
    text: Text
    business: Flag | None = None
    basis: tuple[Basis, ...] | None = None


class Related(Element):
    """Another procedure and how it stands to this one."""

    code: Text
    relation: words.Relation


class InterlinkedPart(Element):
    """One of the procedures that an interlinked one carries out in one filing.

    `after` left out: after the part above; []: at once, beside others.
    """

    id: Slug
    authority: Slug
    code: Text
    after: tuple[Slug, ...] | None = None


class Decision(Element):
    """The decision that publishes this content."""

    number: Text
    date: Day | None = None
    effective: Day | None = None
    issuer: Slug | None = None
    change: words.Change | None = None
    follows: Text | None = None
    entered_on: Day | None = None


class Validity(Element):
    """From when to when this content is in force; a side left out is open."""

    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    replaced_by: Text | None = None


class Volume(Element):
    """Dossiers a year, with the source of the figure."""

    year: Annotated[Whole, Field(ge=1900, le=2200)]
    per_year: Count
    source: Text


class Range(Element):
    """A low, a middle and a high figure, in hours."""

    low: Number
    mid: Number
    high: Number


class Effort(Element):
    """Work and money that one task costs one side; `for` names the element it falls away with."""

    id: Slug
    task: words.Task
    for_: Text | None = Field(default=None, alias="for")
    side: words.Side = words.Side.APPLICANT
    hours: Range
    cost_vnd: Count = 0
    channel: words.Channel | None = None
    group: Text | None = None
    source: Text
    date: Day


class Suppression(Element):
    """A finding that people accepted for a while, with the reason and the end."""

    rule: Text
    element: Text
    reason: Text
    by: Text | None = None
    until: Day


class Unread(Element):
    """Words of the portal that are in no element's `text`, with why they could not be read."""

    field: Text
    text: Text
    reason: Text | None = None


class Origin(Element):
    """Where the content came from and who read it."""

    url: Text | None = None
    read_on: Day | None = None
    read: words.Read | None = None
    unread: tuple[Unread, ...] = ()


class Procedure(Element):
    """One edition of one administrative procedure; `authority` and `code` are its identity."""

    schema_: Literal["procedure/v1"] = Field(alias="schema")
    code: Text
    authority: Slug
    name: Text
    name_en: Text | None = None
    aliases: tuple[Text, ...] = ()
    kind: words.Kind | None = None
    act: words.Act | None = None
    act_kind: words.ActKind | None = None
    levels: tuple[words.Level, ...] | None = None
    field: Text | None = None
    field_en: Text | None = None
    applicants: tuple[words.Applicant, ...] | None = None
    agencies: Agencies | None = None
    receiving: Receiving | None = None
    channels: tuple[ChannelEntry, ...] | None = None
    time_limit: Limit | None = None
    fees: tuple[Fee, ...] | None = None
    sets: Count | None = None
    cases: tuple[Case, ...] = ()
    life_events: tuple[Slug, ...] = ()
    appeal: Appeal | None = None
    silence: words.Silence | None = None
    documents: tuple[Document, ...] | None = None
    forms: tuple[FormTemplate, ...] | None = None
    steps: tuple[Step, ...] | None = None
    results: tuple[Result, ...] | None = None
    conditions: tuple[Condition, ...] | None = None
    related: tuple[Related, ...] | None = None
    parts: tuple[InterlinkedPart, ...] | None = None
    legal_basis: tuple[Basis, ...] | None = None
    decision: Decision | None = None
    validity: Validity | None = None
    volume: tuple[Volume, ...] | None = None
    effort: tuple[Effort, ...] | None = None
    suppress: tuple[Suppression, ...] = ()
    source: Origin | None = None
