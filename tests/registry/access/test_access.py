"""Accounts, sessions and tokens: who gets in, how far, and what ends it."""

import unicodedata
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from registry.access import (
    Account,
    Actor,
    Grant,
    NewToken,
    Role,
    Scope,
    TokenDraft,
    accounts,
    authenticate,
    change_grants,
    change_password,
    close_session,
    create_account,
    create_token,
    disable_account,
    open_session,
    revoke_token,
    session_account,
    token_actor,
    tokens,
)
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal
from registry.store import Store, read_acts
from tests.registry.folders import LATER, LOADER, NOW

PASSWORD = "một câu đủ dài để nhớ"
REVIEWER = Grant(Role.REVIEWER, "bo-cong-an")
HOURS = timedelta(hours=8)


def created(store: Store, name: str = "lan", **more: Any) -> Account | Refusal:
    asked: dict[str, Any] = {  # Any: arguments of create_account
        "display_name": "Nguyễn Thị Lan",
        "password": PASSWORD,
        "grants": [REVIEWER],
        "actor": LOADER,
        "now": NOW,
        "idempotency_key": f"create {name}",
    }
    return create_account(store, name, **asked | more)


def lan(store: Store) -> Account:
    account = created(store)
    assert isinstance(account, Account)
    return account


def new_token(store: Store, actor: Actor, **more: Any) -> NewToken | Refusal:
    draft: dict[str, Any] = {
        "account": "lan",
        "name": "ci",
        "scopes": ("read",),
        "expires_at": NOW + HOURS,
    }
    return create_token(
        store, TokenDraft(**draft | more), actor=actor, now=NOW, idempotency_key=str(more)
    )


def secret_of(answer: NewToken | Refusal) -> str:
    assert isinstance(answer, NewToken)
    assert answer.secret is not None
    return answer.secret


def test_an_account_gets_in_with_its_password_only(store: Store) -> None:
    account = lan(store)

    assert authenticate(store, "lan", PASSWORD) == account
    assert authenticate(store, "lan", PASSWORD + "!") is None
    assert authenticate(store, "nobody", PASSWORD) is None


def test_a_password_typed_on_another_keyboard_is_the_same(store: Store) -> None:
    lan(store)

    assert authenticate(store, "lan", unicodedata.normalize("NFD", PASSWORD)) is not None


def test_an_account_without_a_password_cannot_sign_in(store: Store) -> None:
    created(store, password=None)

    assert authenticate(store, "lan", "") is None
    assert authenticate(store, "lan", "the password of nobody") is None


def test_no_password_is_in_the_log_or_in_the_clear(store: Store) -> None:
    lan(store)

    with store.read() as session:
        (act,) = read_acts(session)
        kept = session.connection().execute(text("SELECT password_hash FROM account")).scalar()
    assert PASSWORD.encode() not in act.body
    assert str(kept).startswith("$argon2id$")
    assert str(kept).encode() not in act.body


def test_all_mistakes_of_an_account_are_told_at_once(store: Store) -> None:
    answer = created(
        store, "Lan Nguyễn", display_name="", password="short", grants=[REVIEWER, REVIEWER]
    )

    assert isinstance(answer, Invalid)
    assert [(error.field, error.code) for error in answer.fields] == [
        ("name", "name-malformed"),
        ("display_name", "required"),
        ("password", "password-short"),
        ("grants", "grant-twice"),
    ]


def test_a_name_is_given_once(store: Store) -> None:
    lan(store)

    answer = created(store, idempotency_key="another")

    assert isinstance(answer, Invalid)
    assert [error.code for error in answer.fields] == ["name-used"]


def test_creating_twice_with_one_key_makes_one_account(store: Store) -> None:
    assert created(store) == created(store)
    assert len(accounts(store)) == 1


def test_an_administrator_grants_only_within_the_own_authority(store: Store) -> None:
    ours = Actor("boss", Role.ADMINISTRATOR, "bo-cong-an")
    everywhere = [Grant(Role.VIEWER, "*")]

    assert isinstance(created(store, actor=ours), Account)
    for grants in (everywhere, [Grant(Role.VIEWER, "bo-y-te")], []):
        assert isinstance(created(store, "an", actor=ours, grants=grants), Forbidden)
    answer = change_grants(
        store,
        "lan",
        everywhere,
        actor=ours,
        now=NOW,
        idempotency_key="g",
        expected_revision=1,
    )
    assert isinstance(answer, Forbidden)
    assert accounts(store)[0].grants == (REVIEWER,)


def test_roles_are_replaced_as_a_whole_and_on_the_newest_revision(store: Store) -> None:
    lan(store)
    wanted = [Grant(Role.CONTROLLER, "bo-cong-an"), Grant(Role.VIEWER, "bo-y-te")]
    asked: dict[str, Any] = {"actor": LOADER, "now": NOW, "expected_revision": 1}

    changed = change_grants(store, "lan", wanted, idempotency_key="1", **asked)
    late = change_grants(store, "lan", [], idempotency_key="2", **asked)
    missing = change_grants(store, "an", [], idempotency_key="3", **asked)

    assert isinstance(changed, Account)
    assert (changed.grants, changed.revision) == (tuple(wanted), 2)
    assert isinstance(late, Conflict)
    assert isinstance(missing, NotFound)


