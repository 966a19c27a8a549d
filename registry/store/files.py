"""Reading a folder of procedure files; what has not changed since the last load is not parsed."""

import hashlib
import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from registry.canonical import canonical
from registry.procedure.folder import (
    content_of,
    is_other_kind,
    name_in,
    same_procedure_twice,
    yaml_files,
)
from registry.procedure.interlinked import wrong_parts
from registry.procedure.model import Procedure
from registry.procedure.overlay import (
    Identity,
    OverlaidFile,
    OverlayFile,
    in_order,
    is_overlay,
    overlay_from_source,
)
from registry.procedure.reading import (
    ProcedureFile,
    procedure_from_data,
    procedure_from_source,
)
from registry.procedure.writing import plain_data
from registry.store.found import Analyse, Found
from registry.store.parts import Parts, parts_of
from rules.source import BrokenFile, Place, SourceError, read_yaml

_HAS_PARTS = b'"parts":'  # in canonical bytes: a quotation mark inside a text is written otherwise
BATCH = 200  # parsed files with their places are large: so many are held at a time

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Known:
    """What the store has: files by name and hash of their bytes, and all editions by hash."""

    files: Mapping[tuple[str, str], str]  # -> key of the procedure
    editions: Container[str]
    overlays: Mapping[tuple[str, str], str] = field(default_factory=dict)  # -> the edition it made
    loaded: Callable[[Identity], Procedure | None] = lambda _identity: None


@dataclass(frozen=True, slots=True)
class Candidate:
    """The content of one file, ready to be kept; `parts` is None for an edition that has them.

    `base` is the key of the procedure that the file is an overlay of.
    """

    key: str
    authority: str
    code: str
    name: str
    edition: str
    content: bytes
    source: str
    source_hash: str
    file: str
    parts: Parts | None
    base: str | None = None


