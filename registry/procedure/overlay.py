"""An `overlay/v1` file: a procedure as another authority carries it out, told as a patch.

The result is a procedure of that authority. What is about the other file rather than about the
procedure (suppressions, the decision that published it, its yearly volume) is not taken over.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pydantic import Field, ValidationError

from registry.procedure.errors import PatchConflict, PatchError, PatchPathUnknown
from registry.procedure.model import Basis, Element, Procedure, Validity
from registry.procedure.patch import apply
from registry.procedure.reading import ProcedureFile, procedure_from_data
from registry.procedure.values import Slug, Text
from registry.procedure.writing import edition_hash, plain_data
from rules import BrokenFile, Operation, Place, Source, SourceError, model_errors, read_yaml

Identity = tuple[str, str]  # authority, code

SCHEMA = "overlay/v1"
# Keys of the other file that say nothing about the procedure elsewhere.
_LEFT_BEHIND = ("suppress", "decision", "volume")
# What names a procedure is not changed: it would be another one.
_IDENTITY = ("schema", "code", "authority")


class Base(Element):
    """The procedure that an overlay changes."""

    authority: Slug
    code: Text


class Change(Element):
    """One operation of the patch (see `registry.procedure.patch`)."""

    op: Literal["remove", "set", "add", "merge"]
    path: Text
    value: Any = None  # Any: the value of any key of a procedure
    after: str | None = None


class Overlay(Element):
    """What one authority does otherwise; `authority` and the code of the base are its identity."""

    schema_: Literal["overlay/v1"] = Field(alias="schema")
    base: Base
    authority: Slug
    patch: tuple[Change, ...]
    validity: Validity | None = None
    basis: tuple[Basis, ...] | None = None

    @property
    def operations(self) -> tuple[Operation, ...]:
        return tuple(
            Operation(op=each.op, path=each.path, value=each.value, after=each.after)
            for each in self.patch
        )


@dataclass(frozen=True, slots=True)
class OverlayFile:
    """An overlay that was read, not yet applied; `text` is its YAML where that is kept."""

    overlay: Overlay
    source: Source
    text: str = field(default="", repr=False, compare=False)

    @property
    def base(self) -> Identity:
        return self.overlay.base.authority, self.overlay.base.code

    @property
    def identity(self) -> Identity:
        return self.overlay.authority, self.overlay.base.code


@dataclass(frozen=True, slots=True)
class OverlaidFile(ProcedureFile):
    """The procedure that an overlay makes; its places are those of the patch that changes them."""

    def locate(self, path: str) -> Place:
        """Where the overlay changes an element, or something in it; else where it starts."""
        for at, operation in enumerate(self.source.data.get("patch", ())):
            changed = str(operation.get("path"))
            if changed == path or changed.startswith(f"{path}/") or path.startswith(f"{changed}/"):
                return self.source.locate(("patch", at))
        return self.source.locate(("base",), key=True)


def is_overlay(data: object) -> bool:
    return isinstance(data, Mapping) and data.get("schema") == SCHEMA


def overlay_from_source(source: Source) -> OverlayFile:
    """The overlay in parsed YAML. Raises BrokenFile with all mistakes of the file."""
    try:
        overlay = Overlay.model_validate(source.data)
    except ValidationError as broken:
        raise BrokenFile(model_errors(Overlay, source, broken)) from broken
    errors = list(_wrong(overlay, source))
    if errors:
        raise BrokenFile(errors)
    return OverlayFile(overlay, source)


def _wrong(overlay: Overlay, source: Source) -> Iterator[SourceError]:
    if overlay.authority == overlay.base.authority:
        message = f"{overlay.authority} announces the base itself. Change the base's own file."
        yield source.error(("authority",), "overlay-of-itself", message)
    for at, change in enumerate(overlay.patch):
        if change.path.split("/")[0] in _IDENTITY:
            message = f"`{change.path}` names the procedure and cannot be changed by an overlay."
            yield source.error(("patch", at, "path"), "overlay-identity", message)


def overlaid(file: OverlayFile, base: Procedure) -> OverlaidFile:
    """The procedure of the overlay's authority. Raises BrokenFile where the patch does not fit."""
    overlay = file.overlay
    data = {key: each for key, each in plain_data(base).items() if key not in _LEFT_BEHIND}
    start = procedure_from_data(data | {"authority": overlay.authority}, file.source.file)
    try:
        changed, _ = apply(overlay.operations, start)
    except PatchError as refused:
        at = _operation_of(refused, overlay)
        message = f"{refused} The base is {overlay.base.code} of {overlay.base.authority}."
        raise BrokenFile([file.source.error(("patch", *at), refused.code, message)]) from refused
    return OverlaidFile(_with_own(changed, overlay, file.source), file.source)


