"""What people are to do next: rows of work lists."""

import datetime

import strawberry
from strawberry import field

from registry.review.work import About, Deadline
from schema.enums import Language, in_language
from schema.types.reference import Authority
from schema.types.review import PossibleAct, ReviewCase


@strawberry.type(description="An act that waits for the viewer.")
class AwaitedAct:
    act: PossibleAct = field(description="The act.")
    measure: int | None = field(description="The number of its measure; null: it is the case's.")


@strawberry.type(description="A row of a work list: a review case, an item of a plan, or feedback.")
class WorkItem:
    kind: About = field(description="What it is.")
    number: int = field(description="The number of the case, the item or the feedback.")
    title: str = field(description="What it is about.")
    unit: Authority = field(description="The authority whose work it is.")
    due: datetime.date | None = field(description="The last day; null: none is set.")
    deadline: Deadline | None = field(description="What is due on that day.")
    is_late: bool = field(description="Whether that day has passed.")
    awaited: list[AwaitedAct] = field(description="The acts that wait for the viewer.")
    review_case: ReviewCase | None = field(description="The case; null: it is none.")
    plan: int | None = field(description="The number of the plan of an item.")

    @strawberry.field(description="What is due, in words.")
    def deadline_label(self, lang: Language = Language.VI) -> str | None:
        return in_language(self.deadline.label, lang) if self.deadline else None


@strawberry.type(description="How many rows each work list has, and how many alerts there are.")
class WorkCounts:
    mine: int = field(description="Cases that I opened or wrote something in.")
    waiting_for_me: int = field(description="Cases with an act that needs exactly my role.")
    late: int = field(description="What should be done and is not.")
    alerts: int = field(description="What comes, or came, by itself.")
