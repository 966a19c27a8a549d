"""The cases a record tells apart, each with one id that other elements name."""

import re
from typing import Any

from registry.portal.words import one_line, slug

# What a case is about decides whether rules may compare its papers with another's.
ABOUT = (
    (re.compile(
                            r"ủy\s*quyền|uỷ\s*quyền|đại\s+diện\s+(?:thực|nộp)|"
                            r"thay\s+mặt", re.IGNORECASE), "representation"),
    (re.compile(
            r"trực\s+tuyến|trực\s+tiếp|bưu\s+chính|môi\s+trường\s+(?:điện\s+tử|mạng)|"
            r"qua\s+mạng", re.IGNORECASE), "channel"),
    (re.compile(
        r"^\W*(?:\w{1,3}[.)]\s*)?(?:đối\s+với|"
        r"trường\s+hợp)\s+(?:\S+\s){0,3}?(?:là\s+)?(?:cá\s+nhân|tổ\s+chức|công\s+ty|"
        r"doanh\s+nghiệp|người|hộ|hợp\s+tác\s+xã|nhà\s+đầu\s+tư|chủ)\b|hồ\s+sơ\s+của\s+(?:người|"
        r"cá|tổ|doanh)", re.IGNORECASE), "applicant"),
)  # fmt: skip
_MARK = re.compile(
    r"\s*(?:[-+*•–#!\uf000-\uf0ff][.)]{0,2}|[.…]+(?=\s*[^\W\d])|\(?[\dIVXivx]{1,4}(?:\.\d{1,2}){0,4}[.)/]|"
    r"\(?[a-zđ]\d?[.)])\s*"
)
_NUMBER_ONLY = re.compile(r"\s*(?:\d{1,2}\s)")


class Cases:
    """The cases of one record, in the order they were met."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, Any]] = {}

    def add(self, words: str, *, about: str | None = None) -> str:
        """The id of the case these words name; the same words are the same case."""
        name = one_line(words)
        key = name.lower()
        if key not in self._found:
            self._found[key] = {
                "id": self._identifier(name),
                "name": name,
                "about": about_of(name, about),
            }
        return str(self._found[key]["id"])

    def _identifier(self, name: str) -> str:
        base = slug(unmarked(name), 48) or "truong-hop"
        taken = {case["id"] for case in self._found.values()}
        number = 1
        identifier = base
        while identifier in taken:
            number += 1
            identifier = f"{base}-{number}"
        return identifier

    def mapping(self) -> list[dict[str, Any]]:
        """The cases in the words of the procedure file."""
        return list(self._found.values())


def about_of(name: str, default: str | None = None) -> str:
    """What a case is about, from its words.

    >>> about_of("Trường hợp ủy quyền")
    'representation'
    """
    return next((word for pattern, word in ABOUT if pattern.search(name)), default or "matter")


def unmarked(text: str) -> str:
    """The text without list marks in front.

    >>> unmarked("- (1) Đơn đề nghị")
    'Đơn đề nghị'
    """
    start = 0
    while (found := _MARK.match(text, start)) and found.end() > start:
        start = found.end()
    return text[start:].strip()
