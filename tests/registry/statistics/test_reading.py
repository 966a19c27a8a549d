"""Files of figures: what is read of them, and every way in which a row can be bad."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from registry.statistics import Defaults, FileRefused, Reading, labels, levels, read_figures, times
from registry.statistics.figures import columns, denominators, mistake_codes, wholes
from registry.statistics.periods import period_of
from registry.store.statistics_tables import FIGURES, TIMES

TODAY = date(2026, 11, 23)
DEFAULTS = Defaults(TODAY, authorities=frozenset({"bo-cong-an", "ha-noi"}))
HEADINGS = (
    "Đơn vị;Cấp;Mã thủ tục;Từ ngày;Đến ngày;Tiếp nhận;Trước và đúng hạn;Quá hạn;Tổng số;"
    "Trực tuyến;Tỷ lệ quá hạn (%);Trung vị (ngày làm việc)"
)
GOOD = "Huyện Lập Thạch;;;01/01/2025;11/02/2025;3.326;2.907;;;;"


def read(folder: Path, *rows: str, headings: str = HEADINGS) -> Reading:
    file = folder / "bang.csv"
    file.write_text("\n".join((headings, *rows)) + "\n", encoding="utf-8-sig")
    return read_figures(file, DEFAULTS)


def test_a_good_row_is_read(tmp_path: Path) -> None:
    reading = read(tmp_path, GOOD)

    assert reading.mistakes == ()
    (line,) = reading.lines
    assert (line.unit, line.level, line.procedure) == ("Huyện Lập Thạch", "district", "")
    assert (line.since, line.until) == (date(2025, 1, 1), date(2025, 2, 11))
    assert line.figures == {"received": 3326, "early_or_on_time": 2907}


BAD: Mapping[str, tuple[str, str]] = {
    ";Cấp xã;;01/01/2025;31/01/2025;1;;;;;": ("", "unit-missing"),
    "bo-cong-ann;Trung ương;;01/01/2025;31/01/2025;1;;;;;": ("Đơn vị", "unit-unknown"),
    "Phòng một cửa;;;01/01/2025;31/01/2025;1;;;;;": ("", "level-unknown"),
    "Huyện Lập Thạch;;;01/07/2025;31/07/2025;1;;;;;": ("", "level-gone"),
    "Xã A;;293 thủ tục;01/01/2025;31/01/2025;1;;;;;": ("Mã thủ tục", "procedure-code"),
    "Xã A;;;31/02/2025;31/03/2025;1;;;;;": ("Từ ngày", "day-unknown"),
    "Xã A;;;0001-01-01;2026-09-30;1;;;;;": ("Từ ngày", "day-unknown"),
    "Xã A;;;31/12/1899;31/03/2025;1;;;;;": ("Từ ngày", "day-unknown"),
    "Xã A;;;01/01/2025;9999-12-31;1;;;;;": ("Đến ngày", "day-unknown"),
    "Xã A;;;01/02/2025;;1;;;;;": ("Từ ngày", "period-unknown"),
    "Xã A;;;01/02/2025;01/01/2025;1;;;;;": ("Đến ngày", "period-backwards"),
    "Xã A;;;01/02/2027;01/03/2027;1;;;;;": ("", "period-ahead"),
    "Xã A;;;01/01/2025;31/01/2025;-5;;;;;": ("Tiếp nhận", "negative"),
    "Xã A;;;01/01/2025;31/01/2025;3,3 nghìn;;;;;": ("Tiếp nhận", "not-a-count"),
    "Xã A;;;01/01/2025;31/01/2025;12.5;;;;;": ("Tiếp nhận", "not-a-count"),
    "Xã A;;;01/01/2025;31/01/2025;12 %;;;;;": ("Tiếp nhận", "not-a-count"),
    "Xã A;;;01/01/2025;31/01/2025;9999999999999;;;;;": ("Tiếp nhận", "too-large"),
    "Xã A;;;01/01/2025;31/01/2025;;;;;;100,01": ("Tỷ lệ quá hạn (%)", "not-a-percentage"),
    "Xã A;;;01/01/2025;31/01/2025;10;;;;11;": ("Trực tuyến", "parts-exceed"),
    "Xã A;;;01/01/2025;31/01/2025;;8;3;10;;": ("Trước và đúng hạn", "parts-exceed"),
    "Xã A;;;01/01/2025;31/01/2025;;;;;;": ("", "nothing-counted"),
    "Xã A;;;01/01/2025;31/01/2025;1;;;;;;-1": ("Trung vị (ngày làm việc)", "not-a-time"),
    "Xã A;;;01/01/2025;31/01/2025;1;;;;;;3 ngày": ("Trung vị (ngày làm việc)", "not-a-time"),
    "Xã A;;;01/01/2025;31/01/2025;1;;;;;;100000,5": ("Trung vị (ngày làm việc)", "not-a-time"),
    "Xã A;;;01/01/2025;31/01/2025;1;;;;;;;lạc": ("", "unreadable"),
}


@pytest.mark.parametrize("row", BAD)
def test_a_bad_row_is_told_by_row_and_column_and_the_good_one_stays(
    tmp_path: Path, row: str
) -> None:
    reading = read(tmp_path, GOOD, row)

    assert [(m.row, m.column, m.code) for m in reading.mistakes] == [(3, *BAD[row])]
    assert [line.row for line in reading.lines] == [2]
    assert "expected" in str(reading.mistakes[0])


def test_a_time_is_read_in_its_unit(tmp_path: Path) -> None:
    (line,) = read(tmp_path, "Xã A;;;01/01/2025;31/01/2025;;;;;;;3,5").lines

    assert (line.figures, line.times) == ({}, {"median_days": Decimal("3.5")})


def test_a_period_twice_is_bad_the_second_time(tmp_path: Path) -> None:
    reading = read(tmp_path, GOOD, GOOD.replace("3.326", "3.327"))

    assert [(m.row, m.code) for m in reading.mistakes] == [(3, "period-twice")]
    assert "row 2" in reading.mistakes[0].words.en
    assert [line.row for line in reading.lines] == [2]


def test_all_mistakes_of_a_row_come_at_once(tmp_path: Path) -> None:
    reading = read(tmp_path, ";;;01/01/2025;31/13/2025;-1;x;;;;200")

    assert {m.code for m in reading.mistakes} >= {
        "unit-missing", "day-unknown", "negative", "not-a-count", "not-a-percentage",
    }  # fmt: skip


def test_headings_nobody_knows_and_two_of_one_figure_are_told(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "Xã A,2025-01,1,2,3", headings="unit,period,received,tiếp nhận,số cán bộ"
    )

    assert [(m.column, m.code) for m in reading.mistakes] == [
        ("tiếp nhận", "heading-twice"), ("số cán bộ", "unknown-heading"),
    ]  # fmt: skip


def test_sheets_and_json_lines_tell_the_same_as_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Báo cáo tháng"])
    sheet.append(["Đơn vị", "Kỳ", "Tiếp nhận", "Trước hạn và đúng hạn", "Ghi chú"])
    sheet.append(["Xã A", "2025-01", 1234, 1200.0, None])
    sheet.append(["Xã B", date(2025, 1, 1), 5, 5, None])
    book.save(tmp_path / "bang.xlsx")
    row = {"unit": "Xã A", "period": "Tháng 1/2025", "received": 1234, "early_or_on_time": 1200}
    (tmp_path / "bang.jsonl").write_text(json.dumps(row) + "\n[]\n{\n", encoding="utf-8")

    sheets = read_figures(tmp_path / "bang.xlsx", DEFAULTS)
    lines = read_figures(tmp_path / "bang.jsonl", DEFAULTS)

    assert sheets.lines[0].figures == lines.lines[0].figures == {
        "received": 1234, "early_or_on_time": 1200,
    }  # fmt: skip
    assert sheets.lines[0].identity == lines.lines[0].identity
    assert [(m.row, m.code) for m in sheets.mistakes] == [(4, "period-unknown")]
    assert [(m.row, m.code) for m in lines.mistakes] == [(2, "unreadable"), (3, "unreadable")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bang.doc", b"x"), ("bang.csv", b""), ("bang.csv", b"a;b\n1;2\n"),
        ("bang.csv", "Đơn vị;Kỳ\n".encode("utf-16")), ("bang.xlsx", b"PK no"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_figures_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(FileRefused, match=name):
        read_figures(tmp_path / name, DEFAULTS)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-Q3", "2021-07-01", "2021-09-30"), ("Quý IV năm 2024", "2024-10-01", "2024-12-31"),
        ("Năm 2025", "2025-01-01", "2025-12-31"), ("tháng 2/2025", "2025-02-01", "2025-02-28"),
        ("2025-01-01/2025-02-11", "2025-01-01", "2025-02-11"),
    ],
)  # fmt: skip
def test_periods_as_people_write_them(said: str, first: str, last: str) -> None:
    assert period_of(said) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "said",
    ["yearly average", "2025-13", "2025-Q5", "tháng 0/2025", "2025-1", "0001-01-01/2026-09-30"],
)
def test_what_is_no_period_is_none(said: str) -> None:
    assert period_of(said) is None


def test_the_file_of_figures_is_whole() -> None:
    assert tuple(labels()) == FIGURES
    assert len({each.vi for each in labels().values()}) == len(FIGURES)
    assert len({each.en for each in labels().values()}) == len(FIGURES)
    named: list[str] = [*denominators(), *(of for each in denominators().values() for of in each)]
    for each in wholes():
        named += [each.whole, *each.parts]
    assert set(named) <= set(FIGURES)
    assert set(levels()) == {"central", "province", "district", "commune", "several"}
    assert {each.key for each in columns().values() if each.kind == "figure"} == set(FIGURES)
    assert tuple(times()) == TIMES
    assert {each.key for each in columns().values() if each.kind == "time"} == set(TIMES)


def test_every_mistake_is_made_here_or_when_it_is_taken_in() -> None:
    made = {code for _, code in BAD.values()}
    elsewhere = {"unknown-heading", "heading-twice", "period-twice", "period-kept"}

    assert made | elsewhere == set(mistake_codes())


def test_every_heading_tells_one_thing() -> None:
    from registry.statistics import figures

    data: Any = figures._file()
    headings = [
        figures.plain(h) for kind in ("identity", "figures", "times", "rates")
        for each in data[kind] for h in each["headings"]
    ]  # fmt: skip
    assert len(headings) == len(set(headings))
