"""Loading a folder of procedure files into the store: all of it or nothing, as often as wanted.

The store keeps a projection of the files that can be rebuilt from them. A broken file changes
nothing: what was loaded before stays, and every mistake is reported.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import insert, update
from sqlmodel import Session, col, func, select

from registry.actors import Actor
from registry.procedure.json_schema import schema_text
from registry.procedure.model import Procedure
from registry.procedure.overlay import Identity
from registry.procedure.reading import procedure_from_data
from registry.store.acts import Writing
from registry.store.errors import LoadOvertaken
from registry.store.files import (
    Candidate,
    Folder,
    Known,
    Progress,
    procedure_key,
    read_folder,
)
from registry.store.finding_changes import FindingChanges, keep_findings
from registry.store.found import Analysis, FoundAcross
from registry.store.part_asks import keep_loaded
from registry.store.projecting import add_parts, keep_parts_current, mark_parts
from registry.store.store import Store
from registry.store.tables import ActRow, EditionRow, ProcedureRow, ProjectionRow
from rules.source import SourceError

LOAD = "load"
_READER = "reader"  # the projection's note of what files were read with
_ANALYSIS = "analysis"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did. With `errors` nothing was written."""

    files: int
    unchanged: int = 0
    new: int = 0
    amended: int = 0
    rewritten: int = 0  # the same content in other words of YAML, or in another file
    findings: FindingChanges = field(default_factory=FindingChanges)
    act: int | None = None  # None: there was nothing to write
    errors: tuple[SourceError, ...] = ()


@dataclass(frozen=True, slots=True)
class _Before:
    """What the store knew when the load began."""

    known: Known
    is_current: bool
    last_act: int


