"""What can go wrong with a procedure that is already read.

    PatchError                 code: what to do about it
    ├── PatchConflict          patch-conflict: two operations want one path; keep one
    ├── PatchPathUnknown       patch-path-unknown: the path is not there (any more)
    └── PatchRefused           patch-refused: the result would be no valid procedure

Files that cannot be read raise `rules.source.BrokenFile`, which lists `SourceError`s.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from registry.refusals import Words


class PatchError(Exception):
    """A patch that cannot be applied; nothing was changed. Its text is the English of `words`."""

    code: ClassVar[str]

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class PatchConflict(PatchError):
    """Two operations on one path."""

    code = "patch-conflict"

    def __init__(self, path: str, operations: Sequence[Any]) -> None:
        both = [f"{found.op} {found.value!r}" for found in operations]
        super().__init__(
            Words(
                f"`{path}` bị sửa hai lần: {' và '.join(both)}. Hãy giữ một.",
                f"`{path}` is changed twice: {' and '.join(both)}. Keep one.",
            )
        )
        self.path = path


class PatchPathUnknown(PatchError):
    """A path (or the sibling it is put after) that the procedure does not have."""

    code = "patch-path-unknown"

    def __init__(self, operation: Any) -> None:
        behind, after = ("", "")
        if operation.after:
            behind, after = f" sau `{operation.after}`", f" after `{operation.after}`"
        super().__init__(
            Words(
                f"`{operation.op}` ở `{operation.path}`{behind}: không có chỗ này. "
                "Có thể nó đã đổi tên hoặc bị bỏ sau khi phép sửa được viết.",
                f"`{operation.op}` on `{operation.path}`{after}: no such place. "
                "It may have been renamed or removed since the patch was written.",
            )
        )
        self.path = operation.path


class PatchRefused(PatchError):
    """A patch whose result would be no valid procedure."""

    code = "patch-refused"

    def __init__(self, operations: Sequence[Any], reasons: Sequence[str]) -> None:
        paths = ", ".join(f"`{operation.path}`" for operation in operations)
        why = " ".join(reasons)
        super().__init__(
            Words(
                f"phép sửa ở {paths} không dùng được: {why}",
                f"the patch on {paths} is refused: {why}",
            )
        )
        self.reasons = tuple(reasons)
