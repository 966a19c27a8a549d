"""Review cases: what signed-in people of an authority see of its reviews."""

import datetime
from collections.abc import Callable, Sequence
from decimal import Decimal

import strawberry
from strawberry import field

from registry import refusals as registry
from registry import review
from registry.actors import Role
from registry.refusals import Words
from schema.context import Info
from schema.enums import Language, ReviewOutcome, ReviewState
from schema.types.alert import Alert
from schema.types.cost import CaseCost, shown_cost
from schema.types.editing import (
    ElementChange,
    LostPath,
    MeasureOperation,
    NewerEdition,
    ProcedureElement,
    SuggestedMeasure,
    lost_of,
    shown_changes,
    shown_elements,
    shown_newer,
    shown_operations,
    shown_suggestions,
)
from schema.types.finding import Finding, Operation, ProcedureName, shown_operation
from schema.types.node import Node
from schema.types.proposal import Proposal, shown_proposal
from schema.types.reference import Authority
from schema.types.target import USUAL_SHARE, ReformTarget, shown_target, wanted_shares


@strawberry.type(description="Something that happened in a case.")
class ReviewEvent:
    at: datetime.datetime = field(description="When.")
    by: str = field(description="Who did it.")
    action: str = field(description="The act, or accepted, dismissed, reopened for a finding.")
    from_: ReviewState | None = field(name="from", description="The state before, if it changed.")
    to: ReviewState | None = field(description="The state after, if it changed.")
    words: str | None = field(description="The reason in the person's words.")
    document: str | None = field(description="The number of the document that shows it.")
    element: str | None = field(description="The element it is about, if it is about one.")
    document_date: datetime.date | None = field(description="The date of that document.")
    measure: int | None = field(description="The number of the measure it is about, if any.")


