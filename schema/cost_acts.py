"""Keeping the cost sheet of a case: what it rests on, each figure with its source."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import strawberry
from strawberry import field

from registry import cost, review
from registry.refusals import Refusal
from registry.store import Store
from schema.acting import acted
from schema.context import Info
from schema.review_acts import OfCase, shows
from schema.types.results import ReviewActResult

strawberry.enum(cost.ShareOf, name="CostShareOf", description="What a share is a share of.")


@strawberry.input(description="A figure with its range and where it is from.")
class CostFigureInput:
    mid: Decimal = field(description="The one that counts.")
    source: str = field(description="Where it is from; never empty.")
    day: datetime.date | None = field(default=None, description="The day it was true of.")
    low: Decimal | None = field(default=None, description="The least; null: no range.")
    high: Decimal | None = field(default=None, description="The most; null: no range.")


@strawberry.input(description="How many of a hundred dossiers are of one kind.")
class CostShareInput:
    of: cost.ShareOf = field(description="What it is a share of.")
    name: str = field(description="The channel, case or group, as the file has it.")
    percent: Decimal = field(description="From 0 to 100; those of the channels make 100.")
    source: str = field(description="Where it is from; never empty.")
    day: datetime.date | None = field(default=None, description="The day it was true of.")


@strawberry.input(description="A figure about one line of the sheet.")
class CostObservedInput:
    element: str = field(description="The line, such as `fees/phi` or `effort/e3`.")
    figure: CostFigureInput = field(description="The figure.")


@strawberry.input(description="What a sheet rests on beside the file.")
class CostInputs:
    shares: list[CostShareInput] = field(
        default_factory=list, description="Of channels, cases and groups."
    )
    frequencies: list[CostObservedInput] = field(
        default_factory=list, description="How often a line falls due in one performance."
    )
    amounts: list[CostObservedInput] = field(
        default_factory=list, description="What is paid on average where the tariff does not say."
    )
    subjects: CostFigureInput | None = field(
        default=None, description="Persons or organisations a year; null: the file's volume."
    )
    times_per_year: CostFigureInput | None = field(
        default=None, description="Performances of each in a year."
    )


@strawberry.input(description="To keep what the cost sheet of a case rests on.")
class KeepCostSheetInput(OfCase):
    region: str = field(description="Whose wages count.")
    as_of: datetime.date = field(description="The day of wages, fees and volume.")
    now: CostInputs = field(description="What holds now.")
    after: CostInputs | None = field(
        default=None, description="What holds after the measures; null: the same."
    )


@strawberry.input(description="To accept what looks wrong in a case, because it is right.")
class AcceptConsequenceInput(OfCase):
    fingerprint: str = field(description="What it is known by.")
    words: str = field(description="Why it is right; never empty.")


@strawberry.type(description="Keeping cost sheets.")
class CostWriting:
    @strawberry.mutation(description="Keeps what the cost sheet of a case rests on.")
    async def keep_cost_sheet(
        self, info: Info, input: KeepCostSheetInput
    ) -> ReviewActResult | None:
        keep = partial(review.keep_cost_sheet, case=input.review_case, draft=_draft(input))
        return await acted(info.context, keep, input, shows(info.context, "keep_cost_sheet"))

    @strawberry.mutation(description="Accepts what looks wrong in a case, with a reason.")
    async def accept_consequence(
        self, info: Info, input: AcceptConsequenceInput
    ) -> ReviewActResult | None:
        def accept(store: Store, **named: Any) -> review.Accepted | Refusal:  # Any: as `acted` has
            judge, about = info.context.judging(), (input.review_case, input.fingerprint)
            return review.accept_consequence(store, *about, input.words, judge=judge, **named)

        return await acted(info.context, accept, input, shows(info.context, "accept_consequence"))


def _draft(asked: KeepCostSheetInput) -> review.CostDraft:
    return review.CostDraft(
        now=_inputs(asked, asked.now),
        after=_inputs(asked, asked.after) if asked.after else None,
    )


def _inputs(asked: KeepCostSheetInput, given: CostInputs) -> cost.Inputs:
    return cost.Inputs(
        region=asked.region.strip(),
        as_of=asked.as_of,
        shares=tuple(
            cost.Share(each.of, each.name, each.percent, each.source.strip(), each.day)
            for each in given.shares
        ),
        frequencies=_observed(given.frequencies),
        amounts=_observed(given.amounts),
        subjects=_figure(given.subjects),
        times_per_year=_figure(given.times_per_year),
    )


def _observed(given: Sequence[CostObservedInput]) -> tuple[cost.Observed, ...]:
    return tuple(cost.Observed(each.element, _known(each.figure)) for each in given)


def _figure(given: CostFigureInput | None) -> cost.Figure | None:
    return _known(given) if given else None


def _known(given: CostFigureInput) -> cost.Figure:
    low = given.mid if given.low is None else given.low
    high = given.mid if given.high is None else given.high
    return cost.Figure(low, given.mid, high, given.source.strip(), given.day)
