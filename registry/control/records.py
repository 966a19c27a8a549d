"""Records told entry by entry: what was recorded stays, a correction is one more entry.

An entry is plain data in the words of its kind. Of an entry that was corrected the last correction
counts; all before it are kept with who corrected them and why.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any, TypeVar
from unicodedata import normalize

from sqlmodel import Session, col, func, select

from registry.actors import Actor, Role
from registry.reference import load_reference
from registry.refusals import (
    FieldError,
    Refusal,
    Words,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.control_tables import ControlEntryRow
from registry.store.store import Store

LONGEST = 2000
MOST = 50  # of any list in an entry
Said = Mapping[str, Any]  # Any: plain data
Draft = TypeVar("Draft")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of recording: the record, its new entry, and the record's revision."""

    record: int
    entry: int
    revision: int


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be recorded: in an existing record, or (`record` None) as a new one."""

    book: str
    kind: str
    name: Words
    authority: str | None
    said: Said
    record: int | None = None
    about: int | None = None
    corrects: int | None = None
    reason: str = ""


Check = Callable[[Session, Asked, Sequence[Entry], date], Iterable[FieldError]]


def record(
    store: Store,
    asked: Asked,
    check: Check,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Recorded | Refusal:
    """Adds an entry, if `check` finds nothing wrong with it. Raises StoreBusy.

    `expected_revision` is that of the record; for a new one, how many the authority has begun.
    """
    act = f"record_{asked.book}"
    subject = f"{asked.book}s/{asked.record or f'new of {asked.authority}'}"
    request = Request(
        act, subject, actor, now, idempotency_key, expected_revision, asdict(asked) | {"name": ""}
    )
    return carry_out(
        store,
        request,
        Recorded,
        lambda writing: _recorded(writing, asked, check, expected_revision),
    )


def _recorded(writing: Writing, asked: Asked, check: Check, expected: int) -> Recorded | Refusal:
    session = writing.session
    there = entries(session, asked.book, asked.record) if asked.record is not None else []
    if asked.record is not None and not there:
        return not_found(asked.name, asked.record)
    asked = replace(asked, authority=_authority(asked, there))
    if not asked.authority:
        return invalid([field_error("authority", "required")])
    grant = writing.actor.grant_for(Role.CONTROLLER, asked.authority)
    if grant is None:
        return forbidden(Role.CONTROLLER, asked.authority)
    if asked.authority not in load_reference().authorities:  # a grant for all covers any key
        unknown = field_error("authority", "authority-unknown", found=asked.authority[:LONGEST])
        return invalid([unknown])
    revision = len(there) if there else _begun(session, asked.book, asked.authority)
    if revision != expected:
        return stale(revision, expected)
    mistakes = [*_of_correction(asked, there), *check(session, asked, there, writing.now.date())]
    if mistakes:
        return invalid(mistakes)
    number = asked.record or _next(session, asked.book)
    about = {"kind": asked.kind, "said": asked.said, "about": asked.about,
             "corrects": asked.corrects, "reason": asked.reason or None}  # fmt: skip
    act = writing.log(
        f"record_{asked.book}", f"{asked.book}s/{number}", about, under=grant,
        base_revision=revision,
    )  # fmt: skip
    row = ControlEntryRow(
        book=asked.book, record=number, turn=len(there) + 1, kind=asked.kind,
        authority=asked.authority, about=asked.about, corrects=asked.corrects,
        reason=asked.reason or None, said=dict(asked.said), actor=writing.actor.name,
        at=writing.now, act=act,
    )  # fmt: skip
    session.add(row)
    session.flush()
    assert row.id is not None  # flushed
    return Recorded(number, row.id, row.turn)


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


def cleaned(draft: Any) -> Said:  # Any: a dataclass of plain values
    """A draft as plain data: NFC, no space around words, days as ISO text."""
    return {field.name: _plain(getattr(draft, field.name)) for field in fields(draft)}


def missing(said: Said, names: Iterable[str]) -> Iterator[FieldError]:
    """What may not be empty and is."""
    for name in names:
        if said[name] in (None, "", []):
            yield field_error(name, "required")


def too_large(said: Said) -> Iterator[FieldError]:
    """Words that are too long, lists with too many."""
    for name, value in said.items():
        if isinstance(value, str) and len(value) > LONGEST:
            yield field_error(name, "too-long", limit=LONGEST)
        if isinstance(value, list) and len(value) > MOST:
            yield field_error(name, "too-many", limit=MOST)


def not_after(said: Said, name: str, today: date) -> Iterator[FieldError]:
    """A day that has not come yet."""
    if said[name] and date.fromisoformat(said[name]) > today:
        yield field_error(name, "in-future", today=today.isoformat())


def _plain(value: Any) -> Any:  # Any: plain data
    if isinstance(value, str):
        return normalize("NFC", value).strip()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def _authority(asked: Asked, there: Sequence[Entry]) -> str | None:
    """That of the entry that is corrected, else the one named, else that of the record."""
    corrected = next((each for each in there if each.number == asked.corrects), None)
    if corrected is not None:
        return corrected.authority
    return asked.authority or (there[0].authority if there else None)


def _of_correction(asked: Asked, there: Sequence[Entry]) -> Iterator[FieldError]:
    """A correction names what was recorded first, says the same kind of thing, and why."""
    if asked.corrects is None:
        if asked.reason:
            yield field_error("reason", "reason-without-correction")
        return
    first = next((each for each in there if each.number == asked.corrects), None)
    if first is None or first.corrects is not None or first.kind != asked.kind:
        yield field_error("corrects", "entry-unknown", entry=asked.corrects)
    if not asked.reason:
        yield field_error("reason", "required")
    if len(asked.reason) > LONGEST:
        yield field_error("reason", "too-long", limit=LONGEST)


def _begun(session: Session, book: str, authority: str) -> int:
    query = select(func.count(col(ControlEntryRow.id))).where(
        ControlEntryRow.book == book, ControlEntryRow.turn == 1,
        ControlEntryRow.authority == authority,
    )  # fmt: skip
    return session.exec(query).one()


def _next(session: Session, book: str) -> int:
    query = select(func.max(ControlEntryRow.record)).where(ControlEntryRow.book == book)
    return (session.exec(query).one() or 0) + 1
