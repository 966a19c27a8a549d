"""Lines of a steps text that are no acts: items of lists, rights, branches of a check."""

import re

from registry.portal.steps.actions import action_of, begins_with_verb
from registry.portal.steps.actors import marks_end
from registry.portal.steps.acts import DESK, Act
from registry.portal.steps.stages import Stage
from registry.portal.steps.things import announces_things
from registry.portal.steps.units import BRANCH
from registry.portal.time_limits import limits_in

# What somebody may do or is competent for.
_RIGHT = re.compile(
    r"[^.;:,\n]{3,120}?\s(?:có\s+thể\s+(?!thành\s+lập)|có\s+quyền\s|"
    r"(?<!quan )(?<!cấp )(?<!người )có\s+thẩm\s+quyền\s+(?:cấp|gia|thu|quyết))",
    re.IGNORECASE,
)
# What nobody has to bring is told of a check.
_WAIVES = re.compile(r"không\s+(?:được\s+)?yêu\s+cầu\s", re.IGNORECASE)
# How a check may fail belongs to the check.
_BRANCH_OF_CHECK = re.compile(
    r"[\s\-+*•]*(?:\(?\w{1,3}[).]\s*)?(?:trong\s+)?(?:trường\s+hợp|nếu)\s+"
    r"(?:người\s+yêu\s+cầu\s+chứng|từ\s+chối|"
    r"(?:(?:hồ\s+sơ|thành\s+phần|thông\s+tin|danh\s+mục|giấy\s+tờ)\s[^.;,]{0,60}?)?(?:chưa|không)\s)",
    re.IGNORECASE,
)
# "Sở X: đối với ...": who is competent for what.
_SCOPE = re.compile(
    r"[^.;:\n]{3,90}:\s*(?:đối\s+với|trường\s+hợp|cấp\s|thực\s+hiện\s+đối)", re.IGNORECASE
)


def tells_nothing(before: Act, act: Act, text: str, stage: Stage) -> bool:
    """An unnumbered line without an act: an item of a list, a rule, the rest of a broken line."""
    if stage.numbered or act.limited:
        return False
    words = text[act.start : act.end]
    core = words[marks_end(words) :]
    if not core or act.is_note or _RIGHT.match(core) or _WAIVES.match(core):
        return True
    if BRANCH.match(words):
        return _fails(words, before, act) or bool(_RIGHT.match(core.partition(", ")[2]))
    if act.subject == "" and not begins_with_verb(core):
        return action_of(core, core, "", "agency") == "other"
    return (
        announces_things(text[max(0, act.start - 200) : act.start])
        and _SCOPE.match(core) is not None
    )


def _fails(words: str, before: Act, act: Act) -> bool:
    """How a check fails, told without a time limit of its own."""
    same = before.actor in DESK and act.actor in (*DESK, None)
    return same and bool(_BRANCH_OF_CHECK.match(words)) and not any(limits_in(words))
