"""Refusals: every code says in both languages what happened and what to do."""

import re
from importlib import resources
from pathlib import Path

from registry import refusals
from registry.actors import Role
from rules.source import read_yaml

FILE = resources.files("registry") / "refusals.yaml"


def words(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def test_every_refusal_has_both_languages_with_the_same_blanks() -> None:
    data = read_yaml(FILE.read_bytes(), "refusals.yaml").data

    for code, entry in data["refusals"].items():
        assert words(entry["says"]["vi"]) == words(entry["says"]["en"]), code
        assert entry["do"]["vi"], code
        assert entry["do"]["en"], code
    for code, entry in data["fields"].items():
        assert words(entry["vi"]) == words(entry["en"]), code


def test_every_code_in_the_file_is_used_in_the_program() -> None:
    program = "".join(path.read_text("utf-8") for path in Path("registry").rglob("*.py"))

    assert [code for code in refusals.refusal_codes() if f'"{code}"' not in program] == []


def test_every_role_has_a_name_in_both_languages() -> None:
    named = refusals.role_words()

    assert set(named) == set(Role)
    assert len({words.vi for words in named.values()}) == len(Role)


def test_a_refusal_is_filled_in() -> None:
    answer = refusals.forbidden(Role.PUBLISHER, "bo-cong-an")

    assert answer.message.en == "The role Publisher is needed within: Ministry of Public Security."
    assert answer.message.vi == "Cần vai trò «Người công bố» trong phạm vi «Bộ Công an»."
    assert refusals.forbidden(Role.VIEWER, "*").message.vi.endswith("«tất cả cơ quan».")
    assert "khong-co" in refusals.forbidden(Role.VIEWER, "khong-co").message.vi
