"""What is published, as values: drafts of releases, releases, and the catalogue in force."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.procedure.vocabulary import Change
from registry.review.status import Status

IN_FORCE = frozenset({Change.NEW, Change.AMENDED, Change.STANDARDISED})


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One procedure of a draft. Without `change` it is new or amended, whichever it is."""

    code: str
    authority: str | None = None  # None: that of the draft
    change: Change | None = None
    successor: str | None = None  # the code of the procedure that takes its place
    successor_authority: str | None = None  # None: that of this entry


@dataclass(frozen=True, slots=True)
class ReleaseDraft:
    """What is to be published; `all_changes` adds whatever else of the authority has changed."""

    authority: str
    decision_number: str
    decided_on: date
    effective: date
    title: str
    entries: tuple[DraftEntry, ...] = ()
    all_changes: bool = False
    follows: str | None = None  # the decision number of the release it follows
    number: int | None = None  # None: the next one


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """The head of a release."""

    number: int
    authority: str
    decision_number: str
    decided_on: date
    effective: date
    title: str
    follows: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class ReleaseEntry:
    """What a release says about one procedure; `before` is the edition in the release before."""

    authority: str
    code: str
    name: str
    change: Change
    edition: str
    before: str | None
    successor: str | None  # authority/code


@dataclass(frozen=True, slots=True)
class Release:
    """A release with its entries and the very bytes that were published."""

    info: ReleaseInfo
    entries: tuple[ReleaseEntry, ...]
    content: bytes


@dataclass(frozen=True, slots=True)
class PublishedFinding:
    """A finding about published content that nobody has dismissed and no file holds back."""

    fingerprint: str
    rule: str
    version: str
    element: str
    severity: str
    criterion: str
    register: str | None
    message_vi: str
    message_en: str
    confidence: str
    file: str
    line: int
    column: int
    sentence: str | None
    evidence: Any  # Any: plain data, as the next two
    basis: Any
    remedy: Any
    status: Status
    revision: int
    edition: str


@dataclass(frozen=True, slots=True)
class PublishedProcedure:
    """A procedure as the public sees it: in force, or gone with its successor."""

    key: str  # authority/code
    authority: str
    code: str
    edition: str
    content: bytes  # canonical JSON of the procedure file
    change: Change
    successor: str | None
    release: ReleaseInfo
    findings: tuple[PublishedFinding, ...]

    @property
    def is_in_force(self) -> bool:
        return self.change in IN_FORCE


@dataclass(frozen=True, slots=True)
class Published:
    """The catalogue on one day; a greater `revision` means that it may have changed."""

    revision: int
    as_of: date
    procedures: tuple[PublishedProcedure, ...]
