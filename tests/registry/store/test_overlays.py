"""Loading overlays: editions of their own authority, made anew when their base changes."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from registry.analysis.catalogue.listed import LOADED
from registry.analysis.catalogue.local_differences import Difference, local_differences
from registry.analysis.storing import analysis
from registry.store import LoadReport, Store, load
from registry.store.tables import EditionRow, FindingRow, ProcedureRow, SightingRow
from tests.registry.folders import LATER, LOADER, NOW, procedure_text, write_folder

BASE = "time_limit: 3 working_day\ndocuments: [{id: to-khai, name: Tờ khai}]\n"
OVERLAY = """\
schema: overlay/v1
base: {authority: bo-cong-an, code: "1.004194"}
authority: ubnd-tinh-a
patch:
  - {op: set, path: time_limit, value: 5 working_day}
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))


def loaded(store: Store, folder: Path, **files: str) -> LoadReport:
    write_folder(folder, {f"{name}.yaml": text for name, text in files.items()})
    return load(store, folder, actor=LOADER, now=NOW)


def base(more: str = BASE) -> str:
    return procedure_text(more=more)


def editions(store: Store) -> list[tuple[str, str | None, int]]:
    """The key of each procedure, its base, and how often it has changed."""
    with store.read() as session:
        query = (
            select(ProcedureRow.key, EditionRow.base, ProcedureRow.revision)
            .join(EditionRow, col(EditionRow.hash) == col(ProcedureRow.edition))
            .order_by(col(ProcedureRow.key))
        )
        return [tuple(row) for row in session.exec(query)]  # type: ignore[misc]  # three columns


def test_an_overlay_is_loaded_as_an_edition_of_its_authority(store: Store, folder: Path) -> None:
    report = loaded(store, folder, a=OVERLAY, b=base())

    assert (report.files, report.new, report.errors) == (2, 2, ())
    assert editions(store) == [
        ("bo-cong-an/1.004194", None, 1),
        ("ubnd-tinh-a/1.004194", "bo-cong-an/1.004194", 1),
    ]
    with store.read() as session:
        (deviation,) = local_differences(session, LOADED)
    assert (deviation.authority, deviation.kind) == ("ubnd-tinh-a", Difference.LONGER)


def test_loading_it_twice_changes_nothing(store: Store, folder: Path) -> None:
    loaded(store, folder, a=OVERLAY, b=base())

    assert loaded(store, folder) == LoadReport(files=2, unchanged=2)


def test_a_base_that_changes_changes_what_is_made_of_it(store: Store, folder: Path) -> None:
    loaded(store, folder, a=OVERLAY, b=base())

    report = loaded(store, folder, b=base(BASE + "sets: 2\n"))

    assert (report.amended, report.unchanged) == (2, 0)
    assert [revision for _, _, revision in editions(store)] == [2, 2]


def test_the_base_may_have_been_loaded_before_from_elsewhere(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    loaded(store, folder, b=base())
    elsewhere = tmp_path / "province"
    elsewhere.mkdir()

    assert loaded(store, elsewhere, a=OVERLAY).new == 1


def test_without_its_base_or_with_a_patch_that_does_not_fit_nothing_is_loaded(
    store: Store, folder: Path
) -> None:
    missing = loaded(store, folder, a=OVERLAY)
    wrong = loaded(store, folder, a=OVERLAY.replace("time_limit", "steps/x"), b=base())

    assert [error.code for error in missing.errors] == ["base-missing"]
    assert [(e.file, e.line, e.code) for e in wrong.errors] == [("a.yaml", 5, "patch-path-unknown")]
    assert editions(store) == []


def test_a_file_and_an_overlay_with_one_identity_are_a_mistake(store: Store, folder: Path) -> None:
    own = procedure_text(authority="ubnd-tinh-a")

    report = loaded(store, folder, a=OVERLAY, b=base(), c=own)

    assert [error.code for error in report.errors] == ["duplicate-procedure"]


def test_findings_about_an_overlay_stand_in_its_file(store: Store, folder: Path) -> None:
    write_folder(folder, {"a.yaml": OVERLAY, "b.yaml": base()})
    load(store, folder, actor=LOADER, now=LATER, analysis=analysis(as_of=LATER.date()))

    with store.read() as session:
        query = select(SightingRow).join(FindingRow).where(FindingRow.rule == "TTHC-P07")
        sighting = session.exec(query).one()
        edition = session.exec(select(EditionRow).where(EditionRow.hash == sighting.edition)).one()
        assert (sighting.line, edition.file) == (5, "a.yaml")
