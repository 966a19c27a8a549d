"""The steps of a record: stages cut into acts, each with actor, action, limit and its own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from registry.portal.actions import action_of
from registry.portal.actors import marks_end
from registry.portal.acts import Act, acts_of, handed_to, submitted_to
from registry.portal.groups import channels_in
from registry.portal.lines import tells_nothing
from registry.portal.stages import stages_of
from registry.portal.time_limits import Found, Limit, hours, limits_in
from registry.portal.words import one_line, pieces, slug

_IMMEDIATE = re.compile(
    r"\bngay\s+(?:khi|sau\s+khi|trong\s+ngày|lập\s+tức|tính)|trả\s+lời\s+ngay|"
    r"\bngay\b(?=[^.;]{0,40}(?:hồ\s+sơ|tính\s+đầy))",
    re.IGNORECASE,
)
# Days that limit nothing the authority does: validity, age of photographs, time before an event.
_NO_LIMIT_BEFORE = re.compile(
    r"(?:trước|quá\s+hạn|có\s+(?:giá\s+trị|hiệu\s+lực)|còn|chụp|thời\s+hạn\s+(?:của|"
    r"sử\s+dụng|giấy|hiệu)|hết\s+(?:thời\s+)?hạn|niêm\s+yết(?:\s+công\s+khai)?|"
    r"cách|(?<!không\s)quá|dưới"
    r"|từ|trên|sau\s+thời\s+hạn|gia\s+hạn|thêm|hơn|tuổi)\s*(?:thời\s+(?:hạn|"
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
_PRESENCE = re.compile(
    r"(?:phải|trực\s+tiếp)\s+(?:có\s+mặt|đến)|có\s+mặt\s+(?:khi|để|tại)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.;\n]\s")
_TITLE = re.compile(r"[^\n:.;]{3,90}(?=[:\n])")


@dataclass(frozen=True, slots=True)
class Step:
    """One step before it becomes a mapping."""

    start: int
    end: int
    actor: str
    action: str
    limit: Limit | None
    subject: str


def read_steps(text: str) -> list[dict[str, Any]]:
    """The steps a text describes, in order; their `text` laid end to end is the text again."""
    acts = _acts(text)
    acts = _split_submissions(text, acts)
    steps = [_step(text, act, acts[:place]) for place, act in enumerate(acts)]
    return _mappings(text, _deciders(text, steps))


def _acts(text: str) -> list[Act]:
    acts: list[Act] = []
    inherited: str | None = None
    for stage in stages_of(text):
        found = acts_of(text, stage.start, stage.end, inherited)
        if acts and (
            _goes_on(acts[-1], found[0], text, numbered=stage.numbered)
            or tells_nothing(acts[-1], found[0], text, stage)
        ):
            acts[-1] = replace(acts[-1], end=found[0].end)
            found = found[1:] or acts[-1:]
            acts.extend(found if found[0] is not acts[-1] else [])
        else:
            acts.extend(found)
        inherited = found[-1].actor or inherited
    return acts


# A line that announces a list of things, not of acts.
_LIST_OF_THINGS = re.compile(
    r"(?:gồm(?:\s+có)?|sau(?:\s+đây)?|như\s+sau|là)\s*:\s*\Z", re.IGNORECASE
)
_OTHER_WAY = re.compile(
    r"[\s\-+*•]*(?:nếu|trường\s+hợp|đối\s+với)\s+(?:lựa\s+chọn|nộp|thực\s+hiện|"
    r"hồ\s+sơ\s+nộp|gửi|\S+\s+nộp)"
    r"[^,.;]{0,80}(?:trực\s+tuyến|trực\s+tiếp|bưu\s+chính|điện\s+tử)",
    re.IGNORECASE,
)


def _goes_on(before: Act, act: Act, text: str, *, numbered: bool) -> bool:
    """An unnumbered stage that only goes on filing, or files another way, is the same act."""
    if numbered or before.actor != "applicant" or act.actor not in {"applicant", None}:
        return False
    words = text[act.start : act.end]
    if _OTHER_WAY.match(words):
        return True
    return (
        act.actor == "applicant"
        and action_of(words, words, "", "applicant") == "submit"
        and (
            action_of(
                text[before.start : before.end], text[before.start : before.end], "", "applicant"
            )
            == "submit"
        )
    )


def _split_submissions(text: str, acts: Sequence[Act]) -> list[Act]:
    """ "submits to X, who decides" is two steps, unless X decides in a step of its own."""
    found: list[Act] = []
    for place, act in enumerate(acts):
        found.extend(_split(text, act, acts[place + 1 :]))
    return found


def _split(text: str, act: Act, later: Sequence[Act]) -> list[Act]:
    if act.actor == "applicant":
        return [act]
    parts = [act]
    decides = submitted_to(text, act.start, act.end)
    if decides is not None and not any(one.actor == "head" for one in later):
        parts = [
            replace(act, end=decides),
            Act(decides, act.end, "head", text[decides : decides + 40]),
        ]
    hands = handed_to(text, parts[-1].start, parts[-1].end)
    if hands is not None and not any(one.actor == "one_stop" for one in later):
        parts = [*parts[:-1], replace(parts[-1], end=hands), Act(hands, act.end, "one_stop", "")]
    return parts


def _step(text: str, act: Act, before: Sequence[Act]) -> Step:
    words = text[act.start : act.end]
    actor = act.actor or _actor_by_action(words, before)
    core = words[marks_end(words) :]
    predicate = text[act.predicate : act.end] if act.predicate is not None else core
    title = _TITLE.match(core)
    action = action_of(core, predicate, title.group() if title else "", actor)
    limit = None if actor == "applicant" else _limit(words)
    return Step(act.start, act.end, actor, action, limit, act.subject)


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


def _actor_by_action(words: str, before: Sequence[Act]) -> str:
    """Who acts where nobody is named: filing is the applicant's, everything else the agency's."""
    core = words[marks_end(words) :]
    if _BY_APPLICANT.match(core) or (not before and _FILES.search(core[:500])):
        return "applicant"
    if not any(
        act.actor in {"agency", "head", "one_stop", "court"} for act in before
    ) and _FILES.search(core[:300]):
        return "applicant"
    return "agency"


def _limit(words: str) -> Limit | None:
    """The limit of the first limited sentence, the longest where it offers two."""
    head = words[:2500]
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


_OPINION = re.compile(
    r"\b(?:có|gửi|cho|tham\s+gia)\s+(?:văn\s+bản\s+)?(?:tham\s+gia\s+)?ý\s+kiến", re.IGNORECASE
)
_SIGNS = re.compile(
    r"(?:người\s+đứng\s+đầu|thủ\s+trưởng|giám\s+đốc|lãnh\s+đạo|chủ\s+tịch|bộ\s+trưởng|cục\s+trưởng)"
    r"[^,;.]{0,60}\bký\b",
    re.IGNORECASE,
)


def _deciders(text: str, steps: Sequence[Step]) -> list[Step]:
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


def _mappings(text: str, steps: Sequence[Step]) -> list[dict[str, Any]]:
    used: dict[str, int] = {}
    found: list[dict[str, Any]] = []
    for step in steps:
        words = text[step.start : step.end].strip()
        if not words:
            continue
        name = name_of_step(words)
        base = slug(name, 50) or "buoc"
        used[base] = number = used.get(base, 0) + 1
        item: dict[str, Any] = {
            "id": base if number == 1 else f"{base}-{number}",
            "actor": step.actor,
            "action": step.action,
            "name": name,
            "time_limit": str(step.limit) if step.limit is not None else None,
            "channels": list(channels_in(_opening(words))) or None,
            "presence": True if step.actor == "applicant" and _PRESENCE.search(words) else None,
            "text": words,
        }
        found.append({key: value for key, value in item.items() if value is not None})
    return found


def _opening(words: str) -> str:
    """The heading of a step that speaks of one way to file."""
    core = words[marks_end(words) :]
    found = re.match(
        r"(?:trong\s+)?(?:trường\s+hợp|nếu|đối\s+với)[^:,\n]{0,120}[:,]", core, re.IGNORECASE
    )
    return found.group() if found else ""


def name_of_step(words: str) -> str:
    """A short name: the stage's title, else its first clause."""
    core = words[marks_end(words) :].strip(" :.-–")
    title = _TITLE.match(core)
    name = title.group() if title else core
    end = re.search(r"[.;\n]", name)
    return (
        pieces(one_line(name[: end.start()] if end and end.start() > 3 else name), 90).strip(
            " ,.;:-"
        )
        or one_line(words)[:90]
    )
