"""The sentences of a stage: who acts in each, and whether it is a branch, a note, or limited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from registry.portal.steps.actions import hands_out, tells_verb
from registry.portal.steps.actors import Subject, marks_end, named_at, subject_of
from registry.portal.steps.limits import limit_of
from registry.portal.steps.things import is_listed
from registry.portal.time_limits import Limit, limits_in
from registry.portal.words import CAPITALS

# A stage falls into lines, lines into sentences; a new time limit opens one whatever stands before.
_UNITS = re.compile(
    rf"\n+|(?<!\s\d\.)(?<!\.\d\.)(?<=[.;])\s+(?=[-+]?\s?[{CAPITALS}(])|(?<=;)\s+(?=trong\s+(?:thời\s+(?:hạn|gian)|vòng)\s|"
    r"trên\s+cơ\s+sở\s|căn\s+cứ\s|sau\s+khi\s)"
    r"|(?<=\w)[ ]+(?=Trong\s+(?:thời\s+(?:hạn|gian)|vòng)\s)"
    r"|(?<=;)\s+(?=trường\s+hợp\s[^,;.\n]{3,90},\s+trong\s+(?:thời\s+(?:hạn|gian)|vòng)\s)"
)
BRANCH = re.compile(
    r"[\s\-+*•]*(?:\(?\w{1,3}[).]\s*)?(?:(?:trong\s+)?(?:trường\s+hợp|nếu|đối\s+với|riêng)\b|"
    r"(?:thành\s+phần\s+)?hồ\s+sơ\s+(?:chưa|không|đạt|đầy\s+đủ|đủ|hợp\s+lệ|được\s+chấp)[^:.;\n]{0,60}:)",
    re.IGNORECASE,
)
_OWN_LIMIT = re.compile(
    r"[\s\-+*•]*(?:\(?\w{1,3}[).]\s*)?(?:trong\s+(?:thời\s+(?:hạn|gian)|vòng)|chậm\s+nhất|"
    r"không\s+quá|tối\s+đa|hết\s+thời|thời\s+hạn|ngay\s+(?:sau\s+)?khi|sau\s+(?:thời\s+hạn|"
    r"\d))",
    re.IGNORECASE,
)
_THEN_LIMIT = re.compile(r"[^,;.]{0,80}?,?\s+trong\s+thời\s+(?:gian|hạn)\s", re.IGNORECASE)
# A subject that is acted upon does nothing itself; one that another charged with a task does.
_PASSIVE = re.compile(
    r"(?:(?!\b(?:phải|có|nộp|gửi|lập|làm|thực\s+hiện|kiểm|xem|thông\s+báo)\b)[^,;.]){0,60}?"
    r"\bđược\s+(?!giao|phân|ủy|uỷ|lấy|xin|hỏi|đề|yêu|phép|cấp\s+phép|phong|bổ|"
    r"[^,;.]{3,90}?\s(?:giao|phân\s+công|phân\s+cấp|(?:ủy|uỷ)\s+quyền|chỉ\s+định)\b|"
    r"[^,;.]{3,160}?\s(?:phải|có\s+trách\s+nhiệm)\s)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[\s\-+*•(]*(?:lưu\s+ý|ghi\s+chú|chú\s+ý|hội\s+đồng\s+(?:\S+\s){0,6}?(?:có\s+ít|gồm)|việc\s(?!trả\s+(?:kết|giấy))"
    r"|thời\s+(?:hạn|gian)\s+(?:sử\s+dụng|bổ\s+sung|hoàn\s+thiện|giải\s+trình|hiệu\s+lực|có\s+(?:giá|hiệu)|của\s+(?:giấy|chứng))|địa\s+chỉ\s"
    r"|nội\s+dung\s[^.;:]{0,60}gồm\b|thành\s+phần|cách\s+thức|"
    r"(?:các\s+)?thông\s+tin\s[^.]{0,160}được\s+(?:\S+\s){0,8}?(?:truyền|chuyển))",
    re.IGNORECASE,
)
# Filing is the applicant's, though nobody is named; a title alone tells no act.
_FILES = re.compile(
    r"nộp\s+(?:\S+\s){0,4}?(?:hồ\s+sơ|đơn|tờ\s+khai|văn\s+bản)\b[^:;\n]{25,}|"
    r"chuẩn\s+bị\s+(?:đầy\s+đủ\s+)?hồ\s+sơ\b[^:;\n]{15,}",
    re.IGNORECASE,
)
# What somebody is, or need not do, is no act.
_NO_ACT = re.compile(
    r"(?:(?!\b(?:phải|có|nộp|gửi|lập|làm|thực\s+hiện|kiểm|xem)\b)[^,;.]){0,60}?"
    r"\b(?:(?:đồng\s+thời\s+)?là\s+(?:cơ\s+quan|đơn\s+vị|người|tổ\s+chức)\s+(?!chủ\s+trì|đầu|thẩm|tiếp|giải)|không\s+(?:được\s+)?yêu\s+cầu|"
    r"(?:bao\s+)?gồm(?:\s+có)?\s*:)",
    re.IGNORECASE,
)
# What becomes of a dossier that nobody completed in time belongs to the check.
LAPSES = re.compile(
    r"[\s\-+*•]*(?:sau|hết|quá|trong)\s+(?:thời\s+hạn|thời\s+gian|\d)[^.;]{0,160}?\b(?:mà|nhưng|nếu)\s"
    r"[^.;]{0,120}?\b(?:không|chưa)\s+(?:gửi|nộp|bổ\s+sung|hoàn|giải\s+trình|nhận(?!\s+được\s)|có\s+văn|thực\s+hiện)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One sentence: where it stands, and what it tells of who acts, and when."""

    start: int
    end: int
    actor: str | None
    subject: str = ""
    predicate: int  # where the words behind the subject start
    branch: bool = False
    limited: bool = False
    has_limit: bool = False
    note: bool = False
    limit: Limit | None = None
    hands_out: bool = False


