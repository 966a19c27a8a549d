"""Judging a draft of a release: what each entry would say, and everything that is wrong at once."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from registry.procedure.reading import procedure_from_data
from registry.procedure.vocabulary import Change
from registry.publication.releases.in_time import Counting, Line, on_day
from registry.publication.releases.model import (
    IN_FORCE,
    DraftEntry,
    ReleaseDraft,
    ReleaseEntry,
)
from registry.publication.releases.reading import lines_of
from registry.reference import load_reference
from registry.refusals import FieldError, field_error
from registry.review.proposals.differences import UNSAID
from registry.store.files import procedure_key
from registry.store.tables import EditionRow, ProcedureRow, ReleaseRow
from rules.source import BrokenFile

_LONGEST = 500
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft is judged against; `contents` are those of the editions it is about.

    `standing` is what counts on the day from which the draft applies, `last` what the newest
    release says of each procedure, whenever that applies.
    """

    procedures: Mapping[str, ProcedureRow]
    standing: Mapping[str, Counting]
    last: Mapping[str, Line]
    contents: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """The entries a draft would publish, in the order of the list, and its mistakes."""

    entries: tuple[ReleaseEntry, ...]
    errors: tuple[FieldError, ...]


def judge(session: Session, draft: ReleaseDraft) -> Judged:
    """Everything that is wrong with a draft, and its entries, complete where nothing is."""
    lines = sorted(lines_of(session), key=lambda line: line.release)
    last = {line.procedure: line for line in lines}
    known = Known(_procedures(session), on_day(lines, draft.effective), last)
    wanted = {_key(draft, entry): entry for entry in draft.entries}
    if draft.all_changes:
        wanted = _changed(draft, known) | wanted
    known = replace(known, contents=_contents(session, wanted, known))
    errors = [*_head_errors(session, draft), *_list_errors(draft, wanted)]
    entries = []
    for key in sorted(wanted):
        found = list(_entry_errors(key, wanted, draft, known))
        errors += found
        if not found:
            entries.append(_entry(key, wanted[key], draft, known))
    return Judged(tuple(entries), tuple(errors))


def _procedures(session: Session) -> dict[str, ProcedureRow]:
    return {row.key: row for row in session.exec(select(ProcedureRow))}


def _contents(session: Session, wanted: Iterable[str], known: Known) -> dict[str, bytes]:
    """The bytes of what is loaded and of what is published of these procedures."""
    rows = (known.procedures[key] for key in wanted if key in known.procedures)
    editions = {row.edition for row in rows}
    editions |= {known.standing[key].line.edition for key in wanted if key in known.standing}
    found: dict[str, bytes] = {}
    ordered = sorted(editions)
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        query = select(EditionRow.hash, EditionRow.content).where(col(EditionRow.hash).in_(some))
        found.update(session.exec(query).all())
    return found


def _key(draft: ReleaseDraft, entry: DraftEntry) -> str:
    return procedure_key(entry.authority or draft.authority, entry.code)


def successor_key(draft: ReleaseDraft, entry: DraftEntry) -> str | None:
    if entry.successor is None:
        return None
    authority = entry.successor_authority or entry.authority or draft.authority
    return procedure_key(authority, entry.successor)


def _changed(draft: ReleaseDraft, known: Known) -> dict[str, DraftEntry]:
    """What of the authority is not published as it stands; what is out of force stays so."""
    return {
        key: DraftEntry(row.code, row.authority)
        for key, row in known.procedures.items()
        if row.authority == draft.authority and _has_changed(key, row, known)
    }


def _has_changed(key: str, row: ProcedureRow, known: Known) -> bool:
    """Whether neither what counts then nor the newest release has what is loaded."""
    counting, last = known.standing.get(key), known.last.get(key)
    if last is None:
        return True
    if last.change in IN_FORCE and last.edition == row.edition:
        return False
    return counting is not None and counting.is_in_force and counting.line.edition != row.edition


