"""The ledger as a table that people take along: CSV and XLSX, figures as figures, words as words.

What people typed is never a formula, whatever it begins with. What is not known is left empty.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO, StringIO
from typing import TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from registry.refusals import Words
from registry.review.ledger.columns import labels
from registry.review.ledger.lines import Line, Saving
from registry.review.machine import states

Cell: TypeAlias = str | int | Decimal | date | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the start of a formula
_BEGINNING = datetime(1980, 1, 1)  # noqa: DTZ001  # the format knows no time zones
_LONGEST = 32_767  # characters in a cell of a workbook
_LARGEST = 10**15  # spreadsheets keep 15 digits of a figure
_TENTH = Decimal("0.1")
_WIDE, _NARROW = 40, 16  # characters


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table: what it is called and what it holds of a line."""

    title: Words
    value: Callable[[Line, Mapping[str, str]], Cell]
    width: int = _NARROW


def _hours(saving: Saving | None) -> Decimal | None:
    if saving is None or saving.minutes is None:
        return None
    return (Decimal(saving.minutes) / 60).quantize(_TENTH, ROUND_HALF_UP)


def _counted(saving: Saving | None) -> int | None:
    return saving.vnd.mid if saving and saving.vnd and saving.is_money_counted else None


def _apart(saving: Saving | None) -> int | None:
    return saving.vnd.mid if saving and saving.vnd and not saving.is_money_counted else None


def _why_not(line: Line, _: Mapping[str, str]) -> str:
    """Why an amount is in no total."""
    if line.clash:
        return line.clash.vi
    if line.counted_with:
        return f"#{line.counted_with}"
    if line.saving.vnd is None:
        return "; ".join(each.message.vi for each in line.problems)
    return ", ".join(sorted(line.saving.unverified))


HEADINGS: Sequence[Heading] = (
    Heading(Words("Hồ sơ số", "Case"), lambda line, _: line.case),
    Heading(Words("Phương án số", "Measure"), lambda line, _: line.measure),
    Heading(Words("Phương án", "What it is about"), lambda line, _: line.title, _WIDE),
    Heading(Words("Mã thủ tục", "Code"), lambda line, _: line.code),
    Heading(Words("Thủ tục", "Procedure"), lambda line, _: line.procedure_name, _WIDE),
    Heading(
        Words("Cơ quan", "Authority"),
        lambda line, names: names.get(line.authority, line.authority),
        _WIDE,
    ),
    Heading(Words("Lĩnh vực", "Field"), lambda line, _: line.field),
    Heading(Words("Kế hoạch", "Plan"), lambda line, _: line.plan_title, _WIDE),
    Heading(Words("Năm", "Year"), lambda line, _: line.year),
    Heading(Words("Trạng thái", "State"), lambda line, _: states()[line.state].label.vi),
    Heading(Words("Cột trong sổ", "Column"), lambda line, _: labels()[line.column].vi),
    Heading(Words("Quyết định", "Decision"), lambda line, _: _number(line)),
    Heading(Words("Ngày quyết định", "Decided"), lambda line, _: _day(line)),
    Heading(Words("Văn bản", "Text"), lambda line, _: line.instrument),
    Heading(Words("Hiệu lực từ", "In force from"), lambda line, _: line.effective),
    Heading(Words("Hết hiệu lực sau", "Last day"), lambda line, _: line.until),
    Heading(Words("Giờ tiết kiệm một năm", "Hours a year"), lambda line, _: _hours(line.saving)),
    Heading(Words("Đồng tiết kiệm một năm", "Đồng a year"), lambda line, _: _counted(line.saving)),
    Heading(
        Words("Tạm tính trên số liệu chưa kiểm chứng (đồng)", "On unchecked inputs (đồng)"),
        lambda line, _: _apart(line.saving),
    ),
    Heading(Words("Vì sao chưa lượng hóa", "Why not quantified"), _why_not, _WIDE),
    Heading(Words("Giờ đo được", "Hours measured"), lambda line, _: _hours(line.measured)),
    Heading(Words("Đồng đo được", "Đồng measured"), lambda line, _: _counted(line.measured)),
    Heading(
        Words("Nguồn số đo", "Source of the measurement"),
        lambda line, _: line.measurement.period.source if line.measurement else None,
        _WIDE,
    ),
)


def as_csv(lines: Sequence[Line], names: Mapping[str, str]) -> bytes:
    """The lines in UTF-8 with a mark that spreadsheets know it by; `names` of authorities."""
    kept = StringIO(newline="")
    writer = csv.writer(kept)
    writer.writerow([heading.title.vi for heading in HEADINGS])
    for line in lines:
        writer.writerow([_plain(heading.value(line, names)) for heading in HEADINGS])
    return kept.getvalue().encode("utf-8-sig")


def as_xlsx(lines: Sequence[Line], names: Mapping[str, str]) -> bytes:
    """The lines as one sheet; `names` of authorities."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(kept, options) as book:
        book.set_properties({"created": _BEGINNING})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        figure = book.add_format({"num_format": "#,##0.#"})
        sheet = book.add_worksheet("Sổ cải cách")
        sheet.freeze_panes(1, 0)
        for place, heading in enumerate(HEADINGS):
            sheet.set_column(place, place, heading.width)
            sheet.write_string(0, place, heading.title.vi, bold)
            for row, line in enumerate(lines, 1):
                _write(sheet, (row, place), heading.value(line, names), day, figure)
    return kept.getvalue()


def _write(sheet: Worksheet, at: tuple[int, int], value: Cell, day: Format, figure: Format) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*at, value, day)
    elif isinstance(value, int | Decimal) and -_LARGEST < value < _LARGEST:
        sheet.write_number(*at, value, figure)
    elif value is not None:
        sheet.write_string(*at, str(value)[:_LONGEST])


def _number(line: Line) -> str | None:
    return line.decision.number if line.decision else None


def _day(line: Line) -> date | None:
    return line.decision.dated if line.decision else None


def _plain(value: Cell) -> str:
    """A cell of the text file; words that look like a formula are marked as words."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value
