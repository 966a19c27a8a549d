"""Line breaks inside a sentence, as pages leave them, taken out without moving a character."""

import re

_BREAK = re.compile(r"(?<=\S)[ ]{0,8}\n\s*")
_MARK = re.compile(r"[-–+*•\[]|\(?(?:[a-zđ]|\d{1,2}|[ivx]{1,4})[.)]\s|bước\s", re.IGNORECASE)
_ENDS = ".;:!?"
# No line ends with one of these words.
_OPEN_END = re.compile(r"\s(?:qua|của|và|hoặc|cho|đến|tại|từ|với|theo|do|các|là|bởi)\Z")
# A text is wrapped where at least this share of its lines, and this many, go on in small letters.
_SHARE = 0.25
_LINES = 3
# A wrapped line is about as long as the longest; a heading is shorter.
_FULL = 0.75


def unwrapped(text: str) -> str:
    """The text with a space for each line break inside a sentence; every position stays.

    >>> unwrapped("Sở Văn hóa thẩm định\\nvà cấp thẻ.\\nCông dân nhận thẻ.")
    'Sở Văn hóa thẩm định và cấp thẻ.\\nCông dân nhận thẻ.'
    """
    breaks = [found for found in _BREAK.finditer(text) if found.end() < len(text)]
    inside = [_goes_on(text, found) for found in breaks]
    if sum(inside) >= max(_LINES, _SHARE * len(breaks)):
        longest = _longest(text)
        inside = [
            on or _is_full(text, found, longest) for on, found in zip(inside, breaks, strict=True)
        ]
    letters = list(text)
    for found, on in zip(breaks, inside, strict=True):
        if on:
            letters[found.start() : found.end()] = " " * (found.end() - found.start())
    return "".join(letters)


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """The next line starts with a small letter, or this one ends with a comma."""
    before = text[found.start() - 1]
    if before in _ENDS or _MARK.match(text, found.end()):
        return False
    return (
        text[found.end()].islower()
        or before == ","
        or _OPEN_END.search(text, max(0, found.start() - 8), found.start()) is not None
    )


def _is_full(text: str, found: re.Match[str], longest: int) -> bool:
    """A line of a wrapped text that ends for want of room."""
    start = text.rfind("\n", 0, found.start()) + 1
    return (
        text[found.start() - 1] not in _ENDS
        and not _MARK.match(text, found.end())
        and found.start() - start >= _FULL * longest
    )


def _longest(text: str) -> int:
    """The usual length of a full line: the ninth of ten."""
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    return lengths[int(0.9 * (len(lengths) - 1))]
