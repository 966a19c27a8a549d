"""What units came to by indicators, their ranks, and frozen scorecards as clients see them."""

import datetime
from collections.abc import Awaitable, Callable, Sequence
from decimal import Decimal

import strawberry
from strawberry import field

from registry import indicators, statistics
from registry.refusals import Words
from schema.enums import Language, in_language
from schema.paging import Asked, Cursors, Paged
from schema.scalars import BigInt
from schema.types.connections import Connection, Edge
from schema.types.indicators import (
    Indicator,
    IndicatorDefinitions,
    both_words,
    shown_definitions,
    shown_indicator,
)
from schema.types.reference import Authority
from schema.views import page_info

_UNITS = Cursors("unitscore", "")


@strawberry.type(description="A figure of a unit, with where it is from or why it is not known.")
class IndicatorFigure:
    key: str = field(description="Its key.")
    number: BigInt | None = field(description="How many; null: not known.")
    about: strawberry.Private[indicators.Figure]

    @strawberry.field(description="What it is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.about.label, lang)

    @strawberry.field(description="Where it is from.")
    def source(self, lang: Language = Language.VI) -> str | None:
        return in_language(self.about.source, lang) if self.about.source else None

    @strawberry.field(description="Why it is not known.")
    def missing(self, lang: Language = Language.VI) -> str | None:
        return in_language(self.about.missing, lang) if self.about.missing else None


@strawberry.type(description="What one index came to for one unit.")
class IndicatorValue:
    indicator: Indicator = field(description="The index.")
    state: indicators.State = field(description="Whether there is a value.")
    value: Decimal | None = field(description="With two decimals; null: none.")
    points: Decimal | None = field(description="The points it earns; null: not known.")
    figures: list[IndicatorFigure] = field(description="The figures that it is worked out from.")
    why_not: strawberry.Private[Sequence[Words]]

    @strawberry.field(description="What is missing for the value or the points.")
    def missing(self, lang: Language = Language.VI) -> list[str]:
        return [in_language(each, lang) for each in self.why_not]


@strawberry.type(description="The points of one group for one unit.")
class IndicatorGroupScore:
    group: str = field(description="The key of the group.")
    points: Decimal | None = field(description="Its points; null: not all are known.")
    of: Decimal = field(description="The most there are.")
    missing: list[str] = field(description="The indices that keep it from having a score.")
    words: strawberry.Private[Words]

    @strawberry.field(description="What the group is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.words, lang)


@strawberry.type(description="What one unit came to.")
class UnitScore:
    unit: str = field(description="The unit, as statistics name it.")
    rank: int | None = field(description="Its rank, shared by equals; null: points are missing.")
    points: Decimal | None = field(description="Its points in all; null: some are missing.")
    missing: list[str] = field(description="The indices without points; they are no zeros.")
    groups: list[IndicatorGroupScore] = field(description="By group.")
    held: strawberry.Private[indicators.UnitScore]
    definitions: strawberry.Private[indicators.Definitions]

    @strawberry.field(description="Every index with its figures.")
    def values(self) -> list[IndicatorValue]:
        shown = {each.key: each for each in self.definitions.indicators}
        return [
            _value(self.definitions, shown[each.indicator], each, self.held.figures)
            for each in self.held.score.values
        ]

    @strawberry.field(description="The grade of a total of all points; null: there is none.")
    def grade(self, lang: Language = Language.VI) -> str | None:
        found = {each.key: each.label for each in self.definitions.grades}
        key = self.held.score.grade
        return in_language(both_words(found[key]), lang) if key else None


@strawberry.type(description="A page of units: by rank, then those that lack points by name.")
class UnitScoreConnection(Connection[UnitScore]):
    pass


@strawberry.type(description="Units of one level and period, judged by the definitions of its end.")
class ScoreSheet:
    definitions: IndicatorDefinitions = field(description="What they are judged by.")
    ranked_count: int = field(description="How many units have a rank.")
    held: strawberry.Private[indicators.Sheet]

    @strawberry.field(extensions=[Paged()], description="The units in their order.")
    def units(self, asked: Asked) -> UnitScoreConnection:
        every = range(len(self.held.units))
        page = _UNITS.page(every, asked)
        return UnitScoreConnection(
            edges=[
                Edge(node=_unit(self.held, self.held.units[row]), cursor=_UNITS.of(row))
                for row in page.rows
            ],
            page_info=page_info(page, _UNITS),
            total_count=len(every),
        )

    @strawberry.field(description="One of them by its name; null: it is not there.")
    def unit(self, name: str) -> UnitScore | None:
        found = next((each for each in self.held.units if each.unit == name), None)
        return _unit(self.held, found) if found else None


@strawberry.type(description="The head of a frozen scorecard.")
class Scorecard:
    number: int = field(description="Its number; they count from 1.")
    issuer: Authority = field(description="Who keeps it.")
    level: str = field(description="The key of the level of its units.")
    since: datetime.date = field(description="The first day of the period.")
    until: datetime.date = field(description="The last day.")
    unit_count: int = field(description="How many units it has.")
    office: str | None = field(description="The office whose own points were used.")
    sha256: str = field(description="The SHA-256 of its bytes.")
    definitions_sha256: str = field(description="That of the definitions it was worked out by.")
    by: str = field(description="Who froze it.")
    at: datetime.datetime = field(description="When.")

    @strawberry.field(description="What the level is called.")
    def level_label(self, lang: Language = Language.VI) -> str:
        return in_language(statistics.levels()[self.level].label, lang)


@strawberry.type(description="A page of scorecards, newest first.")
class ScorecardConnection(Connection[Scorecard]):
    pass


@strawberry.type(description="A figure that counts differently since a card was frozen.")
class FigureChange:
    unit: str = field(description="The unit.")
    key: str = field(description="The key of the figure.")
    was: BigInt | None = field(description="What the card has; null: not known.")
    now: BigInt | None = field(description="What counts now; null: not known.")
    difference: BigInt | None = field(description="Now less then, where both are known.")
    words: strawberry.Private[Words]

    @strawberry.field(description="What the figure is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.words, lang)


@strawberry.type(description="A scorecard as it was frozen.")
class FrozenScorecard:
    head: Scorecard = field(description="What it is about.")
    sheet: ScoreSheet = field(description="Its units, as they were judged.")
    changed: strawberry.Private[Callable[[], Awaitable[Sequence[indicators.FigureChange]]]]

    @strawberry.field(description="Figures that have changed since, the first 100.")
    async def changes(self) -> list[FigureChange]:
        return [_change(each) for each in (await self.changed())[:100]]


@strawberry.type(description="The scorecard was frozen.")
class FreezeScorecardSuccess:
    scorecard: Scorecard = field(description="The scorecard.")
    revision: int = field(description="Its number, which is the newest now.")


def shown_sheet(held: indicators.Sheet) -> ScoreSheet:
    return ScoreSheet(
        definitions=shown_definitions(held.definitions),
        ranked_count=sum(each.rank is not None for each in held.units),
        held=held,
    )


def shown_head(info: indicators.ScorecardInfo, issuer: Authority) -> Scorecard:
    return Scorecard(
        number=info.number,
        issuer=issuer,
        level=info.level,
        since=info.since,
        until=info.until,
        unit_count=info.units,
        office=info.office,
        sha256=info.sha256,
        definitions_sha256=info.definitions,
        by=info.actor,
        at=info.at,
    )


def _unit(sheet: indicators.Sheet, held: indicators.UnitScore) -> UnitScore:
    groups = {each.key: each for each in sheet.definitions.groups}
    return UnitScore(
        unit=held.unit,
        rank=held.rank,
        points=held.score.points,
        missing=list(held.score.missing),
        groups=[
            IndicatorGroupScore(
                group=each.group,
                points=each.points,
                of=groups[each.group].points,
                missing=list(each.missing),
                words=both_words(groups[each.group].label),
            )
            for each in held.score.groups
        ],
        held=held,
        definitions=sheet.definitions,
    )


def _value(
    definitions: indicators.Definitions,
    about: indicators.Indicator,
    value: indicators.Value,
    figures: indicators.Figures,
) -> IndicatorValue:
    wanted = about.formula.figures if about.formula else ()
    return IndicatorValue(
        indicator=shown_indicator(definitions, about),
        state=value.state,
        value=value.value,
        points=value.points,
        figures=[_figure(figures[key]) for key in wanted if key in figures],
        why_not=value.missing,
    )


def _figure(figure: indicators.Figure) -> IndicatorFigure:
    return IndicatorFigure(key=figure.key, number=_big(figure.number), about=figure)


def _change(each: indicators.FigureChange) -> FigureChange:
    known = each.was is not None and each.now is not None
    return FigureChange(
        unit=each.unit,
        key=each.key,
        was=_big(each.was),
        now=_big(each.now),
        difference=_big((each.now or 0) - (each.was or 0)) if known else None,
        words=each.label,
    )


def _big(number: int | None) -> BigInt | None:
    return None if number is None else BigInt(number)
