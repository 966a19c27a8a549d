"""A list as CSV (RFC 4180) and as JSON Lines: for programs, and for spreadsheets."""

import csv
import json
from dataclasses import fields
from datetime import date
from io import StringIO

from registry.papers import ListedProcedure, ProcedureList
from registry.papers.canonical import printable

BOM = "\ufeff"
# What spreadsheets take for the beginning of a formula, also behind white space.
_FORMULA = ("=", "+", "-", "@")
_HEADS = {
    "code": "Mã TTHC",
    "name": "Tên thủ tục hành chính",
    "time_limit": "Thời hạn giải quyết",
    "place": "Địa điểm thực hiện",
    "fees": "Phí, lệ phí",
    "legal_basis": "Căn cứ pháp lý",
    "agency": "Cơ quan thực hiện",
    "channels": "Cách thức thực hiện",
    "authority": "Cơ quan công bố",
    "field": "Lĩnh vực",
    "levels": "Cấp thực hiện",
    "applicants": "Đối tượng thực hiện",
    "decision": "Quyết định công bố",
    "effective": "Có hiệu lực từ",
    "address": "Địa chỉ",
    "upcoming": "Sắp thay đổi",
    "whose": "Của cơ quan nào",
    "ministry_decision": "Theo quyết định của bộ",
    "differences": "Khác với thủ tục của bộ",
    "parts": "Thủ tục thành phần",
}


def as_csv(given: ProcedureList, *, bom: bool = False) -> bytes:
    """UTF-8, comma, CRLF, a head of official titles; `bom` lets Excel see that it is UTF-8.

    A text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    kept = StringIO()
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow(["STT", *_HEADS.values()])
    for n, row in enumerate(given.rows, 1):
        writer.writerow([n, *(_cell(getattr(row, name)) for name in _HEADS)])
    return ((BOM if bom else "") + kept.getvalue()).encode()


def as_json_lines(given: ProcedureList) -> bytes:
    """One JSON object a line; keys are those of `ListedProcedure`, days are ISO dates."""
    lines = (_line(n, row) for n, row in enumerate(given.rows, 1))
    return "".join(f"{line}\n" for line in lines).encode()


def _cell(value: str | tuple[str, ...] | date | None) -> str:
    if isinstance(value, date):
        return value.isoformat()
    text = printable(value if isinstance(value, str) else "; ".join(value or ()))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def _line(n: int, row: ListedProcedure) -> str:
    said = {each.name: getattr(row, each.name) for each in fields(row)}
    return json.dumps({"n": n, **said}, ensure_ascii=False, default=str)
