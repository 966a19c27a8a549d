"""What can go wrong with a procedure that is already read.

    PatchError                 code: what to do about it
    ├── PatchConflict          patch-conflict: two operations want one path; keep one
    ├── PatchPathUnknown       patch-path-unknown: the path is not there (any more)
    └── PatchRefused           patch-refused: the result would be no valid procedure

Files that cannot be read raise `rules.source.BrokenFile`, which lists `SourceError`s.
"""

from collections.abc import Sequence
from typing import Any, ClassVar


class PatchError(Exception):
    """A patch that cannot be applied; nothing was changed."""

    code: ClassVar[str]


class PatchConflict(PatchError):
    """Two operations on one path."""

    code = "patch-conflict"

    def __init__(self, path: str, operations: Sequence[Any]) -> None:
        words = " and ".join(f"{found.op} {found.value!r}" for found in operations)
        super().__init__(f"`{path}` is changed twice: {words}. Keep one.")
        self.path = path


class PatchPathUnknown(PatchError):
    """A path (or the sibling it is put after) that the procedure does not have."""

    code = "patch-path-unknown"

    def __init__(self, operation: Any) -> None:
        beside = f" after `{operation.after}`" if operation.after else ""
        super().__init__(
            f"`{operation.op}` on `{operation.path}`{beside}: no such place. "
            "It may have been renamed or removed since the patch was written."
        )
        self.path = operation.path


class PatchRefused(PatchError):
    """A patch whose result would be no valid procedure."""

    code = "patch-refused"

    def __init__(self, operations: Sequence[Any], reasons: Sequence[str]) -> None:
        paths = ", ".join(f"`{operation.path}`" for operation in operations)
        super().__init__(f"the patch on {paths} is refused: {' '.join(reasons)}")
        self.reasons = tuple(reasons)
