"""Every closed word is called something in both languages."""

import unicodedata

import pytest

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


@pytest.mark.parametrize("vocabulary", LABELS)
def test_no_two_words_of_a_vocabulary_are_called_the_same(vocabulary: str) -> None:
    called = [found.vi for found in LABELS[vocabulary].values()]

    assert len(set(called)) == len(called)
