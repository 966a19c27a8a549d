"""What administrators do with accounts: create, change roles and passwords, disable."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from sqlmodel import Session, select

from registry.access.accounts import ACCOUNT, Account, grants_of, keep_account, plain_grants
from registry.access.passwords import hash_password, password_errors
from registry.actors import EVERYWHERE, Actor, Grant, Role
from registry.refusals import (
    FieldError,
    Forbidden,
    Refusal,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.store import Store
from registry.store.tables import AccountRow, SessionRow

CREATE_ACCOUNT, CHANGE_ACCOUNT = "create_account", "change_account"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,59}")
_LONGEST = 200


def create_account(
    store: Store,
    name: str,
    *,
    display_name: str,
    password: str | None,
    grants: Sequence[Grant],
    actor: Actor,
    now: datetime,
    idempotency_key: str,
) -> Account | Refusal:
    """A new account; without a password it can only use tokens. Slow: hashes before it writes.

    The actor must be administrator of every authority that is granted. Raises StoreBusy.
    """
    mistakes = list(_mistakes(name, display_name, password, grants))
    kept = hash_password(password) if password is not None and not mistakes else None

    def change(writing: Writing) -> Account | Refusal:
        refused = _not_administrator(writing.actor, grants)
        if refused:
            return refused
        if writing.session.get(AccountRow, name) is not None:
            mistakes.append(field_error("name", "name-used", name=name))
        if mistakes:
            return invalid(mistakes)
        row = AccountRow(
            name=name, display_name=display_name, password_hash=kept, created_at=now, revision=1
        )
        return keep_account(writing, CREATE_ACCOUNT, row, grants)

    fields = {"display_name": display_name, "grants": plain_grants(grants)}
    request = Request(CREATE_ACCOUNT, f"accounts/{name}", actor, now, idempotency_key, 0, fields)
    return carry_out(store, request, Account, change)


def change_grants(
    store: Store,
    name: str,
    grants: Sequence[Grant],
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Account | Refusal:
    """Gives the account exactly these roles. Raises StoreBusy."""
    mistakes = tuple(_grant_mistakes(grants))

    def change(writing: Writing, row: AccountRow) -> Account | Refusal:
        touched = [*grants_of(writing.session, name), *grants]
        refused = _not_administrator(writing.actor, touched)
        if refused or mistakes:
            return refused or invalid(mistakes)
        return keep_account(writing, CHANGE_ACCOUNT, row, grants)

    request = _request(name, actor, now, idempotency_key, expected_revision)
    return _changing(store, request({"grants": plain_grants(grants)}), name, change)


def change_password(
    store: Store,
    name: str,
    password: str,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Account | Refusal:
    """Another password, by the account itself or an administrator; ends all its sessions.

    Slow: hashes before it writes. Raises StoreBusy.
    """
    mistakes = tuple(password_errors(password))
    kept = None if mistakes else hash_password(password)

    def change(writing: Writing, row: AccountRow) -> Account | Refusal:
        grants = grants_of(writing.session, name)
        refused = None if actor.is_account(name) else _not_administrator(writing.actor, grants)
        if refused or mistakes:
            return refused or invalid(mistakes)
        row.password_hash = kept
        _end_sessions(writing.session, name, now)
        return keep_account(writing, CHANGE_ACCOUNT, row, grants)

    request = _request(name, actor, now, idempotency_key, expected_revision)
    return _changing(store, request({"password": "changed"}), name, change)


def disable_account(
    store: Store,
    name: str,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Account | Refusal:
    """Ends all that the account may do, at once. Raises StoreBusy."""

    def change(writing: Writing, row: AccountRow) -> Account | Refusal:
        grants = grants_of(writing.session, name)
        refused = _not_administrator(writing.actor, grants)
        if refused:
            return refused
        row.disabled_at = row.disabled_at or now
        _end_sessions(writing.session, name, now)
        return keep_account(writing, CHANGE_ACCOUNT, row, grants)

    request = _request(name, actor, now, idempotency_key, expected_revision)
    return _changing(store, request({"disabled": True}), name, change)


def _request(
    name: str, actor: Actor, now: datetime, idempotency_key: str, expected_revision: int
) -> Callable[[dict[str, object]], Request]:
    def with_fields(fields: dict[str, object]) -> Request:
        subject = f"accounts/{name}"
        return Request(
            CHANGE_ACCOUNT, subject, actor, now, idempotency_key, expected_revision, fields
        )

    return with_fields


def _changing(
    store: Store,
    request: Request,
    name: str,
    change: Callable[[Writing, AccountRow], Account | Refusal],
) -> Account | Refusal:
    def checked(writing: Writing) -> Account | Refusal:
        row = writing.session.get(AccountRow, name)
        if row is None:
            return not_found(ACCOUNT, name)
        if row.revision != request.expected_revision:
            return stale(row.revision, request.expected_revision)
        row.revision += 1
        return change(writing, row)

    return carry_out(store, request, Account, checked)


def _mistakes(
    name: str, display_name: str, password: str | None, grants: Sequence[Grant]
) -> Iterator[FieldError]:
    if not _NAME.fullmatch(name):
        yield field_error("name", "name-malformed")
    if not display_name.strip():
        yield field_error("display_name", "required")
    elif len(display_name) > _LONGEST:
        yield field_error("display_name", "too-long", limit=_LONGEST)
    if password is not None:
        yield from password_errors(password)
    yield from _grant_mistakes(grants)


def _grant_mistakes(grants: Sequence[Grant]) -> Iterator[FieldError]:
    """An account holds one role within one authority: the strongest includes the others."""
    seen: set[str] = set()
    for grant in grants:
        if grant.authority in seen:
            yield field_error("grants", "grant-twice", authority=grant.authority)
        seen.add(grant.authority)


def _not_administrator(actor: Actor, grants: Sequence[Grant]) -> Forbidden | None:
    for authority in sorted({grant.authority for grant in grants}) or [EVERYWHERE]:
        if actor.grant_for(Role.ADMINISTRATOR, authority) is None:
            return forbidden(Role.ADMINISTRATOR, authority)
    return None


def _end_sessions(session: Session, name: str, now: datetime) -> None:
    for row in session.exec(select(SessionRow).where(SessionRow.account == name)):
        row.revoked_at = row.revoked_at or now
