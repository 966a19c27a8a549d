"""Labels as people wrote them: files of JSON lines, checked for the keys that scoring needs."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

# A label is kept as it was written: kinds of labels differ, and scoring names the keys it reads.
Label = dict[str, Any]

GOLD = ("code", "steps", "time_limit", "fee", "documents", "redundant")
PAPERS = ("code", "row", "positive", "register")
ANNEX = ("code", "registers", "in_corpus")
VERDICT = ("rule", "version", "procedure", "element", "verdict", "reader")


class BrokenLabels(Exception):
    """A file of labels that cannot be used: where, and what was expected."""

    code = "broken-labels"


def read_lines(file: Path, keys: Sequence[str] = ()) -> list[Label]:
    """The lines of a file, each with at least the keys named. Raises BrokenLabels."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenLabels(f"{file}: cannot be read ({error}).") from error
    return list(_labels(file, text, keys))


def _labels(file: Path, text: str, keys: Sequence[str]) -> Iterator[Label]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _label(f"{file}:{number}", line, keys)


def _label(place: str, line: str, keys: Sequence[str]) -> Label:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise BrokenLabels(f"{place}: this is no JSON ({error}).") from error
    if not isinstance(found, dict):
        raise BrokenLabels(f"{place}: a JSON object was expected.")
    absent = [key for key in keys if key not in found]
    if absent:
        raise BrokenLabels(
            f"{place}: {', '.join(absent)} is missing; a line needs {', '.join(keys)}."
        )
    return found
