"""The tables. They never leave `registry`: doors get frozen values (`registry.store.values`).

A table class validates nothing, so what people type is validated before it comes here, and the
database checks again: STRICT columns, closed words, and guards on what must never change.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint

from registry.actors import Role
from registry.store import columns
from registry.store.columns import STRICT, Table, one_of

DECISIONS = ("accepted", "dismissed", "reopened")
CHANGES = ("new", "amended", "replaced", "abolished", "standardised")
SEVERITIES = ("critical", "high", "medium", "low", "info")


class EditionRow(Table, table=True):
    """One immutable content of a procedure, named by its hash.

    `source` and `file` are the latest YAML that reads to this content; comments may have changed.
    `base` is the key of the procedure that the file is an overlay of.
    """

    __tablename__ = "edition"
    __table_args__ = (CheckConstraint("length(hash) = 64", name="hash"), STRICT)

    hash: str = columns.text(primary_key=True)
    procedure: str = columns.text(index=True)
    content: bytes = columns.octets()
    source: str = columns.text()
    source_hash: str = columns.text()
    file: str = columns.text()
    first_seen: datetime = columns.moment()
    base: str | None = columns.text(default=None, index=True)


class ProcedureRow(Table, table=True):
    """An identity; `edition` is what was loaded last, in force or not."""

    __tablename__ = "procedure"
    __table_args__ = (
        UniqueConstraint("authority", "code"),
        CheckConstraint("key = authority || '/' || code", name="key"),
        CheckConstraint("revision > 0", name="revision"),
        STRICT,
    )

    key: str = columns.text(primary_key=True)
    authority: str = columns.text()
    code: str = columns.text(index=True)
    name: str = columns.text()
    edition: str = columns.text(foreign_key="edition.hash")
    revision: int = columns.number()
    loaded_at: datetime = columns.moment()


class FindingRow(Table, table=True):
    """The life of one finding across editions; what it says stands in its sightings."""

    __tablename__ = "finding"
    __table_args__ = (CheckConstraint("revision > 0", name="revision"), STRICT)

    fingerprint: str = columns.text(primary_key=True)
    rule: str = columns.text(index=True)
    procedure: str = columns.text(foreign_key="procedure.key", index=True)
    element: str = columns.text()
    edition: str = columns.text(foreign_key="edition.hash")
    revision: int = columns.number()
    first_seen: datetime = columns.moment()
    last_seen: datetime = columns.moment()
    gone_at: datetime | None = columns.moment(default=None)
    returned_at: datetime | None = columns.moment(default=None)


class SightingRow(Table, table=True):
    """What a finding says about one edition, with its evidence.

    `gone_at`: the edition was looked at again, by other rules, and no longer has it. What the file
    says to hold it back stands in `held_…`, with the last day that it does.
    """

    __tablename__ = "sighting"
    __table_args__ = (
        one_of("severity", SEVERITIES),
        one_of("confidence", ("confirmed", "suggested")),
        STRICT,
    )

    fingerprint: str = columns.text(primary_key=True, foreign_key="finding.fingerprint")
    edition: str = columns.text(primary_key=True, foreign_key="edition.hash", index=True)
    version: str = columns.text()
    severity: str = columns.text()
    criterion: str = columns.text()
    state_register: str | None = columns.text(default=None)
    message_vi: str = columns.text()
    message_en: str = columns.text()
    line: int = columns.number()
    position: int = columns.number()
    sentence: str | None = columns.text(default=None)
    evidence: Any = columns.data()
    basis: Any = columns.data()
    remedy: Any = columns.data()
    confidence: str = columns.text()
    gone_at: datetime | None = columns.moment(default=None)
    held_reason: str | None = columns.text(default=None)
    held_by: str | None = columns.text(default=None)
    held_until: date | None = columns.day(default=None, index=True)


class VerdictRow(Table, table=True):
    """What a person decided about a finding; appended, never changed."""

    __tablename__ = "verdict"
    __table_args__ = (
        one_of("decision", DECISIONS),
        CheckConstraint("decision <> 'dismissed' OR reason IS NOT NULL", name="reason"),
        CheckConstraint("decision = 'accepted' OR length(words) > 0", name="words"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    finding: str = columns.text(foreign_key="finding.fingerprint", index=True)
    decision: str = columns.text()
    reason: str | None = columns.text(default=None)
    words: str = columns.text()
    until: date | None = columns.day(default=None, index=True)
    actor: str = columns.text()
    role: str = columns.text()
    at: datetime = columns.moment()
    act: int = columns.number(foreign_key="act.seq")


class ReleaseRow(Table, table=True):
    """A numbered, frozen list; `content` are the bytes that were published.

    `signature` is that of these bytes by the private half of `key`, both in base64.
    """

    __tablename__ = "release"
    __table_args__ = (
        UniqueConstraint("authority", "decision_number"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        STRICT,
    )

    number: int = columns.number(primary_key=True, sa_column_kwargs={"autoincrement": False})
    authority: str = columns.text()
    decision_number: str = columns.text()
    decided_on: date = columns.day()
    effective: date = columns.day()
    follows: str | None = columns.text(default=None)
    title: str = columns.text()
    sha256: str = columns.text()
    content: bytes = columns.octets()
    act: int = columns.number(foreign_key="act.seq")
    published_on: date | None = columns.day(default=None)
    instrument: str | None = columns.text(default=None)
    instrument_signed: date | None = columns.day(default=None)
    instrument_effective: date | None = columns.day(default=None)
    shortened: bool = columns.flag(default=False, sa_column_kwargs={"server_default": "0"})
    signed_by: str | None = columns.text(default=None)
    key: str | None = columns.text(default=None)
    signature: str | None = columns.text(default=None)


class ReleaseEntryRow(Table, table=True):
    """What one release says about one procedure; an abolished one keeps its last edition.

    `valid_to` is the last day of a temporary content: then what was in force before is back.
    """

    __tablename__ = "release_entry"
    __table_args__ = (one_of("change", CHANGES), STRICT)

    release: int = columns.number(primary_key=True, foreign_key="release.number")
    procedure: str = columns.text(primary_key=True, foreign_key="procedure.key", index=True)
    edition: str = columns.text(foreign_key="edition.hash")
    change: str = columns.text()
    successor: str | None = columns.text(default=None, foreign_key="procedure.key")
    valid_to: date | None = columns.day(default=None)


class ActRow(Table, table=True):
    """One act of the log: numbered without a gap, its body canonical bytes, its leaf their hash."""

    __tablename__ = "act"
    __table_args__ = (CheckConstraint("length(leaf) = 32", name="leaf"), STRICT)

    seq: int = columns.number(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = columns.moment()
    actor: str = columns.text(index=True)
    role: str = columns.text()
    authority: str = columns.text()
    kind: str = columns.text(index=True)
    subject: str = columns.text(index=True)
    base_revision: int | None = columns.number(default=None)
    body: bytes = columns.octets()
    leaf: bytes = columns.octets()


class IdempotencyRow(Table, table=True):
    """The outcome of a request that was carried out, to be given again when it is sent again."""

    __tablename__ = "idempotency"
    __table_args__ = (STRICT,)

    actor: str = columns.text(primary_key=True)
    key: str = columns.text(primary_key=True)
    kind: str = columns.text()
    request: str = columns.text()
    outcome: Any = columns.data()
    act: int = columns.number(foreign_key="act.seq")
    at: datetime = columns.moment()


class ProjectionRow(Table, table=True):
    """What the projection of the files was made with, by name."""

    __tablename__ = "projection"
    __table_args__ = (STRICT,)

    name: str = columns.text(primary_key=True)
    value: str = columns.text()


class AccountRow(Table, table=True):
    """A person or a program that may sign in; never deleted, only disabled."""

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("revision > 0", name="revision"), STRICT)

    name: str = columns.text(primary_key=True)
    display_name: str = columns.text()
    password_hash: str | None = columns.text(default=None)
    created_at: datetime = columns.moment()
    disabled_at: datetime | None = columns.moment(default=None)
    revision: int = columns.number()


class GrantRow(Table, table=True):
    """A role that an account holds within an authority, or within all (`*`)."""

    __tablename__ = "account_grant"
    __table_args__ = (one_of("role", Role), STRICT)

    account: str = columns.text(primary_key=True, foreign_key="account.name")
    authority: str = columns.text(primary_key=True)
    role: str = columns.text()


class SessionRow(Table, table=True):
    """A signed-in browser; the cookie's secret is known by its hash only."""

    __tablename__ = "session"
    __table_args__ = (CheckConstraint("length(hash) = 64", name="hash"), STRICT)

    hash: str = columns.text(primary_key=True)
    account: str = columns.text(foreign_key="account.name", index=True)
    created_at: datetime = columns.moment()
    expires_at: datetime = columns.moment()
    revoked_at: datetime | None = columns.moment(default=None)


class TokenRow(Table, table=True):
    """An API token, known by its hash only."""

    __tablename__ = "token"
    __table_args__ = (
        CheckConstraint("length(hash) = 64", name="hash"),
        UniqueConstraint("account", "name"),
        STRICT,
    )

    hash: str = columns.text(primary_key=True)
    account: str = columns.text(foreign_key="account.name")
    name: str = columns.text()
    scopes: Any = columns.data()
    created_at: datetime = columns.moment()
    expires_at: datetime = columns.moment()
    last_used_at: datetime | None = columns.moment(default=None)
    revoked_at: datetime | None = columns.moment(default=None)
