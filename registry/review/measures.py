"""Writing the measures of a case: what it proposes to change, each as a patch on its edition."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session

from registry.actors import Actor, Grant, Role
from registry.procedure.differences import UNSAID
from registry.procedure.errors import PatchConflict, PatchError, PatchPathUnknown
from registry.procedure.patch import apply
from registry.refusals import (
    FieldError,
    Refusal,
    conflict,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.review.editing.editions import is_in, lost
from registry.review.events import happened
from registry.review.machine import states
from registry.review.measure import MEASURE, MeasureDraft, patch_of
from registry.review.reading import CASE, content_of, procedure_of
from registry.review.words import outcomes
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import MeasureRow, ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import FindingRow

ADD, CHANGE, REMOVE = "add_measure", "change_measure", "remove_measure"
ADD_MANY = "add_measures"
_MOST = 100
_LONGEST = 5000


@dataclass(frozen=True, slots=True)
class KeptMany:
    """What became of adding measures: their numbers, and the revision of their case."""

    case: int
    measures: tuple[int, ...]
    case_revision: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of writing a measure; its number, and the revisions of it and of its case."""

    case: int
    measure: int
    revision: int
    case_revision: int


def add_measure(
    store: Store,
    case: int,
    draft: MeasureDraft,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Kept | Refusal:
    """Adds a measure to a case; `expected_revision` is that of the case. Raises StoreBusy."""
    request = Request(
        ADD, f"cases/{case}", actor, now, idempotency_key, expected_revision, _fields(draft)
    )
    return carry_out(
        store, request, Kept, lambda writing: _added(writing, case, draft, expected_revision)
    )


def add_measures(
    store: Store,
    case: int,
    drafts: Sequence[MeasureDraft],
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> KeptMany | Refusal:
    """Adds several measures to a case, all of them or none; an act for each. Raises StoreBusy."""
    said = {"measures": [_fields(each) for each in drafts]}
    request = Request(
        ADD_MANY, f"cases/{case}", actor, now, idempotency_key, expected_revision, said
    )
    return carry_out(
        store,
        request,
        KeptMany,
        lambda writing: _added_many(writing, case, drafts, expected_revision),
    )


def change_measure(
    store: Store,
    measure: int,
    draft: MeasureDraft,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Kept | Refusal:
    """Says a measure anew; `expected_revision` is that of the measure. Raises StoreBusy."""
    request = Request(
        CHANGE,
        f"measures/{measure}",
        actor,
        now,
        idempotency_key,
        expected_revision,
        _fields(draft),
    )
    return carry_out(
        store, request, Kept, lambda writing: _changed(writing, measure, draft, expected_revision)
    )


def remove_measure(
    store: Store,
    measure: int,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Kept | Refusal:
    """Takes back a measure that was not proposed yet; the log keeps it. Raises StoreBusy."""
    request = Request(
        REMOVE, f"measures/{measure}", actor, now, idempotency_key, expected_revision, {}
    )
    return carry_out(
        store, request, Kept, lambda writing: _removed(writing, measure, expected_revision)
    )


def _added(
    writing: Writing, number: int, draft: MeasureDraft, expected_revision: int
) -> Kept | Refusal:
    opened = _open_case(writing, number, expected_revision)
    if not isinstance(opened, _Open):
        return opened
    refused = _invalid(writing.session, opened.case, draft)
    return refused or _new(writing, opened, draft)


def _added_many(
    writing: Writing, number: int, drafts: Sequence[MeasureDraft], expected_revision: int
) -> KeptMany | Refusal:
    opened = _open_case(writing, number, expected_revision)
    if not isinstance(opened, _Open):
        return opened
    wrong = tuple(_mistakes_of_many(writing.session, opened.case, drafts))
    if wrong:
        return invalid(wrong)
    kept = [_new(writing, opened, each) for each in drafts]
    return KeptMany(number, tuple(each.measure for each in kept), opened.case.revision)


def _mistakes_of_many(
    session: Session, case: ReviewCaseRow, drafts: Sequence[MeasureDraft]
) -> Iterator[FieldError]:
    if not drafts:
        yield field_error("measures", "required")
    if len(drafts) > _MOST:
        yield field_error("measures", "too-many", limit=_MOST)
        return
    for index, draft in enumerate(drafts):
        for each in mistakes(session, case, draft):
            yield replace(each, field=f"measures.{index}.{each.field}")


@dataclass(frozen=True, slots=True)
class _Open:
    """A case that may be changed now, and under which grant."""

    number: int
    case: ReviewCaseRow
    grant: Grant


def _open_case(writing: Writing, number: int, expected_revision: int) -> _Open | Refusal:
    case = writing.session.get(ReviewCaseRow, number)
    if case is None:
        return not_found(CASE, number)
    grant = allowed(writing, case)
    if not isinstance(grant, Grant):
        return grant
    return closed_for_changes(case, case.revision, expected_revision) or _Open(number, case, grant)


def _new(writing: Writing, opened: _Open, draft: MeasureDraft) -> Kept:
    case = opened.case
    row = MeasureRow(
        case=opened.number,
        author=writing.actor.name,
        made_at=writing.now,
        revision=1,
        **_fields(draft),
    )
    return written(writing, case, row, ADD, opened.grant, base=case.revision)


def _changed(
    writing: Writing, number: int, draft: MeasureDraft, expected_revision: int
) -> Kept | Refusal:
    def change(case: ReviewCaseRow, row: MeasureRow, grant: Grant) -> Kept | Refusal:
        refused = _invalid(writing.session, case, draft)
        if refused:
            return refused
        base = row.revision
        for name, value in _fields(draft).items():
            setattr(row, name, value)
        row.revision += 1
        return written(writing, case, row, CHANGE, grant, base=base)

    return with_measure(writing, number, expected_revision, change)


def _removed(writing: Writing, number: int, expected_revision: int) -> Kept | Refusal:
    def remove(case: ReviewCaseRow, row: MeasureRow, grant: Grant) -> Kept | Refusal:
        about = {"case": case.id, **_said(row)}
        act = writing.log(
            REMOVE, f"measures/{number}", about, under=grant, base_revision=row.revision
        )
        assert case.id is not None  # it was read
        case.revision += 1
        writing.session.add(case)
        writing.session.flush()
        _unlink(writing.session, row)
        happened(writing, grant, act, kind=REMOVE, case=case.id, words=row.title)
        return Kept(case.id, number, row.revision, case.revision)

    return with_measure(writing, number, expected_revision, remove)


def _unlink(session: Session, row: MeasureRow) -> None:
    """Events name it, so it stays as a row; it leaves its case by being withdrawn."""
    row.state = "WITHDRAWN"
    row.revision += 1
    session.add(row)
    session.flush()


def with_measure(
    writing: Writing,
    number: int,
    expected_revision: int,
    change: Callable[[ReviewCaseRow, MeasureRow, Grant], Kept | Refusal],
) -> Kept | Refusal:
    """Does it to a measure that is there, may be changed by this person, and is as it was seen."""
    row = writing.session.get(MeasureRow, number)
    if row is None:
        return not_found(MEASURE, number)
    case = writing.session.get_one(ReviewCaseRow, row.case)
    grant = allowed(writing, case)
    if not isinstance(grant, Grant):
        return grant
    refused = closed_for_changes(case, row.revision, expected_revision, row)
    return refused or change(case, row, grant)


def allowed(writing: Writing, case: ReviewCaseRow) -> Grant | Refusal:
    """Under which grant this person may change what the case says."""
    authority = procedure_of(writing.session, case).authority
    grant = writing.actor.grant_for(Role.REVIEWER, authority)
    return grant or forbidden(Role.REVIEWER, authority)


def closed_for_changes(
    case: ReviewCaseRow,
    found: int,
    expected: int,
    row: MeasureRow | None = None,
    *,
    current: Mapping[str, Any] | None = None,  # Any: plain data
) -> Refusal | None:
    """Why nothing of the case, or of this measure, can be changed now; None: it can.

    `current` is what somebody else wrote, told where `found` is not the revision expected.
    """
    if found != expected:
        return stale(found, expected, case.state, current=_said(row) if row else current)
    if states()[case.state].edits and (row is None or row.state is None):
        return None
    return conflict(
        "no-more-changes",
        revision=found,
        state=case.state,
        state_word=states()[case.state].label,
    )


def _invalid(session: Session, case: ReviewCaseRow, draft: MeasureDraft) -> Refusal | None:
    found = tuple(mistakes(session, case, draft))
    return invalid(found) if found else None


# What names a procedure, and what of its file is not what it says: suppressing a finding is no
# measure against it.
NO_CONTENT = UNSAID | {"authority", "code"}


def mistakes(session: Session, case: ReviewCaseRow, draft: MeasureDraft) -> Iterator[FieldError]:
    """What is wrong with what a measure says, field by field."""
    if draft.outcome not in outcomes():
        allowed = ", ".join(outcomes())
        yield field_error("outcome", "outcome-unknown", found=draft.outcome, allowed=allowed)
    for name in ("title", "reason"):
        words = getattr(draft, name)
        if not words.strip():
            yield field_error(name, "required")
        if len(words) > _LONGEST:
            yield field_error(name, "too-long", limit=_LONGEST)
    yield from _unknown_findings(session, case, draft.findings)
    yield from _patch_mistakes(session, case, draft)


def _unknown_findings(
    session: Session, case: ReviewCaseRow, fingerprints: Sequence[str]
) -> Iterator[FieldError]:
    for index, fingerprint in enumerate(fingerprints):
        row = session.get(FindingRow, fingerprint)
        if row is None or row.procedure != case.procedure:
            yield field_error(f"findings.{index}", "finding-elsewhere", fingerprint=fingerprint)


def _patch_mistakes(
    session: Session, case: ReviewCaseRow, draft: MeasureDraft
) -> Iterator[FieldError]:
    """The patch must apply to the edition under review, and change nothing but content."""
    for index, operation in enumerate(draft.patch):
        path = str(operation["path"])
        if path.partition("/")[0] in NO_CONTENT:
            yield field_error(f"patch.{index}.path", "patch-not-content", path=path)
    changes = draft.outcome in outcomes() and outcomes()[draft.outcome].changes
    if not changes and draft.patch:
        yield field_error("patch", "patch-of-keep")
    try:
        apply(patch_of(draft.patch), content_of(session, case.edition))
    except PatchPathUnknown as error:
        yield _unknown_path(session, case, error)
    except PatchConflict as error:
        yield field_error("patch", "patch-conflict", path=error.path, why=str(error))
    except (PatchError, ValidationError) as error:
        yield field_error("patch", "patch-refused", why=str(error))


def _unknown_path(session: Session, case: ReviewCaseRow, error: PatchPathUnknown) -> FieldError:
    """A path that is not there: what became of it, where another edition had it."""
    newest = procedure_of(session, case).edition
    if newest != case.edition and is_in(content_of(session, newest), error.path):
        return field_error("patch", "patch-path-newer", path=error.path)
    fate = lost(session, case, error.path)
    if fate is not None:
        return field_error("patch", "patch-path-gone", path=error.path, what=fate.words)
    return field_error("patch", "patch-path-unknown", path=error.path, why=str(error))


def written(
    writing: Writing, case: ReviewCaseRow, row: MeasureRow, kind: str, grant: Grant, *, base: int
) -> Kept:
    """Keeps a measure with its act and its event; `base` is the revision it was written on."""
    case.revision += 1
    writing.session.add_all([row, case])
    writing.session.flush()
    assert row.id is not None  # flushed
    assert case.id is not None
    subject = f"measures/{row.id}"
    act = writing.log(
        kind, subject, {"case": case.id, **_said(row)}, under=grant, base_revision=base
    )
    happened(writing, grant, act, kind=kind, case=case.id, measure=row.id, words=row.title)
    writing.session.flush()
    return Kept(case.id, row.id, row.revision, case.revision)


def _said(row: MeasureRow) -> dict[str, Any]:  # Any: plain data
    return {
        name: getattr(row, name)
        for name in ("outcome", "title", "reason", "patch", "findings", "within_power")
    }


def _fields(draft: MeasureDraft) -> dict[str, Any]:  # Any: plain data
    cleaned = replace(draft, title=draft.title.strip(), reason=draft.reason.strip())
    return {
        "outcome": cleaned.outcome,
        "title": cleaned.title,
        "reason": cleaned.reason,
        "patch": [dict(each) for each in cleaned.patch],
        "findings": list(cleaned.findings),
        "within_power": cleaned.within_power,
    }
