"""Adding an entry to a record of a book, or a correction of one: all checks, in one transaction.

A book is a kind of record; it says of what kinds its entries are and what each must say.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any, TypeVar
from unicodedata import normalize

from sqlmodel import Session, col, func, select

from registry.actors import Actor, Role
from registry.control.entries import Entry, Said, entries
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
Draft = TypeVar("Draft")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of recording: the record, its new entry, and the record's revision."""

    record: int
    entry: int
    revision: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be recorded: in an existing record, or (`record` None) as a new one."""

    book: str
    kind: str
    authority: str | None
    said: Said
    record: int | None = None
    about: int | None = None
    corrects: int | None = None
    reason: str = ""


Check = Callable[[Session, Asked, Sequence[Entry]], Iterable[FieldError]]


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entry: what it may not leave empty, and which of its days may not be to come."""

    key: str
    needed: tuple[str, ...]
    past: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A kind of record: the kinds of its entries by their drafts.

    `check` finds what is wrong with an entry beside the others of its record.
    """

    key: str
    name: Words
    kinds: Mapping[type, EntryKind]
    check: Check


def record_entry(
    store: Store,
    book: Book,
    draft: Any,  # Any: one of the drafts of the book
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
    authority: str | None,
    record: int | None,
    about: int | None = None,
    corrects: int | None = None,
    reason: str = "",
) -> Recorded | Refusal:
    """Adds an entry to a record of a book, or begins one, if nothing is wrong. Raises StoreBusy.

    `about` is the entry that it is about, `corrects` the one that it says anew. It needs a
    controller of the authority. `expected_revision` is that of the record; for a new one, how many
    the authority has begun.
    """
    kind = book.kinds[type(draft)]
    asked = Asked(
        book=book.key, kind=kind.key, authority=authority, said=cleaned(draft), record=record,
        about=about, corrects=corrects, reason=reason.strip(),
    )  # fmt: skip
    subject = f"{book.key}s/{record or f'new of {authority}'}"
    request = Request(
        f"record_{book.key}", subject, actor, now, idempotency_key, expected_revision,
        asdict(asked),
    )  # fmt: skip
    return carry_out(
        store,
        request,
        Recorded,
        lambda writing: _recorded(writing, book, kind, asked, expected_revision),
    )


def _recorded(
    writing: Writing, book: Book, kind: EntryKind, asked: Asked, expected: int
) -> Recorded | Refusal:
    session = writing.session
    there = entries(session, asked.book, asked.record) if asked.record is not None else []
    if asked.record is not None and not there:
        return not_found(book.name, asked.record)
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
    mistakes = [
        *_of_correction(asked, there),
        *_of_words(asked.said, kind, writing.now.date()),
        *book.check(session, asked, there),
    ]
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


def cleaned(draft: Any) -> Said:  # Any: a dataclass of plain values
    """A draft as plain data: NFC, no space around words, days as ISO text."""
    return {field.name: _plain(getattr(draft, field.name)) for field in fields(draft)}


def _of_words(said: Said, kind: EntryKind, today: date) -> Iterator[FieldError]:
    """What is empty, too long or too many, and days that have not come yet."""
    for name in kind.needed:
        if said[name] in (None, "", []):
            yield field_error(name, "required")
    for name, value in said.items():
        if isinstance(value, str) and len(value) > LONGEST:
            yield field_error(name, "too-long", limit=LONGEST)
        if isinstance(value, list) and len(value) > MOST:
            yield field_error(name, "too-many", limit=MOST)
    for name in kind.past:
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