def test_a_session_lasts_until_it_expires_or_is_closed(store: Store) -> None:
    account = lan(store)
    secret = open_session(store, "lan", now=NOW, lasts=HOURS)

    assert session_account(store, secret, now=NOW) == account
    assert session_account(store, secret, now=NOW + HOURS) is None
    assert session_account(store, "guess", now=NOW) is None
    close_session(store, secret, now=NOW)
    assert session_account(store, secret, now=NOW) is None


def test_the_secret_of_a_session_is_not_in_the_store(store: Store) -> None:
    lan(store)
    secret = open_session(store, "lan", now=NOW, lasts=HOURS)

    with store.read() as session:
        kept = session.connection().execute(text("SELECT hash FROM session")).scalar()
    assert secret not in str(kept)
    assert len(str(kept)) == 64


@pytest.mark.parametrize("how", ["disable", "password"])
def test_a_disabled_account_or_a_new_password_ends_sessions_at_once(store: Store, how: str) -> None:
    account = lan(store)
    secret = open_session(store, "lan", now=NOW, lasts=HOURS)
    asked: dict[str, Any] = {"now": NOW, "idempotency_key": how, "expected_revision": 1}

    if how == "disable":
        answer = disable_account(store, "lan", actor=LOADER, **asked)
    else:
        answer = change_password(store, "lan", PASSWORD * 2, actor=account.actor(), **asked)

    assert isinstance(answer, Account)
    assert session_account(store, secret, now=NOW) is None
    assert authenticate(store, "lan", PASSWORD) is None
    assert (authenticate(store, "lan", PASSWORD * 2) is not None) == (how == "password")


def test_a_token_is_shown_once_and_kept_as_a_hash(store: Store) -> None:
    actor = lan(store).actor()

    first, again = new_token(store, actor), new_token(store, actor)

    secret = secret_of(first)
    assert secret.startswith("gon_")
    assert isinstance(again, NewToken)
    assert again.secret is None
    with store.read() as session:
        connection = session.connection()
        everything = [
            connection.execute(text(f"SELECT * FROM {table}")).all()
            for table in ("token", "idempotency", "act")
        ]
    assert secret not in str(everything)


def test_a_token_acts_for_its_account_with_no_more_than_its_scopes(store: Store) -> None:
    actor = lan(store).actor()
    read = secret_of(new_token(store, actor))
    review = secret_of(new_token(store, actor, name="bot", scopes=("read", "review")))

    reading, reviewing = token_actor(store, read, now=NOW), token_actor(store, review, now=NOW)

    assert reading == Actor("lan", Role.VIEWER, "bo-cong-an", is_limited=True)
    assert reviewing == Actor("lan", Role.REVIEWER, "bo-cong-an", is_limited=True)
    assert token_actor(store, "gon_guess", now=NOW) is None


def test_a_token_cannot_widen_itself(store: Store) -> None:
    secret = secret_of(new_token(store, lan(store).actor()))
    reading = token_actor(store, secret, now=NOW)
    assert reading is not None

    assert isinstance(new_token(store, reading, name="more", scopes=("review",)), Forbidden)
    answer = change_password(
        store,
        "lan",
        PASSWORD * 2,
        actor=reading,
        now=NOW,
        idempotency_key="p",
        expected_revision=1,
    )
    assert isinstance(answer, Forbidden)


def test_a_token_ends_when_it_expires_is_revoked_or_its_account_is_disabled(store: Store) -> None:
    actor = lan(store).actor()
    secret = secret_of(new_token(store, actor))
    other = secret_of(new_token(store, actor, name="other"))

    assert token_actor(store, secret, now=NOW + HOURS) is None
    revoke_token(store, "lan", "ci", actor=actor, now=NOW, idempotency_key="r")
    assert token_actor(store, secret, now=NOW) is None
    disable_account(store, "lan", actor=LOADER, now=NOW, idempotency_key="d", expected_revision=1)
    assert token_actor(store, other, now=NOW) is None


def test_the_last_use_of_a_token_is_noted_once_a_minute(store: Store) -> None:
    secret = secret_of(new_token(store, lan(store).actor()))
    soon = NOW + timedelta(seconds=59)

    used = []
    for moment in (NOW, soon, NOW + timedelta(minutes=1)):
        token_actor(store, secret, now=moment)
        used.append(tokens(store, "lan")[0].last_used_at)

    assert used == [NOW, NOW, NOW + timedelta(minutes=1)]


def test_all_mistakes_of_a_token_are_told_at_once(store: Store) -> None:
    actor = lan(store).actor()

    answer = new_token(store, actor, name="", scopes=("all",), expires_at=NOW)

    assert isinstance(answer, Invalid)
    assert [(error.field, error.code) for error in answer.fields] == [
        ("name", "required"),
        ("scopes", "scope-unknown"),
        ("expires_at", "until-past"),
    ]
    assert ", ".join(Scope) in answer.fields[1].message.en


def test_nobody_makes_tokens_for_another_account(store: Store) -> None:
    lan(store)
    stranger = Actor("an", Role.PUBLISHER, "*")

    assert isinstance(new_token(store, stranger), Forbidden)
    assert isinstance(
        revoke_token(store, "lan", "ci", actor=stranger, now=LATER, idempotency_key="r"), Forbidden
    )
