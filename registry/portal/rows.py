"""One row of the document table: papers, a heading, a note, the number of sets, or nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from registry.portal.cases import unmarked
from registry.portal.paper_words import HEADS, head_start
from registry.portal.words import one_line

# Nothing is asked for.
_NOTHING = re.compile(
    r"(?:không(?:\s+(?:có|quy\s+định|yêu\s+cầu))?|chưa\s+có|theo\s+quy\s+định|n/?a|"
    r"[-.\s]*)[\s.]*\Z",
    re.IGNORECASE,
)
# The number of sets in the place of a paper.
_SETS = re.compile(
    r"(?:\(?[\da-zđ]{1,3}[.)]\s*)?(?:số\s+lượng(?:\s+(?:hồ\s+sơ|bộ))?|"
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
    r"là|có\s+chữ|bảo)|được\s+(?:lập|gửi|nộp|thể|dịch)|có\s+thể|là\s+bản)|"
    r"(?:người|cá\s+nhân|tổ\s+chức|cơ\s+quan|cán\s+bộ|công\s+chức|công\s+dân|doanh\s+nghiệp|"
    r"nhà\s+đầu\s+tư|chủ\s+(?:đầu\s+tư|xe|hồ)|thương\s+nhân)\b"
    r"[^.;:]{0,160}\b(?:phải|có\s+(?:quyền|trách\s+nhiệm|thể|nghĩa\s+vụ)|được|không|"
    r"thực\s+hiện|chịu|lựa\s+chọn|nộp|gửi|khai|chỉ|có)\b|"
    r"ngoài\s+(?:các|những)|hồ\s+sơ\s+(?:đăng\s+ký\s+)?[^.;:]{0,60}(?:trên\s+môi\s+trường|"
    r"nộp\s+qua|phải\s+được|được\s+(?:lập|gửi|đóng)|gửi\s+qua|bằng\s+tiếng)|"
    r"thành\s+phần\s+hồ\s+sơ|thời\s+hạn|thời\s+gian|cách\s+thức|địa\s+điểm|mức\s+(?:thu|phí)"
    r"|phí\b|lệ\s+phí)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\s*\(?\s*(?:(?:riêng\s+)?(?:trong\s+)?(?:các\s+)?trường\s+hợp|đối\s+với|nếu|"
    r"trừ\s+trường\s+hợp|ngoài\s+(?:các|những))\b",
    re.IGNORECASE,
)
# What frees the applicant from a paper asks for none.
_FREED = re.compile(
    r"không\s+(?:phải|cần|yêu\s+cầu|bắt\s+buộc|được\s+yêu\s+cầu)\s+(?:\S+\s){0,3}?(?:nộp|"
    r"xuất\s+trình|gửi|tải|cung\s+cấp|kèm|có)|được\s+miễn|"
    r"hồ\s+sơ[^.;]{0,40}không\s+bao\s+gồm|(?:chỉ\s+cần|được|có\s+thể)\s+(?:cung\s+cấp|"
    r"sử\s+dụng|lựa\s+chọn)|thực\s+hiện\s+theo\s+quy\s+định|"
    r"có\s+trách\s+nhiệm\s+(?:tra\s+cứu|khai\s+thác|kiểm)|"
    r"thay\s+thế\s+bằng|không\s+phải\s+(?:công|chứng)|có\s+thẩm\s+quyền\s+hủy|"
    r"có\s+giá\s+trị\s+(?:pháp\s+lý\s+)?(?:tương\s+đương|như)|đề\s+nghị\s+người|"
    r"yêu\s+cầu\s+người",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:phải\s+(?:được|bảo\s+đảm|đảm\s+bảo|là|gửi|thể\s+hiện)|có\s+thể\s+(?:nộp|gửi)|"
    r"có\s+trách\s+nhiệm|được\s+(?:thể\s+hiện|lập\s+(?:thành|bằng)|đóng|sử\s+dụng|"
    r"chấp\s+nhận|nộp\s+một)|không\s+được\s+yêu\s+cầu|"
    r"thực\s+hiện\s+(?:theo|khai\s+thác|tra\s+cứu|việc|kê\s+khai)|"
    r"có\s+giá\s+trị\s+pháp\s+lý\s+tương\s+đương|do\s+.{1,40}\bchịu\s+trách\s+nhiệm)",
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
# The paper is described by its contents: what follows are fields, no papers.
_CONTENTS = re.compile(
    r"(?:ghi|nêu)\s+rõ|trong\s+đó|nội\s+dung|thể\s+hiện|thông\s+tin\s+(?:sau|về|gồm|chính)|"
    r"tối\s+thiểu|một\s+trong\s+(?:các|những)|sau\s+đây\s+gọi|như:?\s|thuộc\s+(?:một|các)|"
    r"chứng\s+minh[^.;]{0,120}:|sau\s*:\s*\+|hạng\s+mục",
    re.IGNORECASE,
)
# Where a row falls into clauses.
_CLAUSES = re.compile(
    r"\n+|;\s*|(?<=[.:])\s+(?=[-+•*]\s?\S|\(?[a-zđ]\)|\([ivx]{1,4}\)|[A-ZĐÀ-Ỹ])|"
    r"(?<=[,])\s+(?=[+•]\s)"
)
# Only these nouns open a second paper inside a row; plans and drawings in a list stay one paper.
_WEAK = frozenset({
    "thông tin", "nội dung", "số liệu", "tên", "phương án", "kế hoạch", "đề án", "dự án",
    "thiết kế", "kết quả",
    "tình hình", "lý do", "yêu cầu", "mã số", "số định danh", "tài khoản", "chương trình",
    "biện pháp", "giải pháp",
    "chính sách", "cơ cấu", "hiện trạng", "nguồn gốc", "tiêu chuẩn", "quy trình", "quy hoạch",
    "mô tả", "phương thức",
    "công thức", "bài", "bản", "tập", "trang", "tờ", "đăng ký", "xác nhận", "thông báo", "ý kiến",
    "kết luận", "hướng dẫn",
    "dữ liệu", "cơ sở dữ liệu", "thư", "biểu", "tổng hợp", "vật liệu", "nhãn", "chữ ký", "con dấu",
    "mẫu", "nhật ký",
    "đề nghị", "đề xuất", "hồ sơ", "tài liệu", "thẻ", "sổ", "bằng", "logo", "sách", "tem",
    "phụ lục",
})  # fmt: skip
_STRONG = "|".join(
    sorted({re.escape(head) for head in HEADS if head not in _WEAK}, key=len, reverse=True)
)
_SECOND = re.compile(
    rf"(?:\d{{1,2}}\s(?=ảnh)|(?:các\s+)?(?:bản\s+(?:sao|chính|gốc|chụp)\b|{_STRONG})(?!\w))",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:,?\s+(?:và|cùng|kèm(?:\s+theo)?)|,|:\s*-)\s+(?=(?:các\s+)?(?:bản\s+(?:sao|"
    r"chính)\s+\S|danh\s+sách|giấy\s+chứng\s+nhận|\d{1,2}\s(?:\(.{1,12}\)\s)?ảnh|"
    r"phiếu\s+xác\s+minh|biên\s+bản|hợp\s+đồng|văn\s+bản\s+ủy\s+quyền|quyết\s+định|"
    r"nghị\s+quyết))",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    rf"(?:phải\s+(?:có|nộp|gửi|kèm(?:\s+theo)?|bổ\s+sung|xuất\s+trình|cung\s+cấp)|nộp|"
    rf"kèm\s+theo|bổ\s+sung|thì\s+(?:có|gửi|cần)|có\s+thêm|thêm|(?:bao\s+)?gồm|cung\s+cấp|"
    rf"xuất\s+trình|:)"
    rf"\s*(?:thêm\s+|có\s+|:\s*|\d\)\s*|\(\d\)\s*|-\s*|\+\s*)*(?=(?:các\s+|"
    rf"\d{{1,2}}\s+(?:bản\s+)?)?(?:bản\s+(?:sao|chính|gốc|chụp)|giấy|{_STRONG}|hồ\s+sơ|"
    rf"tài\s+liệu|thẻ|phương\s+án)(?!\w))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that ask for one paper, and under which condition they do."""

    text: str
    when: str | None = None


