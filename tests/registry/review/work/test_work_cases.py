"""Cases in pieces: the SQL says what the state machine says, and pages neither skip nor repeat."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlmodel import col

from registry.actors import Actor, Role
from registry.review.machine import shown_state, state_on, states
from registry.review.work import CaseFacet, CaseFilter, Window, case_key, cases, counted_cases
from registry.review.work.states import shown_state_of_case, state_of_measure
from registry.store import Store
from registry.store.review_tables import MeasureRow, ReviewCaseRow
from tests.registry.review.planning import SECOND, two_procedures
from tests.registry.review.reviewing import AUTHOR, OWNER, STRANGER, TODAY
from tests.registry.review.work.many_cases import EFFECTIVE, UNTIL, cases_of, due_on, every_measure

ONE = timedelta(days=1)
DAYS = [EFFECTIVE - ONE, EFFECTIVE, UNTIL, UNTIL + ONE]


@pytest.fixture
def filled(store: Store, folder: Path) -> Store:
    two_procedures(store, folder)
    return store


@pytest.mark.parametrize("today", DAYS)
def test_a_measure_is_in_the_state_that_the_machine_says(filled: Store, today: date) -> None:
    cases_of(filled, [("PROPOSED", every_measure())])

    with filled.read() as session:
        rows = session.execute(select(MeasureRow, state_of_measure(today))).all()
        for row, found in rows:
            dates = {"effective": row.effective, "until": row.until}
            assert found == (state_on(row.state, dates, today) if row.state else None)
    assert {found for _, found in rows} >= {"IN_EFFECT", "EXPIRED"} or today < EFFECTIVE


@pytest.mark.parametrize("today", DAYS)
def test_a_case_shows_the_state_that_the_machine_says(filled: Store, today: date) -> None:
    every = every_measure()
    some = [[one, other] for one, other in combinations(every[::3], 2)]
    own: list[tuple[str, list[Mapping[str, Any]]]] = [(code, []) for code in states()]
    own += [("PROPOSED", each) for each in some] + [("IN_REVIEW", each) for each in some[::40]]
    cases_of(filled, own)

    with filled.read() as session:
        found = session.execute(
            select(ReviewCaseRow, shown_state_of_case(today)).order_by(col(ReviewCaseRow.id))
        )
        for (row, shown), (state, measures) in zip(found.all(), own, strict=True):
            living = [
                state_on(each["state"], {k: each[k] for k in ("effective", "until")}, today)
                if each["state"] else state
                for each in measures
            ]  # fmt: skip
            assert shown == shown_state(row.state, living), (state, measures)


def test_pages_forwards_and_backwards_hold_every_case_once(filled: Store) -> None:
    cases_of(filled, [("IN_REVIEW", [])] * 7)
    newest_first = [7, 6, 5, 4, 3, 2, 1]

    for size in (1, 2, 3, 7, 8):
        assert _all_pages(filled, size, from_end=False) == newest_first
        assert _all_pages(filled, size, from_end=True) == newest_first


def _all_pages(store: Store, size: int, *, from_end: bool) -> list[int]:
    found: list[int] = []
    window = Window(size, from_end=from_end)
    for _ in range(10):
        page = cases(store, actor=AUTHOR, today=TODAY, window=window)
        numbers = [each.case.id for each in page.piece.rows]
        found = numbers + found if from_end else found + numbers
        assert page.total == 7
        if not (page.piece.has_previous if from_end else page.piece.has_next):
            return found
        edge = case_key(page.piece.rows[0 if from_end else -1])
        window = Window(
            size, before=edge if from_end else None, after=None if from_end else edge,
            from_end=from_end,
        )  # fmt: skip
    raise AssertionError("the pages have no end")


def test_a_case_that_comes_meanwhile_moves_no_page(filled: Store) -> None:
    cases_of(filled, [("IN_REVIEW", [])] * 4)
    first = cases(filled, actor=AUTHOR, today=TODAY, window=Window(2)).piece
    cases_of(filled, [("IN_REVIEW", [])])

    after = Window(2, after=case_key(first.rows[-1]))
    second = cases(filled, actor=AUTHOR, today=TODAY, window=after).piece

    assert [each.case.id for each in (*first.rows, *second.rows)] == [4, 3, 2, 1]
    assert (second.has_previous, second.has_next) == (True, False)


def test_facets_count_what_each_choice_would_give(filled: Store) -> None:
    cases_of(filled, [("IN_REVIEW", []), ("COSTED", []), ("IN_REVIEW", [])])
    cases_of(filled, [("COSTED", [])], SECOND)
    wanted = CaseFilter(state=("IN_REVIEW", "VERIFIED"))

    def counted(facet: CaseFacet, actor: Actor = AUTHOR) -> dict[str, int]:
        return dict(counted_cases(filled, facet, actor=actor, today=TODAY, wanted=wanted))

    assert counted(CaseFacet.STATE) == {"IN_REVIEW": 2, "COSTED": 2, "VERIFIED": 0}
    assert counted(CaseFacet.AUTHORITY) == {OWNER: 2}
    assert counted(CaseFacet.AUTHORITY, STRANGER) == {}
    found = cases(filled, actor=AUTHOR, today=TODAY, wanted=wanted)
    assert [each.case.id for each in found.piece.rows] == [3, 1]
    assert found.total == 2


def test_who_has_a_role_elsewhere_is_counted_nothing(filled: Store) -> None:
    cases_of(filled, [("IN_REVIEW", [])])

    found = cases(filled, actor=STRANGER, today=TODAY)

    assert (found.piece.rows, found.total) == ((), 0)
    everywhere = Actor("ai", Role.VIEWER, "*")
    assert cases(filled, actor=everywhere, today=TODAY).total == 1


def test_a_case_is_due_on_the_last_day_of_its_approved_plan(filled: Store) -> None:
    cases_of(filled, [("IN_REVIEW", [])] * 2)
    due_on(filled, 1, date(2027, 3, 31), approved=False)
    due_on(filled, 2, date(2027, 3, 31))

    found = cases(filled, actor=AUTHOR, today=TODAY).piece.rows

    assert [each.case.due for each in found] == [date(2027, 3, 31), None]


def test_a_page_needs_as_many_statements_for_many_cases_as_for_few(filled: Store) -> None:
    counts = []
    for _ in range(2):
        cases_of(filled, [("PROPOSED", every_measure()[:3])] * 5)
        counts.append(_statements(filled))
    assert counts[0] == counts[1] <= 8


def _statements(store: Store) -> int:
    seen: list[str] = []

    def note(_c: object, _u: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(store._engine, "before_cursor_execute", note)
    cases(store, actor=AUTHOR, today=TODAY)
    event.remove(store._engine, "before_cursor_execute", note)
    return len([each for each in seen if each.startswith("SELECT")])
