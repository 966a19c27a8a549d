"""Where the portal's steps text falls into stages: "Bước n", letters, numbers, dashes, paragraphs.

Everything is cut by position. What stands over the stages, and the cases they are for, is in none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from registry.portal.steps.things import is_listed
from registry.portal.time_limits import limits_in
from registry.portal.words import CAPITALS, SMALL

# "Bước 2:" opens a stage at the start of a line, and inside a glued text where the count goes on.
_STAGE = re.compile(
    r"(?:(?:^|\n)[ ]*(?:[-+*•–.][ ]{0,6}|\(?[a-zđ0-9]{1,2}[).][ ]{0,6}|[IVX]{1,4}[.)][ ]{0,6})*|"
    rf"(?<=[\s.;:,)])|(?<=[{SMALL}])(?=B))(?:Bước|BƯỚC|"
    r"bước)\s{0,3}(?:thứ\s+)?(\d{1,2})(?!\d)\s*(?:\([^()\n]{0,60}\)\s*)?([:.\-–,;)]?)"
)
# A text that only points to a stage does not open one.
_POINTER = re.compile(
    r"(?:tại|ở|lại|từ|đến|theo|của|các|hiện|và|hoặc|qua|sang|xong|nêu|mục|trong|trên|với|như"
    r"|về|là)\s*\Z",
    re.IGNORECASE,
)
_HEADS = re.compile(r"(?:[:.;)]|(?:^|\s)a\))\s*[-+*•]?\s*\Z")
_LETTER = re.compile(r"(?:^|\n)[ ]*(?:[-+*•]\s*)?(?:[1-9]\.)?([a-zđ])[.)]\s*(?=\S)")
_NUMBER = re.compile(r"(?:^|\n)[ ]*(?:[-+*•]\s*)?\(?(\d{1,2})[.)/](?!\d)\s*(?=\S)")
# "1.1.3. The authority ...": stages numbered as parts of a longer paper.
_LEVEL = re.compile(r"(?:^|\n)[ ]*(?:\d{1,2}\.){2}(\d{1,2})(?!\d)[.)]?\s*(?=\S)")
# So many marks make stages; two or three parts of a longer paper are its cases.
_ENOUGH = {"step": 1, "level": 4, "letter": 2, "number": 2}
_DASH = re.compile(r"(?:^|\n)[ ]*[-–•](?![-\d])\s*(?=\S)")
_PLUS = re.compile(r"(?:^|\n)[ ]*\+\s*(?=\S)")
_STAR = re.compile(r"(?:^|\n)[ ]*\*\s*(?=\S)")
_LINE = re.compile(r"(?:^|\n)[ ]*(?=[^\s])")
_LETTERS = "abcdđeghiklmnop"
# A heading of the portal's form, which a text without line breaks leaves inside a line.
_HEADING = re.compile(r"(?<=[.;:])\s*(?=Giải\s+quyết\s+TTHC\s*[-:–*])")
# What stands before the first step is one itself only where somebody files.
_FILES = re.compile(r"\b(?:nộp|gửi|lập|chuẩn\s+bị|thực\s+hiện\s+yêu\s+cầu)\s", re.IGNORECASE)
_TITLE_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the text: where it stands, and whether the portal numbered it."""

    start: int
    end: int
    numbered: bool
    family: str


def stages_of(text: str) -> list[Stage]:
    """The stages of a steps text, in order; what precedes the first is a heading of it."""
    for family, starts in (
        ("step", _step_starts(text)),
        ("level", _numbered(text, _LEVEL)),
        ("letter", _counted(text, _LETTER, _LETTERS)),
        ("number", _numbered(text, _NUMBER)),
    ):
        if family != "step":
            starts = [start for start in starts if not is_listed(text, start)]
        if len(starts) >= _ENOUGH[family]:
            return _cut(text, starts, family)
    for family, pattern in (("dash", _DASH), ("plus", _PLUS)):
        found = [_text_start(match) for match in pattern.finditer(text)]
        if len(found) > 1 or (found and family == "dash"):
            return _cut(text, _with_paragraphs(text, found, family), family)
    return _cut(text, [_text_start(match) for match in _LINE.finditer(text)], "line")


