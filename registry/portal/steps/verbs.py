"""The verbs that name an act, by whose act it is: the table of `verbs.yaml` as patterns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from registry.portal.steps.wording import VerbRow, VerbTable, pattern_of, read_verb_table

# A verb of the subject follows it, or another such verb.
_BEFORE_A_VERB = (
    r"(?:\A\s*+|[,;:.\n]\s*+(?:[-+*]\s*+)?|\b(?:và|hoặc|phải|cần|sẽ|nhiệm|hành|hiện|hiện việc|"
    r"thời|rồi|thì|việc|sau:|quyền|xét)\s+)(?:tổ\s+chức\s+|tiến\s+hành\s+"
    r"|thực\s+hiện\s+(?:việc\s+)?|chủ\s+trì\s+|ra\s+văn\s+bản\s+)?"
)
# Behind these stands no verb, but the rest of a noun or what was done before.
_NO_VERB_BEHIND = (
    r"(?<!đã\s)(?<!được\s)(?<!chứng\s)(?<!ngày\s)(?<!tờ\s)(?<!kết\squả\s)(?<!văn\sbản\s)"
    r"(?<!giấy\s)(?<!theo\s)(?<!hồ\ssơ\s)\b"
)
# More verbs than those that name an act tell what somebody does: at the start of words ...
_SETS_ABOUT = (
    r"(?:tổ\s+chức\s+|tiến\s+hành\s+|thực\s+hiện\s+(?:việc\s+)?|chủ\s+trì,?\s+|ra\s+văn\s+bản\s+)?"
)
_ALSO_BEGINS = (
    r"nộp|lập|chuẩn\s+bị|kê\s+khai|khai\b|đăng\s+(?:ký|nhập)|truy\s+cập|nhận\s(?!được)|đến\s(?!ngày|hạn|thời|khi)|điền|cung\s+cấp|"
    r"hoàn\s+thiện|thương\s+lượng|hòa\s+giải|đóng\s|ghi\s|cử|mời|họp|phối\s+hợp|xác\s+định|in\s|lưu|thông\s+tin\s+cho|thực\s+hiện|tổ\s+chức"
)
# ... and anywhere in them, beside what must or may be done.
_ALSO_TELLS = (
    r"\b(?:phải|sẽ|có|được|nộp|gửi|lập|nhận|đến|kê|khai|chuẩn\s+bị|đăng|thực\s+hiện|tiến\s+hành|tổ\s+chức|"
    r"làm|lựa\s+chọn|xuất\s+trình|cung\s+cấp|in\b|điền|truy\s+cập|thanh\s+toán|đóng|đưa|chịu|theo\s+dõi|lưu|ghi|mời|cử)\b"
)
# Which act is the main one where a step holds several; thẩm định + cấp is a decision.
RANK = (
    "propose", "decide", "consult", "verify", "inspect", "appraise", "check", "return", "receive",
    "pay", "announce", "forward",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerbWords:
    """The words of a table of verbs, compiled: what a text says is done, by whose act it is."""

    actions: Sequence[str]  # of the state's verbs, one for each group of a pattern
    coordinated: re.Pattern[str]  # a verb of the state where a verb of the subject stands
    anywhere: re.Pattern[str]  # such a verb wherever it is no part of a noun
    opening: re.Pattern[str]  # any verb at the start of words
    telling: re.Pattern[str]  # any verb, or that something must be done
    one_stop: Sequence[tuple[re.Pattern[str], str]]
    applicant: Sequence[tuple[re.Pattern[str], str]]

    @classmethod
    def of(cls, table: VerbTable) -> "VerbWords":
        """The words of a table: the first fitting row of a verb counts."""
        any_verb = "|".join(f"({pattern_of(row)})" for row in table.state)
        return cls(
            actions=tuple(str(row.action) for row in table.state),
            coordinated=re.compile(f"{_BEFORE_A_VERB}(?={any_verb})", re.IGNORECASE),
            anywhere=re.compile(f"{_NO_VERB_BEHIND}(?:{any_verb})", re.IGNORECASE),
            opening=re.compile(f"{_SETS_ABOUT}(?:{_ALSO_BEGINS}|{any_verb})", re.IGNORECASE),
            telling=re.compile(f"{_ALSO_TELLS}|{any_verb}", re.IGNORECASE),
            one_stop=_compiled(table.one_stop),
            applicant=_compiled(table.applicant),
        )

    def places_in(self, text: str) -> list[tuple[int, str]]:
        """Where the verbs of the state that are coordinated stand in a text, with their actions.

        The verb that stands first is among them, wherever the subject's name ends.
        """
        places = [(match.start(), self._action(match)) for match in self.coordinated.finditer(text)]
        first = self.anywhere.search(text)
        return places if first is None else [*places, (first.start(), self._action(first))]

    def of_one_stop(self, words: str) -> str | None:
        """What a one-stop desk does by the words of its step, or None."""
        return _first(self.one_stop, words)

    def of_applicant(self, words: str) -> str | None:
        """What an applicant does by the words of its step, or None."""
        return _first(self.applicant, words)

    def _action(self, match: re.Match[str]) -> str:
        return self.actions[(match.lastindex or 1) - 1]


def _compiled(rows: Sequence[VerbRow]) -> Sequence[tuple[re.Pattern[str], str]]:
    """Patterns with the action each stands for, in order."""
    flags = re.IGNORECASE | re.DOTALL
    return tuple((re.compile(pattern_of(row), flags), str(row.action)) for row in rows)


def _first(table: Sequence[tuple[re.Pattern[str], str]], words: str) -> str | None:
    return next((action for pattern, action in table if pattern.search(words)), None)


@cache
def shipped_verb_words() -> VerbWords:
    """The words of `verbs.yaml`, read once. Raises BrokenFile, ValidationError."""
    return VerbWords.of(read_verb_table())
