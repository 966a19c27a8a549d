"""XLSX: the tables of a paper, figures as figures, texts as texts and never as formulas."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from registry.collection import without_collection
from registry.papers.templates import Column, FormTable, Template
from registry.papers.view import Cell, Table, View
from registry.papers.wording import number

_LONGEST = 32_767  # characters in a cell, a limit of the format
_LARGEST = 10**15  # spreadsheets keep 15 digits of a figure
_MM_A_DIGIT, _MM_A_LETTER = 1.9, 1.6  # widths count digits; letters are narrower on average
_LINE, _TALLEST = 16.0, 409.0  # points
_BEGINNING = datetime(1980, 1, 1)  # noqa: DTZ001  # the format knows no time zones
_FONT = {
    "font_name": "Times New Roman",
    "font_size": 12,
    "valign": "top",
    "text_wrap": True,
}
_KINDS = {
    "text": {"num_format": "@"},
    "number": {"num_format": "#,##0.##;-#,##0.##"},
    "whole": {"num_format": "#,##0"},
    "place": {"num_format": "0", "align": "center"},
    "percent": {"num_format": '0.00" %"'},
    "date": {"num_format": "dd/mm/yyyy", "align": "center"},
}


def xlsx(template: Template, view: View, data_hash: str) -> bytes:
    """The workbook of a paper: one sheet for each table of its form that has rows."""
    kept = BytesIO()
    with without_collection(), Workbook(kept, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": view.heading[0],
                "keywords": f"sha256:{data_hash}",
                "created": _BEGINNING,
            }
        )
        formats = _Formats(book)
        for form_table in template.form.tables:
            sheet = book.add_worksheet(form_table.title.vi)
            _set_up(sheet, template, data_hash)
            _fill(sheet, formats, view, form_table, template)
    return kept.getvalue()


class _Formats:
    """The formats of a workbook by kind of column, plain and bold."""

    def __init__(self, book: Workbook) -> None:
        self.title = book.add_format({**_FONT, "bold": True, "text_wrap": False})
        self.note = book.add_format({**_FONT, "italic": True, "text_wrap": False})
        self.head = book.add_format(
            {**_FONT, "bold": True, "align": "center", "valign": "vcenter", "border": 1}
        )
        self._by_kind = {
            (kind, bold): book.add_format({**_FONT, **more, "border": 1, "bold": bold})
            for kind, more in _KINDS.items()
            for bold in (False, True)
        }

    def of(self, kind: str, *, bold: bool) -> Format:
        return self._by_kind[kind, bold]


def _set_up(sheet: Worksheet, template: Template, data_hash: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.fit_to_pages(1, 0)
    form = template.form
    sheet.set_footer(f"&L&8{form.key} {form.version}\nSHA-256: {data_hash}&R&8&P/&N")


def _fill(
    sheet: Worksheet,
    formats: _Formats,
    view: View,
    form_table: FormTable,
    template: Template,
) -> None:
    columns = form_table.columns_in("workbook")
    table = view.tables[form_table.key]
    top = _heading(sheet, formats, [*view.heading, form_table.title.vi], _awaiting(template))
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width / _MM_A_DIGIT)
        sheet.write_string(top, place, column.title, formats.head)
    sheet.set_row(top, _height([column.title for column in columns], columns))
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
    _rows(sheet, formats, columns, table, top + 1)


def _awaiting(template: Template) -> str:
    unchecked = "; ".join(each.vi for each in template.form.awaiting)
    return f"Phần chưa đối chiếu với văn bản chính thức: {unchecked}" if unchecked else ""


def _heading(sheet: Worksheet, formats: _Formats, lines: Sequence[str], note: str) -> int:
    """Writes the lines above a table; the row where the table starts."""
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, _fitting(line), formats.title)
    sheet.write_string(len(lines), 0, note, formats.note)
    return len(lines) + 2


def _rows(
    sheet: Worksheet,
    formats: _Formats,
    columns: Sequence[Column],
    table: Table,
    top: int,
) -> None:
    for bold, rows in ((False, table.rows), (True, table.totals)):
        styles = [formats.of(column.kind, bold=bold) for column in columns]
        for row in rows:
            cells = [row.get(column.field) for column in columns]
            for place, value in enumerate(cells):
                if isinstance(value, str):
                    sheet.write_string(top, place, _fitting(value), styles[place])
                else:
                    style = formats.of(_kind(columns[place], value), bold=bold)
                    _figure(sheet, (top, place), value, style)
            sheet.set_row(top, _height(cells, columns))
            top += 1


def _height(cells: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Room for the longest cell, in points: not every program makes it by itself."""
    lines = [
        _lines(text, column.width)
        for text, column in zip(cells, columns, strict=True)
        if isinstance(text, str)
    ]
    return min(_TALLEST, max(lines, default=1) * _LINE)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; figures and days always fit on one."""
    if "\n" not in text:
        return ceil((len(text) + 1) * _MM_A_LETTER / width)
    return sum(_lines(line, width) for line in text.split("\n"))


def _figure(
    sheet: Worksheet, at: tuple[int, int], value: int | Decimal | date | None, style: Format
) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*at, value, style)
    elif isinstance(value, int | Decimal) and -_LARGEST < value < _LARGEST:
        sheet.write_number(*at, value, style)
    elif value is None:
        sheet.write_blank(*at, None, style)
    else:
        sheet.write_string(*at, number(value), style)


def _kind(column: Column, value: Cell) -> str:
    if column.kind != "number" or not _is_whole(value):
        return column.kind
    return "place" if column.field == "n" else "whole"


def _is_whole(value: Cell) -> bool:
    return isinstance(value, int) or (isinstance(value, Decimal) and value == int(value))


def _fitting(text: str) -> str:
    """A text as long as a cell may be; what is left out is told, never silently lost."""
    if len(text) * 2 <= _LONGEST or _units(text) <= _LONGEST:
        return text
    note = f"… [toàn văn {len(text)} ký tự: xem bản DOCX hoặc PDF]"
    kept = text.encode("utf-16-le")[: (_LONGEST - _units(note)) * 2]
    return kept.decode("utf-16-le", "ignore") + note


def _units(text: str) -> int:
    """The length as the format counts: letters beyond the first plane count twice."""
    return len(text.encode("utf-16-le")) // 2
