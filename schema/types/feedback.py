"""Feedback about procedures, as the people of its authority see it."""

import datetime

import strawberry
from strawberry import field

from schema.types.reference import Authority


@strawberry.type(description="Feedback as the people of its authority see it.")
class Feedback:
    number: int = field(description="Its number.")
    unit: Authority = field(description="The authority it was sent to.")
    procedure: str | None = field(description="The procedure, as authority/code.")
    sender: str = field(description="citizen, organisation or agency.")
    name: str | None = field(description="Who sent it; only for those who may answer.")
    contact: str | None = field(description="How to reach them; only for those who may answer.")
    words: str = field(description="What it says.")
    supplement: str | None = field(description="What was added when it was asked for.")
    state: str = field(description="How far it is.")
    category: str | None = field(description="regulation or conduct.")
    answered_by: str | None = field(description="The unit in charge.")
    received: datetime.date = field(description="When it came in.")
    answer: str | None = field(description="The answer, or why it was refused.")
    answered: datetime.date | None = field(description="When that was given.")
    published: datetime.date | None = field(description="When the answer was published.")
    finding: str | None = field(description="The finding it became.")
    plan_item: int | None = field(description="The item of a plan it became.")
    revision: int = field(description="Counts what was done to it.")
    due: datetime.date | None = field(description="When the sender hears something at the latest.")
    publish_by: datetime.date | None = field(description="When the answer is published at latest.")
    is_late: bool = field(description="Whether that day has passed.")


@strawberry.type(description="The act on feedback was done.")
class FeedbackSuccess:
    number: int = field(description="Its number.")
    state: str = field(description="Its state now.")
    revision: int = field(description="Its revision now.")
