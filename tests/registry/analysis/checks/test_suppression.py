"""Suppressed findings are held back and listed; entries that are over or needless are told."""

from datetime import date
from pathlib import Path

import pytest

from registry.analysis.checks.check_report import CheckReport
from registry.analysis.checks.checking import check
from registry.analysis.checks.reporting import text_of

DAY = date(2026, 11, 23)
PROCEDURE = """\
schema: procedure/v1
code: "1.000001"
authority: bo-tu-phap
name: Thủ tục
documents:
  - {id: ks, name: Giấy khai sinh}
suppress:
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))


def checked(tmp_path: Path, entry: str, *, as_of: date = DAY, **more: object) -> CheckReport:
    rules = more.get("rules")
    folder = tmp_path / "files"
    folder.mkdir(exist_ok=True)
    (folder / "a.yaml").write_text(PROCEDURE + f"  - {{{entry}}}\n")
    return check(folder, as_of=as_of, rules=[rules] if isinstance(rules, Path) else [])


def told(report: CheckReport) -> list[tuple[str, int, int, str]]:
    return [(each.file, each.line, each.column, each.code) for each in report.notices]


def entry(rule: str = "TTHC-D03", element: str = "documents/ks", until: str = "2027-06-30") -> str:
    return f"rule: {rule}, element: {element}, reason: Đang sửa luật, by: lan, until: {until}"


def test_a_suppressed_finding_does_not_count_and_is_listed_with_its_justification(
    tmp_path: Path,
) -> None:
    report = checked(tmp_path, entry())

    (held,) = report.as_json()["suppressed"]
    assert (report.findings, told(report)) == ([], [])
    assert (held["rule"], held["element"]) == ("TTHC-D03", "documents/ks")
    assert held["suppression"] == {
        "reason": "Đang sửa luật",
        "by": "lan",
        "until": "2027-06-30",
        "line": 8,
        "column": 5,
        "has_ended": False,
    }


@pytest.mark.parametrize(
    ("written", "code", "is_found"),
    [
        (entry(until="2026-11-22"), "suppression-expired", True),
        (entry(until="2026-11-22", element="documents/x"), "suppression-expired", True),
        (entry(element="documents/kss"), "suppression-unused", True),
        (entry(rule="TTHC-D04"), "suppression-unused", True),
        (entry(rule="TTHC-D003"), "suppression-unknown-rule", True),
    ],
)
def test_an_entry_that_is_over_or_needless_is_a_notice_at_its_place(
    tmp_path: Path, written: str, code: str, is_found: bool
) -> None:
    report = checked(tmp_path, written)

    assert told(report) == [("a.yaml", 8, 5, code)]
    assert bool(report.findings) is is_found
    assert report.suppressed == []
    assert report.errors == []


def test_the_day_of_the_check_decides_what_is_over(tmp_path: Path) -> None:
    last_day, day_after = date(2026, 12, 31), date(2027, 1, 1)
    written = entry(until="2026-12-31")

    assert told(checked(tmp_path, written, as_of=last_day)) == []
    assert [each[3] for each in told(checked(tmp_path, written, as_of=day_after))] == [
        "suppression-expired"
    ]


def test_an_expired_entry_says_whether_the_finding_is_still_there(tmp_path: Path) -> None:
    there = checked(tmp_path, entry(until="2026-11-22")).notices[0].message
    gone = checked(tmp_path, entry(until="2026-11-22", element="documents/x")).notices[0].message

    assert "the finding is told again" in there.en
    assert "no such finding any more" in gone.en


def test_a_misspelt_rule_is_told_with_the_right_one(tmp_path: Path) -> None:
    (notice,) = checked(tmp_path, entry(rule="TTHC-D003")).notices

    assert 'Did you mean "TTHC-D03"?' in notice.message.en


def test_an_entry_for_a_rule_that_was_not_asked_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "rules"
    other.mkdir()
    for file in Path("rules/sets/vn").glob("TTHC-D04*.yaml"):
        (other / file.name).write_text(file.read_text())

    assert told(checked(tmp_path, entry(), rules=other)) == []


def test_an_entry_for_a_rule_that_had_no_answer_is_left_alone(tmp_path: Path) -> None:
    assert told(checked(tmp_path, entry(rule="TTHC-D16"))) == []


def test_the_text_counts_what_is_suppressed_and_lists_it_when_asked(tmp_path: Path) -> None:
    report = checked(tmp_path, entry())

    assert text_of(report, "en").splitlines() == [
        "1 procedure, by the law of 23/11/2026",
        text_of(report, "en").splitlines()[1],
        "0 broken files",
        "0 findings",
        text_of(report, "en").splitlines()[4],
        "1 suppressed",
    ]
    listed = text_of(report, "en", show_suppressed=True).splitlines()
    assert listed[0].startswith("a.yaml:6:5: SUPPRESSED TTHC-D03 document 1 “Giấy khai sinh”: ")
    assert listed[1] == "    Reason: Đang sửa luật (until 30/06/2027, by lan)"


def test_a_notice_stands_in_the_text_and_fails_nothing(tmp_path: Path) -> None:
    report = checked(tmp_path, entry(element="documents/kss"))

    line = next(line for line in text_of(report, "vi").splitlines() if "LƯU Ý" in line)
    assert line.startswith("a.yaml:8:5: LƯU Ý: Miễn trừ TTHC-D03 tại documents/kss ")
    assert line.endswith("[suppression-unused]")
    assert "1 lưu ý" in text_of(report, "vi")
