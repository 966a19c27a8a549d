"""The parts of a procedure, under the names of the procedure file; its model's objects serve them.

Each attribute has the name of the model's attribute (`tests/schema/test_types.py` compares them),
so a part is never copied. What a file calls `id` is `key` here: it is unique in one procedure
only, and clients take `id` for unique over all objects.
"""

import datetime

import strawberry
from strawberry import field

from registry.procedure import vocabulary as words
from schema.context import Info
from schema.scalars import BigInt
from schema.types.reference import Agency, Authority, Basis, DocumentType

BASIS = "The legal grounds of this part; null when not known."
CASES = "The cases it applies to, by key; empty: all."
CHANNELS = "The channels it applies to; empty: all."
WHEN = "The condition in words, if it applies only sometimes."


@strawberry.type(description="A time limit. No unit: none is stated. No amount: no text sets one.")
class TimeLimit:
    amount: float | None = field(description="How many; 0 means at once; null: no limit is set.")
    unit: words.Unit | None = field(description="Working days and calendar days are never mixed.")


@strawberry.type(
    description="How long the steps take that always happen, in their one unit; the time of the "
    "applicant does not count."
)
class StepTime:
    longest: TimeLimit = field(description="With those at once that wait for nothing else.")
    total: TimeLimit | None = field(description="One after another; null of imported words.")
    at_least: bool = field(description="Whether a step hides its time, so that it may be longer.")
    steps: list[str] = field(description="The keys of the steps on the longest way, in order.")


@strawberry.type(description="Who carries the procedure out, who decides, who is asked.")
class Agencies:
    executing: list[Agency] | None = field(description="Who carries it out.")
    deciding: list[Agency] | None = field(description="Who decides.")
    coordinating: list[Agency] | None = field(description="Who is asked.")


@strawberry.type(description="Where a dossier may be handed in.")
class Receiving:
    scope: words.Scope | None = field(description="How far the choice of office goes.")
    boundary_free: bool | None = field(description="Whether any office may receive it.")
    place: str | None = field(description="The place in words.")
    desk: Agency | None = field(
        description="The one desk that takes in an interlinked procedure for all its parts."
    )
    basis: list[Basis] | None = field(description=BASIS)


@strawberry.type(description="One way to hand in a dossier, with its own limit.")
class ChannelEntry:
    by: words.Channel = field(description="The way.")
    case: list[str] = field(description=CASES)
    level: words.ServiceLevel | None = field(description="How much can be done online.")
    partial_reason: str | None = field(description="Why an online service is only partial.")
    time_limit: TimeLimit | None = field(description="The time limit on this way.")
    starts_at: words.StartsAt | None = field(description="The moment the limit runs from.")
    stated: str | None = field(description="Printed words that contradict the keys.")
    digital_signature: bool | None = field(description="Whether a digital signature is needed.")
    pay_online: bool | None = field(description="Whether fees can be paid online.")
    label: str | None = field(description="What the source calls this way.")
    text: str | None = field(description="The source's words, verbatim.")


@strawberry.type(description="One line of the tariff.")
class Fee:
    id: str = field(name="key", description="Its id in the file.")
    kind: words.FeeKind | None = field(description="Fee (phí) or charge (lệ phí).")
    name: str | None = field(description="What it is called.")
    amount: BigInt | None = field(description="How much, in whole units of the currency.")
    currency: str | None = field(description="ISO 4217, such as VND.")
    per: str | None = field(description="What the amount is for, such as `lần` (each time).")
    rate: float | None = field(description="A rate in percent, instead of an amount.")
    formula: str | None = field(description="A formula in words, instead of an amount.")
    from_: datetime.date | None = field(name="from", description="The first day of this line.")
    to: datetime.date | None = field(description="The last day of this line.")
    set_by: words.SetBy | None = field(description="Who sets the amount.")
    waived_for: list[str] = field(description="Who does not pay.")
    channels: list[words.Channel] = field(description=CHANNELS)
    case: list[str] = field(description=CASES)
    when: str | None = field(description=WHEN)
    stated: str | None = field(description="Printed words that contradict the amount.")
    basis: list[Basis] | None = field(description=BASIS)


