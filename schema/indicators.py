"""What anybody may ask about indicators and scorecards, and freezing a scorecard."""

import datetime
from collections.abc import Sequence
from functools import partial
from typing import Annotated, TypeAlias

import strawberry
from strawberry import field

from registry import indicators
from registry.refusals import NotFound
from registry.store import Store
from schema.acting import KEY, REVISION, acted
from schema.context import Context, Info
from schema.loading import in_thread
from schema.paging import Asked, Cursors, Paged
from schema.past import AS_OF, views_at
from schema.reviews import signed_in
from schema.types import results as shown
from schema.types.connections import Edge
from schema.types.indicators import (
    IndicatorDefinitions,
    SurveyResult,
    shown_definitions,
    shown_survey,
)
from schema.types.scorecards import (
    FreezeScorecardSuccess,
    FrozenScorecard,
    Scorecard,
    ScorecardConnection,
    ScoreSheet,
    shown_head,
    shown_sheet,
)
from schema.views import page_info

FreezeScorecardResult: TypeAlias = Annotated[
    FreezeScorecardSuccess | shown.Conflict | shown.Forbidden | shown.InvalidInput | shown.NotFound,
    strawberry.union("FreezeScorecardResult", description="What became of freezing a scorecard."),
]
AsOf = Annotated[datetime.date | None, strawberry.argument(description=AS_OF)]
_CURSORS = Cursors("scorecard", "")


@strawberry.input(description="To keep what the units of a level came to in a period.")
class FreezeScorecardInput:
    authority: str = field(description="The key of the authority that keeps it.")
    since: datetime.date = field(description="The first day of the period.")
    until: datetime.date = field(description="The last day, which is over.")
    level: str = field(description="The key of the level of the units.")
    expected_revision: int = field(
        description=REVISION + " It is the number of the newest scorecard, 0: there is none."
    )
    idempotency_key: str = field(description=KEY)

    @property
    def period(self) -> indicators.Period:
        return indicators.Period(self.since, self.until, self.level)


@strawberry.type(description="Questions about indicators and scorecards.")
class IndicatorQuery:
    @strawberry.field(
        description="The indices of Quyết định 766/QĐ-TTg as they are defined on a day."
    )
    def indicators(self, info: Info, as_of: AsOf = None) -> IndicatorDefinitions:
        day = as_of or info.context.now.date()
        return shown_definitions(info.context.indicators.on(day))

    @strawberry.field(description="Results of surveys (SIPAS, PAR INDEX), newest first.")
    def surveys(self) -> list[SurveyResult]:
        return [shown_survey(each) for each in indicators.load_surveys().results]

    @strawberry.field(
        description="What the units of a level came to in a period by the figures that count now; "
        "nothing is kept."
    )
    async def scorecard_preview(
        self, info: Info, since: datetime.date, until: datetime.date, level: str
    ) -> ScoreSheet | None:
        context, period = info.context, indicators.Period(since, until, level)
        if context.store is None:
            return None
        sources = await _sources_to_read(context, context.store, period)
        ask = partial(indicators.preview, context.store, context.indicators, period, sources)
        return shown_sheet(await in_thread(ask))

    @strawberry.field(
        extensions=[Paged()], description="Scorecards that were frozen, newest first."
    )
    async def scorecards(self, info: Info, asked: Asked) -> ScorecardConnection | None:
        store = info.context.store
        if store is None:
            return None
        found = await in_thread(partial(indicators.scorecards, store))
        return _page(info.context, found, asked)

    @strawberry.field(description="A scorecard by its number; null when there is none.")
    async def scorecard(self, info: Info, number: int) -> FrozenScorecard | None:
        store = info.context.store
        if store is None:
            return None
        found = await in_thread(partial(indicators.scorecard, store, number))
        return None if isinstance(found, NotFound) else _frozen(info.context, found)


@strawberry.type(description="Acts on scorecards.")
class IndicatorActs:
    @strawberry.mutation(
        description="Keeps what the units of a level came to in a period (`controller`)."
    )
    async def freeze_scorecard(
        self, info: Info, input: FreezeScorecardInput
    ) -> FreezeScorecardResult | None:
        context = info.context
        signed_in(context)

        async def show(done: indicators.ScorecardInfo) -> FreezeScorecardSuccess:
            return FreezeScorecardSuccess(scorecard=_head(context, done), revision=done.number)

        freeze = partial(
            indicators.freeze_scorecard,
            authority=input.authority,
            period=input.period,
            indicators=context.indicators,
            sources=await _sources(context, input.until),
        )
        return await acted(context, freeze, input, show)


async def _sources(context: Context, until: datetime.date) -> indicators.Sources:
    """The catalogue of the last day of a period, or of today, and what is known now."""
    then = await views_at(context, min(until, context.now.date()))
    return indicators.Sources(then.catalogue, context.views.catalogue)


async def _sources_to_read(
    context: Context, store: Store, period: indicators.Period
) -> indicators.Sources:
    """As `_sources`, but the other day is not read where no unit is counted from a catalogue."""
    now = context.views.catalogue
    ask = partial(indicators.are_of_authorities, store, period, now.reference)
    if await in_thread(ask):
        return await _sources(context, period.until)
    return indicators.Sources(now, now)


def _page(
    context: Context, found: Sequence[indicators.ScorecardInfo], asked: Asked
) -> ScorecardConnection:
    by_number = {each.number: each for each in found}
    page = _CURSORS.page(list(by_number), asked)
    return ScorecardConnection(
        edges=[
            Edge(node=_head(context, by_number[number]), cursor=_CURSORS.of(number))
            for number in page.rows
        ],
        page_info=page_info(page, _CURSORS),
        total_count=len(found),
    )


def _head(context: Context, info: indicators.ScorecardInfo) -> Scorecard:
    return shown_head(info, context.views.authority(info.authority))


def _frozen(context: Context, card: indicators.Scorecard) -> FrozenScorecard:
    store = context.store
    assert store is not None  # the card is from there

    async def changed() -> Sequence[indicators.FigureChange]:
        sources = await _sources_to_read(context, store, card.info.period)
        return await in_thread(partial(indicators.changes_since, store, card, sources))

    return FrozenScorecard(
        head=_head(context, card.info), sheet=shown_sheet(card.sheet), changed=changed
    )
