"""Sessions of signed-in browsers: the secret is in the cookie only, its hash in the store."""

import hashlib
import secrets
from datetime import datetime, timedelta

from registry.access.accounts import Account, active_account
from registry.store.store import Store
from registry.store.tables import SessionRow


def open_session(store: Store, account: str, *, now: datetime, lasts: timedelta) -> str:
    """The secret of a new session; every sign-in gets a new one. Raises StoreBusy."""
    secret = secrets.token_urlsafe(32)
    with store.note() as session:
        session.add(
            SessionRow(
                hash=secret_hash(secret), account=account, created_at=now, expires_at=now + lasts
            )
        )
    return secret


def session_account(store: Store, secret: str, *, now: datetime) -> Account | None:
    """Whose session it is, while it lasts and the account is not disabled."""
    with store.read() as session:
        row = session.get(SessionRow, secret_hash(secret))
        if row is None or row.revoked_at is not None or row.expires_at <= now:
            return None
        return active_account(session, row.account)


def close_session(store: Store, secret: str, *, now: datetime) -> None:
    """Ends a session for good; of an unknown one nothing is said. Raises StoreBusy."""
    with store.note() as session:
        row = session.get(SessionRow, secret_hash(secret))
        if row is not None and row.revoked_at is None:
            row.revoked_at = now


def secret_hash(secret: str) -> str:
    """What is kept of a random secret; it is long enough to need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()
