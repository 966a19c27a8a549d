from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rules import (
    BrokenFile,
    RuleSet,
    SourceError,
    Subject,
    Types,
    evaluate,
    load_rules,
    read_rule,
    run_tests,
    without_failing,
)

Text = Callable[..., str]


def errors(content: str, types: Types) -> list[SourceError]:
    try:
        read_rule(content, "r.yaml", types)
    except BrokenFile as broken:
        return list(broken.errors)
    return []


# Each: the lines exchanged in a good rule, and for each mistake its code and words.
BROKEN: dict[str, tuple[dict[str, str], list[tuple[str, str]]]] = {
    "no id": ({"id": ""}, [("missing-key", "the file has no `id`")]),
    "an id in small letters": ({"id": "lib-1"}, [("invalid-value", 'found "lib-1"')]),
    "a version in words": ({"version": "first"}, [("invalid-value", "version")]),
    "another format": ({"schema": "rule/v2"}, [("unknown-word", "schema")]),
    "an unknown key": ({"mesage": "x"}, [("unknown-key", 'Did you mean "message"?')]),
    "an unknown key inside": (
        {"basis": "[{instrumnt: A, instrument: A, status: verified}]"},
        [("unknown-key", 'Did you mean "instrument"?')],
    ),
    "an unknown severity": ({"severity": "hihg"}, [("unknown-word", 'Did you mean "high"?')]),
    "an unknown context": ({"context": "[weather]"}, [("unknown-word", "statistics")]),
    "a list that is text": ({"basis": "Act"}, [("wrong-shape", "basis")]),
    "no legal ground": ({"basis": "[]"}, [("invalid-value", "at least one legal ground")]),
    "a day that is none": (
        {"basis": "[{instrument: A, from: 2026-13-01, status: verified}]"},
        [("invalid-value", "from")],
    ),
    "a ground that ends before it starts": (
        {"basis": "[{instrument: A, from: 2026-02-01, to: 2026-01-01, status: verified}]"},
        [("invalid-value", "ends (2026-01-01) before it starts (2026-02-01)")],
    ),
    "an empty message": ({"message": "{vi: '', en: x}"}, [("empty-text", "vi")]),
    "a message in one language": ({"message": "{vi: x}"}, [("missing-key", "`en`")]),
    "an unknown operation": (
        {"remedy": "[{op: delete, path: x}]"},
        [("unknown-word", "op")],
    ),
    "parameters of two kinds in a list": (
        {"params": "{a: [1, x]}"},
        [("invalid-value", "values of one type")],
    ),
    "an empty list of parameters": ({"params": "{a: []}"}, [("invalid-value", "at least one")]),
    "parameters that are no mapping": ({"params": "[a]"}, [("wrong-shape", "params")]),
    "a parameter nobody can write": ({"params": "{A-b: 1}"}, [("invalid-value", "A-b")]),
    "each without a name": ({"each": "books"}, [("invalid-value", 'as "documents as doc"')]),
    "each as a mapping": (
        {"each": "{list_name: books, name: b}"},
        [("invalid-value", 'as "documents as doc"')],
    ),
    "each with a taken name": ({"each": "books as p"}, [("invalid-value", 'name "p" is taken')]),
    "each over an unknown list": ({"each": "boks as b"}, [("unknown-list", '"books"')]),
    "each over a list of texts": ({"each": "rooms as r"}, [("unknown-list", 'no list "rooms"')]),
    "each over no list": ({"each": "owner as o"}, [("unknown-list", "books, shelves")]),
    "a misspelt field": ({"when": "book.pagess > 1"}, [("unknown-field", '"pages"')]),
    "a wrong type": ({"when": "book.pages > 'x'"}, [("wrong-type", "int, string")]),
    "an unknown function": ({"when": "len(book.tags) > 1"}, [("unknown-function", '"len"')]),
    "no truth value": ({"when": "book.pages"}, [("wrong-result", "true or false")]),
    "an empty condition": ({"when": "''"}, [("empty-text", "when")]),
    "a condition that is too long": ({"when": "true" + " || true" * 400}, [("too-long", "")]),
    "a condition nested just too deep to run over a list": (
        {"when": "true && " + "!(" * 30 + "book.lent" + ")" * 30},
        [("too-deep", "nested too deeply")],
    ),
    "a register that is no text": ({"register": "book.pages"}, [("wrong-result", "a string")]),
    "a register without quotes": ({"register": "land"}, [("unknown-name", 'in quotes: "land"')]),
    "an unsure that is none": (
        {"unsure": "{when: book.titl == '', severity: info}"},
        [("unknown-field", '"title"')],
    ),
    "a placeholder in a remedy": (
        {"remedy": "[{op: set, path: x, value: {a: ['{book.i}']}}]"},
        [("placeholder", '"id"')],
    ),
    "mistakes everywhere": (
        {"when": "bok.lent", "message": "{vi: '{book.x}', en: '}'}", "register": "1"},
        [
            ("placeholder", "book.x"),
            ("placeholder", "brace"),
            ("unknown-name", "bok"),
            ("wrong-result", "a string"),
        ],
    ),
    "no tests": ({"tests": ""}, [("missing-key", "tests")]),
    "no test that hits": (
        {"tests": "[{name: m, given: {}, expect: []}]"},
        [("invalid-value", "no test expects a finding")],
    ),
    "no test that misses": (
        {"tests": "[{name: h, given: {}, expect: [a]}]"},
        [("invalid-value", "no test expects silence")],
    ),
    "a miss that is only not evaluated": (
        {
            "tests": "[{name: h, given: {}, expect: [a]}, "
            "{name: m, given: {}, expect: [], not_evaluated: [a]}]"
        },
        [("invalid-value", "no test expects silence")],
    ),
    "broken yaml": ({"when": "[a"}, [("yaml-syntax", "not valid YAML")]),
    "a negation that YAML takes for a tag": ({"when": "!book.lent"}, [("tag", "quotes")]),
}


