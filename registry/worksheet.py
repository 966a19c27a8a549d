"""A table that people take along: CSV and XLSX, figures as figures, words as words.

What people typed is never a formula, whatever it begins with. What is not known is left empty.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = str | int | Decimal | date | None

WIDE, NARROW = 40, 16  # characters
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the start of a formula
_BEGINNING = datetime(1980, 1, 1)  # noqa: DTZ001  # the format knows no time zones
_LONGEST = 32_767  # characters in a cell of a workbook
_LARGEST = 10**15  # spreadsheets keep 15 digits of a figure


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table: what it is called, and how wide it is in characters."""

    title: str
    width: int = NARROW


def csv_table(headings: Sequence[Heading], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows in UTF-8 with a mark that spreadsheets know it by."""
    kept = StringIO(newline="")
    writer = csv.writer(kept)
    writer.writerow([heading.title for heading in headings])
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
    return kept.getvalue().encode("utf-8-sig")


def xlsx_table(
    name: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[Cell]],
    figures: str = "#,##0.#",
) -> bytes:
    """The rows as one sheet of that name; `figures` is how spreadsheets are to write numbers."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(kept, options) as book:
        book.set_properties({"created": _BEGINNING})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        figure = book.add_format({"num_format": figures})
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, heading in enumerate(headings):
            sheet.set_column(place, place, heading.width)
            sheet.write_string(0, place, heading.title, bold)
        for at, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                _write(sheet, (at, place), cell, day, figure)
    return kept.getvalue()


def _write(sheet: Worksheet, at: tuple[int, int], value: Cell, day: Format, figure: Format) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*at, value, day)
    elif isinstance(value, int | Decimal) and -_LARGEST < value < _LARGEST:
        sheet.write_number(*at, value, figure)
    elif value is not None:
        sheet.write_string(*at, str(value)[:_LONGEST])


def _plain(value: Cell) -> str:
    """A cell of the text file; words that look like a formula are marked as words."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value
