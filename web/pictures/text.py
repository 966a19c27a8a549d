"""How wide a text is in Be Vietnam Pro, so that it can be broken before a browser has seen it.

Widths are in thousandths of the font size, rounded up: a line may end early, never late. Marks add
nothing (the table holds the widest of a, á, ặ, …), so letters are looked up without them.
"""

import re
import unicodedata
from collections.abc import Mapping

REGULAR = {
    200: "'",
    225: "`’",
    250: " ",
    275: "jl·",
    300: "!.:Ii‘",
    325: '",;',
    375: "“",
    400: "1fr",
    425: "|”",
    450: "()t{}",
    475: "J[]~°",
    500: "*\\",
    525: "/sz",
    575: "<>?^kx",
    600: "7hnuvy×₫",
    625: "+-Lce",
    650: "$8EFPSTg«»−",
    675: "235BRYZabdopqđ",
    700: "069K§–",
    725: "4HVX_",
    750: "&=ADU…",
    775: "CN",
    800: "GĐ",
    825: "#Q",
    850: "%O",
    875: "Mw—",
    900: "m",
    1025: "@W",
}
SEMIBOLD = {
    225: "'",
    250: " ’",
    275: "`‘",
    300: "Iijl·",
    325: "!.:",
    350: ",;",
    375: '"',
    425: "1fr“",
    450: "()t|”",
    475: "{}°",
    500: "J[]~",
    525: "*\\z",
    550: "/s",
    575: "<>",
    600: "7^hkuvxy",
    625: "-?en×₫",
    650: "$+EFLc",
    675: "2358PSTZabdgopq−",
    700: "069BRđ–",
    725: "4HKY_§«»",
    750: "=DUV",
    775: "&ANX",
    800: "CGĐ",
    825: "Q…",
    850: "#O",
    875: "%—",
    900: "Mmw",
    1025: "@",
    1050: "W",
}
WIDEST = 1050
ELLIPSIS = "…"


def _by_letter(table: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in table.items() for letter in letters}


_WIDTHS = {False: _by_letter(REGULAR), True: _by_letter(SEMIBOLD)}


def text_width(text: str, size: int, *, bold: bool = False) -> float:
    """At most how wide `text` is in pixels; letters of other scripts count as the widest."""
    widths = _WIDTHS[bold]
    letters = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return sum(widths.get(" " if c.isspace() else c, WIDEST) for c in letters) * size / 1000


def wrap(text: str, width: int, size: int, *, bold: bool = False, most: int = 6) -> tuple[str, ...]:
    """`text` in at most `most` lines of `width` pixels; what is left out shows as an ellipsis."""
    lines: list[str] = []
    for word in re.split(r"[ \t\r\n]+", text.strip(" \t\r\n")):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= width:
            lines[-1] = joined
        else:
            lines += _pieces(word, width, size, bold=bold)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _shortened(lines[most - 1], width, size, bold=bold))


def _pieces(word: str, width: int, size: int, *, bold: bool) -> list[str]:
    """A word that is wider than a line, cut where the line ends."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _shortened(line: str, width: int, size: int, *, bold: bool) -> str:
    while line and text_width(line + ELLIPSIS, size, bold=bold) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
