"""What the catalogue is made of, as plain values: tests and stores alike hand these in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from registry.procedure.model import Procedure
from registry.procedure.overlay import OverlayFile
from registry.procedure.vocabulary import Change, Register
from registry.publication.releases.deadlines import Deadline
from registry.publication.releases.in_time import ChangeKind
from registry.publication.releases.model import IN_FORCE, ReleaseBase, Seal
from registry.reference import Reference
from registry.refusals import Words
from registry.review.findings import HeldBack
from registry.review.precision import Precisions
from registry.review.samples import Sample
from registry.review.status import Status
from rules import Basis, Confidence, Criterion, Evidence, Operation, RuleHeader, Severity, Text


@dataclass(frozen=True, slots=True)
class CatalogueFinding:
    """A finding about a published edition, at its place in the file."""

    fingerprint: str
    rule: str
    version: str
    severity: Severity
    criterion: Criterion
    confidence: Confidence
    element: str
    message: Text
    register: Register | None = None
    file: str = ""
    line: int = 1
    column: int = 1
    sentence: str | None = None
    evidence: tuple[Evidence, ...] = ()
    basis: tuple[Basis, ...] = ()
    remedy: tuple[Operation, ...] = ()
    status: Status = Status.OPEN
    revision: int = 1
    edition: str = ""  # the hash of the content it is about
    held: HeldBack | None = None  # what reviewers see; what is published is not held back


@dataclass(frozen=True, slots=True)
class Announcement:
    """What one release does to one procedure; `authority` is that of the release."""

    release: int
    number: str
    decided: date
    effective: date
    change: Change
    authority: str


@dataclass(frozen=True, slots=True)
class DatedChange:
    """What becomes of a procedure from a day on, by what has been published.

    `by` is the release that takes effect then; None: a temporary content ended the day before.
    """

    day: date
    kind: ChangeKind
    by: Announcement | None
    successor: tuple[str, str] | None = None  # authority, code


@dataclass(frozen=True, slots=True)
class CatalogueProcedure:
    """One procedure as the newest release that names it published it.

    `history` has every release in effect that named it, newest first; `edition` is the hash of the
    content. `dated` are the days from which something else is in force, past and to come; those
    past are kept where a temporary content was among them.
    """

    procedure: Procedure
    edition: str
    history: tuple[Announcement, ...] = ()
    findings: tuple[CatalogueFinding, ...] = ()
    successor: tuple[str, str] | None = None  # authority, code
    change: Change | None = None  # that of the release that put the content in force or ended it
    expired: bool = False  # its temporary content has ended
    dated: tuple[DatedChange, ...] = ()
    overlay: OverlayFile | None = None  # what made it of another authority's procedure

    @property
    def identity(self) -> tuple[str, str]:
        return self.procedure.authority, self.procedure.code

    @property
    def is_in_force(self) -> bool:
        change = self.change or (self.history[0].change if self.history else None)
        return not self.expired and (change is None or change in IN_FORCE)

    @property
    def put_in_force(self) -> Announcement | None:
        """The newest release in effect that put a content of it in force, not one that ended it."""
        return next((each for each in self.history if each.change in IN_FORCE), None)


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """One line of a release."""

    change: Change
    authority: str
    code: str
    name: str
    edition: str
    successor: tuple[str, str] | None = None
    instrument: str | None = None
    parts: tuple[str, ...] = ()
    base: ReleaseBase | None = None


@dataclass(frozen=True, slots=True)
class CatalogueRelease:
    """A numbered, frozen list with the hash of its bytes; `sequence` counts releases from 1."""

    sequence: int
    number: str
    authority: str
    decided: date
    effective: date
    title: str
    sha256: str
    follows: str | None = None
    signed_by: str | None = None
    entries: tuple[ReleaseLine, ...] = ()
    instrument: str | None = None
    instrument_effective: date | None = None
    published_on: date | None = None
    seal: Seal | None = None
    deadlines: tuple[Deadline, ...] = ()
    uncounted: tuple[Words, ...] = ()  # what has a last day that nobody can count yet


@dataclass(frozen=True, slots=True)
class CatalogueRule:
    """A rule of the shipped sets: the file it stands in, its pack, what judging a sample gave."""

    header: RuleHeader
    file: str
    pack: str | None = None  # name@version
    sample: Sample | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is published at one moment; an equal `revision` means equal contents.

    `releases` are also those that take effect later; `coming` are the procedures that none has put
    in force yet, with their first content.

    `judged` are the rows whose findings verdicts have changed since the snapshot before, where
    nothing else has; None: anything may have.
    """

    revision: str
    as_of: date
    procedures: Sequence[CatalogueProcedure]
    reference: Reference
    releases: Sequence[CatalogueRelease] = ()
    rules: Sequence[CatalogueRule] = ()
    precisions: Precisions = field(default_factory=dict)  # what reviewers' verdicts say of rules
    judged: frozenset[int] | None = None
    coming: Sequence[CatalogueProcedure] = ()
