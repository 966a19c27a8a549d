"""Where a character of a YAML text value stands in its file, whatever way the value is written."""

import re
from typing import Final

from rules.source import Place
from rules.visible import one_wide

_ESCAPES: Final = {"x": 4, "u": 6, "U": 10}
_SPACE: Final = re.compile(r"\s*")


def place_in_file(content: str, start: Place, value: str, line: int, column: int) -> Place:
    """The file's line and column for a line and column of `value`, the scalar at `start`.

    Works for plain, quoted and block scalars by walking value and file side by side; where they
    part (a letter normalised on reading), the scalar's own place is the answer.

    >>> place_in_file("a: |\\n  x &&\\n  y\\n", Place(1, 4), "x &&\\ny\\n", 2, 1)
    Place(line=3, column=3)
    """
    lines = value.split("\n")
    offset = sum(len(text) + 1 for text in lines[: line - 1]) + column - 1
    at = _offset(content, start)
    sign = content[at : at + 1]
    if sign in {"|", ">"}:
        at = content.find("\n", at) + 1
    found = _aligned(content, at, value, offset, sign)
    return start if found is None else _place(content, found)


def with_caret(content: str, place: Place) -> str:
    """The line of a place, and below it a caret under the column."""
    lines = content.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    cut = max(place.column - 60, 0)
    text = one_wide(line.rstrip("\r"))[cut : cut + 100]
    return f"  {text}\n  {' ' * (place.column - 1 - cut)}^"


def _offset(content: str, place: Place) -> int:
    lines = content.split("\n")
    return sum(len(text) + 1 for text in lines[: place.line - 1]) + place.column - 1


def _place(content: str, offset: int) -> Place:
    return Place(content.count("\n", 0, offset) + 1, offset - content.rfind("\n", 0, offset))


def _aligned(content: str, at: int, value: str, offset: int, sign: str) -> int | None:
    """Where in the file the value's character at `offset` is; None when the two part before it."""
    if sign in {'"', "'"}:
        at += 1
    for character in value[:offset]:
        if character.isspace():
            continue
        at = _skip_space(content, at, sign)
        width = _width(content, at, sign)
        if width == 1 and content[at : at + 1] != character:
            return None
        at += width
    return at if value[offset : offset + 1].isspace() else _skip_space(content, at, sign)


def _skip_space(content: str, at: int, sign: str) -> int:
    at = _at_text(content, at)
    while sign == '"' and content[at : at + 2] == "\\\n":
        at = _at_text(content, at + 2)
    return at


def _at_text(content: str, at: int) -> int:
    found = _SPACE.match(content, at)
    return found.end() if found else at


def _width(content: str, at: int, sign: str) -> int:
    """How many characters of the file make one of the value here."""
    if sign == "'" and content[at : at + 2] == "''":
        return 2
    if sign == '"' and content[at : at + 1] == "\\":
        return _ESCAPES.get(content[at + 1 : at + 2], 2)
    return 1
