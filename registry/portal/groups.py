"""Headings over document rows: a case, a channel, a form that all rows have, or only a title."""

import re
from collections.abc import Iterable, Mapping
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
# A paper that stands where a heading should.
_PAPER = re.compile(
    r"(?:giấy|bản|đơn|tờ\s+khai|phiếu|hợp\s+đồng|văn\s+bản|danh\s+sách|quyết\s+định|biên\s+bản|"
    r"báo\s+cáo)\s",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"trực\s+tuyến|phương\s+(?:thức|tiện)\s+điện\s+tử|môi\s+trường\s+(?:điện\s+tử|mạng)|"
    r"qua\s+mạng|cổng\s+dịch\s+vụ\s+công",
    re.IGNORECASE,
)
# "Where the file is not sent online": no channel, but a case.
_NOT_ONLINE = re.compile(r"không\s+(?:được\s+|thể\s+)?(?:nộp|gửi|thực\s+hiện)", re.IGNORECASE)
_IN_PERSON = re.compile(
    r"(?:nộp|gửi|sơ|thức|ký|trình)\s+trực\s+tiếp|trực\s+tiếp\s+(?:tại|đến|nộp)", re.IGNORECASE
)
# Any way will do: "handed in or sent by fax or mail".
_EITHER_WAY = re.compile(
    r"trực\s+tiếp\s+hoặc|hoặc\s+(?:gửi\s+)?(?:trực\s+t|qua|bằng|thư\s+điện)", re.IGNORECASE
)
_POST = re.compile(r"bưu\s+(?:chính|điện)", re.IGNORECASE)
_FILED = re.compile(
    r"nộp|gửi|thực\s+hiện|đăng\s+ký|hình\s+thức|hồ\s+sơ\s+trực|xuất\s+trình", re.IGNORECASE
)


# The file that one authority makes up for another: "hồ sơ Sở … trình Ủy ban …".
OFFICIAL = re.compile(
    r"(?:thành\s+phần\s+)?hồ\s+sơ\s+(?:của\s+)?(?:ngân\s+hàng\s+nhà\s+nước|chủ\s+tịch|(?:ủy|uỷ)\s+ban|sở|bộ|cục|cơ\s+quan)\s"
    r"[^:]{0,80}?\b(?:trình|gửi|báo\s+cáo|(?:lấy|xin)\s+ý\s+kiến)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """What a heading says about the rows under it; `official`: the authority writes them."""

    text: str = ""
    note: bool = False
    case: bool = False
    official: bool = False
    channels: tuple[str, ...] = ()


def group_of(text: str) -> Group:
    """What the heading of a group says."""
    line = one_line(text)
    if not line:
        return Group()
    words = unmarked(line)
    if _NOTE.match(line) or re.search(r"\*\s*lưu\s+ý\s*:?\s*\Z", line, re.IGNORECASE):
        return Group(line, note=True)
    if OFFICIAL.match(words):
        return Group(line, official=True)
    if _TITLE.match(words) and not re.search(r"trường\s+hợp|đối\s+với", words, re.IGNORECASE):
        return Group(line)
    channels = channels_in(words)
    case = bool(
        _CASE.match(words)
        or re.search(r"trường\s+hợp|đối\s+với|\bcấp\s|\bđăng\s+ký\b|phép\b", words, re.IGNORECASE)
    )
    rule = re.search(r"\bthì\s+(?:có\s+thể|được|không|chỉ)\b", words, re.IGNORECASE)
    return Group(
        line, case=case and not (channels or rule or _PAPER.match(words)), channels=channels
    )


# Titles over parts of one dossier.
_OF_ONE_DOSSIER = re.compile(
    r"(?:(?:các\s+)?giấy\s+tờ\s+(?:phải\s+)?(?:nộp|xuất\s+trình).*|"
    r"(?:thành\s+phần\s+hồ\s+sơ|hồ\s+sơ)?\s*(?:bao\s+)?(?:gồm)?)[\s:;,.]*\Z",
    re.IGNORECASE,
)


def alternating(rows: Iterable[tuple[str, str]], groups: Mapping[str, Group]) -> frozenset[str]:
    """Of rows as (group, name) the groups that ask for a paper which another group asks for too.

    A dossier asks for a paper once, so that such groups are dossiers of different cases.
    """
    asking: dict[str, set[str]] = {}
    for text, name in rows:
        group = groups[text]
        plain = group.note or group.channels or group.official
        if not (plain or _OF_ONE_DOSSIER.match(unmarked(one_line(text)))):
            asking.setdefault(one_line(name).lower().strip(" .;+-"), set()).add(text)
    return frozenset().union(*(found for found in asking.values() if len(found) > 1))


def channels_in(words: str) -> tuple[str, ...]:
    """The channels that words speak of as the way of filing, in the order of the vocabulary."""
    head = words[:160]
    not_online = _NOT_ONLINE.search(head) and _ONLINE.search(head)
    if not _FILED.search(head) or not_online or _EITHER_WAY.search(head):
        return ()
    found = (("online", _ONLINE), ("in_person", _IN_PERSON), ("post", _POST))
    return tuple(channel for channel, pattern in found if pattern.search(head))
