"""Webhooks: who may have one, what they are told, what becomes of messages; in both databases."""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlmodel import Session, col, select

from registry.actors import Actor, Role
from registry.refusals import Conflict, Forbidden, Invalid, NotFound
from registry.store import Store, read_acts
from registry.store.webhook_tables import WebhookDeliveryRow as Row
from registry.store.webhook_tables import WebhookRow
from registry.webhooks import (
    Attempt,
    Claimed,
    Delivery,
    NewWebhook,
    Webhook,
    WebhookDraft,
    WebhookKept,
    WebhookState,
    add_webhook,
    claim,
    deliveries,
    pause_webhook,
    record,
    remove_webhook,
    resume_webhook,
    rotate_webhook,
    schedule,
    tell,
    telling,
    webhook,
    webhooks,
)
from registry.webhooks import test_webhook as try_webhook
from tests.registry.folders import LOADER, NOW
from tests.registry.webhooks.hooked import (
    ADDRESS,
    AUTHORITY,
    CODES,
    CONTROLLER,
    SECOND,
    TODAY,
    abolished,
    added,
    filled,
    reviewed,
)

DAY = timedelta(days=1)
FAILED = Attempt(500, "answered with status 500")
DRAFT = WebhookDraft(AUTHORITY, ADDRESS)


@pytest.fixture
def hooked(store: Store, folder: Path) -> Store:
    return filled(store, folder)


def do(store: Store, act: Any, revision: int, *, actor: Actor = LOADER, key: str = "") -> Any:
    return act(
        store, 1, actor=actor, now=NOW, idempotency_key=key or f"{act} {revision}",
        expected_revision=revision,
    )  # fmt: skip


def told(store: Store, now: datetime = NOW) -> list[Any]:
    """The bodies that wait for webhook 1, oldest first, after looking for what is new."""
    tell(store, now=now, today=now.date())
    return [json.loads(each) for each in bodies(store)]


def bodies(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.exec(select(Row.body).where(Row.webhook == 1).order_by(col(Row.id))))


def sent(store: Store, attempt: Attempt, now: datetime = NOW) -> Claimed | None:
    """What is due is sent, with that outcome."""
    claimed = claim(store, now=now)
    if claimed:
        record(store, claimed, attempt, now=now)
    return claimed


def found(store: Store) -> Webhook:
    answer = webhook(store, 1, actor=LOADER)
    assert isinstance(answer, Webhook), answer
    return answer


def messages(store: Store) -> Sequence[Delivery]:
    answer = deliveries(store, 1, actor=LOADER)
    assert not isinstance(answer, NotFound)
    return answer


def test_a_secret_is_shown_once_and_stands_in_no_log(hooked: Store) -> None:
    first, again = (
        add_webhook(
            hooked, DRAFT, actor=LOADER, now=NOW, today=TODAY, idempotency_key="a",
            expected_revision=0,
        )
        for _ in range(2)
    )  # fmt: skip

    assert isinstance(first, NewWebhook)
    assert first.secret is not None
    assert first.secret.startswith("whsec_")
    assert again == replace(first, secret=None)
    with hooked.read() as session:
        log = b"".join(act.body for act in read_acts(session, limit=1000))
    assert first.secret.encode() not in log
    assert b"/hook" not in log


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER])
def test_whoever_is_no_controller_there_neither_adds_nor_sees_one(
    hooked: Store, role: Role
) -> None:
    actor, stranger = Actor("x", role, AUTHORITY), Actor("y", Role.ADMINISTRATOR, "bo-y-te")
    for one in (actor, stranger):
        answer = add_webhook(
            hooked, DRAFT, actor=one, now=NOW, today=TODAY, idempotency_key="a", expected_revision=0
        )
        assert isinstance(answer, Forbidden)
    added(hooked)

    for one in (actor, stranger):
        assert webhooks(hooked, actor=one) == []
        assert isinstance(webhook(hooked, 1, actor=one), NotFound)
        assert isinstance(deliveries(hooked, 1, actor=one), NotFound)
        assert isinstance(do(hooked, remove_webhook, 1, actor=one), Forbidden)
    assert [each.number for each in webhooks(hooked, actor=CONTROLLER)] == [1]


