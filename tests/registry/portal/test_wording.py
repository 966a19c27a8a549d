"""The data files by which steps are read: closed words, patterns that compile, no row in vain."""

import re

import pytest

from registry.portal.steps.wording import Row, pattern_of, rows_of
from registry.procedure.vocabulary import Action, Actor

TABLES = [
    ("actors.yaml", "actors", "actor", Actor),
    ("verbs.yaml", "state", "action", Action),
    ("verbs.yaml", "one_stop", "action", Action),
    ("verbs.yaml", "applicant", "action", Action),
]


@pytest.mark.parametrize(("file", "table", "key", "words"), TABLES)
def test_rows_name_closed_words_and_hold_patterns(
    file: str, table: str, key: str, words: type[Actor] | type[Action]
) -> None:
    rows = rows_of(file, table)
    assert rows
    for row in rows:
        assert set(row) <= {key, "words", "behind", "whole"}
        assert row[key] in set(words)
        assert re.compile(pattern_of(row)).groups == 0, "a group would shift the rows"


@pytest.mark.parametrize(("file", "table"), [each[:2] for each in TABLES])
def test_no_word_stands_twice_in_a_row(file: str, table: str) -> None:
    for row in rows_of(file, table):
        assert len(row["words"]) == len(set(row["words"]))


def test_spaces_stand_for_any_white_space() -> None:
    row: Row = {"words": ["cá nhân"], "behind": "các", "whole": "true"}
    assert re.fullmatch(pattern_of(row), "các  cá\nnhân")
    assert re.match(pattern_of(row), "cá nhânh") is None
