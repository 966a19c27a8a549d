"""What people may ask about feedback, and the acts of its unit: a mutation for each act."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, TypeAlias

import strawberry
from strawberry import field

from registry.actors import Role
from registry.publication.facets import FacetIndex
from registry.reference import load_reference
from registry.review import feedback
from registry.review.feedback import Handling, Listed
from registry.vocabulary_words import vocabulary_words
from schema.acting import KEY, REVISION, acted
from schema.buckets import buckets, by_authority, by_words
from schema.context import Context, Info
from schema.enums import FeedbackCategory, FeedbackSender, FeedbackState
from schema.inputs import FeedbackFilter
from schema.loading import in_thread
from schema.paging import Asked, Cursors, Paged
from schema.reviews import signed_in
from schema.types import results as shown
from schema.types.connections import Edge, FacetBucket
from schema.types.feedback import (
    Feedback,
    FeedbackConnection,
    FeedbackDeadline,
    FeedbackFacets,
    FeedbackSuccess,
)
from schema.types.finding import ProcedureName
from schema.types.review import camel_case, shown_act
from schema.views import Views, page_info

FACETS = ("standing", "state", "authority")

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
    category: FeedbackCategory | None = field(default=None, description="What it is about.")
    unit: str | None = field(default=None, description="The unit in charge.")
    finding: str | None = field(default=None, description="The finding it became.")
    plan_item: int | None = field(default=None, description="The item of a plan it became.")


@strawberry.type(description="Feedback.")
class FeedbackQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="Feedback to the authorities where the viewer has a role, most urgent first.",
    )
    async def feedback(
        self, info: Info, asked: Asked, filter: FeedbackFilter | None = None
    ) -> FeedbackConnection | None:
        return await _page(info.context, filter, asked)

    @strawberry.field(description="Feedback by its number; null for people without a role there.")
    async def feedback_item(self, info: Info, number: int) -> Feedback | None:
        found = await _numbered(info.context, [number])
        return found[0] if found else None


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
    category = asked.category.value if asked.category else None
    said = Handling(asked.words, category, asked.unit, asked.finding, asked.plan_item)
    handle = partial(
        feedback.handle, act=act, number=asked.number, said=said, today=context.now.date()
    )

    async def show(done: feedback.Received) -> FeedbackSuccess:
        state = FeedbackState(done.state)
        return FeedbackSuccess(number=done.number, state=state, revision=done.revision)

    return await acted(context, handle, asked, show)


async def _page(
    context: Context, wanted: FeedbackFilter | None, asked: Asked
) -> FeedbackConnection:
    store, actor = signed_in(context)
    look = partial(
        feedback.feedback_list,
        store,
        actor=actor,
        today=context.now.date(),
        working_days=load_reference().working_days,
    )
    lines = await in_thread(look)
    index = FacetIndex(len(lines), {name: [[_value(e, name)] for e in lines] for name in FACETS})
    chosen = {name: tuple(getattr(wanted, name, None) or ()) for name in FACETS}
    rows = index.rows(index.mask(chosen, within=index.everything), range(len(lines)))
    cursors = Cursors("b", "")
    page = cursors.page([lines[row].number for row in rows], asked)

    def counted(facet: str) -> Sequence[FacetBucket]:
        named = {
            "authority": by_authority(context.views.catalogue.reference),
            "standing": by_words(vocabulary_words("feedback_standing")),
            "state": by_words(feedback.labels("states")),
        }
        return buckets(index.counts(facet, chosen, within=index.everything), named[facet])

    return FeedbackConnection(
        edges=[
            Edge(node=each, cursor=cursors.of(each.number))
            for each in await _numbered(context, page.rows)
        ],
        page_info=page_info(page, cursors),
        total_count=len(rows),
        facets=FeedbackFacets(count=counted),
    )


async def _numbered(context: Context, numbers: Sequence[int]) -> list[Feedback]:
    store, actor = signed_in(context)
    look = partial(
        feedback.feedback_numbered,
        store,
        numbers,
        actor=actor,
        today=context.now.date(),
        working_days=load_reference().working_days,
    )
    return [_shown(context, each) for each in await in_thread(look)]


def _value(each: Listed, facet: str) -> object:
    if facet == "state":
        return FeedbackState(each.state)
    return each.standing if facet == "standing" else each.authority


def _shown(context: Context, each: feedback.Feedback) -> Feedback:
    views, actor = context.views, context.actor

    def may_do(role: Role) -> bool:
        return bool(actor and actor.grant_for(role, each.authority))

    return Feedback(
        number=each.number,
        unit=views.authority(each.authority),
        procedure=_procedure(views, each),
        sender=FeedbackSender(each.sender),
        name=each.name,
        contact=each.contact,
        words=each.words,
        supplement=each.supplement,
        state=FeedbackState(each.state),
        category=FeedbackCategory(each.category) if each.category else None,
        answered_by=each.unit,
        received=each.received_on,
        asked=each.asked,
        answer=each.answer,
        answered=each.answered_on,
        published=each.published_on,
        finding=each.finding,
        plan_item=each.plan_item,
        revision=each.revision,
        due=each.due,
        publish_by=each.publish_by,
        is_late=each.is_late,
        standing=each.standing,
        holidays_until=views.catalogue.reference.holidays_until
        if each.standing is feedback.Standing.NOT_KNOWN
        else None,
        deadlines=[
            FeedbackDeadline(act=camel_case(d.act), by=d.by, is_late=d.is_late, words=d.label)
            for d in each.deadlines
        ],
        possible_acts=[shown_act(possible, may_do) for possible in each.possible],
        timing=feedback.clocks()[each.clock].label,
    )


def _procedure(views: Views, each: feedback.Feedback) -> ProcedureName | None:
    authority, _, code = (each.procedure or "").partition("/")
    return views.named(authority, code, each.procedure_name or code) if each.procedure else None
