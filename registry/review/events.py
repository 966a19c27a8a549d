"""What happened to a case and its measures, as it was appended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from registry.actors import Grant
from registry.store.acts import Writing
from registry.store.review_tables import ReviewEventRow
from registry.store.store import Store


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that shows an act: its number as printed, its date."""

    number: str
    dated: date


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; `kind` is the act, `act` its number in the log."""

    case: int
    measure: int | None
    kind: str
    source: str | None
    target: str | None
    words: str | None
    paper: Paper | None
    actor: str
    role: str
    at: datetime
    act: int


def happened(
    writing: Writing,
    grant: Grant,
    act: int,
    *,
    kind: str,
    case: int,
    measure: int | None = None,
    source: str | None = None,
    target: str | None = None,
    words: str | None = None,
    paper: Paper | None = None,
) -> None:
    """Appends an event in the change that made it; `act` is the act it was logged as."""
    writing.session.add(
        ReviewEventRow(
            case=case,
            measure=measure,
            kind=kind,
            source=source,
            target=target,
            words=words or None,
            document=paper.number if paper else None,
            document_date=paper.dated if paper else None,
            actor=writing.actor.name,
            role=grant.role.value,
            at=writing.now,
            act=act,
        )
    )


def events_of(session: Session, cases: Sequence[int]) -> dict[int, list[Event]]:
    """What happened to each case, oldest first."""
    query = select(ReviewEventRow).where(col(ReviewEventRow.case).in_(cases))
    found: dict[int, list[Event]] = {number: [] for number in cases}
    for row in session.exec(query.order_by(col(ReviewEventRow.id))):
        found[row.case].append(_event(row))
    return found


def events(store: Store, cases: Sequence[int]) -> Mapping[int, list[Event]]:
    """What happened to each case, oldest first."""
    with store.read() as session:
        return events_of(session, cases)


def people_who(session: Session, case: int, kinds: Sequence[str]) -> frozenset[str]:
    """Who did any of these to a case or to one of its measures."""
    query = select(ReviewEventRow.actor).where(
        ReviewEventRow.case == case, col(ReviewEventRow.kind).in_(kinds)
    )
    return frozenset(session.exec(query))


def _event(row: ReviewEventRow) -> Event:
    dated = row.document_date
    return Event(
        case=row.case,
        measure=row.measure,
        kind=row.kind,
        source=row.source,
        target=row.target,
        words=row.words,
        paper=Paper(row.document, dated) if row.document and dated else None,
        actor=row.actor,
        role=row.role,
        at=row.at,
        act=row.act,
    )
