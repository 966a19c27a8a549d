"""The page made from the definitions of indicators: `docs/indices.md` (see `make docs`).

What no text was read for is marked, here as on every other page.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from registry.indicators.loading import load_indicators, load_surveys
from registry.indicators.model import Definitions, FigureSource, Group, Indicator
from registry.indicators.words import formula_words, label_of

INDICES_FILE = "docs/indices.md"
# The page shows what is defined on this day, so that it only changes when its sources do.
DAY = date(2026, 7, 1)
_UNKNOWN = "not known"
_UNVERIFIED = " *(unverified)*"

_INTRODUCTION = """\
The index of Quyết định 766/QĐ-TTg as this registry counts it. Made by `make docs` from
`registry/indicators/indicators.yaml` and `surveys.yaml`, as of {day}. *(unverified)* = known from
notes or reports only: somebody with the official text must confirm it. *not known* = no text was
read for it: nothing is put in its place."""


def indices_page() -> str:
    """What stands in `docs/indices.md`."""
    found = load_indicators().on(DAY)
    lines = ["# Indices of Decision 766", "", _INTRODUCTION.format(day=DAY.isoformat())]
    for group in found.groups:
        lines += _group(found, group)
    lines += ["", "## Figures", "", *_figures(found), "", "## Grades", "", *_grades(found)]
    lines += ["", "## Surveys, which are kept apart", "", *_surveys()]
    return "\n".join(lines) + "\n"


def _group(found: Definitions, group: Group) -> Iterator[str]:
    mark = "" if group.verified else _UNVERIFIED
    yield from ("", f"## {group.number}. {group.label.en} · {group.label.vi}", "")
    yield from (f"{group.points:f} points{mark} ({group.source}).", "")
    yield from ("| index | | formula | all points at | points |", "|---|---|---|---|---|")
    for each in found.of_group(group.key):
        yield _indicator(found, each)
    notes = [f"- {each.key}: {each.note.en}" for each in found.of_group(group.key) if each.note]
    yield from ("", *notes) if notes else ()


def _indicator(found: Definitions, indicator: Indicator) -> str:
    mark = "" if indicator.verified else _UNVERIFIED
    name = f"{indicator.label.en} · {indicator.label.vi}{mark}"
    full = _number(indicator.full_at, " %")
    points = _number(indicator.points, "") + (_UNVERIFIED if indicator.points is not None else "")
    return (
        f"| {indicator.key} | {name} | {formula_words(found, indicator).en} | {full} | {points} |"
    )


def _number(number: Decimal | None, unit: str) -> str:
    return _UNKNOWN if number is None else f"{number:f}{unit}"


def _figures(found: Definitions) -> Iterator[str]:
    yield from ("| figure | | counted by |", "|---|---|---|")
    for each in found.figures:
        label = label_of(each)
        by = each.why.en if each.by is FigureSource.NOBODY and each.why else each.by.value
        yield f"| `{each.key}` | {label.en} · {label.vi} | {by} |"


def _grades(found: Definitions) -> Iterator[str]:
    if not found.grades:
        yield "None: no text was read that says how a total is graded. An office brings its own."
        return
    yield from ("| grade | from points |", "|---|---|")
    for each in found.grades:
        mark = "" if each.verified else _UNVERIFIED
        yield f"| {each.label.en} · {each.label.vi}{mark} | {each.least:f} |"


def _surveys() -> Iterator[str]:
    found = load_surveys()
    yield from ("| survey | unit | year | result | source |", "|---|---|---|---|---|")
    for each in found.results:
        mark = "" if each.verified else _UNVERIFIED
        kind = found.kinds[each.kind].label.en
        result = f"{each.percent:f} %{mark}"
        yield f"| {kind} | {each.unit.en} | {each.year} | {result} | {each.source} |"