@dataclass(slots=True)
class Folder:
    """What was read: new or changed contents, their findings, and every mistake."""

    files: int = 0
    unchanged: int = 0
    candidates: list[Candidate] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    errors: list[SourceError] = field(default_factory=list)
    overlays: list["Waiting"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An overlay that is applied when all procedures of the folder have been read."""

    overlay: OverlayFile
    content: bytes
    digest: str


def read_folder(
    path: Path, *, known: Known, analyse: Analyse | None, progress: Progress | None
) -> Folder:
    """Reads the procedure files at `path` that are not `known`, in the order of their names.

    Raises NothingToRead.
    """
    folder = Folder()
    names = list(yaml_files(path))
    folder.files = len(names)
    owners: dict[str, str] = {}
    done = 0
    for batch in _batches(names, BATCH):
        parsed = list(_parsed(batch, path, known, owners, folder))
        if analyse is not None and not folder.errors:
            folder.found += analyse(parsed)
        done += len(batch)
        if progress is not None:
            progress(done, folder.files)
    if not folder.errors:
        parsed = list(_overlaid(folder, known, owners))
        if analyse is not None and not folder.errors:
            folder.found += analyse(parsed)
    if not folder.errors:
        folder.errors += _wrong_parts(folder, known)
    return folder


def _wrong_parts(folder: Folder, known: Known) -> Iterator[SourceError]:
    """Parts of new and changed interlinked procedures that are nowhere, or go round in a circle.

    A file that did not change keeps its parts: what is loaded is never taken away.
    """
    read_now = {(each.authority, each.code): each.content for each in folder.candidates}

    def find(identity: Identity) -> Procedure | None:
        content = read_now.get(identity)
        return procedure_from_data(json.loads(content)) if content else known.loaded(identity)

    for candidate in folder.candidates:
        if _HAS_PARTS not in candidate.content:
            continue
        procedure = procedure_from_data(json.loads(candidate.content), candidate.file)
        for at, code, message in wrong_parts(procedure, find):
            source = read_yaml(candidate.source, candidate.file)
            yield source.error(("parts", at), code, message)


def _overlaid(folder: Folder, known: Known, owners: dict[str, str]) -> Iterator[ProcedureFile]:
    """What overlays make that is not kept yet; adds what it learns to `folder`."""
    read_now = {(each.authority, each.code): each.content for each in folder.candidates}

    def find(identity: Identity) -> Procedure | None:
        content = read_now.get(identity)
        return procedure_from_data(json.loads(content)) if content else known.loaded(identity)

    waiting = {id(each.overlay): each for each in folder.overlays}
    for file, made in in_order([each.overlay for each in folder.overlays], find):
        try:
            if isinstance(made, BrokenFile):
                raise made
            if _is_new(made, waiting[id(file)], file, known, owners, folder):
                yield made
        except BrokenFile as broken:
            folder.errors += broken.errors


def _is_new(
    made: OverlaidFile,
    waiting: Waiting,
    file: OverlayFile,
    known: Known,
    owners: dict[str, str],
    folder: Folder,
) -> bool:
    """Whether an overlay makes something new. Raises BrokenFile for an identity that is taken."""
    candidate = _candidate(made, waiting.content, waiting.digest, known)
    _claim(candidate.key, candidate.file, made.locate("code"), owners)
    if known.overlays.get((candidate.file, candidate.source_hash)) == candidate.edition:
        folder.unchanged += 1
        return False
    folder.candidates.append(replace(candidate, base=procedure_key(*file.base)))
    return True


def _parsed(
    batch: Sequence[Path], root: Path, known: Known, owners: dict[str, str], folder: Folder
) -> Iterator[ProcedureFile]:
    """The files of one batch that have to be looked at; adds what it learns to `folder`."""
    for path in batch:
        file = name_in(root, path)
        try:
            read = _changed(path, file, known, owners, folder)
        except BrokenFile as broken:
            folder.errors += broken.errors
            continue
        if read is not None:
            yield read


def _changed(
    path: Path, file: str, known: Known, owners: dict[str, str], folder: Folder
) -> ProcedureFile | None:
    """The file when it says something new. Raises BrokenFile."""
    content = content_of(path, file)
    digest = hashlib.sha256(content).hexdigest()
    key = known.files.get((file, digest))
    if key is not None:
        folder.unchanged += 1
        _claim(key, file, Place(1, 1), owners)
        return None
    source = read_yaml(content, file)
    if is_overlay(source.data):
        folder.overlays.append(Waiting(overlay_from_source(source), content, digest))
        return None
    if is_other_kind(source.data):
        folder.files -= 1
        return None
    read = procedure_from_source(source)
    candidate = _candidate(read, content, digest, known)
    _claim(candidate.key, file, read.locate("code"), owners)
    folder.candidates.append(candidate)
    return read


def _candidate(read: ProcedureFile, content: bytes, digest: str, known: Known) -> Candidate:
    procedure = read.procedure
    kept = canonical(plain_data(procedure))
    edition = hashlib.sha256(kept).hexdigest()
    return Candidate(
        key=procedure_key(procedure.authority, procedure.code),
        authority=procedure.authority,
        code=procedure.code,
        name=procedure.name,
        edition=edition,
        content=kept,
        source=content.decode("utf-8").removeprefix("\ufeff"),
        source_hash=digest,
        file=read.source.file,
        parts=None if edition in known.editions else parts_of(procedure),
    )


def procedure_key(authority: str, code: str) -> str:
    """The identity of a procedure as one word: `bo-cong-an/1.004194`."""
    return f"{authority}/{code}"


def _claim(key: str, file: str, place: Place, owners: dict[str, str]) -> None:
    """Raises BrokenFile when another file of the folder has this identity."""
    first = owners.setdefault(key, file)
    if first != file:
        raise BrokenFile([same_procedure_twice(file, place, first, *key.split("/", 1))])


def _batches(names: Sequence[Path], size: int) -> Iterator[Sequence[Path]]:
    for start in range(0, len(names), size):
        yield names[start : start + size]
