"""Local accounts: who may sign in, and the roles they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select

from registry.access.passwords import is_right
from registry.actors import Actor, Grant, Role
from registry.refusals import Words
from registry.store.acts import Writing
from registry.store.store import Store
from registry.store.tables import AccountRow, GrantRow

ACCOUNT = Words("tài khoản", "account")


@dataclass(frozen=True, slots=True)
class Account:
    """A person or a program that may sign in; never deleted, only disabled."""

    name: str
    display_name: str
    grants: tuple[Grant, ...]
    created_at: datetime
    disabled_at: datetime | None
    revision: int

    def actor(self) -> Actor:
        """The account as who acts; without a grant it may do nothing anywhere."""
        first, *more = self.grants or (Grant(Role.VIEWER, ""),)
        return Actor(self.name, first.role, first.authority, tuple(more))


def authenticate(store: Store, name: str, password: str) -> Account | None:
    """The account of whoever knows its password. Slow, as long for a name that does not exist."""
    with store.read() as session:
        row = session.get(AccountRow, name)
        kept = row.password_hash if row and row.disabled_at is None else None
        account = account_of(session, row) if row else None
    return account if is_right(password, kept) else None


def accounts(store: Store) -> tuple[Account, ...]:
    """All accounts by name, disabled ones too; for administrators."""
    with store.read() as session:
        rows = session.exec(select(AccountRow).order_by(col(AccountRow.name)))
        return tuple(account_of(session, row) for row in rows)


def active_account(session: Session, name: str) -> Account | None:
    """The account of this name unless it is disabled."""
    row = session.get(AccountRow, name)
    return account_of(session, row) if row and row.disabled_at is None else None


def account_of(session: Session, row: AccountRow) -> Account:
    """The row as a value, with its grants."""
    return Account(
        name=row.name,
        display_name=row.display_name,
        grants=grants_of(session, row.name),
        created_at=row.created_at,
        disabled_at=row.disabled_at,
        revision=row.revision,
    )


def grants_of(session: Session, name: str) -> tuple[Grant, ...]:
    """The roles of an account, by authority."""
    query = select(GrantRow).where(GrantRow.account == name).order_by(col(GrantRow.authority))
    return tuple(Grant(Role(row.role), row.authority) for row in session.exec(query))


def keep_account(writing: Writing, kind: str, row: AccountRow, grants: Sequence[Grant]) -> Account:
    """Writes an account with exactly these grants, and its act."""
    session, name = writing.session, row.name
    session.add(row)
    session.flush()
    session.exec(delete(GrantRow).where(col(GrantRow.account) == name))
    session.add_all(
        GrantRow(account=name, authority=grant.authority, role=grant.role.value) for grant in grants
    )
    session.flush()
    about = {"grants": plain_grants(grants), "disabled": row.disabled_at is not None}
    writing.log(kind, f"accounts/{name}", about, base_revision=row.revision - 1)
    return account_of(session, row)


def plain_grants(grants: Sequence[Grant]) -> list[list[str]]:
    """Grants as plain data, in a fixed order."""
    return sorted([grant.authority, grant.role.value] for grant in grants)