@dataclass(frozen=True, slots=True)
class RowRead:
    """What a row is; `reason` says why it is no paper."""

    kind: str
    clauses: tuple[Clause, ...] = ()
    sets: int | None = None
    reason: str = ""
    heading: str = field(default="")


def read_row(text: str, *, counted: bool, in_note: bool) -> RowRead:
    """What one row says; `counted` = the portal counts an original or a copy of it."""
    line = one_line(text)
    words = unmarked(line)
    plain = _plain(words)
    if plain is not None:
        return plain
    if in_note and not (counted and head_start(words) is not None and not _MODAL.search(words)):
        return RowRead("note", reason="ghi chú")
    if _is_heading(words):
        return RowRead("heading", reason="tiêu đề", heading=words)
    if _is_note(words, counted=counted):
        return RowRead("note", reason="ghi chú")
    clauses = tuple(_clauses(text))
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
    if _CONDITION.match(words) or head_start(words) is None:
        return True
    return bool(
        re.search(r"(?:bao\s+)?gồm|sau\s+đây|sau\s*:?\s*\Z|hồ\s+sơ", words, re.IGNORECASE)
    ) and not re.match(
        r"(?:đơn|tờ khai|giấy đề nghị|văn bản đề nghị|hợp đồng|một trong|giấy tờ chứng minh)",
        words,
        re.IGNORECASE,
    )


