"""Feedback about procedures, as the people of its authority see it."""

import datetime
from collections.abc import Sequence

import strawberry
from strawberry import field

from registry.refusals import Words
from registry.review.feedback import FeedbackEvent as RegistryEvent
from registry.review.feedback import Standing
from schema.context import Info
from schema.enums import FeedbackCategory, FeedbackSender, FeedbackState, Language, in_language
from schema.types.connections import Connection, Count, FacetBucket
from schema.types.finding import ProcedureName
from schema.types.reference import Authority
from schema.types.review import PossibleAct


@strawberry.type(description="The last day for an act, by the clock of the feedback.")
class FeedbackDeadline:
    act: str = field(description="The act; the mutation of the same name does it.")
    by: datetime.date = field(description="The last day.")
    is_late: bool = field(description="Whether that day has passed.")
    words: strawberry.Private[Words]

    @strawberry.field(description="What the act is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.words, lang)


@strawberry.type(description="What was done to feedback.")
class FeedbackEvent:
    at: datetime.datetime = field(description="When.")
    by: str = field(description="Who.")
    act: str = field(description="The act.")
    words: str = field(description="What was said with it by who handles it.")
    called: strawberry.Private[Words]

    @strawberry.field(description="What the act is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.called, lang)


@strawberry.type(description="Feedback as the people of its authority see it.")
class Feedback:
    number: int = field(description="Its number.")
    unit: Authority = field(description="The authority it was sent to.")
    procedure: ProcedureName | None = field(description="The procedure; null: the authority.")
    sender: FeedbackSender = field(description="Who says it.")
    name: str | None = field(description="Who sent it; only for those who may answer.")
    contact: str | None = field(description="How to reach them; only for those who may answer.")
    words: str = field(description="What it says.")
    supplement: str | None = field(description="What was added when it was asked for.")
    state: FeedbackState = field(description="How far it is.")
    category: FeedbackCategory | None = field(description="What it is about; null: not classed.")
    answered_by: str | None = field(description="The unit in charge.")
    received: datetime.date = field(description="When it came in.")
    asked: str | None = field(description="What the sender was asked for last.")
    answer: str | None = field(description="The answer, or why it was refused.")
    answered: datetime.date | None = field(description="When that was given.")
    published: datetime.date | None = field(description="When the answer was published.")
    finding: str | None = field(description="The finding it became.")
    plan_item: int | None = field(description="The item of a plan it became.")
    revision: int = field(description="Counts what was done to it.")
    due: datetime.date | None = field(description="When the sender hears something at the latest.")
    publish_by: datetime.date | None = field(description="When the answer is published at latest.")
    is_late: bool = field(description="Whether that day has passed.")
    standing: Standing = field(description="Where it stands against its clock today.")
    holidays_until: int | None = field(
        description="Where that is not known: the last year whose holidays are listed."
    )
    deadlines: list[FeedbackDeadline] = field(
        description="What its clock asks for now, the first day first."
    )
    possible_acts: list[PossibleAct] = field(description="What its state allows.")
    timing: strawberry.Private[Words]

    @strawberry.field(description="The clock it runs against, set when it came in.")
    def clock(self, lang: Language = Language.VI) -> str:
        return in_language(self.timing, lang)

    @strawberry.field(description="What was done to it, oldest first.")
    async def history(self, info: Info) -> list[FeedbackEvent]:
        found: Sequence[RegistryEvent] = await info.context.loaders.feedback_events.load(
            self.number
        )
        return [
            FeedbackEvent(at=e.at, by=e.actor, act=e.act, words=e.words, called=e.label)
            for e in found
        ]


@strawberry.type(description="What each choice would give.")
class FeedbackFacets:
    count: strawberry.Private[Count]

    @strawberry.field(description="By where it stands against its clock.")
    def standing(self) -> list[FacetBucket]:
        return list(self.count("standing"))

    @strawberry.field(description="By state.")
    def state(self) -> list[FacetBucket]:
        return list(self.count("state"))

    @strawberry.field(description="By authority.")
    def authority(self) -> list[FacetBucket]:
        return list(self.count("authority"))


@strawberry.type(description="A page of feedback, the most urgent first.")
class FeedbackConnection(Connection[Feedback]):
    facets: FeedbackFacets = field(description="What each choice would give.")


@strawberry.type(description="The act on feedback was done.")
class FeedbackSuccess:
    number: int = field(description="Its number.")
    state: FeedbackState = field(description="Its state now.")
    revision: int = field(description="Its revision now.")