def rotated(store: Store, revision: int, now: datetime = NOW, **more: bool) -> NewWebhook:
    done = rotate_webhook(
        store, 1, actor=CONTROLLER, now=now, idempotency_key=f"rotate {revision}",
        expected_revision=revision, **more,
    )  # fmt: skip
    assert isinstance(done, NewWebhook), done
    return done


def signing(store: Store, code: str, now: datetime) -> tuple[str, ...]:
    """The secrets that sign a message of that time."""
    abolished(store, code)
    tell(store, now=now, today=now.date())
    claimed = sent(store, Attempt(204), now)
    assert claimed is not None
    return claimed.secrets


def test_a_new_secret_signs_beside_the_one_before_for_a_day(hooked: Store) -> None:
    first = added(hooked)
    second = rotated(hooked, 1)

    assert signing(hooked, CODES[0], NOW + DAY - SECOND) == (second.secret, first.secret)
    assert found(hooked).old_secret_until == NOW + DAY
    assert signing(hooked, CODES[1], NOW + DAY) == (second.secret,)
    assert found(hooked).old_secret_until is None  # and it is forgotten
    with hooked.read() as session:
        log = b"".join(act.body for act in read_acts(session, limit=1000))
    assert not [
        secret for secret in (first.secret, second.secret) if (secret or "").encode() in log
    ]


def test_a_secret_that_others_know_signs_no_more_at_once(hooked: Store) -> None:
    added(hooked)
    rotated(hooked, 1)
    third = rotated(hooked, 2, ends_old=True)

    assert signing(hooked, CODES[0], NOW + SECOND) == (third.secret,)


def test_a_second_rotation_keeps_the_secret_receivers_have_and_repeats_tell_none(
    hooked: Store,
) -> None:
    """The answer with the second may have been lost: then the receiver knows the first alone."""
    first = added(hooked)
    rotated(hooked, 1)
    third = rotated(hooked, 2, NOW + DAY - SECOND)

    assert rotated(hooked, 2).secret is None
    assert found(hooked).old_secret_until == NOW + 2 * DAY - SECOND
    assert signing(hooked, CODES[0], NOW + DAY) == (third.secret, first.secret)
    assert isinstance(do(hooked, rotate_webhook, 3, actor=Actor("x", Role.REVIEWER, AUTHORITY)),
                      Forbidden)  # fmt: skip


def test_a_rotation_after_the_old_secret_ended_keeps_the_newest_two(hooked: Store) -> None:
    added(hooked)
    second = rotated(hooked, 1)
    third = rotated(hooked, 2, NOW + DAY)

    assert signing(hooked, CODES[0], NOW + DAY) == (third.secret, second.secret)


def kept_secrets(store: Store) -> tuple[str, str | None, datetime | None]:
    with store.read() as session:
        row = session.get_one(WebhookRow, 1)
        return row.secret, row.old_secret, row.old_secret_until


def test_an_old_secret_is_forgotten_in_time_also_while_paused(hooked: Store) -> None:
    first = added(hooked)
    second = rotated(hooked, 1)
    do(hooked, pause_webhook, 2)

    tell(hooked, now=NOW + DAY - SECOND, today=TODAY)
    assert kept_secrets(hooked) == (second.secret, first.secret, NOW + DAY)
    tell(hooked, now=NOW + DAY, today=TODAY + DAY)
    assert kept_secrets(hooked) == (second.secret, None, None)


def test_of_a_removed_webhook_no_secret_is_kept(hooked: Store) -> None:
    added(hooked)
    rotated(hooked, 1)
    do(hooked, remove_webhook, 2)

    assert kept_secrets(hooked) == ("", None, None)


def test_all_mistakes_of_a_draft_are_told_at_once(hooked: Store) -> None:
    answer = add_webhook(
        hooked, WebhookDraft(AUTHORITY, "http://a.vn", ("x",)), actor=LOADER, now=NOW, today=TODAY,
        idempotency_key="a", expected_revision=0,
    )  # fmt: skip

    assert isinstance(answer, Invalid)
    assert [each.code for each in answer.fields] == ["address-not-https", "topic-unknown"]


