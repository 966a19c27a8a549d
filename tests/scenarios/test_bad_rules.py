"""A rule that is broken is refused with its place and a caret, and stops no other rule."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from registry.analysis.rulebook.shipped import load
from registry.analysis.rulebook.usable import usable
from web.cli import main
from web.site import known_rules

GOOD = """\
schema: rule/v1
id: TEST-01
version: 1.0.0
status: stable
title: {vi: Bản sao có chứng thực, en: Certified copies}
criterion: reasonableness
severity: high
basis: [{instrument: 23/2015/NĐ-CP, article: Điều 6.1, status: verified}]
each: documents as doc
when: doc.form == "certified_copy"
message: {vi: "«{doc.name}»", en: "“{doc.name}”"}
tests:
  - {name: hit, given: {documents: [{id: a, name: A, form: certified_copy}]}, expect: [documents/a]}
  - {name: miss, given: {documents: [{id: a, name: A, form: copy}]}, expect: []}
"""
WHEN = 'when: doc.form == "certified_copy"'
HIT = GOOD.splitlines()[12]
PROCEDURE = """\
schema: procedure/v1
code: "1.000001"
authority: bo-tu-phap
name: Thủ tục
documents:
  - {id: bang, name: Bằng, form: certified_copy}
"""


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1).replace("TEST-01", "TEST-02")


LOOPS = "when: p.steps.all(a, p.steps.all(b, p.steps.all(c, p.steps.all(d, true))))"
NESTED = "basis: [" + "[" * 30 + "]" * 30 + ", "
LONG = f"{WHEN} && {'true && ' * 300}true"

# What is wrong: the file, the code, the line, and the text that the caret stands under.
BROKEN: dict[str, tuple[str, str, int, str]] = {
    "a misspelt key": (changed("message:", "mesage:"), "unknown-key", 11, "mesage"),
    "a misspelt field": (changed("doc.form", "doc.fom"), "unknown-field", 10, "fom =="),
    "a misspelt word": (changed("certified_copy", "certified"), "unknown-word", 10, '"certified"'),
    "a wrong type": (changed(WHEN, "when: doc.copies > '2'"), "wrong-type", 10, "> '2'"),
    "an unknown function": (changed(WHEN, "when: len('a') > 1"), "unknown-function", 10, "len("),
    "an unknown name": (changed("when: doc", "when: dox"), "unknown-name", 10, "dox.form"),
    "no tests": (GOOD[: GOOD.index("tests:")].replace("-01", "-02"), "missing-key", 1, "schema"),
    "no hit": (changed(f"{HIT}\n", ""), "invalid-value", 1, "schema"),
    "a failing example": (
        changed("[documents/a]", "[documents/b]"), "test-fails", 13, "{name: hit",
    ),
    "an example that is no procedure": (
        changed("form: copy}]", "frm: copy}]"), "test-fails", 14, "{name: miss",
    ),
    "a used id": (GOOD, "id-reused", 2, "TEST-01"),
    "a nest too deep": (changed(WHEN, LOOPS), "too-deep", 10, "p.steps.all(a"),
    "YAML nested too deep": (changed("basis: [", NESTED), "too-deep", 8, "[[[["),
    "a condition too long": (changed(WHEN, LONG), "too-long", 10, "doc.form"),
    "a file too large": (GOOD + "#" * 1_100_000, "file-too-large", 1, "schema"),
    "no YAML": (changed("basis: [", "basis: [{"), "yaml-syntax", 8, "]"),
    "a negation that YAML takes for a tag": (
        changed(WHEN, "when: !doc.fallback_only"), "tag", 10, "!doc",
    ),
    "an anchor": (changed("title: {", "title: &a {"), "anchor", 5, "&a"),
    "a control character": (
        changed("Certified", "Cert\x1b[31mified"), "forbidden-character", 5,
        "\N{REPLACEMENT CHARACTER}[31m",
    ),
    "no UTF-8": ("\udcff" + GOOD, "not-utf8", 1, "\N{REPLACEMENT CHARACTER}schema"),
    "nothing": ("", "wrong-shape", 1, ""),
}  # fmt: skip


@pytest.fixture
def gon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("GON_DATABASE_URL", f"sqlite:///{tmp_path / 'gon.db'}")
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures" / "a.yaml").write_text(PROCEDURE)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "good.yaml").write_text(GOOD)

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return run


def check(gon: Callable[..., Result], tmp_path: Path) -> tuple[int, dict[str, Any]]:
    folders = (tmp_path / "procedures", "--rules", tmp_path / "rules")
    result = gon("check", *folders, "--as-of", "2026-11-23", "--format", "json")
    return result.exit_code, json.loads(result.stdout)


def test_the_good_rule_is_sound(gon: Callable[..., Result], tmp_path: Path) -> None:
    exit_code, report = check(gon, tmp_path)

    assert (exit_code, report["errors"]) == (1, [])
    assert [finding["rule"] for finding in report["findings"]] == ["TEST-01"]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_refused_at_its_place_with_a_caret(
    gon: Callable[..., Result], tmp_path: Path, name: str
) -> None:
    content, code, line, under = BROKEN[name]
    bad = tmp_path / "rules" / "other.yaml"
    bad.write_bytes(content.encode("utf-8", "surrogateescape"))

    exit_code, report = check(gon, tmp_path)

    assert exit_code == 2
    assert [finding["rule"] for finding in report["findings"]] == ["TEST-01"]
    [error] = [error for error in report["errors"] if error["code"] == code]
    assert (error["file"], error["line"]) == (str(bad), line)
    shown, caret = error["message"].split("\n")[-2:]
    assert re.fullmatch(r" +\^", caret)
    assert shown[caret.index("^") :].startswith(under)


def test_all_broken_rules_are_told_at_once(gon: Callable[..., Result], tmp_path: Path) -> None:
    texts = {name: text for name, (text, *_) in BROKEN.items() if text != GOOD}
    for number, text in enumerate(texts.values()):
        file = tmp_path / "rules" / f"z{number:02}.yaml"
        file.write_bytes(text.replace("-02", f"-{number + 10}").encode("utf-8", "surrogateescape"))

    exit_code, report = check(gon, tmp_path)

    assert exit_code == 2
    assert len({error["file"] for error in report["errors"]}) == len(texts)
    assert [finding["rule"] for finding in report["findings"]] == ["TEST-01"]


@pytest.mark.parametrize("name", ["a misspelt field", "a failing example", "a control character"])
def test_the_text_shows_the_caret_and_no_control_character(
    gon: Callable[..., Result], tmp_path: Path, name: str
) -> None:
    bad = tmp_path / "rules" / "other.yaml"
    bad.write_text(BROKEN[name][0])

    result = gon("check", tmp_path / "procedures", "--rules", tmp_path / "rules")

    assert f"{bad}:{BROKEN[name][2]}:" in result.stdout
    assert re.search(r"\n +\^ \[[a-z-]+\]\n", result.stdout)
    assert "\x1b" not in result.stdout


def test_a_loop_beyond_the_budget_is_not_evaluated_with_the_reason(
    gon: Callable[..., Result], tmp_path: Path
) -> None:
    steps = "\n".join(f"  - {{id: s{n}, name: B{n}, uses: []}}" for n in range(200))
    (tmp_path / "procedures" / "a.yaml").write_text(f"{PROCEDURE}steps:\n{steps}\n")
    pairs = (
        GOOD.replace("TEST-01", "TEST-02")
        .replace("each: documents as doc\n", "")
        .replace(
            WHEN, "when: p.steps.exists(a, p.steps.exists(b, a.id != b.id && a.name == b.name))"
        )
        .replace("{doc.name}", "{p.name}")
        .replace("documents: [{id: a, name: A, form: certified_copy}]", "steps: " + TWO_STEPS)
        .replace("documents: [{id: a, name: A, form: copy}]", "steps: [{id: a, name: A}]")
        .replace("[documents/a]", "[.]")
    )
    (tmp_path / "rules" / "pairs.yaml").write_text(pairs)

    exit_code, report = check(gon, tmp_path)

    assert (exit_code, report["errors"]) == (1, [])
    assert [finding["rule"] for finding in report["findings"]] == ["TEST-01"]
    assert report["not_evaluated"] == {"TEST-02": 1}
    assert report["not_evaluated_by_reason"] == {"budget": {"TEST-02": 1}}
    text = gon("check", tmp_path / "procedures", "--rules", tmp_path / "rules", "--lang", "en")
    assert "1 not evaluated: 1 over 10,000 loop steps" in text.stdout


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that stands in for the shipped rules: one good rule, one that fails its example."""
    bad = BROKEN["a failing example"][0]
    (tmp_path / "rules").mkdir(exist_ok=True)
    (tmp_path / "rules" / "bad.yaml").write_text(bad)
    monkeypatch.setattr("registry.analysis.rulebook.shipped.SHIPPED", tmp_path / "rules")
    monkeypatch.setattr("web.site.SHIPPED", tmp_path / "rules")
    load.cache_clear()
    usable.cache_clear()
    yield tmp_path / "rules"
    load.cache_clear()
    usable.cache_clear()


def test_a_load_changes_nothing_when_a_shipped_rule_cannot_be_used(
    gon: Callable[..., Result], shipped: Path, tmp_path: Path
) -> None:
    refused = gon("load", tmp_path / "procedures")

    assert refused.exit_code == 2
    assert "rules cannot be used, so nothing was loaded" in refused.stderr
    assert f"{shipped / 'bad.yaml'}:13:" in refused.stderr

    (shipped / "bad.yaml").unlink()
    load.cache_clear()
    usable.cache_clear()
    assert gon("load", tmp_path / "procedures").exit_code == 0


def test_a_server_shows_the_other_rules_and_logs_the_one_that_cannot_be_used(
    gon: Callable[..., Result], shipped: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert gon("rules", "test", "--rules", shipped / "good.yaml").exit_code == 0

    shown = known_rules(date(2026, 11, 23))

    assert [(rule.header.id, rule.file) for rule in shown] == [("TEST-01", "good.yaml")]
    assert f"{shipped / 'bad.yaml'}:13:" in caplog.text


TWO_STEPS = "[{id: a, name: A}, {id: b, name: A}]"
