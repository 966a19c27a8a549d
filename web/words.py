"""The words of the pages: Vietnamese as written in the templates, and their English.

`tests/web/test_words.py` fails on a sentence without English and on English nobody uses.
"""

from collections.abc import Mapping

from web.labels import Language


def translate(words: str, lang: Language, **values: object) -> str:
    """`words` in the page's language, `{name}` places filled; without English, Vietnamese."""
    said = words if lang == "vi" else ENGLISH.get(words, words)
    return said.format(**values) if values else said


ENGLISH: Mapping[str, str] = {
    "{n} phát hiện": "{n} findings",
}
