"""Papers named one after another in one clause: "a decision and a list", "A, B and C".

A comma or an "and" is a border where a paper has been named in full and its object does not go on:
"a report on the forest and a map" are two, "a report on the forest and the soil" is one.
"""

import re
from collections.abc import Iterator

from registry.portal.paper_words import head_start, only_form

# A paper that is described by its contents: what follows are fields, no papers.
CONTENTS = re.compile(
    r"(?:ghi|nêu)\s+rõ|trong\s+đó|nội\s+dung|thể\s+hiện|thông\s+tin\s+(?:sau|về|gồm|chính)|"
    r"tối\s+thiểu|một\s+trong\s+(?:các|những)|sau\s+đây\s+gọi|như:?\s|thuộc\s+(?:một|các)|"
    r"chứng\s+minh[^.;]{0,120}:|sau\s*:\s*\+|hạng\s+mục|có\s+thể\s+nộp",
    re.IGNORECASE,
)
_AND = r"(?:,?\s+(?:và|cùng|kèm(?:\s+theo)?)|,)\s+(?=(?:các\s+)?"
_COPY_OF = (
    r"bản\s+(?:sao|chính|gốc)\s+(?!có\s|công\s+chứng|chứng\s+thực|điện|từ|hợp\s+(?:lệ|pháp)|để|"
    r"hoặc|và|được|kèm)"
)
# Nouns that surely open another paper: a list, photographs, a contract.
_OTHER = (
    r"(?:danh\s+sách|giấy\s+(?:chứng\s+nhận|giới\s+thiệu|phép)|\d{1,2}\s(?:\([^()]{1,12}\)\s)?ảnh|"
    r"phiếu\s+(?:xác\s+minh|lý\s+lịch)|biên\s+bản|hợp\s+đồng|nghị\s+quyết|"
    r"quyết\s+định(?!\s+(?:này|số\s+\d))|"
    r"\d{1,2}\s+(?:\([^()]{1,12}\)\s+)?(?:bản\s+(?:chính|sao)\s+)?"
    r"(?=(?:bản\s+(?:khai|kê|vẽ)|danh|phong|giấy|tờ|phiếu|văn)\s)|"
    r"bản\s+thông\s+tin|danh\s+mục|báo\s+cáo\s+tài\s+chính|sơ\s+yếu\s+lý|điều\s+lệ|"
    r"văn\s+bản\s+(?:ủy\s+quyền|đồng\s+ý|chấp\s+thuận|cam\s+kết|xác\s+nhận))"
)
# Nouns that open another paper where the one before is complete and does not govern them.
_NEXT = (
    r"(?:giấy|văn\s+bản(?!\s+(?:hướng\s+dẫn|quy\s+phạm))|đơn(?!\s+(?:vị|giá|thân|phương|hàng))|bản\s+(?:khai|kê|(?<!đo\sđạc\svà\sbản\s)đồ|vẽ|thuyết|cam|mô|tóm|giải)|giải\s+trình\s+(?:kinh|chi|phân|về|kỹ)|"
    r"tài\s+liệu|"
    r"phiếu|thẻ|sổ|chứng\s+(?:chỉ|từ|nhận)|hộ\s+chiếu|sao\s+kê|hồ\s+sơ|phương\s+án|báo\s+cáo|"
    r"sơ\s+đồ|"
    r"bản\s+sao\s+hợp\s+lệ(?=\s+(?:các\s+)?(?:giấy|hộ|thẻ|bằng|văn|quyết))|"
    r"hóa\s+đơn|hoá\s+đơn|tờ\s+khai|dự\s+toán|văn\s+kiện|minh\s+chứng|phong\s+bì|thị\s+thực|vận\s+đơn|bảng\s+(?:kê|tổng))(?!\w)"
)
_SURELY = re.compile(
    rf"{_AND}{_COPY_OF})|,?\s+kèm\s+theo\s+(?=(?:các\s+)?(?:{_OTHER}|{_NEXT}))", re.IGNORECASE
)
_LIKELY = re.compile(
    r"(?:,?\s+(?:và|cùng|kèm(?:\s+theo)?)|,|:\s*-)\s+"
    rf"(?=(?:các\s+)?(?:{_COPY_OF}|{_OTHER}))",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"(?:,?\s+(?:và|cùng|(?:phải\s+|đính\s+)?kèm(?:\s+theo)?|và\s+nộp(?:\s+lại)?)|,)\s+"
    rf"(?=(?:các\s+)?{_NEXT})",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"\b(?:kèm|nộp)", re.IGNORECASE)
