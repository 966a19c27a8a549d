"""An evaluation as text: the table, and a line for every miss."""

from collections.abc import Iterator, Sequence
from typing import Literal

from registry.evaluation.evaluating import Evaluation
from registry.evaluation.marks import Mark
from registry.evaluation.measures import Row

HEAD = ("measure", "value", "precision", "recall", "95 %", "n", "target", "reached", "readers")
Language = Literal["vi", "en"]


def text_of(evaluation: Evaluation, lang: Language, *, with_misses: bool) -> str:
    """The table in columns; then each miss: measure, procedure, where, found, wanted."""
    rows = [HEAD, *(cells(row, lang) for row in evaluation.rows)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    lines = [_line(row, widths) for row in rows]
    if with_misses:
        lines += ["", *map(miss_line, evaluation.misses)]
    return "\n".join([f"as of {evaluation.as_of.isoformat()}", "", *lines])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first = row[0].ljust(widths[0])
    rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([first, *rest]).rstrip()


def cells(row: Row, lang: Language) -> tuple[str, ...]:
    """A row of the table as words; "" where a column says nothing."""
    measure = row.measure
    sign = "<=" if measure.at_most else ">="
    return (
        measure.vi if lang == "vi" else measure.en,
        _figure(row.value),
        _figure(row.precision),
        _figure(row.recall),
        "–".join(map(_figure, row.interval)) if row.interval else "",
        str(row.n),
        f"{sign} {measure.target:.2f}" if measure.target is not None else "",
        {True: "yes", False: "NO", None: ""}[row.reached],
        f"{measure.beside:.2f}" if measure.beside is not None else "",
    )


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def miss_line(mark: Mark) -> str:
    """One miss on one line."""
    parts = (mark.measure, mark.code, mark.where, f"found {mark.found}", f"wanted {mark.wanted}")
    return " | ".join(" ".join(part.split()) for part in parts if part)


def markdown_of(rows: Sequence[Row]) -> str:
    """The table for a page."""
    return "\n".join(_markdown(rows)) + "\n"


def _markdown(rows: Sequence[Row]) -> Iterator[str]:
    yield f"| {' | '.join(HEAD)} |"
    yield f"|---|{'---:|' * (len(HEAD) - 1)}"
    for row in rows:
        yield f"| {' | '.join(cells(row, 'en'))} |"
