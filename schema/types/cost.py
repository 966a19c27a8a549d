"""What a case costs: the sheets of now and after, what is saved, what is not known."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal

import strawberry
from strawberry import field

from registry import cost, review
from registry.cost.problems import Problem
from registry.procedure.differences import task_label
from registry.procedure.vocabulary import Channel, Task
from registry.review.costs import fingerprint_of
from schema.enums import Language
from schema.scalars import BigInt


@strawberry.type(description="Something that a cost sheet lacks, or that looks wrong in it.")
class CostProblem:
    code: str = field(description="Stable; programs may rely on it.")
    element: str = field(description="The line or figure it is about; `.` is the whole sheet.")
    found: Decimal | None = field(description="The figure that looks wrong.")
    expected: Decimal | None = field(description="What it was held against.")
    ratio: Decimal | None = field(description="The figure divided by what it was held against.")
    fingerprint: str = field(description="What it is known by where it is accepted.")
    accepted: str | None = field(description="Why somebody accepted it; null: nobody did.")
    told: strawberry.Private[Problem]

    @strawberry.field(description="What was found.")
    def message(self, lang: Language = Language.VI) -> str:
        said = self.told.message
        return said.en if lang is Language.EN else said.vi

    @strawberry.field(description="What to do now.")
    def to_do(self, lang: Language = Language.VI) -> str:
        said = self.told.to_do
        return said.en if lang is Language.EN else said.vi


@strawberry.type(description="An amount in đồng with its range.")
class CostAmount:
    low: BigInt = field(description="With all inputs low.")
    mid: BigInt = field(description="With all inputs in the middle; what is reported.")
    high: BigInt = field(description="With all inputs high.")


@strawberry.type(description="An input of a cost sheet with its range and where it is from.")
class CostFigure:
    low: Decimal = field(description="The least.")
    mid: Decimal = field(description="The one that counts.")
    high: Decimal = field(description="The most.")
    source: str = field(description="Where it is from.")
    day: datetime.date | None = field(description="The day it was true of.")
    verified: bool | None = field(description="Whether it was checked; null: nobody keeps that.")


@strawberry.type(description="One task of a cost sheet, or one fee.")
class CostLine:
    element: str = field(description="Its path in the file.")
    task: Task = field(description="What is done; a fee is paid.")
    fee: bool = field(description="Whether it is a fee, which takes no hours.")
    tied_to: str | None = field(description="The element it falls away with.")
    hours: CostFigure | None = field(description="Hours of work.")
    other: CostFigure | None = field(description="Money besides, in đồng; null: not known.")
    channels: list[Channel] = field(description="The channels it is about; none: all.")
    share_percent: Decimal | None = field(description="How many dossiers come by them.")
    frequency: CostFigure | None = field(description="How often it falls due; null: once.")
    cost: CostAmount | None = field(
        description="What it adds to one average performance; null: not known."
    )

    @strawberry.field(description="What the task is called.")
    def label(self, lang: Language = Language.VI) -> str:
        said = task_label(self.task.value)
        return said.en if lang is Language.EN else said.vi


@strawberry.type(description="What one version of the procedure costs applicants.")
class CaseCostSheet:
    lines: list[CostLine] = field(description="Its lines.")
    wage: CostFigure | None = field(description="Đồng an hour; null: not known.")
    subjects: CostFigure | None = field(description="Persons or organisations a year.")
    times_per_year: CostFigure | None = field(description="Performances of each; null: one.")
    unit: CostAmount | None = field(description="One average performance; null: not known.")
    year: CostAmount | None = field(description="All of a year; null: not known.")


@strawberry.type(description="What a case costs now and after its measures.")
class CaseCost:
    complete: bool = field(description="Whether the saving of a year is known.")
    problems: list[CostProblem] = field(description="What keeps it from being known.")
    doubts: list[CostProblem] = field(
        description="Figures that look wrong; they stop the case until corrected or accepted."
    )
    formula: str | None = field(description="The version of the formula.")
    region: str | None = field(description="Whose wages count.")
    as_of: datetime.date | None = field(description="The day of wages, fees and volume.")
    kept_by: str | None = field(description="Who kept the inputs.")
    kept_at: datetime.datetime | None = field(description="When.")
    now: CaseCostSheet | None = field(description="The edition under review; null: no sheet.")
    after: CaseCostSheet | None = field(description="After the measures; null: no sheet.")
    saving: CostAmount | None = field(description="Of a year; negative: it costs more after.")
    percent: Decimal | None = field(description="The saving in per cent of now, two decimals.")


def shown_cost(found: review.Cost) -> CaseCost:
    compared, draft = found.comparison, found.draft
    return CaseCost(
        complete=found.is_complete,
        problems=shown_problems(found.problems, {}),
        doubts=shown_problems(found.doubts, found.accepted),
        formula=compared.formula if compared else None,
        region=draft.now.region if draft else None,
        as_of=draft.now.as_of if draft else None,
        kept_by=found.author,
        kept_at=found.at,
        now=_sheet(compared.now) if compared else None,
        after=_sheet(compared.after) if compared else None,
        saving=_amount(compared.saving) if compared else None,
        percent=compared.percent if compared else None,
    )


def shown_problems(found: Sequence[Problem], accepted: Mapping[str, str]) -> list[CostProblem]:
    return [
        CostProblem(
            code=each.code,
            element=each.element,
            found=each.found,
            expected=each.expected,
            ratio=each.ratio,
            fingerprint=fingerprint_of(each),
            accepted=accepted.get(fingerprint_of(each)),
            told=each,
        )
        for each in found
    ]


def _sheet(sheet: cost.Sheet) -> CaseCostSheet:
    account = sheet.applicant
    return CaseCostSheet(
        lines=[_line(each) for each in account.lines],
        wage=_figure(account.wage),
        subjects=_figure(sheet.subjects),
        times_per_year=_figure(sheet.times_per_year),
        unit=_amount(account.unit),
        year=_amount(account.annual),
    )


def _line(line: cost.Line) -> CostLine:
    return CostLine(
        element=line.element,
        task=line.task,
        fee=line.is_fee,
        tied_to=line.tied_to,
        hours=_figure(line.hours),
        other=_figure(line.other),
        channels=list(line.channels),
        share_percent=line.channel_percent,
        frequency=_figure(line.frequency),
        cost=_amount(line.cost),
    )


def _figure(found: cost.Figure | None) -> CostFigure | None:
    if found is None:
        return None
    return CostFigure(
        low=found.low,
        mid=found.mid,
        high=found.high,
        source=found.source,
        day=found.day,
        verified=found.verified,
    )


def _amount(found: cost.Money | None) -> CostAmount | None:
    return None if found is None else shown_amount(found)


def shown_amount(found: cost.Money) -> CostAmount:
    return CostAmount(low=BigInt(found.low), mid=BigInt(found.mid), high=BigInt(found.high))
