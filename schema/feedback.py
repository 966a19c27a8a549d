"""What people may ask about feedback, and the acts of its unit: a mutation for each act."""

from functools import partial
from typing import Annotated, Any, TypeAlias

import strawberry
from strawberry import field

from registry.reference import load_reference
from registry.review import feedback
from registry.review.feedback import Handling
from schema.acting import KEY, REVISION, acted
from schema.context import Context, Info
from schema.loading import in_thread
from schema.reviews import signed_in
from schema.types import results as shown
from schema.types.feedback import Feedback, FeedbackSuccess

FeedbackResult: TypeAlias = Annotated[
    FeedbackSuccess | shown.Conflict | shown.Forbidden | shown.InvalidInput | shown.NotFound,
    strawberry.union("FeedbackResult", description="What became of an act on feedback."),
]


@strawberry.input(description="An act about feedback.")
class FeedbackActInput:
    number: int = field(description="The number of the feedback.")
    expected_revision: int = field(description=REVISION)
    idempotency_key: str = field(description=KEY)
    words: str = field(default="", description="The answer or the reason, where one is needed.")
    category: str | None = field(default=None, description="regulation or conduct.")
    unit: str | None = field(default=None, description="The unit in charge.")
    finding: str | None = field(default=None, description="The finding it became.")
    plan_item: int | None = field(default=None, description="The item of a plan it became.")


@strawberry.type(description="Feedback.")
class FeedbackQuery:
    @strawberry.field(
        description="Feedback to the authorities where the viewer has a role, most urgent first."
    )
    async def feedback(self, info: Info) -> list[Feedback] | None:
        context = info.context
        store, actor = signed_in(context)
        found = await in_thread(
            partial(
                feedback.feedback_for,
                store,
                actor=actor,
                today=context.now.date(),
                working_days=load_reference().working_days,
            )
        )
        return [_shown(context, each) for each in found]


def _act_mutation(act: str, label: str) -> Any:  # Any: a field of Strawberry
    async def resolver(info: Info, input: FeedbackActInput) -> FeedbackResult | None:
        return await _done(info.context, act, input)

    return strawberry.mutation(resolver=resolver, description=f"{label} (`controller`).")


def _acts() -> type:
    """A type with a mutation for each act of `feedback.yaml`."""
    made = {each.act: _act_mutation(each.act, each.label.en) for each in feedback.acts().values()}
    return strawberry.type(
        type("FeedbackActs", (), {"__annotations__": {}, **made}), description="Acts on feedback."
    )


FeedbackActs = _acts()


async def _done(context: Context, act: str, asked: FeedbackActInput) -> FeedbackResult | None:
    said = Handling(asked.words, asked.category, asked.unit, asked.finding, asked.plan_item)
    handle = partial(
        feedback.handle, act=act, number=asked.number, said=said, today=context.now.date()
    )

    async def show(done: feedback.Received) -> FeedbackSuccess:
        return FeedbackSuccess(number=done.number, state=done.state, revision=done.revision)

    return await acted(context, handle, asked, show)


def _shown(context: Context, each: feedback.Feedback) -> Feedback:
    return Feedback(
        number=each.number,
        unit=context.views.authority(each.authority),
        procedure=each.procedure,
        sender=each.sender,
        name=each.name,
        contact=each.contact,
        words=each.words,
        supplement=each.supplement,
        state=each.state,
        category=each.category,
        answered_by=each.unit,
        received=each.received_on,
        answer=each.answer,
        answered=each.answered_on,
        published=each.published_on,
        finding=each.finding,
        plan_item=each.plan_item,
        revision=each.revision,
        due=each.due,
        publish_by=each.publish_by,
        is_late=each.is_late,
    )
