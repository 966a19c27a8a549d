"""The portal's closed words as the words of the procedure file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registry.portal.words import CAPITALS, one_line, slug
from registry.reference import Reference

LEVELS: Mapping[str, str] = {
    "cấp bộ": "central",
    "cấp trung ương": "central",
    "cấp tỉnh": "province",
    "cấp xã": "commune",
    "cấp phường": "commune",
    "cơ quan khác": "other",
}

# Official kinds of procedures; "loại khác" says nothing more.
KINDS: Mapping[str, str] = {
    "tthc được luật giao quy định chi tiết": "detailed",
    "tthc được giao luật quy định chi tiết": "detailed",
    "tthc không được luật giao cho địa phương quy định": "standard",
    "tthc không được luật giao cho địa phương quy định hoặc quy định chi tiết": "standard",
    "tthc được luật giao cho địa phương quy định": "local",
    "tthc đặc thù": "local",
    "tthc liên thông": "interlinked",
    "tthc nội bộ": "internal",
    "tthc nội bộ liên thông": "internal_interlinked",
    "loại khác": "other",
}

# Longest first: some names hold commas and the shorter names.
APPLICANTS: Sequence[tuple[str, str]] = (
    ("tổ chức (không bao gồm doanh nghiệp, htx)", "organisation"),
    ("doanh nghiệp có vốn đầu tư nước ngoài", "foreign_invested_enterprise"),
    ("người việt nam định cư ở nước ngoài", "overseas_vietnamese"),
    ("người nước ngoài cư trú tại việt nam", "foreigner"),
    ("cán bộ, công chức, viên chức", "officer"),
    ("doanh nghiệp việt nam", "enterprise"),
    ("tổ chức nước ngoài", "foreign_organisation"),
    ("hộ kinh doanh", "household_business"),
    ("cơ quan nhà nước", "state_body"),
    ("công dân việt nam", "citizen"),
    ("người nước ngoài", "foreigner"),
    ("tổ chức đảng", "party_body"),
    ("doanh nghiệp", "enterprise"),
    ("hợp tác xã", "cooperative"),
    ("đảng viên", "party_body"),
    ("cá nhân", "citizen"),
    ("tổ chức", "organisation"),
    ("khác", "other"),
)

# What the procedure's name says it does; the first that fits.
ACTS: Sequence[tuple[str, str]] = (
    (r"\bcấp\s+lại|đăng\s+ký\s+lại|cấp\s+lại\b", "reissue"),
    (r"\b(?:cấp\s+)?đổi\b|\bchuyển\s+đổi\s+(?:giấy|chứng|bằng)", "exchange"),
    (r"\bgia\s+hạn", "extend"),
    (r"\b(?:sửa\s+đổi|điều\s+chỉnh|thay\s+đổi|bổ\s+sung|cải\s+chính|chuyển\s+nhượng)", "change"),
    (
        r"\b(?:thu\s+hồi|hủy\s+bỏ|huỷ\s+bỏ|xóa|xoá|chấm\s+dứt|giải\s+thể|miễn\s+nhiệm|trả\s+lại|"
        r"hủy|huỷ)", "revoke"),
    (r"\bthông\s+báo", "notify"),
    (r"\b(?:báo\s+cáo|khai\s+báo|khai\s+thuế|quyết\s+toán\s+thuế)", "report"),
    (
        r"\b(?:cấp|đăng\s+ký|công\s+nhận|thành\s+lập|phê\s+duyệt|chấp\s+thuận|công\s+bố|"
        r"bổ\s+nhiệm|xác\s+nhận)", "first_issue"),
)  # fmt: skip
ACT_KINDS: Sequence[tuple[str, str]] = (
    (r"khiếu\s+nại|tố\s+cáo|bồi\s+thường|tranh\s+chấp|hòa\s+giải", "dispute"),
    (
        r"hỗ\s+trợ|trợ\s+cấp|chế\s+độ|phụ\s+cấp|bảo\s+hiểm\s+xã\s+hội|hưởng|miễn,?\s+giảm|"
        r"hoàn\s+thuế", "support"),
    (
        r"giấy\s+phép|cấp\s+phép|chứng\s+chỉ|giấy\s+chứng\s+nhận\s+đủ\s+điều\s+kiện|chấp\s+thuận"
        r"|phê\s+duyệt|thẩm\s+định", "permit"),
    (r"\bđăng\s+ký|đăng\s+kiểm", "registration"),
    (r"xác\s+nhận|chứng\s+nhận|công\s+nhận|công\s+chứng|chứng\s+thực|trích\s+lục", "confirmation"),
    (r"báo\s+cáo|khai\s+báo|thông\s+báo|khai\s+thuế", "report"),
)  # fmt: skip
_ACTS = [(re.compile(pattern, re.IGNORECASE), word) for pattern, word in ACTS]
_ACT_KINDS = [(re.compile(pattern, re.IGNORECASE), word) for pattern, word in ACT_KINDS]


@dataclass(frozen=True, slots=True)
class Closed:
    """The words found, and what of the portal's text none of them stands for."""

    words: tuple[str, ...]
    rest: str


