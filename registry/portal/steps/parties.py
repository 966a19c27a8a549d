"""Who a step's actor is: its subject, read beside its act and the other steps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from registry.portal.steps.actors import marks_end
from registry.portal.steps.acts import Act
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
    r"|làm\s+(?:đơn|thủ)|nhận\s+kết|đến|thực\s+hiện\s+việc\s+kê|thực\s+hiện\s+(?:các\s+công|"
    r"kê)|căn\s+cứ|điền|cung\s+cấp|tải|thanh\s+toán|nhận)\b",
    re.IGNORECASE,
)
_FILES = re.compile(
    r"\b(?:nộp|gửi|lập|chuẩn\s+bị|kê\s+khai|làm)\s+(?:\S+\s){0,6}?(?:hồ\s+sơ|đơn|tờ\s+khai|"
    r"văn\s+bản|giấy|đề\s+nghị|thông\s+báo)|\bnộp\b",
    re.IGNORECASE,
)


def unnamed_actor(words: str, before: Sequence[Act]) -> str:
    """Who acts where nobody is named: filing is the applicant's, everything else the agency's."""
    core = words[marks_end(words) :]
    if _BY_APPLICANT.match(core) or (not before and _FILES.search(core[:500])):
        return "applicant"
    if not any(
        act.actor in {"agency", "head", "one_stop", "court"} for act in before
    ) and _FILES.search(core[:300]):
        return "applicant"
    return "agency"


_OPINION = re.compile(
    r"\b(?:có|gửi|cho|tham\s+gia)\s+(?:văn\s+bản\s+)?(?:tham\s+gia\s+)?ý\s+kiến", re.IGNORECASE
)
_SIGNS = re.compile(
    r"(?:người\s+đứng\s+đầu|thủ\s+trưởng|giám\s+đốc|lãnh\s+đạo|chủ\s+tịch|bộ\s+trưởng|cục\s+trưởng)"
    r"[^,;.]{0,60}\bký\b",
    re.IGNORECASE,
)


def deciders(text: str, steps: Sequence[Step]) -> list[Step]:
    """Who decides on another's submission or signs is the head; who gives an opinion was asked."""
    found: list[Step] = []
    for step in steps:
        words = text[step.start : step.end][:900]
        proposed = any(one.action == "propose" for one in found)
        if step.actor == "agency" and step.action == "decide":
            if _SIGNS.search(words) or (proposed and _is_body(step.subject)):
                step = replace(step, actor="head")
        elif step.actor == "agency" and step.action == "consult" and _OPINION.search(words):
            step = replace(step, actor="other_agency")
        found.append(step)
    return found


def _is_body(subject: str) -> bool:
    return bool(re.match(r"(?:ủy|uỷ)\s+ban\s+nhân|ubnd|bộ\s|chính\s+phủ", subject, re.IGNORECASE))
