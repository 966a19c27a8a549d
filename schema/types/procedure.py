"""A published procedure with all its parts and findings."""

from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import field

from registry.procedure import model
from registry.procedure import vocabulary as words
from rules import Severity
from schema.context import Info
from schema.paging import Asked, Paged
from schema.types import parts
from schema.types.finding import Finding, ProcedureName
from schema.types.node import Node
from schema.types.reference import Authority, Basis
from schema.types.release import Announcement, UpcomingChange
from schema.types.suppression import Suppression

if TYPE_CHECKING:
    from schema.linked import Linked
    from schema.types.interlinked import InterlinkedPart, PartsTime
    from schema.types.province import AdaptedProcedure, LocalChange
    from schema.types.sending import PublishedFeedbackConnection
    from schema.types.statistics import StatisticsLine


@strawberry.type(
    description="An administrative procedure as it is published. Null in a part: not known; "
    "an empty list: the text says there is none."
)
class Procedure(Node):
    code: str = field(description="The code; with the authority it names the procedure.")
    authority: Authority = field(description="Who announces it.")
    name: str = field(description="The name in Vietnamese.")
    name_en: str | None = field(description="The name in English.")
    aliases: list[str] = field(description="Older and local codes.")
    kind: words.Kind | None = field(description="How it came to be and whom it binds.")
    act: words.Act | None = field(description="What it does to the thing it issues.")
    act_kind: words.ActKind | None = field(description="What kind of act of the state it is.")
    levels: list[words.Level] | None = field(description="The tiers that handle it.")
    domain: str | None = field(name="field", description="The field of administration.")
    domain_en: str | None = field(name="fieldEn", description="The field in English.")
    applicants: list[words.Applicant] | None = field(description="Who may apply.")
    agencies: parts.Agencies | None = field(description="Who carries it out and decides.")
    receiving: parts.Receiving | None = field(description="Where a dossier may be handed in.")
    channels: list[parts.ChannelEntry] | None = field(description="The ways to hand it in.")
    service_level: words.ServiceLevel | None = field(description="How far it goes online.")
    time_limit: parts.TimeLimit | None = field(description="The time limit.")
    fees: list[parts.Fee] | None = field(description="What it costs.")
    sets: int | None = field(description="How many sets of the dossier.")
    cases: list[parts.Case] = field(description="Its variants.")
    life_events: list[str] = field(description="The events of life it belongs to.")
    appeal: parts.Appeal | None = field(description="How a decision is challenged.")
    silence: words.Silence | None = field(description="What no answer in time means.")
    documents: list[parts.Document] | None = field(description="The papers it asks for.")
    forms: list[parts.FormTemplate] | None = field(description="The forms to fill in.")
    steps: list[parts.Step] | None = field(description="What is done, by whom.")
    results: list[parts.Result] | None = field(description="What the applicant gets.")
    conditions: list[parts.Condition] | None = field(description="What must be met.")
    related: list[parts.Related] | None = field(description="Other procedures it touches.")
    legal_basis: list[Basis] | None = field(description="What it rests on.")
    decision: parts.Decision | None = field(description="The decision that publishes it.")
    validity: parts.Validity | None = field(description="When it is in force.")
    volume: list[parts.Volume] | None = field(description="Dossiers a year.")
    effort: list[parts.Effort] | None = field(description="The work and money it takes.")
    source: parts.Origin | None = field(description="Where the content came from.")
    edition: str = field(description="The hash of the content.")
    abolished: bool = field(
        description="Whether it is no longer in force: a release or its last day ended it."
    )
    releases: list[Announcement] = field(
        description="The releases in effect that named it, newest first."
    )
    upcoming: list[UpcomingChange] = field(
        description="What becomes of it after that day, by what has been published, in order."
    )
    findings: list[Finding] = field(description="What rules find about it.")
    suppressions: list[Suppression] = field(
        description="Findings that people hold back; they are not among `findings`."
    )
    finding_count: int = field(description="How many findings nobody has judged.")
    highest_severity: Severity | None = field(description="The worst of these.")
    successor: strawberry.Private[tuple[str, str] | None]
    content: strawberry.Private[model.Procedure]
    linked: strawberry.Private["Linked"]

    @strawberry.field(
        description="Counts the contents that were loaded; mutations name it. Null until signed in."
    )
    async def revision(self, info: Info) -> int | None:
        return await info.context.loaders.revisions.load(f"{self.authority.key}/{self.code}")

    @strawberry.field(
        description="How long the steps take, to hold against the limit. Null: their limits have "
        "several units, which are never added, or tell no length."
    )
    def step_time(self, info: Info) -> parts.StepTime | None:
        return info.context.views.step_time_of(self.content)

    @strawberry.field(
        extensions=[Paged()], description="Feedback about it with the answers, the newest first."
    )
    async def published_feedback(
        self, info: Info, asked: Asked
    ) -> Annotated["PublishedFeedbackConnection", strawberry.lazy("schema.types.sending")] | None:
        from schema.sending import published_about  # the door imports this type

        key = f"{self.authority.key}/{self.code}"
        return await published_about(info.context, key, asked)

    @strawberry.field(
        description="Of an interlinked procedure: the procedures that it carries out in one "
        "filing. Null: not known."
    )
    def parts(
        self,
    ) -> list[Annotated["InterlinkedPart", strawberry.lazy("schema.types.interlinked")]] | None:
        return self.linked.parts()

    @strawberry.field(description="How long its parts take together. Null: it has none.")
    def parts_time(
        self,
    ) -> Annotated["PartsTime", strawberry.lazy("schema.types.interlinked")] | None:
        return self.linked.time()

    @strawberry.field(description="The interlinked procedures in force that it is a part of.")
    def part_of(self) -> list[ProcedureName]:
        return self.linked.part_of()

    @strawberry.field(
        description="The procedure of another authority that this one adapts, on the same day. "
        "Null: it adapts none."
    )
    def base(
        self,
    ) -> Annotated["AdaptedProcedure", strawberry.lazy("schema.types.province")] | None:
        return self.linked.base()

    @strawberry.field(
        description="How it differs from the procedure that it adapts, element by element: what "
        "is carried out otherwise first, then what is only worded otherwise."
    )
    def differences(
        self,
    ) -> list[Annotated["LocalChange", strawberry.lazy("schema.types.province")]]:
        return self.linked.differences()

    @strawberry.field(
        description="Figures of its dossiers in the newest period, one line for each level and "
        "part; empty: nobody states any."
    )
    async def statistics(
        self, info: Info
    ) -> list[Annotated["StatisticsLine", strawberry.lazy("schema.types.statistics")]]:
        from schema.statistics import shown_total  # the door imports this type

        found = await info.context.loaders.counted.load(self.code)
        return [shown_total(info.context.views, each) for each in found]

    @strawberry.field(description="What stands in its place, if a release ended it.")
    def replaced_by(self, info: Info) -> "Procedure | None":
        return info.context.views.procedure_of(self.successor) if self.successor else None
