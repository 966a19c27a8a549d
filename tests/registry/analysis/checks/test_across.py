"""Checking a folder with rules over all its files together."""

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from registry.analysis.catalogue import evaluating
from registry.analysis.checks.baseline import read_baseline
from registry.analysis.checks.cache import cache_folder
from registry.analysis.checks.check_report import CheckReport
from registry.analysis.checks.checking import check

DAY = date(2026, 11, 23)
BASE = 'schema: procedure/v1\ncode: "1.000001"\nauthority: bo-tu-phap\nname: Thủ tục\n'
LOCAL = BASE.replace("bo-tu-phap", "ubnd-tinh-a")
LIMIT = "time_limit: {} working_day\n"
RULES = Path("rules/sets/vn")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    (made / "base.yaml").write_text(BASE + LIMIT.format(3))
    (made / "local.yaml").write_text(LOCAL + LIMIT.format(5))
    return made


def checked(folder: Path, *, as_of: date = DAY, cached: bool = True) -> CheckReport:
    rules = [RULES / "TTHC-P06-local-asks-more.yaml", RULES / "TTHC-P07-local-limit-longer.yaml"]
    return check(folder, as_of=as_of, rules=rules, cached=cached)


def found(report: CheckReport) -> list[tuple[str, int, str, str]]:
    return [(f["file"], f["line"], f["rule"], f["element"]) for f in report.findings]


LONGER = [("local.yaml", 5, "TTHC-P07", "time_limit")]


@pytest.mark.parametrize("cached", [True, False])
def test_a_finding_over_all_files_stands_in_the_file_that_it_is_about(
    folder: Path, cached: bool
) -> None:
    report = checked(folder, cached=cached)

    assert found(report) == LONGER
    (finding,) = report.findings
    assert finding["remedy"] == [{"op": "set", "path": "time_limit", "value": "3 working_day"}]
    assert (finding["severity"], finding["sentence"]) == ("critical", "Thủ tục")
    assert finding["message"]["en"] == (
        "The local time limit (5 working_day) is longer than that of bo-tu-phap (3 working_day)."
    )


def test_an_unchanged_folder_is_not_asked_about_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = checked(folder)
    monkeypatch.setattr(evaluating, "evaluate_catalogue", None)

    assert checked(folder).as_json() == first.as_json()


def test_a_change_of_one_file_changes_what_is_found_in_another(folder: Path) -> None:
    checked(folder)
    (folder / "base.yaml").write_text(BASE + LIMIT.format(7))

    assert found(checked(folder)) == []


def test_what_is_gone_from_the_cache_is_read_again(folder: Path) -> None:
    checked(folder)
    with sqlite3.connect(cache_folder() / "checks.db") as database:
        gone = database.execute(
            "delete from result where cast(record as text) not like '%\"errors\"%'"
        ).rowcount
        left = database.execute("select count(*) from result").fetchone()[0]
    assert (gone > 2, left > 2) == (True, True)  # outlines and the answer; records of files

    assert found(checked(folder)) == LONGER


def test_a_broken_file_and_a_second_one_of_a_procedure_stop_nothing(folder: Path) -> None:
    (folder / "broken.yaml").write_text("a: [")
    (folder / "twice.yaml").write_text(LOCAL + LIMIT.format(9))

    report = checked(folder)

    assert found(report) == LONGER
    assert sorted(error.code for error in report.errors) == ["duplicate-procedure", "yaml-syntax"]


def entry(element: str, until: str) -> str:
    return f"suppress:\n  - {{rule: TTHC-P07, element: {element}, reason: Núi, until: {until}}}\n"


@pytest.mark.parametrize(
    ("element", "until", "is_held", "notices"),
    [
        ("time_limit", "2027-01-01", True, []),
        ("time_limit", "2026-01-01", False, ["suppression-expired"]),
        ("documents/x", "2027-01-01", False, ["suppression-unused"]),
    ],
)
def test_a_suppression_holds_it_back_and_a_needless_one_is_told(
    folder: Path, element: str, until: str, is_held: bool, notices: list[str]
) -> None:
    (folder / "local.yaml").write_text(LOCAL + LIMIT.format(5) + entry(element, until))

    report = checked(folder)

    assert (len(report.findings), len(report.suppressed)) == (not is_held, is_held)
    assert [notice.code for notice in report.notices] == notices


def test_a_baseline_knows_it(folder: Path) -> None:
    (finding,) = checked(folder).findings
    known = read_baseline(json.dumps(checked(folder).as_json()).encode(), "before.json")

    report = check(folder, as_of=DAY, rules=[RULES], baseline=known)

    assert finding["fingerprint"] in {each["fingerprint"] for each in report.known}


def test_without_rules_over_the_catalogue_there_is_nothing_to_add(folder: Path) -> None:
    report = check(folder, as_of=DAY, rules=[RULES / "TTHC-S01-no-time-limit.yaml"])

    assert (report.findings, report.procedures) == ([], 2)


OVERLAY = """\
schema: overlay/v1
base: {authority: bo-tu-phap, code: "1.000001"}
authority: ubnd-tinh-b
patch:
  - {op: set, path: time_limit, value: 9 working_day}
"""


def test_an_overlay_is_checked_as_the_procedure_it_makes(folder: Path) -> None:
    (folder / "overlay.yaml").write_text(OVERLAY)
    for _ in range(2):  # the second time from the cache
        report = checked(folder)

        assert found(report) == [*LONGER, ("overlay.yaml", 5, "TTHC-P07", "time_limit")]
        assert report.procedures == 3


def test_an_overlay_is_looked_at_again_when_its_base_changes(folder: Path) -> None:
    (folder / "overlay.yaml").write_text(OVERLAY)
    checked(folder)
    (folder / "base.yaml").write_text(BASE + LIMIT.format(9))

    assert found(checked(folder)) == []


def test_an_overlay_without_its_base_is_a_mistake(folder: Path) -> None:
    (folder / "overlay.yaml").write_text(OVERLAY.replace("1.000001", "1.000009"))

    (error,) = checked(folder).errors

    assert (error.file, error.line, error.code) == ("overlay.yaml", 2, "base-missing")


def test_an_overlay_may_stand_on_another(folder: Path) -> None:
    commune = OVERLAY.replace("ubnd-tinh-b", "ubnd-xa-c").replace("bo-tu-phap", "ubnd-tinh-b")
    (folder / "a.yaml").write_text(commune.replace("9 working", "12 working"))
    (folder / "overlay.yaml").write_text(OVERLAY)

    assert found(checked(folder)) == [
        ("a.yaml", 5, "TTHC-P07", "time_limit"),
        *LONGER,
        ("overlay.yaml", 5, "TTHC-P07", "time_limit"),
    ]
