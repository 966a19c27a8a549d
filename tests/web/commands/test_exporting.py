"""Lists written as files: one for each authority and format, the same as the site gives."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

from web.cli import main


@pytest.fixture
def out(tmp_path: Path, example_database: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where to write; the database is a copy of the examples."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(example_database, tmp_path / "gon.db")
    monkeypatch.setenv("GON_DATABASE_URL", f"sqlite:///{tmp_path}/gon.db")
    monkeypatch.setenv("GON_PUBLIC_ADDRESS", "http://gon.test")
    return tmp_path / "out"


def export(words: str) -> Result:
    result = CliRunner().invoke(main, ["export", "lists", *words.split()])
    assert result.exit_code == 0, result.output
    return result


def test_files_are_those_that_the_site_gives(out: Path, client: TestClient) -> None:
    export(f"--out {out} --as-of 2026-11-23 --format csv --format jsonl")
    names = sorted(file.name for file in out.glob("*.csv"))

    assert len(names) > 5
    for name in names:
        assert (out / name).read_bytes() == client.get(f"/lists/{name}").content
    assert {file.suffix for file in out.iterdir()} == {".csv", ".jsonl", ".jsonld"}
    graph = json.loads((out / "dcat.jsonld").read_bytes())["@graph"]
    assert sum(node["@type"] == "dcat:Dataset" for node in graph) == len(names)


def test_a_day_before_all_releases_has_no_lists(out: Path) -> None:
    result = export(f"--out {out} --as-of 2026-11-01 --format csv")

    assert "0 procedures in force on 2026-11-01" in result.output
    assert list(out.glob("*.csv")) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(out: Path) -> None:
    out.write_text("a file")
    words = ["export", "lists", "--out", str(out / "in"), "--format", "csv"]
    result = CliRunner().invoke(main, words)

    assert result.exit_code == 2
    assert "Name a folder" in result.output
