"""What a person should look at in a file though it is neither a finding nor an error.

Today that is the entries of `suppress` whose last day is over, or that nothing needs any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rules import Text

Record = dict[str, Any]  # Any: plain data as JSON has it


class Standing(StrEnum):
    """What an entry does on a day."""

    USED = "used"  # it holds a finding back
    EXPIRED = "expired"  # its last day is over
    EXPIRED_UNUSED = "expired-unused"  # and there is no finding any more
    UNUSED = "unused"  # there is no such finding
    UNKNOWN_RULE = "unknown-rule"
    OPEN = "open"  # the rule had no answer there, or was not asked


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a file that a person should look at; it never fails a check."""

    file: str
    line: int
    column: int
    code: str
    message: Text

    def as_json(self) -> Record:
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "message": self.message.model_dump(),
        }


_NOTICES: Mapping[Standing, tuple[str, Text]] = {
    Standing.EXPIRED: (
        "suppression-expired",
        Text(
            vi="Miễn trừ {rule} tại {element} đã hết hạn ngày {until}, nên phát hiện được nêu lại. "
            "Sửa nội dung, hoặc gia hạn kèm lý do mới.",
            en="The suppression of {rule} at {element} ended on {until}, so the finding is told "
            "again. Mend what it is about, or extend it with a new reason.",
        ),
    ),
    Standing.EXPIRED_UNUSED: (
        "suppression-expired",
        Text(
            vi="Miễn trừ {rule} tại {element} đã hết hạn ngày {until} và không còn phát hiện nào. "
            "Xóa mục này.",
            en="The suppression of {rule} at {element} ended on {until} and there is no such "
            "finding any more. Delete the entry.",
        ),
    ),
    Standing.UNUSED: (
        "suppression-unused",
        Text(
            vi="Miễn trừ {rule} tại {element} không còn ứng với phát hiện nào. Xóa mục này, hoặc "
            "sửa đường dẫn của phần tử.",
            en="The suppression of {rule} at {element} matches no finding. Delete the entry, or "
            "correct the path of the element.",
        ),
    ),
    Standing.UNKNOWN_RULE: (
        "suppression-unknown-rule",
        Text(
            vi="Miễn trừ nêu quy tắc {rule}, không có quy tắc này. {hint}",
            en="The suppression names the rule {rule}, and there is no such rule. {hint}",
        ),
    ),
}


def notices(entries: Sequence[Record], file: str) -> Iterator[Notice]:
    """What is to be told about the entries of one file (`Suppressions.records`)."""
    for entry in entries:
        told = _NOTICES.get(Standing(entry["standing"]))
        if told is None:
            continue
        code, words = told
        names = {key: entry[key] for key in ("rule", "element", "until", "hint")}
        message = Text(vi=words.vi.format(**names), en=words.en.format(**names))
        yield Notice(file, entry["line"], entry["column"], code, message)
