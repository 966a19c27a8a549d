"""Judging a draft of a release: what each entry would say, and everything that is wrong at once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sqlmodel import Session, select

from registry.procedure.vocabulary import Change
from registry.publication.releases.bases import bases_of
from registry.publication.releases.editions import (
    Edition,
    editions_of,
    head_of,
    parts_between,
    why_broken,
)
from registry.publication.releases.in_time import Counting, Line, on_day
from registry.publication.releases.model import (
    IN_FORCE,
    DraftEntry,
    ReleaseBase,
    ReleaseDraft,
    ReleaseEntry,
)
from registry.publication.releases.reading import lines_of
from registry.reference import load_reference
from registry.refusals import FieldError, field_error
from registry.store.files import procedure_key
from registry.store.tables import ProcedureRow, ReleaseRow

_LONGEST = 500
_AT_ONCE = 500  # contents are large: so many procedures are judged at a time


class Loaded(NamedTuple):
    """What is loaded of a procedure, in force or not."""

    key: str
    authority: str
    code: str
    edition: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft is judged against; `editions` are those that the procedures at hand have.

    `standing` is what counts on the day from which the draft applies, `last` what the newest
    release says of each procedure, whenever that applies.
    """

    procedures: Mapping[str, Loaded]
    standing: Mapping[str, Counting]
    last: Mapping[str, Line]
    editions: Mapping[str, Edition] = field(default_factory=dict)
    bases: Mapping[str, ReleaseBase] = field(default_factory=dict)  # of editions of overlays


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
    in_force = _in_force_after(wanted, known)
    errors = [*_head_errors(session, draft), *_list_errors(draft, wanted)]
    entries: list[ReleaseEntry] = []
    for keys in _batches(sorted(wanted)):
        editions = editions_of(session, _editions(keys, known))
        bases = bases_of(session, editions, in_force)
        some = replace(known, editions=editions, bases=bases)
        for key in keys:
            found = list(_entry_errors(key, wanted, draft, some))
            errors += found
            if not found:
                entries.append(_entry(key, wanted[key], draft, some))
    return Judged(tuple(entries), tuple(errors))


def _in_force_after(wanted: Mapping[str, DraftEntry], known: Known) -> Mapping[str, str | None]:
    """The edition of each procedure in force once a draft applies; None: it has ended."""
    after = {
        key: each.line.edition if each.is_in_force else None for key, each in known.standing.items()
    }
    for key, entry in wanted.items():
        if key in known.procedures:
            arrives = entry.change is None or entry.change in IN_FORCE
            after[key] = known.procedures[key].edition if arrives else None
    return after


def _procedures(session: Session) -> dict[str, Loaded]:
    query = select(
        ProcedureRow.key, ProcedureRow.authority, ProcedureRow.code, ProcedureRow.edition
    )
    return {row[0]: Loaded(*row) for row in session.exec(query)}


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _editions(keys: Iterable[str], known: Known) -> set[str]:
    """What is loaded and what is published of these procedures."""
    loaded = {known.procedures[key].edition for key in keys if key in known.procedures}
    return loaded | {known.standing[key].line.edition for key in keys if key in known.standing}


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


def _has_changed(key: str, row: Loaded, known: Known) -> bool:
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
    field: str, entry: DraftEntry, row: Loaded, standing: Counting | None
) -> Iterator[FieldError]:
    if standing and standing.is_in_force and standing.line.edition == row.edition:
        yield field_error(field, "unchanged", code=entry.code, release=standing.line.release)
        return
    right = _derived(standing)
    if entry.change not in (None, right, Change.STANDARDISED):
        about = {"change": str(entry.change), "right": right.value}
        yield field_error(f"{field}/change", "change-wrong", code=entry.code, **about)


def _content_errors(
    field: str, entry: DraftEntry, row: Loaded, draft: ReleaseDraft, known: Known
) -> Iterator[FieldError]:
    edition = known.editions[row.edition]
    why = why_broken(edition)
    if why:
        yield field_error(field, "broken-edition", code=entry.code, why=why)
        return
    head = head_of(edition)
    if head.valid_to and head.valid_to < draft.effective:
        about = {"code": entry.code, "day": head.valid_to.isoformat()}
        yield field_error(field, "edition-ended", **about)
    if head.valid_from and head.valid_from > draft.effective:
        day, effective = head.valid_from.isoformat(), draft.effective.isoformat()
        yield field_error(field, "before-edition", code=entry.code, day=day, effective=effective)


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


def _entry(key: str, entry: DraftEntry, draft: ReleaseDraft, known: Known) -> ReleaseEntry:
    row, standing = known.procedures[key], known.standing.get(key)
    change = entry.change or _derived(standing)
    before = known.editions[standing.line.edition] if standing else None
    edition = before if before and change not in IN_FORCE else known.editions[row.edition]
    head = head_of(edition)
    return ReleaseEntry(
        authority=row.authority,
        code=row.code,
        name=head.name,
        change=change,
        edition=edition.hash,
        before=before.hash if before else None,
        successor=successor_key(draft, entry),
        instrument=entry.instrument or draft.instrument,
        parts=parts_between(before, edition) if change is Change.AMENDED else (),
        valid_to=head.valid_to if change in IN_FORCE else None,
        base=known.bases.get(edition.hash) if change in IN_FORCE else None,
    )
