"""The beginning of a step's words: its number, and what stands behind marks and numbers."""

import re

_MARKS = re.compile(
    r"[\s\-+*•–(]*(?:(?:b[ưu][ớo]c )?\w{1,3}[.):/] ?|b[ưu][ớo]c ?\d+ ?)*[\s\-+*•–:.]*"
)
_NUMBERED = re.compile(r"\W*(?:\w{1,3}[.):]\s?)?b[ưu][ớo]c ?(\d{1,2})\b")
_LISTED = re.compile(r"\W*(?:b[ưu][ớo]c ?\d|\w{1,2}[.)/])")


def opening_of(words: str) -> str:
    """Words in lower case, with or without marks, from behind the list marks and numbers on.

    >>> opening_of("+ b) bước 2: sở thẩm định")
    'sở thẩm định'
    """
    return _MARKS.sub("", words, count=1)


def number_of(words: str) -> int:
    """The number of a step that its words begin with: "b) bước 2"; 0 for none."""
    found = _NUMBERED.match(words)
    return int(found[1]) if found else 0


def is_listed(words: str) -> bool:
    """Whether the words begin with a number or a letter of a list, not with a mere bullet."""
    return _LISTED.match(words) is not None
