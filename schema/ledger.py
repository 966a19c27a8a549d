"""What signed-in people may ask of the reform ledger, and recording what was measured."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import partial

import strawberry
from strawberry import field

from registry.review import Paper, ledger
from schema.acting import acted
from schema.context import Context, Info
from schema.loading import in_thread
from schema.paging import Asked, Cursors, Paged
from schema.review_acts import DocumentInput, OfMeasure, shows
from schema.reviews import signed_in
from schema.scalars import BigInt
from schema.types.connections import Edge
from schema.types.ledger import (
    Portfolio,
    ReformLedgerConnection,
    ReformLine,
    ReformTotal,
    shown_line,
    shown_total,
)
from schema.types.results import ReviewActResult
from schema.types.target import USUAL_SHARE, ReformTarget, shown_target, wanted_shares
from schema.views import Views, page_info


@strawberry.input(description="Which lines are asked for; null: all.")
class ReformFilter:
    authority: str | None = field(default=None, description="The key of the authority.")
    domain: str | None = field(name="field", default=None, description="The field.")
    plan: int | None = field(default=None, description="The number of the plan.")
    year: int | None = field(default=None, description="The year of the plan, else of the case.")
    review_case: int | None = field(default=None, description="The number of the case.")

    def wanted(self) -> ledger.Wanted:
        return ledger.Wanted(self.authority, self.domain, self.plan, self.year, self.review_case)


@strawberry.input(description="To record what a measure that is in force really saves.")
class RecordMeasurementInput(OfMeasure):
    since: datetime.date = field(description="The first day of the period.")
    until: datetime.date = field(description="Its last day, not after today.")
    dossiers: BigInt = field(description="Dossiers in that time.")
    source: str = field(description="Where the figures are from; never empty.")
    hours: Decimal | None = field(
        default=None, description="Hours less in one dossier; null: those of the cost sheet."
    )
    cost: BigInt | None = field(
        default=None, description="Đồng less besides in one dossier; null: as in the cost sheet."
    )
    document: DocumentInput | None = field(default=None, description="What shows it, if any.")


@strawberry.type(description="Questions about the reform ledger.")
class LedgerQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="What every measure saves: proposed, approved, in force, measured; of the "
        "authorities where the viewer has a role, newest case first.",
    )
    async def reform_ledger(
        self, info: Info, asked: Asked, filter: ReformFilter | None = None
    ) -> ReformLedgerConnection | None:
        found = await _ledger(info.context, filter)
        return _page(info.context.views, found, asked)

    @strawberry.field(
        description="Totals of all reviews that the viewer may see, by agency, field and plan."
    )
    async def portfolio(self, info: Info, filter: ReformFilter | None = None) -> Portfolio | None:
        views, found = info.context.views, await _ledger(info.context, filter)
        plans = {str(line.plan): line.plan_title for line in found.lines if line.plan is not None}
        return Portfolio(
            total=shown_total(found.total, None),
            by_agency=[shown_total(e, views.authority(e.key or "").name) for e in found.by_agency],
            by_field=[shown_total(each, each.key) for each in found.by_field],
            by_plan=[_of_plan(each, plans) for each in found.by_plan],
            years=list(found.years),
        )

    @strawberry.field(
        description="Which measures of all these reviews save so many per cent of time and cost "
        "with the least legal effort; null asks nothing of that half."
    )
    async def reform_target(
        self,
        info: Info,
        filter: ReformFilter | None = None,
        time_percent: Decimal | None = USUAL_SHARE,
        cost_percent: Decimal | None = USUAL_SHARE,
    ) -> ReformTarget | None:
        store, actor = signed_in(info.context)
        time, cost = wanted_shares(time_percent, cost_percent)
        ask = partial(
            ledger.target,
            store,
            _wanted(filter),
            actor=actor,
            today=info.context.now.date(),
            time_percent=time,
            cost_percent=cost,
        )
        return shown_target(await in_thread(ask))


@strawberry.type(description="Recording what was measured.")
class LedgerActs:
    @strawberry.mutation(
        description="Records what a measure that is in force really saves (`controller`)."
    )
    async def record_measurement(
        self, info: Info, input: RecordMeasurementInput
    ) -> ReviewActResult | None:
        record = partial(ledger.record_measurement, measure=input.number, period=_period(input))
        return await acted(info.context, record, input, shows(info.context, "record_measurement"))


async def _ledger(context: Context, asked: ReformFilter | None) -> ledger.Ledger:
    store, actor = signed_in(context)
    today = context.now.date()
    found = await in_thread(partial(ledger.ledger, store, actor=actor, today=today))
    return found.where(_wanted(asked))


def _wanted(asked: ReformFilter | None) -> ledger.Wanted:
    return asked.wanted() if asked else ledger.Wanted()


def _page(views: Views, found: ledger.Ledger, asked: Asked) -> ReformLedgerConnection:
    lines = {line.measure: line for line in found.lines}
    numbers = list(lines)
    cursors = Cursors("m", "")
    page = cursors.page(numbers, asked)
    return ReformLedgerConnection(
        edges=[
            Edge(node=_line(views, lines[number]), cursor=cursors.of(number))
            for number in page.rows
        ],
        page_info=page_info(page, cursors),
        total_count=len(numbers),
        totals=shown_total(found.total, None),
    )


def _line(views: Views, line: ledger.Line) -> ReformLine:
    return shown_line(line, views.named(line.authority, line.code, line.procedure_name))


def _of_plan(total: ledger.Total, titles: Mapping[str, str | None]) -> ReformTotal:
    return shown_total(total, titles.get(total.key) if total.key else None)


def _period(asked: RecordMeasurementInput) -> ledger.Period:
    paper = asked.document
    return ledger.Period(
        since=asked.since,
        until=asked.until,
        dossiers=asked.dossiers,
        source=asked.source,
        hours=asked.hours,
        cost=asked.cost,
        paper=Paper(paper.number.strip(), paper.date) if paper else None,
    )
