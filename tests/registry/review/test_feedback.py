"""Feedback: anybody sends it, a named unit answers in time, and the sender is never shown."""

from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from registry.actors import Actor, Role
from registry.reference import load_reference
from registry.reference.calendar import WorkingDays
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal
from registry.review.feedback import (
    Feedback,
    Handling,
    Published,
    Receipt,
    Received,
    Sent,
    acts,
    clock_in_use,
    clocks,
    feedback_for,
    feedback_list,
    followed,
    handle,
    labels,
    published_feedback,
    receive,
    supplement,
)
from registry.review.feedback.receipts import receipt_of
from registry.review.feedback.words import news_due
from registry.review.plans import suggested_procedures
from registry.store import Store, read_acts
from tests.registry.folders import NOW
from tests.registry.review.planning import FIRST, item, made, two_procedures
from tests.registry.review.reviewing import AUTHOR, CHECKER, OWNER, STRANGER, TODAY

KEY, SALT, CONTACT = "mot-khoa-du-dai-va-ngau-nhien", "muoi", "0912 345 678"
SECRET = receipt_of(KEY, SALT)
SENT = Sent("citizen", "Phải nộp giấy a hai lần", name="Trần Văn B", contact=CONTACT)
DAYS = load_reference().working_days
RECEIPT = Receipt(1, SECRET, TODAY, clock_in_use())


@pytest.fixture
def filled(store: Store, folder: Path) -> Store:
    """Feedback 1 about the first of two procedures."""
    two_procedures(store, folder)
    assert received(store) == RECEIPT
    return store


def received(store: Store, sent: Sent = SENT, **more: Any) -> Receipt | Refusal:
    asked: dict[str, Any] = {  # Any: arguments of receive
        "salt": SALT, "today": TODAY, "now": NOW, "idempotency_key": KEY,
    } | more  # fmt: skip
    authority, code = asked.pop("authority", OWNER), asked.pop("code", "1.004194")
    return receive(store, authority, code, sent, **asked)


def act(
    store: Store, name: str, revision: int, actor: Actor = CHECKER, **said: Any
) -> Received | Refusal:
    return handle(
        store, name, 1, Handling(**said), today=TODAY, actor=actor, now=NOW,
        idempotency_key=f"{name} {revision} {actor.name}", expected_revision=revision,
    )  # fmt: skip


def shown(store: Store, today: date = TODAY, actor: Actor = CHECKER) -> Feedback:
    (found,) = feedback_for(store, actor=actor, today=today, working_days=DAYS)
    return found


def added(store: Store, revision: int = 2) -> Received | Refusal:
    return supplement(
        store, SECRET, "Ở xã X", today=TODAY + timedelta(days=5), now=NOW,
        idempotency_key=f"s {revision}",
    )  # fmt: skip


def test_the_acts_name_states_that_are_there() -> None:
    for each in acts().values():
        assert each.sources <= set(labels("states"))
        assert each.target is None or each.target in labels("states")


def test_from_receipt_to_the_published_answer(filled: Store) -> None:
    act(filled, "assign_feedback", 1, category="regulation", unit="Phòng C06")
    assert act(filled, "answer_feedback", 2, words="Sẽ bỏ giấy a") == Received(1, "answered", 3)
    assert published_feedback(filled) == ()  # an answer is not published by itself
    assert shown(filled).publish_by == date(2026, 11, 25)

    assert act(filled, "publish_feedback", 3) == Received(1, "published", 4)

    assert published_feedback(filled, FIRST) == (
        Published(1, OWNER, FIRST, SENT.words, "Sẽ bỏ giấy a", "Phòng C06", TODAY, TODAY, TODAY),
    )
    assert published_feedback(filled, "bo-y-te/1") == ()
    seen = followed(filled, SECRET, working_days=DAYS)
    assert seen is not None
    assert (seen.state, seen.answer, seen.due) == ("published", "Sẽ bỏ giấy a", None)
    with filled.read() as session:
        kinds = [each.kind for each in read_acts(session) if each.subject == "feedback/1"]
    assert kinds == ["receive_feedback", "assign_feedback", "answer_feedback", "publish_feedback"]


def test_who_sent_it_is_nowhere_but_with_the_unit(filled: Store) -> None:
    assert shown(filled).contact == CONTACT  # the control: those who answer can write to them
    assert (shown(filled, actor=AUTHOR).contact, shown(filled, actor=AUTHOR).name) == (None, None)
    assert not {"name", "contact", "sender"} & {each.name for each in fields(Published)}
    with filled.read() as session:
        log = b"".join(each.body for each in read_acts(session))
        kept = session.connection().exec_driver_sql("SELECT outcome FROM idempotency").scalars()
        assert not any(CONTACT in str(each) for each in kept)
    for private in (CONTACT, "Trần Văn B", SENT.words, SECRET):
        assert private.encode() not in log


def test_more_is_asked_for_and_the_clock_starts_anew(filled: Store) -> None:
    assert isinstance(added(filled), Conflict)  # nothing was asked
    act(filled, "ask_for_more", 1, words="Ở xã nào?")
    seen = followed(filled, SECRET, working_days=DAYS)
    assert seen is not None
    assert (seen.state, seen.asked, seen.due) == ("waiting", "Ở xã nào?", None)
    wrong = supplement(filled, "khác", "x", today=TODAY, now=NOW, idempotency_key="other")
    assert isinstance(wrong, NotFound)

    assert added(filled) == Received(1, "received", 3)

    assert (shown(filled).supplement, shown(filled).due) == (
        "Ở xã X", TODAY + timedelta(days=25),
    )  # fmt: skip