def edition_over(file: OverlayFile, base: Procedure) -> str | None:
    """The hash of what an overlay makes of a content; None where it does not fit it."""
    try:
        made = overlaid(file, base).procedure
    except BrokenFile:
        return None
    return edition_hash(made)


def without_places(text: str, file: str) -> OverlayFile | None:
    """The overlay in YAML that was read before, without the places in its file; None: it is none.

    Many may be held so: places take most of the room.
    """
    source = replace(read_yaml(text, file), root=None)
    return replace(overlay_from_source(source), text=text) if is_overlay(source.data) else None


def _operation_of(refused: PatchError, overlay: Overlay) -> Sequence[int]:
    """The number of the operation that a refusal is about; () where it is about all of them."""
    if not isinstance(refused, PatchConflict | PatchPathUnknown):
        return ()
    numbers = [at for at, each in enumerate(overlay.patch) if each.path == refused.path]
    return numbers[-1:]


def _with_own(procedure: Procedure, overlay: Overlay, source: Source) -> Procedure:
    """The procedure with the overlay's own validity and grounds."""
    own: dict[str, Any] = {}  # Any: plain data
    said = overlay.model_dump(mode="json", exclude_unset=True)
    if overlay.validity is not None:
        own["validity"] = said["validity"]
    if overlay.basis:
        grounds = plain_data(procedure).get("legal_basis", [])
        own["legal_basis"] = [*grounds, *(g for g in said["basis"] if g not in grounds)]
    if not own:
        return procedure
    return procedure_from_data(plain_data(procedure) | own, source.file)


def base_missing(file: OverlayFile) -> SourceError:
    """An overlay whose base is nowhere to be found."""
    authority, code = file.base
    message = (
        f"{code} of {authority} is neither in this folder nor loaded. Add its file, or correct "
        "`base`."
    )
    return file.source.error(("base",), "base-missing", message)


Find = Callable[[Identity], Procedure | None]


def in_order(
    files: Sequence[OverlayFile], find: Find
) -> Iterator[tuple[OverlayFile, OverlaidFile | BrokenFile]]:
    """Every overlay with what it makes, or why it makes nothing; a base may be an overlay itself.

    `find` gives the procedures that are no overlays of `files`.
    """
    made: dict[Identity, Procedure] = {}
    waiting = list(files)
    while waiting:
        coming = {file.identity for file in waiting}
        ready = [file for file in waiting if file.base not in coming]
        for file in ready or waiting:  # none is ready: each waits for another, for ever
            base = made.get(file.base) or (find(file.base) if ready else None)
            result = _made(file, base)
            if isinstance(result, OverlaidFile):
                made[file.identity] = result.procedure
            yield file, result
        waiting = [file for file in waiting if ready and file not in ready]


def _made(file: OverlayFile, base: Procedure | None) -> OverlaidFile | BrokenFile:
    if base is None:
        return BrokenFile([base_missing(file)])
    try:
        return overlaid(file, base)
    except BrokenFile as broken:
        return broken