def _is_note(words: str, *, counted: bool) -> bool:
    if _NOTE.match(words) and not _starts_with_paper(words):
        return not _NEEDS.search(words) or bool(_FREED.search(words)) or not counted
    if _CONDITION.match(words):
        return bool(_FREED.search(words)) and not _NEEDS.search(_before_freed(words))
    if _GENERIC.match(words) and _MODAL.search(words[:200]):
        return not counted or bool(re.match(r"(?:hồ sơ|các)", words, re.IGNORECASE))
    return (
        not counted
        and len(words) > 120
        and (bool(_MODAL.search(words)) or head_start(words) is None)
    )


def _before_freed(words: str) -> str:
    freed = _FREED.search(words)
    return words[: freed.start()] if freed else words


def _starts_with_paper(words: str) -> bool:
    return head_start(words) is not None and not _GENERIC.match(words)


def _clauses(text: str) -> Iterator[Clause]:
    """The clauses that ask for a paper, in order; what describes a paper stays with it."""
    parts = [unmarked(part) for part in _CLAUSES.split(text) if part and unmarked(part)]
    parts = _without_heading(parts)
    described = False
    first = True
    for part in parts:
        if _CONDITION.match(part):
            yield from _conditional(part, described=described)
        elif _opens_paper(part, first=first) and not (described and not first):
            yield from (Clause(piece) for piece in _joined(part))
            described = described or bool(_CONTENTS.search(part))
            first = False
        elif first and head_start(part) is None:
            continue
    if first and not any(_CONDITION.match(part) for part in parts):
        whole = unmarked(one_line(text))
        yield Clause(whole)


def _without_heading(parts: Sequence[str]) -> list[str]:
    """A first clause that only announces the papers behind it is no paper."""
    if len(parts) < 3 or not parts[0].endswith(":") or _CONTENTS.search(parts[0]):
        return list(parts)
    return (
        list(parts[1:])
        if sum(bool(_SECOND.match(part)) for part in parts[1:]) >= 2
        else list(parts)
    )


def _opens_paper(part: str, *, first: bool) -> bool:
    if first:
        return head_start(part) is not None
    return bool(_SECOND.match(part)) and not _FREED.search(part) and not _MODAL.search(part[:160])


def _joined(part: str) -> Iterator[str]:
    """Papers named one after another: "a decision and a list", "a form with two photographs"."""
    name = part[:260]
    if _CONTENTS.search(name) or re.search(
        r"\bhoặc\b|một trong|chứng minh", name[:120], re.IGNORECASE
    ):
        yield part
        return
    start = 0
    for found in _JOINED.finditer(name):
        if found.start() - start < 8 or _inside_bracket(part, found.start()):
            continue
        yield part[start : found.start()]
        start = found.end()
    yield part[start:]


def _inside_bracket(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


def _conditional(part: str, *, described: bool) -> Iterator[Clause]:
    if _FREED.search(part) and not _NEEDS.search(_before_freed(part)):
        return
    needs = _NEEDS.search(part)
    if needs is None or (
        described and not re.search(r"phải (?:có|nộp|kèm|gửi)", part, re.IGNORECASE)
    ):
        return
    when = one_line(part[: needs.start()]).strip(" ,:(")
    for piece in _joined(part[needs.end() :]):
        yield Clause(piece, when)
