"""Answers about what overlaps among the published procedures.

They are worked out when they are first asked for, beside the event loop: for a large catalogue
that takes seconds.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from registry.analysis.catalogue.alike import alike_names, merge_families
from registry.analysis.catalogue.alike.alike_procedures import AlikeProcedures
from registry.analysis.catalogue.flow import flow, issued_papers
from registry.analysis.catalogue.flow.circles import Circle
from registry.publication.overlaps import Overlaps
from schema.context import Context
from schema.loading import in_thread
from schema.paging import Asked, Cursors
from schema.types.connections import Edge, PageInfo
from schema.types.finding import ProcedureName
from schema.types.overlaps import (
    CircleStep,
    CircularDemand,
    DocumentFlow,
    IssuedPaper,
    IssuedPaperConnection,
    MergeFamily,
    MergeFamilyConnection,
    MergeVariant,
    OtherName,
    PaperNames,
    PaperNamesConnection,
    PaperUse,
    SimilarProcedure,
)
from schema.views import Views, page_info

# Of lists that are no connection so many are told.
MOST_GIVERS, MOST_USES, MOST_CIRCLES = 20, 50, 100

Item = TypeVar("Item")
Shown = TypeVar("Shown")


async def similar_procedures(
    context: Context, code: str, authority: str | None
) -> list[SimilarProcedure] | None:
    """The published procedures most like one; None when that one is not published."""
    views, overlaps = context.views, context.views.catalogue.overlaps
    key = _key(views, code, authority)
    if key is None:
        return None
    found = await in_thread(lambda: overlaps.alike(key))
    return [_similar(views, each, key) for each in found]


async def document_flow(context: Context, code: str, authority: str | None) -> DocumentFlow | None:
    """What one procedure needs and gives; None when it is not published."""
    views, overlaps = context.views, context.views.catalogue.overlaps
    key = _key(views, code, authority)
    if key is None:
        return None
    needed, uses = await in_thread(lambda: (overlaps.needed(key), overlaps.asked_for(key)))
    return DocumentFlow(
        needs=[_issued(views, each) for each in needed],
        used_by=[_use(views, each) for each in uses[:MOST_USES]],
        used_by_count=len(uses),
    )


async def paper_names(context: Context, asked: Asked) -> PaperNamesConnection:
    """Papers under several names."""
    found = await in_thread(lambda: context.views.catalogue.overlaps.names)
    edges, info = _page(context.views, "n", found, range(len(found)), asked, _names)
    return PaperNamesConnection(edges=edges, page_info=info, total_count=len(found))


async def merge_candidates(
    context: Context, authority: str | None, asked: Asked
) -> MergeFamilyConnection:
    """Families of procedures that could be one."""
    views, overlaps = context.views, context.views.catalogue.overlaps
    found = await in_thread(lambda: overlaps.families)
    rows = [row for row, each in enumerate(found) if authority in (None, each.authority)]
    edges, info = _page(views, "m", found, rows, asked, lambda each: _family(views, overlaps, each))
    return MergeFamilyConnection(edges=edges, page_info=info, total_count=len(rows))


async def issued(context: Context, by_asker: bool | None, asked: Asked) -> IssuedPaperConnection:
    """Papers that other procedures give; of those whom `by_asker` picks."""
    views = context.views
    found = await in_thread(lambda: views.catalogue.overlaps.issued)
    rows = [row for row, each in enumerate(found) if by_asker in (None, each.by_asker)]
    edges, info = _page(views, "i", found, rows, asked, lambda each: _issued(views, each))
    return IssuedPaperConnection(edges=edges, page_info=info, total_count=len(rows))


async def circular_demands(context: Context) -> list[CircularDemand]:
    """Procedures that need each other's papers, closed circles first."""
    views = context.views
    found = await in_thread(lambda: views.catalogue.overlaps.circles)
    return [_circle(views, each) for each in found[:MOST_CIRCLES]]


def _page(
    views: Views,
    kind: str,
    found: Sequence[Item],
    rows: Sequence[int],
    asked: Asked,
    show: Callable[[Item], Shown],
) -> tuple[list[Edge[Shown]], PageInfo]:
    """One page of the rows of a list that are wanted."""
    cursors = Cursors(kind, views.catalogue.rows_revision)
    page = cursors.page(rows, asked)
    edges = [Edge(node=show(found[row]), cursor=cursors.of(row)) for row in page.rows]
    return edges, page_info(page, cursors)


def _key(views: Views, code: str, authority: str | None) -> str | None:
    row = views.catalogue.row(code, authority)
    return None if row is None else "/".join(views.catalogue.procedures[row].identity)


def _named(views: Views, key: str) -> ProcedureName:
    authority, _, code = key.partition("/")
    row = views.catalogue.row(code, authority)
    name = code if row is None else views.catalogue.procedures[row].procedure.name
    return views.named(authority, code, name)


def _similar(views: Views, found: AlikeProcedures, key: str) -> SimilarProcedure:
    other = found.second if found.first == key else found.first
    return SimilarProcedure(
        procedure=_named(views, other),
        share=_part(found.share),
        papers=_part(found.papers),
        steps=_part(found.steps),
        same_result=found.same_result,
    )


def _part(share: Fraction) -> float:
    """Two places are enough for people, and the same everywhere."""
    return round(float(share), 2)


def _names(found: alike_names.AlikeNames) -> PaperNames:
    others = [
        OtherName(name=each.name, procedures=each.procedures, differs=each.differs)
        for each in found.others
    ]
    return PaperNames(
        name=found.name, procedures=found.procedures, in_all=found.in_all, others=others
    )


def _family(views: Views, overlaps: Overlaps, found: merge_families.MergeFamily) -> MergeFamily:
    variants = [
        MergeVariant(
            procedure=_named(views, each.procedure), papers=[overlaps.paper(p) for p in each.papers]
        )
        for each in found.variants
    ]
    return MergeFamily(
        name=found.name,
        authority=views.authority(found.authority),
        domain=found.field,
        variants=variants,
        shared_papers=[overlaps.paper(paper) for paper in found.shared_papers],
        share=_part(found.share),
        same_result=found.same_result,
        same_time_limit=found.same_time_limit,
        same_fees=found.same_fees,
    )


def _issued(views: Views, found: issued_papers.IssuedPaper) -> IssuedPaper:
    return IssuedPaper(
        asker=_named(views, found.asker),
        element=found.element,
        name=found.paper,
        required=found.required,
        told=found.told,
        by_asker=found.by_asker,
        givers=[_named(views, giver) for giver in found.givers[:MOST_GIVERS]],
    )


def _use(views: Views, found: flow.Flow) -> PaperUse:
    return PaperUse(
        procedure=_named(views, found.asker),
        element=found.element,
        name=found.paper,
        required=found.required,
        told=found.told,
    )


def _circle(views: Views, found: Circle) -> CircularDemand:
    return CircularDemand(
        procedures=[_named(views, key) for key in found.procedures],
        around=[
            CircleStep(
                asker=_named(views, each.asker),
                element=each.element,
                name=each.paper,
                giver=_named(views, each.giver),
            )
            for each in found.around
        ],
        closed=found.closed,
    )
