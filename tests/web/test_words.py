"""Each sentence of the pages has its English, and no English is left over."""

import re
from pathlib import Path

import web
from web.words import ENGLISH, translate

WEB = Path(web.__file__).parent
CALL = re.compile(r"""\b(?:t|translate)\(\s*(["'])(.*?)\1""")


def used() -> set[str]:
    files = [*WEB.rglob("*.html"), *WEB.rglob("*.py")]
    return {found[2] for file in files for found in CALL.finditer(file.read_text("utf-8"))}


def places(words: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", words))


def test_every_sentence_has_english_and_every_english_is_used() -> None:
    assert used() ^ ENGLISH.keys() == set()


def test_english_fills_the_same_places() -> None:
    for words, english in ENGLISH.items():
        for said in (english,) if isinstance(english, str) else english:
            assert places(said) == places(words), words


def test_english_tells_one_from_many() -> None:
    assert translate("{n} thủ tục", "en", n=1) == "1 procedure"
    assert translate("{n} thủ tục", "en", n="2,849") == "2,849 procedures"
    assert translate("{n} thủ tục", "vi", n=1) == "1 thủ tục"


def test_words_without_english_stay_vietnamese() -> None:
    assert translate("chưa dịch", "en") == "chưa dịch"
