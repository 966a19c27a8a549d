"""Every error code is explained in docs/errors.md."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rules.source import read_yaml

PAGES = [Path("docs/errors.md"), Path("docs/refusals.md")]
DOCUMENTED = {
    code
    for page in PAGES
    for code in re.findall(r"`([A-Za-z0-9_-]+)`", page.read_text(encoding="utf-8"))
}
# Files whose hyphenated words are codes, and the few words in them that are not.
SOURCES = [
    "rules/source.py",
    "rules/errors.py",
    "rules/validation.py",
    "rules/loading.py",
    "rules/packing.py",
    "rules/rule_file.py",
    "rules/language/checker.py",
    "rules/language/program.py",
    "registry/analysis/checks/baseline.py",
    "registry/analysis/rulebook/rule_ids.py",
    "registry/analysis/rulebook/usable.py",
    "registry/analysis/checks/notices.py",
    "registry/cost/plain.py",
    "registry/papers/errors.py",
    "registry/papers/templates.py",
    "registry/procedure/consistency.py",
    "registry/procedure/errors.py",
    "registry/procedure/folder.py",
    "registry/procedure/overlay.py",
    "registry/procedure/reading.py",
    "registry/procedure/values.py",
    "registry/store/errors.py",
]
NO_CODES = {"utf-8", "expired-unused", "unknown-rule"}
CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
GRAPHQL_CODE = re.compile(r"[A-Z]+(?:_[A-Z]+)+")


def constants(file: str, pattern: re.Pattern[str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"))):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and pattern.fullmatch(value):
            yield value


@pytest.mark.parametrize("file", SOURCES)
def test_every_code_of_a_file_is_documented(file: str) -> None:
    codes = set(constants(file, CODE)) - NO_CODES

    assert codes
    assert codes <= DOCUMENTED


def test_every_refusal_is_documented() -> None:
    data = read_yaml(Path("registry/refusals.yaml").read_bytes(), "refusals.yaml").data

    assert set(data["refusals"]) | set(data["fields"]) <= DOCUMENTED


def test_every_problem_of_a_cost_sheet_is_documented() -> None:
    data = read_yaml(Path("registry/cost/problems.yaml").read_bytes(), "problems.yaml").data

    assert set(data["problems"]) <= DOCUMENTED


@pytest.mark.parametrize("file", ["schema/errors.py", "schema/limits.py"])
def test_every_code_of_graphql_errors_is_documented(file: str) -> None:
    codes = set(constants(file, GRAPHQL_CODE))

    assert codes
    assert codes <= DOCUMENTED
