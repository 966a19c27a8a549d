"""What people decided about findings, as it was appended."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

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


def last_verdicts(session: Session) -> Mapping[str, Verdict]:
    """The newest verdict about each finding, by fingerprint."""
    return _newest(session, select(func.max(VerdictRow.id)).group_by(VerdictRow.finding))


def last_verdicts_about(session: Session, procedures: Collection[str]) -> Mapping[str, Verdict]:
    """The newest verdict about each finding of these procedures, by fingerprint."""
    newest = select(func.max(VerdictRow.id)).group_by(VerdictRow.finding).join(FindingRow)
    return _newest(session, newest.where(col(FindingRow.procedure).in_(procedures)))


def last_verdicts_of(
    session: Session, findings: Collection[str] | SelectOfScalar[str]
) -> Mapping[str, Verdict]:
    """The newest verdict about each of these findings, by fingerprint; a query may name them."""
    newest = select(func.max(VerdictRow.id)).group_by(VerdictRow.finding)
    return _newest(session, newest.where(col(VerdictRow.finding).in_(findings)))


def last_verdict(session: Session, finding: str) -> Verdict | None:
    """The newest verdict about one finding."""
    newest = select(VerdictRow).where(VerdictRow.finding == finding)
    row = session.exec(newest.order_by(col(VerdictRow.id).desc()).limit(1)).first()
    return verdict_of(row) if row else None


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


def _newest(session: Session, numbers: SelectOfScalar[int | None]) -> Mapping[str, Verdict]:
    rows = session.exec(select(VerdictRow).where(col(VerdictRow.id).in_(numbers)))
    return {row.finding: verdict_of(row) for row in rows}
