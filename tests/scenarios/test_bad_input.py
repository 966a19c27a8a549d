"""Whatever people hand in: one clear message with the place, exit code 2, the rest still read."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from registry.store import loaded_authorities, open_store
from web.cli import main

GOOD = 'schema: procedure/v1\ncode: "1.000001"\nauthority: bo-tu-phap\nname: Thủ tục\n'
OTHER = GOOD.replace("1.000001", "1.000002")
RECORD = {"code": "1.000003", "name": "Đăng ký", "ministry": "Bộ Tư pháp", "documents": []}


def alias_bomb() -> str:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 9)]
    return "\n".join(levels)


BROKEN_FILES: dict[str, tuple[str | bytes, str, int]] = {
    "broken YAML": (OTHER + "documents: [{id: a", "yaml-syntax", 6),
    "a duplicate key": (OTHER + "name: Lại\n", "duplicate-key", 5),
    "an unknown key": (OTHER + "colour: red\n", "unknown-key", 5),
    "a wrong type": (OTHER + "sets: many\n", "whole-number", 5),
    "a wrong word": (OTHER + "kind: wrong\n", "unknown-word", 5),
    "an alias bomb": (alias_bomb(), "anchor", 1),
    "100,000 brackets": (OTHER + "documents: " + "[" * 100_000, "too-deep", 5),
    "a file of 2 MiB": (OTHER + "field: " + "x" * (2 * 1024 * 1024), "file-too-large", 1),
    "NUL": (OTHER + "field: a\x00b\n", "forbidden-character", 5),
    "no UTF-8": (OTHER.encode() + b"field: \xff\n", "not-utf8", 5),
    "a list": ("- a\n- b\n", "not-a-mapping", 1),
    "nothing": ("", "not-a-mapping", 1),
}


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture
def gon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command line with a database and a cache of its own."""
    monkeypatch.setenv("GON_DATABASE_URL", f"sqlite:///{tmp_path / 'gon.db'}")
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good file."""
    return written(tmp_path / "procedures" / "good.yaml", GOOD).parent


def check(gon: Callable[..., Result], folder: Path) -> tuple[int, dict[str, object]]:
    result = gon("check", folder, "--format", "json")
    return result.exit_code, json.loads(result.stdout)


@pytest.mark.parametrize("name", BROKEN_FILES)
def test_check_tells_what_is_broken_and_reads_the_rest(
    gon: Callable[..., Result], folder: Path, name: str
) -> None:
    content, code, line = BROKEN_FILES[name]
    written(folder / "bad.yaml", content)

    exit_code, report = check(gon, folder)
    errors = report["errors"]

    assert exit_code == 2
    assert report["procedures"] == 1
    assert isinstance(errors, list)
    assert [(e["file"], e["line"], e["code"]) for e in errors] == [("bad.yaml", line, code)]


@pytest.mark.parametrize("name", BROKEN_FILES)
def test_load_changes_nothing_when_a_file_is_broken(
    gon: Callable[..., Result], folder: Path, tmp_path: Path, name: str
) -> None:
    assert gon("load", folder).exit_code == 0
    written(folder / "new.yaml", OTHER.replace("bo-tu-phap", "bo-y-te"))
    content, code, line = BROKEN_FILES[name]
    written(folder / "bad.yaml", content)

    result = gon("load", folder)

    assert result.exit_code == 2
    assert f"bad.yaml:{line}:" in result.stderr
    assert f"[{code}]" in result.stderr
    store = open_store(tmp_path / "gon.db")
    assert loaded_authorities(store) == ("bo-tu-phap",)
    store.close()


def test_a_name_in_decomposed_letters_is_read_composed(
    gon: Callable[..., Result], folder: Path
) -> None:
    written(folder / "nfd.yaml", OTHER.replace("Thủ tục", "Thu\u0309 tu\u0323c"))

    exit_code, report = check(gon, folder)

    assert (exit_code, report["procedures"], report["errors"]) == (0, 2, [])


def test_the_same_procedure_in_two_files_is_told(gon: Callable[..., Result], folder: Path) -> None:
    written(folder / "twice.yaml", GOOD)

    exit_code, report = check(gon, folder)
    errors = report["errors"]

    assert exit_code == 2
    assert isinstance(errors, list)
    assert [error["code"] for error in errors] == ["duplicate-procedure"]


@pytest.mark.parametrize("command", ["check", "load"])
def test_an_unreadable_file_is_told(gon: Callable[..., Result], folder: Path, command: str) -> None:
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")

    result = gon(command, folder)

    assert result.exit_code == 2
    assert "loop.yaml:1:1: the file cannot be read" in result.output


@pytest.mark.parametrize("command", ["check", "load"])
def test_a_missing_folder_is_told(gon: Callable[..., Result], tmp_path: Path, command: str) -> None:
    result = gon(command, tmp_path / "nowhere")

    assert result.exit_code == 2
    assert "nowhere: there is no such file or folder." in result.stderr


@pytest.mark.parametrize("command", ["check", "load"])
def test_a_folder_without_yaml_is_told(
    gon: Callable[..., Result], tmp_path: Path, command: str
) -> None:
    written(tmp_path / "empty" / "readme.txt", "x")

    result = gon(command, tmp_path / "empty")

    assert result.exit_code == 2
    assert "no .yaml or .yml file is in this folder or below it." in result.stderr


def imported(gon: Callable[..., Result], file: Path, out: Path) -> tuple[Result, list[str]]:
    result = gon("import", "portal", file, "--out", out)
    return result, sorted(found.stem for found in out.rglob("*.yaml"))


def test_a_truncated_gz_gives_the_records_before_the_cut(
    gon: Callable[..., Result], tmp_path: Path
) -> None:
    lines = [
        json.dumps({**RECORD, "code": f"1.{n:06}", "keywords": f"{n * 7919}"})
        for n in range(1, 500)
    ]
    whole = gzip.compress("\n".join(lines).encode())
    file = written(tmp_path / "cut.jsonl.gz", whole[: len(whole) // 2])

    result, codes = imported(gon, file, tmp_path / "out")

    assert result.exit_code == 2
    assert "cut.jsonl.gz:" in result.output
    assert 0 < len(codes) < 499


@pytest.mark.parametrize("line", ["[1, 2]", '"text"', "{broken", '{"name": "no code"}', "\udcff"])
def test_a_line_that_is_no_record_stops_no_other(
    gon: Callable[..., Result], tmp_path: Path, line: str
) -> None:
    good = json.dumps(RECORD)
    content = f"{good}\n{line}\n".encode(errors="surrogateescape")
    file = written(tmp_path / "records.jsonl", content)

    result, codes = imported(gon, file, tmp_path / "out")

    assert result.exit_code == 2
    assert "records.jsonl:2: " in result.output
    assert codes == ["1.000003"]


def test_a_missing_file_of_records_is_told(gon: Callable[..., Result], tmp_path: Path) -> None:
    result = gon("import", "portal", tmp_path / "nowhere.jsonl", "--out", tmp_path / "out")

    assert result.exit_code == 2
    assert "nowhere.jsonl: there is no such file." in result.stderr


@pytest.mark.parametrize("content", ["", "{}", '{"schema": "check/v9"}', '{"version": "2.0.0"}'])
def test_what_is_no_baseline_is_refused(
    gon: Callable[..., Result], folder: Path, tmp_path: Path, content: str
) -> None:
    file = written(tmp_path / "baseline.json", content)

    result = gon("check", folder, "--baseline", file)

    assert result.exit_code == 2
    assert "baseline.json: this is" in result.stderr
    assert "[baseline-refused]" in result.stderr


def test_only_what_is_new_since_a_baseline_fails(
    gon: Callable[..., Result], folder: Path, tmp_path: Path
) -> None:
    birth = "documents:\n  - {id: ks, name: Giấy khai sinh}\n"
    written(folder / "good.yaml", GOOD + birth)
    first = gon("check", folder, "--format", "json")
    file = written(tmp_path / "baseline.json", first.stdout)

    assert first.exit_code == 1
    assert gon("check", folder, "--baseline", file).exit_code == 0

    written(folder / "good.yaml", GOOD + birth + "  - {id: tt, name: Sổ hộ khẩu}\n")
    assert gon("check", folder, "--baseline", file).exit_code == 1
