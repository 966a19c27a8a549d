"""Checking a folder: what is read, what is found where, what is remembered."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from registry.analysis.checks import examining
from registry.analysis.checks.check_report import CheckReport
from registry.analysis.checks.checking import check
from registry.analysis.rulebook.shipped import load
from registry.analysis.rulebook.usable import usable
from registry.procedure.folder import NothingToRead
from rules import CheckedRule, TestResult

DAY = date(2026, 11, 23)
HEAD = "schema: procedure/v1\nauthority: bo-tu-phap\nname: Thủ tục\n"
ASKS = HEAD + 'code: "1.000001"\ndocuments:\n  - id: ks\n    name: Giấy khai sinh\n'


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


def checked(path: Path) -> CheckReport:
    return check(path, as_of=DAY)


def test_a_finding_names_file_line_and_column(folder: Path) -> None:
    (folder / "a.yaml").write_text(ASKS)

    report = checked(folder).as_json()

    (finding,) = report["findings"]
    assert report["procedures"] == 1
    assert [finding[key] for key in ("rule", "procedure", "element", "register")] == [
        "TTHC-D03", "1.000001", "documents/ks", "civil_status",
    ]  # fmt: skip
    assert [finding[key] for key in ("file", "line", "column")] == ["a.yaml", 6, 5]
    assert set(report) >= {"as_of", "procedures", "errors", "not_evaluated", "findings"}


def test_a_broken_file_stops_no_other(folder: Path) -> None:
    (folder / "a.yaml").write_text(ASKS)
    (folder / "b.yml").write_text("schema: procedure/v1\nnam: x\n")
    (folder / "c.yaml").write_text("no: schema\n")

    report = checked(folder)

    assert {error.file for error in report.errors} == {"b.yml", "c.yaml"}
    assert len(report.findings) == 1


def test_files_of_other_kinds_are_passed_over(folder: Path) -> None:
    (folder / "a.yaml").write_text(ASKS)
    (folder / "types.yaml").write_text("schema: document_types/v1\ntypes: []\n")

    assert checked(folder).errors == []


@pytest.mark.parametrize("content", [None, "text"])
def test_a_folder_without_yaml_is_told(folder: Path, content: str | None) -> None:
    if content:
        (folder / "a.txt").write_text(content)

    with pytest.raises(NothingToRead):
        checked(folder)


def test_an_unchanged_folder_is_remembered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.yaml").write_text(ASKS)
    first = checked(folder).as_json()
    monkeypatch.setattr(examining, "record_of", None)

    assert checked(folder).as_json() == first


def test_many_files_give_the_same_whatever_examines_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        (folder / f"{number}.yaml").write_text(ASKS.replace("1.000001", f"1.00000{number}"))
    alone = check(folder, as_of=DAY, cached=False).as_json()
    monkeypatch.setattr(examining, "MANY", 1)

    assert check(folder, as_of=DAY, cached=False).as_json() == alone


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    """A folder with one shipped rule."""
    made = tmp_path / "rules"
    made.mkdir()
    for file in Path("rules/sets/vn").glob("TTHC-D03-*.yaml"):
        (made / "good.yaml").write_text(file.read_text())
    return made


@pytest.mark.parametrize("times", [1, 2])
def test_a_rule_that_cannot_be_used_stops_no_other(
    folder: Path, own_rules: Path, times: int
) -> None:
    (folder / "a.yaml").write_text(ASKS)
    (own_rules / "bad.yaml").write_text("schema: rule/v1\n")

    for _ in range(times):
        report = check(folder, as_of=DAY, rules=[own_rules])

    assert {Path(error.file).name for error in report.errors} == {"bad.yaml"}
    assert [finding["rule"] for finding in report.findings] == ["TTHC-D03"]


def test_a_rule_whose_own_example_fails_is_not_asked(folder: Path, own_rules: Path) -> None:
    (folder / "a.yaml").write_text(ASKS)
    good = own_rules / "good.yaml"
    good.write_text(good.read_text().replace("expect: [documents/", "expect: [documents/x", 1))

    report = check(folder, as_of=DAY, rules=[own_rules])

    assert [error.code for error in report.errors] == ["test-fails"]
    assert report.findings == []


def test_examples_that_passed_are_not_run_again(
    folder: Path, own_rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.yaml").write_text(ASKS)
    first = usable((own_rules,), DAY)
    usable.cache_clear()
    run: list[str] = []

    def counted(rules: Sequence[CheckedRule], *_: object, **__: object) -> tuple[TestResult, ...]:
        run.extend(checked.id for checked in rules)
        return ()

    monkeypatch.setattr("registry.analysis.rulebook.usable.run_tests", counted)
    again = usable((own_rules,), DAY)
    usable.cache_clear()

    assert [checked.id for checked in again.rules] == [checked.id for checked in first.rules]
    assert run == []


def test_a_single_file_of_rules_that_changes_is_checked_anew(folder: Path, own_rules: Path) -> None:
    (folder / "a.yaml").write_text(ASKS)
    good = own_rules / "good.yaml"
    before = check(folder, as_of=DAY, rules=[good]).findings
    good.write_text(good.read_text().replace("version: 1.", "version: 9.", 1))
    load.cache_clear()
    usable.cache_clear()

    after = check(folder, as_of=DAY, rules=[good]).findings

    assert [finding["version"][:2] for finding in (*before, *after)] == ["1.", "9."]


def test_the_report_names_packs_and_what_they_turn_off(folder: Path, own_rules: Path) -> None:
    (folder / "a.yaml").write_text(ASKS)
    title = "title: {vi: Của tôi, en: Mine}"
    off = "off: [{rule: TTHC-D03, reason: Không cần}]"
    (own_rules / "ruleset.yaml").write_text(
        f"schema: ruleset/v1\nname: mine\nversion: 0.1.0\n{title}\n{off}\n"
    )

    for _ in range(2):
        report = check(folder, as_of=DAY, rules=[own_rules]).as_json()

    assert [(pack["name"], pack["version"]) for pack in report["packs"]] == [("mine", "0.1.0")]
    assert [(off["rule"], off["reason"]) for off in report["off"]] == [("TTHC-D03", "Không cần")]
    assert report["findings"] == []


def test_findings_of_shipped_rules_name_their_pack(folder: Path) -> None:
    (folder / "a.yaml").write_text(ASKS)

    report = checked(folder).as_json()

    [pack] = report["packs"]
    assert {finding["pack"] for finding in report["findings"]} == {f"vn@{pack['version']}"}
