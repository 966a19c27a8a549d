"""What authors of rules do at the command line: list, show, begin, test, replay."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from registry.actors import EVERYWHERE, Actor, Role
from registry.analysis.rulebook.shipped import load
from registry.analysis.rulebook.usable import usable
from registry.review import accept
from registry.store import open_store
from rules import fingerprint
from web.cli import main

Gon = Callable[..., Result]
PROCEDURE = """\
schema: procedure/v1
code: "1.000001"
authority: bo-tu-phap
name: Thủ tục
documents: [{id: ks, name: Giấy khai sinh}]
"""


@pytest.fixture
def gon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gon]:
    monkeypatch.setenv("GON_DATABASE_URL", f"sqlite:///{tmp_path / 'gon.db'}")
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))

    def run(*arguments: str | Path) -> Result:
        if "--rules" in arguments:  # a folder may have changed since the last run
            load.cache_clear()
            usable.cache_clear()
        return CliRunner().invoke(main, ["rules", *map(str, arguments)])

    yield run
    load.cache_clear()
    usable.cache_clear()


def test_rules_are_listed_in_columns(gon: Gon) -> None:
    result = gon("list", "--lang", "en")

    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert len(rows) == len(load().rules)
    [row] = [row for row in rows if row[0] == "TTHC-D03"]
    assert row[1:4] == ["high", "stable", "once_only"]
    assert row[4].startswith("vn@")


def test_lists_are_filtered_by_status_severity_and_group(gon: Gon) -> None:
    chosen = ("--status", "test", "--severity", "high", "--severity", "medium")
    rows = [line.split("\t") for line in gon("list", *chosen).stdout.splitlines()]

    expected = [
        checked.id
        for checked in load().rules
        if checked.rule.status == "test" and checked.rule.severity in ("high", "medium")
    ]
    assert [row[0] for row in rows] == expected
    group = {row.split("\t")[3] for row in gon("list", "--group", "once_only").stdout.splitlines()}
    assert group == {"once_only"}


def test_examples_over_a_catalogue_are_run_too(gon: Gon) -> None:
    result = gon("test", "TTHC-C06", "TTHC-S19", "TTHC-S01")

    assert result.exit_code == 0
    assert "of 3 rules, 0 not as written" in result.output


def test_rules_that_a_pack_turns_off_are_listed_with_the_reason(gon: Gon, tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text(
        "schema: ruleset/v1\nname: own\nversion: 1.0.0\ntitle: {vi: a, en: a}\nextends: [vn]\n"
        "off: [{rule: TTHC-D03, reason: Không áp dụng}]\nseverity: {TTHC-D04: low}\n"
    )

    listed = gon("list", "--rules", tmp_path).stdout.splitlines()

    assert listed[-1].split("\t")[0:5] == ["TTHC-D03", "", "tắt", "", "own@1.0.0"]
    assert "(Không áp dụng)" in listed[-1]
    assert (
        "TTHC-D03 is turned off by own@1.0.0" in gon("show", "TTHC-D03", "--rules", tmp_path).stderr
    )
    shown = gon("show", "TTHC-D04", "--rules", tmp_path, "--lang", "en").stdout
    assert "Severity: low; by its pack; its file says high" in shown


def test_one_rule_is_shown_with_its_grounds_on_a_day(gon: Gon) -> None:
    now = gon("show", "TTHC-D03", "--lang", "en", "--as-of", "2026-11-23").stdout
    later = gon("show", "TTHC-D03", "--lang", "en", "--as-of", "2027-03-01").stdout

    assert "Grounds in force on 23/11/2026:\n  - " in now
    assert "Grounds not in force on 01/03/2027:\n  - 66.7/2025/NQ-CP" in later
    for head in ("Status: stable", "Severity: high", "Condition: ", "Says: ", "When it is wrong:",
                 "Examples:\n  - ", "Precision:\n  - "):  # fmt: skip
        assert head in now


def test_a_rule_that_is_silent_that_day_says_so(gon: Gon, tmp_path: Path) -> None:
    assert gon("new", "TEST-01", "--in", tmp_path / "new").exit_code == 0

    shown = gon("show", "TEST-01", "--rules", tmp_path / "new", "--lang", "en").stdout

    assert "says nothing" in shown


def test_the_file_of_a_rule_is_printed_as_it_stands(gon: Gon) -> None:
    [file] = Path("rules/sets/vn").glob("TTHC-D03-*.yaml")

    assert gon("show", "TTHC-D03", "--source").stdout == file.read_text(encoding="utf-8")


def test_an_unknown_rule_is_told_with_the_nearest(gon: Gon) -> None:
    result = gon("show", "TTHC-D3")

    assert result.exit_code == 2
    assert 'there is no rule TTHC-D3. Did you mean "TTHC-D' in result.stderr


def test_a_new_rule_loads_passes_its_examples_and_finds_nothing_yet(
    gon: Gon, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"

    begun = gon("new", "TEST-X01", "--in", folder)
    tested = gon("test", "TEST-X01", "--rules", folder)

    assert (begun.exit_code, tested.exit_code) == (0, 0)
    assert tested.stdout == "2 examples of 1 rule, 0 not as written\n"
    [checked] = load((folder,)).rules
    assert (checked.id, checked.rule.status) == ("TEST-X01", "draft")


def test_a_filled_in_skeleton_finds_something(gon: Gon, tmp_path: Path) -> None:
    gon("new", "TEST-X01", "--in", tmp_path / "mine")
    file = tmp_path / "mine" / "TEST-X01.yaml"
    filled = file.read_text().replace("Giấy tờ mẫu", "Giấy khai sinh")
    file.write_text(filled.replace("status: draft", "status: stable"))
    (tmp_path / "a.yaml").write_text(PROCEDURE)

    files = [str(tmp_path / "a.yaml"), "--rules", str(tmp_path / "mine")]
    checked = CliRunner().invoke(main, ["check", *files, "--fail-on", "low"])

    assert checked.exit_code == 1
    assert "TEST-X01 giấy tờ 1 «Giấy khai sinh»: " in checked.stdout


@pytest.mark.parametrize("rule_id", ["test-1", "TEST", "TEST_1", "TEST-" + "X" * 40, "../TEST-1"])
def test_a_malformed_id_is_refused(gon: Gon, tmp_path: Path, rule_id: str) -> None:
    result = gon("new", rule_id, "--in", tmp_path / "mine")

    assert result.exit_code == 2
    assert "is no id of a rule" in result.stderr
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("status", ["stable", "deprecated", "draft"])
def test_an_id_that_a_rule_has_or_had_is_refused(gon: Gon, tmp_path: Path, status: str) -> None:
    gon("new", "TEST-01", "--in", tmp_path / "mine")
    file = tmp_path / "mine" / "TEST-01.yaml"
    file.rename(tmp_path / "mine" / "other-name.yaml")
    other = tmp_path / "mine" / "other-name.yaml"
    other.write_text(other.read_text().replace("status: draft", f"status: {status}"))

    for result in (
        gon("new", "TEST-01", "--in", tmp_path / "mine"),
        gon("new", "TEST-01", "--in", tmp_path / "elsewhere", "--rules", tmp_path / "mine"),
        gon("new", "TTHC-D03", "--in", tmp_path / "elsewhere"),
    ):
        assert result.exit_code == 2
        assert "Ids are never reused" in result.stderr


def test_the_id_of_a_broken_rule_is_taken_too(gon: Gon, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("schema: rule/v1\nid: TEST-07\nnonsense: 1\n")

    assert "TEST-07 is taken" in gon("new", "TEST-07", "--in", tmp_path).stderr


def test_a_failing_example_says_what_was_expected_and_what_was_found(
    gon: Gon, tmp_path: Path
) -> None:
    gon("new", "TEST-01", "--in", tmp_path)
    file = tmp_path / "TEST-01.yaml"
    file.write_text(file.read_text().replace("expect: [documents/a]", "expect: [documents/b]"))

    result = gon("test", "--rules", tmp_path)

    assert result.exit_code == 1
    assert "TEST-01 “found”: expected documents/b, found documents/a" in result.stdout
    assert "2 examples of 1 rule, 1 not as written" in result.stdout


@pytest.mark.parametrize("command", [("list",), ("test",), ("show", "TEST-01")])
def test_a_rule_that_cannot_be_used_stops_no_other(
    gon: Gon, tmp_path: Path, command: tuple[str, ...]
) -> None:
    gon("new", "TEST-01", "--in", tmp_path)
    (tmp_path / "bad.yaml").write_text("schema: rule/v1\n")

    result = gon(*command, "--rules", tmp_path)

    assert "TEST-01" in result.stdout or "1 rule, 0 not" in result.stdout
    assert result.exit_code == 2
    assert "bad.yaml:1:1:" in result.stderr


def test_a_replay_fails_when_an_accepted_finding_would_vanish(gon: Gon, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.yaml").write_text(PROCEDURE)
    assert CliRunner().invoke(main, ["load", str(tmp_path / "files")]).exit_code == 0
    store = open_store(tmp_path / "gon.db")
    name = fingerprint("TTHC-D03", ["bo-tu-phap", "1.000001"], "documents/ks")
    lan = Actor("lan", Role.REVIEWER, EVERYWHERE)
    now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    accept(store, name, actor=lan, now=now, idempotency_key="k", expected_revision=1)
    store.close()
    (tmp_path / "off").mkdir()
    (tmp_path / "off" / "ruleset.yaml").write_text(
        "schema: ruleset/v1\nname: own\nversion: 1.0.0\ntitle: {vi: a, en: a}\nextends: [vn]\n"
        "off: [{rule: TTHC-D03, reason: Thử}]\n"
    )

    same, other = gon("replay"), gon("replay", "--rules", tmp_path / "off")
    told = gon("replay", "--rules", tmp_path / "off", "--format", "json")

    assert (same.exit_code, other.exit_code, told.exit_code) == (0, 1, 1)
    assert "accepted: 1 stay, 0 would vanish" in same.stdout
    assert other.stdout.startswith(
        "accepted, would vanish:\n  TTHC-D03 bo-tu-phap/1.000001 documents/ks: "
        "accepted on 2026-11-23; now: the rule is turned off by own@1.0.0: Thử\n"
    )
    assert [each["rule"] for each in json.loads(told.stdout)["lost"]] == ["TTHC-D03"]
    verdicts = gon("show", "TTHC-D03", "--verdicts", "--lang", "en").stdout
    assert "1 right, 0 wrong, 0 undecided: 100% (21% – 100%)" in verdicts