@strawberry.type(description="A variant of the procedure that its parts can name.")
class Case:
    id: str = field(name="key", description="Its id in the file.")
    name: str = field(description="What it is called.")
    when: str | None = field(description="When it applies, in words.")
    about: words.About | None = field(description="What distinguishes it from the others.")
    act: words.Act | None = field(description="What the procedure does in this case.")
    text: str | None = field(description="The source's words, verbatim.")


@strawberry.type(description="How a decision is challenged.")
class Appeal:
    how: str | None = field(description="The way, in words.")
    within: TimeLimit | None = field(description="The time there is.")
    basis: list[Basis] | None = field(description=BASIS)


@strawberry.type(description="One of the papers that the applicant may choose from.")
class Alternative:
    name: str = field(description="The name of the paper.")
    type: str | None = field(description="Its shared identity, a key of the document types.")
    kind: words.DocumentKind | None = field(description="What kind of paper it is.")
    register_: words.Register | None = field(
        name="register", description="The state register that holds what it proves."
    )
    when: str | None = field(description=WHEN)


@strawberry.type(description="A paper that the applicant must hand in or show.")
class Document:
    id: str = field(name="key", description="Its id in the file.")
    name: str = field(description="The name in Vietnamese.")
    name_en: str | None = field(description="The name in English.")
    type: str | None = field(description="Its shared identity, a key of the document types.")
    kind: words.DocumentKind | None = field(description="What kind of paper it is.")
    form: words.Form | None = field(description="The lightest form that is accepted.")
    also_accepts: list[words.Form] = field(description="Further forms that are accepted.")
    show_original: bool = field(description="The original must be shown beside the copy.")
    originals: int | None = field(description="How many originals.")
    copies: int | None = field(description="How many copies.")
    case: list[str] = field(description=CASES)
    when: str | None = field(description=WHEN)
    any_of: str | None = field(description="Documents of one group replace each other.")
    alternatives: list[Alternative] = field(description="The papers to choose from, all of them.")
    channels: list[words.Channel] = field(description=CHANNELS)
    template: str | None = field(description="The form to fill in, by key.")
    proves: list[str] | None = field(description="The facts it proves.")
    register_: words.Register | None = field(
        name="register", description="The state register that holds what it proves."
    )
    holder: str = field(description="Whose paper it is.")
    fetched_by: words.FetchedBy = field(description="Who brings it.")
    surrendered: bool = field(description="Handed in for good.")
    result_of: str | None = field(description="The code of the procedure that issues it.")
    result: str | None = field(description="The code of the result it is.")
    issued_by: str | None = field(description="The authority that issues it; `self`: the same.")
    fallback_only: bool = field(description="Asked only when the register cannot be read.")
    row: int | None = field(description="The row of the source it was read from.")
    text: str | None = field(description="That row, verbatim.")
    basis: list[Basis] | None = field(description=BASIS)

    @strawberry.field(
        description="What is known of this paper: by the type the file names, else by its name."
    )
    def document_type(self, info: Info) -> DocumentType | None:
        return info.context.views.document_type_of(self.type, self.name)


@strawberry.type(description="One field of a form.")
class FormField:
    id: str = field(name="key", description="Its id in the file.")
    label: str = field(description="What it is called on the form.")
    element: str | None = field(description="The data element it asks for.")
    sensitive: bool = field(description="Whether it asks for sensitive personal data.")
    purpose: str | None = field(description="What the data are for.")
    channels: list[words.Channel] = field(description=CHANNELS)


@strawberry.type(description="Whether somebody else must confirm a form before it is handed in.")
class Confirmation:
    required: bool = field(description="Whether it is needed.")
    by: str | None = field(description="Who confirms.")


@strawberry.type(description="A form that applicants fill in.")
class FormTemplate:
    id: str = field(name="key", description="Its id in the file.")
    name: str = field(description="What it is called.")
    code: str | None = field(description="Its number.")
    instrument: str | None = field(description="The instrument that prescribes it.")
    fields: list[FormField] | None = field(description="What it asks for.")
    confirmation: Confirmation | None = field(description="Who confirms it.")


