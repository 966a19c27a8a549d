"""A paper as its form shows it: texts in their places, and tables of figures.

One view serves every format, so that DOCX, XLSX and PDF cannot say different things. Templates see
`View.texts` (and the rows of its tables, printed); the workbook takes the figures as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Cell = str | int | Decimal | date | None
Row = Mapping[str, Cell]
Text = str | Sequence["Text"] | Mapping[str, "Text"]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by the names of their columns; `totals` are the rows that sum them."""

    rows: tuple[Row, ...]
    totals: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """`heading` are the lines above each sheet of a workbook: what it is, and about what.

    `day` is the day of the paper, where it has one.
    """

    day: date | None
    heading: tuple[str, ...]
    texts: Mapping[str, Text]
    tables: Mapping[str, Table]
