"""Which cases acts have changed, told from the log: in its order, without a gap.

A verdict about a finding changes the open case on its procedure; every other change of a case has
an event of the act that made it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from registry.review.verdicts import VERDICT_KINDS
from registry.review.work.states import shown_state_of_case
from registry.store.acts import Act
from registry.store.review_tables import ReviewCaseRow, ReviewEventRow
from registry.store.tables import FindingRow, ProcedureRow

_FINDINGS = "findings/"


@dataclass(frozen=True, slots=True)
class CaseChange:
    """One act that changed a case; `seq` is its number in the log, `state` what the case shows."""

    seq: int
    case: int
    measure: int | None
    authority: str
    act: str
    by: str
    at: datetime
    state: str


def changes_of(session: Session, acts: Sequence[Act], today: date) -> list[CaseChange]:
    """What these acts changed, oldest first; an act that changed several cases stands for each."""
    by_seq = {act.seq: act for act in acts}
    found = sorted({*_by_events(session, by_seq), *_by_verdicts(session, acts)}, key=_order)
    shown = _shown(session, {case for _, case, _ in found}, today)
    return [
        CaseChange(seq, case, measure, shown[case][0], act.kind, act.actor, act.at, shown[case][1])
        for seq, case, measure in found
        for act in (by_seq[seq],)
        if case in shown
    ]


def _order(place: tuple[int, int, int | None]) -> tuple[int, int]:
    return place[0], place[1]


def _by_events(session: Session, acts: Iterable[int]) -> Iterator[tuple[int, int, int | None]]:
    event = col(ReviewEventRow.act), col(ReviewEventRow.case), col(ReviewEventRow.measure)
    yield from session.execute(select(*event).where(event[0].in_(list(acts))))


def _by_verdicts(session: Session, acts: Iterable[Act]) -> Iterator[tuple[int, int, int | None]]:
    judged = {
        act.subject.removeprefix(_FINDINGS): act.seq for act in acts if act.kind in VERDICT_KINDS
    }
    about = col(FindingRow.fingerprint), col(ReviewCaseRow.id)
    query = (
        select(*about)
        .join(ReviewCaseRow, col(ReviewCaseRow.procedure) == col(FindingRow.procedure))
        .where(about[0].in_(list(judged)), col(ReviewCaseRow.closed_at).is_(None))
    )
    for fingerprint, case in session.execute(query) if judged else ():
        yield judged[fingerprint], case or 0, None


def _shown(session: Session, cases: Iterable[int], today: date) -> dict[int, tuple[str, str]]:
    """The authority of each case, and the state that it shows."""
    query = (
        select(col(ReviewCaseRow.id), col(ProcedureRow.authority), shown_state_of_case(today))
        .join(ProcedureRow, col(ProcedureRow.key) == col(ReviewCaseRow.procedure))
        .where(col(ReviewCaseRow.id).in_(list(cases)))
    )
    return {case or 0: (authority, state) for case, authority, state in session.execute(query)}