def test_every_code_of_the_table_is_in_the_guide() -> None:
    guide = Path("docs/rules-language.md").read_text()
    codes = {code for _, mistakes in BROKEN.values() for code, _ in mistakes}

    assert {code for code in codes - {"tag", "yaml-syntax"} if f"`{code}`" not in guide} == set()


@pytest.mark.parametrize(("lines", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_rule_file_is_refused_with_all_its_mistakes(
    lines: dict[str, str], expected: list[tuple[str, str]], text: Text, types: Types
) -> None:
    found = errors(text(**lines), types)

    assert sorted(error.code for error in found) == sorted(code for code, _ in expected)
    for code, words in expected:
        assert any(error.code == code and words in error.message for error in found), found
    assert [caret_at(error) for error in found] == [shown_at(error) for error in found]


def caret_at(error: SourceError) -> int:
    """The column of the caret in what is shown below the message."""
    return error.message.rsplit("\n", 1)[1].index("^")


def shown_at(error: SourceError) -> int:
    """Where the caret belongs: long lines are cut 60 columns before the mistake."""
    return error.column + 1 - max(error.column - 60, 0)


def test_a_mistake_in_a_condition_has_its_line_and_column_in_the_file(
    text: Text, types: Types
) -> None:
    content = text(when="|\n  book.lent &&\n  // the title, ừ\n    book.titel == ''")

    [error] = errors(content, types)

    line = content.split("\n").index("    book.titel == ''") + 1
    assert str(error) == (
        f'r.yaml:{line}:10: Book has no field "titel". Did you mean "title"?\n'
        "      book.titel == ''\n"
        "           ^ [unknown-field]"
    )


@pytest.mark.parametrize("content", ["", "just words", "- a\n- b\n", "a: 1", "\x00", "﻿"])
def test_a_file_that_is_no_rule_at_all_is_refused(content: str, types: Types) -> None:
    assert errors(content, types)


def test_a_bad_rule_stops_no_other_and_all_mistakes_of_all_files_come(
    tmp_path: Path, text: Text, types: Types
) -> None:
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.yaml").write_text(text(severity="worst", when="1"))
    (tmp_path / "b.yaml").write_text(text(id="LIB-02"))
    (tmp_path / "deeper" / "c.yaml").write_text(text(id="LIB-03", when="book.x == 1"))
    (tmp_path / "notes.txt").write_text("not a rule")

    loaded = load_rules([tmp_path], types, name="library")

    assert [checked.id for checked in loaded.rules] == ["LIB-02"]
    assert [(Path(error.file).name, error.code) for error in loaded.errors] == [
        ("a.yaml", "unknown-word"),
        ("c.yaml", "unknown-field"),
    ]


def test_an_id_is_never_used_twice(tmp_path: Path, text: Text, types: Types) -> None:
    (tmp_path / "a.yaml").write_text(text(status="deprecated"))
    (tmp_path / "b.yaml").write_text(text())

    loaded = load_rules([tmp_path], types)

    [error] = loaded.errors
    assert (Path(error.file).name, error.line, error.column) == ("b.yaml", 2, 5)
    assert error.code == "id-reused"
    assert error.message == f'the id "LIB-01" is taken by {tmp_path / "a.yaml"}. ' + (
        "Ids are never reused.\n  id: LIB-01\n      ^"
    )


def prepare(given: Mapping[str, Any], _day: date) -> Subject:
    books = [
        {"path": f"books/{book['id']}", "pages": int(book["pages"]), "title": "A", "id": book["id"]}
        for book in given["books"]
    ]
    return Subject(("city", "7"), {"books": books})


def test_a_rule_whose_own_example_fails_is_refused_at_the_example(
    tmp_path: Path, text: Text, types: Types
) -> None:
    (tmp_path / "a.yaml").write_text(text(when="book.pages > 600"))
    (tmp_path / "b.yaml").write_text(text(id="LIB-02"))
    loaded = load_rules([tmp_path], types)

    kept = without_failing(loaded, run_tests(loaded.rules, prepare, as_of=date(2026, 11, 23)))

    assert [checked.id for checked in kept.rules] == ["LIB-02"]
    [error] = kept.errors
    assert (Path(error.file).name, error.line, error.column) == ("a.yaml", 14, 5)
    assert error.code == "test-fails"
    assert error.message == (
        "the example “hit” of LIB-01 does not go as written: expected books/a, found nothing. "
        "Correct the rule, or the example.\n"
        "    - {name: hit, given: {books: [{id: a, pages: 501}]}, expect: [books/a]}\n"
        "      ^"
    )


def test_an_example_on_a_day_without_a_ground_refuses_nothing(
    tmp_path: Path, text: Text, types: Types
) -> None:
    (tmp_path / "a.yaml").write_text(text())
    loaded = load_rules([tmp_path], types)
    after = date(2027, 3, 1)

    kept = without_failing(loaded, run_tests(loaded.rules, prepare, as_of=after))

    assert (len(kept.rules), kept.errors) == (1, ())


def test_files_and_several_folders_can_be_loaded(tmp_path: Path, text: Text, types: Types) -> None:
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "rule.yaml").write_text(text(id=f"LIB-0{number}"))

    loaded = load_rules([tmp_path / "2", tmp_path / "1" / "rule.yaml"], types)

    assert [checked.id for checked in loaded.rules] == ["LIB-01", "LIB-02"]
    assert loaded.rules["LIB-02"].file == str(tmp_path / "2" / "rule.yaml")
    assert len(loaded.rules) == 2


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path, types: Types) -> None:
    with pytest.raises(FileNotFoundError, match="no such file or folder of rules"):
        load_rules([tmp_path / "nowhere"], types)


def test_the_hash_of_a_set_follows_its_content_only(text: Text, types: Types) -> None:
    def hashed(*contents: str) -> str:
        return RuleSet.of("x", [read_rule(content, "f", types) for content in contents]).hash

    one, other = text(), text(id="LIB-02")
    assert hashed(one, other) == hashed(other, one + "# a comment\n")
    assert hashed(one) != hashed(text(severity="low"))
    assert hashed(one) != hashed(text(params="{a: 1}"))
    assert len(hashed(one)) == 64


@pytest.mark.parametrize("depth", range(20, 40))
def test_whatever_loads_can_be_evaluated(depth: int, text: Text, types: Types) -> None:
    content = text(when="true && " + "!(" * depth + "book.lent" + ")" * depth)
    subject = Subject(("city", "7"), {"books": [{"path": "books/a"}, {"path": "books/b"}]})

    if not errors(content, types):
        rules = RuleSet.of("x", [read_rule(content, "r.yaml", types)])
        evaluation = evaluate(rules, subject, as_of=date(2026, 11, 23))
        assert [each.key for each in evaluation.not_evaluated] == ["lent", "lent"]
