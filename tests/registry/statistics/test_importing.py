"""Figures wait, are accepted, add up and are corrected; what stood before stays."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from registry.actors import Actor, Role
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal
from registry.statistics import (
    Accepted,
    Reading,
    TakenIn,
    Wanted,
    accept_statistics,
    choices,
    find_totals,
    newest_of_procedures,
    statistics_file,
    statistics_files,
    take_in,
    units,
)
from registry.store import Store, read_acts
from tests.registry.folders import LATER, NOW
from tests.registry.statistics.test_reading import read

CONTROLLER = Actor("kiem", Role.CONTROLLER, "bo-cong-an")
REVIEWER = Actor("soat", Role.REVIEWER, "bo-cong-an")
HEADINGS = "unit,procedure,period,received,early_or_on_time,late"
JANUARY = "Xã A,1.004194,2025-01,10,9,1"


def read_rows(folder: Path, *rows: str) -> Reading:
    return read(folder, *rows, headings=HEADINGS)


def taken(
    store: Store, reading: Reading, key: str = "t", reason: str = "", actor: Actor = CONTROLLER
) -> TakenIn | Refusal:
    return take_in(
        store, reading, "bo-cong-an", actor=actor, now=NOW, idempotency_key=key, reason=reason
    )


def accepted(
    store: Store, file: int = 1, revision: int = 1, actor: Actor = CONTROLLER
) -> Accepted | Refusal:
    return accept_statistics(
        store, file, actor=actor, now=LATER, idempotency_key=f"a{file}", expected_revision=revision
    )


def counted(store: Store, folder: Path, *rows: str) -> None:
    done = taken(store, read_rows(folder, *rows))
    assert isinstance(done, TakenIn), done
    assert isinstance(accepted(store, done.file), Accepted)


def shown(store: Store, wanted: Wanted) -> list[tuple[str, str, str, Mapping[str, int]]]:
    lines = find_totals(store, wanted).piece.rows
    return [(each.unit, each.procedure, str(each.since)[:7], each.figures) for each in lines]


def test_good_rows_wait_until_they_are_accepted(store: Store, tmp_path: Path) -> None:
    done = taken(store, read_rows(tmp_path, JANUARY, "Xã B,,2025-01,-1,,"))

    assert done == TakenIn(file=1, lines=1, mistakes=1, revision=1)
    assert shown(store, Wanted()) == []
    (file,) = statistics_files(store, actor=CONTROLLER)
    assert [(m.row, m.column, m.code) for m in file.mistakes] == [(3, "received", "negative")]
    assert (file.taken_in_by, file.accepted_by) == ("kiem", None)

    assert accepted(store) == Accepted(file=1, lines=1, corrected=0, revision=2)
    assert [each[0] for each in shown(store, Wanted())] == ["Xã A"]
    with store.read() as session:
        assert [act.kind for act in read_acts(session)] == [
            "take_in_statistics", "accept_statistics",
        ]  # fmt: skip


def test_procedures_of_a_unit_add_up_where_all_state_it(store: Store, tmp_path: Path) -> None:
    counted(store, tmp_path, JANUARY, "Xã A,1.004222,2025-01,5,5,", "Xã B,1.004194,2025-01,3,2,1")

    assert shown(store, Wanted()) == [
        ("Xã A", "", "2025-01", {"received": 15, "early_or_on_time": 14}),
        ("Xã B", "", "2025-01", {"received": 3, "early_or_on_time": 2, "late": 1}),
    ]
    assert shown(store, Wanted(grain="procedure", procedure="1.004194")) == [
        ("", "1.004194", "2025-01", {"received": 13, "early_or_on_time": 11, "late": 2}),
    ]
    found = find_totals(store, Wanted(level="commune"))
    assert found.figures == {"received": 18, "early_or_on_time": 16}


def test_what_a_unit_states_over_all_is_not_added_to_its_procedures(
    store: Store, tmp_path: Path
) -> None:
    counted(store, tmp_path, JANUARY, "Xã A,,2025-01,100,90,2")

    assert shown(store, Wanted()) == [
        ("Xã A", "", "2025-01", {"received": 100, "early_or_on_time": 90, "late": 2})
    ]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (["Xã A,,2025-01,1,1,", "Huyện B,,2025-01,1,1,"], "several levels"),
        (["Tỉnh A,,2025-01,1,1,", "Tỉnh B,,2025-01,1,1,"], "several levels"),
        (["Xã A,,2025-01,1,1,", "Xã A,,2025-Q1,1,1,"], "several periods"),
    ],
)
def test_what_may_overlap_has_no_sum(
    store: Store, tmp_path: Path, rows: list[str], why: str
) -> None:
    counted(store, tmp_path, *rows)

    found = find_totals(store, Wanted())

    assert found.lines == 2
    assert found.figures is None
    assert found.why_not is not None
    assert why in found.why_not.en


def test_a_period_kept_already_is_bad_unless_it_is_a_correction_with_a_reason(
    store: Store, tmp_path: Path
) -> None:
    counted(store, tmp_path, JANUARY)
    better = read_rows(tmp_path, JANUARY.replace("10,9", "11,10"))

    again = taken(store, better, "again")
    assert isinstance(again, Invalid)
    assert [(each.field, each.code) for each in again.fields] == [("row 2", "period-kept")]

    assert taken(store, better, "better", "Đếm sót một hồ sơ") == TakenIn(2, 1, 0, 1)
    assert shown(store, Wanted())[0][3]["received"] == 10
    assert accepted(store, 2) == Accepted(file=2, lines=1, corrected=1, revision=2)

    (line,) = find_totals(store, Wanted()).piece.rows
    assert line.figures == {"received": 11, "early_or_on_time": 10, "late": 1}
    (before,) = line.corrections
    assert before.figures == {"received": 10, "early_or_on_time": 9, "late": 1}
    assert (before.by, before.at, before.reason) == ("kiem", LATER, "Đếm sót một hồ sơ")


def test_the_database_knows_how_many_lines_there_are_when_it_plans(
    store: Store, tmp_path: Path
) -> None:
    """Else PostgreSQL reads the lines of a procedure again for each line of a file."""
    taken(store, read_rows(tmp_path, JANUARY, "Xã B,,2025-01,1,1,"))

    with store.read() as session:
        connection = session.connection()
        if connection.dialect.name == "postgresql":
            query = "SELECT reltuples FROM pg_class WHERE relname = 'statistics_line'"
            assert connection.execute(text(query)).scalar() == 2


def test_a_correction_that_changes_nothing_is_bad(store: Store, tmp_path: Path) -> None:
    counted(store, tmp_path, JANUARY)

    done = taken(store, read_rows(tmp_path, JANUARY, "Xã B,,2025-01,1,1,"), "x", "Lý do")

    assert isinstance(done, TakenIn)
    assert (done.lines, done.mistakes) == (1, 1)
    file = statistics_file(store, 2, actor=CONTROLLER)
    assert not isinstance(file, NotFound)
    assert [(m.row, m.code) for m in file.mistakes] == [(2, "period-kept")]


def test_of_two_files_with_one_period_the_second_is_overtaken(store: Store, tmp_path: Path) -> None:
    taken(store, read_rows(tmp_path, JANUARY), "one")
    taken(store, read_rows(tmp_path, JANUARY.replace("10,9", "12,9")), "two")
    assert isinstance(accepted(store, 1), Accepted)

    late = accepted(store, 2)

    assert isinstance(late, Conflict)
    assert late.code == "statistics-overtaken"
    assert shown(store, Wanted())[0][3]["received"] == 10


def test_only_controllers_take_in_and_accept_once(store: Store, tmp_path: Path) -> None:
    reading = read_rows(tmp_path, JANUARY)

    assert isinstance(taken(store, reading, actor=REVIEWER), Forbidden)
    assert isinstance(taken(store, reading), TakenIn)
    assert isinstance(accepted(store, actor=REVIEWER), Forbidden)
    assert isinstance(accepted(store, file=9), NotFound)
    assert getattr(accepted(store, revision=2), "code", "") == "stale-revision"
    assert isinstance(accepted(store), Accepted)
    twice = accept_statistics(
        store, 1, actor=CONTROLLER, now=LATER, idempotency_key="other", expected_revision=2
    )
    assert getattr(twice, "code", "") == "statistics-accepted"
    assert statistics_files(store, actor=Actor("la", Role.CONTROLLER, "bo-y-te")) == []


def test_a_kept_line_cannot_be_changed(store: Store, tmp_path: Path) -> None:
    counted(store, tmp_path, JANUARY)

    for statement in ("UPDATE statistics_line SET received = 1", "DELETE FROM statistics_line"):
        with pytest.raises(IntegrityError, match="refused"), store.note() as session:
            session.connection().execute(text(statement))


def test_the_last_period_of_a_procedure_and_what_there_is_to_choose(
    store: Store, tmp_path: Path
) -> None:
    counted(store, tmp_path, JANUARY, "Xã A,1.004194,2025-02,7,7,0", "Huyện B,,2025-01,4,4,")

    newest = newest_of_procedures(store, ["1.004194", "9.999999"])
    assert {
        code: [each.figures["received"] for each in lines] for code, lines in newest.items()
    } == {"1.004194": [7]}
    found = choices(store)
    assert units(store) == {"Huyện B": 1, "Xã A": 2}
    assert units(store, like="xa a") == {"Xã A": 2}
    assert units(store, first=1) == {"Huyện B": 1}
    assert found.levels == {"commune": 2, "district": 1}
    assert [str(until) for _, until in found.periods] == ["2025-02-28", "2025-01-31"]
    within = find_totals(store, Wanted(since=date(2025, 2, 1), until=date(2025, 2, 28)))
    assert within.lines == 1
