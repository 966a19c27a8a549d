"""Feedback comes in: from anybody, without an account; the sender holds a receipt.

Words, name and contact are kept in the feedback alone, where they can be erased; the log of acts
holds their digest.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from registry.actors import Actor, Role
from registry.portal.words import clean
from registry.reference import load_reference
from registry.refusals import (
    Conflict,
    FieldError,
    Refusal,
    Words,
    conflict,
    field_error,
    invalid,
    not_found,
)
from registry.review.feedback.allowance import WINDOW, minutes
from registry.review.feedback.receipts import digest, receipt_digest, receipt_of
from registry.review.feedback.words import Clock, clock_in_use, clocks, labels
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out, is_carried_out
from registry.store.files import procedure_key
from registry.store.review_tables import FeedbackRow
from registry.store.store import Store
from registry.store.tables import ActRow, ProcedureRow

FEEDBACK = Words("phản ánh, kiến nghị", "feedback")
RECEIVE, SUPPLEMENT = "receive_feedback", "supplement_feedback"
# Whoever it was, without an account: no account can have this name, and it may do nothing anywhere.
SENDER = Actor("the public", Role.VIEWER, "")
RECEIVED, WAITING = "received", "waiting"
LONGEST = 5_000  # characters, so that a form with them is taken whatever letters they are
LONGEST_NAME = 200
SHORTEST_KEY = 16  # all senders share one space of keys, so a key has to be its sender's own


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


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender is given, once: the secret to follow it with, and what it runs against."""

    number: int
    receipt: str
    received_on: date
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a request that was carried out; of the receipt only its salt."""

    number: int
    received_on: date
    clock: str
    salt: str


def receive(
    store: Store,
    authority: str,
    code: str | None,
    sent: Sent,
    *,
    salt: str,
    today: date,
    now: datetime,
    idempotency_key: str,
    most_an_hour: int = 0,
) -> Receipt | Refusal:
    """Takes feedback about a procedure in, or about an authority where no code is named.

    `salt` is fresh randomness for the receipt, `today` the day where the registry is at home. Of
    all senders `most_an_hour` are taken; 0 sets no limit. Raises StoreBusy.
    """
    said = _cleaned(sent)
    about = procedure_key(authority, code) if code else None
    subject = f"procedures/{about}" if about else f"authorities/{authority}"
    request = Request(RECEIVE, subject, SENDER, now, digest(idempotency_key), 0, asdict(said))

    def change(writing: Writing) -> _Kept | Refusal:
        mistakes = (*_mistakes(said), *_key_mistakes(idempotency_key))
        receipt = receipt_of(idempotency_key, salt)
        return (
            _unknown(writing.session, authority, about)
            or (invalid(mistakes) if mistakes else None)
            or _too_many(writing, most_an_hour)
            or _keep(writing, authority, about, said, receipt, salt, today)
        )

    done = carry_out(store, request, _Kept, change)
    if isinstance(done, _Kept):
        receipt = receipt_of(idempotency_key, done.salt)
        return Receipt(done.number, receipt, done.received_on, clocks()[done.clock])
    return _sent_before(done)


def supplement(
    store: Store, receipt: str, words: str, *, today: date, now: datetime, idempotency_key: str
) -> Received | Refusal:
    """The sender adds what was asked for; the clock starts anew on that day. Raises StoreBusy."""
    said = clean(words).strip()
    fields = {"receipt": receipt_digest(receipt), "words": said, "today": today.isoformat()}
    key = _supplement_key(receipt, idempotency_key)
    request = Request(SUPPLEMENT, "feedback", SENDER, now, key, 0, fields)
    done = carry_out(
        store, request, Received, lambda writing: _supplemented(writing, receipt, said, today)
    )
    return done if isinstance(done, Received) else _sent_before(done)


def was_received(store: Store, idempotency_key: str) -> bool:
    """Whether `receive` was carried out with this key: sent again, nothing more is kept."""
    return is_carried_out(store, SENDER, digest(idempotency_key))


def was_supplemented(store: Store, receipt: str, idempotency_key: str) -> bool:
    """The same for `supplement`."""
    return is_carried_out(store, SENDER, _supplement_key(receipt, idempotency_key))


def _supplement_key(receipt: str, idempotency_key: str) -> str:
    """Nobody's but the holder's."""
    return digest(f"{receipt_digest(receipt)} {idempotency_key}")


def _unknown(session: Session, authority: str, procedure: str | None) -> Refusal | None:
    if procedure is not None:
        known = session.get(ProcedureRow, procedure) is not None
        return None if known else not_found(Words("thủ tục", "procedure"), procedure)
    if authority in load_reference().authorities:
        return None
    return not_found(Words("cơ quan", "authority"), authority)


def _too_many(writing: Writing, most: int) -> Refusal | None:
    """The one who would be one too many within an hour is told how long to wait."""
    if not most:
        return None
    query = select(ActRow.at).where(ActRow.kind == RECEIVE).order_by(col(ActRow.seq).desc())
    earliest = writing.session.exec(query.offset(most - 1).limit(1)).first()
    if earliest is None or earliest <= writing.now - WINDOW:
        return None
    return sent_too_often(minutes(earliest + WINDOW - writing.now))


def sent_too_often(wait: int) -> Conflict:
    """The refusal of one who has to wait so many minutes."""
    return conflict("sent-too-often", minutes=wait)


def _sent_before(refused: Refusal) -> Refusal:
    """A key that was used for other words is not repeated: it is the sender's secret."""
    reused = isinstance(refused, Conflict) and refused.code == "key-reused"
    return conflict("sent-before") if reused else refused


def _keep(
    writing: Writing,
    authority: str,
    procedure: str | None,
    sent: Sent,
    receipt: str,
    salt: str,
    today: date,
) -> _Kept:
    clock = clock_in_use().code
    row = FeedbackRow(
        authority=authority,
        procedure=procedure,
        receipt=receipt_digest(receipt),
        clock=clock,
        state=RECEIVED,
        received_on=today,
        counted_from=today,
        revision=1,
        **asdict(sent),
    )
    writing.session.add(row)
    writing.session.flush()
    about = {
        "authority": authority,
        "procedure": procedure,
        "sender": sent.sender,
        "clock": clock,
        "words": digest(sent.words),
    }
    writing.log(RECEIVE, f"feedback/{row.id}", about, base_revision=0)
    assert row.id is not None  # flushed
    return _Kept(row.id, today, clock, salt)


def _supplemented(writing: Writing, receipt: str, words: str, today: date) -> Received | Refusal:
    query = select(FeedbackRow).where(FeedbackRow.receipt == receipt_digest(receipt))
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
        if len(getattr(sent, name) or "") > LONGEST_NAME:
            yield field_error(name, "too-long", limit=LONGEST_NAME)


def _words_mistakes(words: str) -> Iterator[FieldError]:
    if not words:
        yield field_error("words", "required")
    if len(words) > LONGEST:
        yield field_error("words", "too-long", limit=LONGEST)


def _key_mistakes(key: str) -> Iterator[FieldError]:
    if len(key) < SHORTEST_KEY:
        yield field_error("idempotency_key", "key-short", least=SHORTEST_KEY)


def _cleaned(sent: Sent) -> Sent:
    return replace(
        sent,
        words=clean(sent.words).strip(),
        name=clean(sent.name or "").strip() or None,
        contact=clean(sent.contact or "").strip() or None,
    )
