"""A file of figures is read: its good lines, and every bad row with what was expected."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from registry.statistics.figures import mistake_words
from registry.statistics.lines import Cells, Defaults, Line, Mistake, read_line
from registry.statistics.sheets import read_cells


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a file; `sha256` is that of its bytes."""

    name: str
    sha256: str
    lines: tuple[Line, ...]
    mistakes: tuple[Mistake, ...]


def read_figures(path: Path, defaults: Defaults) -> Reading:
    """Reads a CSV, XLSX or JSON-lines file. Raises FileRefused, OSError."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    mistakes: list[Mistake] = []
    lines = tuple(_good(read_cells(path), defaults, mistakes))
    return Reading(path.name, digest, lines, tuple(mistakes))


def _good(
    rows: Iterable[tuple[int, Cells | str]], defaults: Defaults, mistakes: list[Mistake]
) -> Iterator[Line]:
    """The good lines; what is wrong with the others goes to `mistakes`."""
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in rows:
        if isinstance(cells, str):
            mistakes.append(_mistake(number, "unreadable", cells))
            continue
        line = read_line(number, cells, defaults)
        if not isinstance(line, Line):
            mistakes += line
        elif (before := seen.setdefault(line.identity, number)) != number:
            mistakes.append(_mistake(number, "period-twice", line.period, before))
        else:
            yield line


def _mistake(row: int, code: str, found: object, other: object = "") -> Mistake:
    return Mistake(row, "", code, mistake_words(code, found, other))
