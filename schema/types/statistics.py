"""Figures of dossiers as clients see them: lines, rates, sums."""

import datetime
from decimal import Decimal
from functools import partial

import strawberry
from strawberry import field

from registry import statistics
from registry.procedure.vocabulary import Unit
from registry.refusals import Words
from registry.store import Store
from schema.enums import Language, in_language
from schema.loading import in_thread
from schema.paging import LARGEST_SIZE, page_size
from schema.scalars import BigInt
from schema.types.connections import Connection
from schema.types.finding import ProcedureName


@strawberry.type(description="One figure that is stated.")
class StatisticsFigure:
    key: str = field(description="Its key, such as `received`; docs/indicators.md lists them.")
    value: BigInt = field(description="Dossiers.")

    @strawberry.field(description="What it is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(statistics.labels()[self.key], lang)


@strawberry.type(description="How long dossiers took, as the source works it out.")
class StatisticsTime:
    key: str = field(description="Its key, such as `median_days`; docs/indicators.md lists them.")
    value: Decimal = field(description="In `unit`; over several lines: at most this.")

    @strawberry.field(description="The unit; working days and hours are never mixed.")
    def unit(self) -> Unit:
        return statistics.times()[self.key].unit

    @strawberry.field(description="What it is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(statistics.times()[self.key].label, lang)


@strawberry.type(description="A rate that is worked out from figures, or why there is none.")
class OnTimeRate:
    percent: Decimal | None = field(description="With two decimals; null: not known.")
    part: BigInt | None = field(description="Dossiers in time; null: not known.")
    whole: BigInt | None = field(description="Of how many; null: not known.")
    why_not: strawberry.Private[Words | None]

    @strawberry.field(description="What is missing, where it is not known.")
    def missing(self, lang: Language = Language.VI) -> str | None:
        return in_language(self.why_not, lang) if self.why_not else None


@strawberry.type(description="A percentage as its source prints it; never worked out anew.")
class StatisticsStatedRate:
    figure: str = field(description="The key of the figure it is about.")
    printed: str = field(description="As it is printed, without the sign.")
    percent: Decimal = field(description="The same as a number.")
    of: str | None = field(description="The key of the figure it is a share of; null: not stated.")

    @strawberry.field(description="What the figure is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(statistics.labels()[self.figure], lang)


@strawberry.type(description="Figures that stood before a correction.")
class StatisticsCorrection:
    figures: list[StatisticsFigure] = field(description="What they were.")
    by: str = field(description="Who accepted what replaced them.")
    at: datetime.datetime = field(description="When.")
    reason: str = field(description="Why.")


@strawberry.type(description="The figures of a unit, or of a procedure over units, in one period.")
class StatisticsLine:
    unit: str | None = field(description="The unit; null: over all units.")
    level: str = field(description="The key of its level; `several`: levels together.")
    code: str | None = field(description="The code of the procedure; null: over all.")
    procedure: ProcedureName | None = field(description="The procedure, where it is published.")
    part: str | None = field(description="Which dossiers only; null: all.")
    since: datetime.date | None = field(description="The first day; null: no period is stated.")
    until: datetime.date | None = field(description="The last day.")
    lines: int = field(description="How many lines were added up.")
    figures: list[StatisticsFigure] = field(description="What all of these lines state.")
    times: list[StatisticsTime] = field(description="How long dossiers took.")
    on_time_of_received: OnTimeRate = field(description="Early or on time, of received.")
    on_time_as_indexed: OnTimeRate = field(
        description="As index 2.1 of Quyết định 766/QĐ-TTg counts: with those in progress within "
        "time, of received and carried over."
    )
    stated_rates: list[StatisticsStatedRate] = field(description="Percentages that are printed.")
    source: str | None = field(description="Where it is from, where all lines have the same.")
    address: str | None = field(description="The address of the source.")
    read_on: datetime.date | None = field(description="When it was read there.")
    note: str | None = field(description="What the source says besides.")
    corrections: list[StatisticsCorrection] = field(
        description="What stood before, the newest first."
    )

    @strawberry.field(description="What the level is called.")
    def level_label(self, lang: Language = Language.VI) -> str:
        return in_language(statistics.levels()[self.level].label, lang)


@strawberry.type(description="The sum of all lines that were asked for, or why there is none.")
class StatisticsTotals:
    figures: list[StatisticsFigure] = field(description="What all lines state; empty: no sum.")
    on_time_of_received: OnTimeRate | None = field(description="Early or on time, of received.")
    on_time_as_indexed: OnTimeRate | None = field(description="As the index counts.")
    why_not: strawberry.Private[Words | None]

    @strawberry.field(description="Why there is no sum; null: there is.")
    def missing(self, lang: Language = Language.VI) -> str | None:
        return in_language(self.why_not, lang) if self.why_not else None


@strawberry.type(description="A value to choose, with how many lines by unit have it.")
class StatisticsChoice:
    value: str = field(description="The value, as the filter takes it.")
    count: int = field(description="How many lines.")
    words: strawberry.Private[Words]

    @strawberry.field(description="What it is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.words, lang)


@strawberry.type(description="A period to choose.")
class StatisticsPeriod:
    since: datetime.date = field(description="The first day.")
    until: datetime.date = field(description="The last day.")
    count: int = field(description="How many lines.")


@strawberry.type(description="What there is to choose from, whatever is chosen.")
class StatisticsChoices:
    levels: list[StatisticsChoice] = field(description="Levels.")
    periods: list[StatisticsPeriod] = field(description="Periods, the newest first.")
    store: strawberry.Private[Store]

    @strawberry.field(
        description="The first units by name; `like`: those whose name holds these words, whatever "
        "their marks."
    )
    async def units(self, like: str = "", first: int = LARGEST_SIZE) -> list[StatisticsChoice]:
        size = page_size(first, None)
        found = await in_thread(partial(statistics.units, self.store, like=like, first=size))
        return [
            StatisticsChoice(value=unit, count=count, words=Words(unit, unit))
            for unit, count in found.items()
        ]


@strawberry.type(description="A page of figures: the newest period first.")
class StatisticsConnection(Connection[StatisticsLine]):
    totals: StatisticsTotals = field(description="All lines that were asked for, not the page.")
    store: strawberry.Private[Store]

    @strawberry.field(description="What there is to choose from.")
    async def choices(self) -> StatisticsChoices:
        found = await in_thread(partial(statistics.choices, self.store))
        return _choices(found, self.store)


@strawberry.type(description="The figures of a file count from now on.")
class AcceptStatisticsSuccess:
    file: int = field(description="The number of the file.")
    lines: int = field(description="How many lines it has.")
    corrected: int = field(description="How many took the place of others.")
    findings: int = field(description="What rules find anew about the procedures of the file.")
    gone: int = field(description="What they find no more.")
    revision: int = field(description="The revision of the file.")


def shown_figures(figures: statistics.Figures) -> list[StatisticsFigure]:
    """In the order of the data file."""
    return [
        StatisticsFigure(key=key, value=BigInt(figures[key]))
        for key in statistics.labels()
        if key in figures
    ]


def shown_rate(rate: statistics.Rate) -> OnTimeRate:
    return OnTimeRate(
        percent=rate.percent,
        part=None if rate.part is None else BigInt(rate.part),
        whole=None if rate.whole is None else BigInt(rate.whole),
        why_not=rate.missing,
    )


def shown_line(line: statistics.Total, procedure: ProcedureName | None) -> StatisticsLine:
    return StatisticsLine(
        unit=line.unit or None,
        level=line.level,
        code=line.procedure or None,
        procedure=procedure,
        part=line.part or None,
        since=line.since,
        until=line.until,
        lines=line.lines,
        figures=shown_figures(line.figures),
        times=[
            StatisticsTime(key=key, value=line.times[key])
            for key in statistics.times()
            if key in line.times
        ],
        on_time_of_received=shown_rate(statistics.on_time_of_received(line.figures)),
        on_time_as_indexed=shown_rate(statistics.on_time_as_indexed(line.figures)),
        stated_rates=[
            StatisticsStatedRate(
                figure=each.figure, printed=each.printed, percent=each.percent, of=each.of
            )
            for each in line.rates
        ],
        source=line.source or None,
        address=line.address or None,
        read_on=line.read_on,
        note=line.note or None,
        corrections=[_correction(each) for each in line.corrections],
    )


def shown_totals(found: statistics.Found) -> StatisticsTotals:
    figures = found.figures
    known = figures is not None
    return StatisticsTotals(
        figures=shown_figures(figures or {}),
        on_time_of_received=shown_rate(statistics.on_time_of_received(figures or {}))
        if known
        else None,
        on_time_as_indexed=shown_rate(statistics.on_time_as_indexed(figures or {}))
        if known
        else None,
        why_not=found.why_not,
    )


def _correction(each: statistics.Correction) -> StatisticsCorrection:
    return StatisticsCorrection(
        figures=shown_figures(each.figures), by=each.by, at=each.at, reason=each.reason
    )


def _choices(found: statistics.Choices, store: Store) -> StatisticsChoices:
    return StatisticsChoices(
        levels=[
            StatisticsChoice(value=key, count=count, words=statistics.levels()[key].label)
            for key, count in found.levels.items()
        ],
        periods=[
            StatisticsPeriod(since=since, until=until, count=count)
            for (since, until), count in found.periods.items()
            if since and until
        ],
        store=store,
    )
