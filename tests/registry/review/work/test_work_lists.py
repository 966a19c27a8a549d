"""Work lists: mine, waiting for me, late; nobody is waited for who may not or must not act."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from registry.actors import EVERYWHERE, Actor, Grant, Role
from registry.reference import load_reference
from registry.review import Kept, Moved
from registry.review.deadlines import Deadline
from registry.review.feedback import Handling, Sent, handle, receive
from registry.review.machine import transitions
from registry.review.work import (
    FIRST_PIECE,
    About,
    Window,
    WorkItem,
    WorkList,
    waiting_count,
    work_counts,
    work_list,
)
from registry.store import Store
from tests.registry.folders import NOW
from tests.registry.review.planning import (
    DECISION,
    FIRST,
    SECOND,
    WHOLE,
    approved,
    item,
    made,
    two_procedures,
)
from tests.registry.review.reviewing import (
    APPROVER,
    AUTHOR,
    CHECKER,
    OWNER,
    PUBLISHER,
    STRANGER,
    TODAY,
    act,
    added,
    reviewed,
)
from tests.registry.review.test_plans import GROUP
from tests.registry.review.work.many_cases import cases_of, due_on

DAYS = load_reference().working_days
MINE, WAITING, LATE = WorkList.MINE, WorkList.WAITING_FOR_ME, WorkList.LATE


def listed(
    store: Store, which: WorkList, actor: Actor, today: date = TODAY, window: Window = FIRST_PIECE
) -> tuple[WorkItem, ...]:
    found = work_list(store, which, actor=actor, today=today, working_days=DAYS, window=window)
    if window == FIRST_PIECE:
        counts = work_counts(store, actor=actor, today=today, working_days=DAYS)
        assert counts[which] == found.total == len(found.piece.rows)
    return found.piece.rows


def awaited(store: Store, actor: Actor, today: date = TODAY) -> list[str]:
    """The acts for which the cases wait for this person."""
    rows = listed(store, WAITING, actor, today)
    assert waiting_count(store, actor=actor, today=today) == len(rows)
    return [possible.act for row in rows for _, possible in row.awaited]


@pytest.fixture
def under_review(store: Store, folder: Path) -> Store:
    reviewed(store, folder)
    assert isinstance(added(store), Kept)
    return store


def proposed(store: Store) -> None:
    """Case 1 up to its proposal, by its author and its checker."""
    steps = [("finish_costing", AUTHOR), ("skip_consultation", AUTHOR), ("submit_case", AUTHOR)]
    for revision, (name, actor) in enumerate([*steps, ("propose_case", CHECKER)], 2):
        assert isinstance(act(store, name, revision, actor=actor), Moved)


def test_a_case_waits_for_each_role_in_turn(under_review: Store) -> None:
    store = under_review
    assert (awaited(store, AUTHOR), awaited(store, CHECKER)) == (["finish_costing"], [])

    for revision, name in enumerate(("finish_costing", "skip_consultation", "submit_case"), 2):
        act(store, name, revision, actor=AUTHOR)
    assert awaited(store, AUTHOR) == []
    assert awaited(store, CHECKER) == ["return_case", "propose_case"]
    assert awaited(store, APPROVER) == []

    act(store, "propose_case", 5, actor=CHECKER)
    assert awaited(store, CHECKER) == []
    assert awaited(store, APPROVER) == ["approve_measure", "reject_measure", "keep_measure"]
    assert awaited(store, PUBLISHER) == awaited(store, STRANGER) == []


def test_nobody_is_waited_for_whom_four_eyes_shut_out(under_review: Store) -> None:
    """The same person with the role, and another one beside as the control."""
    proposed(under_review)
    checked_it = replace(CHECKER, also=(Grant(Role.APPROVER, OWNER),), role=Role.VIEWER)
    wrote_it = Actor(AUTHOR.name, Role.APPROVER, EVERYWHERE)
    another = Actor("another", Role.APPROVER, EVERYWHERE)

    assert awaited(under_review, checked_it) == []
    assert awaited(under_review, wrote_it) == []
    assert len(awaited(under_review, another)) == 3


def test_what_happens_by_date_makes_a_measure_wait(under_review: Store) -> None:
    store = under_review
    proposed(store)
    by = [("approve_measure", APPROVER), ("start_drafting", CHECKER),
          ("record_enactment", CHECKER), ("record_publication", PUBLISHER)]  # fmt: skip
    for revision, (name, actor) in enumerate(by, 2):
        assert isinstance(act(store, name, revision, actor=actor), Moved), name

    effective = date(2026, 12, 1)
    assert awaited(store, CHECKER, effective - timedelta(days=1)) == []
    assert awaited(store, CHECKER, effective) == ["verify_measure"]


def test_the_ways_out_wait_for_nobody(under_review: Store) -> None:
    assert {name for name, each in transitions().items() if each.aside} == {
        "withdraw_case", "withdraw_measure", "reopen_review", "rebase_case",
    }  # fmt: skip
    for state in ("IN_REVIEW", "DRAFT_PLAN"):
        with under_review.note() as session:
            session.connection().exec_driver_sql(f"UPDATE review_case SET state = '{state}'")
        assert awaited(under_review, APPROVER) == []


def test_mine_is_what_i_opened_or_wrote_in_until_it_is_closed(under_review: Store) -> None:
    wrote = Actor("hai", Role.REVIEWER, OWNER)
    assert listed(under_review, MINE, wrote) == ()

    assert isinstance(added(under_review, revision=2, actor=wrote), Kept)
    (row,) = listed(under_review, MINE, wrote)
    assert (row.about, row.number, row.due, row.is_late) == (About.CASE, 1, None, False)
    assert [each.number for each in listed(under_review, MINE, AUTHOR)] == [1]
    assert listed(under_review, MINE, CHECKER) == ()

    act(under_review, "withdraw_case", 3, actor=APPROVER)
    assert listed(under_review, MINE, AUTHOR) == ()


def test_one_is_told_nothing_once_the_role_is_gone(under_review: Store) -> None:
    moved = Actor(AUTHOR.name, Role.REVIEWER, "bo-y-te")

    assert listed(under_review, MINE, moved) == listed(under_review, WAITING, moved) == ()


def test_a_review_is_late_after_its_last_day_until_it_is_proposed(under_review: Store) -> None:
    due_on(under_review, 1, TODAY)
    assert listed(under_review, LATE, AUTHOR) == ()

    (row,) = listed(under_review, LATE, AUTHOR, TODAY + timedelta(days=1))
    assert row.due is not None
    assert (row.due.deadline, row.due.day, row.is_late) == (Deadline.REVIEW, TODAY, True)
    assert listed(under_review, LATE, STRANGER, TODAY + timedelta(days=1)) == ()

    proposed(under_review)
    assert listed(under_review, LATE, AUTHOR, TODAY + timedelta(days=1)) == ()


def test_late_has_cases_groups_and_feedback_by_their_days(store: Store, folder: Path) -> None:
    two_procedures(store, folder)
    made(store)
    item(store)
    item(store, replace(GROUP, ends=date(2027, 2, 15)), 2)
    approved(store, 3)
    for number in (1, 2):
        _feedback(store, number)
    answered = handle(
        store, "answer_feedback", 2, Handling(words="Sẽ sửa", unit="C06"), today=TODAY,
        actor=CHECKER, now=NOW, idempotency_key="a", expected_revision=1,
    )  # fmt: skip
    assert not hasattr(answered, "code"), answered

    rows = listed(store, LATE, CHECKER, date(2027, 4, 1))
    assert [(row.about, row.due and row.due.deadline, row.title) for row in rows] == [
        (About.FEEDBACK, Deadline.PUBLICATION, "Phản ánh 2"),
        (About.FEEDBACK, Deadline.ANSWER, "Phản ánh 1"),
        (About.PLAN_ITEM, Deadline.PLAN_ITEM, GROUP.group),
        (About.CASE, Deadline.REVIEW, f"Thủ tục {FIRST.partition('/')[2]}"),
    ]
    assert [row.due and row.due.day for row in rows] == [
        date(2026, 11, 25), date(2026, 12, 13), date(2027, 2, 15), WHOLE.ends,
    ]  # fmt: skip
    assert DECISION.number

    for size in (1, 2, 3):
        assert _all_pages(store, size, from_end=False) == [row.key for row in rows]
        assert _all_pages(store, size, from_end=True) == [row.key for row in rows]


def _feedback(store: Store, number: int) -> None:
    receive(
        store, OWNER, "1.004194", Sent("citizen", f"Phản ánh {number}"), salt=f"{number:032}",
        today=TODAY, now=NOW, idempotency_key=f"{number:032}",
    )  # fmt: skip


def _all_pages(store: Store, size: int, *, from_end: bool) -> list[object]:
    found: list[object] = []
    window = Window(size, from_end=from_end)
    while True:
        rows = listed(store, LATE, CHECKER, date(2027, 4, 1), window)
        if not rows:
            return found
        keys = [row.key for row in rows]
        found = keys + found if from_end else found + keys
        edge = keys[0 if from_end else -1]
        window = Window(
            size, before=edge if from_end else None, after=None if from_end else edge,
            from_end=from_end,
        )  # fmt: skip


def test_rows_without_a_day_stand_behind(store: Store, folder: Path) -> None:
    two_procedures(store, folder)
    for procedure in (FIRST, SECOND):
        cases_of(store, [("IN_REVIEW", [])], procedure)
    due_on(store, 2, date(2027, 3, 31))
    with store.note() as session:
        session.connection().exec_driver_sql("UPDATE review_case SET closed_at = NULL")

    assert [row.number for row in listed(store, WAITING, AUTHOR)] == [2, 1]
