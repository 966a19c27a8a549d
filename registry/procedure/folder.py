"""A folder of YAML files: which files count, how they are called, what cannot be read."""

from collections.abc import Iterator
from pathlib import Path

from rules.source import MAX_BYTES, BrokenFile, Place, SourceError
from rules.visible import visible

SUFFIXES = frozenset({".yaml", ".yml"})
# Files of these kinds may lie beside procedures; they are read by others.
OTHER_SCHEMAS = frozenset({
    "overlay/v1", "rule/v1", "ruleset/v1",
    "abbreviations/v1", "authorities/v1", "code_patterns/v1", "document_types/v1", "facts/v1",
    "holidays/v1", "instruments/v1", "naming/v1", "registers/v1", "replaced_papers/v1",
    "targets/v1", "unit_costs/v1", "wages/v1", "wording/v1",
})  # fmt: skip


class NothingToRead(Exception):
    """A path that is not there, cannot be listed, or holds no YAML file."""

    code = "nothing-to-read"


def yaml_files(path: Path) -> Iterator[Path]:
    """The YAML files at or below a path, in the order of their names; hidden ones left out.

    Raises NothingToRead.
    """
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise NothingToRead(f"{path}: there is no such file or folder.")
    found = sorted(_below(path))
    if not found:
        raise NothingToRead(f"{path}: no .yaml or .yml file is in this folder or below it.")
    yield from found


def _below(folder: Path) -> Iterator[Path]:
    try:
        for file in folder.rglob("*"):
            hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
            if file.suffix in SUFFIXES and not hidden and not file.is_dir():
                yield file
    except OSError as error:
        raise NothingToRead(f"{folder}: the folder cannot be read: {error.strerror}.") from error


def name_in(root: Path, file: Path) -> str:
    """What a file is called in messages: its path below the root, with `/`, as it may be shown."""
    return visible(file.name if file == root else file.relative_to(root).as_posix())


def content_of(file: Path, name: str) -> bytes:
    """The bytes of a file; of one that is too large only as many as show that it is.

    Raises BrokenFile when it cannot be read.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}. Check its permissions."
        raise BrokenFile([SourceError(name, 1, 1, "unreadable-file", message)]) from error


def is_other_kind(data: object) -> bool:
    """Whether a file's data say that it is no procedure but another kind of ours."""
    return isinstance(data, dict) and data.get("schema") in OTHER_SCHEMAS


def same_procedure_twice(
    name: str, place: Place, first: str, authority: str, code: str
) -> SourceError:
    """Two files of one folder with one identity; `place` is where the second states its code."""
    message = f"{code} of {authority} already stands in {first}. Keep one of the two files."
    return SourceError(name, place.line, place.column, "duplicate-procedure", message)
