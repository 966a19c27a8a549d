"""Where one stage holds several acts of different actors: the places at which a step begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from registry.portal.steps.actions import begins_with_verb, tells_verb
from registry.portal.steps.actors import Subject, actor_at, marks_end, subject_of
from registry.portal.steps.things import is_listed
from registry.portal.time_limits import limits_in
from registry.portal.words import CAPITALS

# A stage falls into lines, lines into sentences; a new time limit opens one whatever stands before.
_UNITS = re.compile(
    rf"\n+|(?<!\s\d\.)(?<=[.;])\s+(?=[-+]?\s?[{CAPITALS}(])|(?<=;)\s+(?=trong\s+(?:thời\s+(?:hạn|gian)|vòng)\s|"
    r"trên\s+cơ\s+sở\s|căn\s+cứ\s|sau\s+khi\s)"
    r"|(?<=\w)[ ]+(?=Trong\s+(?:thời\s+(?:hạn|gian)|vòng)\s)"
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
    r"(?:(?!\b(?:phải|có|nộp|gửi|lập|làm|thực\s+hiện|kiểm|xem)\b)[^,;.]){0,60}?"
    r"\bđược\s+(?!giao|phân|ủy|uỷ|lấy|xin|hỏi|đề|yêu|phép|cấp\s+phép|phong|bổ|"
    r"[^,;.]{3,90}?\s(?:giao|phân\s+công|phân\s+cấp|(?:ủy|uỷ)\s+quyền|chỉ\s+định)\b|"
    r"[^,;.]{3,160}?\s(?:phải|có\s+trách\s+nhiệm)\s)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[\s\-+*•(]*(?:lưu\s+ý|ghi\s+chú|chú\s+ý|hội\s+đồng\s+\S+\s\S+\s(?:có|gồm)|việc\s"
    r"|thời\s+(?:hạn|gian)\s+(?:sử\s+dụng|bổ\s+sung|hoàn\s+thiện|giải\s+trình)|địa\s+chỉ\s"
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
# What an applicant does inside the check: completes, explains, receives.
_REACTS = re.compile(
    r"bổ\s+sung|hoàn\s+(?:thiện|chỉnh)|giải\s+trình|chỉnh\s+sửa|sửa\s+đổi|khắc\s+phục|"
    r"(?<!xác\s)(?<!chứng\s)(?<!công\s)\bnhận\b(?!\s+cha)|lựa\s+chọn|chịu\s+trách|có\s+quyền|được\s+(?:quyền|lựa|miễn|nhận)|"
    r"không\s+(?:phải|được)|khi\s+nộp|nộp\s+lại\s+(?:bộ\s+)?hồ\s+sơ|phải\s+(?:bảo\s+đảm|đảm\s+bảo|đáp\s+ứng|chịu)",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"[\s\-+*•]*trường\s+hợp\s+(?:đăng\s+ký|nộp)[^.;,:]{0,60}?\s"
    r"(?:mạng|trực\s+tuyến|điện\s+tử)\s*(?::|\n|(?-i:(?=[A-ZĐ])))",
    re.IGNORECASE,
)
_COLLECTS = re.compile(r"(?:\s*[^\s,;.]+){0,4}?\s*(?:đến\s+)?nhận\s+kết\s+quả\b", re.IGNORECASE)
_REACTS_WITHIN = 100  # characters behind the subject
# What somebody is, or need not do, is no act.
_NO_ACT = re.compile(
    r"(?:(?!\b(?:phải|có|nộp|gửi|lập|làm|thực\s+hiện|kiểm|xem)\b)[^,;.]){0,60}?"
    r"\b(?:(?:đồng\s+thời\s+)?là\s+(?:cơ\s+quan|đơn\s+vị|người|tổ\s+chức)\s+(?!chủ\s+trì|đầu|thẩm|tiếp|giải)|không\s+(?:được\s+)?yêu\s+cầu|"
    r"(?:bao\s+)?gồm(?:\s+có)?\s*:)",
    re.IGNORECASE,
)
# What becomes of a dossier that nobody completed in time belongs to the check.
_LAPSES = re.compile(
    r"[\s\-+*•]*(?:sau|hết|quá|trong)\s+(?:thời\s+hạn|thời\s+gian|\d)[^.;]{0,160}?\b(?:mà|nhưng|nếu)\s"
    r"[^.;]{0,120}?\b(?:không|chưa)\s+(?:gửi|nộp|bổ\s+sung|hoàn|giải\s+trình|nhận|có\s+văn|thực\s+hiện)",
    re.IGNORECASE,
)
# "submits to X, who decides": two acts in one sentence.
_SUBMITS = re.compile(
    r"\b(?:trình|báo\s+cáo)\s+(?:hồ\s+sơ\s+)?(?:cho\s+)?(?=(?P<who>[^.;:\n]{3,120}?)\s+"
    r"(?:xem\s+xét,?\s+)?(?:quyết\s+định|phê\s+duyệt|(?<!đăng\s)ký\b(?!\s+nháy)|ban\s+hành|"
    r"chấp\s+thuận|công\s+nhận|cấp\s(?!có|trên|tỉnh|xã|huyện|trung|bộ|dưới)|thành\s+lập|bổ\s+nhiệm|"
    r"tổ\s+chức\s+thẩm|ra\s+quyết))",
    re.IGNORECASE,
)
# "passes it to the desk, which hands it out": the desk's own act.
_HANDS_ON = re.compile(
    r"(?:chuyển|gửi)\s+(?:\S+\s){0,6}?(?:cho\s+|đến\s+|về\s+|tới\s+)?(?=(?:bộ\s+phận|"
    r"trung\s+tâm)\s+(?:[^.;\n]{0,60}?)(?:để\s+)?(?:trả|thông\s+báo|giao)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Act:
    """One act: where its words start and end, who acts, and the words that say so."""

    start: int
    end: int
    actor: str | None
    subject: str
    predicate: int | None = None
    limited: bool = False  # it opens with a time limit
    is_note: bool = False  # it tells a rule or a right, and nothing that is done


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    actor: str | None
    subject: str
    predicate: int
    branch: bool
    limited: bool
    has_limit: bool
    note: bool


def acts_of(text: str, start: int, end: int, inherited: str | None) -> list[Act]:
    """The acts of one stage, in order; there is always one."""
    units = list(_units(text, start, end))
    if not units:
        return [Act(start, end, inherited, "")]
    groups: list[list[_Unit]] = [[units[0]]]
    for unit in units[1:]:
        if _begins(groups[-1], unit, text):
            groups.append([unit])
        else:
            groups[-1].append(unit)
    acts = [_act(group, position, groups, end) for position, group in enumerate(groups)]
    return list(accumulate(acts, _goes_on))


def _goes_on(before: Act, act: Act) -> Act:
    """An act of a stage that names nobody is that of the one who acted before."""
    return act if act.actor else replace(act, actor=before.actor, subject=before.subject)


def _act(group: list[_Unit], position: int, groups: list[list[_Unit]], end: int) -> Act:
    last = groups[position + 1][0].start if position + 1 < len(groups) else end
    named = group[0] if group[0].actor else None
    named = named or next((unit for unit in group if unit.actor and not unit.branch), None)
    named = named or next((unit for unit in group if unit.actor), None)
    is_note = group[0].note and named is None
    limited = not is_note and any(unit.limited for unit in group)
    if named is None:
        return Act(group[0].start, last, None, "", limited=limited, is_note=is_note)
    return Act(group[0].start, last, named.actor, named.subject, named.predicate, limited, is_note)


def _units(text: str, start: int, end: int) -> Iterator[_Unit]:
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


def _unit(text: str, start: int, end: int, *, in_note: bool) -> _Unit:
    words = text[start:end]
    core = words[marks_end(words) :]
    note = in_note or bool(_NOTE.match(core)) or is_listed(text, start)
    files = not note and _FILES.match(core) is not None
    subject = None if note or files or _is_heading(words) else subject_of(words)
    lapses = bool(_LAPSES.match(core))
    limits = any(True for _ in limits_in(words[:400]))
    limited = limits and not lapses and not note and _opens_with_limit(words, core, subject)
    branch = lapses or bool(BRANCH.match(words))
    if subject is not None and (acted_upon := _PASSIVE.match(words, subject.end)):
        subject = _by_whom(words, acted_upon.end())
    if subject is None or _NO_ACT.match(words, subject.end) or _is_name(words[subject.end :]):
        actor = "applicant" if files else None
        return _Unit(start, end, actor, "", start, branch, limited, limits, note)
    place = start + subject.end
    return _Unit(
        start, end, subject.actor, subject.words.lower(), place, branch, limited, limits, note
    )


def _is_name(rest: str) -> bool:
    """What follows a subject only goes on with its name."""
    rest = rest.strip()
    return len(rest) <= _NAME_LENGTH and rest[-1:] != ":" and not tells_verb(rest)


_NAME_LENGTH = 70


def _opens_with_limit(words: str, core: str, subject: Subject | None) -> bool:
    """ "Within 5 days X does", or "X, within 5 days, does"."""
    if _OWN_LIMIT.match(core):
        return True
    return subject is not None and _THEN_LIMIT.match(words, subject.end) is not None


def _by_whom(words: str, place: int) -> Subject | None:
    """ "a is given it by X": X acts."""
    actor = actor_at(words, place)
    if actor is None or actor == "applicant":
        return None
    return Subject(actor, place, place, words[place : place + 60])


def _is_heading(words: str) -> bool:
    """A case or a channel that the lines below speak of."""
    return words.rstrip().endswith(":") and bool(BRANCH.match(words))


def _begins(group: list[_Unit], unit: _Unit, text: str) -> bool:
    """Whether this unit is an act of its own and not part of the one before."""
    current = next((one for one in group if one.actor and not one.branch), None)
    current = current or next((one for one in group if one.actor), None)
    if unit.actor is None or current is None:
        if current is None or unit.branch:
            return False
        return (unit.limited and current.limited) or _is_own_item(group, unit, text)
    if unit.actor == "applicant":
        return _applicant_begins(group, current, unit, text)
    if unit.branch:
        return (current.actor != unit.actor and current.actor in _OTHERS) or _is_receipt(current)
    if unit.limited and any(one.has_limit for one in group):
        return True
    if group[-1].branch and unit.actor in DESK and current.actor in DESK:
        return False
    limits = unit.has_limit and any(one.has_limit for one in group)
    return _other_actor(current, unit, limits=limits)


def _is_own_item(group: Sequence[_Unit], unit: _Unit, text: str) -> bool:
    """A listed act with a time limit, behind another with one."""
    marks = marks_end(text[unit.start : unit.end])
    return (
        unit.has_limit
        and marks > 0
        and any(one.has_limit for one in group)
        and begins_with_verb(text[unit.start + marks : unit.end])
    )


def _is_receipt(unit: _Unit) -> bool:
    """What the applicant is told by a system, which decides nothing."""
    return unit.actor == "agency" and unit.subject.startswith("người nộp")


# Behind these an authority's branch is no branch of what they do.
_OTHERS = frozenset({"applicant", "council", "organisation"})
DESK = frozenset({"agency", "one_stop"})


def _applicant_begins(group: Sequence[_Unit], current: _Unit, unit: _Unit, text: str) -> bool:
    if unit.branch and _ONLINE.match(text, unit.start):
        return current.actor != "applicant"
    if _COLLECTS.match(text, unit.predicate):
        return not unit.branch
    same_line = "\n" not in text[group[-1].end : unit.start]
    if unit.branch or current.actor == "applicant" or (group[-1].branch and same_line):
        return False
    return not _REACTS.search(text, unit.predicate, min(unit.end, unit.predicate + _REACTS_WITHIN))


def _other_actor(current: _Unit, unit: _Unit, *, limits: bool) -> bool:
    """Somebody else acts; one office under two names does only in time limits of its own."""
    if current.actor != unit.actor:
        return True
    if unit.actor not in {"agency", "head", "other_agency"}:
        return False
    if current.subject[:14] == unit.subject[:14]:
        return False
    return limits or _name(current) != _name(unit)


# The tax office has several names within one text.
_TAX_OFFICE = re.compile(
    r"(?:cơ\s+quan|công\s+chức|chi\s+cục|cục)\s+(?:quản\s+lý\s+)?thuế\b", re.IGNORECASE
)


def _name(unit: _Unit) -> str:
    """Who is named, as far as it tells two bodies apart."""
    return "thuế" if _TAX_OFFICE.match(unit.subject) else unit.subject[:14]


def submitted_to(text: str, start: int, end: int) -> int | None:
    """Where in a step the one who decides on the submission is named, or None."""
    found = _SUBMITS.search(text, start, end)
    if found is None:
        return None
    actor = actor_at(text, found.end())
    return found.end() if actor in {"head", "agency"} else None


def handed_to(text: str, start: int, end: int) -> int | None:
    """Where in a step the desk is named that hands the result out, or None."""
    found = _HANDS_ON.search(text, start, end)
    if found is None:
        return None
    sentence = max(text.rfind("\n", start, found.start()), text.rfind(". ", start, found.start()))
    branch = BRANCH.match(text, max(sentence, start), found.start())
    return (
        None
        if branch and _APOLOGY.search(text, max(sentence, start), found.start())
        else found.end()
    )


# A failed or late check goes back through the desk, which is no step of its own.
_APOLOGY = re.compile(r"xin\s+lỗi|bổ\s+sung|từ\s+chối|chậm", re.IGNORECASE)