@strawberry.type(description="One act of the applicant or of the state.")
class Step:
    id: str = field(name="key", description="Its id in the file.")
    actor: words.Actor | None = field(description="Who acts.")
    action: words.Action | None = field(description="The main act.")
    name: str = field(description="The name in Vietnamese.")
    name_en: str | None = field(description="The name in English.")
    agency: Agency | None = field(description="The agency that acts.")
    after: list[str] | None = field(
        description="What comes before, by key; null: the step above; empty: at once."
    )
    uses: list[str] | None = field(description="The documents it needs, by key.")
    gives: list[str] | None = field(description="What it makes, by key.")
    checks: list[str] | None = field(description="The conditions it checks, by key.")
    time_limit: TimeLimit | None = field(description="Its own time limit.")
    starts_at: words.StartsAt | None = field(description="The moment the limit runs from.")
    silence: words.Silence | None = field(description="What no answer in time means.")
    channels: list[words.Channel] = field(description=CHANNELS)
    case: list[str] = field(description=CASES)
    when: str | None = field(description=WHEN)
    presence: bool | None = field(description="Whether the applicant must come.")
    text: str | None = field(description="The source's words, verbatim.")
    basis: list[Basis] | None = field(description=BASIS)


@strawberry.type(description="What the applicant gets.")
class Result:
    id: str = field(name="key", description="Its id in the file.")
    name: str = field(description="What it is called.")
    code: str | None = field(description="Its code in the catalogue of results.")
    outcome: words.Outcome | None = field(description="Granted, refused, or a notice.")
    valid_for: TimeLimit | None = field(description="How long it is valid.")
    electronic: bool | None = field(description="Whether it is given electronically.")
    case: list[str] = field(description=CASES)
    when: str | None = field(description=WHEN)


@strawberry.type(description="A requirement the applicant has to meet.")
class Condition:
    id: str = field(name="key", description="Its id in the file.")
    text: str = field(description="The requirement.")
    business: bool | None = field(description="Whether it is a business condition.")
    basis: list[Basis] | None = field(description=BASIS)


@strawberry.type(description="Another procedure and how it stands to this one.")
class Related:
    code: str = field(description="Its code.")
    relation: words.Relation = field(description="How it stands to this one.")


@strawberry.type(description="The decision that publishes this content.")
class Decision:
    number: str = field(description="Its number.")
    date: datetime.date | None = field(description="When it was signed.")
    effective: datetime.date | None = field(description="From when it applies.")
    issuer: Authority | None = field(description="Who signed it.")
    change: words.Change | None = field(description="What it does to the procedure.")
    follows: str | None = field(description="The instrument it carries out.")
    entered_on: datetime.date | None = field(
        description="When it was entered in the national database."
    )


@strawberry.type(description="From when to when this content is in force; null: open.")
class Validity:
    from_: datetime.date | None = field(name="from", description="The first day.")
    to: datetime.date | None = field(description="The last day.")
    replaced_by: str | None = field(description="The code of what replaces it.")


@strawberry.type(description="Dossiers a year, with the source of the figure.")
class Volume:
    year: int = field(description="The year.")
    per_year: BigInt = field(description="How many dossiers.")
    source: str = field(description="Where the figure is from.")


@strawberry.type(description="A low, a middle and a high figure, in hours.")
class Range:
    low: float = field(description="The low figure.")
    mid: float = field(description="The middle figure.")
    high: float = field(description="The high figure.")


@strawberry.type(description="Work and money that one task costs one side.")
class Effort:
    id: str = field(name="key", description="Its id in the file.")
    task: words.Task = field(description="The task of the cost model.")
    for_: str | None = field(name="for", description="The part it falls away with, as a path.")
    side: words.Side = field(description="Whose work it is.")
    hours: Range = field(description="The work.")
    cost_vnd: BigInt = field(description="Money spent, in đồng.")
    channel: words.Channel | None = field(description="The channel it belongs to.")
    group: str | None = field(description="The group of applicants it belongs to.")
    source: str = field(description="Where the figures are from.")
    date: datetime.date = field(description="When they were taken.")


@strawberry.type(description="Words of the source that could not be read into keys.")
class Unread:
    text: str = field(description="The words.")
    reason: str | None = field(description="Why they could not be read.")
    field: str = field(description="Where they stand in the source.")


@strawberry.type(description="Where the content came from and who read it.")
class Origin:
    url: str | None = field(description="The address of the source.")
    read_on: datetime.date | None = field(description="When it was read.")
    read: words.Read | None = field(description="Suggested by the importer, or confirmed.")
    unread: list[Unread] = field(description="What could not be read.")