def _text_start(match: re.Match[str]) -> int:
    return match.start() + (1 if match.group().startswith("\n") else 0)


def _step_starts(text: str) -> list[int]:
    starts: list[int] = []
    last = 0
    for match in _STAGE.finditer(text):
        number = int(match.group(1))
        line_start = match.start() == 0 or match.group().startswith("\n")
        before = text[max(0, match.start() - 12) : match.start()]
        # A new sequence starts over at 1, behind its heading.
        mid_text = (
            (number == last + 1 or (number == 1 and last > 1 and _HEADS.search(before)))
            and (match.group(2) in (":", ".") or _opens_words(text, match))
            and (_opens_sentence(text, match) or not _POINTER.search(before))
        )
        if line_start or mid_text:
            starts.append(_text_start(match))
            last = number
    return starts


def _opens_words(text: str, match: re.Match[str]) -> bool:
    """ "Bước 5 Xem xét": the mark and what follows it are both capitalised."""
    return "Bước" in match.group() and text[match.end() : match.end() + 1].isupper()


def _opens_sentence(text: str, match: re.Match[str]) -> bool:
    """ "cửa khẩu cảng Bước 2: Biên phòng ...": a colon and a capital, whatever stands before."""
    return match.group(2) == ":" and text[match.end() :].lstrip()[:1].isupper()


def _counted(text: str, pattern: re.Pattern[str], order: str) -> list[int]:
    """The marks that count on from the first one; a list inside starts over and is none."""
    starts: list[int] = []
    for match in pattern.finditer(text):
        place = len(starts)
        if place < len(order) and match.group(1) == order[place]:
            starts.append(_text_start(match))
    return starts


def _numbered(text: str, pattern: re.Pattern[str]) -> list[int]:
    """The marks that count on from 1."""
    starts: list[int] = []
    for match in pattern.finditer(text):
        if int(match.group(1)) == len(starts) + 1:
            starts.append(_text_start(match))
    return starts


def _with_paragraphs(text: str, starts: Sequence[int], family: str) -> list[int]:
    """Dashed stages, and the headings that open a new sequence of them."""
    if family != "dash":
        return list(starts)
    stars = [_text_start(match) for match in _STAR.finditer(text)]
    headings = [match.end() for match in _HEADING.finditer(text)]
    return sorted({*starts, *stars, *headings})


# The case that lettered acts are for, on the line of the first of them.
_CASE = re.compile(
    r"[\s\-+*•]*(?:\d{1,2}[.)]\s*|[IVX]{1,4}\.\s*)?(?:trường\s+hợp|đối\s+với)\s[^\n.;]{10,500}?[\s.:)]\s+"
    rf"(?=a\)\s*(?-i:[{CAPITALS}]))",
    re.IGNORECASE,
)


def _behind_case(text: str, start: int, end: int) -> int:
    """Where the first act of a stage starts behind the case it is for, which is kept beside it."""
    found = _CASE.match(text, start, end)
    if found is None or any(True for _ in limits_in(found.group())):
        return start  # what has a time limit is an act, whatever is listed behind it
    return found.end()


def _cut(text: str, starts: Sequence[int], family: str) -> list[Stage]:
    """Stages from their starts; a heading before the first belongs to it.

    The heading of numbered steps stays outside: it names cases, and nobody who acts.
    """
    if not starts:
        return [Stage(0, len(text), False, family)] if text.strip() else []
    places = list(starts)
    before = text[: places[0]].strip()
    numbered = family in _ENOUGH
    found: list[Stage] = []
    acts = family != "step" or _FILES.search(before)
    if acts and len(before) > _TITLE_LENGTH:
        found.append(Stage(0, places[0], False, "line"))
    elif acts:
        places[0] = 0
    ends = [*places[1:], len(text)]
    found += [
        Stage(_behind_case(text, a, b), b, numbered, family)
        for a, b in zip(places, ends, strict=True)
    ]
    return [stage for stage in found if text[stage.start : stage.end].strip()]
