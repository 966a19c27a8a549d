"""Inspections of procedure control: planned, what was found, and whether it was mended.

Source: Nghị định 63/2010/NĐ-CP Điều 35a (direction, control of drafts, implementation, review,
feedback; yearly or at short notice).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from registry.actors import Actor, Role
from registry.control.entries import Correction, Counting, Entry, Said, counting, records
from registry.control.recording import Asked, Book, EntryKind, Recorded, record_entry
from registry.control.words import InspectionNotice, InspectionSubject, Mending, labels
from registry.refusals import FieldError, Invalid, Refusal, Words, field_error, invalid
from registry.review.deadlines import is_late
from registry.store.store import Store

YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class InspectionPlanDraft:
    """Which unit is inspected for what, in which year, from which day to which."""

    year: int
    unit: str
    subjects: tuple[InspectionSubject, ...]
    notice: InspectionNotice
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """What was found about a subject, and what is to be mended, by whom, by which day."""

    subject: InspectionSubject
    words: str
    mend: str
    by_whom: str
    due: date


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """That what was found was mended, on which day, and what shows it."""

    done_on: date
    evidence: str


InspectionDraft = InspectionPlanDraft | FindingDraft | FollowUpDraft


@dataclass(frozen=True, slots=True)
class FollowUp:
    """That something was mended, as it counts now."""

    number: int
    done_on: date
    evidence: str
    by: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class InspectionFinding:
    """What was found, as it counts now, and where it stands on the day asked."""

    number: int
    subject: InspectionSubject
    words: str
    mend: str
    by_whom: str
    due: date
    standing: Mending
    follow_up: FollowUp | None
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """An inspection with all that was found; `plan` is the number of the entry that planned it."""

    number: int
    plan: int
    authority: str
    year: int
    unit: str
    subjects: tuple[InspectionSubject, ...]
    notice: InspectionNotice
    starts: date
    ends: date
    revision: int
    findings: tuple[InspectionFinding, ...]
    corrections: tuple[Correction, ...]


def record_inspection(
    store: Store,
    draft: InspectionDraft,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
    authority: str | None = None,
    inspection: int | None = None,
    finding: int | None = None,
    corrects: int | None = None,
    reason: str = "",
) -> Recorded | Refusal:
    """Plans an inspection of an authority, or adds to one what was found or that it was mended.

    `finding` is what a follow-up is about; `corrects` the entry that is said anew, and why. All of
    it needs a controller of the authority that plans. Raises StoreBusy.
    """
    return record_entry(
        store, BOOK, draft, actor=actor, now=now, idempotency_key=idempotency_key,
        expected_revision=expected_revision, authority=authority if inspection is None else None,
        record=inspection, about=finding, corrects=corrects, reason=reason,
    )  # fmt: skip


def not_one_entry() -> Invalid:
    """The answer to a request that says nothing, or several things at once."""
    return invalid([field_error("plan", "one-of-three")])


def inspections(store: Store, *, actor: Actor, today: date) -> tuple[Inspection, ...]:
    """Those of authorities where the actor holds a role, the newest year and number first."""
    with store.read() as session:
        found = records(session, BOOK.key)
    shown = [
        _inspection(those, today)
        for those in found
        if actor.grant_for(Role.VIEWER, those[0].authority)
    ]
    return tuple(sorted(shown, key=lambda one: (-one.year, -one.number)))


def _mistakes(_: Session, asked: Asked, there: Sequence[Entry]) -> Iterator[FieldError]:
    if asked.kind == "plan":
        yield from _of_plan(asked, there)
    if asked.kind == "finding":
        yield from _of_finding(asked.said, there)
    if asked.kind == "follow_up":
        yield from _of_follow_up(asked, there)


BOOK = Book(
    "inspection",
    Words("cuộc kiểm tra", "inspection"),
    {
        InspectionPlanDraft: EntryKind("plan", ("unit", "subjects")),
        FindingDraft: EntryKind("finding", ("words", "mend", "by_whom")),
        FollowUpDraft: EntryKind("follow_up", ("evidence",), past=("done_on",)),
    },
    _mistakes,
)


def _of_plan(asked: Asked, there: Sequence[Entry]) -> Iterator[FieldError]:
    said = asked.said
    if said["year"] not in YEARS:
        yield field_error("year", "year-unknown", first=YEARS[0], last=YEARS[-1])
    if said["ends"] < said["starts"]:
        yield field_error("ends", "ends-before-start", starts=said["starts"])
    if there and asked.corrects is None:
        yield field_error("plan", "inspection-planned", inspection=asked.record)
    yield from _of_what_was_found(said, there)


def _of_what_was_found(plan: Said, there: Sequence[Entry]) -> Iterator[FieldError]:
    """A plan said anew still holds what was found: its subjects, and days that mending has."""
    found = [each.entry.said for each in counting(there) if each.entry.kind == "finding"]
    for subject in sorted({said["subject"] for said in found} - set(plan["subjects"])):
        yield field_error("subjects", "subject-found", subject=labels("subjects")[subject])
    due = min((said["due"] for said in found), default=plan["starts"])
    if due < plan["starts"]:
        yield field_error("starts", "starts-after-due", due=due)


def _of_finding(said: Said, there: Sequence[Entry]) -> Iterator[FieldError]:
    if not there:
        yield field_error("inspection", "inspection-needed")
        return
    plan = _plan(there).entry.said
    if said["subject"] not in plan["subjects"]:
        found = labels("subjects")[said["subject"]]
        yield field_error("subject", "subject-not-inspected", found=found)
    if said["due"] < plan["starts"]:
        yield field_error("due", "before-inspection", starts=plan["starts"])


def _of_follow_up(asked: Asked, there: Sequence[Entry]) -> Iterator[FieldError]:
    if not there:
        yield field_error("inspection", "inspection-needed")
        return
    first = [each for each in there if each.corrects is None]
    numbers = {each.number for each in first if each.kind == "finding"}
    if asked.about not in numbers:
        yield field_error("finding", "entry-unknown", entry=asked.about)
    done = [each for each in first if each.kind == "follow_up" and each.about == asked.about]
    if any(each.number != asked.corrects for each in done):
        yield field_error("finding", "finding-mended", finding=asked.about)


def _plan(there: Sequence[Entry]) -> Counting:
    return next(each for each in counting(there) if each.entry.kind == "plan")


def _inspection(those: Sequence[Entry], today: date) -> Inspection:
    plan, said = _plan(those), _plan(those).entry.said
    counted = counting(those)
    mended = {each.entry.about: each for each in counted if each.entry.kind == "follow_up"}
    return Inspection(
        number=those[0].record,
        plan=plan.number,
        authority=those[0].authority,
        year=said["year"],
        unit=said["unit"],
        subjects=tuple(map(InspectionSubject, said["subjects"])),
        notice=InspectionNotice(said["notice"]),
        starts=date.fromisoformat(said["starts"]),
        ends=date.fromisoformat(said["ends"]),
        revision=len(those),
        findings=tuple(
            _finding(each, mended.get(each.number), today)
            for each in counted
            if each.entry.kind == "finding"
        ),
        corrections=plan.corrections,
    )


def _finding(found: Counting, done: Counting | None, today: date) -> InspectionFinding:
    said = found.entry.said
    due = date.fromisoformat(said["due"])
    return InspectionFinding(
        number=found.number,
        subject=InspectionSubject(said["subject"]),
        words=said["words"],
        mend=said["mend"],
        by_whom=said["by_whom"],
        due=due,
        standing=standing(due, today, is_done=done is not None),
        follow_up=_follow_up(done) if done else None,
        corrections=found.corrections,
    )


def standing(due: date, today: date, *, is_done: bool) -> Mending:
    """Where a finding stands; its last day counts as in time.

    >>> standing(date(2026, 6, 30), date(2026, 7, 1), is_done=False)
    <Mending.OVERDUE: 'overdue'>
    """
    if is_done:
        return Mending.DONE
    return Mending.OVERDUE if is_late(due, today) else Mending.OPEN


def _follow_up(done: Counting) -> FollowUp:
    said = done.entry.said
    return FollowUp(
        done.number, date.fromisoformat(said["done_on"]), said["evidence"], done.entry.by,
        done.corrections,
    )  # fmt: skip