@pytest.mark.parametrize(
    ("draft", "mistake"),
    [
        (replace(DRAFT, authority="bo-khong-co"), ("authority", "authority-unknown")),
        (replace(DRAFT, authorities=("*",)), ("authorities", "authority-unknown")),
        (replace(DRAFT, authorities=(AUTHORITY,) * 101), ("authorities", "too-many")),
        (replace(DRAFT, fields=("x",) * 101), ("fields", "too-many")),
        (replace(DRAFT, fields=("x" * 201,)), ("fields", "too-long")),
        (replace(DRAFT, authority="*"), None),
        (replace(DRAFT, authorities=(AUTHORITY,) * 100, fields=("x" * 200,) * 100), None),
    ],
)
def test_authorities_are_known_ones_and_lists_have_an_end(
    hooked: Store, draft: WebhookDraft, mistake: tuple[str, str] | None
) -> None:
    answer = add_webhook(
        hooked, draft, actor=LOADER, now=NOW, today=TODAY, idempotency_key="a", expected_revision=0
    )

    if mistake is None:
        assert isinstance(answer, NewWebhook)
    else:
        assert isinstance(answer, Invalid)
        assert [(each.field, each.code) for each in answer.fields] == [mistake]


def test_one_that_somebody_else_changed_is_a_conflict(hooked: Store) -> None:
    added(hooked)
    assert isinstance(do(hooked, pause_webhook, 1), WebhookKept)

    assert isinstance(do(hooked, remove_webhook, 1, key="late"), Conflict)
    answer = add_webhook(
        hooked, DRAFT, actor=LOADER, now=NOW, today=TODAY, idempotency_key="b", expected_revision=0
    )
    assert isinstance(answer, Conflict)


def test_each_change_of_the_catalogue_is_told_once_from_the_beginning_of_the_webhook(
    hooked: Store,
) -> None:
    added(hooked)
    assert told(hooked) == []
    number = abolished(hooked, CODES[0])

    assert told(hooked) == told(hooked)
    (message,) = told(hooked)
    assert message["type"] == "catalogue.changed"
    data = message["data"]
    assert (data["release"], data["cause"], data["authority"]) == (number, "published", AUTHORITY)
    assert [(each["code"], each["kind"]) for each in data["entries"]] == [(CODES[0], "ended")]


def test_a_day_that_begins_is_told_though_nothing_is_written(hooked: Store) -> None:
    added(hooked)
    number = abolished(hooked, CODES[0], TODAY + 2 * DAY)
    assert told(hooked) == []
    assert told(hooked, NOW + DAY) == []

    (message,) = told(hooked, NOW + 3 * DAY)

    assert (message["data"]["cause"], message["data"]["release"]) == ("took_effect", number)
    assert message["data"]["day"] == (TODAY + 2 * DAY).isoformat()


