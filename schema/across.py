"""Answers over the whole catalogue, shown: shared papers, local versions, what leans on what."""

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

from registry.analysis.catalogue import falling, instruments, local_differences, shared_documents
from registry.analysis.catalogue.instruments import CitedInstrument, Standing
from registry.analysis.catalogue.local_differences import Deviation, Difference
from registry.procedure.vocabulary import Form
from registry.reference import UnitCost as KnownCost
from registry.reference import load_unit_costs
from schema.asking import CatalogueScope, answered
from schema.context import Context
from schema.paging import Asked, Cursors
from schema.types import across as types
from schema.types.connections import Edge, PageInfo
from schema.views import Views, page_info

MOST = 100  # of lists that are no connection
HEAVIEST = 1000  # so many papers are ranked for pages

Item = TypeVar("Item")
Shown = TypeVar("Shown")


async def shared(
    context: Context, scope: CatalogueScope, asked: Asked
) -> types.SharedDocumentConnection | None:
    """Papers that several procedures ask for."""
    found = await answered(
        context, scope, "shared",
        lambda session, listed: shared_documents.shared_documents(session, listed, limit=HEAVIEST),
    )  # fmt: skip
    if found is None:
        return None
    views = context.views
    edges, info = _page(views, scope, "s", found.documents, asked, lambda d: _shared(views, d))
    return types.SharedDocumentConnection(
        edges=edges, page_info=info, total_count=found.total, unit_costs=_costs()
    )


async def paper(context: Context, scope: CatalogueScope, key: str) -> types.SharedPaper | None:
    """One paper over all procedures; None when none asks for it."""
    found = await answered(
        context, scope, ("paper", key),
        lambda session, listed: shared_documents.askers(session, listed, key),
    )  # fmt: skip
    if not found:
        return None
    leaning = await answered(
        context, scope, ("falls with paper", key, context.now.date()),
        lambda session, listed: falling.falls_with_paper(
            session, listed, key, today=context.now.date()
        ),
    )  # fmt: skip
    views = context.views
    known = views.catalogue.reference.document_types.get(key)
    names = Counter(each.name for each in found)
    usual = min(names, key=lambda name: (-names[name], name))
    return types.SharedPaper(
        key=key,
        name=known.name.vi if known else usual,
        register_=known.register_ if known else None,
        asked_count=len(found),
        asked_by=[_asker(views, each) for each in found[:MOST]],
        abolition=_abolition(views, leaning or ()),
        unit_costs=_costs(),
    )


async def procedure_abolition(
    context: Context, scope: CatalogueScope, code: str, authority: str | None
) -> types.Abolition | None:
    """What leans on a procedure; without an authority on the published one with that code."""
    identity = _identity(context.views, code, authority)
    if identity is None:
        return None
    found = await answered(
        context, scope, ("falls with procedure", identity, context.now.date()),
        lambda session, listed: falling.falls_with_procedure(
            session, listed, identity, today=context.now.date()
        ),
    )  # fmt: skip
    return None if found is None else _abolition(context.views, found)


async def differences(
    context: Context,
    scope: CatalogueScope,
    kinds: Sequence[Difference] | None,
    authority: str | None,
    asked: Asked,
) -> types.LocalDifferenceConnection | None:
    """What local versions do otherwise; of some kinds, of one authority."""
    found = await answered(context, scope, "local", local_differences.local_differences)
    if found is None:
        return None
    of_whom = [each for each in found if authority in (None, each.authority)]
    chosen = [each for each in of_whom if not kinds or each.kind in kinds]
    views, counts = context.views, Counter(each.kind for each in of_whom)
    edges, info = _page(views, scope, "d", chosen, asked, lambda d: _difference(views, d))
    return types.LocalDifferenceConnection(
        edges=edges,
        page_info=info,
        total_count=len(chosen),
        kinds=[types.DifferenceCount(kind=k, count=counts[k]) for k in Difference if counts[k]],
    )


async def legal_instruments(
    context: Context,
    scope: CatalogueScope,
    standing: Standing | None,
    on: datetime.date | None,
    asked: Asked,
) -> types.LegalInstrumentConnection | None:
    """The instruments that procedures rest on, with how they stand on a day."""
    views, day = context.views, on or context.now.date()
    known = views.catalogue.reference.instruments
    found = await answered(
        context, scope, ("instruments", day),
        lambda session, listed: instruments.cited_instruments(session, listed, known, on=day),
    )  # fmt: skip
    if found is None:
        return None
    chosen = [each for each in found if standing in (None, each.standing)]
    edges, info = _page(views, scope, "l", chosen, asked, _instrument)
    return types.LegalInstrumentConnection(edges=edges, page_info=info, total_count=len(chosen))