def _head_errors(session: Session, draft: ReleaseDraft) -> Iterator[FieldError]:
    for name in ("authority", "decision_number", "title"):
        words = str(getattr(draft, name))
        if not words.strip():
            yield field_error(name, "required")
        elif len(words) > _LONGEST:
            yield field_error(name, "too-long", limit=_LONGEST)
    rows = session.exec(select(ReleaseRow.number, ReleaseRow.authority, ReleaseRow.decision_number))
    taken = {(authority, decision): number for number, authority, decision in rows}
    following = max(taken.values(), default=0) + 1
    if draft.number in taken.values():
        yield field_error("number", "number-used", number=draft.number, next=following)
    elif draft.number is not None and draft.number < following:
        yield field_error("number", "number-not-next", next=following)
    yield from _instrument_errors(draft)
    same = taken.get((draft.authority, draft.decision_number))
    if same is not None:
        about = {"number": draft.decision_number, "authority": draft.authority, "release": same}
        yield field_error("decision_number", "decision-number-used", **about)


def _instrument_errors(draft: ReleaseDraft) -> Iterator[FieldError]:
    """Nothing is in force before the text that sets it."""
    dated = draft.instrument_signed or draft.instrument_effective or draft.shortened
    if dated and not draft.instrument:
        yield field_error("instrument", "required")
    every = (draft.instrument, *(entry.instrument for entry in draft.entries))
    named = {name for name in every if name}
    known = load_reference().instruments
    starts = {name: known[name].from_ for name in named if name in known}
    if draft.instrument and draft.instrument_effective:
        starts[draft.instrument] = draft.instrument_effective
    for name in sorted(starts):
        day = starts[name]
        if day and draft.effective < day:
            about = {"instrument": name, "day": day.isoformat()}
            yield field_error("effective", "before-instrument", **about)


def _list_errors(draft: ReleaseDraft, wanted: Mapping[str, DraftEntry]) -> Iterator[FieldError]:
    if not wanted:
        yield field_error("entries", "nothing-to-publish")
    times = Counter(_key(draft, entry) for entry in draft.entries)
    for key in sorted(times):
        if times[key] > 1:
            yield field_error(f"entries/{key}", "duplicate", code=wanted[key].code)


def _entry_errors(
    key: str, wanted: Mapping[str, DraftEntry], draft: ReleaseDraft, known: Known
) -> Iterator[FieldError]:
    entry, field = wanted[key], f"entries/{key}"
    row, standing = known.procedures.get(key), known.standing.get(key)
    if row is None:
        authority = entry.authority or draft.authority
        yield field_error(field, "procedure-unknown", code=entry.code, authority=authority)
        return
    if entry.change is None or entry.change in IN_FORCE:
        yield from _arrival_errors(field, entry, row, standing)
        yield from _content_errors(field, entry, row, draft, known)
    else:
        yield from _departure_errors(field, entry, standing, draft)
    yield from _successor_errors(field, wanted, entry, draft, known)


def _arrival_errors(
    field: str, entry: DraftEntry, row: ProcedureRow, standing: Counting | None
) -> Iterator[FieldError]:
    if standing and standing.is_in_force and standing.line.edition == row.edition:
        yield field_error(field, "unchanged", code=entry.code, release=standing.line.release)
        return
    right = _derived(standing)
    if entry.change not in (None, right, Change.STANDARDISED):
        about = {"change": str(entry.change), "right": right.value}
        yield field_error(f"{field}/change", "change-wrong", code=entry.code, **about)


