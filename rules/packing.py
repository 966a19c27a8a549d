"""Folders of rules to packs in the order they build on each other; nothing here reads a rule.

A folder with a manifest is a pack. It holds the rule files below it, but for those of packs inside
it. A folder without one is loose rules. `extends` names a pack by a path from the manifest's folder
(`../shared`), by the name of a folder beside its own, or by the name of a pack that is shipped.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Final

from rules.pack import MANIFEST, Manifest
from rules.source import BrokenFile, Path, Source, SourceError, read_yaml
from rules.suggestion import did_you_mean
from rules.validation import validated

SHIPPED: Final = FilePath(__file__).parent / "sets"


@dataclass(frozen=True, slots=True)
class Folder:
    """Rule files that belong together: those of a pack, or loose ones."""

    files: tuple[FilePath, ...]
    manifest: Manifest | None = None
    source: Source | None = None
    builds_on: frozenset[str] = frozenset()  # names of packs, those of packs too

    @property
    def name(self) -> str:
        """The name of the pack; loose rules have none."""
        return self.manifest.name if self.manifest else ""

    @property
    def root(self) -> FilePath:
        """The folder of a pack."""
        assert self.source is not None  # only packs have one
        return FilePath(self.source.file).parent

    def error(self, path: Path, code: str, message: str, *, key: bool = False) -> SourceError:
        """A mistake in the manifest."""
        assert self.source is not None  # only packs are mistaken
        return self.source.error(path, code, message, key=key)


@dataclass(slots=True)
class Found:
    """What was found below some folders: what is built on comes before what builds on it."""

    folders: list[Folder] = field(default_factory=list)
    errors: list[SourceError] = field(default_factory=list)

    @property
    def files(self) -> Iterator[FilePath]:
        """Every file that loading reads."""
        for folder in self.folders:
            yield from folder.files
            if folder.source is not None:
                yield FilePath(folder.source.file)


def find(folders: Iterable[FilePath], shipped: FilePath = SHIPPED) -> Found:
    """The packs and loose rules at or below some folders. Raises OSError for one not there."""
    search = _Search(shipped)
    for folder in folders:
        search.add(folder)
    return search.found


def checksum(files: Sequence[FilePath], root: FilePath) -> str:
    """What `checksum` of a manifest must say: over the rule files, their names and bytes."""
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{file.relative_to(root).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"


class _Search:
    """Walks from the given folders to the packs they extend, each once."""

    def __init__(self, shipped: FilePath) -> None:
        self.found = Found()
        self._shipped = shipped
        self._done: dict[FilePath, Folder | None] = {}  # None: it cannot be used
        self._names: dict[str, FilePath] = {}
        self._way: list[tuple[FilePath, str]] = []  # packs whose `extends` is being followed

    def add(self, folder: FilePath) -> None:
        if folder.is_file():
            self.found.folders.append(Folder((folder,)))
        elif (folder / MANIFEST).is_file():
            self._pack(folder)
        elif folder.is_dir():
            self._below(folder)
        else:
            raise FileNotFoundError(f"{folder}: no such file or folder of rules.")

    def _below(self, folder: FilePath) -> None:
        roots = _outermost(_packs_below(folder))
        self.found.folders.append(Folder(_files(folder, roots)))
        for root in roots:
            self._pack(root)

    def _pack(self, root: FilePath) -> Folder | None:
        where = root.resolve()
        if where not in self._done:
            self._done[where] = None
            try:
                self._done[where] = self._whole(where, _read(root))
            except BrokenFile as broken:
                self.found.errors += broken.errors
        return self._done[where]

    def _whole(self, where: FilePath, folder: Folder) -> Folder:
        """The pack with what it builds on. Raises BrokenFile."""
        manifest = folder.manifest
        assert manifest is not None  # it was read
        first = self._names.setdefault(manifest.name, folder.root / MANIFEST)
        if first != folder.root / MANIFEST:
            words = f'the pack "{manifest.name}" is that of {first}. Give each pack its own name.'
            raise BrokenFile([folder.error(("name",), "pack-twice", words)])
        self._way.append((where, manifest.name))
        names: set[str] = set()
        for at, name in enumerate(manifest.extends):
            names |= self._extended(folder, at, name)
        self._way.pop()
        whole = replace(folder, builds_on=frozenset(names))
        self.found.folders.append(whole)
        return whole

    def _extended(self, folder: Folder, at: int, name: str) -> set[str]:
        """The names of a pack and of all it builds on; nothing when it cannot be used."""
        root = folder.root
        target = self._place(root, name)
        if target is None:
            known = {*_names_in(self._shipped), *_names_in(root.parent)} - {root.name}
            hint = did_you_mean(name, known)
            words = f'there is no pack "{name}": no {MANIFEST} is there. {hint}'
            self.found.errors.append(folder.error(("extends", at), "pack-missing", words))
            return set()
        way = [where for where, _ in self._way]
        if target.resolve() in way:
            names = [name for _, name in self._way[way.index(target.resolve()) :]]
            words = f"packs extend each other in a circle: {' -> '.join([*names, names[0]])}."
            self.found.errors.append(folder.error(("extends", at), "pack-cycle", words))
            return set()
        extended = self._pack(target)
        return {extended.name, *extended.builds_on} if extended else set()

    def _place(self, root: FilePath, name: str) -> FilePath | None:
        is_path = "/" in name or name.startswith(".")
        places = [root / name] if is_path else [root.parent / name, self._shipped / name]
        return next((place for place in places if (place / MANIFEST).is_file()), None)


def _read(root: FilePath) -> Folder:
    """Raises BrokenFile when the manifest cannot be used."""
    file = root / MANIFEST
    source = read_yaml(file.read_bytes(), str(file))
    manifest = validated(Manifest, source)
    files = _files(root, [other for other in _packs_below(root) if other != root])
    folder = Folder(files, manifest, source)
    right = checksum(files, root)
    if manifest.checksum not in (None, right):
        words = f"the rules of this pack are others than its checksum says; theirs is {right}."
        raise BrokenFile([folder.error(("checksum",), "checksum-wrong", words)])
    return folder


def _outermost(folders: Sequence[FilePath]) -> list[FilePath]:
    return [one for one in folders if not any(other in one.parents for other in folders)]


def _packs_below(folder: FilePath) -> list[FilePath]:
    return sorted(file.parent for file in folder.rglob(MANIFEST))


def _files(folder: FilePath, without: Sequence[FilePath]) -> tuple[FilePath, ...]:
    """The rule files below a folder that are not below one of the others."""
    found = sorted(folder.rglob("*.yaml"))
    return tuple(
        file
        for file in found
        if file.name != MANIFEST and not any(file.is_relative_to(other) for other in without)
    )


def _names_in(folder: FilePath) -> list[str]:
    """The folders of packs directly below a folder."""
    return [file.parent.name for file in folder.glob(f"*/{MANIFEST}")]
