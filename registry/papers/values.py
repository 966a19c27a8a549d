"""What each official paper says, as values. Whoever prints them fills them in; none is looked up.

Money is whole VND, hours are decimals, percentages have two decimals; a text may have several
lines. `""`, `()` and None: not known yet, and left blank on the paper. Which parts of the forms
could not be held against the official text is told by the manifest of the templates.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a paper: who issues it, its number, place and day.

    `symbol` is what stands behind the number (`QĐ-BTP`); `superior` the body above the issuer.
    """

    issuer: str
    symbol: str
    place: str
    superior: str = ""
    number: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and in what capacity, one line each (`KT. BỘ TRƯỞNG`, `THỨ TRƯỞNG`)."""

    capacity: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The procedure that a paper is about; `edition` is the hash of its content."""

    code: str
    name: str
    authority: str = ""
    field: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Saving:
    """Cost before and after in VND; `percent` is None where it cost nothing before."""

    before: int
    after: int
    saving: int
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A procedure, or a group of procedures, that a year's plan has reviewed."""

    subject: str
    lead: str
    start: date | None
    end: date | None
    ground: str
    product: str
    codes: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """Kế hoạch rà soát: the year's plan (Nghị định 63/2010 Điều 30.2)."""

    letterhead: Letterhead
    year: int
    grounds: tuple[str, ...]
    purposes: tuple[str, ...]
    items: tuple[PlanItem, ...]
    organisation: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class PartReview:
    """What the review says of one constituent part of a procedure."""

    part: str
    current: str
    legal_basis: str
    finding: str
    proposal: str
    reason: str
    text_to_amend: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered question of forms A to C; `answer` is "" where it is still open."""

    number: str
    question: str
    answer: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Form A, B or C, on the procedure, one of its forms or one of its conditions.

    `stopped` says why the questions after the last answer were not asked (form A, I.4).
    """

    form: str
    about: str
    answers: tuple[Answer, ...]
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """02/RS: a procedure part by part, and the answers of forms A to C."""

    agency: str
    place: str
    day: date | None
    procedure: Subject
    parts: tuple[PartReview, ...]
    questionnaires: tuple[Questionnaire, ...]
    conclusion: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class CostLine:
    """One task of the cost sheet, or one fee (no hours, no wage).

    `manner` says how it is done (and its share, by channel); `per_performance` is what the task
    adds to one performance, already weighed by that share.
    """

    task: str
    manner: str
    hours: Decimal | None
    wage: int | Decimal | None
    advisory: int | None
    fees_and_other: int | None
    times_per_year: int | Decimal
    subjects_per_year: int | Decimal
    per_performance: int
    yearly: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class CostSheet:
    """03/SCM: the cost line by line, now and after, compared (Thông tư 02/2017 Điều 27)."""

    agency: str
    place: str
    day: date | None
    procedure: Subject
    wage_source: str
    formula: str
    now: tuple[CostLine, ...]
    after: tuple[CostLine, ...]
    once: Saving
    yearly: Saving
    signatures: tuple[Signature, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is simplified, and why."""

    content: str
    reason: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """A legal text to amend. `provision` is "" where the article has to be found."""

    instrument: str
    provision: str
    change: str
    amended_by: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """The option for one procedure; `benefit` is a year's, None where no cost was worked out."""

    procedure: Subject
    changes: tuple[Change, ...]
    amendments: tuple[Amendment, ...]
    benefit: Saving | None
    schedule: str = ""


@dataclass(frozen=True, slots=True)
class OptionAnnex:
    """Phương án đơn giản hóa: the annex of a decision or a submission.

    `attached_to` names that paper, `total` sums all options; None where one has no cost.
    """

    title: str
    attached_to: str
    options: tuple[Option, ...]
    total: Saving | None


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a submission; the numbering is the form's."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """Tờ trình: asks the approver to decide."""

    letterhead: Letterhead
    subject: str
    addressee: str
    grounds: tuple[str, ...]
    sections: tuple[Section, ...]
    options: tuple[Option, ...]
    total: Saving | None
    request: tuple[str, ...]
    attachments: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class DraftDecision:
    """Dự thảo quyết định: approves the options of its annex. It abolishes nothing by itself.

    `decided_by` is the line between subject and grounds (`BỘ TRƯỞNG BỘ TƯ PHÁP`); an article is its
    paragraphs.
    """

    letterhead: Letterhead
    subject: str
    decided_by: str
    grounds: tuple[str, ...]
    articles: tuple[tuple[str, ...], ...]
    recipients: tuple[str, ...]
    signature: Signature
    annex: OptionAnnex


@dataclass(frozen=True, slots=True)
class ListedProcedure:
    """One line of a published list; `effective`: since when the decision beside it applies.

    `upcoming` says what becomes of it later, by what has been published, a line a day.
    In the list of a province `whose` says whether it is the ministry's; `ministry_decision` is the
    decision it follows, with what became of that; `differences` are those from the ministry's.
    """

    code: str
    name: str
    time_limit: str = ""
    place: str = ""
    fees: str = ""
    legal_basis: tuple[str, ...] = ()
    agency: str = ""
    channels: str = ""
    authority: str = ""
    field: str = ""
    levels: str = ""
    applicants: str = ""
    decision: str = ""
    effective: date | None = None
    address: str = ""
    upcoming: str = ""
    whose: str = ""
    ministry_decision: str = ""
    differences: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()  # of an interlinked procedure, as codes with their authority


@dataclass(frozen=True, slots=True)
class ProcedureList:
    """Danh mục thủ tục hành chính: what is in force on a day; `about` says what was chosen.

    `notes` are what the official columns have no place for; the workbook has columns for it.
    """

    issuer: str
    about: tuple[str, ...]
    day: date | None
    rows: tuple[ListedProcedure, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Poster:
    """Tờ niêm yết: one procedure on one page; `left_out` says what of it does not stand there."""

    code: str
    name: str
    authority: str
    agency: str
    applicants: str
    place: str
    time_limit: str
    fees: str
    documents: tuple[str, ...] | None
    steps: tuple[str, ...]
    release: str
    address: str
    day: date | None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """What a decision does to one procedure, by which legal text; `parts`: what it changes."""

    procedure: ListedProcedure
    instrument: str = ""
    parts: tuple[str, ...] = ()
    successor_code: str = ""
    successor_name: str = ""


@dataclass(frozen=True, slots=True)
class PublicationDecision:
    """Quyết định công bố with its annex, printed from a release; `origin` names that release."""

    letterhead: Letterhead
    subject: str
    decided_by: str
    grounds: tuple[str, ...]
    articles: tuple[tuple[str, ...], ...]
    recipients: tuple[str, ...]
    signature: Signature
    annex_title: str
    origin: str
    new: tuple[PublishedEntry, ...] = ()
    standardised: tuple[PublishedEntry, ...] = ()
    amended: tuple[PublishedEntry, ...] = ()
    replaced: tuple[PublishedEntry, ...] = ()
    abolished: tuple[PublishedEntry, ...] = ()


Paper = (
    ReviewPlan
    | ReviewSheet
    | CostSheet
    | OptionAnnex
    | Submission
    | DraftDecision
    | ProcedureList
    | PublicationDecision
    | Poster
)
