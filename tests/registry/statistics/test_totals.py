"""Lines in pieces and sums that are kept: the same as if all were read and added up each time."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from registry.statistics import Wanted, find_totals, newest_of_procedures
from registry.statistics.sums import summed
from registry.store import Store, open_store
from registry.store.pieces import Key, Window
from tests.registry.statistics.test_importing import accepted, counted, read_rows, taken
from tests.registry.store.test_store import made_at

ROWS = tuple(
    f"{unit},{code},{period},{n + 3},{n + 1},1"
    for n, (unit, code, period) in enumerate(
        (unit, code, period)
        for unit in ("Xã A", "Xã B", "Xã C", "Huyện D")
        for code in ("1.000001", "1.000002")
        for period in ("2025-01", "2025-02", "2024")
    )
)
WANTED = (
    Wanted(), Wanted(level="commune"), Wanted(unit="Xã A"), Wanted(grain="procedure"),
    Wanted(grain="procedure", procedure="1.000002"),
)  # fmt: skip


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_pieces_put_together_are_the_list_in_either_direction(
    store: Store, tmp_path: Path, wanted: Wanted
) -> None:
    counted(store, tmp_path, *ROWS, ",".join(("Xã C", "", "", "5", "5", "")))
    everything = find_totals(store, wanted)
    keys = [line.key for line in everything.piece.rows]
    assert len(keys) == everything.lines > 2
    assert keys == sorted(keys)

    forward, window = [], Window(2)
    while (piece := find_totals(store, wanted, window).piece).rows:
        forward += [line.key for line in piece.rows]
        window = Window(2, after=forward[-1])
    backward: list[Key] = []
    window = Window(2, from_end=True)
    while (piece := find_totals(store, wanted, window).piece).rows:
        backward = [line.key for line in piece.rows] + backward
        window = Window(2, before=backward[0], from_end=True)

    assert forward == backward == keys


@pytest.mark.parametrize("wanted", WANTED, ids=str)
@pytest.mark.parametrize("period", ["2025-01-01", None])
def test_a_kept_sum_is_that_of_the_lines(
    store: Store, tmp_path: Path, wanted: Wanted, period: str | None
) -> None:
    counted(store, tmp_path, *ROWS)
    asked = wanted
    if period:
        found = find_totals(store, wanted).piece.rows
        days = next((each.since, each.until) for each in found if str(each.since) == period)
        asked = replace(wanted, since=days[0], until=days[1])

    lines = find_totals(store, asked).piece.rows
    with store.read() as session:
        kept = summed(session, asked)

    assert kept.lines == len(lines)
    if kept.figures is not None:
        for name, value in kept.figures.items():
            assert value == sum(line.figures[name] for line in lines)
        assert kept.figures["received"] > 0


def test_no_more_is_read_for_a_page_of_many_lines_than_of_few(store: Store, tmp_path: Path) -> None:
    """The page, the count with its reason, the lines of the page: each one statement."""
    from sqlalchemy import event

    counted(store, tmp_path, *ROWS)
    seen: list[str] = []
    event.listen(
        store._engine, "before_cursor_execute", lambda _c, _u, statement, *_: seen.append(statement)
    )

    find_totals(store, Wanted(), Window(3))

    asked = [each for each in seen if "statistics_total" in each]
    assert len(asked) == 2
    assert "LIMIT" in asked[0]
    assert "statistics_total.grain = " in asked[1]


def test_as_many_statements_for_the_figures_of_many_procedures_as_for_one(
    store: Store, tmp_path: Path
) -> None:
    from sqlalchemy import event

    codes = [f"1.00000{number}" for number in range(6)]
    rows = [f"Xã A,{code},{period},{{n}},1,1" for code in codes for period in ("2025-01", "2024")]
    counted(store, tmp_path, *(row.format(n=7) for row in rows))
    taken(store, read_rows(tmp_path, *(row.format(n=8) for row in rows)), "again", reason="x")
    accepted(store, 2)
    seen: list[str] = []
    event.listen(
        store._engine, "before_cursor_execute", lambda _c, _u, statement, *_: seen.append(statement)
    )

    numbers = []
    for some in (codes[:1], codes):
        seen.clear()
        found = newest_of_procedures(store, some)
        numbers.append(len([each for each in seen if each.startswith("SELECT")]))
        assert {
            code: [(str(one.since), one.figures["received"], len(one.corrections)) for one in those]
            for code, those in found.items()
        } == {code: [("2025-01-01", 8, 1)] for code in some}

    assert numbers == [4, 4]  # the totals, their lines, what those superseded, the files


def test_figures_of_an_older_program_are_shown_by_this_one(location: str) -> None:
    line = (
        "INSERT INTO statistics_line (id, file, row, unit, level, procedure, part, period, since, "
        "until, stated, source, address, note, received) VALUES "
    )
    month = "'2025-01-01/2025-01-31', '2025-01-01', '2025-01-31', '[]', 'Báo cáo', '', ''"
    made_at(
        location, "0009",
        "INSERT INTO act (seq, at, actor, role, authority, kind, subject, body, leaf) VALUES "
        "(1, '2026-11-23T08:00:00.000000Z', 'a', 'viewer', '*', 'x', 'x', "
        + ("x'00', x'" + "00" * 32 + "')" if location.endswith(".db") else
           "'\\x00', decode(repeat('00', 32), 'hex'))"),
        "INSERT INTO statistics_file (id, name, sha256, authority, lines, mistakes, actor, at, act,"
        " accepted_by, accepted_at, revision) VALUES (1, 'a.csv', 'x', 'a', 2, '[]', 'a', "
        "'2026-11-23T08:00:00.000000Z', 1, 'a', '2026-11-23T08:00:00.000000Z', 2)",
        f"{line} (1, 1, 2, 'Xã A', 'commune', '1.000001', '', {month}, 7)",
        f"{line} (2, 1, 3, 'Xã B', 'commune', '1.000001', '', {month}, 5)",
    )  # fmt: skip

    opened = open_store(location, migrate=True)
    try:
        found = find_totals(opened, Wanted())
        assert (found.lines, found.figures) == (2, {"received": 12})
        (line_of,) = find_totals(opened, Wanted(grain="procedure")).piece.rows
        assert (line_of.figures, line_of.source, line_of.lines) == (
            {"received": 12}, "Báo cáo", 2,
        )  # fmt: skip
        with opened.read() as session:
            ages = session.connection().execute(text("SELECT DISTINCT age FROM statistics_total"))
            assert list(ages.scalars()) == [99991231 - 20250131]
    finally:
        opened.close()
