"""Figures from a file: bad rows are listed, good ones wait for a yes."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli import main

SHEET = """unit;period;received;early_or_on_time
Huyện Lập Thạch;2025-01-01/2025-02-11;3326;2907
Xã A;2025-01;-4;
"""


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GON_DATABASE_URL", f"sqlite:///{tmp_path}/gon.db")
    (tmp_path / "bang.csv").write_text(SHEET, encoding="utf-8")
    return "bang.csv"


def gon(words: str) -> Result:
    return CliRunner().invoke(main, ["statistics", *words.split()])


def test_bad_rows_are_listed_and_good_ones_wait_for_a_yes(sheet: str) -> None:
    done = gon(f"import {sheet} --authority bo-cong-an")

    assert done.exit_code == 2
    assert "bang.csv: row 3, column “received”: “-4” is negative; a number" in done.stderr
    assert done.stdout.splitlines() == [
        "file 1: 1 good row, 1 mistake", "they wait: gon statistics accept 1",
    ]  # fmt: skip
    assert "waits" in gon("list").stdout

    assert gon("accept 1").stdout == "file 1: 1 row counts now, 0 corrections\n"
    assert "accepted by operator" in gon("list").stdout


def test_a_correction_is_accepted_at_once_with_yes(sheet: str) -> None:
    gon(f"import {sheet} --authority bo-cong-an --yes")
    again = gon(f"import {sheet} --authority bo-cong-an --yes")
    assert again.exit_code == 2
    assert "row 2: figures of this period are kept already" in again.stderr
    Path(sheet).write_text(SHEET.replace("2907", "2908"), encoding="utf-8")

    done = gon(f"import {sheet} --authority bo-cong-an --yes --correct Sót")

    assert "file 2: 1 row counts now, 1 correction" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("import khong.csv --authority bo-cong-an", "khong.csv: the file cannot be read"),
        ("accept 9", "9"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(sheet: str, words: str, said: str) -> None:
    assert sheet

    done = gon(words)

    assert done.exit_code == 2
    assert said in done.stderr
