"""A scorecard as a table that people take along: one line for each unit and index, CSV and XLSX."""

from collections.abc import Iterator, Mapping, Sequence

from registry.indicators.model import Definitions, Indicator
from registry.indicators.ranking import UnitScore
from registry.indicators.reckoning import Figures, Value
from registry.indicators.scorecards import Scorecard
from registry.indicators.words import formula_words
from registry.worksheet import WIDE, Cell, Heading, csv_table, xlsx_table

_HEADINGS = (
    Heading("Đơn vị", WIDE), Heading("Hạng"), Heading("Tổng điểm"), Heading("Chỉ số"),
    Heading("Tên chỉ số", WIDE), Heading("Giá trị"), Heading("Đơn vị tính"), Heading("Điểm"),
    Heading("Điểm tối đa"), Heading("Ngưỡng đạt điểm tối đa"), Heading("Công thức", WIDE),
    Heading("Số liệu", WIDE), Heading("Còn thiếu", WIDE), Heading("Nguồn công thức", WIDE),
    Heading("Nguồn điểm tối đa", WIDE), Heading("Kiểm chứng"),
)  # fmt: skip
_UNITS: Mapping[str, str] = {"percent": "%", "day": "ngày"}


def as_csv(card: Scorecard) -> bytes:
    """The lines of a scorecard in UTF-8 with a mark that spreadsheets know it by."""
    return csv_table(_HEADINGS, _lines(card))


def as_xlsx(card: Scorecard) -> bytes:
    """The lines of a scorecard as one sheet."""
    return xlsx_table("Bảng điểm", _HEADINGS, _lines(card), "0.00")


def _lines(card: Scorecard) -> Iterator[Sequence[Cell]]:
    definitions = card.sheet.definitions
    known = {each.key: each for each in definitions.indicators}
    for unit in card.sheet.units:
        for value in unit.score.values:
            yield _line(definitions, unit, known[value.indicator], value)


def _line(
    definitions: Definitions, unit: UnitScore, indicator: Indicator, value: Value
) -> Sequence[Cell]:
    return (
        unit.unit, str(unit.rank) if unit.rank else None, unit.score.points, indicator.key,
        indicator.label.vi, value.value, _UNITS[indicator.unit], value.points, indicator.points,
        indicator.full_at, formula_words(definitions, indicator).vi,
        _figures(indicator, unit.figures), "; ".join(each.vi for each in value.missing) or None,
        indicator.source, indicator.points_source,
        "Đã kiểm chứng" if indicator.verified else "Chưa kiểm chứng",
    )  # fmt: skip


def _figures(indicator: Indicator, figures: Figures) -> str | None:
    """The figures of a formula that are known, each with its number and where it is from."""
    wanted = (
        [figures[k] for k in indicator.formula.figures if k in figures] if indicator.formula else []
    )
    known = [each for each in wanted if each.number is not None]
    told = (f"{f.label.vi} = {f.number}" + (f" ({f.source.vi})" if f.source else "") for f in known)
    return "; ".join(told) or None
