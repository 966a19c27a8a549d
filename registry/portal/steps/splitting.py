"""Acts that hold another's act at their end: "submits to X, who decides", "hands to the desk"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from registry.portal.steps.actors import actor_at, marks_end
from registry.portal.steps.acts import Act
from registry.portal.steps.phrases import SUBMITS
from registry.portal.steps.units import BRANCH
from registry.portal.words import fold

# "submits to X, who decides": two acts in one sentence.
_SUBMITS = re.compile(
    rf"(?:{SUBMITS}|\bbáo\s+cáo)\s++(?:hồ\s+sơ\s+)?(?:cho\s+)?(?=[^.;:\n]{{3,120}}?\s++"
    r"(?:xem\s+xét,?\s+)?(?:quyết\s+(?:định|nghị)|phê\s+duyệt|"
    r"(?:duyệt,?\s+)?(?:ký\s+)?trình|xét,?\s|(?<!phê )duyệt|(?<!đăng\s)ký\b(?!\s+nháy)|ban\s+hành|"
    r"chấp\s+thuận|công\s+nhận|cấp\s(?!có|trên|tỉnh|xã|huyện|trung|bộ|dưới)|thành\s+lập|bổ\s+nhiệm|"
    r"thông\s+qua|cho\s+phép|(?:ra\s+)?thông\s+báo\s+kết\s+quả|"
    r"gia\s+hạn,?\s|xác\s+nhận\s|(?<!sơ )công\s+bố\s|"
    r"tổ\s+chức\s+thẩm|ra\s+quyết))",
    re.IGNORECASE,
)
# "passes it to the desk, which hands it out": the desk's own act.
_HANDS_ON = re.compile(
    r"(?<!hoặc )(?:chuyển|gửi)\s+(?:\S+\s){0,6}?(?:cho\s+|đến\s+|về\s+|tới\s+)?(?=(?:bộ\s+phận|"
    r"trung\s+tâm|cơ\s+quan\s+tiếp\s+nhận\s+hồ)\s+(?:[^.;\n]{0,60}?)(?:để\s+)?"
    r"(?:trả(?!\s+lời)|trao(?!\s+đổi)|thông\s+báo|giao(?!\s+(?:thông|dịch|nhận)))\b)",
    re.IGNORECASE,
)


def split_submissions(text: str, acts: Sequence[Act]) -> list[Act]:
    """ "submits to X, who decides" is two steps, unless X decides in a step of its own."""
    found: list[Act] = []
    for place, act in enumerate(acts):
        found.extend(_split(text, act, acts[place + 1 : place + 1 + _BELOW]))
    return found


_BELOW = 60  # acts below one that are asked whether they decide


def _split(text: str, act: Act, later: Sequence[Act]) -> list[Act]:
    if act.actor == "applicant":
        return [act]
    parts = [act]
    while (decides := _submitted_to(text, parts[-1].start, act.end)) is not None:
        if _decides_later(text, decides, later):
            break
        parts[-1] = replace(parts[-1], end=decides)
        who = "council" if actor_at(text, decides) == "council" else "head"
        parts.append(Act(decides, act.end, who, text[decides : decides + 40]))
    hands = _handed_to(text, parts[-1].start, parts[-1].end)
    if hands is not None and not any(one.actor == "one_stop" for one in later):
        parts = [*parts[:-1], replace(parts[-1], end=hands), Act(hands, act.end, "one_stop", "")]
    return parts


def _decides_later(text: str, place: int, later: Sequence[Act]) -> bool:
    """Whether the one whom the text names at a place acts in a step of its own further down."""
    named = fold(text[place : place + _NAME])
    return any(
        act.actor == "head"
        or _DECIDES.match(text, act.start + marks_end(text[act.start : act.end]))
        for act in later[:1]
    ) or any(
        fold(act.subject[:_NAME]) == named and _IS_DECISION.search(text, act.start, act.end)
        for act in later
    )


# So many letters tell two bodies apart.
_NAME = 11
_IS_DECISION = re.compile(
    r"quyết\s+(?:định|nghị)|phê\s+duyệt|\bký\b|ban\s+hành|chấp\s+thuận|công\s+nhận|xem\s+xét|"
    r"\bcấp\s(?!có|trên|tỉnh|xã|huyện|trung|bộ|dưới)",
    re.IGNORECASE,
)
# A step that names nobody, and is the decision.
_DECIDES = re.compile(r"(?:ra\s+|ban\s+hành\s+)?quyết\s+định\b", re.IGNORECASE)


def _submitted_to(text: str, start: int, end: int) -> int | None:
    """Where in a step the one who decides on the submission is named, or None."""
    places = (found.end() for found in _SUBMITS.finditer(text, start, end))
    return next((place for place in places if _may_decide(text, place)), None)


def _may_decide(text: str, place: int) -> bool:
    """Whether one who decides is named at a place; a council only where it votes or submits."""
    actor = actor_at(text, place)
    return actor in {"head", "agency"} or (actor == "council" and bool(_VOTES.match(text, place)))


_VOTES = re.compile(r"[^.;,\n]{0,80}?\s(?:trình|thông\s+qua)\b", re.IGNORECASE)


def _handed_to(text: str, start: int, end: int) -> int | None:
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
