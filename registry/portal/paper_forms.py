"""The form a paper must have: by its own words, then its group's, then the counts of the row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Searched in this order inside the words of one paper; each hit is taken out of the text.
_FORMS: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(
        r"bản\s+(?:sao|"
        r"chụp)\s+điện\s+tử(?:\s+(?:được\s+)?(?:có\s+)?(?:chứng\s+thực|cấp|"
        r"từ)\s+(?:từ\s+)?(?:bản\s+chính|sổ\s+gốc)?)?|bản\s+điện\s+tử|văn\s+bản\s+điện\s+tử|"
        r"điện\s+tử\s+tương\s+tác|dữ\s+liệu\s+điện\s+tử|thư\s+điện\s+tử|hồ\s+sơ\s+điện\s+tử|"
        r"biểu\s+mẫu\s+điện\s+tử|"
        r"tài\s+khoản\s+định\s+danh", re.IGNORECASE), "electronic"),
    (re.compile(
        r"bản\s+sao\s*,?\s*(?:\(?có\s+)?(?:được\s+)?(?:công\s+chứng|"
        r"chứng\s+thực)(?:\s+(?:hợp\s+(?:lệ|pháp)|từ\s+bản\s+chính))?|bản\s+sao\s+(?:hợp\s+(?:lệ"
        r"|pháp)|(?:được\s+)?(?:cấp\s+)?từ\s+sổ\s+gốc|y\s+bản\s+chính)|"
        r"sao\s+y(?:\s+bản\s+chính)?|bản\s+sao\s+có\s+chứng\s+nhận|"
            r"được\s+chứng\s+thực\s+từ\s+bản\s+chính|có\s+(?:công\s+chứng|"
            r"chứng\s+thực)\b", re.IGNORECASE), "certified_copy"),
    (re.compile(
            r"bản\s+(?:sao|chụp|phô\s?tô\w*|photo\w*|fax)|sao\s+chụp|"
            r"ảnh\s+chụp\s+(?:giấy|bản)", re.IGNORECASE), "copy"),
    (re.compile(
                r"bản\s+(?:chính|gốc)(?!\s+(?:để|ra\s+để)?\s*(?:đối\s+chiếu|"
                r"kiểm\s+tra))", re.IGNORECASE), "original"),
    (re.compile(
            r"(?<!nộp/)(?<!nộp hoặc )xuất\s+trình(?!\s+(?:kèm\s+)?bản\s+(?:chính|"
            r"gốc))", re.IGNORECASE), "present"),
)  # fmt: skip
_SHOWN = re.compile(
    r"(?:kèm(?:\s+theo)?|xuất\s+trình(?:\s+kèm)?|mang\s+theo|có|cùng)\s+bản\s+(?:chính|gốc)"
    r"[^.;]{0,20}(?:đối\s+chiếu|kiểm\s+tra|so\s+sánh)|bản\s+(?:chính|gốc)\s+(?:để|"
    r"ra\s+để)\s+(?:đối\s+chiếu|kiểm\s+tra)",
    re.IGNORECASE,
)
_FROM_ORIGINAL = re.compile(r"\b(?:từ|với)\s+bản\s+(?:chính|gốc)", re.IGNORECASE)
# Papers the applicant writes: with originals and copies counted, the original is meant.
OWN = frozenset({
    "application_form", "technical", "declaration_list", "resolution", "contract", "authorisation",
    "photo",
})  # fmt: skip
_WEIGHT = ("copy", "electronic", "certified_copy", "original", "present")


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The form, what else is accepted, and whether the original is shown beside it."""

    form: str
    also_accepts: tuple[str, ...]
    show_original: bool


def form_of_paper(
    sources: Sequence[str], kind: str, originals: int | None, copies: int | None
) -> PaperForm:
    """The lightest form the first of the sources accepts that names one, or what the counts say."""
    shown = any(_SHOWN.search(words) for words in sources)
    for words in sources:
        named = _named(words)
        if named:
            form = _lightest(named)
            return PaperForm(form, tuple(one for one in named if one != form), shown)
    return PaperForm(_counted(kind, originals or 0, copies or 0), (), shown)


def _named(words: str) -> tuple[str, ...]:
    rest = _FROM_ORIGINAL.sub(" ", _SHOWN.sub(" ", words[:1500]))
    found: list[str] = []
    for pattern, form in _FORMS:
        taken = pattern.sub(" ", rest)
        if taken != rest:
            found.append(form)
            rest = taken
    return tuple(found)


def _lightest(named: Sequence[str]) -> str:
    """A plain copy where it is enough; several weighty forms to choose from are no single form."""
    if "copy" in named:
        return "copy"
    if len(named) == 1:
        return named[0]
    if set(named) == {"certified_copy", "electronic"}:
        return "certified_copy"
    return "present" if set(named) == {"present", "original"} else "unspecified"


def _counted(kind: str, originals: int, copies: int) -> str:
    if originals and copies:
        return "original" if kind in OWN else "copy"
    if originals:
        return "original"
    return "copy" if copies else "unspecified"
