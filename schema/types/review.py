"""Review cases: what signed-in people of an authority see of its reviews."""

import datetime

import strawberry
from strawberry import field

from schema.context import Info
from schema.enums import ReviewState
from schema.types.finding import Finding, ProcedureName
from schema.types.node import Node
from schema.types.reference import Authority


@strawberry.type(description="Something that happened in a case.")
class ReviewEvent:
    at: datetime.datetime = field(description="When.")
    by: str = field(description="Who did it.")
    action: str = field(description="opened, accepted, dismissed or reopened.")
    from_: ReviewState | None = field(name="from", description="The state before, if it changed.")
    to: ReviewState | None = field(description="The state after, if it changed.")
    words: str | None = field(description="The reason in the person's words.")
    document: str | None = field(description="The number of the document that shows it.")
    element: str | None = field(description="The element it is about, if it is about one.")


@strawberry.type(description="A procedure taken up for review, with what is found about it.")
class ReviewCase(Node):
    number: int = field(description="Its number.")
    title: str = field(description="What it is about.")
    state: ReviewState = field(description="How far it is.")
    revision: int = field(description="Counts what people did to it.")
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
    identity: strawberry.Private[tuple[str, str]]

    @strawberry.field(description="What is found about the content that was loaded last.")
    async def findings(self, info: Info) -> list[Finding]:
        return await info.context.loaders.findings.load("/".join(self.identity))

    @strawberry.field(description="What happened, oldest first.")
    async def history(self, info: Info) -> list[ReviewEvent]:
        loaders = info.context.loaders
        events = [_opening(self)]
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
                )
                for verdict in said
            ]
        return sorted(events, key=lambda event: event.at)


def _opening(case: ReviewCase) -> ReviewEvent:
    return ReviewEvent(
        at=case.opened,
        by=case.opened_by,
        action="opened",
        from_=None,
        to=ReviewState.IN_REVIEW,
        words=case.ground,
        document=None,
        element=None,
    )