def load(
    store: Store,
    path: Path,
    *,
    actor: Actor,
    now: datetime,
    analysis: Analysis | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """Makes the store say what the files at `path` say; a second time there is nothing to do.

    Procedures that are not at `path` stay as they are. Whoever may open the database may load.
    Raises NothingToRead, StoreBusy, and LoadOvertaken when another load, or what the
    analysis rests on, ended meanwhile.
    """
    keep_parts_current(store)
    marks = {_READER: _reader_mark()} | ({_ANALYSIS: analysis.key} if analysis else {})
    overtaking = {LOAD, *(analysis.rests_on if analysis else ())}
    before = _look(store, marks, overtaking)
    run = analysis.run if analysis else None
    folder = read_folder(path, known=before.known, analyse=run, progress=progress)
    if folder.errors:
        return LoadReport(folder.files, errors=tuple(sorted(folder.errors)))
    if not folder.candidates and before.is_current:
        return LoadReport(folder.files, folder.unchanged)
    with store.write(actor, now) as writing:
        if _last_act(writing.session, overtaking) != before.last_act:
            raise LoadOvertaken
        return _keep(writing, folder, {_ANALYSIS: "", **marks}, analysis)


def _look(store: Store, marks: Mapping[str, str], overtaking: Collection[str]) -> _Before:
    with store.read() as session:
        found = {row.name: row.value for row in session.exec(select(ProjectionRow))}
        is_current = marks.items() <= found.items()
        files, overlays = _known_files(session) if is_current else ({}, {})
        known = Known(files, _editions(session), overlays, partial(_loaded, store))
        return _Before(known, is_current, _last_act(session, overtaking))


def _loaded(store: Store, identity: Identity) -> Procedure | None:
    """What is loaded of an identity."""
    query = (
        select(EditionRow.content)
        .join(ProcedureRow, col(ProcedureRow.edition) == col(EditionRow.hash))
        .where(ProcedureRow.key == procedure_key(*identity))
    )
    with store.read() as session:
        content = session.exec(query).first()
    return procedure_from_data(json.loads(content)) if content else None


def _editions(session: Session) -> frozenset[str]:
    return frozenset(session.exec(select(EditionRow.hash)))


_Files = dict[tuple[str, str], str]


def _known_files(session: Session) -> tuple[_Files, _Files]:
    """Files by name and hash: of procedures with their keys, of overlays with their editions.

    What an overlay makes depends on its base too, so it is made again to be compared.
    """
    is_overlay = col(EditionRow.base).is_not(None)
    made = select(EditionRow.file, EditionRow.source_hash, EditionRow.hash).join(
        ProcedureRow, col(ProcedureRow.edition) == col(EditionRow.hash)
    )
    read = select(EditionRow.file, EditionRow.source_hash, ProcedureRow.key).join(
        ProcedureRow, col(ProcedureRow.edition) == col(EditionRow.hash)
    )
    files = {(file, digest): key for file, digest, key in session.exec(read.where(~is_overlay))}
    return files, {
        (file, digest): edition for file, digest, edition in session.exec(made.where(is_overlay))
    }


def _last_act(session: Session, kinds: Collection[str]) -> int:
    query = select(func.max(ActRow.seq)).where(col(ActRow.kind).in_(sorted(kinds)))
    return session.exec(query).one() or 0


def _reader_mark() -> str:
    """Another model reads other contents out of the same files."""
    return hashlib.sha256(schema_text().encode()).hexdigest()


def _keep(
    writing: Writing, folder: Folder, marks: Mapping[str, str], analysis: Analysis | None
) -> LoadReport:
    session, now, candidates = writing.session, writing.now, folder.candidates
    rewritten = _keep_editions(session, candidates, now)
    new, amended = _keep_procedures(session, candidates, now)
    editions = {candidate.key: candidate.edition for candidate in candidates}
    findings = FindingChanges()
    if analysis:
        findings = _keep_found(writing, analysis, folder, editions)
    for name, value in marks.items():
        session.merge(ProjectionRow(name=name, value=value))
    mark_parts(session)
    changed = {key: editions[key] for key in sorted(new | amended)}
    about = {"files": folder.files, "procedures": changed, "findings": asdict(findings), **marks}
    act = writing.log(LOAD, "catalogue", about)
    rewritten -= new | amended
    unchanged = folder.files - len(new) - len(amended) - len(rewritten)
    return LoadReport(
        folder.files, unchanged, len(new), len(amended), len(rewritten), findings, act
    )


def _keep_found(
    writing: Writing, analysis: Analysis, folder: Folder, editions: Mapping[str, str]
) -> FindingChanges:
    """What was found in files, and what is found now across all that is loaded."""
    session, now = writing.session, writing.now
    across = analysis.across(session) if analysis.across else FoundAcross()
    of_files = keep_findings(session, folder.found, editions, now, but=across.rules)
    if not across.rules:
        return of_files
    everything = dict(session.exec(select(ProcedureRow.key, ProcedureRow.edition)).all())
    return of_files + keep_findings(session, across.found, everything, now, only=across.rules)


def _keep_editions(session: Session, candidates: list[Candidate], now: datetime) -> set[str]:
    """Adds contents that are new; gives the procedures whose known content is written otherwise."""
    columns = select(EditionRow.hash, EditionRow.file, EditionRow.source_hash)
    stored = {edition: (file, digest) for edition, file, digest in session.exec(columns)}
    added = [c for c in candidates if c.edition not in stored]
    changed = [c for c in candidates if stored.get(c.edition) not in (None, _writing_of(c))]
    if added:
        session.execute(insert(EditionRow), [_edition(c) | {"first_seen": now} for c in added])
        add_parts(session, ((c.edition, c.parts) for c in added if c.parts is not None))
    if changed:
        session.execute(update(EditionRow), [_edition(c, frozen=False) for c in changed])
    return {candidate.key for candidate in changed}


def _writing_of(candidate: Candidate) -> tuple[str, str]:
    return candidate.file, candidate.source_hash


def _edition(candidate: Candidate, *, frozen: bool = True) -> dict[str, Any]:
    """The columns of an edition; without `frozen` only those that may change."""
    columns: dict[str, Any] = {
        "hash": candidate.edition,
        "source": candidate.source,
        "source_hash": candidate.source_hash,
        "file": candidate.file,
        "base": candidate.base,
    }
    if frozen:
        columns |= {"procedure": candidate.key, "content": candidate.content}
    return columns


def _keep_procedures(
    session: Session, candidates: list[Candidate], now: datetime
) -> tuple[set[str], set[str]]:
    """Points each procedure at its content; gives the keys of new and of amended ones."""
    columns = select(ProcedureRow.key, ProcedureRow.edition, ProcedureRow.revision)
    stored = {key: (edition, revision) for key, edition, revision in session.exec(columns)}
    new = [c for c in candidates if c.key not in stored]
    amended = [c for c in candidates if c.key in stored and stored[c.key][0] != c.edition]
    if new:
        rows = [_procedure(c, 1, now) | {"authority": c.authority, "code": c.code} for c in new]
        session.execute(insert(ProcedureRow), rows)
    if amended:
        rows = [_procedure(c, stored[c.key][1] + 1, now) for c in amended]
        session.execute(update(ProcedureRow), rows)
    if new or amended:
        keep_loaded(session)
    return {c.key for c in new}, {c.key for c in amended}


def _procedure(candidate: Candidate, revision: int, now: datetime) -> dict[str, Any]:
    return {
        "key": candidate.key,
        "name": candidate.name,
        "edition": candidate.edition,
        "revision": revision,
        "loaded_at": now,
    }
