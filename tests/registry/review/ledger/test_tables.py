"""The ledger as files: figures are figures, and no words of people are ever a formula."""

import csv
from dataclasses import replace
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell

from registry.review.ledger.lines import Line
from registry.review.ledger.tables import HEADINGS, as_csv, as_xlsx
from tests.registry.review.ledger.samples import REMOVE_A, measure, record
from tests.registry.review.ledger.test_ledger import ledger

NAMES = {"bo-tai-chinh": "Bộ Tài chính"}
HOSTILE = '=HYPERLINK("http://x","@SUM(1+1)")'
TITLES = [heading.title.vi for heading in HEADINGS]


def lines(**changed: Any) -> list[Line]:
    return [
        replace(each, **changed) for each in ledger(record(measure(1, REMOVE_A, "VERIFIED"))).lines
    ]


def read(found: list[Line]) -> dict[str, str]:
    header, row = csv.reader(StringIO(as_csv(found, NAMES).decode("utf-8-sig")))
    return dict(zip(header, row, strict=True))


def test_a_line_of_the_text_file() -> None:
    row = read(lines())

    assert row["Cơ quan"] == "Bộ Tài chính"
    assert row["Trạng thái"] == "Đã kiểm chứng"
    assert (row["Giờ tiết kiệm một năm"], row["Đồng tiết kiệm một năm"]) == ("6000.0", "390000000")
    assert row["Tạm tính trên số liệu chưa kiểm chứng (đồng)"] == ""


def cells(found: list[Line]) -> list[Cell | MergedCell]:
    [sheet] = load_workbook(BytesIO(as_xlsx(found, NAMES))).worksheets
    return [cell for row in sheet.iter_rows() for cell in row]


def test_the_workbook_says_the_same_in_figures() -> None:
    values = [cell.value for cell in cells(lines())]
    row = dict(zip(values, values[len(TITLES) :], strict=False))

    assert values[: len(TITLES)] == TITLES
    assert row["Đồng tiết kiệm một năm"] == 390_000_000
    assert row["Hiệu lực từ"] == datetime(2026, 6, 1)  # noqa: DTZ001  # workbooks know no zones


@pytest.mark.parametrize("words", [HOSTILE, "+1", "-1+1", "@x", "\t=1", "\r=1"])
def test_hostile_words_stay_words(words: str) -> None:
    """Negative control: the same words written as they are would be a formula."""
    found = lines(title=words, procedure_name=words, instrument=words)

    assert words.startswith(("=", "+", "-", "@", "\t", "\r"))
    row = read(found)
    assert row["Phương án"] == f"'{words}"
    assert row["Văn bản"] == f"'{words}"
    written = cells(found)
    assert [cell.value for cell in written if cell.data_type == "f"] == []
    assert any(words[1:] in str(cell.value) for cell in written)


def test_of_nothing_there_is_only_the_heading() -> None:
    assert as_csv([], NAMES).decode("utf-8-sig").splitlines() == [",".join(TITLES)]
