"""Feedback as anybody sends, follows and reads it: never who sent it."""

import datetime
from typing import Annotated, TypeAlias

import strawberry
from strawberry import field

from registry.refusals import Words
from schema.enums import FeedbackState, Language, in_language
from schema.types import results as shown
from schema.types.connections import Connection, Count, FacetBucket
from schema.types.procedure import Procedure
from schema.types.reference import Authority


@strawberry.type(description="The feedback was received.")
class SendFeedbackSuccess:
    receipt: str = field(
        description="The secret to follow it with. It is given here alone: nobody can look it up."
    )
    number: int = field(description="Its number.")
    received: datetime.date = field(description="The day it came in.")
    due: datetime.date | None = field(
        description="When the sender hears something at the latest; null: it cannot be reckoned."
    )
    timing: strawberry.Private[Words]

    @strawberry.field(description="The clock that its answer runs against.")
    def clock(self, lang: Language = Language.VI) -> str:
        return in_language(self.timing, lang)


@strawberry.type(description="What was asked for was added.")
class SupplementFeedbackSuccess:
    number: int = field(description="The number of the feedback.")
    state: FeedbackState = field(description="Its state now.")


@strawberry.type(description="What the sender was told before there was an answer.")
class FeedbackNews:
    at: datetime.datetime = field(description="When.")
    words: str = field(description="What.")


@strawberry.type(description="Feedback as its sender sees it.")
class FollowedFeedback:
    number: int = field(description="Its number.")
    authority: Authority = field(description="The authority it was sent to.")
    procedure: Procedure | None = field(description="The procedure, if it is about one.")
    state: FeedbackState = field(description="How far it is.")
    received: datetime.date = field(description="When it came in.")
    asked: str | None = field(description="What the sender is asked to add now.")
    news: list[FeedbackNews] = field(description="What the sender was told meanwhile.")
    answer: str | None = field(description="The answer, or why it was refused.")
    answered: datetime.date | None = field(description="When that was given.")
    answered_by: str | None = field(description="The unit in charge.")
    published: datetime.date | None = field(description="When the answer was published.")
    due: datetime.date | None = field(description="When the sender hears something at the latest.")


@strawberry.type(description="Feedback with its answer, as it was published; never who sent it.")
class PublishedFeedback:
    number: int = field(description="Its number.")
    authority: Authority = field(description="The authority it was sent to.")
    procedure: Procedure | None = field(description="The procedure, if it is about one.")
    words: str = field(description="What it says.")
    answer: str = field(description="The answer.")
    answered_by: str | None = field(description="The unit that answered.")
    received: datetime.date = field(description="When it came in.")
    answered: datetime.date = field(description="When it was answered.")
    published: datetime.date = field(description="When the answer was published.")


@strawberry.type(description="What each choice would give.")
class PublishedFeedbackFacets:
    count: strawberry.Private[Count]

    @strawberry.field(description="By authority.")
    def authority(self) -> list[FacetBucket]:
        return list(self.count("authority"))


@strawberry.type(description="A page of published feedback, the newest first.")
class PublishedFeedbackConnection(Connection[PublishedFeedback]):
    facets: PublishedFeedbackFacets = field(description="What each choice would give.")


SendFeedbackResult: TypeAlias = Annotated[
    SendFeedbackSuccess | shown.Conflict | shown.Forbidden | shown.InvalidInput | shown.NotFound,
    strawberry.union("SendFeedbackResult", description="What became of sending feedback."),
]
SupplementFeedbackResult: TypeAlias = Annotated[
    SupplementFeedbackSuccess
    | shown.Conflict
    | shown.Forbidden
    | shown.InvalidInput
    | shown.NotFound,
    strawberry.union("SupplementFeedbackResult", description="What became of adding to it."),
]
