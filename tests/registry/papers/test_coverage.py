"""Which letters a font has is read as another program reads it."""

import unicodedata

from registry.papers.coverage import letters_of, missing_letters
from registry.papers.templates import FONTS

REGULAR = FONTS / "LiberationSerif-Regular.ttf"
# From the font's own description: letters inside, and beside, what it has.
HAS = "\u0020~ĂăÂâĐđÊêÔôƠơƯưẠỹ\u0374\u037a\u1e9b\u20ab\u2026"
LACKS = "\u0376\u0379\u1e9c\u2713漢"


def test_letters_inside_and_beside_the_ranges_of_the_font() -> None:
    letters = letters_of(REGULAR.read_bytes())

    assert {letter for letter in HAS if ord(letter) not in letters} == set()
    assert {letter for letter in LACKS if ord(letter) in letters} == set()


def test_no_vietnamese_letter_is_missing_from_any_of_the_fonts() -> None:
    marks = ["", *map(chr, (0x300, 0x301, 0x303, 0x309, 0x323))]
    vowels = [vowel + mark for vowel in "aăâeêioôơuưy" for mark in marks]
    letters = "".join(unicodedata.normalize("NFC", vowel) for vowel in vowels) + "đ\n\t "

    assert missing_letters(FONTS).findall(letters + letters.upper()) == []
    assert missing_letters(FONTS).findall("a漢\U0001f600b") == ["漢", "\U0001f600"]
