from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rules import read_yaml
from rules.json_schema import FILE, rule_schema, schema_text

Text = Callable[..., str]


def complaints(content: str) -> list[str]:
    validator = jsonschema.Draft7Validator(rule_schema())
    data: Any = read_yaml(content, "rule.yaml").data
    return [error.message for error in validator.iter_errors(data)]


def test_the_committed_schema_is_current() -> None:
    assert Path(FILE).read_text(encoding="utf-8") == schema_text(), "run `make docs`"


def test_the_schema_is_draft_7() -> None:
    jsonschema.Draft7Validator.check_schema(rule_schema())


@pytest.mark.parametrize(
    "lines",
    [
        {},
        {"params": "{a: 30, b: [x, y]}", "unsure": "{when: 'true', severity: low}"},
        {"each": "", "message": "{vi: a, en: b}", "remedy": "[]", "when": "p.open"},
    ],
)
def test_good_rule_files_pass(text: Text, lines: dict[str, str]) -> None:
    assert complaints(text(**lines)) == []


@pytest.mark.parametrize(
    "lines",
    [{"mesage": "x"}, {"severity": "hihg"}, {"each": "books"}, {"id": "lib-1"}, {"tests": ""}],
)
def test_an_editor_sees_what_is_wrong(text: Text, lines: dict[str, str]) -> None:
    assert complaints(text(**lines))