def units_of(text: str, start: int, end: int) -> Iterator[Unit]:
    """The sentences of a stage; what follows a note on its line belongs to the note."""
    place = start
    note_until = start
    for cut_start, cut_end in [*_cuts(text, start, end), (end, end)]:
        if text[place:cut_start].strip():
            unit = _unit(text, place, cut_start, in_note=place < note_until)
            if unit.note and place >= note_until:
                line_end = text.find("\n", place, end)
                note_until = line_end if line_end >= 0 else end
            yield unit
        place = cut_end


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    found = (cut.span() for cut in _UNITS.finditer(text, start, end))
    return (cut for cut in found if text[cut[0]] == "\n" or not _in_brackets(text, start, cut[0]))


def _in_brackets(text: str, start: int, place: int) -> bool:
    """A list of names between brackets is one of them."""
    start = max(start, place - _BRACKETED, text.rfind("\n", start, place))
    opened = text.rfind("(", start, place)
    return opened > text.rfind(")", start, place) and text.find(")", place, place + _BRACKETED) > 0


_BRACKETED = 300  # characters between brackets


def _unit(text: str, start: int, end: int, *, in_note: bool) -> Unit:
    words = text[start:end]
    core = words[marks_end(words) :]
    note = in_note or bool(_NOTE.match(core)) or is_listed(text, start)
    if not note and hands_out(core) and opens_line(text, start):
        return Unit(start=start, end=end, actor="agency", predicate=start, hands_out=True)
    files = not note and _FILES.match(core) is not None
    subject = None if note or files or _is_heading(words) else subject_of(words)
    lapses = bool(LAPSES.match(core))
    limits = any(True for _ in limits_in(words[:400]))
    told = Unit(
        start=start,
        end=end,
        actor="applicant" if files else None,
        predicate=start,
        branch=lapses or bool(BRANCH.match(words)),
        limited=limits and not (lapses or note) and _opens_with_limit(words, core, subject),
        has_limit=limits,
        note=note,
        limit=limit_of(words),
    )
    if subject is not None and (acted_upon := _PASSIVE.match(words, subject.end)):
        subject = _by_whom(words, acted_upon.end())
    if subject is None or _NO_ACT.match(words, subject.end) or _is_name(words[subject.end :]):
        return told
    who = subject.words.lower()
    return replace(told, actor=subject.actor, subject=who, predicate=start + subject.end)


def opens_line(text: str, start: int) -> bool:
    """Whether a sentence stands at the beginning of a line."""
    return "\n" in text[max(0, start - 3) : start + 1] or start == 0


def _is_name(rest: str) -> bool:
    """What follows a subject only goes on with its name."""
    rest = rest.strip()
    return len(rest) <= _NAME_LENGTH and rest[-1:] != ":" and not tells_verb(rest)


_NAME_LENGTH = 140


def _opens_with_limit(words: str, core: str, subject: Subject | None) -> bool:
    """ "Within 5 days X does", or "X, within 5 days, does"."""
    if _OWN_LIMIT.match(core):
        return True
    return subject is not None and _THEN_LIMIT.match(words, subject.end) is not None


def _by_whom(words: str, place: int) -> Subject | None:
    """ "a is given it by X": X acts."""
    named = named_at(words, place)
    return named if named and named.actor != "applicant" else None


def _is_heading(words: str) -> bool:
    """A case or a channel that the lines below speak of."""
    return words.rstrip().endswith(":") and bool(BRANCH.match(words))
