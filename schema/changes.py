"""What can be asked about changes between two states of the published catalogue."""

import datetime
from functools import partial
from typing import Annotated

import strawberry

from registry.procedure.differences import differences
from registry.publication import changes as registry
from registry.publication.catalogue import Catalogue
from registry.publication.releases.in_time import ChangeKind
from registry.refusals import Words
from schema.context import Context, Info
from schema.errors import BadRange
from schema.loading import in_thread
from schema.paging import Asked, Cursors, Paged
from schema.past import views_at
from schema.types.changes import (
    ContentDifference,
    ProcedureChange,
    ProcedureChangeConnection,
    RelationChange,
)
from schema.types.connections import Edge
from schema.views import Views, page_info

_NAMED = 100


@strawberry.type
class ChangesQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="What changed from one day (`from`) to another (`to`; null: today): procedures "
        "that began, changed, ended or came back, and bodies and legal texts that began or ended. "
        "`recordedBy` and `recordedSince` compare what was known: what became known in between.",
    )
    async def changes(
        self,
        info: Info,
        asked: Asked,
        from_: Annotated[datetime.date, strawberry.argument(name="from")],
        to: datetime.date | None = None,
        authority: str | None = None,
        recorded_since: datetime.datetime | None = None,
        recorded_by: datetime.datetime | None = None,
    ) -> ProcedureChangeConnection | None:
        context = info.context
        until = to or context.now.date()
        if until < from_:
            raise BadRange(from_, until)
        old = await views_at(context, from_, recorded_since)
        new = await views_at(context, until, recorded_by)
        found = await in_thread(partial(registry.changes, old.catalogue, new.catalogue))
        wanted = [each for each in found if authority in (None, each.identity[0])]
        return await _page(context, (old, new), wanted, (from_, until), asked)


async def _page(
    context: Context,
    sides: tuple[Views, Views],
    found: list[registry.ProcedureChange],
    days: tuple[datetime.date, datetime.date],
    asked: Asked,
) -> ProcedureChangeConnection:
    cursors = Cursors("x", "-".join(side.catalogue.rows_revision for side in sides))
    page = cursors.page(range(len(found)), asked)
    told = await in_thread(partial(_relations, context.views, sides[1].catalogue, days))
    return ProcedureChangeConnection(
        edges=[Edge(node=_shown(sides, found[row]), cursor=cursors.of(row)) for row in page.rows],
        page_info=page_info(page, cursors),
        total_count=len(found),
        relations=told,
    )


def _shown(sides: tuple[Views, Views], change: registry.ProcedureChange) -> ProcedureChange:
    old, new = sides
    both = change.before if change.kind is ChangeKind.CHANGED else None
    told = differences(both.procedure, change.after.procedure) if both else ()
    return ProcedureChange(
        kind=change.kind,
        procedure=new.named(*change.identity, change.after.procedure.name),
        before=old.procedure_of(change.identity) if change.before else None,
        after=new.procedure_of(change.identity),
        differences=[
            ContentDifference(
                path=each.path,
                part=each.part,
                kind=each.kind.value,
                before=each.before,
                after=each.after,
                found=each,
            )
            for each in told
        ],
    )


def _relations(
    views: Views, catalogue: Catalogue, days: tuple[datetime.date, datetime.date]
) -> list[RelationChange]:
    reference = catalogue.reference
    names = {item.identity: item.procedure.name for item in catalogue.procedures}
    return [
        RelationChange(
            kind=each.kind,
            key=each.key,
            day=each.day,
            successor=each.successor,
            count=len(each.procedures),
            procedures=[views.named(*one, names[one]) for one in each.procedures[:_NAMED]],
            words=_name(catalogue, each.key),
            successor_words=_name(catalogue, each.successor) if each.successor else None,
        )
        for each in registry.relation_changes(reference, catalogue.procedures, *days)
    ]


def _name(catalogue: Catalogue, key: str) -> Words:
    authority = catalogue.reference.authorities.get(key)
    if authority is not None:
        return Words(authority.name.vi, authority.name.en)
    text = catalogue.reference.instruments.get(key)
    return Words(text.about.vi, text.about.en) if text else Words(key, key)
