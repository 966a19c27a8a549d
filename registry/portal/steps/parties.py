"""Who a step's actor is: its subject, read beside its act and the other steps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from registry.portal.steps.actors import actor_at, marks_end
from registry.portal.steps.phrases import REFUSES, SUBMITS
from registry.portal.time_limits import Limit


@dataclass(frozen=True, slots=True)
class Step:
    """One step before it becomes a mapping."""

    start: int
    end: int
    actor: str
    action: str
    limit: Limit | None
    subject: str


_BY_APPLICANT = re.compile(
    r"\s*(?:nộp|gửi|chuẩn\s+bị|kê\s+khai|khai|lập|đăng\s+(?:ký|nhập)|truy\s+cập|xuất\s+trình"
    r"|làm\s+(?:đơn|thủ)|nhận\s+kết|đến|(?:tiến\s+hành|thực\s+hiện)\s+(?:việc\s+)?(?:các\s+công|kê|khai|nộp|đăng)|"
    r"căn\s+cứ|điền|cung\s+cấp|tải|thanh\s+toán|nhận)\b",
    re.IGNORECASE,
)
_FILES = re.compile(
    r"\b(?:nộp|gửi|lập|chuẩn\s+bị|kê\s+khai|làm)\s+(?:\S+\s){0,6}?(?:hồ\s+sơ|đơn|tờ\s+khai|"
    r"văn\s+bản|giấy|đề\s+nghị|thông\s+báo)|\bnộp\b|\bkhai\s+báo\b",
    re.IGNORECASE,
)


_OF_DESK = re.compile(r"(?:\d[.)]\s*)?tiếp\s+nhận\s+(?:và\s|hồ\s+sơ)", re.IGNORECASE)
_PASSES_ON = re.compile(r"(?:luân\s+)?chuyển\s+hồ\s+sơ\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:ký\s+(?:duyệt|ban|phát)|phê\s+duyệt|quyết\s+định)\b(?![^.;]{0,160}\bđược\s)", re.IGNORECASE
)
_SENDS = re.compile(r"gửi\s", re.IGNORECASE)
_AUTHORITIES = frozenset({"agency", "head", "one_stop", "court", "council", "other_agency"})


# What is done on the pages of the portal, before any authority acts.
_ON_SCREEN = re.compile(
    r"(?:nhập|chọn|lựa\s+chọn|sử\s+dụng|tìm|xác\s+nhận|ký\s+số|ký\s+điện|kiểm\s+tra\s+(?:lại|thông)|đính\s+kèm)\b",
    re.IGNORECASE,
)


def unnamed_actor(words: str, before: Sequence[Step]) -> str:
    """Who acts where nobody is named: filing is the applicant's, most other acts the agency's."""
    core = words[marks_end(words) :]
    acted = any(step.actor in _AUTHORITIES for step in before)
    sends = acted and _SENDS.match(core) and not _FILES.search(core[:120])
    if (_BY_APPLICANT.match(core) and not sends) or (not before and _FILES.search(core[:500])):
        return "applicant"
    if not acted and _FILES.search(core[:300]):
        return "applicant"
    if not acted and before and _ON_SCREEN.match(core):
        return "applicant"
    at_desk = bool(before) and before[-1].actor == "one_stop"
    if _OF_DESK.match(core) or (at_desk and _PASSES_ON.match(core)):
        return "one_stop"
    return "head" if _SIGNED.match(core) else "agency"


# An applicant whose first verb is one of these is a body of the state that the words do not show.
_STATE_ACT = re.compile(
    r"(?:(?!\b(?:nộp|gửi|đề\s+nghị|yêu\s+cầu|lập|xin|kê|chuẩn\s+bị|được|đã|do|có\s+nhu)\b)[^,;.\n]){0,80}?"
    r"\b(?:tổ\s+chức\s+thẩm\s+định|ra\s+quyết\s+định|ban\s+hành\s+quyết\s+định|phê\s+duyệt|"
    r"(?:kiểm\s+tra|thẩm\s+định|thẩm\s+tra|xem\s+xét)(?:,\s+\S+\s\S+)*(?:\s+và\s+\S+\s\S+)?\s+hồ\s+sơ(?!\s+(?:đã|trước)\b))\b",
    re.IGNORECASE,
)
# Who takes a dossier in and appraises it, or refers it to the one who decides, is more than a desk.
_BEYOND_DESK = re.compile(r"(?:cơ\s+quan|đơn\s+vị)\s+tiếp\s+nhận", re.IGNORECASE)
_REFERS = re.compile(
    r"\b(?:trình|báo\s+cáo|đề\s+nghị)\s+(?:(?:ủy|uỷ)\s+ban|ubnd|chủ\s+tịch|bộ\s)"
    r"|\A[^.;,]{0,30}?\b(?:tổ\s+chức|hoàn\s+thành|tiến\s+hành)\s+(?:việc\s+)?thẩm\s+định",
    re.IGNORECASE,
)
# Bodies with one task of their own, which most procedures only ask for it.
_ONE_TASK = r"(thuế|kho\s+bạc|biên\s+phòng|hải\s+quan|kiểm\s+dịch|bảo\s+hiểm\s+xã\s+hội)\b"
_SPECIAL = re.compile(
    rf"(?:cơ\s+quan\s+)?{_ONE_TASK}|cơ\s+quan\s+thu\s",
    re.IGNORECASE,
)


def named_actor(actor: str, subject: str, predicate: str, own: str) -> str:
    """Who a named subject is in this procedure; `own` has the names of its own authorities."""
    if actor == "applicant" and _STATE_ACT.match(predicate):
        return "agency"
    if actor == "one_stop" and _BEYOND_DESK.match(subject):
        return "agency" if _REFERS.search(predicate[:300]) else actor
    special = _SPECIAL.match(subject) if actor == "agency" else None
    if special and (special.group(1) or "thuế").lower() not in own:
        return "other_agency"
    return actor


# A body with a general name that files, where nobody else does, is the applicant.
_GENERAL = re.compile(r"(?:các\s+)?(?:đơn\s+vị|cơ\s+quan|tổ\s+chức|bộ)\b", re.IGNORECASE)
_HANDS_IN = re.compile(
    r"\b(?:gửi|nộp|báo\s+cáo|trình|ý\s+kiến[^.;]{0,30}\scủa)\s+(?:[^.;]{0,90}\s)?(?:bộ|sở|(?:chi\s+)?cục|ủy\s+ban|ubnd|ngân\s+hàng\s+nhà|kho\s+bạc|cảng\s+vụ|công\s+an)\b",
    re.IGNORECASE,
)


_EMPLOYER = re.compile(r"(?:đơn\s+vị|người)\s+(?:sdlđ|sử\s+dụng\s+lao)", re.IGNORECASE)


def first_filer(text: str, steps: Sequence[Step]) -> list[Step]:
    """The steps, the first as the applicant's where no other is and it hands something in.

    An employer who files for nobody else is the applicant.
    """
    found = list(steps)
    if all(step.actor != "applicant" for step in found):
        found = [replace(s, actor="applicant") if _EMPLOYER.match(s.subject) else s for s in found]
    first = found[0] if found else None
    if (
        first is not None
        and len(found) > 1
        and first.actor in ("agency", "other_agency")
        and _GENERAL.match(first.subject)
        and all(step.actor != "applicant" for step in found)
        and _HANDS_IN.search(text, first.start, first.end)
    ):
        found[0] = replace(first, actor="applicant", action="submit", limit=None)
    return found


# Submitted by another body and received by the one that decides.
_RECEIVED = re.compile(
    r"nhận\s+(?:được\s+)?[^,;]{0,40}?(?:báo\s+cáo|tờ\s+trình|hồ\s+sơ\s+(?:trình|đề\s+nghị)|văn\s+bản\s+(?:đề\s+nghị|trình))"
    r"[^,;]{0,60}?\scủa\s+(?:sở|phòng|cục|vụ|cơ\s+quan|tổng\s+cục|ban\s+quản\s+lý|hội\s+đồng|(?:ủy|uỷ)\s+ban|văn\s+phòng)",
    re.IGNORECASE,
)


_OPINION = re.compile(
    r"\b(?:có|gửi|cho|tham\s+gia)\s+(?:văn\s+bản\s+)?(?:tham\s+gia\s+)?ý\s+kiến", re.IGNORECASE
)
_SIGNS = re.compile(
    r"(?:người\s+đứng\s+đầu|thủ\s+trưởng|giám\s+đốc|lãnh\s+đạo|chủ\s+tịch|bộ\s+trưởng|cục\s+trưởng)"
    r"[^,;.]{0,60}\bký\b",
    re.IGNORECASE,
)


# Who was asked for an opinion gives it.
_ASKED = re.compile(
    r"\bđược\s+(?:gửi\s+)?(?:lấy|hỏi|xin)\s+ý\s+kiến\s+(?:có\s+trách\s+nhiệm\s+|phải\s+)?(?:gửi\s+)?"
    r"(?:trả\s+lời|có\s+(?:ý\s+kiến|văn\s+bản))",
    re.IGNORECASE,
)
# Only the people's committee, that is its chairman, submits to the people's council.
_TO_COUNCIL = re.compile(
    rf"{SUBMITS}\s+(?:thường\s+trực\s+)?(?:hội\s+đồng\s+nhân\s+dân|hđnd)\b", re.IGNORECASE
)


def deciders(text: str, steps: Sequence[Step]) -> list[Step]:
    """Who decides on another's submission or signs is the head; who gives an opinion was asked."""
    found: list[Step] = []
    submitted = False
    for step in steps:
        words = text[step.start : step.start + 900][: step.end - step.start]
        proposed = submitted or _RECEIVED.search(words)
        if step.actor == "agency" and _ASKED.search(words[:400]):
            step = replace(step, actor="other_agency", action="consult")
        elif step.actor == "agency" and step.action == "decide":
            if _SIGNS.search(words) or (proposed and _is_body(step.subject)):
                step = replace(step, actor="head")
        elif step.actor == "agency" and _hands_to_council(text, step):
            step = replace(step, actor="head" if _is_committee(step.subject) else step.actor)
        elif step.actor == "agency" and step.action == "consult" and _OPINION.search(words):
            step = replace(step, actor="other_agency")
        submitted = submitted or (step.action == "propose" and step.actor != "applicant")
        found.append(step)
    return found


