"""What signed-in people may ask about plans of reviews, and do to them."""

import datetime
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Annotated, TypeAlias, TypeVar

import strawberry
from strawberry import field

from registry.actors import Actor, Role
from registry.publication.facets import FacetIndex
from registry.refusals import NotFound, Words
from registry.review import Paper, plans
from registry.review.plans import ItemDraft, Plan, PlanItem, Suggestion
from registry.store import Store
from rules import Severity
from schema.acting import KEY, REVISION, Refusal, acted
from schema.buckets import buckets, by_facet
from schema.context import Context, Info
from schema.enums import PlanGround, ReviewState
from schema.errors import BadPage
from schema.inputs import ReviewPlanFilter
from schema.loading import in_thread
from schema.paging import LARGEST_SIZE, Asked, Cursors, Paged
from schema.review_acts import DocumentInput
from schema.reviews import signed_in
from schema.types import results as shown
from schema.types.connections import (
    Edge,
    FacetBucket,
    ReviewPlanConnection,
    ReviewPlanFacets,
)
from schema.types.node import global_id
from schema.types.plan import (
    DuePlanItems,
    PlanSuccess,
    ReviewPlan,
    ReviewPlanItem,
    SeverityCount,
    SuggestedProcedure,
    SuggestedProcedures,
    Warning,
)
from schema.types.reference import Authority
from schema.views import Views, page_info

PlanResult: TypeAlias = Annotated[
    PlanSuccess | shown.Conflict | shown.Forbidden | shown.InvalidInput | shown.NotFound,
    strawberry.union("PlanResult", description="What became of an act on a plan."),
]
Done = TypeVar("Done", bound=plans.PlanKept | plans.PlanApproved)
OF_PLAN = REVISION + " It is that of the plan."


@strawberry.input(description="What an item of a plan says; what is left out can be said later.")
class PlanItemInput:
    authority: str | None = field(default=None, description="The authority of the procedure.")
    code: str | None = field(default=None, description="The code of the procedure.")
    group: str | None = field(default=None, description="The words of a group, instead.")
    lead: str | None = field(default=None, description="The unit in charge.")
    partners: list[str] = field(default_factory=list, description="Who takes part.")
    starts: datetime.date | None = field(default=None, description="The first day.")
    ends: datetime.date | None = field(default=None, description="The last day.")
    ground: PlanGround | None = field(default=None, description="On what it rests.")
    ground_words: str = field(default="", description="What that is in words.")
    product: str | None = field(default=None, description="What comes out of it.")


@strawberry.input(description="To begin a plan.")
class MakePlanInput:
    authority: str = field(description="The key of the authority.")
    year: int = field(description="The year.")
    title: str = field(description="What it is called; never empty.")
    expected_revision: int = field(
        description="How many plans the authority has for that year; another number is a conflict."
    )
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="To add an item to a plan.")
class AddPlanItemInput:
    plan: int = field(description="The number of the plan.")
    item: PlanItemInput = field(description="What it says.")
    expected_revision: int = field(description=OF_PLAN)
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="To say an item of a plan anew.")
class ChangePlanItemInput:
    number: int = field(description="The number of the item.")
    item: PlanItemInput = field(description="What it says now.")
    expected_revision: int = field(description=OF_PLAN)
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="To take an item out of a plan.")
class RemovePlanItemInput:
    number: int = field(description="The number of the item.")
    expected_revision: int = field(description=OF_PLAN)
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="To record that the product of a group was delivered.")
class FinishPlanItemInput:
    number: int = field(description="The number of the item.")
    on: datetime.date = field(description="The day.")
    expected_revision: int = field(description=OF_PLAN)
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="To approve a plan.")
class ApprovePlanInput:
    plan: int = field(description="The number of the plan.")
    decision: DocumentInput = field(description="The decision that approves it.")
    expected_revision: int = field(description=OF_PLAN)
    idempotency_key: str = field(description=KEY)


