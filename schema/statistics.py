"""What anybody may ask about figures of dossiers, and accepting those of a file."""

import datetime
from functools import partial
from typing import Annotated, Any, TypeAlias

import strawberry
from strawberry import field

from registry import statistics
from registry.publication.catalogue import Catalogue
from registry.refusals import Refusal
from registry.store import Store
from registry.store.pieces import Key
from schema.acting import KEY, REVISION, acted
from schema.context import Context, Info
from schema.loading import in_thread
from schema.paging import Asked, Keys, Paged
from schema.reviews import edges, piece_info
from schema.types import results as shown
from schema.types.finding import ProcedureName
from schema.types.statistics import (
    AcceptStatisticsSuccess,
    StatisticsConnection,
    StatisticsLine,
    shown_line,
    shown_totals,
)
from schema.views import Views

_LINES = Keys("s", (int, str, str, str, int))

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
        extensions=[Paged()],
        description="Figures of dossiers with their rates, the newest period first; nothing is "
        "filled in that no source states.",
    )
    async def statistics(
        self,
        info: Info,
        asked: Asked,
        filter: StatisticsFilter | None = None,
    ) -> StatisticsConnection | None:
        wanted = filter.wanted() if filter else statistics.Wanted()
        return await _page(info.context, wanted, asked)


@strawberry.type(description="Acts on figures of dossiers.")
class StatisticsActs:
    @strawberry.mutation(description="Lets the figures of a file count (`controller`).")
    async def accept_statistics(
        self, info: Info, input: AcceptStatisticsInput
    ) -> AcceptStatisticsResult | None:
        async def show(done: statistics.Accepted) -> AcceptStatisticsSuccess:
            return AcceptStatisticsSuccess(
                file=done.file,
                lines=done.lines,
                corrected=done.corrected,
                findings=done.findings,
                gone=done.gone,
                revision=done.revision,
            )

        def accept(store: Store, **named: Any) -> statistics.Accepted | Refusal:
            judge = info.context.judging_counted()
            return statistics.accept_statistics(store, input.file, judge=judge, **named)

        return await acted(info.context, accept, input, show)


async def _page(
    context: Context, wanted: statistics.Wanted, asked: Asked
) -> StatisticsConnection | None:
    store = context.store
    if store is None:
        return None
    window = _LINES.window(asked)
    found = await in_thread(partial(statistics.find_totals, store, wanted, window))
    views = context.views
    return StatisticsConnection(
        edges=edges(found.piece, _LINES, _key, lambda line: shown_total(views, line)),
        page_info=piece_info(found.piece, _LINES, _key),
        total_count=found.lines,
        totals=shown_totals(found),
        store=store,
    )


def _key(line: statistics.Total) -> Key:
    return line.key


def shown_total(views: Views, line: statistics.Total) -> StatisticsLine:
    """A line, with the name of its procedure where that is published."""
    return shown_line(line, _procedure(views, line.procedure))


def _procedure(views: Views, code: str) -> ProcedureName | None:
    catalogue: Catalogue = views.catalogue
    row = catalogue.row(code, None) if code else None
    if row is None:
        return None
    found = catalogue.procedures[row].procedure
    return views.named(found.authority, code, found.name)
