"""Files of figures as rows of words by heading: CSV, XLSX, JSON lines. Nothing is judged here."""

import csv
import json
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from registry.statistics.figures import columns, plain
from registry.statistics.lines import Cells

DELIMITERS = ";\t,"
_LOOKED_AT = 20  # rows that may stand above the headings: a title, the name of the office


class FileRefused(Exception):
    """A file that cannot be read as rows; says what, and what is expected."""

    code = "statistics-file"


def read_cells(path: Path) -> Iterator[tuple[int, Cells | str]]:
    """The rows with their numbers from 1; of a row that cannot be read, why.

    The headings are the row among the first 20 that names most columns. Raises FileRefused,
    OSError.
    """
    readers = {".csv": _csv, ".xlsx": _xlsx, ".jsonl": _json_lines, ".ndjson": _json_lines}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise FileRefused(
            f"{path}: a file of one of these kinds is expected: {', '.join(readers)}."
        )
    try:
        yield from reader(path)
    except UnicodeDecodeError as error:
        raise FileRefused(
            f"{path}: the text is not UTF-8 (byte {error.start}). Save the file as UTF-8."
        ) from error


def _csv(path: Path) -> Iterator[tuple[int, Cells | str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        delimiter = _delimiter(file)
        rows = csv.reader(file, delimiter=delimiter)
        yield from _under_headings(path, ((rows.line_num, row) for row in rows))


def _delimiter(file: TextIO) -> str:
    """The one that the first lines have most of."""
    start = file.read(4096)
    file.seek(0)
    return max(DELIMITERS, key=start.count)


def _xlsx(path: Path) -> Iterator[tuple[int, Cells | str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        raise FileRefused(f"{path}: this is no XLSX file ({error}). Save it as XLSX.") from error
    try:
        sheet = book.worksheets[0]
        rows = enumerate(sheet.iter_rows(values_only=True), start=1)
        yield from _under_headings(path, ((n, [_words(each) for each in row]) for n, row in rows))
    finally:
        book.close()


def _under_headings(
    path: Path, rows: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, Cells | str]]:
    first = [row for _, row in zip(range(_LOOKED_AT), rows, strict=False)]
    best = max(range(len(first)), key=lambda n: _known(first[n][1]), default=None)
    if best is None or _known(first[best][1]) < 2:
        raise FileRefused(
            f"{path}: no row of headings was found among the first {_LOOKED_AT}. One such as "
            "«đơn vị; kỳ; tiếp nhận; trước và đúng hạn» is expected."
        )
    headings = [_text(each) for each in first[best][1]]
    for number, row in chain(first[best + 1 :], rows):
        if any(cell.strip() for cell in row):
            yield number, _cells(headings, row)


def _cells(headings: list[str], row: list[str]) -> Cells | str:
    beyond = [cell for cell in row[len(headings) :] if cell.strip()]
    named = list(zip(headings, row, strict=False))
    beyond += [cell for heading, cell in named if not heading and cell.strip()]
    if beyond:
        return f"«{beyond[0]}» stands under no heading"
    return {heading: _text(cell) for heading, cell in named if heading}


def _known(row: list[str]) -> int:
    return sum(plain(cell) in columns() for cell in row)


def _json_lines(path: Path) -> Iterator[tuple[int, Cells | str]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, text in enumerate(file, start=1):
            if text.strip():
                yield number, _object(text)


def _object(text: str) -> Cells | str:
    try:
        data = json.loads(text, parse_int=str, parse_float=str)
    except ValueError as error:
        return str(error)
    if not isinstance(data, Mapping):
        return f"{type(data).__name__} instead of an object"
    return {_text(str(key)): _words(value) for key, value in data.items()}


def _words(value: Any) -> str:  # Any: of a cell
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return str(value)[:10]
    return _text(str(value))


def _text(words: str) -> str:
    return unicodedata.normalize("NFC", words).strip()
