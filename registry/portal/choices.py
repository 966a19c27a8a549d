""" "One of the following papers": the list behind such a heading is one paper with alternatives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.portal.cases import unmarked
from registry.portal.paper_words import HEADS, head_start, only_form
from registry.portal.words import CAPITALS, one_line

_NOUN = (
    r"(?:giấy|tài\s+liệu|văn\s+bản|chứng\s+từ|chứng\s+chỉ|hồ\s+sơ|bản\s+(?:sao|chính|chụp|vẽ)|"
    r"quyết\s+định|hợp\s+đồng|thành\s+phần)"
)
_HEADING = re.compile(
    r"(?:\b(?:là|gồm|bao\s+gồm|có|từ|theo)\s+)?(?:ít\s+nhất\s+)?\b(?:một|1|01)\s+trong\s+"
    rf"(?:(?:số|các|những|hai|ba|bốn|năm|\d{{1,2}})\s+)*(?:loại\s+)?(?={_NOUN})|"
    rf"\bmột\s+hoặc\s+(?:một\s+số|nhiều)\s+(?:loại\s+)?(?={_NOUN})",
    re.IGNORECASE,
)
# Where the words of the heading end and its list begins.
_LIST_START = re.compile(
    r":|\b(?:như\s+)?sau(?:\s+đây)?(?=[\s:,])(?:[^:;.,]{0,120}:)?|\b(?:bao\s+)?gồm\s*:?|\bnhư\s*:?\s",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\s*(?:[-+*•–]|\(?\w{1,3}[.)])\s*\S")
# What is asked in addition is no choice.
_ADDED = re.compile(
    r"\b(?:bổ\s+sung|có\s+thêm|nộp\s+thêm|gửi\s+thêm|xuất\s+trình\s+thêm)\b|\bngoài\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:riêng\s+)?(?:trong\s+)?(?:các\s+)?(?:trường\s+hợp|đối\s+với|nếu)\b", re.I
)
_HEAD = "|".join(sorted({re.escape(head) for head in HEADS}, key=len, reverse=True))
_BETWEEN = re.compile(
    r"\s+hoặc\s+(?:là\s+)?|\s*/\s*(?=[^\W\d]{3})|"
    rf"\s+(?:[-+•]|[a-zđ]\))\s+(?=(?-i:[{CAPITALS}]))|"
    rf",\s+(?:hoặc\s+)?(?=(?:các\s+|bản\s+(?:sao|chính)\s+)?(?:{_HEAD})(?!\w))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A list of papers of which one is enough: the words before it, and its items."""

    before: str
    items: tuple[str, ...]
    taken: int  # how many parts of the row it is made of


def choice_at(parts: Sequence[str], place: int) -> Choice | None:
    """The choice that the part at `place` opens, or None."""
    heading = _HEADING.search(parts[place])
    if heading is None:
        return None
    start = _LIST_START.search(parts[place], heading.end())
    if start is None or parts[place].count("(", 0, start.start()) > parts[place].count(
        ")", 0, start.start()
    ):
        return None
    first = parts[place][start.end() :].strip(" :")
    following = _in_list(parts, place, first)
    items = [item for item in (first, *following) if item]
    if not items:
        return None
    return Choice(parts[place][: heading.start()].strip(), tuple(items), 1 + len(following))


def _in_list(parts: Sequence[str], place: int, opening: str) -> list[str]:
    """The parts that belong to a list: to the next mark of the heading's kind, or its sentence."""
    own = mark_of(parts[place])
    after = parts[place + 1 :]
    first = mark_of(opening or "".join(after[:1]))
    if not first:
        return _sentence(parts[place], after)
    found: list[str] = []
    for part in after:
        if _ends(part, own, first, follows=bool(found or opening)):
            break
        found.append(part)
    return found


def _ends(part: str, own: str, first: str, *, follows: bool) -> bool:
    """Whether a part stands behind the list whose items have the mark `first`."""
    mark = mark_of(part)
    if mark and _DEPTH[mark] <= _DEPTH[first] and mark != first:
        return True
    if mark and mark != first:
        return not follows
    return (first == own and follows and not mark) or (
        mark in ("", own) and bool(opens_choice(part))
    )


def opens_choice(part: str) -> bool:
    """Whether the words begin with "one of the following papers"."""
    return _HEADING.match(unmarked(part)) is not None


def _sentence(heading: str, after: Sequence[str]) -> list[str]:
    """Items between semicolons, to the end of the sentence, a mark, or a condition."""
    found: list[str] = []
    before = heading
    for part in after:
        if (
            (before.rstrip().endswith(".") and not before.rstrip().endswith(":"))
            or _MARKED.match(part)
            or _CONDITION.match(part)
            or _HEADING.search(part)
        ):
            break
        found.append(part)
        before = part
    return found


def options_of(items: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each paper of a choice, with whether it is asked in addition to it."""
    for item in items:
        words = unmarked(one_line(item))
        if _CONDITION.match(words) and _ADDED.search(words):
            yield words, True
            continue
        for option in _BETWEEN.split(_behind_heading(words)):
            if head_start(option) is not None and not only_form(option):
                yield option, False


def _behind_heading(words: str) -> str:
    """An item that is itself a choice without its heading."""
    heading = _HEADING.match(words)
    start = _LIST_START.search(words, heading.end()) if heading else None
    return words[start.end() :] if start else words


def mark_of(part: str) -> str:
    """The family of the list mark in front of a part, "" where it has none."""
    if unmarked(part) == part.strip():
        return ""
    return next((name for pattern, name in _FAMILIES if pattern.match(part)), "")


_FAMILIES = (
    (re.compile(r"\s*\(?[ivxIVX]{1,4}[.)]"), "roman"),
    (re.compile(r"\s*\(?\d"), "number"),
    (re.compile(r"\s*\(?[a-zđ]\d?[.)]"), "letter"),
    (re.compile(r"\s*[-*•–\uf000-\uf0ff]"), "dash"),
    (re.compile(r"\s*\+"), "plus"),
)
# Marks of lists within lists.
_DEPTH = {"roman": 0, "number": 0, "letter": 0, "dash": 1, "plus": 2}
