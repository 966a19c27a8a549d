"""Text as the portal prints it, made comparable: composed, without hidden characters, in tokens."""

import re
import unicodedata
from functools import lru_cache

# What a reader cannot see but a comparison can: control characters, bidirectional controls,
# zero-width letters, soft hyphens, lone surrogates.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_LETTERS = tuple(map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250),
                           *range(0x1E00, 0x1F00))))  # fmt: skip
# Inside a class of a pattern: the capital letters and the small ones, accents and all.
CAPITALS = "".join(letter for letter in _LETTERS if letter.isupper())
SMALL = "".join(letter for letter in _LETTERS if letter.islower())
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")


def clean(text: str) -> str:
    """The same text composed (NFC), without hidden characters, with plain line breaks and spaces.

    >>> clean("Ha\\u0323n\\u200b\\r\\ntra\\u0309")
    'Hạn\\ntrả'
    """
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", text)
    text = _HIDDEN.sub("", text)
    text = _ODD_SPACE.sub(" ", text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def _plain_letters() -> dict[int, str]:
    """Each accented Latin letter with its base letter; đ, which does not decompose, is d."""
    ranges = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    bases = {code: unicodedata.normalize("NFD", chr(code))[0] for code in ranges}
    return bases | {ord("đ"): "d", ord("Đ"): "d"} | {code: "" for code in range(0x300, 0x370)}


_PLAIN = _plain_letters()


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d: for slugs, never for meaning."""
    return text.translate(_PLAIN).lower()


def slug(text: str, limit: int = 60) -> str:
    """A readable key: words of the folded text joined by hyphens, cut at a word.

    >>> slug("Đơn đề nghị (mẫu 01)")
    'don-de-nghi-mau-01'
    """
    whole = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(whole) <= limit:
        return whole
    return whole[: limit + 1].rpartition("-")[0] or whole[:limit]


def tokens(text: str) -> set[str]:
    """The different words and numbers of a text, lower case, numbers without leading zeros.

    Words glued at a capital are taken apart.

    >>> sorted(tokens("05 Ngày làm việcMiễn phí"))
    ['5', 'làm', 'miễn', 'ngày', 'phí', 'việc']
    """
    found: set[str] = set()
    for word in set(_TOKEN.findall(text)):
        found.update(_unglued(word))
    return found


@lru_cache(maxsize=262144)
def _unglued(word: str) -> tuple[str, ...]:
    if word.isdigit():
        return (word.lstrip("0") or "0",)
    if word.islower() or word.isupper() or word[1:].islower():
        return (word.lower(),)
    parts: list[str] = []
    start = 0
    for place in range(1, len(word)):
        if _glued_at(word, place):
            parts.append(word[start:place].lower())
            start = place
    parts.append(word[start:].lower())
    return tuple(parts)


def _glued_at(word: str, place: int) -> bool:
    """A capital behind a small letter, or the last capital of a run before a small letter."""
    if not word[place].isupper():
        return False
    if word[place - 1].islower():
        return True
    return place + 1 < len(word) and word[place + 1].islower()


def pieces(text: str, limit: int) -> str:
    """The text cut at a word boundary after at most `limit` characters."""
    if len(text) <= limit:
        return text
    return text[: limit + 1].rpartition(" ")[0] or text[:limit]
