"""Lists as CSV and JSON Lines, read again by other programs than those that wrote them."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from registry.papers import ListedProcedure, Press, ProcedureList, load_templates
from registry.publication.lists import as_csv, as_json_lines

DAY = date(2026, 11, 23)
ROW = ListedProcedure(
    code="1.000894",
    name='Đăng ký "kết hôn",\nkhu vực biên giới',
    time_limit="03 ngày làm việc",
    fees="Lệ phí: 75.000 đồng\nPhí: 8.000 đồng/bản",
    legal_basis=("Luật Hộ tịch", "Điều 18 Nghị định 123/2015/NĐ-CP"),
    effective=DAY,
)


def of(*rows: ListedProcedure) -> ProcedureList:
    return ProcedureList("Bộ Tư pháp", (), DAY, rows)


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_csv_reads_back_with_commas_quotes_and_lines() -> None:
    (row,) = read(as_csv(of(ROW)))

    assert row["STT"] == "1"
    assert row["Mã TTHC"] == "1.000894"
    assert row["Tên thủ tục hành chính"] == ROW.name
    assert row["Phí, lệ phí"] == ROW.fees
    assert row["Căn cứ pháp lý"] == "; ".join(ROW.legal_basis)
    assert row["Có hiệu lực từ"] == "2026-11-23"


def test_only_csv_for_excel_begins_with_a_mark() -> None:
    assert as_csv(of(ROW), bom=True) == b"\xef\xbb\xbf" + as_csv(of(ROW))
    assert not as_csv(of(ROW)).startswith(b"\xef\xbb\xbf")


def test_every_line_of_csv_ends_as_the_standard_says() -> None:
    plain = as_csv(of(replace(ROW, name="Kết hôn", fees="")))

    assert plain.count(b"\n") == plain.count(b"\r\n") == 2


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r\n=HYPERLINK(\"x\")"]
)  # fmt: skip
def test_no_text_is_a_formula(text: str) -> None:
    hostile = replace(ROW, name=text)
    (row,) = read(as_csv(of(hostile)))
    assert row["Tên thủ tục hành chính"].startswith("'")
    assert read(as_csv(of(ROW)))[0]["Tên thủ tục hành chính"] == ROW.name  # and no other is touched

    book = load_workbook(BytesIO(Press(load_templates()).xlsx(of(hostile))))
    assert {cell.data_type for line in book.worksheets[0] for cell in line} <= {"s", "n", "d"}


def test_json_lines_are_one_object_each() -> None:
    first, second = map(json.loads, as_json_lines(of(ROW, ROW)).decode().splitlines())

    assert (first["n"], second["n"]) == (1, 2)
    assert first["name"] == ROW.name
    assert first["legal_basis"] == list(ROW.legal_basis)
    assert first["effective"] == "2026-11-23"
    assert as_json_lines(of()) == b""
