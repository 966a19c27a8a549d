"""Releases as values: drafts, and what was frozen."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.procedure.vocabulary import Change

IN_FORCE = frozenset({Change.NEW, Change.AMENDED, Change.STANDARDISED})


class BaseState(StrEnum):
    """How an adapted procedure stands to the one it adapts."""

    IN_FORCE = "in_force"  # it is made of the content in force
    OVERTAKEN = "overtaken"  # the content in force is another: it is to be made anew
    ENDED = "ended"
    UNPUBLISHED = "unpublished"
    UNTOLD = "untold"  # it was written whole and does not say what it is made of


@dataclass(frozen=True, slots=True)
class ReleaseBase:
    """What an overlay's procedure adapts, as it stands on the day from which a release applies.

    `edition` is the content that is in force then; None where none is.
    """

    procedure: str  # authority/code
    edition: str | None
    state: BaseState

    @property
    def is_doubtful(self) -> bool:
        """Whether the procedure is not made of what is in force: a warning, no refusal."""
        return self.state is not BaseState.IN_FORCE


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One procedure of a draft. Without `change` it is new or amended, whichever it is."""

    code: str
    authority: str | None = None  # None: that of the draft
    change: Change | None = None
    successor: str | None = None  # the code of the procedure that takes its place
    successor_authority: str | None = None  # None: that of this entry
    instrument: str | None = None  # None: that of the draft


@dataclass(frozen=True, slots=True)
class ReleaseDraft:
    """What is to be published; `all_changes` adds whatever else of the authority has changed.

    `instrument` is the number of the legal text that sets, changes or ends the procedures, signed
    and in effect on the days beside it; `shortened`: it was made by the shortened procedure
    (Nghị định 63/2010/NĐ-CP Điều 15).
    """

    authority: str
    decision_number: str
    decided_on: date
    effective: date
    title: str
    entries: tuple[DraftEntry, ...] = ()
    all_changes: bool = False
    follows: str | None = None  # the decision number of the release it follows
    number: int | None = None  # None: the next one
    instrument: str | None = None
    instrument_signed: date | None = None
    instrument_effective: date | None = None
    shortened: bool = False
    signed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """A signature of the bytes of a release; `key` is the public key, both in base64."""

    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """The head of a release; `published_on` is the day on which it became public here."""

    number: int
    authority: str
    decision_number: str
    decided_on: date
    effective: date
    title: str
    follows: str | None
    sha256: str
    published_on: date | None = None
    instrument: str | None = None
    instrument_signed: date | None = None
    instrument_effective: date | None = None
    shortened: bool = False
    signed_by: str | None = None
    seal: Seal | None = None


@dataclass(frozen=True, slots=True)
class ReleaseEntry:
    """What a release says about one procedure; `before` is the edition in the release before.

    `parts` are the constituent parts that differ from that edition, `instrument` the legal text
    that sets, changes or ends the procedure, `valid_to` the last day of a temporary content,
    `base` what an overlay's procedure adapts.
    """

    authority: str
    code: str
    name: str
    change: Change
    edition: str
    before: str | None
    successor: str | None  # authority/code
    instrument: str | None = None
    parts: tuple[str, ...] = ()
    valid_to: date | None = None
    base: ReleaseBase | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A release with its entries and the very bytes that were published."""

    info: ReleaseInfo
    entries: tuple[ReleaseEntry, ...]
    content: bytes