# Who refuses the matter, and not only a dossier that lacks something, says why.
_REFUSES = re.compile(
    rf"(?:trường\s+hợp|nếu)\s[^.;,]{{0,60}}?{REFUSES}[^.]{{0,200}}?\blý\s+do\b",
    re.IGNORECASE,
)
_DECISIONS = frozenset({"decide", "propose"})


def with_decision(text: str, steps: Sequence[Step]) -> list[Step]:
    """The steps; where none decides, the last in which an authority may refuse is the decision."""
    found = list(steps)
    if any(step.action in _DECISIONS for step in found):
        return found
    for place in reversed(range(len(found))):
        step = found[place]
        if step.actor in _AUTHORITIES - {"one_stop", "other_agency"} and _REFUSES.search(
            text, step.start, step.end
        ):
            found[place] = replace(step, action="decide")
            break
    return found


def own_bodies(text: str, steps: Sequence[Step], own: str) -> list[Step]:
    """A body with one task is the agency itself where no other authority acts or is named.

    So is the one that the applicant files with.
    """
    others = _AUTHORITIES - {"other_agency"}
    alone = actor_at(own.strip(), 0) not in others and all(s.actor not in others for s in steps)
    filed = _filed_with(text, steps)
    return [
        replace(step, actor="agency")
        if step.actor == "other_agency"
        and (found := _SPECIAL.match(step.subject))
        and (alone or (found.group(1) or "").lower() in filed)
        else step
        for step in steps
    ]


