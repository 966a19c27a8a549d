"""The main clause of a step: what its sentence says is done, without names, times and branches."""

import re

from registry.portal.steps.phrases import FORM_HEADING
from registry.portal.steps.things import announces_things
from registry.portal.words import SMALL

# A sentence ends the main clause, and so does a branch, unless it is the good one.
_CLAUSE_END = re.compile(
    rf"\.\s|\n(?!\s*(?-i:[{SMALL}]))|[,.;]\s*(?:(?:trong\s+)?trường\s+hợp|nếu)\b"
    r"(?!\s+(?:đủ|thấy|đáp|đạt|đúng|cần|hợp\s+lệ|hồ\s+sơ\s+(?:đầy|hợp|đủ|đáp|đạt)))",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
# What belongs to the subject's name, though it holds verbs.
_NAME = re.compile(
    r"\s*(?:đăng\s+ký(?!\s+cấp\s+(?:giấy|lại|đổi))\s+(?:kinh\s+doanh|hộ\s+tịch|đầu\s+tư|\S+)(?:\s+cấp\s+\S+)?"
    r"|có\s+thẩm\s+quyền\s+(?:cấp|bổ\s+nhiệm|công\s+nhận|giải\s+quyết)"
    r"\s(?:(?!\scho\s)[^,;.]){0,120}?(?<!và)(?=\s(?:có\s|xem|gửi|thực|quyết|phải|thông|yêu\s+cầu|tổ\s+chức|đối\s+chiếu|tiếp\s+nhận|thẩm|kiểm))"
    r"|thụ\s+lý(?:\s+hồ\s+sơ)?|thẩm\s+định|giải\s+quyết\s+\S+\s+\S+"
    r"|tiếp\s+nhận(?:\s+hồ\s+sơ)?|được\s+[^,;.]{0,160}?(?=\s(?:có|gửi|trả|xem|cấp\s(?:lại|giấy|phép)|thẩm\s|phải|thực\s+hiện)\s?)"
    r"|(?:đã\s+)?cấp\s+(?:giấy|chứng\s+chỉ|phép|thẻ)[^,;.]{0,160}?(?<!và)(?=\s(?:có\s|xin|xem|gửi|thực|quyết|phải|thông)))",
    re.IGNORECASE,
)
# When, not what: "within 10 days from receipt, ..."
_TIME = re.compile(
    r"\b(?:trong\s+(?:thời\s+(?:hạn|gian)|vòng)|kể\s+từ|sau\s+khi|ngay\s+(?:sau\s+)?khi"
    r"|căn\s+cứ|trên\s+cơ\s+sở)[^,;.\n]{0,200}(?:[,;]|\Z)"
    r"|\btheo\s+quy\s+định(?:(?!\s+và\s)[^,;.\n]){0,200}(?:,|\Z)"
    r"|(?<!báo cáo)(?<!trình)\s+cấp\s+(?:tỉnh|xã|huyện|bộ|trung|sư|quân|cơ\s+sở|trên|dưới|"
    r"có\s+thẩm\s+quyền)\b",
    re.IGNORECASE,
)
LONGEST = 1500  # characters of a step that are read


# A duty told as a list: its items are acts of one step.
_LISTED = re.compile(r"[^\n]{0,300}:\s*\Z")
_ITEM = re.compile(r"\s*(?:[-+*•]|\(?\w{1,3}[).](?=\s))?\s*")
_BRANCH_ITEM = re.compile(r"(?:trong\s+)?(?:trường\s+hợp|nếu|đối\s+với)\b", re.IGNORECASE)


def _items_joined(predicate: str) -> str:
    """A duty with its listed acts in one sentence; other predicates as they are."""
    first, *lines = predicate.split("\n")
    if not lines or not _LISTED.match(first) or announces_things(first):
        return predicate
    items = [_ITEM.sub("", line, count=1) for line in lines]
    acts = [item for item in items if item and not _BRANCH_ITEM.match(item)]
    return ", ".join(
        [first.rstrip(" :"), *(_CLAUSE_END.split(act)[0].rstrip(" .;,") for act in acts)]
    )


# What an act is about or for, and what it takes in, is none itself.
_ASIDE = re.compile(
    r"\b(?:(?<=thông báo )(?:cho\s[^,;.\n]{2,90}?\s)?về\s+việc|"
    r"để\s+(?!trình|báo\s+cáo|(?:gửi\s+văn\s+bản\s+)?lấy\s+ý)|bao\s+gồm)\s[^,;.\n]*",
    re.IGNORECASE,
)
# The name of the one who is charged may hold verbs; the duty follows.
_DUTY = re.compile(r"[^.;:\n]{0,200}?\bcó\s+(?:trách\s+nhiệm|nhiệm\s+vụ)\s*:?", re.IGNORECASE)


# A council that is set up in order to appraise.
_SETS_UP = re.compile(
    r"\bthành\s+lập\s+(?:hội\s+đồng|đoàn|tổ)\b(?=[^.;\n]*?(?:,|\svà)\s"
    r"(?:tổ\s+chức\s|tiến\s+hành\s)?(?:thẩm\s+định|đánh\s+giá|kiểm\s+tra|khảo\s+sát|lập\s+biên\s+bản))",
    re.IGNORECASE,
)


def main_clause(predicate: str, *, named: bool) -> str:
    """The predicate up to the end of its sentence or its first branch, without names and times."""
    text = _BRACKETS.sub(" ", _items_joined(predicate[:LONGEST])[:900])
    opening = (_NAME if named else FORM_HEADING).match(text)
    text = _TIME.sub(" ", text[opening.end() :] if opening else text)
    text = _SETS_UP.sub(" ", _ASIDE.sub(" ", text))
    duty = _DUTY.match(text)
    text = text[duty.end() :] if duty else text
    end = _CLAUSE_END.search(text, 12)
    clause = text[: end.start()] if end else text
    return clause[:420]
