"""Feedback comes in: from anybody, without an account; the sender holds a receipt.

Words, name and contact are kept in the feedback alone, where they can be erased; the log of acts
holds their digest.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from unicodedata import normalize

from sqlmodel import select

from registry.actors import EVERYWHERE, Actor, Role
from registry.refusals import (
    FieldError,
    Refusal,
    Words,
    conflict,
    field_error,
    invalid,
    not_found,
)
from registry.review.feedback.words import clock_in_use, labels
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.files import procedure_key
from registry.store.review_tables import FeedbackRow
from registry.store.store import Store
from registry.store.tables import ProcedureRow

FEEDBACK = Words("phản ánh, kiến nghị", "feedback")
RECEIVE, SUPPLEMENT = "receive_feedback", "supplement_feedback"
SENDER = Actor("sender", Role.VIEWER, EVERYWHERE)  # whoever it was, without an account
RECEIVED, WAITING = "received", "waiting"
LONGEST = 10_000
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Sent:
    """What a sender says; `sender` is a code of the file, name and contact may be left out."""

    sender: str
    words: str
    name: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """What became of it; `revision` counts what was done to it."""

    number: int
    state: str
    revision: int


def receive(
    store: Store,
    authority: str,
    code: str,
    sent: Sent,
    *,
    receipt: str,
    today: date,
    now: datetime,
    idempotency_key: str,
) -> Received | Refusal:
    """Takes feedback about a procedure in; `receipt` is the secret the door gives the sender.

    `today` is the day where the registry is at home. Raises StoreBusy.
    """
    key, said = procedure_key(authority, code), _cleaned(sent)
    fields = asdict(said) | {"receipt": digest(receipt), "today": today.isoformat()}
    request = Request(RECEIVE, f"procedures/{key}", SENDER, now, idempotency_key, 0, fields)
    return carry_out(
        store, request, Received, lambda writing: _received(writing, key, said, receipt, today)
    )


def supplement(
    store: Store, receipt: str, words: str, *, today: date, now: datetime, idempotency_key: str
) -> Received | Refusal:
    """The sender adds what was asked for; the clock starts anew on that day. Raises StoreBusy."""
    said = normalize("NFC", words).strip()
    fields = {"receipt": digest(receipt), "words": said, "today": today.isoformat()}
    request = Request(SUPPLEMENT, "feedback", SENDER, now, idempotency_key, 0, fields)
    return carry_out(
        store, request, Received, lambda writing: _supplemented(writing, receipt, said, today)
    )


def digest(text: str) -> str:
    """SHA-256, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _received(
    writing: Writing, key: str, sent: Sent, receipt: str, today: date
) -> Received | Refusal:
    procedure = writing.session.get(ProcedureRow, key)
    if procedure is None:
        return not_found(Words("thủ tục", "procedure"), key)
    mistakes = tuple(_mistakes(sent))
    if mistakes:
        return invalid(mistakes)
    clock = clock_in_use().code
    row = FeedbackRow(
        authority=procedure.authority,
        procedure=key,
        receipt=digest(receipt),
        clock=clock,
        state=RECEIVED,
        received_on=today,
        counted_from=today,
        revision=1,
        **asdict(sent),
    )
    writing.session.add(row)
    writing.session.flush()
    about = {"procedure": key, "sender": sent.sender, "clock": clock, "words": digest(sent.words)}
    writing.log(RECEIVE, f"feedback/{row.id}", about, base_revision=0)
    assert row.id is not None  # flushed
    return Received(row.id, row.state, row.revision)


def _supplemented(writing: Writing, receipt: str, words: str, today: date) -> Received | Refusal:
    query = select(FeedbackRow).where(FeedbackRow.receipt == digest(receipt))
    row = writing.session.exec(query).first()
    if row is None:
        return not_found(FEEDBACK, "…")  # the receipt is a secret, so it is not repeated
    if row.state != WAITING:
        return conflict("nothing-asked", revision=row.revision, state=row.state)
    mistakes = tuple(_words_mistakes(words))
    if mistakes:
        return invalid(mistakes)
    base = row.revision
    row.supplement = f"{row.supplement}\n\n{words}" if row.supplement else words
    row.state, row.counted_from, row.waiting_since = RECEIVED, today, None
    row.revision += 1
    writing.session.add(row)
    writing.session.flush()
    about = {"words": digest(words)}
    writing.log(SUPPLEMENT, f"feedback/{row.id}", about, base_revision=base)
    assert row.id is not None  # it was read
    return Received(row.id, row.state, row.revision)


def _mistakes(sent: Sent) -> Iterator[FieldError]:
    if sent.sender not in labels("senders"):
        allowed = ", ".join(labels("senders"))
        yield field_error("sender", "sender-unknown", found=sent.sender, allowed=allowed)
    yield from _words_mistakes(sent.words)
    for name in ("name", "contact"):
        if len(getattr(sent, name) or "") > _LONGEST_NAME:
            yield field_error(name, "too-long", limit=_LONGEST_NAME)


def _words_mistakes(words: str) -> Iterator[FieldError]:
    if not words:
        yield field_error("words", "required")
    if len(words) > LONGEST:
        yield field_error("words", "too-long", limit=LONGEST)


def _cleaned(sent: Sent) -> Sent:
    return replace(
        sent,
        words=normalize("NFC", sent.words).strip(),
        name=normalize("NFC", sent.name or "").strip() or None,
        contact=normalize("NFC", sent.contact or "").strip() or None,
    )
