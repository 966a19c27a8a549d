"""Only what a baseline does not name counts; what it names and is gone is told."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.analysis.checks.baseline import Baseline, BaselineRefused, read_baseline
from registry.analysis.checks.check_report import CheckReport
from registry.analysis.checks.checking import check
from registry.analysis.checks.reporting import text_of
from registry.analysis.checks.sarif_report import sarif_of

DAY = date(2026, 11, 23)
HEAD = 'schema: procedure/v1\nauthority: bo-tu-phap\nname: Thủ tục\ncode: "1.00000{n}"\n'
BIRTH = "  - {id: ks, name: Giấy khai sinh}\n"
MARRIAGE = "  - {id: kh, name: Giấy chứng nhận kết hôn}\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


def write(folder: Path, name: str, *papers: str, n: int = 1, more: str = "") -> None:
    listed = "documents:\n" + "".join(papers) if papers else ""
    (folder / name).write_text(HEAD.format(n=n) + listed + more)


def checked(folder: Path, baseline: Baseline | None = None) -> CheckReport:
    return check(folder, as_of=DAY, baseline=baseline)


def as_json(report: CheckReport) -> bytes:
    return json.dumps(report.as_json()).encode()


def as_sarif(report: CheckReport) -> bytes:
    return json.dumps(sarif_of(report)).encode()


FORMATS = pytest.mark.parametrize("printed", [as_json, as_sarif])
Printed = Callable[[CheckReport], bytes]


def rules_of(found: list[dict[str, Any]]) -> list[str]:
    return [finding["rule"] for finding in found]


@FORMATS
def test_only_what_the_baseline_does_not_name_counts(folder: Path, printed: Printed) -> None:
    write(folder, "a.yaml", BIRTH)
    baseline = read_baseline(printed(checked(folder)), "b.json")
    write(folder, "a.yaml", MARRIAGE, BIRTH)

    report = checked(folder, baseline)

    assert (rules_of(report.findings), rules_of(report.known)) == (["TTHC-D04"], ["TTHC-D03"])
    assert report.gone == []


@FORMATS
def test_what_is_gone_is_told(folder: Path, printed: Printed) -> None:
    write(folder, "a.yaml", BIRTH)
    baseline = read_baseline(printed(checked(folder)), "b.json")
    write(folder, "a.yaml", MARRIAGE)

    report = checked(folder, baseline)

    (gone,) = report.gone
    assert (gone.rule, gone.element, gone.file, gone.line) == (
        "TTHC-D03", "documents/ks", "a.yaml", 6,
    )  # fmt: skip
    assert report.as_json()["gone"] == [gone.as_json()]
    assert "a.yaml:6:5: GONE TTHC-D03 documents/ks: " in text_of(report, "en")


@FORMATS
def test_what_is_suppressed_now_is_not_gone(folder: Path, printed: Printed) -> None:
    write(folder, "a.yaml", BIRTH)
    baseline = read_baseline(printed(checked(folder)), "b.json")
    held = "{rule: TTHC-D03, element: documents/ks, reason: r, until: 2027-01-01}"
    write(folder, "a.yaml", BIRTH, more=f"suppress: [{held}]\n")

    report = checked(folder, baseline)

    assert (report.findings, report.known, report.gone) == ([], [], [])
    assert rules_of(report.suppressed) == ["TTHC-D03"]


@FORMATS
def test_what_was_suppressed_in_the_baseline_is_new_when_that_ends(
    folder: Path, printed: Printed
) -> None:
    held = "{rule: TTHC-D03, element: documents/ks, reason: r, until: 2027-01-01}"
    write(folder, "a.yaml", BIRTH, more=f"suppress: [{held}]\n")
    baseline = read_baseline(printed(checked(folder)), "b.json")
    write(folder, "a.yaml", BIRTH)

    assert rules_of(checked(folder, baseline).findings) == ["TTHC-D03"]


@FORMATS
def test_a_report_made_with_a_baseline_is_a_whole_baseline(folder: Path, printed: Printed) -> None:
    write(folder, "a.yaml", BIRTH)
    first = read_baseline(printed(checked(folder)), "b.json")
    write(folder, "a.yaml", BIRTH, MARRIAGE)
    second = read_baseline(printed(checked(folder, first)), "b.json")

    assert checked(folder, second).findings == []


@FORMATS
def test_what_is_gone_is_in_no_later_baseline(folder: Path, printed: Printed) -> None:
    write(folder, "a.yaml", BIRTH)
    first = read_baseline(printed(checked(folder)), "b.json")
    write(folder, "a.yaml", MARRIAGE)
    second = read_baseline(printed(checked(folder, first)), "b.json")
    write(folder, "a.yaml", BIRTH)

    assert rules_of(checked(folder, second).findings) == ["TTHC-D03"]


@FORMATS
def test_of_procedures_that_are_not_checked_nothing_is_gone(folder: Path, printed: Printed) -> None:
    write(folder, "a.yaml", BIRTH)
    write(folder, "b.yaml", MARRIAGE, n=2)
    baseline = read_baseline(printed(checked(folder)), "b.json")

    report = checked(folder / "a.yaml", baseline)

    assert (report.gone, report.unchecked) == ([], 1)
    assert "1 of the baseline, about procedures not checked this time" in text_of(report, "en")


REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "this is no JSON"),
    "no JSON": (b"not json", "this is no JSON"),
    "no text": (b"\xff\xfe\x00", "this is no JSON"),
    "100,000 brackets": (b"[" * 100_000, "this is no JSON"),
    "a list": (b"[]", "this is JSON, but no report"),
    "something else": (b'{"name": "x"}', "it has no `schema`"),
    "another version": (b'{"schema": "check/v9"}', 'its `schema` is "check/v9"; expected "check/'),
    "no findings": (b'{"schema": "check/v1"}', "a finding of it is incomplete"),
    "half a finding": (
        b'{"schema": "check/v1", "known": [], "findings": [{"fingerprint": "a"}]}',
        "a finding of it is incomplete",
    ),
    "a finding that is a number": (
        b'{"schema": "check/v1", "known": [], "findings": [7]}',
        "a finding of it is incomplete",
    ),
    "another SARIF": (b'{"version": "2.0.0", "runs": []}', "this is SARIF 2.0.0"),
    "SARIF of another tool": (
        b'{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": []}]}',
        'this is SARIF of "x", not of gon',
    ),
    "SARIF without fingerprints": (
        b'{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "gon"}}, "results": [{}]}]}',
        "a finding of it is incomplete",
    ),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_baseline_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(BaselineRefused) as refused:
        read_baseline(content, "b.json")

    assert str(refused.value).startswith("b.json: ")
    assert reason in str(refused.value)
    assert "[baseline-refused]" in str(refused.value)


def test_a_fingerprint_of_another_form_is_refused(folder: Path) -> None:
    write(folder, "a.yaml", BIRTH)
    report = checked(folder).as_json()
    report["findings"][0]["fingerprint"] = "sha256:1"

    with pytest.raises(BaselineRefused, match="32 hexadecimal digits"):
        read_baseline(json.dumps(report).encode(), "b.json")
