"""What signed-in people may ask about reviews."""

from collections.abc import Sequence

from registry.actors import Actor, Role
from registry.publication.facets import FacetIndex
from registry.refusals import NotFound, PossibleAct
from registry.review import CaseSummary, Status, case, cases, states
from registry.review.ledger import measuring_acts
from registry.store import Store
from schema.context import Context
from schema.enums import ReviewState
from schema.errors import BadId, SignInNeeded
from schema.inputs import ReviewCaseFilter
from schema.loading import in_thread
from schema.paging import Asked, Cursors
from schema.types.connections import Edge, FacetBucket, ReviewCaseConnection, ReviewCaseFacets
from schema.types.node import global_id, parts_of
from schema.types.review import PossibleAct as ShownAct
from schema.types.review import ReviewCase, shown_act, shown_measure
from schema.views import page_info, word

FACETS = ("state", "authority")


async def review_cases(
    context: Context, wanted: ReviewCaseFilter | None, asked: Asked
) -> ReviewCaseConnection:
    """The cases of the authorities in which the viewer holds a role, newest first."""
    store, actor = signed_in(context)
    today = context.now.date()
    found = await in_thread(lambda: cases(store, actor=actor, today=today))
    by_number = {summary.case.id: summary for summary in found}
    index = FacetIndex(len(found), {name: [[_value(s, name)] for s in found] for name in FACETS})
    chosen = {name: tuple(getattr(wanted, name, None) or ()) for name in FACETS}
    rows = index.rows(index.mask(chosen, within=index.everything), range(len(found)))
    numbers = [found[row].case.id for row in rows]
    cursors = Cursors("c", "")
    page = cursors.page(numbers, asked)

    def counted(facet: str) -> Sequence[FacetBucket]:
        buckets = index.counts(facet, chosen, within=index.everything)
        return [FacetBucket(value=word(b.value), label=None, count=b.count) for b in buckets]

    return ReviewCaseConnection(
        edges=[
            Edge(node=shown_case(context, by_number[number]), cursor=cursors.of(number))
            for number in page.rows
        ],
        page_info=page_info(page, cursors),
        total_count=len(numbers),
        facets=ReviewCaseFacets(count=counted),
    )


async def review_case(context: Context, case_id: str) -> ReviewCase | None:
    """One case by its id or its number; null for people without a role there."""
    store, actor = signed_in(context)
    number = _number(case_id)
    found = await in_thread(lambda: case(store, number, actor=actor, today=context.now.date()))
    return None if isinstance(found, NotFound) else shown_case(context, found)


def signed_in(context: Context) -> tuple[Store, Actor]:
    """The store and who asks. Raises SignInNeeded."""
    if context.store is None or context.actor is None:
        raise SignInNeeded
    return context.store, context.actor


def shown_case(context: Context, summary: CaseSummary) -> ReviewCase:
    views, one = context.views, summary.case
    actor = context.actor

    def may_do(role: Role) -> bool:
        return bool(actor and actor.grant_for(role, one.authority))

    def acts(possible: Sequence[PossibleAct]) -> list[ShownAct]:
        return [shown_act(each, may_do) for each in possible]

    return ReviewCase(
        id=global_id("ReviewCase", str(one.id)),
        number=one.id,
        title=one.procedure_name,
        state=ReviewState(one.state),
        revision=one.revision,
        unit=views.authority(one.authority),
        ground=one.reason,
        opened=one.opened_at,
        opened_by=one.opened_by,
        closed=one.closed_at,
        due=None,
        open_findings=summary.findings.get(Status.OPEN, 0),
        total_findings=sum(
            count for status, count in summary.findings.items() if status is not Status.FIXED
        ),
        may_decide=may_do(Role.REVIEWER),
        procedures=[views.named(one.authority, one.code, one.procedure_name)],
        returns=one.returns,
        may_change=states()[one.own_state].edits,
        measures=[
            shown_measure(
                each,
                acts((*summary.possible_of_measures.get(each.id, ()), *measuring_acts(each.state))),
            )
            for each in summary.measures
        ],
        possible_acts=acts(summary.possible),
        identity=(one.authority, one.code),
    )


def _number(case_id: str) -> int:
    """Raises BadId."""
    kind, key = parts_of(case_id) or ("ReviewCase", case_id)
    if kind != "ReviewCase" or not (key.isascii() and key.isdigit() and len(key) < 10):
        raise BadId
    return int(key)


def _value(summary: CaseSummary, facet: str) -> str:
    return summary.case.authority if facet == "authority" else ReviewState(summary.case.state)
