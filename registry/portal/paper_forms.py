"""The form a paper must have: by its own words, its list's, its group's, then the row's counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from registry.portal.words import one_line

_ORIGINAL = r"bản (?:chính|gốc)"
_COMPARE = r"(?:đối chiếu|kiểm tra|so sánh)"
_PLAIN = r"(?:sao|chụp|phô ?tô\w*|photo\w*)"
# A copy that is taken only where the original is shown with it: no plain copy.
_COMPARED = (
    rf"bản {_PLAIN}(?: \([^()]*\))?,? (?:kèm(?: theo)?|xuất trình|mang theo|có|cùng|và)"
    rf"[^.;,()]{{0,20}}? {_ORIGINAL}[^.;]{{0,20}}{_COMPARE}"
)
# Searched in this order inside the words of one paper; each hit is taken out of the text.
_FORMS: Sequence[tuple[str, str]] = (
    ("compared", _COMPARED),
    ("plain_electronic",
        r"bản sao điện tử(?! (?:được |có )*(?:chứng thực|công chứng|cấp|từ|xác thực)\b)"),
    ("electronic",
        r"bản (?:sao|chụp) điện tử(?: (?:được )?(?:có )?(?:chứng thực|cấp|từ)"
        r" (?:từ )?(?:bản chính|sổ gốc)?)?|bản điện tử|văn bản điện tử|điện tử tương tác|"
        r"(?:(?<!xử lý )dữ liệu|hồ sơ|biểu mẫu(?! điện tử ?kết quả)) điện tử|"
        r"\A\W*h(?:óa|oá) đơn điện tử|tài khoản định danh|"
        r"định dạng (?:điện tử|\W*(?:jpe?g|png|pdf))|được tải lên"),
    ("certified_copy",
        r"bản sao ?,? ?(?:\(?có )?(?:được )?(?:công chứng|chứng thực)"
        r"(?: (?:hợp (?:lệ|pháp)|từ bản chính))?|bản sao (?:(?:được )?(?:cấp )?từ sổ gốc|hợp pháp|"
        r"y bản chính|có chứng nhận)|sao y(?: bản chính)?|"
        r"bản sao [^().;,]{3,60} \((?:có|(?:đã )?được) (?:công chứng|chứng thực)\)|"
        r"được chứng thực từ bản chính|có (?:công chứng|chứng thực)\b"),
    ("copy", rf"bản {_PLAIN}|bản fax|sao chụp|ảnh chụp (?:giấy|bản)"),
    ("original", rf"{_ORIGINAL}(?! (?:để|ra để)? ?(?:đối chiếu|kiểm tra))"),
    ("present", rf"(?<!nộp/)(?<!nộp hoặc )xuất trình(?! (?:kèm )?{_ORIGINAL})"),
)  # fmt: skip
# What these are in the words of the procedure file.
_PLAIN_WORDS = {"compared": "copy", "plain_electronic": "electronic"}
_PATTERNS = [(form, re.compile(pattern, re.IGNORECASE)) for form, pattern in _FORMS]
_SHOWN = re.compile(
    rf"(?:kèm(?: theo)?|xuất trình(?: kèm)?|mang theo|có|cùng) {_ORIGINAL}[^.;]{{0,20}}{_COMPARE}|"
    rf"{_ORIGINAL} (?:để|ra để) (?:đối chiếu|kiểm tra)",
    re.IGNORECASE,
)
_FROM_ORIGINAL = re.compile(rf"\b(?:từ|với) {_ORIGINAL}", re.IGNORECASE)
# "A; B and C (original, certified copy)": the bracket that closes the row speaks of all of them.
_CLOSING = re.compile(r"\(([^()]+)\)[\s.;]*\Z")
# Papers the applicant writes: with originals and copies counted, the original is meant.
_OWN = frozenset({
    "application_form", "technical", "declaration_list", "resolution", "contract", "authorisation",
    "photo",
})  # fmt: skip
# Papers an authority gives, on forms of its own.
_GIVEN = frozenset({
    "existing_permit", "identity", "civil_status", "residence", "business_registration",
    "land_title", "criminal_record",
})  # fmt: skip
_BLANK = re.compile(r"theo (?:các )?mẫu|\(?mẫu số", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The form, what else is accepted, and whether the original is shown beside it."""

    form: str
    also_accepts: tuple[str, ...]
    show_original: bool


def form_of_paper(
    sources: Sequence[str],
    *,
    own: bool,
    online: bool,
    originals: int | None,
    copies: int | None,
) -> PaperForm:
    """The lightest form the first of the sources accepts that names one, or what the counts say.

    `own`: the applicant writes the paper; `online`: it is asked only where the file is sent online.
    """
    texts = [one_line(words)[:1500] for words in sources]
    shown = any(_SHOWN.search(words) for words in texts)
    words = next((words for words in texts if _named(words)), "")
    if named := _named(words):
        form = _lightest(named, choice="hoặc" in words.lower())
        others = (_PLAIN_WORDS.get(one, one) for one in named)
        also = tuple(dict.fromkeys(one for one in others if one != form))
        return PaperForm(form, also, shown)
    if online:
        return PaperForm("electronic", (), shown)
    return PaperForm(_counted(originals or 0, copies or 0, own=own), (), shown)


def closing_choice(row: str) -> str:
    """The forms of which the bracket at the end of a row lets the applicant choose, or ""."""
    closing = _CLOSING.search(one_line(row))
    return closing.group(1) if closing and len(_named(closing.group(1))) > 1 else ""


def is_own(kind: str, words: str, *, has_blank: bool) -> bool:
    """Whether the applicant writes the paper: by its kind, or on a form that is given out."""
    on_form = has_blank or bool(_BLANK.search(one_line(words)))
    return kind in _OWN or (on_form and kind not in _GIVEN)


def _named(words: str) -> tuple[str, ...]:
    rest, found = words, []
    for form, pattern in _PATTERNS:
        taken = pattern.sub(" ", rest)
        if taken != rest:
            found.append(form)
            rest = taken
        if form == "compared":
            rest = _FROM_ORIGINAL.sub(" ", _SHOWN.sub(" ", rest))
    return tuple(found)


def _lightest(named: Sequence[str], *, choice: bool) -> str:
    """A plain copy where it is enough, be it beside its original.

    Several weighty forms to choose from are no single form.
    """
    heavier = set(named) - {"compared", "present"}
    beside = "compared" in named and (not heavier or choice or "plain_electronic" in heavier)
    if "copy" in named or beside:
        return "copy"
    forms = {_PLAIN_WORDS.get(one, one) for one in named}
    if len(forms) == 1:
        return forms.pop()
    if forms == {"certified_copy", "electronic"}:
        return "certified_copy"
    return "present" if forms == {"present", "original"} else "unspecified"


def _counted(originals: int, copies: int, *, own: bool) -> str:
    if originals and copies:
        return "original" if own else "copy"
    if originals:
        return "original"
    return "copy" if copies else "unspecified"
