"""API tokens: shown once, kept as a hash, narrower than the account they belong to."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Session, col, select

from registry.access.accounts import ACCOUNT, active_account
from registry.access.sessions import secret_hash
from registry.actors import EVERYWHERE, Actor, Grant, Role
from registry.refusals import (
    FieldError,
    Forbidden,
    Refusal,
    Words,
    field_error,
    forbidden,
    invalid,
    not_found,
)
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.store import Store
from registry.store.tables import TokenRow

PREFIX = "gon_"  # tells secret scanners what it is
CREATE_TOKEN, REVOKE_TOKEN = "create_token", "revoke_token"
_LONGEST = 100
_USE_NOTED_EVERY = timedelta(minutes=1)  # a write for each request would be too dear
_TOKEN = Words("mã truy cập", "token")


class Scope(StrEnum):
    """What a token may be used for, at most."""

    READ = "read"
    REVIEW = "review"
    PUBLISH = "publish"
    ADMINISTER = "administer"


_HIGHEST = {
    Scope.READ: Role.VIEWER,
    Scope.REVIEW: Role.APPROVER,
    Scope.PUBLISH: Role.PUBLISHER,
    Scope.ADMINISTER: Role.ADMINISTRATOR,
}


@dataclass(frozen=True, slots=True)
class Token:
    """What is known about a token; not the token."""

    account: str
    name: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class TokenDraft:
    """A token that is asked for."""

    account: str
    name: str
    scopes: tuple[str, ...]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token that was just made; `secret` is None when the request was only sent again."""

    token: Token
    secret: str | None


def create_token(
    store: Store, draft: TokenDraft, *, actor: Actor, now: datetime, idempotency_key: str
) -> NewToken | Refusal:
    """A new token for an account, by the account itself or an administrator. Raises StoreBusy."""
    secret = PREFIX + secrets.token_urlsafe(32)
    made: list[Token] = []

    def change(writing: Writing) -> Token | Refusal:
        refused = _not_allowed(writing.actor, draft.account)
        if refused:
            return refused
        if active_account(writing.session, draft.account) is None:
            return not_found(ACCOUNT, draft.account)
        mistakes = tuple(_mistakes(writing, draft))
        if mistakes:
            return invalid(mistakes)
        made.append(_keep(writing, draft, secret))
        return made[0]

    fields = {
        "name": draft.name,
        "scopes": sorted(draft.scopes),
        "expires_at": draft.expires_at.isoformat(),
    }
    subject = f"accounts/{draft.account}"
    request = Request(CREATE_TOKEN, subject, actor, now, idempotency_key, 0, fields)
    answer = carry_out(store, request, Token, change)
    return NewToken(answer, secret if made else None) if isinstance(answer, Token) else answer


def revoke_token(
    store: Store, account: str, name: str, *, actor: Actor, now: datetime, idempotency_key: str
) -> Token | Refusal:
    """Ends a token for good. Raises StoreBusy."""

    def change(writing: Writing) -> Token | Refusal:
        refused = _not_allowed(writing.actor, account)
        if refused:
            return refused
        row = _named(writing.session, account, name)
        if row is None:
            return not_found(_TOKEN, name)
        row.revoked_at = row.revoked_at or now
        writing.log(REVOKE_TOKEN, f"accounts/{account}", {"name": name})
        return _token(row)

    subject = f"accounts/{account}"
    request = Request(REVOKE_TOKEN, subject, actor, now, idempotency_key, 0, {"name": name})
    return carry_out(store, request, Token, change)


def token_actor(store: Store, secret: str, *, now: datetime) -> Actor | None:
    """Who acts with a token, while it and its account are good; with no more than its scopes."""
    with store.read() as session:
        row = session.get(TokenRow, secret_hash(secret))
        if row is None or row.revoked_at is not None or row.expires_at <= now:
            return None
        account = active_account(session, row.account)
        token = _token(row)
    if account is None:
        return None
    if token.last_used_at is None or now - token.last_used_at >= _USE_NOTED_EVERY:
        _note_use(store, secret, now)
    return narrowed(account.actor(), token.scopes)


def tokens(store: Store, account: str) -> tuple[Token, ...]:
    """The tokens of an account, newest first, ended ones too."""
    with store.read() as session:
        query = select(TokenRow).where(TokenRow.account == account)
        rows = session.exec(query.order_by(col(TokenRow.created_at).desc(), col(TokenRow.name)))
        return tuple(_token(row) for row in rows)


def narrowed(actor: Actor, scopes: Sequence[Scope]) -> Actor:
    """The actor with every role lowered to what the scopes allow.

    >>> narrowed(Actor("lan", Role.ADMINISTRATOR, "*"), [Scope.READ]).role
    <Role.VIEWER: 'viewer'>
    """
    highest = max((_HIGHEST[scope] for scope in scopes), key=lambda role: role.rank)
    lowered = [
        Grant(min(grant.role, highest, key=lambda role: role.rank), grant.authority)
        for grant in actor.grants
    ]
    first, *more = lowered
    return Actor(actor.name, first.role, first.authority, tuple(more), is_limited=True)


def _not_allowed(actor: Actor, account: str) -> Forbidden | None:
    if actor.is_account(account) or actor.grant_for(Role.ADMINISTRATOR, EVERYWHERE):
        return None
    return forbidden(Role.ADMINISTRATOR, EVERYWHERE)


def _mistakes(writing: Writing, draft: TokenDraft) -> Iterator[FieldError]:
    if not draft.name.strip():
        yield field_error("name", "required")
    elif len(draft.name) > _LONGEST:
        yield field_error("name", "too-long", limit=_LONGEST)
    elif _named(writing.session, draft.account, draft.name) is not None:
        yield field_error("name", "name-used", name=draft.name)
    if not draft.scopes:
        yield field_error("scopes", "required")
    for scope in draft.scopes:
        if scope not in tuple(Scope):
            yield field_error("scopes", "scope-unknown", found=scope, allowed=", ".join(Scope))
    if draft.expires_at <= writing.now:
        yield field_error("expires_at", "until-past", today=writing.now.date().isoformat())


def _keep(writing: Writing, draft: TokenDraft, secret: str) -> Token:
    row = TokenRow(
        hash=secret_hash(secret),
        account=draft.account,
        name=draft.name,
        scopes=sorted(draft.scopes),
        created_at=writing.now,
        expires_at=draft.expires_at,
    )
    writing.session.add(row)
    about = {"name": row.name, "scopes": row.scopes}
    writing.log(CREATE_TOKEN, f"accounts/{draft.account}", about)
    return _token(row)


def _note_use(store: Store, secret: str, now: datetime) -> None:
    with store.note() as session:
        session.get_one(TokenRow, secret_hash(secret)).last_used_at = now


def _named(session: Session, account: str, name: str) -> TokenRow | None:
    query = select(TokenRow).where(TokenRow.account == account, TokenRow.name == name)
    return session.exec(query).first()


def _token(row: TokenRow) -> Token:
    return Token(
        account=row.account,
        name=row.name,
        scopes=tuple(Scope(scope) for scope in row.scopes),
        created_at=row.created_at,
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
        revoked_at=row.revoked_at,
    )