@strawberry.type(description="An act that the state allows, and who may do it.")
class PossibleAct:
    act: str = field(description="The act; the mutation of the same name does it.")
    role: Role = field(description="The role it needs within the authority.")
    may_do: bool = field(description="Whether the viewer holds that role there.")
    needs: list[str] = field(
        description="What must be said with it: words, document, instrument (with its dates), "
        "measurement."
    )
    words: strawberry.Private[Words]

    @strawberry.field(description="What it is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return self.words.en if lang is Language.EN else self.words.vi


@strawberry.type(description="One change that a case proposes, as a patch.")
class Measure:
    number: int = field(description="Its number.")
    outcome: ReviewOutcome = field(description="What it concludes.")
    title: str = field(description="What it is about.")
    reason: str = field(description="Why.")
    patch: list[Operation] = field(description="What it changes in the edition under review.")
    finding_fingerprints: list[str] = field(description="The findings that it answers.")
    within_power: bool = field(description="Whether the owner may change the text itself.")
    state: ReviewState | None = field(description="How far it is; null before it is proposed.")
    revision: int = field(description="Counts what people did to it.")
    author: str = field(description="Who added it.")
    instrument: str | None = field(description="The legal text that carries it out.")
    effective: datetime.date | None = field(description="When that text takes effect.")
    until: datetime.date | None = field(description="The last day of a temporary text.")
    possible_acts: list[PossibleAct] = field(description="What its state allows.")
    case: strawberry.Private[int]

    @strawberry.field(description="Its patch in words, operation by operation.")
    async def operations(self, info: Info) -> list[MeasureOperation]:
        found = await info.context.loaders.desks.load(self.case)
        return shown_operations(found, self.number, self.patch)

    @strawberry.field(
        description="Why its patch does not fit the edition under review: what became of its paths."
    )
    async def lost_paths(self, info: Info) -> list[LostPath]:
        return lost_of(await info.context.loaders.desks.load(self.case), self.number)


@strawberry.type(description="A procedure taken up for review, with what is found about it.")
class ReviewCase(Node):
    number: int = field(description="Its number.")
    title: str = field(description="What it is about.")
    state: ReviewState = field(description="How far it is.")
    revision: int = field(description="Counts what people did to it.")
    cursor: str = field(
        description="Where the log stood when it was read: `since` in `reviewChanged`."
    )
    unit: Authority = field(description="The authority whose procedure it is.")
    ground: str = field(description="Why it was opened.")
    opened: datetime.datetime = field(description="When it was opened.")
    opened_by: str = field(description="Who opened it.")
    closed: datetime.datetime | None = field(description="When it was closed.")
    due: datetime.date | None = field(description="The last day of its plan; null: none is set.")
    open_findings: int = field(description="How many findings nobody has judged.")
    total_findings: int = field(description="How many findings there are.")
    may_decide: bool = field(description="Whether the viewer may judge its findings.")
    procedures: list[ProcedureName] = field(description="The procedures under review.")
    returns: int = field(description="How often the control unit gave it back.")
    may_change: bool = field(description="Whether its state lets measures be changed.")
    measures: list[Measure] = field(description="What it proposes.")
    possible_acts: list[PossibleAct] = field(description="What its state allows.")
    identity: strawberry.Private[tuple[str, str]]

    @strawberry.field(description="What is found about the content that was loaded last.")
    async def findings(self, info: Info) -> list[Finding]:
        return await info.context.loaders.findings.load("/".join(self.identity))

    @strawberry.field(description="Its temporary texts that end soon, or have ended.")
    async def alerts(self, info: Info) -> list[Alert]:
        if all(each.until is None for each in self.measures):
            return []
        return await info.context.loaders.alerts.load(self.number)

    @strawberry.field(description="What its measures change together, before and after.")
    async def proposal(self, info: Info) -> Proposal | None:
        found = await info.context.loaders.dossiers.load(self.number)
        return shown_proposal(found.proposal, self.number) if found else None

    @strawberry.field(
        description="The edition that was loaded meanwhile; null: the newest is under review."
    )
    async def newer_edition(self, info: Info) -> NewerEdition | None:
        found = await info.context.loaders.desks.load(self.number)
        return shown_newer(found.newer) if found else None

    @strawberry.field(
        description="Measures that accepted findings suggest and no measure answers yet."
    )
    async def suggested_measures(self, info: Info) -> list[SuggestedMeasure]:
        return shown_suggestions(await info.context.loaders.desks.load(self.number))

    @strawberry.field(description="What of the content under review a measure can change.")
    async def elements(self, info: Info) -> list[ProcedureElement]:
        return shown_elements(await info.context.loaders.desks.load(self.number))

    @strawberry.field(description="What can be changed of one element.")
    async def changes_of(self, info: Info, element: str) -> list[ElementChange]:
        return shown_changes(await info.context.loaders.desks.load(self.number), element)

    @strawberry.field(description="What the procedure costs now and after its measures.")
    async def cost(self, info: Info) -> CaseCost | None:
        found = await info.context.loaders.dossiers.load(self.number)
        return shown_cost(found.cost) if found else None

    @strawberry.field(
        description="Which of its measures save so many per cent of time and cost with the least "
        "legal effort; null asks nothing of that half. Null while it has no measure."
    )
    async def target(
        self,
        info: Info,
        time_percent: Decimal | None = USUAL_SHARE,
        cost_percent: Decimal | None = USUAL_SHARE,
    ) -> ReformTarget | None:
        asked = (self.number, *wanted_shares(time_percent, cost_percent))
        found = await info.context.loaders.targets.load(asked)
        return shown_target(found) if found else None

    @strawberry.field(description="What happened, oldest first.")
    async def history(self, info: Info) -> list[ReviewEvent]:
        loaders = info.context.loaders
        events = [_event(each) for each in await loaders.events.load(self.number)]
        found = await loaders.findings.load("/".join(self.identity))
        verdicts = await loaders.verdicts.load_many([finding.fingerprint for finding in found])
        for finding, said in zip(found, verdicts, strict=True):
            events += [
                ReviewEvent(
                    at=verdict.at,
                    by=verdict.actor,
                    action=verdict.decision.value,
                    from_=None,
                    to=None,
                    words=verdict.said or None,
                    document=None,
                    element=finding.element,
                    document_date=None,
                    measure=None,
                )
                for verdict in said
            ]
        return sorted(events, key=lambda event: event.at)


def shown_act(possible: registry.PossibleAct, may_do: Callable[[Role], bool]) -> PossibleAct:
    return PossibleAct(
        act=camel_case(possible.act),
        role=possible.role,
        may_do=may_do(possible.role),
        needs=list(possible.needs),
        words=possible.label,
    )


def shown_measure(measure: review.Measure, possible: Sequence[PossibleAct]) -> Measure:
    return Measure(
        number=measure.id,
        outcome=ReviewOutcome(measure.outcome),
        title=measure.title,
        reason=measure.reason,
        patch=[shown_operation(each) for each in measure.patch],
        finding_fingerprints=list(measure.findings),
        within_power=measure.within_power,
        state=ReviewState(measure.state) if measure.state else None,
        revision=measure.revision,
        author=measure.author,
        instrument=measure.instrument,
        effective=measure.effective,
        until=measure.until,
        possible_acts=list(possible),
        case=measure.case,
    )


def camel_case(act: str) -> str:
    """The name of an act's mutation.

    >>> camel_case("approve_measure")
    'approveMeasure'
    """
    first, *rest = act.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _event(event: review.Event) -> ReviewEvent:
    paper = event.paper
    return ReviewEvent(
        at=event.at,
        by=event.actor,
        action="opened" if event.kind == "open_case" else camel_case(event.kind),
        from_=ReviewState(event.source) if event.source else None,
        to=ReviewState(event.target) if event.target else None,
        words=event.words,
        document=paper.number if paper else None,
        element=None,
        document_date=paper.dated if paper else None,
        measure=event.measure,
    )
