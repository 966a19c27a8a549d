"""Vietnamese text without its marks: for ids, search and comparing names; never for law text."""

import re
import unicodedata

_OTHER = re.compile(r"[^a-z0-9]+")


class _Letters(dict[int, str]):
    """What each letter folds to, found once a letter."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code).casefold().replace("đ", "d"))
        self[code] = "".join(letter for letter in plain if not unicodedata.combining(letter))
        return self[code]


_LETTERS = _Letters()


def fold(text: str) -> str:
    """Lower case, no marks, đ as d.

    >>> fold("Đăng ký kết hôn")
    'dang ky ket hon'
    """
    return " ".join(map(_WORDS.__getitem__, text.split(" ")))


class _Words(dict[str, str]):
    """What each word folds to, found once a word while there is room; a language has few."""

    def __missing__(self, word: str) -> str:
        plain = word.translate(_LETTERS)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = plain
        return plain


_LONGEST_WORD = 30
_MOST_WORDS = 50_000
_WORDS = _Words()


def fold_words(text: str) -> str:
    """As `fold`, with single spaces between words and none around them.

    >>> fold_words(" Đăng ký  kết hôn ")
    'dang ky ket hon'
    """
    return " ".join(map(_WORDS.__getitem__, text.split()))


def slug(text: str, longest: int = 60) -> str:
    """An id made of a name: folded words joined by hyphens, cut at a word.

    >>> slug("Tờ khai thay đổi thông tin cư trú")
    'to-khai-thay-doi-thong-tin-cu-tru'
    """
    words = _OTHER.sub("-", fold(text)).strip("-")
    if len(words) <= longest:
        return words
    cut = words[: longest + 1]
    return cut[: cut.rfind("-")] if "-" in cut else words[:longest]
