"""One row of the document table: papers, a heading, a note, the number of sets, or nothing."""

import re
from dataclasses import dataclass, field

from registry.portal.cases import unmarked
from registry.portal.clause_lists import Clause
from registry.portal.clause_parts import behind_lead
from registry.portal.clause_words import CONDITION, FREED, MODAL, NEEDS, OF_THE_DOSSIER
from registry.portal.clauses import clauses_of
from registry.portal.groups import OFFICIAL
from registry.portal.paper_words import head_start
from registry.portal.steps.actors import actor_at
from registry.portal.words import CAPITALS, one_line

# Nothing is asked for.
_NOTHING = re.compile(
    r"(?:không(?:\s+(?:có|quy\s+định|yêu\s+cầu))?|chưa\s+có|theo\s+quy\s+định|thực\s+hiện\s+theo\s+quy\s+định[^.;:]*|n/?a|"
    r"[-.\s]*)[\s.]*\Z",
    re.IGNORECASE,
)
# The number of sets in the place of a paper.
_SETS = re.compile(
    r"(?:\(?[\da-zđ]{1,3}[.)]\s*)?(?:(?:số\s+lượng|sl)(?:\s+(?:hồ\s+sơ|bộ))?|"
    r"số\s+bộ)\b[^\d]{0,30}(\d{1,2})?",
    re.IGNORECASE,
)
_SETS_ONLY = re.compile(
    r"(?:hồ\s+sơ\s*:?\s*)?(\d{1,2})\s*(?:\([^()]{1,20}\)\s*)?bộ(?:\s+hồ\s+sơ)?[\s.;:]*\Z",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z0-9]{1,6}(?:[-.][A-Z0-9]+)+\Z")
