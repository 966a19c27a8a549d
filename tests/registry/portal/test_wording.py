"""The data files by which steps are read: closed words, patterns that compile, no row in vain."""

import re
import subprocess
import sys

import pytest
from pydantic import ValidationError

from registry.portal.steps.wording import (
    ActorTable,
    Row,
    VerbTable,
    pattern_of,
    read_actor_table,
    read_verb_table,
)

VERBS = read_verb_table()
ROWS = {
    "actors": read_actor_table().actors,
    "state": VERBS.state,
    "one_stop": VERBS.one_stop,
    "applicant": VERBS.applicant,
}

# Prints which tables were opened when the importer was imported, and when it had read a record.
TELL_OPENED = """
import sys
from pathlib import Path
opened = []
def note(event, told):
    if event == "open" and str(told[0]).endswith(".yaml"):
        opened.append(Path(told[0]).name)
sys.addaudithook(note)
from registry.portal.steps import read_steps
from registry.portal.kinds import kind_of_paper
print(*opened, sep=",")
read_steps("Sở Văn hóa cấp thẻ.")
kind_of_paper("Đơn xin thẻ")
print(*sorted(opened), sep=",")
"""


def test_the_tables_are_read_when_first_used_and_not_at_import() -> None:
    run = subprocess.run(
        [sys.executable, "-c", TELL_OPENED], capture_output=True, check=True, text=True
    )

    assert run.stdout.split("\n") == ["", "actors.yaml,paper_kinds.yaml,verbs.yaml", ""]


@pytest.mark.parametrize("table", ROWS)
def test_rows_hold_patterns_without_groups(table: str) -> None:
    assert ROWS[table]
    for row in ROWS[table]:
        assert re.compile(pattern_of(row)).groups == 0, "a group would shift the rows"


@pytest.mark.parametrize("table", ROWS)
def test_no_word_stands_twice_in_a_row(table: str) -> None:
    for row in ROWS[table]:
        assert len(row.words) == len(set(row.words))


def test_a_row_with_an_unknown_word_or_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="librarian"):
        ActorTable.model_validate({"actors": [{"actor": "librarian", "words": ["thủ thư"]}]})
    row = {"action": "decide", "words": ["cho mượn"], "wholly": "true"}
    with pytest.raises(ValidationError, match="wholly"):
        VerbTable.model_validate({"state": [row], "one_stop": [], "applicant": []})


def test_spaces_stand_for_any_white_space() -> None:
    row = Row(words=("cá nhân",), behind="các", whole=True)
    assert re.fullmatch(pattern_of(row), "các  cá\nnhân")
    assert re.match(pattern_of(row), "cá nhânh") is None