@strawberry.type(description="Plans.")
class PlanQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="Plans of the authorities where the viewer has a role, newest year first.",
    )
    async def review_plans(
        self,
        info: Info,
        asked: Asked,
        filter: ReviewPlanFilter | None = None,
    ) -> ReviewPlanConnection | None:
        return await _page(info.context, filter, asked)

    @strawberry.field(description="Authorities for which the viewer may begin a plan.")
    def authorities_to_plan(self, info: Info) -> list[Authority] | None:
        _, actor = signed_in(info.context)
        views = info.context.views
        return [
            views.authority(key)
            for key in views.catalogue.reference.authorities
            if actor.grant_for(Role.CONTROLLER, key)
        ]

    @strawberry.field(description="A plan by its number; null for people without a role there.")
    async def review_plan(self, info: Info, number: int) -> ReviewPlan | None:
        return await plan_numbered(info.context, number)

    @strawberry.field(description="What is late and what is due soon, over all approved plans.")
    async def due_plan_items(self, info: Info, authority: str | None = None) -> DuePlanItems | None:
        store, actor, today = _asking(info.context)
        found = await in_thread(
            partial(plans.due, store, actor=actor, today=today, authority=authority)
        )
        views = info.context.views
        return DuePlanItems(
            overdue=[_item(views, each) for each in found.overdue],
            soon=[_item(views, each) for each in found.soon],
        )

    @strawberry.field(
        description="Procedures nobody reviews yet: findings by severity, times dossiers a year. "
        "20 if nothing is said, at most 100."
    )
    async def suggested_procedures(
        self, info: Info, authority: str | None = None, first: int = 20
    ) -> SuggestedProcedures | None:
        return await _suggestions(info.context, authority, first)


@strawberry.type(description="Acts on plans.")
class PlanActs:
    @strawberry.mutation(description="Begins a plan of reviews (`controller`).")
    async def make_plan(self, info: Info, input: MakePlanInput) -> PlanResult | None:
        act = partial(
            plans.make_plan, authority=input.authority, year=input.year, title=input.title
        )
        return await _done(info.context, act, input)

    @strawberry.mutation(description="Adds an item, and a draft case for it (`controller`).")
    async def add_plan_item(self, info: Info, input: AddPlanItemInput) -> PlanResult | None:
        act = partial(plans.add_item, plan=input.plan, draft=_draft(input.item))
        return await _done(info.context, act, input)

    @strawberry.mutation(description="Says an item anew (`controller`).")
    async def change_plan_item(self, info: Info, input: ChangePlanItemInput) -> PlanResult | None:
        act = partial(plans.change_item, item=input.number, draft=_draft(input.item))
        return await _done(info.context, act, input)

    @strawberry.mutation(description="Takes an item out of a draft plan (`controller`).")
    async def remove_plan_item(self, info: Info, input: RemovePlanItemInput) -> PlanResult | None:
        return await _done(info.context, partial(plans.remove_item, item=input.number), input)

    @strawberry.mutation(
        description="Records that the product of a group was delivered (`controller`)."
    )
    async def finish_plan_item(self, info: Info, input: FinishPlanItemInput) -> PlanResult | None:
        act = partial(plans.finish_item, item=input.number, on=input.on)
        return await _done(info.context, act, input)

    @strawberry.mutation(
        description="Approves a plan and plans the cases of its items (`approver`)."
    )
    async def approve_plan(self, info: Info, input: ApprovePlanInput) -> PlanResult | None:
        decision = Paper(input.decision.number, input.decision.date)
        act = partial(plans.approve_plan, plan=input.plan, decision=decision)
        return await _done(info.context, act, input)


async def _page(
    context: Context, wanted: ReviewPlanFilter | None, asked: Asked
) -> ReviewPlanConnection:
    """Only the plans of the page are read whole."""
    store, actor, today = _asking(context)
    found = await in_thread(partial(plans.listed, store, actor=actor))
    values: dict[str, list[list[Hashable]]] = {
        "authority": [[each.authority] for each in found],
        "year": [[each.year] for each in found],
    }
    index = FacetIndex(len(found), values)
    chosen = {name: tuple(getattr(wanted, name, None) or ()) for name in values}
    rows = index.rows(index.mask(chosen, within=index.everything), range(len(found)))
    numbers = [found[row].id for row in rows]
    cursors = Cursors("plan", "")
    page = cursors.page(numbers, asked)
    whole = await in_thread(partial(plans.plans, store, page.rows, actor=actor, today=today))

    def counted(facet: str) -> Sequence[FacetBucket]:
        found = index.counts(facet, chosen, within=index.everything)
        return buckets(found, by_facet(facet, context.views.catalogue.reference))

    return ReviewPlanConnection(
        edges=[Edge(node=_plan(context, each), cursor=cursors.of(each.id)) for each in whole],
        page_info=page_info(page, cursors),
        total_count=len(numbers),
        facets=ReviewPlanFacets(count=counted),
    )


