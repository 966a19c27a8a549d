"""Indicators as they are defined, and surveys beside them, as clients see them."""

import datetime
from decimal import Decimal

import strawberry
from strawberry import field

from registry import indicators
from registry.reference import Words as Label
from registry.refusals import Words
from schema.enums import Language, in_language


@strawberry.type(description="An index: how it is counted, and what is not known of it.")
class Indicator:
    key: str = field(description="Its number, such as `2.1`.")
    group: str = field(description="The key of its group.")
    unit: indicators.Unit = field(description="What its value is measured in.")
    full_at: Decimal | None = field(description="The value that earns all points; null: not known.")
    points: Decimal | None = field(description="The most points; null: not known.")
    points_source: str | None = field(description="Where the points are from.")
    source: str = field(description="Where the formula is from.")
    verified: bool = field(description="Whether the official text was read for it.")
    since: datetime.date | None = field(description="The first day on which it is so.")
    until: datetime.date | None = field(description="The last day; null: open.")
    about: strawberry.Private[indicators.Indicator]
    definitions: strawberry.Private[indicators.Definitions]

    @strawberry.field(description="What it is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(both_words(self.about.label), lang)

    @strawberry.field(description="The formula in words.")
    def formula(self, lang: Language = Language.VI) -> str:
        return in_language(indicators.formula_words(self.definitions, self.about), lang)

    @strawberry.field(description="How it is read here, where the source leaves that open.")
    def note(self, lang: Language = Language.VI) -> str | None:
        return in_language(both_words(self.about.note), lang) if self.about.note else None

    @strawberry.field(description="The office whose own points these are; null: nobody's own.")
    def weights_of(self, lang: Language = Language.VI) -> str | None:
        office = self.about.weights_of
        return in_language(both_words(office), lang) if office else None


@strawberry.type(description="A group of indices.")
class IndicatorGroup:
    key: str = field(description="Its key.")
    number: int = field(description="Its number.")
    points: Decimal = field(description="The points that it is worth.")
    source: str = field(description="Where that is from.")
    verified: bool = field(description="Whether it was read.")
    complete: bool = field(description="Whether the points of all its indices are known.")
    indicators: list[Indicator] = field(description="Its indices, in their order.")
    words: strawberry.Private[Words]

    @strawberry.field(description="What it is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.words, lang)


@strawberry.type(description="The indices of Quyết định 766/QĐ-TTg as they are defined on a day.")
class IndicatorDefinitions:
    points: Decimal = field(description="All points there are: 100.")
    counted_points: Decimal = field(description="Those of the indices that can earn points.")
    groups: list[IndicatorGroup] = field(description="The groups; empty: nothing is defined yet.")
    held: strawberry.Private[indicators.Definitions]

    @strawberry.field(description="The offices whose own points are used.")
    def offices(self, lang: Language = Language.VI) -> list[str]:
        return [in_language(both_words(each), lang) for each in self.held.offices()]


@strawberry.type(description="What a survey found, as printed; never part of the index.")
class SurveyResult:
    kind: str = field(description="The key of the kind of survey.")
    year: int = field(description="The year.")
    percent: Decimal = field(description="The result in per cent.")
    source: str = field(description="Where it is from.")
    verified: bool = field(description="Whether the source was read.")
    about: strawberry.Private[indicators.SurveyResult]

    @strawberry.field(description="What the kind of survey is called.")
    def kind_label(self, lang: Language = Language.VI) -> str:
        return in_language(both_words(indicators.load_surveys().kinds[self.kind].label), lang)

    @strawberry.field(description="Whom it is about.")
    def unit(self, lang: Language = Language.VI) -> str:
        return in_language(both_words(self.about.unit), lang)


def shown_definitions(held: indicators.Definitions) -> IndicatorDefinitions:
    return IndicatorDefinitions(
        points=held.points,
        counted_points=held.counted_points,
        groups=[_group(held, each) for each in held.groups],
        held=held,
    )


def shown_survey(result: indicators.SurveyResult) -> SurveyResult:
    return SurveyResult(
        kind=result.kind,
        year=result.year,
        percent=result.percent,
        source=result.source,
        verified=result.verified,
        about=result,
    )


def _group(held: indicators.Definitions, group: indicators.Group) -> IndicatorGroup:
    return IndicatorGroup(
        key=group.key,
        number=group.number,
        points=group.points,
        source=group.source,
        verified=group.verified,
        complete=held.is_complete(group),
        indicators=[shown_indicator(held, each) for each in held.of_group(group.key)],
        words=both_words(group.label),
    )


def shown_indicator(held: indicators.Definitions, each: indicators.Indicator) -> Indicator:
    return Indicator(
        key=each.key,
        group=each.group,
        unit=each.unit,
        full_at=each.full_at,
        points=each.points,
        points_source=each.points_source,
        source=each.source,
        verified=each.verified,
        since=each.from_,
        until=each.to,
        about=each,
        definitions=held,
    )


def both_words(label: Label) -> Words:
    return Words(label.vi, label.en)
