"""Where one stage holds several acts of different actors: the places at which a step begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from registry.portal.steps.actions import begins_with_verb
from registry.portal.steps.actors import marks_end
from registry.portal.steps.phrases import REFUSES
from registry.portal.steps.units import LAPSES, Unit, opens_line, units_of

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
_COLLECTS = re.compile(
    r"\s*(?:[^\s,;.]+\s+){0,4}?(?:đến\s+)?nhận\s+(?:kết\s+quả|tiền)\b", re.IGNORECASE
)
_REACTS_WITHIN = 100  # characters behind the subject


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


def acts_of(text: str, start: int, end: int, inherited: str | None) -> list[Act]:
    """The acts of one stage, in order; there is always one."""
    units = list(units_of(text, start, end))
    if not units:
        return [Act(start, end, inherited, "")]
    groups: list[list[Unit]] = [[units[0]]]
    for unit in units[1:]:
        group = groups[-1]
        near = _near(group)
        if (
            _is_titled(units, unit, text)
            or _limited_branch(near, unit, text)
            or _begins(near, unit, text)
        ):
            groups.append([*_headings(group, unit, text), unit])
        else:
            group.append(unit)
    acts = [_act(group, position, groups, end) for position, group in enumerate(groups)]
    return list(accumulate(acts, _goes_on))


_MOST = 100  # sentences of an act that say what it is
_FAR = 10_000  # characters of them


def _near(group: Sequence[Unit]) -> Sequence[Unit]:
    """The first sentences of an act and its last, however many a hostile text has."""
    return group if len(group) <= _MOST else [*group[:_MOST], group[-1]]


def _until(group: Sequence[Unit]) -> int:
    """How far the words of an act are searched."""
    return min(group[-1].end, group[0].start + _FAR)


def _headings(group: list[Unit], unit: Unit, text: str) -> list[Unit]:
    """What stands over a unit that begins, taken off the group before: a case, on its own line."""
    last = group[-1]
    line = text[last.start : last.end].rstrip()
    stands_over = (
        len(group) > 1
        and last.actor is None
        and not (last.has_limit or last.note)
        and line[-1:] not in ".;,"
        and opens_line(text, last.start)
        and _mark(text, last) != _mark(text, unit)
    )
    return [group.pop()] if stands_over else []


def _mark(text: str, unit: Unit) -> str:
    """The first list mark of a line, "" for none."""
    return text[unit.start : unit.start + marks_end(text[unit.start : unit.end])].strip()[:1]


# What the tax offices call the parts of their work, once for each way of filing.
_TITLED = re.compile(
    r"[\s\-+*]*(kiểm\s+tra,\s+giải\s+quyết\s+hồ\s+sơ|hồ\s+sơ\s+được\s+chấp\s+nhận\s+giải\s+quyết)\s*:",
    re.IGNORECASE,
)


def _is_titled(units: Sequence[Unit], unit: Unit, text: str) -> bool:
    """Whether a unit is the first of a stage under its title."""
    found = _TITLED.match(text, unit.start, unit.end)
    if found is None:
        return False
    before = (_TITLED.match(text, one.start, one.end) for one in units if one.start < unit.start)
    return all(other is None or other.group(1) != found.group(1) for other in before)


def _goes_on(before: Act, act: Act) -> Act:
    """An act of a stage that names nobody is that of the one who acted before."""
    return act if act.actor else replace(act, actor=before.actor, subject=before.subject)


def _act(group: list[Unit], position: int, groups: list[list[Unit]], end: int) -> Act:
    last = groups[position + 1][0].start if position + 1 < len(groups) else end
    named = _named(group)
    is_note = group[0].note and named is None
    limited = not is_note and any(unit.limited for unit in group)
    if named is None:
        return Act(group[0].start, last, None, "", limited=limited, is_note=is_note)
    return Act(group[0].start, last, named.actor, named.subject, named.predicate, limited, is_note)


def _named(group: Sequence[Unit]) -> Unit | None:
    """Who acts in a group: its first sentence says so, else one that is no branch, else a branch.

    An applicant who only reacts to what a branch says does not.
    """
    named = [unit for unit in group if unit.actor]
    if not named or named[0] is group[0]:
        return named[0] if named else None
    first = next((unit for unit in named if not unit.branch), named[0])
    return named[0] if first.actor == "applicant" else first


# One way of filing among others, a refusal, a dossier that lacks something.
_WAY = re.compile(
    r"[\s\-+*•]*(?:trường\s+hợp|nếu|đối\s+với)\s[^,.;:]{0,60}?(?:nộp|gửi|nhận|đăng\s+ký|thực\s+hiện)\s[^,;.]{0,90}?"
    r"(?:trực\s+tiếp|gián\s+tiếp|trực\s+tuyến|bưu\s+chính|bưu\s+điện|điện\s+tử|mạng)",
    re.IGNORECASE,
)
_IS_REFUSAL = re.compile(rf"[\s\-+*•]*(?:trường\s+hợp|nếu)\s+(?:bị\s+)?{REFUSES}", re.IGNORECASE)
_LACKS = re.compile(
    r"[\s\-+*•]*(?:trường\s+hợp|nếu)\s[^,;:]{0,90}?\b(?:(?:chưa|không)\s+(?:đầy|đủ|hợp|đúng|bảo|đảm)|"
    r"cần\s+(?:bổ|sửa|chỉnh|giải)|thiếu|bổ\s+sung)",
    re.IGNORECASE,
)
_CHECKS = re.compile(
    r"kiểm\s+tra|tính\s+(?:đầy|hợp|chính)|thành\s+phần\s+hồ\s+sơ|xem\s+xét\s+hồ", re.IGNORECASE
)


_CASE_WITH_LIMIT = re.compile(
    r"[\s\-+*•]+(?:đối\s+với|trường\s+hợp)\s[^:\n]{3,200}:\s*trong\s+(?:thời|vòng)", re.IGNORECASE
)


def _limited_branch(group: Sequence[Unit], unit: Unit, text: str) -> bool:
    """A case, on a line of its own, that the authority settles within another time.

    That a dossier lacks something is told of the step that checks, where there is one.
    """
    words = text[unit.start : unit.end]
    if not (unit.branch and unit.has_limit and opens_line(text, unit.start)):
        return False
    if unit.actor in (None, "applicant") or any(
        pattern.match(words) for pattern in (_WAY, _IS_REFUSAL, LAPSES)
    ):
        return False
    told = [one.limit for one in group if one.limit is not None]
    if unit.limit is None or not told:
        return False
    if unit.limit in told and not _CASE_WITH_LIMIT.match(words):
        return False
    return not (_LACKS.match(words) and _CHECKS.search(text, group[0].start, _until(group)))


def _begins(group: Sequence[Unit], unit: Unit, text: str) -> bool:
    """Whether this unit is an act of its own and not part of the one before."""
    current = next((one for one in group if one.actor and not one.branch), None)
    current = current or next((one for one in group if one.actor), None)
    if unit.actor is None or current is None:
        if current is None or unit.branch:
            return False
        return (unit.limited and current.limited) or _is_own_item(group, unit, text)
    if unit.hands_out:
        return not any(one.hands_out for one in group)
    if unit.actor == "applicant":
        return _applicant_begins(group, current, unit, text)
    if unit.branch:
        return (current.actor != unit.actor and current.actor in _OTHERS) or _is_receipt(current)
    if unit.limited and (
        any(one.has_limit for one in group)
        or _HANDS_RECEIPT.search(text, group[0].start, _until(group))
    ):
        return True
    if group[-1].branch and unit.actor in DESK and current.actor in DESK:
        return False
    limits = unit.has_limit and any(one.has_limit for one in group)
    return _other_actor(current, unit, limits=limits)


def _is_own_item(group: Sequence[Unit], unit: Unit, text: str) -> bool:
    """A listed act with a time limit, behind another with one."""
    marks = marks_end(text[unit.start : unit.end])
    return (
        unit.has_limit
        and marks > 0
        and any(one.has_limit for one in group)
        and begins_with_verb(text[unit.start + marks : unit.end])
    )


# What is handed over when a dossier is taken in.
_HANDS_RECEIPT = re.compile(
    r"\b(?:trao|cấp|gửi)\s+(?:\S+\s){0,2}?(?:giấy|phiếu)\s+(?:tiếp|biên)\s+nhận", re.IGNORECASE
)


def _is_receipt(unit: Unit) -> bool:
    """What the applicant is told by a system, which decides nothing."""
    return unit.actor == "agency" and unit.subject.startswith("người nộp")


# Behind these an authority's branch is no branch of what they do.
_OTHERS = frozenset({"applicant", "council", "organisation"})
DESK = frozenset({"agency", "one_stop"})


def _applicant_begins(group: Sequence[Unit], current: Unit, unit: Unit, text: str) -> bool:
    if unit.branch and _ONLINE.match(text, unit.start):
        return current.actor != "applicant"
    if _COLLECTS.match(text, unit.predicate):
        return not unit.branch
    same_line = "\n" not in text[group[-1].end : unit.start]
    if unit.branch or current.actor == "applicant" or (group[-1].branch and same_line):
        return False
    return not _REACTS.search(text, unit.predicate, min(unit.end, unit.predicate + _REACTS_WITHIN))


def _other_actor(current: Unit, unit: Unit, *, limits: bool) -> bool:
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
    r"(?:cơ\s+quan|công\s+chức|chi\s+cục|cục)\s+(?:quản\s+lý\s+)?thuế\b|cổng\s+thông\s+tin\b",
    re.IGNORECASE,
)


def _name(unit: Unit) -> str:
    """Who is named, as far as it tells two bodies apart."""
    return "thuế" if _TAX_OFFICE.match(unit.subject) else unit.subject[:14]
