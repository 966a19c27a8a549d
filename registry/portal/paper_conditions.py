"""When a paper is asked for: the words of its condition, not of its form or contents."""

import re

from registry.portal.paper_words import head_start
from registry.portal.words import one_line

_WHEN = re.compile(
    r"\(?\s*\b((?:nếu\s+có\b|"
    r"(?<!các\s)(?<!những\s)(?<!thuộc\s)(?:trong\s+)?trường\s+hợp\s|"
    r"(?<!của cá nhân )đối\s+với\s(?!phần\s|(?:các\s+)?(?:tài\s+liệu|giấy|văn\s+bản)\s|kho|từng|"
    r"mỗi|việc|nhà\s+nước|các\s+hoạt\s+động|dự\s+phòng)|"
    r"trừ\s+(?:trường\s+hợp|các|những|người|hàng)\s|"
    r"nếu\s|khi\s+(?:có|thực|người|cấp|thay|đề|làm\s+thủ)|áp\s+dụng\s+(?:đối|cho))[^.;)]{0,400})",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\A(?:\S+\s){0,6}?khác\b[^.;]{0,30}(?:có\s+)?liên\s+quan|(?:tài\s+liệu|giấy\s+tờ|"
    r"văn\s+bản)\s+(?:có\s+)?liên\s+quan\s+khác",
    re.IGNORECASE,
)
# "(... is handed in only when the data cannot be read)" concerns one of several papers.
_PARTLY = re.compile(
    r"\(\s*(?:trường\s+hợp|đối\s+với)[^()]{0,200}chỉ\s+(?:phải\s+)?nộp\s+trong\s+trường\s+hợp",
    re.IGNORECASE,
)
FALLBACK = re.compile(
    r"(?:không|chưa)\s+(?:thể\s+)?(?:khai\s+thác|tra\s+cứu|truy\s+xuất|kết\s+nối|đọc)\s+được"
    r"|không\s+thể\s+khai\s+thác|"
    r"chưa\s+(?:được\s+(?:tích\s+hợp|kết\s+nối|chia\s+sẻ|số\s+hóa)|"
    r"có\s+(?:thông\s+tin\s+)?trong\s+(?:cơ\s+sở\s+dữ\s+liệu|csdl))|"
    r"không\s+có\s+(?:thông\s+tin\s+)?trong\s+(?:cơ\s+sở\s+dữ\s+liệu|csdl)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def condition_of(clause: str, when: str | None) -> str | None:
    """The words that ask for the paper only sometimes."""
    if when:
        return when
    if _PARTLY.search(clause):
        return None
    found = _asked_when(clause)
    if found is not None and not (_of_one_part(clause, found) or _of_the_object(clause, found)):
        return one_line(found.group(1)).strip(" ,(")
    return "nếu có" if _OPEN.search(clause[:160]) else None


# "... (where it is sent by post) ...": said of a form that stands before its paper.
_OF_THE_WAY = re.compile(r"(?:đối\s+với\s+)?trường\s+hợp\s+(?:nộp|gửi)\s", re.IGNORECASE)

# In which form it comes, or what comes with it then: "(where a copy is handed in …)", "(where
# somebody else signs, there has to be an authorisation)".
_OF_A_COPY = re.compile(
    r"(?:(?:đối\s+với\s+)?trường\s+hợp|nếu)\s+(?:(?:là|nộp|sử\s+dụng)\s+)?bản\s+(?:sao|chụp|chính)\b|"
    r"trường\s+hợp\s.*\bthì\s+phải\s+(?:có|kèm|nộp|gửi)\s|đối\s+với\s+(?:người|bên)\s+thứ\s+ba\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"\btrong\s+đó\b", re.IGNORECASE)
_OF_CONTENTS = re.compile(r"nếu\s+có\b|trừ\s", re.IGNORECASE)


def _asked_when(clause: str) -> re.Match[str] | None:
    """The first condition of the paper, none of a form of it or of something it contains."""
    noun = head_start(clause) or 0
    found = _WHEN.search(clause)
    if found is not None and found.start() < noun and _OF_THE_WAY.match(found.group(1)):
        found = _WHEN.search(clause, noun)
    while found is not None and _OF_A_COPY.match(found.group(1)):
        found = _WHEN.search(clause, found.end())
    if found is None or not _OF_CONTENTS.match(found.group(1)):
        return found
    return None if _CONTENTS.search(_BRACKETS.sub("", clause[noun : found.start()])) else found


# "A (for some) or B": the condition is that of A alone.
_OR_ELSE = re.compile(r"[^()]*\)\s*,?\s*hoặc\s", re.IGNORECASE)
_EACH = re.compile(
    r"đối\s+với\s(?:(?!đối\s+với)[^.;]){3,300}(?:\bhoặc\b|"
    r",\s+của\b)(?:(?!đối\s+với)[^.;]){3,300}đối\s+với",
    re.IGNORECASE,
)


# "Declaration for what is let": what a form is about, unless a bracket or a comma sets it off.
_FORM_ABOUT = re.compile(
    r"(?:đơn|tờ\s+khai|(?:giấy|văn\s+bản|phiếu)\s+đề\s+nghị|văn\s+bản\s+thẩm\s+định|"
    r"quy\s+chế|quy\s+trình|nội\s+quy)\s",
    re.IGNORECASE,
)
# "Declaration (for what is let), form no. 5", "a request: form A for these; form B for those": the
# titles of printed forms.
_TITLE_GOES_ON = re.compile(r"[^()]*\)\s*(?:theo\s+)?mẫu\s+(?:biểu\s+)?(?:số\s+)?\S", re.IGNORECASE)
_FORM_FOR_SOME = re.compile(r":\s*mẫu\s+\S+\s*(?:\([^()]*\)\s*)?\Z", re.IGNORECASE)
# Not: for whom or in which case.
_OF_A_THING = re.compile(
    r"đối\s+với\s+(?!(?:các\s+)?(?:trường\s+hợp|cá\s+nhân|tổ\s+chức|cộng\s+đồng|hộ\b|doanh\s+nghiệp|"
    r"hợp\s+tác|đơn\s+vị|cơ\s+quan|hồ\s+sơ))",
    re.IGNORECASE,
)
_BOTH_WAYS = re.compile(
    r"(?:đối\s+với\s+)?trường\s+hợp\s+(?:nộp|gửi)[^;]{0,80}(?:đối\s+với\s+)?trường\s+hợp\s+(?:nộp|gửi)",
    re.IGNORECASE,
)


def _of_the_object(clause: str, found: re.Match[str]) -> bool:
    """The words say what a form is about, or only how it is handed in on each way."""
    if _BOTH_WAYS.match(found.group(1)):
        return True
    before = clause[: found.start()]
    if _FORM_FOR_SOME.search(before):
        return True
    if found.group(1).lower().startswith("áp dụng") and _TITLE_GOES_ON.match(clause, found.end(1)):
        return True
    about = _FORM_ABOUT.match(clause, head_start(clause) or 0)
    set_off = clause[found.start()] == "(" or before.rstrip().endswith((",", ":", ")"))
    plain = _OF_A_THING.match(found.group(1)) is not None and "mẫu" not in before.lower()
    return about is not None and plain and not set_off


def _of_one_part(clause: str, found: re.Match[str]) -> bool:
    """The condition is that of one of several papers, or one of several for everybody."""
    words = found.group(1)
    if clause[found.start()] == "(" and _OR_ELSE.match(clause, found.start() + 1):
        return not words.lower().startswith("nếu có")
    return bool(_EACH.match(words)) and head_start(clause[: found.start()]) is not None


def is_fallback(clause: str) -> bool:
    """The paper is asked only where the data cannot be read."""
    return bool(FALLBACK.search(clause)) and not _PARTLY.search(clause)