def levels_of(text: str) -> Closed:
    """The levels of a comma-joined list, each once, in order."""
    found: list[str] = []
    rest: list[str] = []
    for part in text.split(","):
        key = one_line(part).lower()
        level = LEVELS.get(key)
        if level is not None and level not in found:
            found.append(level)
        if level is None and key:
            rest.append(one_line(part))
    return Closed(tuple(found), ", ".join(rest))


def kind_of(text: str) -> str | None:
    """The kind of the procedure, or None where the portal's words are none of the known ones."""
    return KINDS.get(one_line(text).lower().rstrip("."))


def applicants_of(text: str) -> Closed:
    """Who may apply, in the order of the portal."""
    rest = one_line(text)
    places: list[tuple[int, str]] = []
    for name, word in APPLICANTS:
        start = rest.lower().find(name)
        while start >= 0:
            places.append((start, word))
            rest = rest[:start] + " " * len(name) + rest[start + len(name) :]
            start = rest.lower().find(name)
    words = tuple(dict.fromkeys(word for _, word in sorted(places)))
    return Closed(words, one_line(rest.replace(",", " ")))


def act_of(name: str) -> str | None:
    """What the procedure does, as far as its name says it."""
    return next((word for pattern, word in _ACTS if pattern.search(name)), None)


def act_kind_of(name: str) -> str | None:
    """The kind of act, as far as the name says it."""
    return next((word for pattern, word in _ACT_KINDS if pattern.search(name)), None)


# A comma inside a name is followed by a small letter; a new name starts with a capital.
_NAMES = re.compile(rf"[,;\n]\s*(?=[{CAPITALS}])|\n")
AGENCY_LEVELS: Sequence[tuple[str, str]] = (
    (r"\bcấp\s+xã|\bxã\b|\bphường\b|\bthị\s+trấn|\bthuế\s+cơ\s+sở", "commune"),
    (r"\bcấp\s+huyện|\bquận\b|\bhuyện\b", "district"),
    (r"\bcấp\s+tỉnh|\btỉnh\b|^sở\b|\bthành\s+phố|\bđịa\s+phương", "province"),
    (r"^(?:bộ|thủ\s+tướng|chính\s+phủ|chủ\s+tịch\s+nước|tổng\s+cục|văn\s+phòng\s+chính\s+phủ)\b"
         r"|^ngân\s+hàng\s+nhà\s+nước\s+việt\s+nam|^tòa\s+án\s+nhân\s+dân\s+tối\s+cao|"
         r"^cục\b(?!.*\btỉnh\b)", "central"),
)  # fmt: skip
_AGENCY_LEVELS = [(re.compile(pattern, re.IGNORECASE), word) for pattern, word in AGENCY_LEVELS]


def agencies_of(text: str) -> list[dict[str, Any]]:
    """The agencies of one field: the name as printed, and its level where the name says it."""
    found: list[dict[str, Any]] = []
    for part in _NAMES.split(text):
        name = one_line(part).strip(" ,;")
        if name and all(name != known["name"] for known in found):
            level = agency_level(name)
            found.append({"name": name, **({"level": level} if level else {})})
    return found


def agency_level(name: str) -> str | None:
    """The level an agency's name speaks of; district names are history and get none."""
    level = next((word for pattern, word in _AGENCY_LEVELS if pattern.search(name)), None)
    return None if level == "district" else level


_UNKNOWN_AUTHORITY = "chua-ro"
_SHORT = re.compile(r"[A-ZĐ]{2,12}")


def authority_of(ministry: str, decision: str, reference: Reference | None) -> str:
    """The key of the authority that announces the procedure; unknown names become slugs."""
    key = slug(ministry)
    if key:
        known = reference.authority_named(ministry) if reference else None
        return known.key if known else key
    parts = _SHORT.findall(decision.upper())
    for part in parts if reference else ():
        named = reference.authority_named(part) if reference else None
        if named is not None:
            return named.key
    return slug(parts[-1]) if parts else _UNKNOWN_AUTHORITY
