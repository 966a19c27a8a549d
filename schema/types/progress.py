"""Targets of the state as clients see them: what is wanted, what was read, how far it is."""

import datetime
from decimal import Decimal

import strawberry
from strawberry import field

from registry import reference, targets
from registry.refusals import Words
from rules import BasisStatus
from schema.enums import Language, in_language
from schema.scalars import BigInt
from schema.types.connections import Connection


@strawberry.type(description="A number that a share is made of.")
class TargetFigure:
    value: BigInt = field(description="How many.")
    says: strawberry.Private[Words]

    @strawberry.field(description="What it counts.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.says, lang)


@strawberry.type(description="What an indicator was on a day.")
class TargetPoint:
    on: datetime.date = field(description="The day; of figures of dossiers, the last of a period.")
    percent: Decimal = field(description="With two decimals.")


@strawberry.type(description="What the state wants by a day, and how far it is; in per cent.")
class Target:
    key: str = field(description="Its key.")
    indicator: reference.Indicator = field(description="What it counts.")
    operator: reference.Operator = field(description="Which way.")
    value: Decimal = field(description="The per cent that are wanted.")
    baseline_year: int | None = field(
        description="A cut is of what stood at the end of this year; null: none is named."
    )
    since: datetime.date | None = field(description="From when it is wanted.")
    until: datetime.date | None = field(description="The last day by which; null: none is named.")
    is_over: bool = field(description="Whether that day has passed.")
    scope: reference.TargetScope = field(description="Whom or what it is about.")
    instrument: str = field(description="The number of the instrument that sets it.")
    source: str | None = field(description="Where it was read; null: nowhere.")
    status: BasisStatus = field(description="How far that was read.")
    verified: bool = field(description="Whether the text of the instrument itself was read.")
    standing: targets.Standing = field(description="Whether it is met on the day.")
    percent: Decimal | None = field(description="The share on the day; null: not known.")
    low: Decimal | None = field(description="It is at least this; null: nothing is known.")
    high: Decimal | None = field(description="It is at most this; null: nothing is known.")
    distance: Decimal | None = field(
        description="Points of per cent that are left; null: not known."
    )
    period_since: datetime.date | None = field(
        description="The first day of the period the figures are of; null: they are of no period."
    )
    period_until: datetime.date | None = field(description="The last day of that period.")
    figures: list[TargetFigure] = field(description="What the share is made of.")
    history: list[TargetPoint] = field(
        description="What it was before, where that is known: at most 12 days, the oldest first."
    )
    progress: strawberry.Private[targets.Progress]

    @strawberry.field(description="What is wanted.")
    def about(self, lang: Language = Language.VI) -> str:
        said = self.progress.target.about
        return said.en if lang is Language.EN else said.vi

    @strawberry.field(description="What the indicator is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(targets.indicators()[self.indicator].label, lang)

    @strawberry.field(description="Of what it is a share here, and where that is from.")
    def of(self, lang: Language = Language.VI) -> str:
        return in_language(targets.indicators()[self.indicator].of, lang)

    @strawberry.field(description="What is not known, and why; null: nothing is missing.")
    def missing(self, lang: Language = Language.VI) -> str | None:
        found = self.progress.reading.missing
        return in_language(found, lang) if found else None


@strawberry.type(description="Targets in the order of the reference data.")
class TargetConnection(Connection[Target]):
    pass


def shown_target(one: targets.Progress) -> Target:
    target, share = one.target, one.reading.share
    since, until = one.period or (None, None)
    return Target(
        key=target.key,
        indicator=target.indicator,
        operator=target.operator,
        value=target.value,
        baseline_year=target.baseline_year,
        since=target.from_,
        until=target.to,
        is_over=one.is_over,
        scope=target.scope,
        instrument=target.instrument,
        source=target.source,
        status=target.status,
        verified=target.is_verified,
        standing=one.standing,
        percent=share.percent if share else None,
        low=targets.rounded(share.low) if share else None,
        high=targets.rounded(share.high) if share else None,
        distance=one.distance,
        period_since=since,
        period_until=until,
        figures=[TargetFigure(value=BigInt(e.value), says=e.label) for e in one.reading.figures],
        history=[TargetPoint(on=each.on, percent=each.percent) for each in one.history],
        progress=one,
    )