# Where a dossier goes: "sends it to the treasury".
_TO_BODY = re.compile(
    r"\b(?:đến|tới|cho|về|tại)\s+(?:cơ\s+quan\s+|chi\s+cục\s+|cục\s+)?"
    rf"{_ONE_TASK}",
    re.IGNORECASE,
)


def _filed_with(text: str, steps: Sequence[Step]) -> frozenset[str]:
    """The bodies with one task to which the first step of an applicant sends its dossier."""
    first = next((step for step in steps if step.actor == "applicant"), None)
    if first is None or first.action != "submit":
        return frozenset()
    found = _TO_BODY.finditer(text, first.start, min(first.end, first.start + 900))
    return frozenset(one.group(1).lower() for one in found)


def _hands_to_council(text: str, step: Step) -> bool:
    """Whether a step submits to the people's council, which may be named behind its end."""
    found = _TO_COUNCIL.search(text, step.start, step.end + 60)
    return found is not None and found.start() < step.end


def _is_committee(subject: str) -> bool:
    return not subject or bool(re.match(r"(?:ủy|uỷ)\s+ban\s+nhân|ubnd", subject, re.IGNORECASE))


def _is_body(subject: str) -> bool:
    return bool(re.match(r"(?:ủy|uỷ)\s+ban\s+nhân|ubnd|bộ\s|chính\s+phủ", subject, re.IGNORECASE))


def settled(text: str, steps: Sequence[Step], own: str) -> list[Step]:
    """The steps, each read beside the others: who files, whose bodies act, who decides.

    The order counts: a body is the agency only once the applicant is known, and a decision is
    looked for among those who can take it.
    """
    return with_decision(text, deciders(text, own_bodies(text, first_filer(text, steps), own)))
