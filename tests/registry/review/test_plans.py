"""Plans: made and approved by two people, complete or refused, and what is due when."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from registry.actors import EVERYWHERE, Actor, Role
from registry.refusals import Conflict, Forbidden, Invalid, NotFound
from registry.review import Case, Moved, Paper, Said, case, move, open_case
from registry.review.events import events_of
from registry.review.plans import (
    ItemDraft,
    PlanApproved,
    PlanKept,
    Standing,
    change_item,
    due,
    finish_item,
    listed,
    plan,
    plans,
    remove_item,
    suggested_procedures,
    warnings,
)
from registry.review.work import cases
from registry.store import Store, load, read_acts
from tests.registry.folders import (
    LATER,
    LOADER,
    NOW,
    PAPERS,
    papers,
    papers_judged,
    procedure_text,
    write_folder,
)
from tests.registry.review.planning import (
    FIRST,
    SECOND,
    WHOLE,
    approved,
    item,
    made,
    shown,
    two_procedures,
)
from tests.registry.review.reviewing import APPROVER, AUTHOR, CHECKER, OWNER, STRANGER, TODAY

GROUP = replace(WHOLE, procedure=None, group="Nhóm thủ tục về cư trú")


@pytest.fixture
def planned(store: Store, folder: Path) -> Store:
    """An empty plan of 2027 and two procedures."""
    two_procedures(store, folder)
    assert isinstance(made(store), PlanKept)
    return store


def ask(revision: int, key: str = "", actor: Actor = CHECKER) -> dict[str, Any]:
    return {
        "actor": actor,
        "now": NOW,
        "idempotency_key": key or f"ask {revision}",
        "expected_revision": revision,
    }


def state(store: Store, number: int = 1) -> str:
    found = case(store, number, actor=CHECKER, today=TODAY)
    assert not isinstance(found, NotFound)
    return found.case.state


def test_an_item_about_a_procedure_has_a_draft_case_that_the_approval_plans(planned: Store) -> None:
    assert item(planned) == PlanKept(plan=1, revision=2, item=1, case=1)
    assert item(planned, GROUP, 2) == PlanKept(plan=1, revision=3, item=2, case=None)
    assert (state(planned), shown(planned).items[0].standing) == ("DRAFT_PLAN", Standing.DRAFT)

    answer = approved(planned, 3)

    assert answer == PlanApproved(plan=1, revision=4, cases=(1,), warnings=())
    assert state(planned) == "PLANNED"
    found = shown(planned)
    assert (found.decision, found.decided_on, found.is_approved) == ("77/QĐ-BCA", TODAY, True)
    with planned.read() as session:
        assert [act.kind for act in read_acts(session)][-4:] == [
            "make_plan", "add_plan_item", "add_plan_item", "approve_plan",
        ]  # fmt: skip
        last = events_of(session, [1])[1][-1]
    assert (last.kind, last.source, last.target) == ("plan_case", "DRAFT_PLAN", "PLANNED")
    assert last.paper == Paper("77/QĐ-BCA", TODAY)


def test_only_the_approval_of_the_plan_plans_a_case(planned: Store) -> None:
    item(planned)

    answer = move(
        planned,
        "plan_case",
        1,
        Said(paper=Paper("1", TODAY)),
        judge=papers_judged,
        **ask(1, actor=APPROVER),
    )

    assert isinstance(answer, Conflict)
    assert answer.code == "through-plan"
    assert state(planned) == "DRAFT_PLAN"


def test_an_incomplete_plan_is_refused_with_every_item_and_field_at_once(planned: Store) -> None:
    item(planned, ItemDraft(procedure=FIRST, lead="Cục C06", ground="order"))
    item(planned, ItemDraft(group="Nhóm", product="Báo cáo"), 2)

    answer = approved(planned, 3, Paper(" ", TODAY + timedelta(days=1)))

    assert isinstance(answer, Invalid)
    assert {each.field for each in answer.fields} == {
        "decision.number", "decision.dated",
        "items.0.starts", "items.0.ends", "items.0.product", "items.0.ground_words",
        "items.1.lead", "items.1.starts", "items.1.ends", "items.1.ground",
    }  # fmt: skip
    said = {each.field: each.message for each in answer.fields}
    assert said["items.1.lead"].vi == "Mục 2 «Nhóm»: chưa có đơn vị chủ trì."
    assert said["items.0.ground_words"].en == "Item 1 “Thủ tục 1.004194”: the order is missing."
    assert state(planned) == "DRAFT_PLAN"


def test_an_empty_plan_is_not_approved(planned: Store) -> None:
    answer = approved(planned, 1)

    assert isinstance(answer, Invalid)
    assert [each.code for each in answer.fields] == ["plan-empty"]


def test_who_wrote_the_plan_or_an_item_does_not_approve_it(planned: Store) -> None:
    writer = Actor("tam", Role.APPROVER, OWNER)
    item(planned, actor=writer)

    for own in (writer, replace(APPROVER, name=CHECKER.name)):
        answer = approved(planned, actor=own)
        assert isinstance(answer, Conflict)
        assert (answer.code, answer.current_revision) == ("own-plan", 2)
    assert isinstance(approved(planned), PlanApproved)  # the control: somebody else


def test_roles_are_asked_in_the_authority_of_the_plan_and_of_its_procedures(
    planned: Store, folder: Path
) -> None:
    assert isinstance(made(planned, actor=AUTHOR, expected_revision=1), Forbidden)
    assert isinstance(item(planned, actor=AUTHOR), Forbidden)
    assert isinstance(item(planned, actor=STRANGER), Forbidden)
    write_folder(folder, {"z.yaml": procedure_text("2.000001", "bo-y-te")})
    load(planned, folder, actor=LOADER, now=LATER, analysis=PAPERS)
    foreign = item(planned, replace(WHOLE, procedure="bo-y-te/2.000001"))
    assert isinstance(foreign, Forbidden)
    assert foreign.authority == "bo-y-te"
    everybody = replace(CHECKER, authority=EVERYWHERE)
    assert isinstance(
        item(planned, replace(WHOLE, procedure="bo-y-te/2.000001"), actor=everybody), PlanKept
    )
    assert isinstance(approved(planned, actor=CHECKER), Forbidden)
    refused = approved(planned)  # an approver of the plan's authority alone
    assert isinstance(refused, Forbidden)
    assert refused.authority == "bo-y-te"
    assert isinstance(
        approved(planned, actor=replace(APPROVER, authority=EVERYWHERE)), PlanApproved
    )


def test_a_procedure_is_in_one_open_case_only(planned: Store) -> None:
    item(planned)

    again = item(planned, WHOLE, 2)

    assert isinstance(again, Conflict)
    assert (again.code, again.current_state) == ("case-open", "DRAFT_PLAN")
    opened = open_case(planned, OWNER, "1.004222", reason="r", **ask(1, "open", AUTHOR))
    assert isinstance(opened, Case)
    taken = item(planned, replace(WHOLE, procedure=SECOND), 2)
    assert isinstance(taken, Conflict)
    assert taken.code == "case-open"


def test_a_changed_item_takes_its_case_along(planned: Store) -> None:
    item(planned)

    same = change_item(planned, 1, replace(WHOLE, lead="Cục khác"), **ask(2))
    assert same == PlanKept(plan=1, revision=3, item=1, case=1)
    other = change_item(planned, 1, replace(WHOLE, procedure=SECOND), **ask(3))
    assert other == PlanKept(plan=1, revision=4, item=1, case=2)
    assert (state(planned, 1), state(planned, 2)) == ("WITHDRAWN", "DRAFT_PLAN")
    group = change_item(planned, 1, GROUP, **ask(4))
    assert group == PlanKept(plan=1, revision=5, item=1, case=None)
    assert state(planned, 2) == "WITHDRAWN"
    assert shown(planned).items[0].name == "Nhóm thủ tục về cư trú"


def test_a_removed_item_frees_its_procedure(planned: Store) -> None:
    item(planned)

    assert remove_item(planned, 1, **ask(2)) == PlanKept(plan=1, revision=3, item=1, case=1)

    assert (shown(planned).items, state(planned)) == ((), "WITHDRAWN")
    assert item(planned, WHOLE, 3) == PlanKept(plan=1, revision=4, item=2, case=2)


def test_an_item_whose_case_was_withdrawn_holds_the_approval_up(planned: Store) -> None:
    item(planned)
    move(
        planned,
        "withdraw_case",
        1,
        Said(words="Trùng"),
        judge=papers_judged,
        **ask(1, actor=APPROVER),
    )

    answer = approved(planned)

    assert isinstance(answer, Invalid)
    assert [(each.field, each.code) for each in answer.fields] == [
        ("items.0.procedure", "item-withdrawn")
    ]
    assert shown(planned).items[0].standing is Standing.WITHDRAWN


def test_what_an_item_says_must_hold_together(planned: Store) -> None:
    wrong = ItemDraft(
        procedure=f"{OWNER}/9.9", group="nhóm", starts=TODAY, ends=TODAY - timedelta(days=1),
        ground="vui", product="x" * 2001, partners=("a",) * 51,
    )  # fmt: skip

    answer = item(planned, wrong)

    assert isinstance(answer, Invalid)
    assert [each.code for each in answer.fields] == [
        "procedure-or-group", "procedure-unknown", "ground-unknown", "ends-before-start",
        "too-many", "too-long",
    ]  # fmt: skip
    nothing = item(planned, ItemDraft(group="  "))
    assert isinstance(nothing, Invalid)
    assert [each.code for each in nothing.fields] == ["procedure-or-group"]


def test_an_approved_plan_is_not_changed_any_more(planned: Store) -> None:
    item(planned)
    item(planned, GROUP, 2)
    approved(planned, 3)

    for answer in (
        item(planned, GROUP, 4), change_item(planned, 1, GROUP, **ask(4)),
        remove_item(planned, 1, **ask(4)), approved(planned, 4),
    ):  # fmt: skip
        assert isinstance(answer, Conflict)
        assert answer.code == "plan-approved"


def test_a_group_is_finished_by_a_person_and_a_procedure_by_its_case(planned: Store) -> None:
    item(planned, GROUP)
    early = finish_item(planned, 1, TODAY, **ask(2))
    assert isinstance(early, Conflict)
    assert early.code == "plan-draft"
    item(planned, WHOLE, 2)
    approved(planned, 3)

    ahead = finish_item(planned, 1, TODAY + timedelta(days=1), **ask(4))
    assert isinstance(ahead, Invalid)
    own = finish_item(planned, 2, TODAY, **ask(4))
    assert isinstance(own, Conflict)
    assert own.code == "item-has-case"
    assert isinstance(finish_item(planned, 1, TODAY, **ask(4, "done")), PlanKept)
    assert [each.standing for each in shown(planned).items] == [Standing.DONE, Standing.RUNNING]


def test_a_second_plan_of_a_year_is_begun_only_by_who_has_seen_the_first(planned: Store) -> None:
    blind = made(planned, idempotency_key="b")
    assert isinstance(blind, Conflict)
    assert (blind.code, blind.current_revision) == ("stale-revision", 1)
    assert made(planned, idempotency_key="c", expected_revision=1) == PlanKept(2, 1)
    assert made(planned, idempotency_key="d", year=2028) == PlanKept(3, 1)
    wrong = made(planned, idempotency_key="e", year=20277)
    assert isinstance(wrong, Invalid)
    seen = [(each.id, each.year) for each in listed(planned, actor=CHECKER)]
    assert seen == [(3, 2028), (2, 2027), (1, 2027)]
    whole = plans(planned, [1, 3, 99], actor=CHECKER, today=TODAY)
    assert [(each.id, each.year) for each in whole] == [(3, 2028), (1, 2027)]
    assert listed(planned, actor=STRANGER) == ()
    assert plans(planned, [1], actor=STRANGER, today=TODAY) == ()
    assert isinstance(plan(planned, 1, actor=STRANGER, today=TODAY), NotFound)


def test_a_stale_revision_and_a_repeated_request_change_nothing(planned: Store) -> None:
    assert item(planned) == item(planned)
    stale = item(planned, GROUP, 1, idempotency_key="other")
    assert isinstance(stale, Conflict)
    assert (stale.code, stale.current_revision) == ("stale-revision", 2)
    assert approved(planned) == approved(planned)
    assert len(shown(planned).items) == 1


@pytest.mark.parametrize(
    ("dated", "codes"),
    [
        (date(2027, 1, 30), []), (date(2027, 1, 31), ["must reach"]), (date(2026, 12, 1), []),
        (date(2025, 12, 31), ["check the day"]), (date(2027, 6, 1), ["must reach"]),
    ],
)  # fmt: skip
def test_a_late_or_odd_day_of_the_decision_is_told_and_does_not_block(
    dated: date, codes: list[str]
) -> None:
    told = warnings(2027, dated)

    assert len(told) == len(codes)
    assert all(words in each.en for words, each in zip(codes, told, strict=True))


@pytest.mark.parametrize(
    ("today", "said"),
    [(date(2026, 12, 31), None), (date(2027, 1, 1), "in 30 days"), (date(2027, 1, 30), "in 1 days"),
     (date(2027, 1, 31), "has passed")],
)  # fmt: skip
def test_a_plan_nobody_approved_tells_when_it_is_to_be_sent(
    planned: Store, today: date, said: str | None
) -> None:
    told = shown(planned, today).warnings(today)

    assert len(told) == (said is not None)
    assert all((said or "") in each.en for each in told)
    assert all("31/01/2027" in each.vi for each in told)
    item(planned)
    approved(planned)
    assert shown(planned, today).warnings(today) == ()


def test_items_of_approved_plans_are_due_soon_then_overdue(planned: Store) -> None:
    item(planned)
    item(planned, replace(GROUP, ends=date(2027, 2, 15)), 2)
    late, soon = date(2027, 4, 1), date(2027, 3, 1)

    assert due(planned, actor=CHECKER, today=late).overdue == ()  # a draft is not due
    approved(planned, 3)
    found = due(planned, actor=CHECKER, today=soon)
    assert ([i.id for i in found.overdue], [i.id for i in found.soon]) == ([2], [1])
    assert [i.id for i in due(planned, actor=CHECKER, today=late).overdue] == [2, 1]
    assert due(planned, actor=CHECKER, today=date(2027, 1, 4)).soon == ()
    assert due(planned, actor=STRANGER, today=late).overdue == ()


def test_the_review_begins_on_the_content_of_that_day(planned: Store, folder: Path) -> None:
    item(planned)
    approved(planned)
    before = cases(planned, actor=CHECKER, today=TODAY).piece.rows[0].case.edition
    write_folder(folder, {"x.yaml": procedure_text(more=papers("a"))})
    load(planned, folder, actor=LOADER, now=LATER, analysis=PAPERS)

    assert isinstance(
        move(planned, "start_review", 1, Said(), judge=papers_judged, **ask(2, actor=AUTHOR)), Moved
    )

    after = cases(planned, actor=CHECKER, today=TODAY).piece.rows[0].case
    with planned.read() as session:
        current = session.connection().exec_driver_sql(
            "SELECT edition FROM procedure WHERE code = '1.004194'"
        )
        assert (before != after.edition, after.edition) == (True, current.scalar_one())


def test_procedures_are_suggested_by_findings_times_dossiers_a_year(
    store: Store, folder: Path
) -> None:
    volume = "volume: [{year: 2025, per_year: 100, source: Báo cáo}]\n"
    write_folder(folder, {
        "a.yaml": procedure_text("1.000001", more=papers("a", "b", "c")),
        "b.yaml": procedure_text("1.000002", more=papers("a") + volume),
        "c.yaml": procedure_text("1.000003", more=papers("a", "b") + volume),
        "d.yaml": procedure_text("1.000004", more=volume),
        "e.yaml": procedure_text("1.000005", more=papers("a") + volume),
    })  # fmt: skip
    load(store, folder, actor=LOADER, now=NOW, analysis=PAPERS)
    open_case(store, OWNER, "1.000005", reason="r", **ask(1, "open", AUTHOR))

    found = suggested_procedures(store, actor=CHECKER, today=TODAY)

    assert [(each.code, each.weight, each.burden) for each in found.items] == [
        ("1.000003", 18, 1800), ("1.000002", 9, 900), ("1.000001", 27, None),
    ]  # fmt: skip
    assert (found.total, found.volume_unknown, found.items[0].volume_year) == (3, 1, 2025)
    assert suggested_procedures(store, actor=STRANGER, today=TODAY).items == ()
    assert len(suggested_procedures(store, actor=CHECKER, today=TODAY, first=1).items) == 1