async def legal_instrument(
    context: Context, scope: CatalogueScope, number: str, on: datetime.date | None
) -> types.TouchedByInstrument | None:
    """What a change of an instrument touches; None when no procedure rests on it."""
    found = await answered(
        context, scope, ("citations", number),
        lambda session, listed: instruments.citations(session, listed, number),
    )  # fmt: skip
    if not found:
        return None
    views, day = context.views, on or context.now.date()
    known = views.catalogue.reference.instruments.get(number)
    procedures = len({each.identity for each in found})
    stands = instruments.standing(known, day)
    instrument = CitedInstrument(number, procedures, len(found), stands, known)
    return types.TouchedByInstrument(
        instrument=_instrument(instrument),
        total_count=len(found),
        citations=[
            types.Citation(
                procedure=views.named(*each.identity, each.procedure),
                element=each.element,
                article=each.article,
            )
            for each in found[:MOST]
        ],
    )


def _identity(views: Views, code: str, authority: str | None) -> tuple[str, str] | None:
    if authority is not None:
        return authority, code
    row = views.catalogue.row(code, None)
    return None if row is None else views.catalogue.procedures[row].identity


def _page(
    views: Views,
    scope: CatalogueScope,
    kind: str,
    found: Sequence[Item],
    asked: Asked,
    show: Callable[[Item], Shown],
) -> tuple[list[Edge[Shown]], PageInfo]:
    cursors = Cursors(kind, views.catalogue.rows_revision if scope == "published" else "")
    page = cursors.page(range(len(found)), asked)
    edges = [Edge(node=show(found[row]), cursor=cursors.of(row)) for row in page.rows]
    return edges, page_info(page, cursors)


def _shared(views: Views, found: shared_documents.SharedDocument) -> types.SharedDocument:
    known = views.catalogue.reference.document_types.get(found.key)
    return types.SharedDocument(
        key=found.key,
        name=known.name.vi if known else found.name,
        register_=known.register_ if known else None,
        procedures=found.procedures,
        authorities=found.authorities,
        required=found.required,
        choices=found.choices,
        with_volume=found.with_volume,
        unit_costs=found.unit_costs,
        yearly_burden=found.yearly_burden,
        ranked_by=found.ranking,
    )


def _asker(views: Views, found: shared_documents.Asker) -> types.PaperAsker:
    return types.PaperAsker(
        procedure=views.named(*found.identity, found.procedure),
        element=found.element,
        name=found.name,
        form=None if found.form is None else Form(found.form),
        required=found.is_required,
        choice=found.is_choice,
        yearly_volume=found.yearly_volume,
        unit_cost=found.unit_cost,
        yearly_burden=found.burden,
    )


def _abolition(views: Views, found: Sequence[falling.Touched]) -> types.Abolition:
    return types.Abolition(
        total_count=len(found),
        leanings=[
            types.Leaning(
                how=each.how,
                procedure=views.named(*each.identity, each.procedure),
                element=each.element,
                said=each.said,
                others=each.others,
            )
            for each in found[:MOST]
        ],
    )


def _difference(views: Views, found: Deviation) -> types.LocalDifference:
    return types.LocalDifference(
        kind=found.kind,
        procedure=views.named(found.authority, found.code, found.name),
        base=views.named(found.base_authority, found.code, found.name),
        element=found.element,
        local=found.local,
        base_says=found.base,
    )


def _instrument(found: CitedInstrument) -> types.LegalInstrument:
    known = found.known
    return types.LegalInstrument(
        number=found.number,
        standing=found.standing,
        about=known.about.vi if known else None,
        from_=known.from_ if known else None,
        to=known.to if known else None,
        replaced_by=known.replaced_by if known else None,
        status=(known.end_status or known.status) if known else None,
        procedures=found.procedures,
        elements=found.elements,
    )


def _costs() -> list[types.UnitCost]:
    costs = load_unit_costs()
    wage = Decimal(costs["wage_hour"].vnd)
    return [_cost(each, wage) for each in costs.values()]


def _cost(cost: KnownCost, wage: Decimal) -> types.UnitCost:
    return types.UnitCost(
        key=cost.key,
        says=cost.says.vi,
        amount=int(cost.hours * wage) + cost.vnd,
        source=cost.source,
        status=cost.status,
    )
