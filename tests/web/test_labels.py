"""Every closed word is called something in both languages."""

import re
import unicodedata
from enum import StrEnum

import pytest

from registry.procedure import vocabulary
from web.labels import LABELS, Label

ALL = [
    pytest.param(word, found, id=f"{vocabulary}.{word}")
    for vocabulary, words in LABELS.items()
    for word, found in words.items()
]


@pytest.mark.parametrize(("word", "found"), ALL)
def test_a_label_has_both_languages_in_composed_letters(word: str, found: Label) -> None:
    assert word == word.lower()
    assert found.vi.strip() == found.vi != ""
    assert found.en.strip() == found.en != ""
    assert unicodedata.is_normalized("NFC", found.vi)


ENUMS = [e for e in vars(vocabulary).values() if isinstance(e, type) and issubclass(e, StrEnum)]


@pytest.mark.parametrize("words", [e for e in ENUMS if e is not StrEnum])
def test_every_word_of_the_procedure_file_is_called_something(words: type[StrEnum]) -> None:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", words.__name__).lower()

    assert set(words) == LABELS[name].keys()


@pytest.mark.parametrize("name", LABELS)
def test_no_two_words_of_a_vocabulary_are_called_the_same(name: str) -> None:
    called = [found.vi for found in LABELS[name].values()]

    assert len(set(called)) == len(called)
