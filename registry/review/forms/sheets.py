"""The forms of a case as people see them: asked, answered, suggested by the data, missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from registry.actors import Actor, Role
from registry.procedure.model import Procedure
from registry.refusals import FieldError, NotFound, not_found
from registry.review.findings import Finding, complete
from registry.review.forms.answering import answers_of, incomplete
from registry.review.forms.elements import Subject, subjects
from registry.review.forms.model import Form, Question, asked, forms, gaps
from registry.review.forms.suggesting import Suggestion, suggestions
from registry.review.reading import CASE, content_of, procedure_of
from registry.review.status import Status
from registry.store.review_tables import FormAnswersRow, ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import FindingRow

_STANDING = (Status.OPEN, Status.ACCEPTED)
Answers = Mapping[tuple[str, str], FormAnswersRow]


@dataclass(frozen=True, slots=True)
class Entry:
    """One question as it stands: the answer a person gave, else what the data suggest."""

    question: Question
    answer: str | None
    suggestion: Suggestion | None

    @property
    def is_suggested(self) -> bool:
        """Only the data say it; nobody has confirmed it."""
        return self.answer is None and self.suggestion is not None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form about one element of the edition under review.

    `version` is that of the form the answers were given on, the one in use where there are none.
    `entries` are what it asks after the answers given; `missing` are questions without one.
    """

    form: Form
    element: str
    element_name: str
    edition: str
    version: str
    revision: int
    author: str | None
    at: datetime | None
    entries: tuple[Entry, ...]
    missing: tuple[str, ...]


def sheets(store: Store, case: int, *, actor: Actor, today: date) -> tuple[Sheet, ...] | NotFound:
    """All forms of a case: A once, B for each form, C for each condition.

    For people without a role there the case does not exist.
    """
    with store.read() as session:
        row = session.get(ReviewCaseRow, case)
        if row is None or not actor.grant_for(Role.VIEWER, procedure_of(session, row).authority):
            return not_found(CASE, case)
        procedure = content_of(session, row.edition)
        answers, findings = _answers(session, row), _findings(session, row, today)
        return tuple(
            _sheet(form, subject, procedure, row, answers, findings)
            for form in forms().values()
            for subject in subjects(form, procedure)
        )


def missing_answers(session: Session, case: ReviewCaseRow) -> tuple[FieldError, ...]:
    """What the forms of a case still lack."""
    given = {key: answers_of(row) for key, row in _answers(session, case).items()}
    return tuple(incomplete(content_of(session, case.edition), given))


def _answers(session: Session, case: ReviewCaseRow) -> Answers:
    query = select(FormAnswersRow).where(
        FormAnswersRow.case == case.id, FormAnswersRow.edition == case.edition
    )
    return {(row.form, row.element): row for row in session.exec(query)}


def _findings(session: Session, case: ReviewCaseRow, today: date) -> Sequence[Finding]:
    """Those that stand, in a fixed order."""
    query = select(FindingRow.fingerprint).where(FindingRow.procedure == case.procedure)
    names = session.exec(query.order_by(col(FindingRow.fingerprint))).all()
    found = complete(session, names, today)
    return [found[name] for name in names if name in found and found[name].status in _STANDING]


def _sheet(
    form: Form,
    subject: Subject,
    procedure: Procedure,
    case: ReviewCaseRow,
    answers: Answers,
    findings: Sequence[Finding],
) -> Sheet:
    row = answers.get((form.code, subject.element))
    given = answers_of(row)
    suggested = suggestions(form, subject, procedure, findings)
    return Sheet(
        form=form,
        element=subject.element,
        element_name=subject.name,
        edition=case.edition,
        version=row.version if row else form.version,
        revision=row.revision if row else 0,
        author=row.author if row else None,
        at=row.at if row else None,
        entries=tuple(
            Entry(each, given.get(each.id), suggested.get(each.id)) for each in asked(form, given)
        ),
        missing=tuple(each.id for each in gaps(form, given)),
    )
