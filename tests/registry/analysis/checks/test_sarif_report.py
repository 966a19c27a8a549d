"""What `gon check --format sarif` gives: the standard's SARIF, with fixes that do what they say."""

import gzip
import itertools
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from registry.analysis.checks.baseline import read_baseline
from registry.analysis.checks.check_report import CheckReport
from registry.analysis.checks.checking import check
from registry.analysis.checks.sarif_report import sarif_of
from registry.portal import import_portal
from registry.procedure.patch import apply
from registry.procedure.reading import read_procedure
from registry.procedure.writing import plain_data
from rules import Operation

DAY = date(2026, 11, 23)
SCHEMA = json.loads(Path("tests/data/sarif/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
SARIF = jsonschema.Draft4Validator(SCHEMA)
EXAMPLES = Path("registry/examples")
CORPUS = Path("../shared/corpus/procedures.jsonl.gz")
HELD = """\
schema: procedure/v1
code: "1.000001"
authority: bo-tu-phap
name: Thủ tục
documents:
  - id: ks   # the birth certificate
    name: Giấy khai sinh
  - {id: kh, name: Giấy chứng nhận kết hôn}
suppress:
  - {rule: TTHC-D03, element: documents/ks, reason: Đang sửa luật, until: 2027-01-01}
  - {rule: TTHC-D04, element: documents/kh, reason: Đã hết, until: 2026-01-01}
  - {rule: TTHC-D05, element: documents/kh, reason: Không còn, until: 2027-01-01}
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))


def logged(report: CheckReport) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(json.dumps(sarif_of(report)))
    SARIF.validate(log)
    return log


def results(report: CheckReport) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = logged(report)["runs"][0]["results"]
    return found


def test_suppressed_and_expired_findings_say_so(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HELD)

    run = logged(check(tmp_path, as_of=DAY))["runs"][0]

    told = {result["ruleId"]: result["suppressions"] for result in run["results"]}
    assert [each["status"] for each in told["TTHC-D03"]] == ["accepted"]
    assert [each["status"] for each in told["TTHC-D04"]] == ["rejected"]
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is True
    assert [
        (
            each["descriptor"]["id"],
            each["level"],
            each["locations"][0]["physicalLocation"]["region"],
        )
        for each in invocation["toolExecutionNotifications"]
    ] == [
        ("suppression-expired", "warning", {"startLine": 11, "startColumn": 5}),
        ("suppression-unused", "warning", {"startLine": 12, "startColumn": 5}),
    ]


def test_a_fix_removes_the_lines_of_the_paper(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HELD)

    [birth] = [r for r in results(check(tmp_path, as_of=DAY)) if r["ruleId"] == "TTHC-D03"]

    after = fixed(HELD, birth)
    assert set(HELD.splitlines()) - set(after.splitlines()) == {
        "  - id: ks   # the birth certificate",
        "    name: Giấy khai sinh",
    }


def test_a_file_that_changed_since_it_was_checked_has_no_fixes(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(HELD)
    report = check(tmp_path, as_of=DAY)
    file.unlink()

    assert [result for result in results(report) if "fixes" in result] == []


def test_a_baseline_sets_the_states(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HELD)
    first = check(tmp_path, as_of=DAY)
    other = HELD.replace("id: kh, name: Giấy chứng nhận kết hôn", "id: x, name: Trích lục khai tử")
    (tmp_path / "a.yaml").write_text(other)
    baseline = read_baseline(json.dumps(first.as_json()).encode(), "b.json")

    found = results(check(tmp_path, as_of=DAY, baseline=baseline))

    states = {result["ruleId"]: result["baselineState"] for result in found}
    assert states["TTHC-D04"] == "absent"
    assert states["TTHC-D05"] == "new"


def test_every_fix_of_the_examples_does_what_the_remedy_says() -> None:
    report = check(EXAMPLES, as_of=DAY)

    assert_fixes_do_what_remedies_say(EXAMPLES, results(report), least=25)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A folder of real records, one in sixty."""
    if not CORPUS.exists():
        if os.environ.get("CI"):
            pytest.fail(f"the records of the portal are not at {CORPUS}")
        pytest.skip(f"the records of the portal are not at {CORPUS}")
    with gzip.open(CORPUS, "rb") as file:
        (tmp_path / "sample.jsonl").write_bytes(b"".join(itertools.islice(file, 0, None, 60)))
    import_portal(tmp_path / "sample.jsonl", tmp_path / "files")
    return tmp_path / "files"


@pytest.mark.corpus
def test_every_fix_of_real_records_does_what_the_remedy_says(sample: Path) -> None:
    assert_fixes_do_what_remedies_say(sample, results(check(sample, as_of=DAY)), least=25)


def assert_fixes_do_what_remedies_say(
    folder: Path, found: list[dict[str, Any]], *, least: int
) -> None:
    with_remedy = [result for result in found if result["properties"]["remedy"]]
    with_fix = [result for result in with_remedy if "fixes" in result]
    assert len(with_fix) >= least
    assert len(with_fix) >= 0.95 * len(with_remedy)
    for result in with_fix:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        content = (folder / uri).read_text(encoding="utf-8")
        remedy = [Operation.model_validate(each) for each in result["properties"]["remedy"]]
        expected, _ = apply(remedy, read_procedure(content, uri).procedure)
        read = read_procedure(fixed(content, result), uri).procedure
        assert plain_data(read) == plain_data(expected)


def fixed(content: str, result: dict[str, Any]) -> str:
    """The text after a fix, made as any reader of SARIF makes it: by lines and columns."""
    lines = content.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    [fix] = result["fixes"]
    [change] = fix["artifactChanges"]
    for each in reversed(change["replacements"]):
        region = each["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        content = content[:start] + each["insertedContent"]["text"] + content[end:]
    return content
