"""Every word by which steps are read earns its row: a sentence is read otherwise without it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from registry.portal.steps import read_steps
from registry.portal.steps.actions import action_of
from registry.portal.steps.actors import ActorWords, shipped_actor_words, subject_of
from registry.portal.steps.verbs import VerbWords, shipped_verb_words
from registry.portal.steps.weighing import UNWEIGHED
from registry.portal.steps.wording import ActorRow, VerbRow, read_actor_table, read_verb_table
from rules import read_yaml

FILE = Path(__file__).with_name("word_examples.yaml")
EXAMPLES: dict[str, dict[str, str]] = read_yaml(FILE.read_bytes(), FILE.name).data
ACTORS = read_actor_table()
VERBS = read_verb_table()
TABLES: dict[str, tuple[ActorRow | VerbRow, ...]] = {
    "actors": ACTORS.actors,
    "state": VERBS.state,
    "one_stop": VERBS.one_stop,
    "applicant": VERBS.applicant,
}
# The names of these bodies in the text tell that their procedure is no other authority's.
OWN = "Sở Văn hóa, hải quan, kho bạc, thuế, biên phòng, kiểm dịch, bảo hiểm xã hội"


class Word(NamedTuple):
    """A word, where it stands in its table, and what its row says."""

    table: str
    row: int
    word: str
    says: str


class Reading(NamedTuple):
    """Who acts in a sentence, and what is done."""

    actor: str
    action: str


def words() -> Iterator[Word]:
    for table, rows in TABLES.items():
        for place, row in enumerate(rows):
            says = row.actor if isinstance(row, ActorRow) else row.action
            yield from (Word(table, place, word, says) for word in row.words)


def without(word: Word) -> tuple[ActorWords, VerbWords]:
    """The words of the tables with this one taken out."""
    rows = list(TABLES[word.table])
    row = rows[word.row]
    left = tuple(other for other in row.words if other != word.word)
    rows[word.row : word.row + 1] = [row.model_copy(update={"words": left})] if left else []
    table = {word.table: tuple(rows)}
    if word.table == "actors":
        return ActorWords.of(ACTORS.model_copy(update=table)), shipped_verb_words()
    return shipped_actor_words(), VerbWords.of(VERBS.model_copy(update=table))


def read(sentence: str, actors: ActorWords, verbs: VerbWords) -> Reading:
    """What the words of two tables, and no others, say of a sentence."""
    subject = subject_of(sentence, actors)
    actor = subject.actor if subject else "nobody"
    predicate = sentence[subject.end :] if subject else sentence
    return Reading(actor, action_of(sentence, predicate, "", actor, verbs))


def told(word: Word, reading: Reading) -> str:
    """The half of a reading that a word's row speaks of."""
    return reading.actor if word.table == "actors" else reading.action


WORDS = list(words())


def test_each_word_has_an_example_and_each_example_a_word() -> None:
    have = {(table, word) for table, examples in EXAMPLES.items() for word in examples}
    need = {(word.table, word.word) for word in WORDS}

    assert need - have == set(), f"words without an example: write one in {FILE.name}"
    assert have - need == set(), f"examples of words that are gone: take them out of {FILE.name}"
    assert len(need) == len(WORDS), "a word stands in two rows of a table"


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{word.table}-{word.says}")
def test_a_sentence_is_read_otherwise_without_the_word(word: Word) -> None:
    sentence = EXAMPLES[word.table][word.word]

    with_it = read(sentence, shipped_actor_words(), shipped_verb_words())

    assert told(word, with_it) == word.says
    assert read(sentence, *without(word)) != with_it


def test_a_word_that_another_of_its_row_answers_for_is_seen() -> None:
    rows = [
        row.model_copy(update={"words": (*row.words, "họp kín")}) if "họp" in row.words else row
        for row in VERBS.state
    ]
    idle = VerbWords.of(VERBS.model_copy(update={"state": tuple(rows)}))
    sentence = "Sở Văn hóa họp kín với các nhà in."
    actors = shipped_actor_words()

    assert read(sentence, actors, idle) == read(sentence, actors, shipped_verb_words())


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{word.table}-{word.says}")
def test_the_importer_reads_the_sentence_so(word: Word) -> None:
    (step,) = read_steps(EXAMPLES[word.table][word.word], OWN, UNWEIGHED).steps

    # An employer who files for nobody else is the applicant.
    says = "applicant" if word.says == "organisation" else word.says
    assert told(word, Reading(step["actor"], step["action"])) == says


def test_examples_are_short_sentences_each_its_own() -> None:
    sentences = [sentence for examples in EXAMPLES.values() for sentence in examples.values()]

    assert all(5 <= len(sentence.split()) <= 14 for sentence in sentences)
    assert len(sentences) == len(set(sentences))
