"""Words of Vietnamese texts as they are compared: with their marks, and without.

One word is written in several ways that mean the same (hoà and hòa, kí and ký); both forms here
are the same for all of them.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from registry.procedure.folding import fold

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}


class Word(NamedTuple):
    """A typed word: `plain` without marks and with i for y; `marked` as it was meant."""

    plain: str
    marked: str


def words(text: str) -> list[Word]:
    """The words of a text, in order; punctuation only separates them.

    >>> words("Kỹ-HOÀ")
    [Word(plain='ki', marked='ki3'), Word(plain='hoa', marked='hoa1')]
    """
    return [_word(found) for found in spelled(text)]


def spelled(text: str) -> list[str]:
    """The same words as they are written, in small letters.

    >>> spelled("Kỹ-HOÀ")
    ['kỹ', 'hoà']
    """
    found: list[str] = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    return found


@lru_cache(maxsize=50_000)
def _word(written: str) -> Word:
    return Word(fold(written).replace("y", "i"), _marked(written))


def _marked(word: str) -> str:
    """Vowels keep their quality; the tone goes to the end, wherever it was written."""
    parts = unicodedata.normalize("NFD", word.replace("y", "i"))
    tone = "".join(_TONES[part] for part in parts if part in _TONES)
    rest = "".join("i" if part == "y" else part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", rest) + tone
