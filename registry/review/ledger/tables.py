"""The ledger as a table that people take along: CSV and XLSX, figures as figures, words as words.

What is not known is left empty.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from registry import worksheet
from registry.refusals import Words
from registry.review.ledger.columns import labels
from registry.review.ledger.lines import Line, Saving
from registry.review.machine import states
from registry.worksheet import NARROW, WIDE, Cell, csv_table, xlsx_table

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table: what it is called and what it holds of a line."""

    title: Words
    value: Callable[[Line, Mapping[str, str]], Cell]
    width: int = NARROW


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
    Heading(Words("Phương án", "What it is about"), lambda line, _: line.title, WIDE),
    Heading(Words("Mã thủ tục", "Code"), lambda line, _: line.code),
    Heading(Words("Thủ tục", "Procedure"), lambda line, _: line.procedure_name, WIDE),
    Heading(
        Words("Cơ quan", "Authority"),
        lambda line, names: names.get(line.authority, line.authority),
        WIDE,
    ),
    Heading(Words("Lĩnh vực", "Field"), lambda line, _: line.field),
    Heading(Words("Kế hoạch", "Plan"), lambda line, _: line.plan_title, WIDE),
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
    Heading(Words("Vì sao chưa lượng hóa", "Why not quantified"), _why_not, WIDE),
    Heading(Words("Giờ đo được", "Hours measured"), lambda line, _: _hours(line.measured)),
    Heading(Words("Đồng đo được", "Đồng measured"), lambda line, _: _counted(line.measured)),
    Heading(
        Words("Nguồn số đo", "Source of the measurement"),
        lambda line, _: line.measurement.period.source if line.measurement else None,
        WIDE,
    ),
)


_COLUMNS = [worksheet.Heading(each.title.vi, each.width) for each in HEADINGS]


def as_csv(lines: Sequence[Line], names: Mapping[str, str]) -> bytes:
    """The lines in UTF-8 with a mark that spreadsheets know it by; `names` of authorities."""
    return csv_table(_COLUMNS, _rows(lines, names))


def as_xlsx(lines: Sequence[Line], names: Mapping[str, str]) -> bytes:
    """The lines as one sheet; `names` of authorities."""
    return xlsx_table("Sổ cải cách", _COLUMNS, _rows(lines, names))


def _rows(lines: Sequence[Line], names: Mapping[str, str]) -> Iterator[Sequence[Cell]]:
    for line in lines:
        yield [heading.value(line, names) for heading in HEADINGS]


def _number(line: Line) -> str | None:
    return line.decision.number if line.decision else None


def _day(line: Line) -> date | None:
    return line.decision.dated if line.decision else None
