"""`gon overlaps`: each question in text and JSON, over files; a broken file is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from web.cli import main

PERMIT = """\
schema: procedure/v1
code: "1.000001"
authority: bo-xay-dung
name: Cấp giấy phép xây dựng
act: first_issue
agencies: {executing: [{name: Sở Xây dựng, level: province}]}
documents: [{id: a, name: Sổ theo dõi, result_of: "1.000002"}]
results: [{id: a, name: Giấy phép xây dựng, outcome: granted}]
"""
ASKS = """\
schema: procedure/v1
code: "1.000002"
authority: bo-xay-dung
name: Hoàn công nhà ở (cấp xã)
agencies: {deciding: [{name: Sở Xây dựng, level: province}]}
documents:
- {id: a, name: Bản sao Giấy phép xây dựng, kind: existing_permit}
- {id: b, name: Ảnh màu cỡ 4x6}
"""
LIKE = """\
schema: procedure/v1
code: "1.000003"
authority: bo-xay-dung
name: Hoàn công nhà ở (cấp tỉnh)
time_limit: 3 working_day
documents:
- {id: a, name: Giấy phép xây dựng, kind: existing_permit}
- {id: b, name: "Ảnh mầu, cỡ 4x6"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, text in enumerate((PERMIT, ASKS, LIKE)):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "rule.yaml").write_text("schema: rule/v1\n", encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["overlaps", *map(str, arguments)])


def found(*arguments: str | Path) -> Any:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_names_of_one_paper(folder: Path) -> None:
    said = found("names", folder)

    assert said["files"] == 3
    assert [[o["differs"] for o in each["others"]] for each in said["found"]] == [
        ["form"], ["writing"],
    ]  # fmt: skip
    assert "= Ảnh mầu, cỡ 4x6 (1, writing)" in run("names", folder).output


def test_procedures_alike(folder: Path) -> None:
    (pair,) = found("similar", folder)["found"]

    assert [each["procedure"] for each in pair["procedures"]] == ["1.000002", "1.000003"]
    assert (pair["share"], pair["papers"]) == (1.0, 1.0)
    assert run("similar", folder).output.startswith("1.00  papers 1.00")


def test_families(folder: Path) -> None:
    (family,) = found("families", folder)["found"]

    assert family["name"] == "Hoàn công nhà ở"
    assert family["same_time_limit"] is False
    assert [each["time_limit"] for each in family["variants"]] == [None, "3 working_day"]
    assert "1.00  Hoàn công nhà ở (bo-xay-dung)" in run("families", folder).output


def test_papers_that_others_give(folder: Path) -> None:
    every, own = found("issued", folder)["found"], found("issued", folder, "--own")["found"]

    assert [(each["procedure"], each["by_asker"]) for each in every] == [
        ("1.000001", True), ("1.000002", True), ("1.000003", None),
    ]  # fmt: skip
    assert [each["procedure"] for each in own] == ["1.000001", "1.000002"]
    assert "< bo-xay-dung/1.000001 Cấp giấy phép xây dựng" in run("issued", folder).output


def test_circular_demands(folder: Path) -> None:
    (circle,) = found("circles", folder)["found"]

    assert circle["closed"] is True
    assert [step["asker"]["procedure"] for step in circle["around"]] == ["1.000001", "1.000002"]
    assert run("circles", folder).output.splitlines()[0] == "closed"


def test_a_broken_file_is_told_and_the_others_are_read(folder: Path) -> None:
    (folder / "x.yaml").write_text("schema: procedure/v1\ncode: [\n", encoding="utf-8")

    result = run("names", folder)

    assert result.exit_code == 2
    assert "x.yaml:" in result.stderr
    assert "Ảnh mầu" in result.stdout


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    result = run("names", tmp_path)

    assert result.exit_code == 2
    assert "no .yaml" in result.output
