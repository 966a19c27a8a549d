"""The log of acts: who did what, when, in which role, on what revision; appended, never changed.

An act is written in the transaction of its change. Its body is RFC 8785 JSON that says everything
the row says, its leaf is the RFC 6962 leaf hash of the body: the log can be checked from the bodies
alone, offline.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from registry.actors import Actor, Grant
from registry.canonical import canonical
from registry.store.dialect import moment_text
from registry.store.tables import ActRow


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the log."""

    seq: int
    at: datetime
    actor: str
    role: str
    authority: str
    kind: str
    subject: str
    base_revision: int | None
    body: bytes
    leaf: bytes


@dataclass(slots=True)
class Writing:
    """An open change: its session, who makes it and when, and the acts logged so far."""

    session: Session
    actor: Actor
    now: datetime
    acts: list[int] = field(default_factory=list)
    given_up: bool = False

    def give_up(self) -> None:
        """Keeps nothing of this change: it was refused, or carried out before."""
        self.given_up = True

    def log(
        self,
        kind: str,
        subject: str,
        change: Mapping[str, Any],  # Any: plain data
        *,
        under: Grant | None = None,
        base_revision: int | None = None,
    ) -> int:
        """Appends one act and gives its number; `under` is the grant that allowed it."""
        grant = under or self.actor.grants[0]
        entry: dict[str, Any] = {
            "seq": last_seq(self.session) + 1,
            "actor": self.actor.name,
            "role": grant.role.value,
            "authority": grant.authority,
            "kind": kind,
            "subject": subject,
            "base_revision": base_revision,
        }
        body = canonical(entry | {"at": moment_text(self.now), "change": dict(change)})
        self.session.add(ActRow(**entry, at=self.now, body=body, leaf=leaf(body)))
        self.session.flush()
        self.acts.append(entry["seq"])
        return self.acts[-1]


def leaf(body: bytes) -> bytes:
    """The RFC 6962 leaf hash."""
    return hashlib.sha256(b"\x00" + body).digest()


def last_seq(session: Session) -> int:
    """The number of the newest act, 0 when there is none."""
    return session.exec(select(func.max(ActRow.seq))).one() or 0


def read_acts(
    session: Session, *, after: int = 0, limit: int = 100, kinds: Sequence[str] = ()
) -> list[Act]:
    """Acts in the order they were made, from the one behind number `after`."""
    query = select(ActRow).where(col(ActRow.seq) > after)
    if kinds:
        query = query.where(col(ActRow.kind).in_(kinds))
    rows = session.exec(query.order_by(col(ActRow.seq)).limit(limit))
    return [Act(**row.model_dump()) for row in rows]
