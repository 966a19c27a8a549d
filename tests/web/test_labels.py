"""Every closed word is called something in both languages."""

import importlib
import pkgutil
import re
import unicodedata
from enum import Enum, StrEnum
from pathlib import Path

import pytest

from registry import review
from registry.procedure import vocabulary
from registry.procedure.differences import channel_label, task_label
from registry.publication.province import BaseState, Whose
from registry.review import Status, reasons, states, transitions
from rules import BasisStatus, Confidence, Criterion, Severity
from rules import Status as RuleStatus
from schema.enums import DismissalReason, ReviewState
from web.labels import LABELS, OF_THE_REGISTRY, Label, label, words_of

ALL = [
    pytest.param(word, found, id=f"{vocabulary}.{word}")
    for vocabulary in (*LABELS, *OF_THE_REGISTRY)
    for word, found in words_of(vocabulary).items()
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

    assert set(words) == words_of(name).keys()


@pytest.mark.parametrize(
    ("words", "vocabulary"),
    [
        (ReviewState, "state"),
        (DismissalReason, "dismissal"),
        (Status, "verdict"),
        (Severity, "severity"),
        (Criterion, "criterion"),
        (Confidence, "confidence"),
        (RuleStatus, "rule_status"),
        (BasisStatus, "basis_status"),
        (Whose, "whose"),
        (BaseState, "base_state"),
    ],
)
def test_every_word_of_the_registry_and_rules_is_called_something(
    words: type[Enum], vocabulary: str
) -> None:
    assert {word.name.lower() for word in words} == words_of(vocabulary).keys()


def kinds_of_events() -> set[str]:
    """What the registry calls the events that it appends, read from its source."""
    found: set[str] = set()
    for info in pkgutil.walk_packages(review.__path__, "registry.review."):
        module = importlib.import_module(info.name)
        source = Path(module.__file__ or "").read_text("utf-8")
        names = re.findall(r"happened\(.*?kind=([A-Z_]+)", source, re.S)
        found |= {getattr(module, name) for name in names}
    return found


def test_every_event_of_a_case_is_called_something() -> None:
    kinds = kinds_of_events() | transitions().keys()
    assert {"answer_form", "add_plan_item", "start_review"} <= kinds  # they were found

    shown = {"opened" if kind == "open_case" else kind.replace("_", "") for kind in kinds}
    assert shown <= words_of("review_event").keys()


def test_no_vocabulary_hides_another() -> None:
    assert set(OF_THE_REGISTRY).isdisjoint(LABELS)


def test_what_the_registry_names_is_called_so() -> None:
    assert label("OTHER", "task") == task_label("other").vi
    assert label("POST", "channel", "en") == channel_label("post").en
    assert label("IN_REVIEW", "state") == states()["IN_REVIEW"].label.vi
    assert label("REQUIRED_BY_LAW", "dismissal", "en") == reasons()["required-by-law"].label.en


@pytest.mark.parametrize("name", [*LABELS, *OF_THE_REGISTRY])
def test_no_two_words_of_a_vocabulary_are_called_the_same(name: str) -> None:
    called = [found.vi for found in words_of(name).values()]

    assert len(set(called)) == len(called)
