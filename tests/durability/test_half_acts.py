"""A change and its act are kept together or not at all: failing, or killed, between the two."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from registry.review import Triaged
from registry.store import LoadReport, Store, load, open_store, read_acts
from registry.store.acts import Writing
from registry.store.tables import EditionRow, FindingRow, ProcedureRow, VerdictRow
from tests.durability.writer import FINDINGS, decide, new_database
from tests.registry.folders import LATER, LOADER, PAPERS, papers, procedure_text, write_folder


class Broken(Exception):
    """What goes wrong between the change and the end."""


def snapshot(store: Store) -> tuple[object, ...]:
    """All that acts can change."""
    tables = (ProcedureRow, EditionRow, FindingRow, VerdictRow)
    with store.read() as session:
        rows = [row.model_dump() for table in tables for row in session.exec(select(table))]
        return (rows, read_acts(session))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(new_database(tmp_path))


def test_failing_between_change_and_act_keeps_neither(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(store)

    def fail(*_arguments: object, **_more: object) -> int:
        raise Broken

    with monkeypatch.context() as patched:
        patched.setattr(Writing, "log", fail)
        with pytest.raises(Broken):
            decide(store, FINDINGS[0], "lan", 1, 1)

    assert snapshot(store) == before
    assert isinstance(decide(store, FINDINGS[0], "lan", 1, 1), Triaged)


def test_failing_between_act_and_change_keeps_neither(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(store)
    log = Writing.log

    def log_and_fail(self: Writing, *arguments: object, **more: object) -> int:
        log(self, *arguments, **more)  # type: ignore[arg-type]  # passed on as is
        raise Broken

    monkeypatch.setattr(Writing, "log", log_and_fail)
    with pytest.raises(Broken):
        decide(store, FINDINGS[0], "lan", 1, 1)

    assert snapshot(store) == before


def test_a_load_that_is_killed_while_writing_leaves_the_last_good_state(
    store: Store, tmp_path: Path
) -> None:
    before = snapshot(store)
    files = write_folder(
        tmp_path / "files",
        {"x.yaml": procedure_text(more=papers("b")), "y.yaml": procedure_text("1.000002")},
    )
    command = [sys.executable, "-m", "tests.durability.loader", str(tmp_path / "gon.db")]
    with subprocess.Popen([*command, str(files)], stdout=subprocess.PIPE) as loader:
        assert loader.stdout is not None
        assert loader.stdout.readline() == b"writing\n"
        loader.kill()

    assert snapshot(store) == before
    report = load(store, files, actor=LOADER, now=LATER, analysis=PAPERS)
    assert (report.new, report.amended, report.findings.gone) == (1, 1, 1)
    assert load(store, files, actor=LOADER, now=LATER, analysis=PAPERS) == LoadReport(2, 2)