async def _suggestions(context: Context, authority: str | None, first: int) -> SuggestedProcedures:
    """Raises BadPage."""
    if not 0 <= first <= LARGEST_SIZE:
        raise BadPage(f"first is 0 to {LARGEST_SIZE}; found {first}.", limit=LARGEST_SIZE)
    store, actor, today = _asking(context)
    found = await in_thread(
        partial(
            plans.suggested_procedures,
            store,
            actor=actor,
            today=today,
            authority=authority,
            first=first,
        )
    )
    return SuggestedProcedures(
        total=found.total,
        volume_unknown=found.volume_unknown,
        items=[_suggested(context.views, each) for each in found.items],
    )


async def plan_numbered(context: Context, number: int) -> ReviewPlan | None:
    """A plan as its people see it; null for others."""
    store, actor, today = _asking(context)
    found = await in_thread(partial(plans.plan, store, number, actor=actor, today=today))
    return None if isinstance(found, NotFound) else _plan(context, found)


def _asking(context: Context) -> tuple[Store, Actor, datetime.date]:
    store, actor = signed_in(context)
    return store, actor, context.now.date()


async def _done(
    context: Context,
    act: Callable[..., Done | Refusal],
    asked: object,
) -> PlanResult | None:
    async def show(done: Done) -> PlanSuccess | NotFound:
        store, actor, today = _asking(context)
        found = await in_thread(partial(plans.plan, store, done.plan, actor=actor, today=today))
        if isinstance(found, NotFound):
            return found
        told: Sequence[Words] = done.warnings if isinstance(done, plans.PlanApproved) else ()
        return PlanSuccess(
            plan=_plan(context, found),
            item=done.item if isinstance(done, plans.PlanKept) else None,
            warnings=[Warning(said=each) for each in told],
        )

    return await acted(context, act, asked, show)


def _draft(asked: PlanItemInput) -> ItemDraft:
    names_one = asked.authority is not None or asked.code is not None
    return ItemDraft(
        procedure=f"{asked.authority or ''}/{asked.code or ''}" if names_one else None,
        group=asked.group,
        lead=asked.lead,
        partners=tuple(asked.partners),
        starts=asked.starts,
        ends=asked.ends,
        ground=asked.ground.value if asked.ground else None,
        ground_words=asked.ground_words,
        product=asked.product,
    )


def _plan(context: Context, plan: Plan) -> ReviewPlan:
    views, actor = context.views, context.actor

    def may(role: Role) -> bool:
        return bool(actor and actor.grant_for(role, plan.authority))

    return ReviewPlan(
        id=global_id("ReviewPlan", str(plan.id)),
        number=plan.id,
        unit=views.authority(plan.authority),
        year=plan.year,
        title=plan.title,
        decision=plan.decision,
        decided=plan.decided_on,
        author=plan.author,
        made=plan.made_at,
        revision=plan.revision,
        sent_before=plan.sent_before,
        items=[_item(views, each) for each in plan.items],
        may_change=may(Role.CONTROLLER) and not plan.is_approved,
        may_approve=may(Role.APPROVER) and not plan.is_approved,
        may_finish=may(Role.CONTROLLER) and plan.is_approved,
        kept=plan,
        suggest=partial(_suggestions, context, plan.authority),
    )


def _item(views: Views, item: PlanItem) -> ReviewPlanItem:
    authority, _, code = (item.procedure or "").partition("/")
    return ReviewPlanItem(
        number=item.id,
        plan=item.plan,
        procedure=views.named(authority, code, item.name) if item.procedure else None,
        group=item.group,
        lead=item.lead,
        partners=list(item.partners),
        starts=item.starts,
        ends=item.ends,
        ground=PlanGround(item.ground) if item.ground else None,
        ground_words=item.ground_words,
        product=item.product,
        review_case=item.case,
        case_state=ReviewState(item.case_state) if item.case_state else None,
        finished=item.finished_on,
        standing=item.standing,
    )


def _suggested(views: Views, each: Suggestion) -> SuggestedProcedure:
    return SuggestedProcedure(
        procedure=views.named(each.authority, each.code, each.procedure_name),
        findings=[
            SeverityCount(severity=severity, count=each.findings[severity.value])
            for severity in Severity
            if each.findings.get(severity.value)
        ],
        weight=each.weight,
        yearly_volume=each.yearly_volume,
        volume_year=each.volume_year,
        burden=each.burden,
        feedback=each.feedback,
    )
