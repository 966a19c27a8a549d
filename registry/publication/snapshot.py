"""From the store to the snapshot: what is published, as values the catalogue is made of."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from registry.procedure.overlay import OverlayFile, without_places
from registry.procedure.reading import procedure_from_data
from registry.procedure.vocabulary import Change, Register
from registry.publication.catalogue import Catalogue
from registry.publication.contents import (
    Announcement,
    CatalogueFinding,
    CatalogueProcedure,
    CatalogueRelease,
    CatalogueRule,
    Contents,
    DatedChange,
    ReleaseLine,
)
from registry.publication.holder import CatalogueHolder
from registry.publication.in_force import catalogue_revision, judged_since, published
from registry.publication.model import PublishedFinding, PublishedProcedure
from registry.publication.releases.deadlines import deadlines, uncounted_deadlines
from registry.publication.releases.in_time import Turn
from registry.publication.releases.model import Release
from registry.publication.releases.reading import release, releases
from registry.reference import Reference
from registry.review.findings import Finding
from registry.review.precision import precisions, precisions_since
from registry.store.store import Store
from rules import Basis, Confidence, Criterion, Evidence, Operation, Severity, Text

History = Mapping[tuple[str, str], Sequence[Announcement]]


def hold(
    store: Store,
    rules: Sequence[CatalogueRule],
    reference: Reference,
    today: Callable[[], date],
) -> CatalogueHolder:
    """The published catalogue of a store, as it stands on the day that `today` says."""

    def contents(before: Catalogue | None) -> Contents:
        day = today()
        judged = _judged(store, before, day) if before else None
        known = [before] if before else []
        return judged or contents_of(store, rules, reference, as_of=day, known=known)

    return CatalogueHolder(lambda: _revision(catalogue_revision(store), today()), contents)


def _judged(store: Store, before: Catalogue, day: date) -> Contents | None:
    """The contents after verdicts; None when there is more that has changed."""
    since, as_of = _number(before.revision)
    changed = None
    if as_of == day.isoformat():
        changed = judged_since(store, since, before.editions, as_of=day)
    if changed is None:
        return None
    revision, about = changed
    procedures, rows = list(before.procedures), set()
    for key, findings in about.items():
        row = before.row(*_code_and_authority(key))
        if row is not None:
            public = {name: catalogue_finding(f) if f else None for name, f in findings.items()}
            procedures[row] = _with(procedures[row], public)
            rows.add(row)
    judged = [name for findings in about.values() for name in findings]
    return replace(
        before.contents,
        revision=_revision(revision, day),
        procedures=procedures,
        precisions=precisions_since(
            store, before.contents.precisions, judged, since=since, until=revision
        ),
        judged=frozenset(rows),
    )


def _number(revision: str) -> tuple[int, str]:
    number, _, as_of = revision.partition("@")
    return int(number), as_of


def _code_and_authority(key: str) -> tuple[str, str]:
    authority, _, code = key.partition("/")
    return code, authority


def _with(
    item: CatalogueProcedure, changed: Mapping[str, CatalogueFinding | None]
) -> CatalogueProcedure:
    about = [one for one in changed.values() if one and one.edition == item.edition]
    kept = [finding for finding in item.findings if finding.fingerprint not in changed]
    return replace(item, findings=tuple(sorted([*kept, *about], key=_order)))


def _order(finding: CatalogueFinding) -> tuple[str, str]:
    return finding.rule, finding.element


def contents_of(
    store: Store,
    rules: Sequence[CatalogueRule],
    reference: Reference,
    *,
    as_of: date,
    known: Sequence[Catalogue] = (),
    through: int | None = None,
    judged_on: date | None = None,
) -> Contents:
    """What is published on a day; contents and releases of `known` catalogues are not read again.

    `through` is the last release that was known then, `judged_on` the day whose verdicts count.
    """
    read = {item.edition: item for each in known for item in (*each.procedures, *each.coming)}
    now = published(store, as_of=as_of, through=through, judged_on=judged_on, read=read)
    numbers = [each.number for each in reversed(releases(store))]
    numbers = [number for number in numbers if through is None or number <= through]
    frozen = {one.sequence: one for one in _releases(store, numbers, reference, known)}
    history = _history(one for one in frozen.values() if one.effective <= as_of)
    return Contents(
        revision=_revision(now.revision, as_of),
        as_of=as_of,
        procedures=[_procedure(item, history, frozen, read) for item in now.procedures],
        reference=reference,
        releases=tuple(frozen.values()),
        rules=rules,
        precisions=precisions(store, until=now.revision),
        coming=[_procedure(item, {}, frozen, read) for item in now.coming],
    )


def _revision(number: int, day: date) -> str:
    """A release takes effect by itself, so the day belongs to it."""
    return f"{number}@{day.isoformat()}"


def _releases(
    store: Store, numbers: Iterable[int], reference: Reference, known: Iterable[Catalogue]
) -> Sequence[CatalogueRelease]:
    """The releases of these numbers, which are frozen: those of `known` are the same for ever."""
    alike = (each for each in known if each.reference is reference)
    found = {one.sequence: one for each in alike for one in each.releases}
    for number in numbers:
        if number not in found:
            frozen = release(store, number)
            assert isinstance(frozen, Release)  # no release is ever deleted
            found[number] = _release(frozen, reference)
    return [found[number] for number in numbers]


def _history(releases: Iterable[CatalogueRelease]) -> History:
    found: dict[tuple[str, str], list[Announcement]] = defaultdict(list)
    for one in releases:
        said = {change: _announcement(one, change) for change in Change}
        for entry in one.entries:
            found[entry.authority, entry.code].insert(0, said[entry.change])
    return found


def _announcement(one: CatalogueRelease, change: Change) -> Announcement:
    return Announcement(one.sequence, one.number, one.decided, one.effective, change, one.authority)


def _dated(turn: Turn, frozen: Mapping[int, CatalogueRelease]) -> DatedChange:
    line = turn.counting.line
    by = _announcement(frozen[line.release], line.change) if turn.is_by_release else None
    return DatedChange(turn.day, turn.kind, by, _identity(line.successor) if by else None)


def _procedure(
    item: PublishedProcedure,
    history: History,
    frozen: Mapping[int, CatalogueRelease],
    known: Mapping[str, CatalogueProcedure],
) -> CatalogueProcedure:
    was = known.get(item.edition)
    read = was.procedure if was else None
    if read is None:
        assert item.content is not None  # asked for
        read = procedure_from_data(json.loads(item.content), item.key)
    return CatalogueProcedure(
        procedure=read,
        overlay=_overlay(item, was),
        edition=item.edition,
        history=tuple(history.get((item.authority, item.code), ())),
        findings=tuple(catalogue_finding(finding) for finding in item.findings),
        successor=_identity(item.successor),
        change=item.change,
        expired=item.expired,
        dated=tuple(_dated(turn, frozen) for turn in item.turns),
    )


def _overlay(item: PublishedProcedure, was: CatalogueProcedure | None) -> OverlayFile | None:
    """The overlay that a content is kept with; read again only where its text is another.

    The same content may be loaded once more, as a whole file or by another overlay.
    """
    if item.overlay is None:
        return None
    if was and was.overlay and was.overlay.text == item.overlay:
        return was.overlay
    return without_places(item.overlay, item.key)


def catalogue_finding(found: PublishedFinding | Finding) -> CatalogueFinding:
    """A finding as the catalogue has it, published or as reviewers see it."""
    return CatalogueFinding(
        fingerprint=found.fingerprint,
        rule=found.rule,
        version=found.version,
        severity=Severity(found.severity),
        criterion=Criterion(found.criterion),
        confidence=Confidence(found.confidence),
        element=found.element,
        message=Text(vi=found.message_vi, en=found.message_en),
        register=Register(found.register) if found.register else None,
        file=found.file,
        line=found.line,
        column=found.column,
        sentence=found.sentence,
        evidence=evidence(found.evidence),
        basis=tuple(Basis.model_validate(one) for one in found.basis or ()),
        remedy=tuple(Operation.model_validate(one) for one in found.remedy or ()),
        status=found.status,
        revision=found.revision,
        edition=found.edition,
        held=found.held if isinstance(found, Finding) else None,
    )


def evidence(kept: Any) -> tuple[Evidence, ...]:  # Any: plain data, values by name
    return tuple(Evidence(name, value) for name, value in dict(kept or {}).items())


def _release(one: Release, reference: Reference) -> CatalogueRelease:
    head = one.info
    issuer = reference.authorities.get(head.authority)
    level = issuer.level if issuer else None
    return CatalogueRelease(
        sequence=head.number,
        number=head.decision_number,
        authority=head.authority,
        decided=head.decided_on,
        effective=head.effective,
        title=head.title,
        sha256=head.sha256,
        follows=head.follows,
        signed_by=head.signed_by,
        instrument=head.instrument,
        instrument_effective=head.instrument_effective,
        published_on=head.published_on,
        seal=head.seal,
        deadlines=deadlines(head, level, reference.working_days),
        uncounted=uncounted_deadlines(head, level, reference.working_days),
        entries=tuple(
            ReleaseLine(
                entry.change,
                entry.authority,
                entry.code,
                entry.name,
                entry.edition,
                _identity(entry.successor),
                entry.instrument,
                entry.parts,
                entry.base,
            )
            for entry in one.entries
        ),
    )


def _identity(key: str | None) -> tuple[str, str] | None:
    if key is None:
        return None
    authority, _, code = key.partition("/")
    return authority, code