def test_two_clocks_run_as_the_file_says() -> None:
    start = date(2026, 11, 2)  # a Monday

    assert news_due(clocks()["days-20"], start, None, DAYS) == date(2026, 11, 22)
    assert news_due(clocks()["days-20"], start, date(2026, 11, 10), DAYS) == date(2026, 11, 22)
    assert news_due(clocks()["days-20"], start, date(2026, 11, 22), DAYS) == date(2026, 11, 29)
    strict = clocks()["working-days-15"]
    assert news_due(strict, start, None, DAYS) == date(2026, 11, 23)
    assert strict.refuse is not None
    assert strict.refuse.last_day(start, DAYS) == date(2026, 11, 4)
    assert strict.supplement is not None
    assert strict.supplement.last_day(start, DAYS) == date(2026, 11, 9)
    tet = date(2026, 2, 13)  # the holidays of Tết begin on the Monday after
    assert strict.refuse.last_day(tet, DAYS) == date(2026, 2, 24)
    assert strict.answer.last_day(date(2099, 1, 1), DAYS) is None  # no holidays are listed


def test_what_is_late_is_told(filled: Store) -> None:
    due = TODAY + timedelta(days=20)

    assert (shown(filled).due, shown(filled, due).is_late) == (due, False)
    assert shown(filled, due + timedelta(days=1)).is_late
    assert feedback_for(filled, actor=STRANGER, today=TODAY, working_days=DAYS) == ()


def test_what_cannot_be_counted_stands_before_what_is_done(filled: Store) -> None:
    for number in range(2, 6):
        more: dict[str, Any] = {"salt": f"s{number}", "idempotency_key": f"{KEY}-{number}"}
        assert isinstance(received(filled, **more), Receipt)
    act(filled, "refuse_feedback", 1, words="Trùng")
    for number in (2, 3):  # to be published within working days
        handle(
            filled, "answer_feedback", number, Handling(words="Đã bỏ", unit="Phòng A"),
            today=TODAY, actor=CHECKER, now=NOW, idempotency_key=f"a{number}", expected_revision=1,
        )  # fmt: skip

    def listed(days: WorkingDays) -> list[tuple[int, str]]:
        found = feedback_list(filled, actor=CHECKER, today=TODAY, working_days=days)
        return [(each.number, each.standing.value) for each in found]

    assert listed(lambda *_: None) == [
        (4, "in_time"), (5, "in_time"), (2, "not_known"), (3, "not_known"), (1, "nothing_due"),
    ]  # fmt: skip
    counted = [(2, "soon"), (3, "soon"), (4, "in_time"), (5, "in_time"), (1, "nothing_due")]
    assert listed(DAYS) == counted  # the control


def test_acts_need_the_role_the_state_and_their_words(filled: Store) -> None:
    assert isinstance(act(filled, "answer_feedback", 1, AUTHOR, words="x", unit="y"), Forbidden)
    stale = act(filled, "answer_feedback", 7, words="x", unit="y")
    assert isinstance(stale, Conflict)
    assert stale.code == "stale-revision"
    early = act(filled, "publish_feedback", 1)
    assert isinstance(early, Conflict)
    assert early.message.en == "“Publish the answer” is not possible in the state “Received”."
    for name, said, wrong in (
        ("answer_feedback", {"words": " "}, ["words", "unit"]),
        ("assign_feedback", {"category": "khác"}, ["unit", "category"]),
        ("take_up_feedback", {}, ["finding"]),
        ("take_up_feedback", {"finding": "X", "plan_item": 9}, ["finding", "plan_item"]),
    ):
        answer = act(filled, name, 1, **said)
        assert isinstance(answer, Invalid), name
        assert [each.field for each in answer.fields] == wrong
    assert act(filled, "refuse_feedback", 1, words="Trùng") == Received(1, "refused", 2)


def test_it_may_become_a_finding_or_an_item_of_a_plan(filled: Store) -> None:
    suggested = suggested_procedures(filled, actor=CHECKER, today=TODAY)
    assert {each.code: each.feedback for each in suggested.items} == {"1.004194": 1, "1.004222": 0}
    made(filled)
    item(filled)

    done = act(filled, "take_up_feedback", 1, finding="PAPER:1.004194:documents/a", plan_item=1)

    assert isinstance(done, Received)
    found = shown(filled)
    assert (found.finding, found.plan_item) == ("PAPER:1.004194:documents/a", 1)
    other = act(filled, "take_up_feedback", 2, finding="PAPER:1.004222:documents/c")
    assert isinstance(other, Invalid)


def test_what_is_sent_is_checked_and_kept_once(store: Store, folder: Path) -> None:
    two_procedures(store, folder)

    assert isinstance(received(store, code="9.9"), NotFound)
    wrong = received(store, Sent("vua", " ", name="x" * 201), idempotency_key="1")
    assert isinstance(wrong, Invalid)
    assert [e.field for e in wrong.fields] == ["sender", "words", "name", "idempotency_key"]
    assert received(store) == received(store, salt="khac") == RECEIPT
    reused = received(store, Sent("citizen", "khác"))
    assert isinstance(reused, Conflict)
    assert len(feedback_for(store, actor=CHECKER, today=TODAY, working_days=DAYS)) == 1
    nobody = Actor("x", Role.VIEWER, "bo-y-te")
    assert feedback_for(store, actor=nobody, today=TODAY, working_days=DAYS) == ()
