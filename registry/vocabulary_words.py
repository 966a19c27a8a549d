"""What closed words are called in Vietnamese and in English: those that lists are chosen by."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
from rules.source import read_yaml


def vocabularies() -> tuple[str, ...]:
    """The vocabularies whose words are called something here."""
    return tuple(_file())


@cache
def vocabulary_words(vocabulary: str) -> Mapping[str, Words]:
    """What the words of a vocabulary are called, by word in small letters, in order."""
    return {word: Words(**said) for word, said in _file()[vocabulary].items()}


@cache
def _file() -> Mapping[str, Any]:  # Any: plain data, checked by tests
    file = resources.files("registry") / "vocabularies.yaml"
    found: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data["vocabularies"]
    return found
