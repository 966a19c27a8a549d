"""What anybody may ask about targets of the state and how far they are."""

import datetime
from functools import partial
from typing import Annotated

import strawberry

from registry import targets
from registry.reference import TargetScope
from schema.context import Info
from schema.loading import in_thread
from schema.paging import Asked, Cursors, Paged
from schema.types.connections import Edge
from schema.types.progress import TargetConnection, shown_target
from schema.views import page_info

AsOf = Annotated[
    datetime.date | None,
    strawberry.argument(description="The day that progress is told on; null: today."),
]


@strawberry.type(description="Questions about targets of the state.")
class TargetQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="Targets that are wanted on a day or were before, and how far each is; what "
        "the reform ledger says is told as the viewer may see it.",
    )
    async def targets(
        self,
        info: Info,
        asked: Asked,
        as_of: AsOf = None,
        scope: TargetScope | None = None,
    ) -> TargetConnection | None:
        context = info.context
        if context.store is None:
            return None
        known = context.views.catalogue.reference.targets
        wanted = [each for each in known if scope in (None, each.scope)]
        day = as_of or context.now.date()
        ask = partial(targets.progress, context.store, wanted, day=day, actor=context.actor)
        found = await in_thread(ask)
        cursors = Cursors("target", day.isoformat())
        page = cursors.page(range(len(found)), asked)
        return TargetConnection(
            edges=[
                Edge(node=shown_target(found[row]), cursor=cursors.of(row)) for row in page.rows
            ],
            page_info=page_info(page, cursors),
            total_count=len(found),
        )
