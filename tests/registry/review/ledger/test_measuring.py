"""Recording a measurement, and the ledger as people of different authorities see it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from registry.actors import EVERYWHERE, Actor, Role
from registry.reference import Wage
from registry.refusals import Conflict, Forbidden, Invalid, NotFound
from registry.review import Paper
from registry.review.ledger import (
    Column,
    Ledger,
    Line,
    Period,
    Recorded,
    Wanted,
    ledger,
    reading,
)
from registry.review.ledger.lines import Entry, Record, entries
from registry.store import Store, read_acts
from tests.registry.folders import NOW
from tests.registry.review.ledger.stories import (
    IN_FORCE,
    LATER,
    PERIOD,
    approved,
    in_force,
    moved,
    recorded,
)
from tests.registry.review.reviewing import (
    AUTHOR,
    CHECKER,
    PUBLISHER,
    STRANGER,
)
from tests.registry.review.test_costs import seen

LONG_AFTER = LATER.date()
VIEWER = Actor("xem", Role.VIEWER, "bo-cong-an")
sqlite = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


def shown(store: Store, actor: Actor = VIEWER, today: date = LONG_AFTER) -> Ledger:
    return ledger(store, actor=actor, today=today)


def line_of(store: Store, **more: Any) -> Line:
    [line] = shown(store, **more).lines
    return line


def test_a_measure_goes_through_the_columns(store: Store, folder: Path) -> None:
    approved(store, folder)
    line = line_of(store, today=NOW.date())
    assert line.columns == (Column.PROPOSED, Column.APPROVED)
    assert line.decision == Paper("12/QĐ-BCA", NOW.date())
    assert line.saving.vnd is not None
    assert (line.saving.vnd.mid, line.saving.minutes) == (1_542_000_000, 390 * 3_000)

    moved(store, "start_drafting", CHECKER)
    moved(store, "record_enactment", CHECKER)
    revision = moved(store, "record_publication", PUBLISHER)
    assert line_of(store, today=IN_FORCE - timedelta(days=1)).column is Column.APPROVED
    assert line_of(store, today=IN_FORCE).column is Column.IN_FORCE

    assert recorded(store, revision) == Recorded(1, 1, 1, revision + 1, 12)
    line = line_of(store)
    assert line.column is Column.MEASURED
    assert line.saving_in(Column.MEASURED).minutes == 390 * 3_600
    [event] = [each for each in seen(store).events if each.kind == "record_measurement"]
    assert (event.measure, event.words, event.paper) == (1, "Thống kê hồ sơ", PERIOD.paper)


@sqlite
def test_a_temporary_measure_leaves_in_force_after_its_last_day(store: Store, folder: Path) -> None:
    last = date(2027, 2, 28)
    in_force(store, folder, until=last)

    assert line_of(store, today=last).column is Column.IN_FORCE
    line = line_of(store, today=last + timedelta(days=1))
    assert (line.column, line.is_over, line.until) == (Column.APPROVED, True, last)


@sqlite
def test_the_newest_period_counts_and_all_stay_in_the_log(store: Store, folder: Path) -> None:
    revision = in_force(store, folder)
    first = recorded(store, revision)
    assert recorded(store, revision) == first  # the same key again
    earlier = replace(PERIOD, until=date(2027, 3, 31), dossiers=10)
    assert isinstance(recorded(store, revision + 1, earlier), Recorded)
    later = replace(PERIOD, until=date(2027, 12, 20), dossiers=0, hours=Decimal("1.25"), cost=0)
    assert period_of(store) == PERIOD
    assert isinstance(recorded(store, revision + 2, later), Recorded)

    line = line_of(store)
    assert period_of(store) == later
    assert line.saving_in(Column.MEASURED).minutes == 0  # measured, so a real zero
    with store.read() as session:
        kinds = [each.kind for each in read_acts(session, limit=100)]
    assert kinds.count("record_measurement") == 3


def period_of(store: Store) -> Period | None:
    found = line_of(store).measurement
    return found.period if found else None


@sqlite
def test_who_may_and_when(store: Store, folder: Path) -> None:
    revision = approved(store, folder)
    early = recorded(store, revision)
    assert isinstance(early, Conflict)
    assert (early.code, [each.act for each in early.possible]) == (
        "act-impossible", ["forward_measure", "start_drafting", "withdraw_measure"]
    )  # fmt: skip
    assert isinstance(recorded(store, revision, actor=AUTHOR), Forbidden)
    assert isinstance(recorded(store, revision, actor=STRANGER), Forbidden)
    assert isinstance(recorded(store, revision, measure=9), NotFound)

    revision = in_force_from_approved(store)
    stale = recorded(store, revision - 1)
    assert isinstance(stale, Conflict)
    assert stale.code == "stale-revision"
    assert isinstance(recorded(store, revision), Recorded)


def in_force_from_approved(store: Store) -> int:
    moved(store, "start_drafting", CHECKER)
    moved(store, "record_enactment", CHECKER)
    return moved(store, "record_publication", PUBLISHER)


@sqlite
@pytest.mark.parametrize(
    ("said", "field", "code"),
    [
        ({"until": date(2026, 11, 1)}, "until", "period-reversed"),
        ({"until": date(2028, 11, 1)}, "until", "period-not-over"),
        ({"since": date(2026, 11, 30)}, "since", "period-before-effect"),
        ({"source": " "}, "source", "required"),
        ({"source": "x" * 1001}, "source", "too-long"),
        ({"paper": Paper(" ", IN_FORCE)}, "document.number", "required"),
        ({"dossiers": -1}, "dossiers", "figure-refused"),
        ({"dossiers": 10**9}, "dossiers", "figure-refused"),
        ({"hours": Decimal("NaN")}, "hours", "figure-refused"),
        ({"hours": Decimal("0.00001")}, "hours", "figure-refused"),
        ({"hours": Decimal("-1")}, "hours", "figure-refused"),
        ({"cost": 10**12}, "cost", "figure-refused"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    store: Store, folder: Path, said: dict[str, Any], field: str, code: str
) -> None:
    revision = in_force(store, folder)

    refused = recorded(store, revision, replace(PERIOD, **said))
    assert isinstance(refused, Invalid)
    assert (field, code) in [(each.field, each.code) for each in refused.fields]
    assert line_of(store).measurement is None


@sqlite
def test_only_people_of_the_authority_see_its_lines(store: Store, folder: Path) -> None:
    approved(store, folder)

    assert shown(store, STRANGER).lines == ()
    assert shown(store, STRANGER).total.procedures == 0
    everywhere = Actor("tw", Role.VIEWER, EVERYWHERE)
    assert len(shown(store, everywhere).lines) == 1
    assert shown(store, everywhere).where(Wanted(authority="bo-y-te")).lines == ()


@sqlite
def test_a_second_look_works_nothing_out_again_until_something_changes(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = in_force(store, folder)
    first = shown(store)
    worked_out: list[int] = []

    def counting(records: list[Record], wages: list[Wage]) -> Iterator[Entry]:
        worked_out.append(len(records))
        return entries(records, wages)

    monkeypatch.setattr(reading, "entries", counting)
    assert shown(store) == first
    assert worked_out == []
    assert isinstance(recorded(store, revision), Recorded)
    assert shown(store) != first
    assert worked_out == [1]


@sqlite
def test_what_was_measured_stays_as_it_was_written(store: Store, folder: Path) -> None:
    recorded(store, in_force(store, folder))

    for statement in ("UPDATE measured_saving SET dossiers = 9", "DELETE FROM measured_saving"):
        with pytest.raises(IntegrityError), store.note() as session:
            session.connection().execute(text(statement))
