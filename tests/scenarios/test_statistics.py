"""From a file of figures to a finding on the page of a procedure, and back by a correction."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from registry.analysis.storing import analysis, judging_counted
from registry.publication.snapshot import evidence
from registry.statistics import (
    Accepted,
    Defaults,
    TakenIn,
    accept_statistics,
    read_figures,
    take_in,
)
from registry.store import Store, load, open_store, read_acts
from registry.store.tables import FindingRow, SightingRow
from tests.registry.folders import procedure_text, write_folder
from tests.web.example_site import LOADER, NOW, TODAY, example_app, release, visiting

AUTHORITY = "bo-cong-an"
HEADINGS = (
    "đơn vị,cấp,mã tthc,kỳ,tiếp nhận,đã giải quyết,quá hạn,trung vị ngày,yêu cầu bổ sung nhiều lần"
)
IDLE, QUICK, LATE, ASKED, WELL = (f"1.00000{n}" for n in range(1, 6))
PROCEDURES = {
    IDLE: "validity: {from: 2020-01-01}\nagencies: {executing: [{name: Cục A, level: central}]}\n",
    QUICK: "time_limit: 10 working_day\n", LATE: "", ASKED: "",
    WELL: "time_limit: 10 working_day\nvalidity: {from: 2020-01-01}\n",
}  # fmt: skip
ROWS = (
    *(f"Cục A,central,{IDLE},{year},0,0,0,," for year in (2023, 2024, 2025)),
    f"Xã A,,{QUICK},2025,50,40,0,\"3,5\",0", f"Xã B,,{QUICK},2025,30,30,0,4,0",
    f"Xã A,,{LATE},2025,120,100,20,,0",
    f"Xã A,,{ASKED},2025,1000,900,0,,30",
    # Of this one all is well, or not known: another unit carries it out, half of the limit is
    # taken in one place, few are late, few are asked again.
    f"Xã A,,{WELL},2025,1000,900,9,3,10", f"Xã B,,{WELL},2025,1000,900,9,6,10",
)  # fmt: skip
FOUND = {(IDLE, "TTHC-C05"), (QUICK, "TTHC-S23"), (LATE, "TTHC-S24"), (ASKED, "TTHC-S12")}
ASKING = ("TTHC-C05", "TTHC-S12", "TTHC-S23", "TTHC-S24")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(
        tmp_path / "gon.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgresql").database()
    )
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "procedures"
    made.mkdir()
    return made


@pytest.fixture
def loaded(store: Store, folder: Path) -> Store:
    files = {f"{code}.yaml": procedure_text(code, more=more) for code, more in PROCEDURES.items()}
    how = analysis(as_of=TODAY, store=store)
    assert load(store, write_folder(folder, files), actor=LOADER, now=NOW, analysis=how).new == 5
    release(store, AUTHORITY, 0)
    return store


def accepted(store: Store, folder: Path, *rows: str, reason: str = "") -> Accepted:
    """A file as it comes, taken in and accepted."""
    file = folder / "bang.csv"
    file.write_text("\n".join((HEADINGS, *rows)) + "\n", encoding="utf-8")
    reading = read_figures(file, Defaults(TODAY, source="Báo cáo năm 2025"))
    assert reading.mistakes == ()
    key = f"{reason}{rows}"
    taken = take_in(
        store, reading, AUTHORITY, actor=LOADER, now=NOW, idempotency_key=key, reason=reason
    )
    assert isinstance(taken, TakenIn), taken
    done = accept_statistics(
        store, taken.file, actor=LOADER, now=NOW, idempotency_key=f"yes {key}",
        expected_revision=1, judge=judging_counted(as_of=TODAY),
    )  # fmt: skip
    assert isinstance(done, Accepted), done
    return done


def standing(store: Store) -> set[tuple[str, str]]:
    """What the rules on figures find now, by code and rule."""
    with store.read() as session:
        rows = session.exec(select(FindingRow)).all()
        return {
            (row.procedure.partition("/")[2], row.rule)
            for row in rows if row.rule in ASKING and row.gone_at is None
        }  # fmt: skip


def test_each_rule_finds_what_the_figures_say_and_nothing_where_they_do_not(
    loaded: Store, tmp_path: Path
) -> None:
    assert standing(loaded) == set()

    done = accepted(loaded, tmp_path, *ROWS)

    assert (done.findings, done.gone) == (4, 0)
    assert standing(loaded) == FOUND
    with loaded.read() as session:
        (sighting,) = session.exec(
            select(SightingRow).join(FindingRow).where(FindingRow.rule == "TTHC-S24")
        ).all()
        told = {each.name: each.value for each in evidence(sighting.evidence)}
        assert told["p.statistics.late_share"] == 20.0
        assert told["p.statistics.resolved"] == 100
        (act,) = read_acts(session, kinds=["accept_statistics"])
        assert b'"findings":{"gone":0,"new":4,"returned":0}' in act.body


def test_the_page_of_a_procedure_shows_the_finding_at_once_and_no_more_after_a_correction(
    loaded: Store, tmp_path: Path
) -> None:
    visitor = visiting(example_app(loaded))
    address = f"/procedures/{LATE}"
    before = visitor.get(address)
    assert "TTHC-S24" not in before.text

    accepted(loaded, tmp_path, *ROWS)
    after = visitor.get(address, headers={"If-None-Match": before.headers["etag"]})

    assert after.status_code == 200
    assert "TTHC-S24" in after.text
    assert "20 trên 100 hồ sơ đã giải quyết trong 12 tháng bị quá hạn" in after.text

    better = f"Xã A,,{LATE},2025,120,100,2,,0"
    done = accepted(loaded, tmp_path, better, reason="Ngày giải quyết ghi muộn")
    assert (done.findings, done.gone) == (0, 1)
    assert standing(loaded) == FOUND - {(LATE, "TTHC-S24")}
    assert "TTHC-S24" not in visitor.get(address).text


@pytest.mark.parametrize(
    "row",
    [
        f"Cục A,central,{IDLE},2024,1,1,0,,",
        f"Cục A,central,{IDLE},2024,,0,0,,",
        f"Cục B,central,{IDLE},2024,0,0,0,,",
    ],
    ids=["one dossier", "nobody states how many", "another unit"],
)
def test_no_dossier_is_said_only_where_all_who_handle_it_state_none(
    loaded: Store, tmp_path: Path, row: str
) -> None:
    rows = [each for each in ROWS if f"{IDLE},2024" not in each]

    accepted(loaded, tmp_path, row, *rows)

    assert standing(loaded) == FOUND - {(IDLE, "TTHC-C05")}


def test_a_later_load_says_the_same_and_old_figures_say_nothing(
    loaded: Store, folder: Path, tmp_path: Path
) -> None:
    accepted(loaded, tmp_path, *ROWS)

    def again(day: date) -> set[tuple[str, str]]:
        how = analysis(as_of=day, store=loaded)
        load(loaded, folder, actor=LOADER, now=NOW, analysis=how)
        return standing(loaded)

    assert again(date(2026, 12, 30)) == FOUND
    assert again(date(2026, 12, 31)) == set()
