"""Limits that running words tell, and what they run from: a portal prints both only as text.

Words are read in lower case with single spaces. What is read here is a suggestion.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Unit


class Starts(Enum):
    """What a told limit runs from; not told: None."""

    DOSSIER = "dossier"  # the dossier has come in
    STEP = "step"  # another body or step has given something
    APPLICANT = "applicant"  # the applicant has added or put right something


@dataclass(frozen=True, slots=True)
class Told:
    """A limit in running words, where it stands, and what it runs from."""

    limit: TimeLimit
    at: int
    event: str  # the words after "from the day"; "" where none are

    @property
    def starts(self) -> Starts | None:
        return _started_by(self.event)


@lru_cache(maxsize=4_096)  # many facts read the same texts
def plain_words(text: str | None) -> str:
    """Lower case and single spaces; "" for no text."""
    return " ".join((text or "").lower().split())


# The units of the vocabulary, longest first so that "ngày làm việc" is not read as "ngày".
_UNITS = (
    (r"ngày \(?làm việc\)?", Unit.WORKING_DAY),
    (r"giờ (?:làm việc|hành chính)", Unit.WORKING_HOUR),
    (r"ngày(?! làm\b)", Unit.DAY),  # "ngày làm" is cut off: not known which
    (r"(?:giờ|tiếng)", Unit.HOUR),
    (r"tháng", Unit.MONTH),
    (r"phút", Unit.MINUTE),
)
# "5 Ngày làm việcMiễn phí": table cells may run together.
_LIMIT = re.compile(
    r"(?<![\d/.,])(\d{1,4}(?:[.,]\d{1,2})?) ?(?:\([^()\d]{1,40}\) ?)?"
    rf"(?:{'|'.join(f'({pattern})' for pattern, _ in _UNITS)})(?! ?\d{{1,2}}/)(?:(?<=việc)|(?!\w))"
)
# A date, an age, a validity, a repeated or a minimum time is no limit of the authority.
_NOT_BEFORE = re.compile(
    r"(?:(?<!\w)ngày|trước|quá hạn|(?:có|còn) (?:giá trị|hiệu lực)|chụp"
    r"|thời hạn (?:của|sử dụng|giấy|hiệu)|hết (?:thời )?hạn|niêm yết(?: công khai)?"
    r"|cách|dưới|trên|sau thời hạn|gia hạn|thêm|hơn|tăng thêm|sau"
    r"|(?<!kể )(?<!tính )từ|(?<!không )quá|tối thiểu|ít nhất)"
    r"(?: (?:thời (?:hạn|gian)|ít nhất|tối thiểu|không quá|là)){0,2} ?\Z"
)
_NOT_AFTER = re.compile(r" ?(?:trước (?:ngày|khi|thời điểm)|liên tục|gần nhất|tuổi|/)")


def limits_told(words: str) -> Iterator[Told]:
    """Limits with a unit that bind the authority, in order."""
    return iter(_limits_told(words))


@lru_cache(maxsize=4_096)  # as above
def _limits_told(words: str) -> tuple[Told, ...]:
    return tuple(_told_in(words))


def _told_in(words: str) -> Iterator[Told]:
    for match in _LIMIT.finditer(words):
        before = words[max(0, match.start() - 40) : match.start()]
        if not _NOT_BEFORE.search(before) and not _NOT_AFTER.match(words, match.end()):
            yield Told(_limit(match), match.start(), _event(words, match.start(), match.end()))


# "40 ngày đối với công trình cấp I": a limit for some.
_FOR_SOME = re.compile(
    r"(?:ngày|việc|giờ|tháng|phút|\)),? \(?(?:đối với|trong trường hợp|nếu)\b"
    r"(?! (?:các )?hồ sơ[^,.;]{0,20} (?:đủ|đầy đủ|hợp lệ))"
)
_NEAR = 40


def is_for_some(words: str, told: Told) -> bool:
    """Whether the words right after a limit say that it is for some case only."""
    return _FOR_SOME.search(words, told.at, told.at + _NEAR) is not None


def _limit(match: re.Match[str]) -> TimeLimit:
    unit = next(unit for at, (_, unit) in enumerate(_UNITS, start=2) if match.group(at))
    return TimeLimit(Decimal(match.group(1).replace(",", ".")).normalize() + 0, unit)


_FROM = re.compile(
    r"(?:(?:kể|tính) từ|(?<!\w)từ|(?<!\w)sau) (?:ngày|khi|lúc|thời điểm|sau khi)\b ?|"
    r"(?<!\w)sau (?=kết thúc|hoàn thành)"
)
_STOP = re.compile(r"[.;:](?!\d)")
_CLAUSE_END = re.compile(r"[.;:](?!\d)|, (?!hợp lệ|đầy đủ|đủ)")
_BODY = (
    r"(?:sở|bộ|cục|vụ|ủy ban|uỷ ban|ubnd|cơ quan|chủ tịch|văn phòng"
    r"|phòng|chi cục|tổng cục|ngân hàng nhà nước|hội đồng|thủ tướng|công an|chi nhánh"
    r"|trung tâm phục vụ|bộ phận|đoàn|thanh tra|viện kiểm sát|tòa án)"
)
_SUPPLIED = re.compile(
    r"(?:yêu cầu|hồ sơ|văn bản|giấy tờ|tài liệu|nội dung|thành phần|kết quả|báo cáo)"
    r"(?: (?!phải|đề|hướng)\w+){0,4}? "
    r"(?:bổ sung|khắc phục|giải trình|hoàn thiện|chỉnh sửa|sửa đổi|làm rõ)|"
    r"(?:nhận|gửi|nộp|có)(?: được| đủ| đầy đủ| các)* (?:bổ sung|giải trình|khắc phục)"
)
_GIVEN = re.compile(
    r"(?:các )?(?:ý kiến|kết quả|biên bản|báo cáo|tờ trình|phiếu trình|quyết định"
    r"|kết luận|nghị quyết|phiếu chuyển"
    r"|văn bản (?:trả lời|tham gia|góp ý|thẩm định|xác nhận|xin|lấy|hỏi|yêu cầu|đồng ý|chấp thuận"
    r"|phối hợp|chuyển)"
    r"|(?:kết thúc|hoàn thành|ban hành|thành lập|cấp|thẩm định|kiểm tra|niêm yết|công bố|ký)\b)"
)
_FILED = re.compile(
    r"hồ sơ|đơn\b|đề nghị|tờ khai|giấy tờ|văn bản|yêu cầu|thông báo|phiếu|khai báo|tài liệu|thụ lý"
)
_BY_BODY = re.compile(
    rf"[^,.;]{{0,60}}? (?:(?:trình|chuyển) |(?:của|do|từ) (?:các )?){_BODY}\b| trình\b"
)
_FAR = 160


def _event(words: str, start: int, end: int) -> str:
    """What the clause around a limit says that it runs from: first what follows, then before."""
    found = _FROM.search(words, end, end + _FAR)
    stop = _STOP.search(words, end, end + _FAR)
    if found is None or (stop is not None and stop.start() < found.start()):
        before = max(words.rfind(mark, 0, start) for mark in (". ", "; ", ": "))
        found = _FROM.search(words, max(before, start - _FAR, 0), start)
    if found is None:
        return ""
    stop = _CLAUSE_END.search(words, found.end())
    return words[found.end() : min(stop.start() if stop else len(words), found.end() + _FAR)]


def _started_by(event: str) -> Starts | None:
    """Whose act the words after "from the day" name: what is named first counts."""
    supplied = _SUPPLIED.search(event, 0, 90)
    if supplied is not None and "đã được" not in event[: supplied.end()]:
        return Starts.APPLICANT
    given, filed = _GIVEN.search(event), _FILED.search(event)
    if filed is None or (given is not None and given.start() <= filed.start()):
        return Starts.STEP if given else None
    return Starts.STEP if _BY_BODY.match(event, filed.end()) else Starts.DOSSIER


# Where a sentence begins: after a stop, a list mark or a letter with a bracket.
_SENTENCE_START = re.compile(r"[.;:](?=\s|\D\))|\s[-+•*–]+\s|\s?\w[)]\s")


_SENTENCE_END = re.compile(r"[.;](?=\s|\Z)")


def sentence_around(words: str, at: int) -> str:
    """The sentence or list item that a place is in."""
    start = _start_of(words, at)
    stop = _SENTENCE_END.search(words, at)
    return words[start : stop.start() if stop else len(words)].strip()


def headings_above(words: str, at: int) -> Iterator[str]:
    """The lines that end with a colon right above the sentence that a place is in."""
    start = _start_of(words, at)
    above = words[:start].rstrip(" -+*•–")
    while above.endswith(":"):
        start = _start_of(words, len(above) - 1)
        yield words[start : len(above)].strip()
        above = words[:start].rstrip(" -+*•–")


@lru_cache(maxsize=4_096)  # as above
def _start_of(words: str, at: int) -> int:
    return max((m.end() for m in _SENTENCE_START.finditer(words, 0, at)), default=0)
