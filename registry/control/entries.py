"""Records told entry by entry: what was recorded stays, a correction is one more entry.

An entry is plain data in the words of its kind. Of an entry that was corrected the last correction
counts; all before it are kept with who corrected them and why.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from registry.store.control_tables import ControlEntryRow

Said = Mapping[str, Any]  # Any: plain data


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it was recorded."""

    number: int
    record: int
    turn: int
    kind: str
    authority: str
    about: int | None
    corrects: int | None
    reason: str | None
    said: Said
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """That an entry was said anew: who did, when, why, and what it said before."""

    by: str
    at: datetime
    reason: str
    before: Said


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts of one entry, under the number it was first recorded with."""

    number: int
    entry: Entry
    corrections: tuple[Correction, ...]


def entries(session: Session, book: str, record: int | None = None) -> list[Entry]:
    """The entries of a book, or of one record, in the order they were recorded."""
    query = select(ControlEntryRow).where(ControlEntryRow.book == book)
    if record is not None:
        query = query.where(ControlEntryRow.record == record)
    return [
        Entry(
            number=row.id or 0, record=row.record, turn=row.turn, kind=row.kind,
            authority=row.authority, about=row.about, corrects=row.corrects, reason=row.reason,
            said=row.said, by=row.actor, at=row.at,
        )
        for row in session.exec(query.order_by(col(ControlEntryRow.id)))
    ]  # fmt: skip


def records(session: Session, book: str) -> list[list[Entry]]:
    """The entries of each record of a book; records in the order they were begun."""
    found: dict[int, list[Entry]] = {}
    for each in entries(session, book):
        found.setdefault(each.record, []).append(each)
    return list(found.values())


def counting(found: Iterable[Entry]) -> list[Counting]:
    """What counts of each entry, in the order of the first recording."""
    counted: dict[int, Counting] = {}
    for each in found:
        if each.corrects is None:
            counted[each.number] = Counting(each.number, each, ())
            continue
        before = counted[each.corrects]
        correction = Correction(each.by, each.at, each.reason or "", before.entry.said)
        counted[each.corrects] = replace(
            before, entry=each, corrections=(*before.corrections, correction)
        )
    return list(counted.values())
