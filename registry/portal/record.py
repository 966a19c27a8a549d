"""One portal record as it was crawled, and the lines that are none."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from registry.portal.words import clean

# A line longer than this is no record but an attempt to fill the memory.
MAX_LINE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Filing:
    """One way to file, as the portal cut it."""

    method: str
    time_limit: str
    fee: str
    description: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the portal's document table: a paper, or what somebody wrote in its place."""

    group: str
    name: str
    form: str
    originals: int | None
    copies: int | None


@dataclass(frozen=True, slots=True)
class Instrument:
    """One row of the legal basis."""

    number: str
    name: str
    date: str
    issuer: str


@dataclass(frozen=True, slots=True)
class PortalRecord:
    """A record with composed texts, free of hidden characters; "" = the portal is silent."""

    line: int
    code: str
    name: str
    texts: Mapping[str, str]
    filings: tuple[Filing, ...]
    rows: tuple[Row, ...] | None
    instruments: tuple[Instrument, ...]

    def text(self, field: str) -> str:
        return self.texts.get(field, "")

    def about(self) -> str:
        """What tells a body of the procedure from others that its steps name."""
        fields = ("implementing_agency", "competent_agency", "field", "ministry")
        return "; ".join((self.name, *(self.text(field) for field in fields)))


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read as a record: where and why, in one sentence."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class _NoRecord(Exception):
    """Why a line is no record."""


def read_records(path: Path | str) -> Iterator[PortalRecord | BadLine]:
    """The records of a JSON lines file (may be gzip), one at a time; bad lines as `BadLine`."""
    path = Path(path)
    number = 0
    try:
        with path.open("rb") as raw:
            stream = _unpacked(raw)
            for number, line in enumerate(_lines(stream), start=1):
                record = _record_or_bad(line, number, path.name)
                if record is not None:
                    yield record
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        message = f"the compressed data ends or breaks here, the rest cannot be read ({error})"
        yield BadLine(path.name, number + 1, message)


def _unpacked(raw: IO[bytes]) -> IO[bytes] | gzip.GzipFile:
    magic = raw.read(2)
    raw.seek(0)
    return gzip.GzipFile(fileobj=raw) if magic == b"\x1f\x8b" else raw


def _lines(stream: IO[bytes] | gzip.GzipFile) -> Iterator[bytes]:
    while line := stream.readline(MAX_LINE):
        yield line
        while len(line) == MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE)


def _record_or_bad(line: bytes, number: int, file: str) -> PortalRecord | BadLine | None:
    if not line.strip():
        return None
    try:
        return record_from_object(_object(line), number)
    except _NoRecord as error:
        return BadLine(file, number, str(error))


def _object(line: bytes) -> Mapping[str, Any]:
    if len(line) >= MAX_LINE:
        raise _NoRecord(f"the line is longer than {MAX_LINE} bytes")
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _NoRecord(f"the line is not UTF-8 (byte {error.start + 1})") from error
    except json.JSONDecodeError as error:
        raise _NoRecord(f"the line is not JSON: {error.msg} at column {error.colno}") from error
    except (RecursionError, ValueError) as error:
        raise _NoRecord("the line nests too deeply or holds an endless number") from error
    if not isinstance(found, dict):
        raise _NoRecord(f"the line is {_kind(found)}, a record is an object")
    return found


_TEXTS = (
    "decision_number", "level", "kind", "field", "steps_text", "applicants",
    "implementing_agency", "competent_agency", "receiving_address", "coordinating_agency",
    "delegated_agency", "result", "legal_basis_text", "conditions", "keywords",
    "related_procedures", "ministry", "url", "filing_methods_text", "documents_text",
)  # fmt: skip


def record_from_object(found: Mapping[str, Any], line: int = 1) -> PortalRecord:
    """The record of one decoded object; raises with what is wrong when it cannot be one."""
    code = _text(found, "code").strip()
    if not code:
        raise _NoRecord("the record has no code")
    name = _text(found, "name").strip()
    if not name:
        raise _NoRecord(f"the record {code} has no name")
    rows = found.get("documents")
    return PortalRecord(
        line=line,
        code=code,
        name=name,
        texts={field: _text(found, field) for field in _TEXTS},
        filings=tuple(_filing(item) for item in _items(found, "filing_methods")),
        rows=None if rows is None else tuple(_row(item) for item in _items(found, "documents")),
        instruments=tuple(_instrument(item) for item in _items(found, "legal_basis")),
    )


def _filing(item: Mapping[str, Any]) -> Filing:
    return Filing(
        _text(item, "method"), _text(item, "time_limit"), _text(item, "fee"),
        _text(item, "description"),
    )  # fmt: skip


def _row(item: Mapping[str, Any]) -> Row:
    return Row(
        _text(item, "group"), _text(item, "name"), _text(item, "form"),
        _count(item, "originals"), _count(item, "copies"),
    )  # fmt: skip


def _instrument(item: Mapping[str, Any]) -> Instrument:
    return Instrument(
        _text(item, "number"), _text(item, "name"), _text(item, "date"), _text(item, "issuer")
    )


def _items(found: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    items = found.get(field)
    if items is None:
        return []
    if not isinstance(items, list):
        raise _NoRecord(f"`{field}` is {_kind(items)}, it must be a list")
    for item in items:
        if not isinstance(item, dict):
            raise _NoRecord(f"`{field}` holds {_kind(item)}, its items must be objects")
    return items


def _text(found: Mapping[str, Any], field: str) -> str:
    value = found.get(field)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise _NoRecord(f"`{field}` is {_kind(value)}, it must be text")
    return clean(str(value))


def _count(found: Mapping[str, Any], field: str) -> int | None:
    value = found.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise _NoRecord(f"`{field}` is {_kind(value)}, it must be a number")
    return value


_KINDS = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number"}


def _kind(value: object) -> str:
    return "nothing" if value is None else _KINDS.get(type(value), "a number")
