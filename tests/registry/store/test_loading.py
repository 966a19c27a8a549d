"""Loading a folder: all or nothing, twice the same, findings kept across edits."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import select

from registry.procedure.reading import read_procedure
from registry.procedure.writing import edition_hash
from registry.store import Analysis, FindingChanges, Found, LoadOvertaken, LoadReport, Store, load
from registry.store.acts import last_seq, read_acts
from registry.store.tables import EditionRow, FindingRow, ProcedureRow, SightingRow
from rules.source import read_yaml
from tests.registry.folders import (
    LATER,
    LOADER,
    NOW,
    PAPERS,
    papers,
    papers_at_fault,
    procedure_text,
    write_folder,
)


def loaded(
    store: Store, folder: Path, *, now: datetime = NOW, analysis: Analysis | None = PAPERS
) -> LoadReport:
    return load(store, folder, actor=LOADER, now=now, analysis=analysis)


def findings(store: Store) -> dict[str, FindingRow]:
    with store.read() as session:
        rows = session.exec(select(FindingRow)).all()
        session.expunge_all()
    return {row.element: row for row in rows}


def test_a_procedure_file_becomes_an_edition_named_by_its_hash(store: Store, folder: Path) -> None:
    text = procedure_text()
    write_folder(folder, {"a/x.yaml": text})

    report = loaded(store, folder)

    assert (report.files, report.new, report.errors) == (1, 1, ())
    expected = edition_hash(read_procedure(text, "x").procedure)
    with store.read() as session:
        edition = session.exec(select(EditionRow)).one()
        procedure = session.exec(select(ProcedureRow)).one()
        assert (edition.hash, edition.source, edition.file) == (expected, text, "a/x.yaml")
        assert (procedure.key, procedure.edition) == ("bo-cong-an/1.004194", expected)
        assert procedure.revision == 1


def test_loading_twice_changes_nothing(store: Store, folder: Path) -> None:
    write_folder(folder, {"x.yaml": procedure_text(more=papers("a", "b"))})
    first = loaded(store, folder)

    second = loaded(store, folder, now=LATER)

    assert first.findings == FindingChanges(new=2)
    assert second == LoadReport(files=1, unchanged=1)
    with store.read() as session:
        assert last_seq(session) == 1


def test_unchanged_files_are_not_parsed_again(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(folder, {"x.yaml": procedure_text(), "y.yaml": procedure_text("1.000002")})
    loaded(store, folder)
    write_folder(folder, {"y.yaml": procedure_text("1.000002", more="sets: 1\n")})
    parsed: list[str] = []

    def counted(content: bytes, file: str) -> object:
        parsed.append(file)
        return read_yaml(content, file)

    monkeypatch.setattr("registry.store.files.read_yaml", counted)
    report = loaded(store, folder, now=LATER)

    assert parsed == ["y.yaml"]
    assert (report.amended, report.unchanged) == (1, 1)


def test_one_broken_file_keeps_the_last_good_state_and_every_mistake_is_told(
    store: Store, folder: Path
) -> None:
    write_folder(folder, {"x.yaml": procedure_text()})
    loaded(store, folder)
    write_folder(
        folder,
        {
            "x.yaml": procedure_text(more="sets: 1\n"),
            "y.yaml": "schema: procedure/v1\n",
            "z.yaml": "a: [",
        },
    )

    report = loaded(store, folder, now=LATER)

    assert [(error.file, error.code) for error in report.errors] == [
        ("y.yaml", "missing-key"),
        ("y.yaml", "missing-key"),
        ("y.yaml", "missing-key"),
        ("z.yaml", "yaml-syntax"),
    ]
    with store.read() as session:
        assert session.exec(select(ProcedureRow)).one().revision == 1
        assert last_seq(session) == 1


def test_two_files_with_one_identity_are_a_mistake_of_the_second(
    store: Store, folder: Path
) -> None:
    write_folder(folder, {"a.yaml": procedure_text(), "b.yaml": "\n" + procedure_text()})

    (error,) = loaded(store, folder).errors

    assert (error.file, error.line, error.code) == ("b.yaml", 3, "duplicate-procedure")
    assert "a.yaml" in error.message


def test_a_copy_of_an_unchanged_file_is_a_mistake_too(store: Store, folder: Path) -> None:
    write_folder(folder, {"a.yaml": procedure_text()})
    loaded(store, folder)
    write_folder(folder, {"b.yaml": procedure_text()})

    assert [error.file for error in loaded(store, folder).errors] == ["b.yaml"]


def test_a_comment_changes_the_source_but_not_the_edition(store: Store, folder: Path) -> None:
    text = procedure_text(more=papers("a"))
    write_folder(folder, {"x.yaml": text})
    loaded(store, folder)
    write_folder(folder, {"x.yaml": f"# reviewed\n{text}"})

    report = loaded(store, folder, now=LATER)

    assert (report.amended, report.rewritten) == (0, 1)
    with store.read() as session:
        assert session.exec(select(EditionRow)).one().source.startswith("# reviewed")
        assert session.exec(select(SightingRow)).one().line == 7


def test_going_back_to_an_earlier_content_is_an_amendment(store: Store, folder: Path) -> None:
    for more in ("", "sets: 1\n", ""):
        write_folder(folder, {"x.yaml": procedure_text(more=more)})
        report = loaded(store, folder)

    assert report.amended == 1
    with store.read() as session:
        assert session.exec(select(ProcedureRow)).one().revision == 3
        assert len(session.exec(select(EditionRow)).all()) == 2


def test_a_finding_that_was_fixed_is_gone_and_one_that_is_back_says_so(
    store: Store, folder: Path
) -> None:
    one, two = procedure_text(more=papers("a", "b")), procedure_text(more=papers("a"))
    reports: list[LoadReport] = []
    for text in (one, two, one):
        write_folder(folder, {"x.yaml": text})
        reports.append(loaded(store, folder, now=LATER if reports else NOW))

    assert [report.findings for report in reports] == [
        FindingChanges(new=2),
        FindingChanges(gone=1),
        FindingChanges(returned=1),
    ]
    kept = findings(store)
    assert kept["documents/a"].returned_at is None
    assert kept["documents/a"].first_seen == NOW
    back = kept["documents/b"]
    assert (back.gone_at, back.returned_at, back.first_seen) == (None, LATER, NOW)


def test_other_rules_or_another_day_look_at_every_file_again(store: Store, folder: Path) -> None:
    write_folder(folder, {"x.yaml": procedure_text(more=papers("a"))})
    loaded(store, folder)

    report = loaded(store, folder, analysis=Analysis("none", lambda _files: ()))

    assert report.findings == FindingChanges(gone=1)
    assert (report.unchanged, report.amended) == (1, 0)


def test_what_was_loaded_without_analysis_is_analysed_later(store: Store, folder: Path) -> None:
    write_folder(folder, {"x.yaml": procedure_text(more=papers("a"))})
    loaded(store, folder, analysis=None)

    assert loaded(store, folder).findings == FindingChanges(new=1)


def test_a_load_that_was_overtaken_writes_nothing(store: Store, folder: Path) -> None:
    write_folder(folder, {"x.yaml": procedure_text(more=papers("a"))})

    def meanwhile(_files: object) -> tuple[Found, ...]:
        loaded(store, folder, analysis=None)
        return ()

    with pytest.raises(LoadOvertaken):
        loaded(store, folder, analysis=Analysis("slow", meanwhile))
    with store.read() as session:
        assert last_seq(session) == 1


def test_the_act_of_a_load_names_what_changed(store: Store, folder: Path) -> None:
    write_folder(folder, {"x.yaml": procedure_text()})

    report = loaded(store, folder)

    with store.read() as session:
        (act,) = read_acts(session)
        edition = session.exec(select(ProcedureRow)).one().edition
    assert (act.seq, act.kind, act.actor, report.act) == (1, "load", "gon", 1)
    assert f'"bo-cong-an/1.004194":"{edition}"'.encode() in act.body


def test_progress_is_told_and_hidden_files_are_left_out(store: Store, folder: Path) -> None:
    write_folder(folder, {"x.yaml": procedure_text(), ".git/y.yaml": "a: [", "notes.txt": "a: ["})
    told: list[tuple[int, int]] = []

    load(
        store,
        folder,
        actor=LOADER,
        now=NOW,
        progress=lambda done, all_files: told.append((done, all_files)),
    )

    assert told == [(1, 1)]


def test_the_stand_in_analysis_finds_one_fault_per_paper() -> None:
    file = read_procedure(procedure_text(more=papers("a")), "x.yaml")

    assert [(found.line, found.element) for found in papers_at_fault([file])] == [
        (6, "documents/a")
    ]