_CHOICE = re.compile(r"\bhoặc\b|một trong|chứng minh|\Amẫu\b", re.IGNORECASE)
_OR = re.compile(r"\shoặc\s+(?:là\s+)?(?:các\s+)?", re.IGNORECASE)
_CITED = re.compile(r"theo\s+mẫu|quy\s+định\s+tại|ban\s+hành\s+kèm", re.IGNORECASE)
_LIST_END = re.compile(r"[;.:]|\svà\s")
# Words whose object goes on over "and" or a comma, and words that end an object.
_GOVERNS = re.compile(
    r"\b(?:về|chứng\s+minh|phê\s+duyệt|thông\s+qua|thể\s+hiện|cấp(?!\s+(?:xã|tỉnh|huyện|trên))|xin|"
    r"thẩm\s+định|so\s+sánh|điều\s+chỉnh|sửa\s+đổi|bổ\s+sung|thay\s+thế|so\s+với|liên\s+quan|theo|"
    r"sử\s+dụng|như|có|ghi|là|đề\s+nghị|yêu\s+cầu|thu\s+hồi|xác\s+nhận|kê\s+khai|giữa|trong|gồm|"
    r"cho|"
    r"(?<!chứng )nhận|trên|tại|từ|hoặc)\b",
    re.IGNORECASE,
)
_ENDS_OBJECT = re.compile(
    r"\b(?:của|do|theo\s+(?:mẫu|quy\s+định)(?:\s+của\s+\S+(?:\s\S+){0,2})?|"
    r"cơ\s+quan(?:\s+nhà\s+nước)?\s+có\s+thẩm\s+quyền|\d{1,2}/\d{1,2}/\d{4})\b|\)",
    re.IGNORECASE,
)
# Words for papers of any kind; "documents, papers" are one thing.
_ANY = (
    r"(?:giấy\s+tờ|tài\s+liệu|văn\s+bản(?:\s+pháp\s+lý)?|hồ\s+sơ|chứng\s+từ|chứng\s+cứ|thông\s+tin|"
    r"hóa\s+đơn|hoá\s+đơn)"
)
_ONLY_KINDS = re.compile(rf"(?:(?:các|những|{_ANY}|báo\s+cáo|mẫu|và|hoặc)[\s,]*)+\Z", re.IGNORECASE)
_SAME_AGAIN = re.compile(
    rf"{_ANY},\s*\S+\Z|(?:hội đồng|cổ đông|thành viên|quản trị),\s*văn\Z|"
    r"(?:căn\s+cước(?:\s+công\s+dân)?|chứng\s+minh\s+nhân\s+dân|hộ\s+chiếu),\s*(?:thẻ|hộ|giấy)\Z",
    re.IGNORECASE,
)
# Papers that two words name in full.
_WHOLE = re.compile(
    r"(?:catalog(?:ue)?|hộ\s+chiếu|bản\s+dịch|vận\s+đơn|sao\s+kê|thị\s+thực|văn\s+bản\s+đề\s+nghị)\Z",
    re.IGNORECASE,
)
_LONGEST = 600


def papers_joined(part: str) -> Iterator[str]:
    """The words for each of the papers that a clause names one after another."""
    name = part[:_LONGEST]
    start = 0
    for found in _BORDERS.finditer(name):
        before, after = part[start : found.start()], name[found.end() :]
        if CONTENTS.search(before):
            break
        noun = head_start(before) or 0
        chosen = _CHOICE.search(before[noun:]) or (
            not _CITED.search(before) and _chosen(found.group(), after)
        )
        surely = (_SURELY if chosen else _LIKELY).match(name, found.start())
        if not _inside(part, found.start()) and (
            _names_a_paper(before, after) if surely else _ends_a_paper(before, found.group(), after)
        ):
            yield before
            start = found.end()
    yield part[start:]


_BORDERS = re.compile(f"{_LIKELY.pattern}|{_PERHAPS.pattern}", re.IGNORECASE)


# "To consider, decide" and "to issue a decision" speak of what is done, not of a paper.
_VERBS = ("ban hành", "công bố", "đính", "xem xét")


def _names_a_paper(before: str, after: str) -> bool:
    """Whether a paper ends here, and what follows is no part of what it is about."""
    if before.lower().endswith(_VERBS) or len(before.split()) < 2:
        return False
    about = re.match(r"(?:các\s+)?(?:danh\s+mục|điều\s+lệ)", after, re.IGNORECASE)
    return not (about and re.search(r"\s(?:về|thông\s+qua)\s", before)) and (
        len(before.split()) > 2 or about is not None
    )


def _ends_a_paper(before: str, joint: str, after: str) -> bool:
    """A paper is named in full, and what follows is no object of its words."""
    noun = head_start(before)
    if noun is None or not _PERHAPS.match(joint + after):
        return False
    if _chosen(joint, after):
        return False
    name = before[noun:].strip()
    if _SAME_AGAIN.search(f"{name}{joint.strip()} {after.split()[0]}"):
        return False
    if _WHOLE.match(name):
        return True
    if len(name.split()) < 3 or _ONLY_KINDS.match(name):
        return False
    if joint.strip() == "và" and _alike(name, after):
        return True
    if _ATTACHED.search(joint):
        return not name.lower().endswith("ban hành")
    ends = [found.end() for found in _ENDS_OBJECT.finditer(name)]
    return _GOVERNS.search(name, ends[-1] if ends else 2) is None


def _alike(name: str, after: str) -> bool:
    """Both are called by the same words: "a request to confirm … and a request to pay …"."""
    words, others = name.lower().split()[:3], after.lower().split()[:3]
    return len(name.split()) > 4 and len(words) == 3 and words == others


def _chosen(joint: str, after: str) -> bool:
    """What follows a comma is the first of several papers to choose from."""
    if joint.strip() != ",":
        return False
    end = _LIST_END.search(after)
    rest = after[: end.start() if end else _LONGEST]
    others = (rest[found.end() :] for found in _OR.finditer(rest))
    return any(head_start(other) is not None and not only_form(other) for other in others)


def _inside(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)