def test_what_a_release_brings_does_not_hang_on_the_size_of_a_batch(
    hooked: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The release stands behind the first batch; days are not told without it."""
    monkeypatch.setattr(telling, "_ACTS", 1)
    added(hooked)
    reviewed(hooked, CODES[1])
    abolished(hooked, CODES[0], TODAY + 2 * DAY)

    (message,) = told(hooked, NOW + 3 * DAY)

    assert message["data"]["cause"] == "took_effect"
    assert message["data"]["day"] == (TODAY + 2 * DAY).isoformat()


def test_several_webhooks_are_told_in_one_transaction(
    hooked: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for known in range(3):
        added(hooked, "catalogue", "reviews", known=known)
    reviewed(hooked, CODES[1])
    abolished(hooked, CODES[0])
    written = []
    note = Store.note

    def counted(store: Store) -> AbstractContextManager[Session]:
        written.append(store)
        return note(store)

    monkeypatch.setattr(Store, "note", counted)
    assert tell(hooked, now=NOW, today=TODAY) == 6
    assert tell(hooked, now=NOW, today=TODAY) == 0

    assert len(written) == 1
    assert [each.waiting for each in webhooks(hooked, actor=LOADER)] == [2, 2, 2]


def test_what_was_not_asked_for_is_not_told(hooked: Store) -> None:
    added(hooked, fields=("Khác",))
    added(hooked, known=1, authorities=("bo-y-te",))
    added(hooked, known=2, fields=("Cư trú",), authorities=(AUTHORITY,))
    abolished(hooked, CODES[0])
    tell(hooked, now=NOW, today=TODAY)

    waiting = {each.number: each.waiting for each in webhooks(hooked, actor=LOADER)}
    assert waiting == {1: 0, 2: 0, 3: 1}


def test_reviews_are_told_to_their_authority_alone(hooked: Store) -> None:
    added(hooked, "reviews")
    added(hooked, "reviews", authority="bo-y-te")
    reviewed(hooked, CODES[0])

    (message,) = told(hooked)

    assert message["type"] == "review.changed"
    assert (message["data"]["case"], message["data"]["act"]) == (1, "open_case")
    assert [each.waiting for each in webhooks(hooked, actor=LOADER)] == [0, 1]


def test_of_an_act_that_was_refused_nothing_is_told(hooked: Store) -> None:
    added(hooked, "catalogue", "reviews")
    abolished(hooked, CODES[0])
    with pytest.raises(AssertionError):  # it is abolished already
        abolished(hooked, CODES[0])

    assert len(told(hooked)) == 1


def test_messages_go_in_order_and_one_that_fails_holds_up_the_rest(hooked: Store) -> None:
    added(hooked)
    for code in CODES:
        abolished(hooked, code)
    tell(hooked, now=NOW, today=TODAY)

    first = sent(hooked, FAILED)
    assert claim(hooked, now=NOW + SECOND) is None
    again = sent(hooked, Attempt(204), NOW + 10 * SECOND)
    second = sent(hooked, Attempt(204), NOW + 10 * SECOND)

    assert first
    assert again
    assert second
    assert (first.message, first.body) == (again.message, again.body)
    assert second.delivery > first.delivery
    assert found(hooked).failing_since is None


def test_waits_grow_as_the_schedule_says_until_a_message_is_given_up(hooked: Store) -> None:
    added(hooked)
    abolished(hooked, CODES[0])
    tell(hooked, now=NOW, today=TODAY)
    now, waits = NOW, []
    for _ in range(len(schedule().retry_after)):
        assert sent(hooked, FAILED, now)
        next_at = found(hooked).next_at
        assert next_at is not None
        waits.append(next_at - now)
        now = next_at

    for wait, least in zip(waits, schedule().retry_after, strict=True):
        assert least <= wait <= least * (1 + schedule().jitter)
    assert messages(hooked)[0].state == "waiting"
    assert sent(hooked, FAILED, now)
    assert messages(hooked)[0].state == "given_up"
    assert claim(hooked, now=now + DAY) is None


def test_an_address_may_ask_to_be_left_alone_for_a_while(hooked: Store) -> None:
    added(hooked)
    abolished(hooked, CODES[0])
    tell(hooked, now=NOW, today=TODAY)

    sent(hooked, Attempt(503, "busy", retry_after=600))
    assert found(hooked).next_at == NOW + 600 * SECOND
    sent(hooked, Attempt(503, "busy", retry_after=10**7), NOW + 600 * SECOND)
    assert found(hooked).next_at == NOW + 600 * SECOND + schedule().longest_wait


def test_what_fails_for_long_is_disabled_by_an_act_and_goes_on_when_it_is_resumed(
    hooked: Store,
) -> None:
    added(hooked)
    abolished(hooked, CODES[0])
    tell(hooked, now=NOW, today=TODAY)
    sent(hooked, FAILED)
    sent(hooked, FAILED, NOW + 4 * DAY)
    assert found(hooked).state is WebhookState.ACTIVE

    sent(hooked, FAILED, NOW + 5 * DAY)

    assert found(hooked).state is WebhookState.DISABLED
    with hooked.read() as session:
        act = read_acts(session, limit=1000)[-1]
    assert (act.kind, act.actor) == ("disable_webhook", "gon")
    assert claim(hooked, now=NOW + 9 * DAY) is None
    abolished(hooked, CODES[1])  # nothing is lost meanwhile
    assert isinstance(do(hooked, resume_webhook, 2), WebhookKept)
    assert len(told(hooked, NOW + 5 * DAY)) == 2
    assert sent(hooked, Attempt(200), NOW + 5 * DAY)


def test_failures_that_lie_apart_disable_nothing(hooked: Store) -> None:
    """A message was given up and none waited: what fails weeks later fails for the first time.

    The negative control is the test above: failing on for five days disables.
    """
    added(hooked)
    abolished(hooked, CODES[0])
    tell(hooked, now=NOW, today=TODAY)
    now = NOW
    while messages(hooked)[0].state == "waiting":
        assert sent(hooked, FAILED, now)
        now = found(hooked).next_at or now
    later = NOW + 20 * DAY
    abolished(hooked, CODES[1])
    tell(hooked, now=later, today=later.date())

    assert sent(hooked, FAILED, later)

    assert found(hooked).state is WebhookState.ACTIVE
    assert found(hooked).failing_since == later


def test_an_address_that_is_gone_is_disabled_at_once(hooked: Store) -> None:
    added(hooked)
    abolished(hooked, CODES[0])
    tell(hooked, now=NOW, today=TODAY)

    sent(hooked, Attempt(410, "answered with status 410"))

    assert found(hooked).state is WebhookState.DISABLED


def test_nothing_is_sent_while_paused_and_nothing_ever_after_removal(hooked: Store) -> None:
    added(hooked)
    abolished(hooked, CODES[0])
    tell(hooked, now=NOW, today=TODAY)
    do(hooked, pause_webhook, 1)
    assert claim(hooked, now=NOW) is None
    do(hooked, resume_webhook, 2)
    assert claim(hooked, now=NOW) is not None

    do(hooked, remove_webhook, 3)

    assert claim(hooked, now=NOW + DAY) is None
    assert isinstance(webhook(hooked, 1, actor=LOADER), NotFound)


def test_a_test_is_put_down_with_its_act(hooked: Store) -> None:
    added(hooked)

    assert isinstance(do(hooked, try_webhook, 1), WebhookKept)

    assert [each["type"] for each in told(hooked)] == ["webhook.test"]


def test_two_servers_never_send_to_an_address_at_the_same_time(hooked: Store) -> None:
    added(hooked)
    for code in CODES:
        abolished(hooked, code)
    tell(hooked, now=NOW, today=TODAY)
    begin, claimed = Barrier(4), []

    def ask() -> None:
        begin.wait()
        claimed.append(claim(hooked, now=NOW))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(each is not None for each in claimed) == 1


def test_who_dies_while_sending_gives_the_message_back_after_a_while(hooked: Store) -> None:
    """Its late word does not end the lease of who took over."""
    added(hooked)
    abolished(hooked, CODES[0])
    tell(hooked, now=NOW, today=TODAY)
    dead = claim(hooked, now=NOW)
    assert dead is not None
    assert claim(hooked, now=NOW + schedule().lease - SECOND) is None

    later = NOW + schedule().lease
    heir = claim(hooked, now=later)
    assert heir is not None
    assert heir.message == dead.message
    record(hooked, dead, FAILED, now=later)
    assert claim(hooked, now=later) is None
    record(hooked, heir, Attempt(200), now=later)
    assert messages(hooked)[0].state == "delivered"


def test_what_is_done_with_is_forgotten_after_a_month(hooked: Store) -> None:
    added(hooked)
    abolished(hooked, CODES[0])
    tell(hooked, now=NOW, today=TODAY)
    sent(hooked, Attempt(200))
    tell(hooked, now=NOW + DAY, today=TODAY + DAY)
    assert len(messages(hooked)) == 1

    tell(hooked, now=NOW + 31 * DAY, today=TODAY + 31 * DAY)

    assert messages(hooked) == []
