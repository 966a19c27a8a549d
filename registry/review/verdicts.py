"""What people decided about findings, as it was appended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from registry.review.status import Decision
from registry.store.tables import FindingRow, VerdictRow

ACCEPT, DISMISS, REOPEN = "accept", "dismiss", "reopen"
VERDICT_KINDS = (ACCEPT, DISMISS, REOPEN)  # the kinds of acts


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision about one finding; `act` is its number in the log."""

    finding: str
    decision: Decision
    reason: str | None
    words: str
    until: date | None
    actor: str
    role: str
    at: datetime
    act: int


def last_verdicts(session: Session, *, about: str | None = None) -> Mapping[str, Verdict]:
    """The newest verdict by fingerprint; `about` the findings of one procedure only."""
    newest = select(func.max(VerdictRow.id)).group_by(VerdictRow.finding)
    if about is not None:
        newest = newest.join(FindingRow).where(FindingRow.procedure == about)
    rows = session.exec(select(VerdictRow).where(col(VerdictRow.id).in_(newest)))
    return {row.finding: verdict_of(row) for row in rows}


def last_verdict(session: Session, finding: str) -> Verdict | None:
    """The newest verdict about one finding."""
    newest = select(VerdictRow).where(VerdictRow.finding == finding)
    row = session.exec(newest.order_by(col(VerdictRow.id).desc()).limit(1)).first()
    return verdict_of(row) if row else None


def verdicts_of(session: Session, finding: str) -> tuple[Verdict, ...]:
    """The history of one finding, oldest first."""
    query = select(VerdictRow).where(VerdictRow.finding == finding).order_by(col(VerdictRow.id))
    return tuple(verdict_of(row) for row in session.exec(query))


def verdict_of(row: VerdictRow) -> Verdict:
    """The row as a value."""
    return Verdict(
        finding=row.finding,
        decision=Decision(row.decision),
        reason=row.reason,
        words=row.words,
        until=row.until,
        actor=row.actor,
        role=row.role,
        at=row.at,
        act=row.act,
    )
