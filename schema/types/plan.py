"""Plans of reviews, their items, and procedures that the data say are worth a review."""

import datetime
from collections.abc import Awaitable, Callable

import strawberry
from strawberry import field

from registry.refusals import Words
from registry.review.plans import Plan, Standing, deadlines
from rules import Severity
from schema.context import Info
from schema.enums import Language, PlanGround, ReviewState, in_language
from schema.types.finding import ProcedureName
from schema.types.node import Node
from schema.types.reference import Authority


@strawberry.type(description="One line of a plan: a procedure or a group of them.")
class ReviewPlanItem:
    number: int = field(description="Its number.")
    plan: int = field(description="The number of its plan.")
    procedure: ProcedureName | None = field(description="The procedure; null: it is a group.")
    group: str | None = field(description="The words of a group; null: it is a procedure.")
    lead: str | None = field(description="The unit in charge.")
    partners: list[str] = field(description="Who takes part.")
    starts: datetime.date | None = field(description="The first day.")
    ends: datetime.date | None = field(description="The last day.")
    ground: PlanGround | None = field(description="On what it rests.")
    ground_words: str = field(description="What that is in words.")
    product: str | None = field(description="What comes out of it.")
    review_case: int | None = field(description="The number of its case.")
    case_state: ReviewState | None = field(description="How far its case is.")
    finished: datetime.date | None = field(description="When the product of a group was delivered.")
    standing: Standing = field(description="Where it stands today.")


@strawberry.type(description="How many items of a plan stand somewhere.")
class StandingCount:
    standing: Standing = field(description="Where they stand.")
    count: int = field(description="How many.")


@strawberry.type(description="Something that should be looked at again; it blocks nothing.")
class Warning:
    said: strawberry.Private[Words]

    @strawberry.field(description="What it is.")
    def message(self, lang: Language = Language.VI) -> str:
        return in_language(self.said, lang)


@strawberry.type(description="How many findings of one severity.")
class SeverityCount:
    severity: Severity = field(description="The severity.")
    count: int = field(description="How many.")


@strawberry.type(description="A procedure with the reasons to review it.")
class SuggestedProcedure:
    procedure: ProcedureName = field(description="The procedure.")
    findings: list[SeverityCount] = field(description="Findings that stand, by severity.")
    weight: int = field(description="Their weights added up.")
    yearly_volume: int | None = field(description="Dossiers a year; null: not known.")
    volume_year: int | None = field(description="The year of that figure.")
    burden: int | None = field(description="Weight times dossiers; null: not known.")
    feedback: int = field(description="How often people wrote about it.")


@strawberry.type(description="Procedures worth a review, those with a known burden first.")
class SuggestedProcedures:
    total: int = field(description="How many there are.")
    volume_unknown: int = field(description="Of how many of them the dossiers are not known.")
    items: list[SuggestedProcedure] = field(description="The first of them.")


Suggest = Callable[[int], Awaitable[SuggestedProcedures]]


@strawberry.type(description="The plan of reviews of an authority for one year.")
class ReviewPlan(Node):
    number: int = field(description="Its number.")
    unit: Authority = field(description="The authority whose plan it is.")
    year: int = field(description="The year.")
    title: str = field(description="What it is called.")
    decision: str | None = field(description="The decision that approved it; null: a draft.")
    decided: datetime.date | None = field(description="When that was signed.")
    author: str = field(description="Who began it.")
    made: datetime.datetime = field(description="When it was begun.")
    revision: int = field(description="Counts what people did to it.")
    sent_before: datetime.date = field(
        description="The approved plan reaches the central body before this day."
    )
    items: list[ReviewPlanItem] = field(description="The items in the order they were added.")
    may_change: bool = field(description="Whether the viewer may change it now.")
    may_approve: bool = field(description="Whether the viewer holds the role that approves it.")
    may_finish: bool = field(
        description="Whether the viewer may record now that products of groups were delivered."
    )
    kept: strawberry.Private[Plan]
    suggest: strawberry.Private[Suggest]

    @strawberry.field(description="How many items stand where today.")
    def progress(self) -> list[StandingCount]:
        counts = self.kept.by_standing
        return [
            StandingCount(standing=standing, count=counts[standing])
            for standing in Standing
            if counts.get(standing)
        ]

    @strawberry.field(description="What should be looked at again in its days.")
    def warnings(self, info: Info) -> list[Warning]:
        today = info.context.now.date()
        return [Warning(said=each) for each in self.kept.warnings(today)]

    @strawberry.field(
        description="Procedures of its authority nobody reviews yet, at most 100; null for viewers "
        "who may not add them now."
    )
    async def suggestions(self, first: int = 20) -> SuggestedProcedures | None:
        return await self.suggest(first) if self.may_change else None

    @strawberry.field(description="The last days as an iCalendar text (RFC 5545).")
    def calendar(self, info: Info) -> str:
        return deadlines(self.kept, info.context.now)


@strawberry.type(description="Items whose last day has passed or is near, the oldest first.")
class DuePlanItems:
    overdue: list[ReviewPlanItem] = field(description="Their last day has passed.")
    soon: list[ReviewPlanItem] = field(description="Their last day is near.")


@strawberry.type(description="The plan was written or approved.")
class PlanSuccess:
    plan: ReviewPlan = field(description="The plan as it is now.")
    item: int | None = field(description="The number of the item it was about, if about one.")
    warnings: list[Warning] = field(description="What should be looked at again.")
