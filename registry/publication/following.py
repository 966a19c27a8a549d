"""Following the published catalogue in a store: what changed behind a place, in SQL that asks for
the procedures that are touched alone.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlmodel import Session, col, func

from registry.procedure.vocabulary import Change
from registry.publication.catalogue_changes import (
    CatalogueChange,
    Head,
    Place,
    Record,
    Step,
    next_step,
)
from registry.publication.releases.in_time import Line
from registry.store.store import Store
from registry.store.tables import EditionRow, ReleaseEntryRow, ReleaseRow

_HEAD = (
    col(ReleaseRow.number),
    col(ReleaseRow.act),
    col(ReleaseRow.published_on),
    col(ReleaseRow.authority),
    col(ReleaseRow.decision_number),
)
_LINE = (
    col(ReleaseEntryRow.release),
    col(ReleaseEntryRow.procedure),
    col(ReleaseEntryRow.edition),
    col(ReleaseEntryRow.change),
    col(ReleaseEntryRow.successor),
    col(ReleaseRow.effective),
    col(ReleaseEntryRow.valid_to),
)
_DAY = timedelta(days=1)
_AT_ONCE = 500  # values of one statement


def step_behind(store: Store, place: Place, today: date) -> Step | None:
    """The next thing that changed the catalogue behind a place; None: all is told by today."""
    with store.read() as session:
        return next_step(_Stored(session), place, today)


def next_in(session: Session, place: Place, today: date, *, until: int) -> Step | None:
    """The same in a transaction of the caller's, of acts up to a number.

    Days are told up to that on which the next release behind it was published: what later days
    bring may be that release's doing.
    """
    ahead = _Stored(session).next_release(until)
    known = min(today, ahead.published_on or place.day) if ahead else today
    return next_step(_Stored(session, until), place, known)


def fields_of(store: Store, changes: Iterable[CatalogueChange]) -> Mapping[str, str | None]:
    """The field of each content that is named, by its hash."""
    with store.read() as session:
        return fields_in(session, changes)


def fields_in(session: Session, changes: Iterable[CatalogueChange]) -> Mapping[str, str | None]:
    """The same in a transaction of the caller's."""
    editions = sorted({each.edition for change in changes for each in change.procedures})
    query = select(col(EditionRow.hash), col(EditionRow.content))
    found: dict[str, str | None] = {}
    for begin in range(0, len(editions), _AT_ONCE):
        some = col(EditionRow.hash).in_(editions[begin : begin + _AT_ONCE])
        for edition, content in session.execute(query.where(some)):
            found[edition] = json.loads(content).get("field")
    return found


@dataclass(frozen=True, slots=True)
class _Stored(Record):
    """The releases of a store, in one snapshot of it, of acts up to a number (None: all)."""

    session: Session
    until: int | None = None

    def next_release(self, after: int) -> Head | None:
        query = select(*_HEAD).where(col(ReleaseRow.act) > after)
        if self.until is not None:
            query = query.where(col(ReleaseRow.act) <= self.until)
        row = self.session.execute(query.order_by(col(ReleaseRow.act)).limit(1)).first()
        return Head(*row) if row else None

    def next_turning_day(self, seq: int, after: date, until: date) -> date | None:
        if until <= after:
            return None
        begins, ends = col(ReleaseRow.effective), col(ReleaseEntryRow.valid_to)
        known = col(ReleaseRow.act) <= seq
        began = select(func.min(begins)).where(known, begins > after, begins <= until)
        ended = _of_releases(select(func.min(ends))).where(
            known, ends >= after, ends <= until - _DAY, ends < date.max
        )
        first = self.session.execute(began).scalar()
        last = self.session.execute(ended).scalar()
        return min((day for day in (first, last and last + _DAY) if day), default=None)

    def lines_of_release(self, release: Head) -> Sequence[Line]:
        named = col(ReleaseEntryRow.release) == release.number
        return self._lines(release.act, named)

    def lines_of_day(self, seq: int, day: date) -> Sequence[Line]:
        begins = col(ReleaseRow.effective) == day
        ends = col(ReleaseEntryRow.valid_to) == day - _DAY
        return self._lines(seq, and_(col(ReleaseRow.act) <= seq, or_(begins, ends)))

    def heads(self, numbers: Iterable[int]) -> Mapping[int, Head]:
        query = select(*_HEAD).where(col(ReleaseRow.number).in_(list(numbers)))
        return {head.number: head for head in (Head(*row) for row in self.session.execute(query))}

    def _lines(self, seq: int, touched: ColumnElement[bool]) -> Sequence[Line]:
        procedures = _of_releases(select(col(ReleaseEntryRow.procedure))).where(touched)
        query = _of_releases(select(*_LINE)).where(
            col(ReleaseRow.act) <= seq, col(ReleaseEntryRow.procedure).in_(procedures)
        )
        return [_line(*row) for row in self.session.execute(query)]


def _of_releases(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:  # Any: any columns
    """With the heads of the releases that lines belong to."""
    return query.select_from(ReleaseEntryRow).join(
        ReleaseRow, col(ReleaseRow.number) == col(ReleaseEntryRow.release)
    )


def _line(
    release: int,
    procedure: str,
    edition: str,
    change: str,
    successor: str | None,
    effective: date,
    valid_to: date | None,
) -> Line:
    return Line(release, procedure, edition, Change(change), successor, effective, valid_to)
