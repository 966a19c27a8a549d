"""What is in force, as values: the catalogue as the public sees it on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.procedure.vocabulary import Change
from registry.publication.releases.in_time import Turn
from registry.publication.releases.model import IN_FORCE, ReleaseInfo
from registry.review.status import Status


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
    content: bytes | None  # canonical JSON of the procedure file; None: not asked for
    change: Change
    successor: str | None
    release: ReleaseInfo
    findings: tuple[PublishedFinding, ...]
    expired: bool = False  # a temporary content that has ended, with nothing before it
    turns: tuple[Turn, ...] = ()  # where something is temporary or still to take effect
    overlay: str | None = None  # the overlay/v1 file that made it, as YAML

    @property
    def is_in_force(self) -> bool:
        return self.change in IN_FORCE and not self.expired


@dataclass(frozen=True, slots=True)
class Published:
    """The catalogue on one day; a greater `revision` means that it may have changed.

    `coming` are the procedures that no release has put in force by then, with their first content.
    """

    revision: int
    as_of: date
    procedures: tuple[PublishedProcedure, ...]
    coming: tuple[PublishedProcedure, ...] = ()
