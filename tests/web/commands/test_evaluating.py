"""`gon evaluate` and `gon sample` from the outside."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from web.cli import main


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "records.jsonl"
    record = {
        "code": "1.000001", "name": "Cấp giấy", "ministry": "Bộ Tư pháp",
        "steps_text": "Bước 1: Công dân nộp hồ sơ.\nBước 2: Sở Tư pháp thẩm định.",
        "filing_methods": [{"method": "Trực tiếp", "time_limit": "5 Ngày làm việc", "fee": "",
                            "description": ""}],
        "documents": [],
    }  # fmt: skip
    file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "labels.jsonl"
    label = {
        "code": "1.000001",
        "steps": [{"quote": "Bước 1: Công dân", "actor": "applicant", "action": "submit",
                   "days": None, "unit": None}],
        "time_limit": {"value": 5, "unit": "day"}, "fee": {"free": None, "amounts_vnd": []},
        "documents": [], "redundant": [],
    }  # fmt: skip
    file.write_text(json.dumps(label, ensure_ascii=False), encoding="utf-8")
    return file


def test_other_records_are_scored_by_their_labels(records: Path, gold: Path) -> None:
    options = ("--gold", gold, "--records", records, "--as-of", "2026-11-23", "--format", "json")
    code, out, _ = run("evaluate", *options)
    found = json.loads(out)
    measures = {row["measure"]: row for row in found["measures"]}

    assert code == 0
    assert (measures["importer.steps"]["precision"], measures["importer.steps"]["recall"]) == (
        0.5,
        1.0,
    )
    assert measures["importer.time_limit"]["reached"] is False
    assert "papers.precision" not in measures
    assert {
        "measure": "importer.time_limit", "outcome": "wrong", "procedure": "1.000001",
        "where": "", "found": "5 working_day", "wanted": "5 day",
    } in found["misses"]  # fmt: skip


def test_the_table_stands_before_a_line_for_each_miss(records: Path, gold: Path) -> None:
    options = ("evaluate", "--gold", gold, "--records", records)
    _, whole, _ = run(*options)
    _, short, _ = run(*options, "--no-misses")

    assert "Overall time limit" in short
    assert (
        "importer.time_limit | 1.000001 | found 5 working_day | wanted 5 day" in whole.splitlines()
    )
    assert "importer.time_limit |" not in short


def test_labels_of_another_kind_are_refused_with_file_and_line(
    records: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"code": "1.000001"}\n')
    code, _, said = run("evaluate", "--gold", wrong, "--records", records)

    assert (code, "wrong.jsonl:1: steps" in said) == (2, True)


def test_a_label_without_its_record_is_refused(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("")
    code, _, said = run("evaluate", "--gold", gold, "--records", tmp_path / "none.jsonl")

    assert (code, "there is no record of 1.000001" in said) == (2, True)


def test_a_sample_of_a_rule_that_is_not_there_is_refused(tmp_path: Path) -> None:
    code, _, said = run("sample", "TTHC-X99", tmp_path)

    assert (code, "there is no rule TTHC-X99" in said) == (2, True)
