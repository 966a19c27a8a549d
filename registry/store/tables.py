"""The tables. They never leave `registry`: doors get frozen values (`registry.store.values`).

A table class validates nothing, so what people type is validated before it comes here, and the
database checks again: STRICT columns, closed words, and guards on what must never change. Names of
constraints are fixed, so that later migrations can name them.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from registry.actors import Role
from registry.store.dialect import Day, Json, Moment, guard

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_STRICT: dict[str, Any] = {"sqlite_strict": True}  # Any: SQLAlchemy's open keywords

DECISIONS = ("accepted", "dismissed", "reopened")
CHANGES = ("new", "amended", "replaced", "abolished", "standardised")
SEVERITIES = ("critical", "high", "medium", "low", "info")


class Table(SQLModel, registry=registry(metadata=METADATA)):
    """The base of all tables, with its own metadata."""


# Any: a Field stands in for a value of the annotated type
def _text(**more: Any) -> Any:
    return Field(sa_type=Text, **more)


def _number(**more: Any) -> Any:
    return Field(sa_type=Integer, **more)


def _bytes(**more: Any) -> Any:
    return Field(sa_type=LargeBinary, **more)


def _moment(**more: Any) -> Any:
    return Field(sa_type=Moment, **more)


def _day(**more: Any) -> Any:
    return Field(sa_type=Day, **more)


def _json(**more: Any) -> Any:
    return Field(sa_type=Json, **more)


def _one_of(column: str, allowed: Iterable[str]) -> CheckConstraint:
    words = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({words})", name=column)


class EditionRow(Table, table=True):
    """One immutable content of a procedure, named by its hash.

    `source` and `file` are the latest YAML that reads to this content; comments may have changed.
    """

    __tablename__ = "edition"
    __table_args__ = (CheckConstraint("length(hash) = 64", name="hash"), _STRICT)

    hash: str = _text(primary_key=True)
    procedure: str = _text(index=True)
    content: bytes = _bytes()
    source: str = _text()
    source_hash: str = _text()
    file: str = _text()
    first_seen: datetime = _moment()


class ProcedureRow(Table, table=True):
    """An identity; `edition` is what was loaded last, in force or not."""

    __tablename__ = "procedure"
    __table_args__ = (
        UniqueConstraint("authority", "code"),
        CheckConstraint("key = authority || '/' || code", name="key"),
        CheckConstraint("revision > 0", name="revision"),
        _STRICT,
    )

    key: str = _text(primary_key=True)
    authority: str = _text()
    code: str = _text(index=True)
    name: str = _text()
    edition: str = _text(foreign_key="edition.hash")
    revision: int = _number()
    loaded_at: datetime = _moment()


class FindingRow(Table, table=True):
    """The life of one finding across editions; what it says stands in its sightings."""

    __tablename__ = "finding"
    __table_args__ = (CheckConstraint("revision > 0", name="revision"), _STRICT)

    fingerprint: str = _text(primary_key=True)
    rule: str = _text(index=True)
    procedure: str = _text(foreign_key="procedure.key", index=True)
    element: str = _text()
    edition: str = _text(foreign_key="edition.hash")
    revision: int = _number()
    first_seen: datetime = _moment()
    last_seen: datetime = _moment()
    gone_at: datetime | None = _moment(default=None)
    returned_at: datetime | None = _moment(default=None)


class SightingRow(Table, table=True):
    """What a finding says about one edition, with its evidence.

    `gone_at`: the edition was looked at again, by other rules, and no longer has it.
    """

    __tablename__ = "sighting"
    __table_args__ = (
        _one_of("severity", SEVERITIES),
        _one_of("confidence", ("confirmed", "suggested")),
        _STRICT,
    )

    fingerprint: str = _text(primary_key=True, foreign_key="finding.fingerprint")
    edition: str = _text(primary_key=True, foreign_key="edition.hash", index=True)
    version: str = _text()
    severity: str = _text()
    criterion: str = _text()
    state_register: str | None = _text(default=None)
    message_vi: str = _text()
    message_en: str = _text()
    line: int = _number()
    position: int = _number()
    sentence: str | None = _text(default=None)
    evidence: Any = _json()
    basis: Any = _json()
    remedy: Any = _json()
    confidence: str = _text()
    gone_at: datetime | None = _moment(default=None)


class VerdictRow(Table, table=True):
    """What a person decided about a finding; appended, never changed."""

    __tablename__ = "verdict"
    __table_args__ = (
        _one_of("decision", DECISIONS),
        CheckConstraint("decision <> 'dismissed' OR reason IS NOT NULL", name="reason"),
        CheckConstraint("decision = 'accepted' OR length(words) > 0", name="words"),
        _STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = _number(default=None, primary_key=True)
    finding: str = _text(foreign_key="finding.fingerprint", index=True)
    decision: str = _text()
    reason: str | None = _text(default=None)
    words: str = _text()
    until: date | None = _day(default=None)
    actor: str = _text()
    role: str = _text()
    at: datetime = _moment()
    act: int = _number(foreign_key="act.seq")


class ReleaseRow(Table, table=True):
    """A numbered, frozen list; `content` are the bytes that were published."""

    __tablename__ = "release"
    __table_args__ = (
        UniqueConstraint("authority", "decision_number"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        _STRICT,
    )

    number: int = _number(primary_key=True, sa_column_kwargs={"autoincrement": False})
    authority: str = _text()
    decision_number: str = _text()
    decided_on: date = _day()
    effective: date = _day()
    follows: str | None = _text(default=None)
    title: str = _text()
    sha256: str = _text()
    content: bytes = _bytes()
    act: int = _number(foreign_key="act.seq")


class ReleaseEntryRow(Table, table=True):
    """What one release says about one procedure; an abolished one keeps its last edition."""

    __tablename__ = "release_entry"
    __table_args__ = (_one_of("change", CHANGES), _STRICT)

    release: int = _number(primary_key=True, foreign_key="release.number")
    procedure: str = _text(primary_key=True, foreign_key="procedure.key", index=True)
    edition: str = _text(foreign_key="edition.hash")
    change: str = _text()
    successor: str | None = _text(default=None, foreign_key="procedure.key")


class ActRow(Table, table=True):
    """One act of the log: numbered without a gap, its body canonical bytes, its leaf their hash."""

    __tablename__ = "act"
    __table_args__ = (CheckConstraint("length(leaf) = 32", name="leaf"), _STRICT)

    seq: int = _number(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = _moment()
    actor: str = _text(index=True)
    role: str = _text()
    authority: str = _text()
    kind: str = _text(index=True)
    subject: str = _text(index=True)
    base_revision: int | None = _number(default=None)
    body: bytes = _bytes()
    leaf: bytes = _bytes()


class IdempotencyRow(Table, table=True):
    """The outcome of a request that was carried out, to be given again when it is sent again."""

    __tablename__ = "idempotency"
    __table_args__ = (_STRICT,)

    actor: str = _text(primary_key=True)
    key: str = _text(primary_key=True)
    kind: str = _text()
    request: str = _text()
    outcome: Any = _json()
    act: int = _number(foreign_key="act.seq")
    at: datetime = _moment()


class ProjectionRow(Table, table=True):
    """What the projection of the files was made with, by name."""

    __tablename__ = "projection"
    __table_args__ = (_STRICT,)

    name: str = _text(primary_key=True)
    value: str = _text()


class ReviewCaseRow(Table, table=True):
    """A review of one procedure; at most one is open at a time."""

    __tablename__ = "review_case"
    __table_args__ = (
        CheckConstraint("revision > 0", name="revision"),
        Index(
            "uq_review_case_open", "procedure", unique=True,
            sqlite_where=text("closed_at IS NULL"), postgresql_where=text("closed_at IS NULL"),
        ),
        _STRICT | {"sqlite_autoincrement": True},
    )  # fmt: skip

    id: int | None = _number(default=None, primary_key=True)
    procedure: str = _text(foreign_key="procedure.key", index=True)
    edition: str = _text(foreign_key="edition.hash")
    state: str = _text()
    reason: str = _text()
    opened_by: str = _text()
    opened_at: datetime = _moment()
    closed_at: datetime | None = _moment(default=None)
    revision: int = _number()


class AccountRow(Table, table=True):
    """A person or a program that may sign in; never deleted, only disabled."""

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("revision > 0", name="revision"), _STRICT)

    name: str = _text(primary_key=True)
    display_name: str = _text()
    password_hash: str | None = _text(default=None)
    created_at: datetime = _moment()
    disabled_at: datetime | None = _moment(default=None)
    revision: int = _number()


class GrantRow(Table, table=True):
    """A role that an account holds within an authority, or within all (`*`)."""

    __tablename__ = "account_grant"
    __table_args__ = (_one_of("role", Role), _STRICT)

    account: str = _text(primary_key=True, foreign_key="account.name")
    authority: str = _text(primary_key=True)
    role: str = _text()


class SessionRow(Table, table=True):
    """A signed-in browser; the cookie's secret is known by its hash only."""

    __tablename__ = "session"
    __table_args__ = (CheckConstraint("length(hash) = 64", name="hash"), _STRICT)

    hash: str = _text(primary_key=True)
    account: str = _text(foreign_key="account.name", index=True)
    created_at: datetime = _moment()
    expires_at: datetime = _moment()
    revoked_at: datetime | None = _moment(default=None)


class TokenRow(Table, table=True):
    """An API token, known by its hash only."""

    __tablename__ = "token"
    __table_args__ = (
        CheckConstraint("length(hash) = 64", name="hash"),
        UniqueConstraint("account", "name"),
        _STRICT,
    )

    hash: str = _text(primary_key=True)
    account: str = _text(foreign_key="account.name")
    name: str = _text()
    scopes: Any = _json()
    created_at: datetime = _moment()
    expires_at: datetime = _moment()
    last_used_at: datetime | None = _moment(default=None)
    revoked_at: datetime | None = _moment(default=None)


_FROZEN = ("act", "verdict", "release", "release_entry")
_ACT_ORDER = (
    "CREATE TRIGGER act_gapless BEFORE INSERT ON act "
    "WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM act) "
    "BEGIN SELECT RAISE(ABORT, 'acts are numbered without a gap'); END"
)
GUARDS = (
    *(guard(table, verb) for table in _FROZEN for verb in ("UPDATE", "DELETE")),
    guard("edition", "UPDATE", ("hash", "procedure", "content", "first_seen")),
    guard("edition", "DELETE"),
    _ACT_ORDER,
)
