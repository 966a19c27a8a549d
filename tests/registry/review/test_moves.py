"""The state machine: every act in every state, who may, four eyes, and what follows by date."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from registry.actors import Actor, Role
from registry.refusals import Conflict, Forbidden, Invalid, NotFound
from registry.review import (
    Case,
    Kept,
    Moved,
    Said,
    case,
    change_measure,
    open_case,
    remove_measure,
    states,
    transitions,
)
from registry.review.guards import GUARDS
from registry.review.machine import Of
from registry.store import Store, load, read_acts
from tests.registry.folders import LATER, LOADER, NOW, PAPERS, papers, procedure_text, write_folder
from tests.registry.review.reviewing import (
    APPROVER,
    AUTHOR,
    CHECKER,
    KEEPS,
    OWNER,
    PUBLISHER,
    REMOVES,
    SAID,
    STRANGER,
    TODAY,
    act,
    added,
    reviewed,
)

# Written by hand from the state machine of the law and of the house, not read from the file.
CASE_ACTS: Mapping[str, set[str]] = {
    "DRAFT_PLAN": {"plan_case", "withdraw_case"},
    "PLANNED": {"start_review", "withdraw_case"},
    "IN_REVIEW": {"finish_costing", "rebase_case", "withdraw_case"},
    "COSTED": {"record_consultation", "skip_consultation", "reopen_review", "withdraw_case"},
    "CONSULTED": {"submit_case", "reopen_review", "withdraw_case"},
    "QUALITY_CHECK": {"return_case", "propose_case", "withdraw_case"},
    "RETURNED": {"resume_review", "withdraw_case"},
    "WITHDRAWN": set(),
}
MEASURE_ACTS: Mapping[str, set[str]] = {
    "PROPOSED": {"approve_measure", "reject_measure", "keep_measure", "withdraw_measure"},
    "APPROVED": {"start_drafting", "forward_measure", "withdraw_measure"},
    "REJECTED": set(),
    "FORWARDED": {"record_assessment", "withdraw_measure"},
    "ASSESSED": {"record_government_approval", "withdraw_measure"},
    "APPROVED_BY_PM": {"start_drafting", "withdraw_measure"},
    "DRAFTING": {"record_enactment", "withdraw_measure"},
    "ENACTED": {"record_publication"},
    "PUBLISHED": set(),
    "IN_EFFECT": {"verify_measure"},
    "VERIFIED": set(),
    "CLOSED_KEEP": set(),
    "EXPIRED": set(),
    "WITHDRAWN": set(),
}
STATES = [(Of.CASE, state) for state in CASE_ACTS] + [(Of.MEASURE, state) for state in MEASURE_ACTS]
EVERYTHING = Actor("ai", Role.ADMINISTRATOR, "*")


@pytest.fixture
def review(store: Store, folder: Path) -> Store:
    """Case 1 in review with measure 1, which removes a paper."""
    reviewed(store, folder)
    assert isinstance(added(store), Kept)
    return store


def put(store: Store, own: str, measure: str | None = None, **columns: object) -> None:
    """Puts case 1 and its measure into a state that would take many acts to reach."""
    with store.note() as session:
        session.connection().execute(text("UPDATE review_case SET state = :s"), {"s": own})
        values = {"state": measure, **columns}
        said = ", ".join(f"{name} = :{name}" for name in values)
        session.connection().execute(text(f"UPDATE measure SET {said}"), values)


def revisions(store: Store) -> tuple[int, int]:
    summary = case(store, 1, actor=EVERYTHING, today=TODAY)
    assert not isinstance(summary, NotFound)
    return summary.case.revision, summary.measures[0].revision


def test_every_state_and_every_act_is_in_the_table() -> None:
    assert {s for of, s in STATES if of is Of.CASE} | {
        s for of, s in STATES if of is Of.MEASURE
    } == set(states())
    named = set().union(*CASE_ACTS.values(), *MEASURE_ACTS.values())
    assert named == {name for name, each in transitions().items() if not each.is_dated}


def test_what_the_file_names_is_there() -> None:
    for each in transitions().values():
        assert {*each.sources, each.target} <= set(states())
        assert set(each.guards) <= set(GUARDS)
        assert each.label.vi
        assert each.label.en
    used = {name for each in transitions().values() for name in each.guards}
    assert used == set(GUARDS)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("of", "state"), STATES)
def test_an_act_is_possible_in_its_states_and_refused_in_all_others(
    review: Store, of: Of, state: str
) -> None:
    """Guards are left out: an act they stop is one that its state allows."""
    allowed = (CASE_ACTS if of is Of.CASE else MEASURE_ACTS)[state]

    for name, each in transitions().items():
        if each.is_dated or each.of is not of:
            continue
        put(review, *((state,) if of is Of.CASE else ("PROPOSED", state)))
        number = revisions(review)[0 if of is Of.CASE else 1]
        answer = act(review, name, number, actor=EVERYTHING)
        refused = isinstance(answer, Conflict) and answer.code == "act-impossible"
        assert refused is (name not in allowed), (state, name, answer)
        if refused:
            assert isinstance(answer, Conflict)
            assert {possible.act for possible in answer.possible} == allowed
            assert answer.current_state == state


def test_a_dossier_from_review_to_verified(review: Store) -> None:
    moves = [
        ("finish_costing", AUTHOR), ("skip_consultation", AUTHOR), ("submit_case", AUTHOR),
        ("return_case", CHECKER), ("resume_review", AUTHOR), ("finish_costing", AUTHOR),
        ("record_consultation", AUTHOR), ("submit_case", AUTHOR), ("propose_case", CHECKER),
    ]  # fmt: skip
    for name, actor in moves:
        assert isinstance(act(review, name, revisions(review)[0], actor=actor), Moved), name
    for name, actor in [
        ("approve_measure", APPROVER), ("start_drafting", CHECKER),
        ("record_enactment", CHECKER), ("record_publication", PUBLISHER),
    ]:  # fmt: skip
        assert isinstance(act(review, name, revisions(review)[1], actor=actor), Moved), name

    before = case(review, 1, actor=AUTHOR, today=date(2026, 11, 30))
    after = case(review, 1, actor=AUTHOR, today=date(2026, 12, 1))
    assert not isinstance(before, NotFound)
    assert not isinstance(after, NotFound)
    assert (before.case.state, after.case.state) == ("PUBLISHED", "IN_EFFECT")
    assert (after.case.returns, after.measures[0].instrument) == (1, "12/QĐ-BCA")
    too_early = act(review, "verify_measure", revisions(review)[1], actor=CHECKER)
    assert isinstance(too_early, Conflict)
    done = act(
        review, "verify_measure", revisions(review)[1], actor=CHECKER,
        now=NOW + timedelta(days=30), idempotency_key="later",
    )  # fmt: skip
    assert isinstance(done, Moved)
    closed = case(review, 1, actor=AUTHOR, today=TODAY + timedelta(days=30))
    assert not isinstance(closed, NotFound)
    assert (closed.case.state, closed.case.closed_at) == ("VERIFIED", NOW + timedelta(days=30))


def test_every_act_is_in_the_log_with_its_states(review: Store) -> None:
    act(review, "finish_costing", 2, actor=AUTHOR)

    with review.read() as session:
        last = read_acts(session)[-1]
    assert (last.kind, last.subject, last.role) == ("finish_costing", "cases/1", "reviewer")
    assert b'"from":"IN_REVIEW"' in last.body
    assert b'"to":"COSTED"' in last.body


def test_the_author_neither_checks_nor_approves_and_the_checker_does_not_approve(
    review: Store,
) -> None:
    put(review, "QUALITY_CHECK")
    strong_author = replace(APPROVER, name=AUTHOR.name)

    answer = act(review, "propose_case", 2, actor=strong_author)
    assert isinstance(answer, Conflict)
    assert answer.code == "own-work"
    checker = replace(APPROVER, name=CHECKER.name)
    assert isinstance(act(review, "propose_case", 2, actor=checker), Moved)  # the control

    for actor, code in ((strong_author, "own-work"), (checker, "own-check")):
        answer = act(review, "approve_measure", revisions(review)[1], actor=actor)
        assert isinstance(answer, Conflict)
        assert answer.code == code
    assert isinstance(act(review, "approve_measure", revisions(review)[1], actor=APPROVER), Moved)


def test_what_is_beyond_the_power_of_the_owner_is_forwarded_first(review: Store) -> None:
    put(review, "PROPOSED", "APPROVED", within_power=0)

    answer = act(review, "start_drafting", revisions(review)[1], actor=CHECKER)
    assert isinstance(answer, Conflict)
    assert answer.code == "beyond-power"
    for name in (
        "forward_measure", "record_assessment", "record_government_approval", "start_drafting"
    ):  # fmt: skip
        assert isinstance(act(review, name, revisions(review)[1], actor=CHECKER), Moved), name
    put(review, "PROPOSED", "APPROVED", within_power=1)
    answer = act(review, "forward_measure", revisions(review)[1], actor=CHECKER)
    assert isinstance(answer, Conflict)
    assert answer.code == "within-power"


def test_a_measure_that_keeps_the_rule_is_kept_and_one_that_changes_it_is_approved(
    review: Store,
) -> None:
    added(review, KEEPS, revision=2)
    put(review, "PROPOSED", "PROPOSED")
    for name, number, code in (
        ("approve_measure", 2, "measure-keeps"), ("keep_measure", 1, "measure-changes")
    ):  # fmt: skip
        answer = act(review, name, 1, actor=APPROVER, number=number)
        assert isinstance(answer, Conflict)
        assert answer.code == code
    assert isinstance(act(review, "keep_measure", 1, actor=APPROVER, number=2), Moved)
    summary = case(review, 1, actor=AUTHOR, today=TODAY)
    assert not isinstance(summary, NotFound)
    assert summary.case.state == "PROPOSED"
    assert [each.state for each in summary.measures] == ["PROPOSED", "CLOSED_KEEP"]


def test_a_temporary_text_expires_and_the_procedure_can_be_reviewed_again(review: Store) -> None:
    put(review, "PROPOSED", "DRAFTING")
    temporary = replace(SAID, effective=date(2026, 12, 1), until=date(2027, 2, 28))
    act(review, "record_enactment", revisions(review)[1], actor=CHECKER, said=temporary)
    act(review, "record_publication", revisions(review)[1], actor=PUBLISHER)

    def state(today: date) -> str:
        found = case(review, 1, actor=AUTHOR, today=today)
        assert not isinstance(found, NotFound)
        return found.case.state

    assert [state(date(2027, 2, 28)), state(date(2027, 3, 1))] == ["IN_EFFECT", "EXPIRED"]
    again: dict[str, Any] = {"reason": "Hết hạn", "actor": AUTHOR, "idempotency_key": "again"}
    early = open_case(review, OWNER, "1.004194", now=NOW, expected_revision=1, **again)
    assert isinstance(early, Conflict)
    late = open_case(
        review, OWNER, "1.004194", now=NOW + timedelta(days=120), expected_revision=1, **again
    )
    assert isinstance(late, Case)


@pytest.mark.parametrize(
    ("name", "actor", "needed"),
    [
        ("finish_costing", Actor("x", Role.VIEWER, OWNER), Role.REVIEWER),
        ("withdraw_case", CHECKER, Role.APPROVER),
        ("finish_costing", STRANGER, Role.REVIEWER),
    ],
)
def test_an_act_needs_its_role_within_the_authority(
    review: Store, name: str, actor: Actor, needed: Role
) -> None:
    answer = act(review, name, 2, actor=actor)

    assert isinstance(answer, Forbidden)
    assert answer.role_needed is needed
    assert revisions(review) == (2, 1)


def test_a_stale_revision_and_what_was_not_said_are_told(review: Store) -> None:
    stale = act(review, "finish_costing", 1, actor=AUTHOR)
    assert isinstance(stale, Conflict)
    assert (stale.code, stale.current_revision) == ("stale-revision", 2)

    put(review, "PROPOSED", "DRAFTING")
    silent = act(review, "record_enactment", 1, actor=CHECKER, said=Said())
    assert isinstance(silent, Invalid)
    assert [each.field for each in silent.fields] == ["document.number", "effective"]
    backwards = replace(SAID, effective=date(2026, 1, 1), until=date(2025, 1, 1))
    wrong = act(review, "record_enactment", 1, actor=CHECKER, said=backwards)
    assert isinstance(wrong, Invalid)
    assert [each.code for each in wrong.fields] == ["before-document", "until-before-effective"]
    assert isinstance(act(review, "start_review", 1, actor=AUTHOR, number=99), NotFound)


def test_sending_an_act_twice_does_it_once(review: Store) -> None:
    first = act(review, "finish_costing", 2, actor=AUTHOR)

    assert act(review, "finish_costing", 2, actor=AUTHOR) == first
    assert revisions(review)[0] == 3


def test_a_measure_is_changed_while_the_review_is_open_and_not_afterwards(review: Store) -> None:
    reworded = replace(REMOVES, title="Bỏ hẳn giấy a")
    asked: dict[str, Any] = {"actor": AUTHOR, "now": LATER, "expected_revision": 1}
    kept = change_measure(review, 1, reworded, idempotency_key="c", **asked)
    assert isinstance(kept, Kept)
    assert (kept.revision, kept.case_revision) == (2, 3)

    stale = change_measure(review, 1, REMOVES, idempotency_key="d", **asked)
    assert isinstance(stale, Conflict)
    assert stale.current is not None
    assert stale.current["title"] == "Bỏ hẳn giấy a"  # both versions are before the person

    put(review, "COSTED")
    late = change_measure(
        review, 1, REMOVES, idempotency_key="e", actor=AUTHOR, now=LATER, expected_revision=2
    )
    assert isinstance(late, Conflict)
    assert late.code == "no-more-changes"


def test_a_measure_taken_back_is_not_proposed(review: Store) -> None:
    added(review, KEEPS, revision=2)
    removed = remove_measure(
        review, 1, actor=AUTHOR, now=NOW, idempotency_key="r", expected_revision=1
    )
    assert isinstance(removed, Kept)
    put_case = case(review, 1, actor=AUTHOR, today=TODAY)
    assert not isinstance(put_case, NotFound)
    assert put_case.case.state == "IN_REVIEW"


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"outcome": "maybe"}, "outcome", "outcome-unknown"),
        ({"title": " "}, "title", "required"),
        ({"findings": ("PAPER:9:x",)}, "findings.0", "finding-elsewhere"),
        ({"patch": ({"op": "remove", "path": "documents/z"},)}, "patch", "patch-path-unknown"),
        ({"patch": ({"op": "burn", "path": "documents/a"},)}, "patch", "patch-refused"),
        ({"outcome": "keep"}, "patch", "patch-of-keep"),
    ],
)
def test_a_measure_that_makes_no_sense_is_refused(
    review: Store, change: dict[str, Any], field: str, code: str
) -> None:
    answer = added(review, replace(REMOVES, **change), revision=2)

    assert isinstance(answer, Invalid)
    assert (field, code) in [(each.field, each.code) for each in answer.fields]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_what_happened_cannot_be_changed(review: Store) -> None:
    with pytest.raises((DatabaseError, sqlite3.DatabaseError)), review.note() as session:
        session.connection().exec_driver_sql("UPDATE review_event SET actor = 'x'")


def test_loading_again_leaves_the_case_on_its_edition(review: Store, folder: Path) -> None:
    write_folder(folder, {"x.yaml": procedure_text(more=papers("b"))})
    load(review, folder, actor=LOADER, now=LATER, analysis=PAPERS)

    summary = case(review, 1, actor=AUTHOR, today=TODAY)
    assert not isinstance(summary, NotFound)
    assert isinstance(added(review, revision=2), Kept)  # paper a is in the edition under review