# Words that open a note.
_NOTE = re.compile(
    r"[\s*(\-+]*(?:lưu\s+ý|ghi\s+chú|chú\s+ý|chú\s+thích|\(?\*+\)|việc|khi\b|sau\s+khi|"
    r"trong\s+quá\s+trình|"
    r"các\s+(?:tài\s+liệu|giấy\s+tờ|văn\s+bản|thành\s+phần)[^.;]{0,120}\b(?:phải\s+(?:được|"
    r"là|có\s+chữ|bảo)|được\s+(?:lập|gửi|nộp|thể|dịch)|có\s+thể(?!\s+hiện)|là\s+bản)|"
    r"(?:người|cá\s+nhân|tổ\s+chức|cơ\s+quan|cán\s+bộ|công\s+chức|công\s+dân|doanh\s+nghiệp|"
    r"nhà\s+đầu\s+tư|chủ\s+(?:đầu\s+tư|xe|hồ)|thương\s+nhân)\b"
    r"[^.;:]{0,160}\b(?:phải|có\s+(?:quyền|trách\s+nhiệm|thể(?!\s+hiện)|nghĩa\s+vụ)|được|không|"
    r"thực\s+hiện|chịu|lựa\s+chọn|nộp|gửi|khai|chỉ|có)\b|"
    r"ngoài\s+(?:các|những)|hồ\s+sơ\s+(?:đăng\s+ký\s+)?[^.;:]{0,60}(?:trên\s+môi\s+trường|"
    r"nộp\s+qua|phải\s+được|được\s+(?:lập|gửi|đóng)|gửi\s+qua|bằng\s+tiếng)|"
    r"thành\s+phần\s+hồ\s+sơ|thời\s+hạn|thời\s+gian|cách\s+thức|địa\s+điểm|mức\s+(?:thu|phí)"
    r"|phí\b|lệ\s+phí)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:các\s+|những\s+)?(?:bản\s+(?:chụp|sao|chính|dịch)\s+)?(?:các\s+|"
    r"những\s+)?(?:giấy\s+tờ|tài\s+liệu|hồ\s+sơ|văn\s+bản|bản\s+(?:sao|chụp|dịch)|"
    r"thành\s+phần)\b",
    re.IGNORECASE,
)
_HEADING_END = re.compile(
    r"(?::|(?:bao\s+)?gồm(?:\s+có)?|như\s+sau|sau\s+đây|các\s+giấy\s+tờ\s+sau)\s*[:;.,]?\s*\Z",
    re.IGNORECASE,
)
# "The report, with these contents:" is a paper, though its contents follow in rows of their own.
_OF_CONTENTS = re.compile(r"nội\s+dung(?:\s+\S+){0,4}?[\s:;.,]*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowRead:
    """What a row is; `reason` says why it is no paper."""

    kind: str
    clauses: tuple[Clause, ...] = ()
    sets: int | None = None
    reason: str = ""
    heading: str = field(default="")


# Papers of a dispute that the authority writes itself.
_OF_AUTHORITY = re.compile(
    r"(?:quyết\s+định|thông\s+báo|kết\s+luận|biên\s+bản|báo\s+cáo)\b.{0,40}?(?:thụ\s+lý|xác\s+minh|"
    r"đối\s+thoại|giải\s+quyết\s+(?:khiếu|tố)|kiểm\s+tra|nội\s+dung\s+(?:tố|khiếu))",
    re.IGNORECASE,
)


def read_row(text: str, *, counted: bool, in_note: bool, dispute: bool = False) -> RowRead:
    """What one row says; `counted` = the portal counts an original or a copy of it."""
    line = one_line(text)
    words = unmarked(behind_lead(line))
    plain = _plain(words)
    if plain is not None:
        return plain
    if OFFICIAL.match(words):
        return RowRead("official", reason="giấy tờ do cơ quan giải quyết lập")
    if in_note and not (counted and head_start(words) is not None and not MODAL.search(words)):
        return RowRead("note", reason="ghi chú")
    if dispute and _OF_AUTHORITY.match(words):
        return RowRead("note", reason="giấy tờ do cơ quan giải quyết lập")
    if _is_heading(words) and not (counted and _of_contents(words)):
        return RowRead("heading", reason="tiêu đề", heading=words)
    if _is_note(words, counted=counted):
        return RowRead("note", reason="ghi chú")
    clauses = tuple(clauses_of(text))
    if not clauses:
        return RowRead("note", reason="không thấy tên giấy tờ")
    return RowRead("papers", clauses)


def _plain(words: str) -> RowRead | None:
    if _NOTHING.match(words):
        return RowRead("nothing", reason="không yêu cầu giấy tờ")
    sets = _SETS.match(words) or _SETS_ONLY.match(words)
    if sets is not None and len(words) < 200:
        return RowRead(
            "sets", sets=int(sets.group(1)) if sets.group(1) else None, reason="số bộ hồ sơ"
        )
    if _CODE.match(words):
        return RowRead("note", reason="mã không rõ")
    return None


def _is_heading(words: str) -> bool:
    if len(words) > 600 or not _HEADING_END.search(words[-60:]):
        return False
    if CONDITION.match(words) or head_start(words) is None:
        return True
    return bool(
        re.search(r"(?:bao\s+)?gồm|sau\s+đây|sau\s*:?\s*\Z|hồ\s+sơ", words, re.IGNORECASE)
    ) and not re.match(
        r"(?:đơn|tờ khai|giấy đề nghị|văn bản đề nghị|hợp đồng|một trong|giấy tờ chứng minh)",
        words,
        re.IGNORECASE,
    )


def _is_note(words: str, *, counted: bool) -> bool:
    if OF_THE_DOSSIER.match(words) and not words.lower().startswith("người"):
        return "nước ngoài" in words[:80].lower() or not NEEDS.search(words)
    if _NOTE.match(words) and not _starts_with_paper(words):
        return not NEEDS.search(words) or bool(FREED.search(words)) or not counted
    if CONDITION.match(words):
        return bool(FREED.search(words)) and not _needs_before(words)
    if head_start(words) is None and actor_at(words, 0) in {"agency", "one_stop", "head"}:
        return not (counted and _demands(words))
    if _GENERIC.match(words) and MODAL.search(_sentence(words)[:200] if counted else words[:200]):
        return not counted or bool(re.match(r"(?:hồ sơ|các)", words, re.IGNORECASE))
    return (
        not counted
        and len(words) > 120
        and (bool(MODAL.search(_opening(words))) or head_start(words) is None)
    )


def _demands(words: str) -> bool:
    """Whether people, whoever they are, have to have a paper."""
    needs = NEEDS.search(words)
    return needs is not None and "phải" in needs.group().lower() and not FREED.search(words)


def _of_contents(words: str) -> bool:
    return _OF_CONTENTS.search(words) is not None and head_start(words) == 0


def _sentence(words: str) -> str:
    """The first sentence: what stands behind it is said of the papers that it names."""
    return re.split(rf"\.\s+(?=[-+{CAPITALS}])", words, maxsplit=1)[0]


def _opening(words: str) -> str:
    """Of a row that names a paper its first clause, for what follows may be rules on it."""
    return re.split(r"[.;:]\s?(?!\d)", words, maxsplit=1)[0] if _starts_with_paper(words) else words


def _needs_before(words: str) -> bool:
    """A paper is required before the words that free from another; a colon requires nothing."""
    freed = FREED.search(words)
    needs = NEEDS.search(words[: freed.start()] if freed else words)
    return needs is not None and not needs.group().startswith(":")


def _starts_with_paper(words: str) -> bool:
    return head_start(words) is not None and not _GENERIC.match(words)
