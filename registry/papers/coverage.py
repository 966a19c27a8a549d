"""Which letters a TrueType font has: what it lacks is printed by its code, not as an empty box.

Read from the `cmap` table, subtable format 4 (OpenType specification, "cmap"), which every font for
more than one script has for the letters of the first plane.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from

_WINDOWS_UNICODE = (3, 1)
_SPACES = frozenset(map(ord, "\n\t\u200b"))  # typesetters need no glyph for these


@cache
def missing_letters(folder: Path) -> re.Pattern[str]:
    """Matches each letter that one of the fonts of a folder lacks."""
    fonts = [letters_of(path.read_bytes()) for path in sorted(folder.glob("*.ttf"))]
    known = frozenset.intersection(*fonts) | _SPACES
    ranges = (f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in _runs(known))
    return re.compile(f"[^{''.join(ranges)}]")


def letters_of(font: bytes) -> frozenset[int]:
    """The code points of the first plane that a font has a glyph for."""
    start = _subtable(font, _table(font, b"cmap"))
    segments = unpack_from(">H", font, start + 6)[0] // 2
    ends, starts, deltas, offsets = (
        start + 14 + place * 2 * segments + (2 if place else 0) for place in range(4)
    )
    return frozenset(
        code
        for segment in range(segments)
        for code in _with_glyph(
            font,
            unpack_from(">H", font, starts + 2 * segment)[0],
            unpack_from(">H", font, ends + 2 * segment)[0],
            unpack_from(">H", font, deltas + 2 * segment)[0],
            offsets + 2 * segment,
        )
    )


def _with_glyph(font: bytes, first: int, last: int, delta: int, offset: int) -> Iterator[int]:
    """Code points from first to last whose glyph is not the one for what is missing."""
    shift = unpack_from(">H", font, offset)[0]
    for code in range(first, min(last, 0xFFFE) + 1):
        glyph = code
        if shift:
            glyph = unpack_from(">H", font, offset + shift + 2 * (code - first))[0]
        if (glyph + delta) % 0x10000 and (glyph or not shift):
            yield code


def _table(font: bytes, tag: bytes) -> int:
    for place in range(unpack_from(">H", font, 4)[0]):
        name, _, offset, _ = unpack_from(">4sLLL", font, 12 + 16 * place)
        if name == tag:
            return int(offset)
    raise ValueError(f"the font has no table {tag!r}")


def _subtable(font: bytes, table: int) -> int:
    for place in range(unpack_from(">H", font, table + 2)[0]):
        platform, encoding, offset = unpack_from(">HHL", font, table + 4 + 8 * place)
        if (platform, encoding) == _WINDOWS_UNICODE:
            return table + int(offset)
    raise ValueError("the font has no table of Unicode letters")


def _runs(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers.

    >>> list(_runs({1, 2, 3, 7}))
    [(1, 3), (7, 7)]
    """
    ordered = sorted(codes)
    first = last = ordered[0]
    for code in ordered[1:]:
        if code != last + 1:
            yield first, last
            first = code
        last = code
    yield first, last
