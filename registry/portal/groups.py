"""Headings over document rows: a case, a channel, a form that all rows have, or only a title."""

import re
from dataclasses import dataclass

from registry.portal.cases import unmarked
from registry.portal.words import one_line

_NOTE = re.compile(r"[\s*+\-]*(?:lưu\s+ý|ghi\s+chú|chú\s+ý)|\*\s*lưu\s+ý\s*:?\s*\Z", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:(?:thành\s+phần\s+)?hồ\s+sơ(?:\s+(?:gồm|bao\s+gồm|đề\s+nghị|phải\s+nộp))?[^:]{0,20}"
    r"|(?:các\s+)?giấy\s+tờ\s+phải\s+(?:nộp|xuất\s+trình)[^:]{0,30}|"
    r"thành\s+phần\s+hồ\s+sơ.*)[\s:;,.]*\Z",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"(?:riêng\s+)?(?:trong\s+)?(?:các\s+)?trường\s+hợp\b|đối\s+với\b|nếu\b|khi\b|ngoài\b|"
    r"hồ\s+sơ\s+của\b",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"trực\s+tuyến|môi\s+trường\s+(?:điện\s+tử|mạng)|qua\s+mạng|cổng\s+dịch\s+vụ\s+công",
    re.IGNORECASE,
)
_IN_PERSON = re.compile(r"trực\s+tiếp", re.IGNORECASE)
_POST = re.compile(r"bưu\s+(?:chính|điện)", re.IGNORECASE)
_FILED = re.compile(
    r"nộp|gửi|thực\s+hiện|đăng\s+ký|hình\s+thức|hồ\s+sơ\s+trực|xuất\s+trình", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Group:
    """What a heading says about the rows under it."""

    text: str = ""
    note: bool = False
    case: bool = False
    channels: tuple[str, ...] = ()


def group_of(text: str) -> Group:
    """What the heading of a group says."""
    line = one_line(text)
    if not line:
        return Group()
    words = unmarked(line)
    if _NOTE.match(line) or re.search(r"\*\s*lưu\s+ý\s*:?\s*\Z", line, re.IGNORECASE):
        return Group(line, note=True)
    if _TITLE.match(words) and not re.search(r"trường\s+hợp|đối\s+với", words, re.IGNORECASE):
        return Group(line)
    channels = channels_in(words)
    case = bool(
        _CASE.match(words)
        or re.search(r"trường\s+hợp|đối\s+với|\bcấp\s|\bđăng\s+ký\b|phép\b", words, re.IGNORECASE)
    )
    rule = re.search(r"\bthì\s+(?:có\s+thể|được|không|chỉ)\b", words, re.IGNORECASE)
    return Group(line, case=case and not channels and rule is None, channels=channels)


def channels_in(words: str) -> tuple[str, ...]:
    """The channels that words speak of as the way of filing, in the order of the vocabulary."""
    head = words[:160]
    if not _FILED.search(head):
        return ()
    found = (("online", _ONLINE), ("in_person", _IN_PERSON), ("post", _POST))
    return tuple(channel for channel, pattern in found if pattern.search(head))
