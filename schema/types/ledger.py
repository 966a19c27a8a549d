"""The reform ledger as clients see it: lines, sums by column and group."""

import datetime
from decimal import Decimal

import strawberry
from strawberry import field

from registry.procedure.differences import task_label
from registry.procedure.vocabulary import Task
from registry.refusals import Words
from registry.review import ledger
from schema.enums import Language, ReviewOutcome, ReviewState, in_language
from schema.scalars import BigInt
from schema.types.connections import Connection
from schema.types.cost import CostAmount, CostProblem, shown_amount, shown_problems
from schema.types.finding import ProcedureName
from schema.types.target import hours


@strawberry.type(description="What is saved in a year; what is not known is null, never zero.")
class ReformSaving:
    hours: Decimal | None = field(description="Hours of all applicants; null: not known.")
    amount: CostAmount | None = field(description="Đồng; negative: it costs more afterwards.")
    hours_counted: bool = field(description="Whether the hours are in the totals.")
    amount_counted: bool = field(
        description="Whether the amount is in the totals: it is known and rests on checked inputs."
    )
    unverified: list[str] = field(description="Inputs that nobody checked, as in a cost sheet.")


@strawberry.type(description="A line of the cost sheet that a measure changes: saved in a year.")
class ReformChange:
    element: str = field(description="Its path in the file.")
    task: Task = field(description="What is done; a fee is paid.")
    hours: Decimal = field(description="Hours of all applicants; negative: more.")
    amount: BigInt | None = field(description="Đồng; null: not known.")

    @strawberry.field(description="What the task is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(task_label(self.task.value), lang)


@strawberry.type(description="What was measured once a measure was in force.")
class ReformMeasurement:
    since: datetime.date = field(description="The first day of the period.")
    until: datetime.date = field(description="The last day of the period.")
    dossiers: BigInt = field(description="Dossiers in that time.")
    hours: Decimal | None = field(description="Hours less in one dossier; null: not measured.")
    cost: BigInt | None = field(description="Đồng less besides; null: not measured.")
    source: str = field(description="Where it is from.")
    document: str | None = field(description="The number of the document that shows it.")
    document_date: datetime.date | None = field(description="The date of that document.")
    by: str = field(description="Who recorded it.")
    at: datetime.datetime = field(description="When.")


@strawberry.type(description="One measure in the reform ledger: where it is from, what it saves.")
class ReformLine:
    review_case: int = field(description="The number of its case.")
    measure: int = field(description="Its number.")
    title: str = field(description="What it is about.")
    outcome: ReviewOutcome = field(description="What it concludes.")
    procedure: ProcedureName = field(description="The procedure it changes.")
    field_name: str | None = field(name="field", description="The field of administration.")
    plan: int | None = field(description="The number of the plan of its case.")
    plan_title: str | None = field(description="What that plan is called.")
    year: int = field(description="The year of the plan, else the one the case was opened in.")
    state: ReviewState = field(description="How far it is.")
    column: ledger.Column = field(description="The furthest column it is in.")
    columns: list[ledger.Column] = field(description="All columns it is in.")
    over: bool = field(description="Whether it carries nothing out any more: expired, rejected.")
    decision: str | None = field(description="The number of the decision that approved it.")
    decision_date: datetime.date | None = field(description="The date of that decision.")
    instrument: str | None = field(description="The legal text that carries it out.")
    effective: datetime.date | None = field(description="When that text takes effect.")
    until: datetime.date | None = field(description="The last day of a temporary text.")
    saving: ReformSaving = field(description="On top of the lines before it in turn.")
    measured: ReformSaving | None = field(description="As it was measured.")
    measurement: ReformMeasurement | None = field(description="The newest measurement.")
    changes: list[ReformChange] = field(description="Line by line of the cost sheet.")
    counted_with: int | None = field(description="The measure whose saving holds this one's too.")
    problems: list[CostProblem] = field(description="What keeps figures from being known.")
    clashing: strawberry.Private[Words | None]

    @strawberry.field(description="Why it cannot be carried out beside the others.")
    def clash(self, lang: Language = Language.VI) -> str | None:
        return in_language(self.clashing, lang) if self.clashing else None


@strawberry.type(description="The sums of one column, each a part of the column before it.")
class ReformSum:
    column: ledger.Column = field(description="The column.")
    procedures: int = field(description="How many procedures.")
    measures: int = field(description="How many measures.")
    hours: Decimal = field(description="Hours that applicants save in a year.")
    amount: CostAmount = field(description="Đồng that they save in a year.")
    time_percent: Decimal | None = field(description="Of the time of now, two decimals.")
    cost_percent: Decimal | None = field(description="Of the cost of now, two decimals.")
    untimed: int = field(description="Measures whose hours are not known; in no sum.")
    unquantified: int = field(
        description="Measures whose amount is not known or rests on unchecked inputs; in no sum."
    )
    unverified: CostAmount = field(description="What those on unchecked inputs come to, apart.")
    said: strawberry.Private[Words]

    @strawberry.field(description="What the column is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.said, lang)


@strawberry.type(description="All columns of one group of lines.")
class ReformTotal:
    key: str | None = field(description="The agency, field or plan; null: all, or none is named.")
    name: str | None = field(description="What it is called.")
    columns: list[ReformSum] = field(description="Proposed, approved, in force, measured.")
    procedures: int = field(description="Procedures with a line.")
    costed: int = field(description="Those whose cost of now is known and checked.")
    hours: Decimal = field(description="Hours that procedures take in a year now, each once.")
    amount: CostAmount = field(description="What they cost in a year now, each once.")
    over: int = field(description="Measures that expired or were rejected.")


@strawberry.type(description="A page of the reform ledger, newest case first.")
class ReformLedgerConnection(Connection[ReformLine]):
    totals: ReformTotal = field(description="Of all lines that are asked for.")


@strawberry.type(description="Totals of all reviews that the viewer may see.")
class Portfolio:
    total: ReformTotal = field(description="All of it, each procedure once.")
    by_agency: list[ReformTotal] = field(description="By authority, in the order of their keys.")
    by_field: list[ReformTotal] = field(description="By field of administration.")
    by_plan: list[ReformTotal] = field(description="By plan.")
    years: list[int] = field(description="The years of its lines, the newest first.")


def shown_line(line: ledger.Line, procedure: ProcedureName) -> ReformLine:
    decision = line.decision
    return ReformLine(
        review_case=line.case,
        measure=line.measure,
        title=line.title,
        outcome=ReviewOutcome(line.outcome),
        procedure=procedure,
        field_name=line.field,
        plan=line.plan,
        plan_title=line.plan_title,
        year=line.year,
        state=ReviewState(line.state),
        column=line.column,
        columns=list(line.columns),
        over=line.is_over,
        decision=decision.number if decision else None,
        decision_date=decision.dated if decision else None,
        instrument=line.instrument,
        effective=line.effective,
        until=line.until,
        saving=_saving(line.saving),
        measured=_saving(line.measured) if line.measured else None,
        measurement=_measurement(line.measurement) if line.measurement else None,
        changes=[
            ReformChange(
                element=each.element,
                task=each.task,
                hours=hours(each.minutes),
                amount=None if each.vnd is None else BigInt(each.vnd),
            )
            for each in line.changes
        ],
        counted_with=line.counted_with,
        clashing=line.clash,
        problems=shown_problems(line.problems, {}),
    )


def shown_total(total: ledger.Total, name: str | None) -> ReformTotal:
    return ReformTotal(
        key=total.key,
        name=name,
        columns=[_sum(each) for each in total.columns],
        procedures=total.procedures,
        costed=total.costed,
        hours=hours(total.minutes),
        amount=shown_amount(total.vnd),
        over=total.over,
    )


def _saving(found: ledger.Saving) -> ReformSaving:
    return ReformSaving(
        hours=None if found.minutes is None else hours(found.minutes),
        amount=None if found.vnd is None else shown_amount(found.vnd),
        hours_counted=found.is_time_counted,
        amount_counted=found.is_money_counted,
        unverified=sorted(found.unverified),
    )


def _measurement(found: ledger.Measurement) -> ReformMeasurement:
    period, paper = found.period, found.period.paper
    return ReformMeasurement(
        since=period.since,
        until=period.until,
        dossiers=BigInt(period.dossiers),
        hours=period.hours,
        cost=None if period.cost is None else BigInt(period.cost),
        source=period.source,
        document=paper.number if paper else None,
        document_date=paper.dated if paper else None,
        by=found.actor,
        at=found.at,
    )


def _sum(found: ledger.Sum) -> ReformSum:
    return ReformSum(
        column=found.column,
        procedures=found.procedures,
        measures=found.measures,
        hours=hours(found.minutes),
        amount=shown_amount(found.vnd),
        time_percent=found.time_percent,
        cost_percent=found.cost_percent,
        untimed=found.untimed,
        unquantified=found.unquantified,
        unverified=shown_amount(found.unverified),
        said=ledger.labels()[found.column],
    )
