"""Which procedures the data say should be reviewed: findings by severity, times dossiers a year."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from registry.actors import Actor, Role
from registry.review.status import Status, status
from registry.review.verdicts import last_verdicts
from registry.store.part_tables import EntryRow
from registry.store.review_tables import FeedbackRow, ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import FindingRow, ProcedureRow, SightingRow

# How much a finding counts: each step about three times the one below, so that one critical
# finding weighs more than several notes. Ours, not the law's.
WEIGHTS: Mapping[str, int] = {"critical": 27, "high": 9, "medium": 3, "low": 1, "info": 0}
_UNDER_REVIEW = select(ReviewCaseRow.procedure).where(col(ReviewCaseRow.closed_at).is_(None))
_COUNTED = (Status.OPEN, Status.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A procedure with the reasons to review it.

    `weight` is the sum over its findings, `yearly_volume` dossiers in `volume_year`; where the
    volume is not known, so is the `burden`.
    """

    authority: str
    code: str
    procedure_name: str
    findings: Mapping[str, int]
    weight: int
    yearly_volume: int | None
    volume_year: int | None
    feedback: int

    @property
    def burden(self) -> int | None:
        return None if self.yearly_volume is None else self.weight * self.yearly_volume


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The first of them, how many there are, and of how many the volume is not known."""

    total: int
    volume_unknown: int
    items: tuple[Suggestion, ...]


def suggested_procedures(
    store: Store, *, actor: Actor, today: date, authority: str | None = None, first: int = 20
) -> Suggestions:
    """Procedures nobody reviews yet: those whose burden is known first, then by weight.

    Only of the authorities in which the actor holds a role.
    """
    with store.read() as session:
        severities = _severities(session, today, authority)
        feedback = _feedback(session)
        query = (
            select(ProcedureRow, EntryRow)
            .join(EntryRow, col(EntryRow.edition) == col(ProcedureRow.edition))
            .where(col(ProcedureRow.key).not_in(_UNDER_REVIEW))
        )
        if authority is not None:
            query = query.where(ProcedureRow.authority == authority)
        found = [
            _suggestion(row, entry, severities.get(row.key, Counter()), feedback.get(row.key, 0))
            for row, entry in session.exec(query)
            if actor.grant_for(Role.VIEWER, row.authority)
            and (row.key in severities or row.key in feedback)
        ]
    found.sort(key=_order)
    unknown = sum(each.yearly_volume is None for each in found)
    return Suggestions(len(found), unknown, tuple(found[:first]))


def _order(each: Suggestion) -> tuple[int, int, int, str, str]:
    return (
        -(-1 if each.burden is None else each.burden),
        -each.weight,
        -each.feedback,
        each.authority,
        each.code,
    )


def _severities(session: Session, today: date, authority: str | None) -> Mapping[str, Counter[str]]:
    """Findings that stand, by procedure and severity."""
    verdicts = last_verdicts(session)
    query = (
        select(FindingRow, SightingRow)
        .join(
            SightingRow,
            (col(SightingRow.fingerprint) == col(FindingRow.fingerprint))
            & (col(SightingRow.edition) == col(FindingRow.edition)),
        )
        .where(col(FindingRow.gone_at).is_(None))
    )
    if authority is not None:
        of_it = select(ProcedureRow.key).where(ProcedureRow.authority == authority)
        query = query.where(col(FindingRow.procedure).in_(of_it))
    found: dict[str, Counter[str]] = {}
    for row, said in session.exec(query):
        at = status(
            verdicts.get(row.fingerprint),
            gone_at=None,
            returned_at=row.returned_at,
            today=today,
            held_until=said.held_until,
        )
        if at in _COUNTED:
            found.setdefault(row.procedure, Counter())[said.severity] += 1
    return found


def _feedback(session: Session) -> Mapping[str, int]:
    query = select(FeedbackRow.procedure, func.count(col(FeedbackRow.id)))
    counted = query.where(col(FeedbackRow.procedure).is_not(None)).group_by(
        col(FeedbackRow.procedure)
    )
    return {key: count for key, count in session.exec(counted) if key}


def _suggestion(
    row: ProcedureRow, entry: EntryRow, findings: Counter[str], feedback: int
) -> Suggestion:
    return Suggestion(
        authority=row.authority,
        code=row.code,
        procedure_name=row.name,
        findings=findings,
        weight=sum(WEIGHTS[severity] * count for severity, count in findings.items()),
        yearly_volume=entry.yearly_volume,
        volume_year=entry.volume_year,
        feedback=feedback,
    )
