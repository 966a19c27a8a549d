"""What anybody may ask about figures of dossiers, and accepting those of a file."""

import datetime
from functools import partial
from typing import Annotated, TypeAlias

import strawberry
from strawberry import field

from registry import statistics
from registry.publication.catalogue import Catalogue
from schema.acting import KEY, REVISION, acted
from schema.context import Context, Info
from schema.loading import in_thread
from schema.paging import Asked, Cursors
from schema.types import results as shown
from schema.types.connections import Edge
from schema.types.finding import ProcedureName
from schema.types.statistics import (
    AcceptStatisticsSuccess,
    StatisticsConnection,
    shown_line,
    shown_totals,
)
from schema.views import Views, page_info

AcceptStatisticsResult: TypeAlias = Annotated[
    AcceptStatisticsSuccess
    | shown.Conflict
    | shown.Forbidden
    | shown.InvalidInput
    | shown.NotFound,
    strawberry.union("AcceptStatisticsResult", description="What became of accepting figures."),
]


@strawberry.input(description="Which lines are asked for; null: all. Days bound the period.")
class StatisticsFilter:
    by_procedure: bool = field(
        default=False, description="One line for each procedure over units, instead of each unit."
    )
    unit: str | None = field(default=None, description="The name of the unit.")
    level: str | None = field(default=None, description="The key of a level.")
    code: str | None = field(default=None, description="A procedure; implies `byProcedure`.")
    since: datetime.date | None = field(
        default=None, description="Periods that begin then or later."
    )
    until: datetime.date | None = field(default=None, description="Periods that end by then.")

    def wanted(self) -> statistics.Wanted:
        return statistics.Wanted(
            grain="procedure" if self.by_procedure or self.code else "unit",
            unit=self.unit,
            level=self.level,
            procedure=self.code,
            since=self.since,
            until=self.until,
        )


@strawberry.input(description="To let the figures of a file count.")
class AcceptStatisticsInput:
    file: int = field(description="The number of the file.")
    expected_revision: int = field(description=REVISION + " It is that of the file.")
    idempotency_key: str = field(description=KEY)


@strawberry.type(description="Questions about figures of dossiers.")
class StatisticsQuery:
    @strawberry.field(
        description="Figures of dossiers with their rates, the newest period first; nothing is "
        "filled in that no source states."
    )
    async def statistics(
        self,
        info: Info,
        filter: StatisticsFilter | None = None,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> StatisticsConnection | None:
        wanted = filter.wanted() if filter else statistics.Wanted()
        return await _page(info.context, wanted, (first, after, last, before))


@strawberry.type(description="Acts on figures of dossiers.")
class StatisticsActs:
    @strawberry.mutation(description="Lets the figures of a file count (`controller`).")
    async def accept_statistics(
        self, info: Info, input: AcceptStatisticsInput
    ) -> AcceptStatisticsResult | None:
        async def show(done: statistics.Accepted) -> AcceptStatisticsSuccess:
            return AcceptStatisticsSuccess(
                file=done.file, lines=done.lines, corrected=done.corrected, revision=done.revision
            )

        accept = partial(statistics.accept_statistics, file=input.file)
        return await acted(info.context, accept, input, show)


async def _page(
    context: Context, wanted: statistics.Wanted, asked: Asked
) -> StatisticsConnection | None:
    """Only the lines of the page are read whole."""
    store = context.store
    if store is None:
        return None
    found = await in_thread(partial(statistics.find_totals, store, wanted))
    cursors = Cursors("statistics", "")
    page = cursors.page(found.ids, asked)
    lines = await in_thread(partial(statistics.totals, store, page.rows))
    views = context.views
    return StatisticsConnection(
        edges=[
            Edge(
                node=shown_line(each, _procedure(views, each.procedure)), cursor=cursors.of(each.id)
            )
            for each in lines
        ],
        page_info=page_info(page, cursors),
        total_count=len(found.ids),
        totals=shown_totals(found),
        choose=partial(statistics.choices, store),
    )


def _procedure(views: Views, code: str) -> ProcedureName | None:
    catalogue: Catalogue = views.catalogue
    row = catalogue.row(code, None) if code else None
    if row is None:
        return None
    found = catalogue.procedures[row].procedure
    return views.named(found.authority, code, found.name)
