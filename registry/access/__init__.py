"""Who may sign in and what they may do: accounts, sessions, tokens, roles."""

from registry.access.accounts import Account, accounts, authenticate
from registry.access.administration import (
    change_grants,
    change_password,
    create_account,
    disable_account,
)
from registry.access.sessions import close_session, open_session, session_account
from registry.access.tokens import (
    NewToken,
    Scope,
    Token,
    TokenDraft,
    create_token,
    revoke_token,
    token_actor,
    tokens,
)
from registry.actors import EVERYWHERE, Actor, Grant, Role

__all__ = [
    "EVERYWHERE",
    "Account",
    "Actor",
    "Grant",
    "NewToken",
    "Role",
    "Scope",
    "Token",
    "TokenDraft",
    "accounts",
    "authenticate",
    "change_grants",
    "change_password",
    "close_session",
    "create_account",
    "create_token",
    "disable_account",
    "open_session",
    "revoke_token",
    "session_account",
    "token_actor",
    "tokens",
]
