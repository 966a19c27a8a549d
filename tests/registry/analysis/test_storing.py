"""Loading with the shipped rules: what they find in a file, and across all that is loaded."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from registry.analysis.catalogue.falling import falls_with_procedure
from registry.analysis.catalogue.listed import LOADED
from registry.analysis.storing import analysis
from registry.publication.snapshot import catalogue_finding
from registry.review import FindingFilter, findings
from registry.review.findings import HeldBack
from registry.review.status import Status
from registry.store import FindingChanges, LoadReport, Store, load
from registry.store.tables import FindingRow, SightingRow
from tests.registry.folders import LATER, LOADER, NOW, procedure_text, write_folder

DAY = date(2026, 11, 23)
LIMIT = "time_limit: {} working_day\n"
SUPPRESSED = "suppress: [{rule: TTHC-P07, element: time_limit, reason: Núi, until: 2027-01-01}]\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))


def text(authority: str, days: int, more: str = "") -> str:
    return procedure_text("1.000001", authority, LIMIT.format(days) + more)


def loaded(store: Store, folder: Path, *, base: int, local: int, more: str = "") -> LoadReport:
    files = {"base.yaml": text("bo-cong-an", base), "local.yaml": text("ubnd-tinh-a", local, more)}
    how = analysis(as_of=DAY)
    return load(store, write_folder(folder, files), actor=LOADER, now=NOW, analysis=how)


def longer(store: Store) -> list[tuple[str, bool]]:
    """The procedures whose local limit was found to be longer, and whether it still is."""
    with store.read() as session:
        rows = session.exec(select(FindingRow).where(FindingRow.rule == "TTHC-P07"))
        return [(row.procedure, row.gone_at is None) for row in rows]


def test_what_is_found_across_all_files_is_kept_at_its_place(store: Store, folder: Path) -> None:
    loaded(store, folder, base=3, local=5)

    assert longer(store) == [("ubnd-tinh-a/1.000001", True)]
    with store.read() as session:
        query = select(SightingRow).join(FindingRow).where(FindingRow.rule == "TTHC-P07")
        sighting = session.exec(query).one()
        assert (sighting.line, sighting.severity) == (5, "critical")
        assert sighting.remedy == [{"op": "set", "path": "time_limit", "value": "3 working_day"}]


def test_a_new_file_changes_what_is_found_in_another_and_in_nothing_else(
    store: Store, folder: Path
) -> None:
    loaded(store, folder, base=3, local=5)
    with store.read() as session:
        others = session.exec(select(FindingRow).where(FindingRow.rule != "TTHC-P07")).all()
        before = [row.model_dump() for row in others if row.procedure.startswith("ubnd")]

    report = loaded(store, folder, base=6, local=5)

    assert report.amended == 1
    assert longer(store) == [("ubnd-tinh-a/1.000001", False)]
    with store.read() as session:
        others = session.exec(select(FindingRow).where(FindingRow.rule != "TTHC-P07")).all()
        assert [r.model_dump() for r in others if r.procedure.startswith("ubnd")] == before


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (DAY, Status.SUPPRESSED),
        (date(2027, 1, 1), Status.SUPPRESSED),
        (date(2027, 1, 2), Status.OPEN),
    ],
)
def test_one_that_the_file_holds_back_is_kept_with_the_reason_and_open_when_the_day_is_over(
    store: Store, folder: Path, today: date, expected: Status
) -> None:
    loaded(store, folder, base=3, local=5, more=SUPPRESSED)

    (found,) = findings(
        store, actor=LOADER, today=today, wanted=FindingFilter(rule="TTHC-P07")
    ).items
    assert longer(store) == [("ubnd-tinh-a/1.000001", True)]
    assert (found.status, found.held) == (expected, HeldBack("Núi", None, date(2027, 1, 1)))
    assert catalogue_finding(found).held == found.held


def test_one_that_a_file_holds_back_no_more_is_open_and_told_as_changed(
    store: Store, folder: Path
) -> None:
    loaded(store, folder, base=3, local=5, more=SUPPRESSED)
    loaded(store, folder, base=3, local=5)

    (found,) = findings(store, actor=LOADER, today=DAY, wanted=FindingFilter(rule="TTHC-P07")).items
    assert (found.status, found.held, found.revision) == (Status.OPEN, None, 2)


def test_what_a_file_holds_back_falls_with_nothing_until_its_day_is_over(
    store: Store, folder: Path
) -> None:
    def fallen(today: date) -> set[str]:
        with store.read() as session:
            touched = falls_with_procedure(
                session, LOADED, ("ubnd-tinh-a", "1.000001"), today=today
            )
        return {each.said for each in touched}

    loaded(store, folder, base=3, local=5, more=SUPPRESSED)

    assert "TTHC-P07" not in fallen(DAY)
    assert "TTHC-P07" in fallen(date(2027, 1, 2))


def test_one_that_is_back_is_counted_once(store: Store, folder: Path) -> None:
    loaded(store, folder, base=3, local=5)
    gone = loaded(store, folder, base=6, local=5)
    back = loaded(store, folder, base=3, local=5)

    assert (gone.findings.gone, back.findings.returned) == (1, 1)


def test_the_same_files_again_change_nothing(store: Store, folder: Path) -> None:
    loaded(store, folder, base=3, local=5)

    report = load(store, folder, actor=LOADER, now=LATER, analysis=analysis(as_of=DAY))

    assert (report.findings, report.act) == (FindingChanges(), None)
