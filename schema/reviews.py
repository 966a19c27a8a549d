"""What signed-in people may ask about reviews."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from registry.actors import Actor, Role
from registry.publication.facets import Bucket
from registry.refusals import NotFound, PossibleAct
from registry.review import CaseSummary, Status, case, states
from registry.review.ledger import measuring_acts
from registry.review.work import (
    CaseFacet,
    CaseFilter,
    Key,
    Piece,
    case_key,
    cases,
    counted_cases,
)
from registry.store import Store
from schema.buckets import buckets, by_authority, by_words
from schema.context import Context
from schema.enums import ReviewState
from schema.errors import BadId, SignInNeeded
from schema.inputs import ReviewCaseFilter
from schema.loading import in_thread
from schema.paging import LOG, Asked, Keys
from schema.types.connections import (
    Edge,
    FacetBucket,
    PageInfo,
    ReviewCaseConnection,
    ReviewCaseFacets,
)
from schema.types.node import global_id, parts_of
from schema.types.review import PossibleAct as ShownAct
from schema.types.review import ReviewCase, shown_act, shown_measure

Row = TypeVar("Row")
Shown = TypeVar("Shown")
_CASES = Keys("c", (int,))


async def review_cases(
    context: Context, wanted: ReviewCaseFilter | None, asked: Asked
) -> ReviewCaseConnection:
    """The cases of the authorities in which the viewer holds a role, newest first."""
    store, actor = signed_in(context)
    today, chosen = context.now.date(), _chosen(wanted)
    read = partial(cases, store, actor=actor, today=today, wanted=chosen)
    page = await in_thread(partial(read, window=_CASES.window(asked)))

    async def counted(facet: str) -> list[FacetBucket]:
        count = partial(counted_cases, store, CaseFacet(facet), actor=actor, today=today)
        counts = await in_thread(partial(count, wanted=chosen))
        ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        named = (
            by_authority(context.views.catalogue.reference)
            if facet == CaseFacet.AUTHORITY
            else by_words({code.lower(): one.label for code, one in states().items()})
        )
        return buckets((Bucket(value, count) for value, count in ordered), named)

    return ReviewCaseConnection(
        edges=edges(page.piece, _CASES, case_key, partial(shown_case, context)),
        page_info=piece_info(page.piece, _CASES, case_key),
        total_count=page.total,
        facets=ReviewCaseFacets(count=counted),
    )


def _chosen(wanted: ReviewCaseFilter | None) -> CaseFilter:
    if wanted is None:
        return CaseFilter()
    states = tuple(state.value for state in wanted.state or ())
    return CaseFilter(state=states, authority=tuple(wanted.authority or ()))


def edges(
    piece: Piece[Row], keys: Keys, key: Callable[[Row], Key], shown: Callable[[Row], Shown]
) -> list[Edge[Shown]]:
    """The rows of a piece as they are shown, each with its cursor."""
    return [Edge(node=shown(row), cursor=keys.cursor(key(row))) for row in piece.rows]


def piece_info(piece: Piece[Row], keys: Keys, key: Callable[[Row], Key]) -> PageInfo:
    cursors = [keys.cursor(key(row)) for row in piece.rows]
    return PageInfo(
        has_next_page=piece.has_next,
        has_previous_page=piece.has_previous,
        start_cursor=cursors[0] if cursors else None,
        end_cursor=cursors[-1] if cursors else None,
    )


async def review_case(context: Context, case_id: str) -> ReviewCase | None:
    """One case by its id or its number; null for people without a role there."""
    store, actor = signed_in(context)
    number = case_number(case_id)
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
        cursor=LOG.cursor((summary.seen,)),
        unit=views.authority(one.authority),
        ground=one.reason,
        opened=one.opened_at,
        opened_by=one.opened_by,
        closed=one.closed_at,
        due=one.due,
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


def case_number(case_id: str) -> int:
    """The number that an id of a case, or a number, names. Raises BadId."""
    kind, key = parts_of(case_id) or ("ReviewCase", case_id)
    if kind != "ReviewCase" or not (key.isascii() and key.isdigit() and len(key) < 10):
        raise BadId
    return int(key)
