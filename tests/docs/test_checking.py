"""The page on checking names every key of the reports."""

from datetime import date
from pathlib import Path

from registry.analysis.checks.check_report import CheckReport
from registry.analysis.checks.checking import check
from registry.analysis.checks.notices import Notice
from rules import Text

PAGE = Path("docs/checking.md").read_text(encoding="utf-8")
DAY = date(2026, 11, 23)


def test_every_key_of_the_report_is_explained() -> None:
    report = CheckReport(DAY, Path()).as_json()

    assert {key for key in report if f"`{key}`" not in PAGE} == set()


def test_every_key_of_a_finding_and_of_a_notice_is_explained() -> None:
    [finding, *_] = check(Path("registry/examples/ho-tich"), as_of=DAY).as_json()["findings"]
    notice = Notice("a", 1, 1, "x", Text(vi="a", en="a")).as_json()

    assert {key for key in (*finding, *notice) if f"`{key}`" not in PAGE} == set()
