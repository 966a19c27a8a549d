"""Figures of a paper held against each other: a paper that contradicts itself is not printed."""

from collections.abc import Iterator, Sequence

from registry.cost.amounts import percent
from registry.papers.errors import PaperInconsistent
from registry.papers.values import (
    CostLine,
    CostSheet,
    DraftDecision,
    Option,
    OptionAnnex,
    Paper,
    Saving,
    Submission,
)
from registry.papers.wording import grouped
from registry.papers.wording import percent as printed


def refuse_contradictions(paper: Paper) -> None:
    """Raises PaperInconsistent with every contradiction between figures of a paper."""
    found = tuple(_contradictions(paper))
    if found:
        raise PaperInconsistent(found)


def _contradictions(paper: Paper) -> Iterator[str]:
    if isinstance(paper, CostSheet):
        yield from _of_sheet(paper)
    elif isinstance(paper, OptionAnnex | Submission):
        yield from _of_options(paper.options, paper.total)
    elif isinstance(paper, DraftDecision):
        yield from _of_options(paper.annex.options, paper.annex.total)


def _of_sheet(sheet: CostSheet) -> Iterator[str]:
    yield from _of_saving("once", sheet.once)
    yield from _of_saving("yearly", sheet.yearly)
    for name, lines, once, yearly in (
        ("now", sheet.now, sheet.once.before, sheet.yearly.before),
        ("after", sheet.after, sheet.once.after, sheet.yearly.after),
    ):
        yield from _of_sum(f"{name}, one performance", [x.per_performance for x in lines], once)
        yield from _of_sum(f"{name}, one year", [x.yearly for x in lines], yearly)
        yield from _of_hours(name, lines)


def _of_hours(name: str, lines: Sequence[CostLine]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if (line.hours or 0) < 0 or line.per_performance < 0:
            yield f"{name}, line {number} ({line.task}): less than nothing."


def _of_sum(name: str, parts: Sequence[int], total: int) -> Iterator[str]:
    """Each line is rounded by itself, so a sum may be off by one đồng a line."""
    if abs(sum(parts) - total) > len(parts):
        yield f"{name}: the lines make {grouped(sum(parts))}, the total says {grouped(total)}."


def _of_options(options: Sequence[Option], total: Saving | None) -> Iterator[str]:
    benefits = [option.benefit for option in options if option.benefit is not None]
    for option in options:
        if option.benefit is not None:
            yield from _of_saving(option.procedure.code, option.benefit)
    if len(benefits) < len(options):
        if total is not None:
            yield "total: an option has no cost, so there is no total of all."
        return
    if total is None:
        yield "total: every option has a cost, so there is a total."
        return
    yield from _of_saving("total", total)
    before = sum(benefit.before for benefit in benefits)
    after = sum(benefit.after for benefit in benefits)
    if (before, after) != (total.before, total.after):
        yield (
            f"total: the options make {grouped(before)} before and {grouped(after)} after, "
            f"the total says {grouped(total.before)} and {grouped(total.after)}."
        )


def _of_saving(name: str, saving: Saving) -> Iterator[str]:
    difference = saving.before - saving.after
    if saving.saving != difference:
        yield f"{name}: saves {grouped(difference)}, not {grouped(saving.saving)}."
    right = percent(difference, saving.before)
    if saving.percent != right:
        yield f"{name}: saves {printed(right)}, not {printed(saving.percent)}."