def _content_errors(
    field: str, entry: DraftEntry, row: ProcedureRow, draft: ReleaseDraft, known: Known
) -> Iterator[FieldError]:
    content = known.contents[row.edition]
    why = _why_broken(row.edition, content)
    if why:
        yield field_error(field, "broken-edition", code=entry.code, why=why)
        return
    data = json.loads(content)
    ends = _last_day(data)
    if ends and ends < draft.effective:
        about = {"code": entry.code, "day": ends.isoformat()}
        yield field_error(field, "edition-ended", **about)
    starts = (data.get("validity") or {}).get("from")
    if starts and date.fromisoformat(starts) > draft.effective:
        about = {"code": entry.code, "day": starts, "effective": draft.effective.isoformat()}
        yield field_error(field, "before-edition", **about)


def _departure_errors(
    field: str, entry: DraftEntry, standing: Counting | None, draft: ReleaseDraft
) -> Iterator[FieldError]:
    """Điều 15.3: what ends a procedure is a text, and the decision names it."""
    if not (entry.instrument or draft.instrument):
        yield field_error(f"{field}/instrument", "instrument-needed", code=entry.code)
    if standing is None or not standing.is_in_force:
        yield field_error(field, "not-in-force", code=entry.code)
    if entry.change is Change.REPLACED and entry.successor is None:
        yield field_error(f"{field}/successor", "successor-needed", code=entry.code)


def _successor_errors(
    field: str,
    wanted: Mapping[str, DraftEntry],
    entry: DraftEntry,
    draft: ReleaseDraft,
    known: Known,
) -> Iterator[FieldError]:
    successor = successor_key(draft, entry)
    if successor is None:
        return
    if entry.change not in (Change.REPLACED, Change.ABOLISHED):
        yield field_error(f"{field}/successor", "successor-refused")
    elif not _will_be_in_force(successor, wanted, known):
        yield field_error(f"{field}/successor", "successor-unknown", successor=entry.successor)


def _will_be_in_force(key: str, wanted: Mapping[str, DraftEntry], known: Known) -> bool:
    if key in wanted:
        change = wanted[key].change
        return key in known.procedures and (change is None or change in IN_FORCE)
    standing = known.standing.get(key)
    return standing is not None and standing.is_in_force


def _derived(standing: Counting | None) -> Change:
    return Change.AMENDED if standing and standing.is_in_force else Change.NEW


def _why_broken(edition: str, content: bytes) -> str | None:
    """Why an edition cannot be published: damaged on the disk, or no valid procedure."""
    if hashlib.sha256(content).hexdigest() != edition:
        return f"SHA-256 ≠ {edition[:12]}…"
    try:
        procedure_from_data(json.loads(content))
    except BrokenFile as broken:
        return broken.errors[0].message
    return None


def _entry(key: str, entry: DraftEntry, draft: ReleaseDraft, known: Known) -> ReleaseEntry:
    row, standing = known.procedures[key], known.standing.get(key)
    change = entry.change or _derived(standing)
    stays = standing is not None and change not in IN_FORCE
    edition = standing.line.edition if standing and stays else row.edition
    data = json.loads(known.contents[edition])
    return ReleaseEntry(
        authority=row.authority,
        code=row.code,
        name=str(data["name"]),
        change=change,
        edition=edition,
        before=standing.line.edition if standing else None,
        successor=successor_key(draft, entry),
        instrument=entry.instrument or draft.instrument,
        parts=_parts(known.contents, standing, data) if change is Change.AMENDED else (),
        valid_to=_last_day(data) if change in IN_FORCE else None,
    )


def _last_day(data: Mapping[str, Any]) -> date | None:
    ends = (data.get("validity") or {}).get("to")
    return date.fromisoformat(ends) if ends else None


def _parts(
    contents: Mapping[str, bytes], standing: Counting | None, after: Mapping[str, Any]
) -> tuple[str, ...]:
    """The constituent parts that differ from what was in force (Điều 15.2), in the file's order."""
    before = json.loads(contents[standing.line.edition]) if standing else {}
    every = [*after, *(key for key in before if key not in after)]
    return tuple(key for key in every if key not in UNSAID and before.get(key) != after.get(key))
