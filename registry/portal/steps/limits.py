"""The time limit of a step: the one that binds whoever acts, of all its text names."""

import re
from collections.abc import Sequence
from decimal import Decimal

from registry.portal.time_limits import Found, Limit, hours, limits_in

_IMMEDIATE = re.compile(
    r"\bngay\s+(?:khi|sau\s+khi|trong\s+ngày|lập\s+tức|tính)|trả\s+lời\s+ngay|"
    r"\bngay\b(?=[^.;]{0,40}(?:hồ\s+sơ|tính\s+đầy))",
    re.IGNORECASE,
)
# Days that limit nothing the authority does: validity, age of photographs, time before an event.
_NO_LIMIT_BEFORE = re.compile(
    r"(?:thời\s+(?:hạn|gian)\s+(?:bổ\s+sung|hoàn)[^.;,]{0,20}|trước|quá\s+hạn|có\s+(?:giá\s+trị|hiệu\s+lực)|còn|chụp|thời\s+hạn\s+(?:của|"
    r"sử\s+dụng|giấy|hiệu)|hết\s+(?:thời\s+)?hạn|niêm\s+yết(?:\s+công\s+khai)?|"
    r"cách|(?<!không\s)quá|dưới"
    r"|từ|trên|sau\s+thời\s+hạn|gia\s+hạn|thêm|(?<!muộn\s)hơn|tuổi)\s*(?:thời\s+(?:hạn|"
    r"gian)\s*)?(?:ít\s+nhất|tối\s+thiểu|không\s+quá|là)?\s*\Z",
    re.IGNORECASE,
)
_NO_LIMIT_AFTER = re.compile(
    r"\s*(?:trước\s+(?:ngày|khi|thời\s+điểm)|liên\s+tục|gần\s+nhất|tuổi)", re.IGNORECASE
)
# "after 15 giờ" is a time of day.
_CLOCK = re.compile(r"(?:\bsau|lúc|đến|từ|trước|khoảng|\d\s*giờ)\s*\Z", re.IGNORECASE)
_COMPLETE = re.compile(
    r"trường\s+hợp\s+(?:hồ\s+sơ\s+)?(?:chưa|không)\s+(?:đầy|hợp|đủ)|bổ\s+sung|phức\s+tạp|"
    r"kéo\s+dài|cần\s+(?:thiết|xác|kiểm)",
    re.IGNORECASE,
)
# For how long a permit is valid limits nobody who acts.
_VALIDITY = re.compile(
    r"thời\s+hạn\s+(?:hiệu\s+lực|có\s+(?:giá\s+trị|hiệu\s+lực)|sử\s+dụng|"
    r"của\s+(?:giấy|chứng|thẻ))[^.;\n,]*?(?=[.;\n,]|\btrong\s+(?:thời|vòng|\d)|\bthì\b|\Z)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;\n]\s")


def limit_of(words: str) -> Limit | None:
    """The limit of the first limited sentence, the longest where it offers two."""
    head = _VALIDITY.sub(lambda found: " " * len(found.group()), words[:2500])
    found = [one for one in limits_in(head) if _binds(head, one)]
    if not found:
        return Limit(Decimal(0), "working_day") if _IMMEDIATE.search(head[:300]) else None
    first = found[0]
    end = _SENTENCE_END.search(head, first.end)
    same = [one.limit for one in found if one.start < (end.start() if end else len(head))]
    same = [
        one for one in same if not _COMPLETE.search(head[first.end : _place(found, one)])
    ] or same[:1]
    return max(same, key=hours)


def _place(found: Sequence[Found], limit: Limit) -> int:
    return next(one.start for one in found if one.limit == limit)


def _binds(text: str, found: Found) -> bool:
    before = text[max(0, found.start - 40) : found.start]
    if found.limit.unit in ("hour", "minute") and _CLOCK.search(before):
        return False
    return not _NO_LIMIT_BEFORE.search(before) and not _NO_LIMIT_AFTER.match(text, found.end)
