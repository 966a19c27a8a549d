"""What is done in a step: its main act, by the verbs that stand where a verb can."""

import re
from collections.abc import Sequence

# A verb of the subject follows it, or another such verb.
_AT = (
    r"(?:\A\s*|[,;:.\n]\s*(?:[-+*]\s*)?|\b(?:và|hoặc|phải|cần|sẽ|để|nhiệm|hành|hiện|hiện việc|"
    r"thời|rồi|thì|việc|sau:|quyền|xét)\s+)(?:tổ\s+chức\s+|tiến\s+hành\s+"
    r"|thực\s+hiện\s+(?:việc\s+)?|chủ\s+trì\s+|ra\s+văn\s+bản\s+)?"
)
# Verbs of the state, what they are as an act. The first fitting row of a verb counts.
STATE_VERBS: Sequence[tuple[str, str]] = (
    (
        r"(?:có\s+(?:văn\s+bản|công\s+văn)\s+)?(?:gửi\s+[^.;:]{0,120}?)?(?:xin|lấy|tổng\s+hợp,?\s+xin)\s+ý\s+kiến"
        r"|(?:có|cho|tham\s+gia|gửi)\s+(?:văn\s+bản\s+)?(?:tham\s+gia\s+)?ý\s+kiến"
        r"|trả\s+lời\s+bằng\s+văn\s+bản\s+về\s+các|có\s+văn\s+bản\s+(?:trả\s+lời\s+cơ|góp|tham)"
        r"|đối\s+thoại|tham\s+vấn|gặp\s+gỡ|gửi\s+thông\s+tin\s+về\s+việc",
        "consult",
    ),
    (
        r"(?:hoàn\s+thiện\s+(?:và|hồ\s+sơ,?)\s+)?trình\b(?!\s+(?:tự|độ|bày))|đề\s+nghị\s+(?=bộ|chủ|"
        r"thủ|ủy|cục|tổng|cấp)|báo\s+cáo\s+(?=bộ|chủ\s+tịch|thủ|lãnh|ủy|cấp|thống)"
        r"|có\s+văn\s+bản\s+(?:kèm|đề\s+nghị)|đề\s+xuất|lập\s+hồ\s+sơ\s+đề\s+nghị",
        "propose",
    ),
    (
        r"(?:kiểm\s+tra\s+và\s+)?(?:xác\s+nhận\s+(?:thời|vào|việc|nhập|hoàn|thông\s+tin\s+(?:cư|hộ)"
        r"|tình|người|đăng)|kiểm\s+chứng|ra\s+quyết\s+định|quyết\s+định\b(?!\s+hành)|phê\s+duyệt"
        r"|chấp\s+thuận|ban\s+hành|công\s+nhận|ký\b|thông\s+quan|gia\s+hạn|thu\s+hồi|hủy\s+bỏ"
        r"|(?:sửa\s+đổi|điều\s+chỉnh)(?:,\s+bổ\s+sung)?\s+(?:giấy|nội\s+dung|thông\s+tin|chứng)"
        r"|(?:miễn|bổ)\s+nhiệm|đồng\s+ý|từ\s+chối|chi\s+trả|hoàn\s+thuế|giải\s+ngân|xóa\s+\S"
        r"|chuyển\s+tình\s+trạng|ghi\s+(?:nội\s+dung\s+)?vào\s+sổ|công\s+bố\s+(?!công\s+khai)"
        r"|có\s+quyết\s+định\s+(?:sửa|cấp|gia)|(?:ra|có|ban\s+hành)\s+văn\s+bản\s+thỏa\s+thuận"
        r"|có\s+(?:văn\s+bản|công\s+văn|quyết\s+định)\s+(?:trả\s+lời|chấp|thông\s+báo|không|đồng|về"
        r"|cho|phê|xác\s+nhận|thẩm)|trả\s+lời\s+bằng\s+văn|cấp(?:\s+(?!có\s|trên|dưới|tỉnh|xã|huyện"
        r"|bộ|cơ\s|mình))\S|chứng\s+(?:nhận|thực)|đăng\s+ký\s+(?:vào|thay|cho|biến)|cập\s+nhật"
        r"\s+thông\s+tin\s+(?:về|thường|cư)|xác\s+nhận\b(?!\s+(?:bằng|đã|về\s+việc\s+đã)))",
        "decide",
    ),
    (
        r"(?:kiểm\s+tra|đánh\s+giá|khảo\s+sát|thẩm\s+định|xác\s+minh)\s+(?:,\s+\S+\s\S+\s)?"
        r"(?:thực\s+(?:tế|địa)|tại\s|hiện\s+trường|cơ\s+sở\s+vật)|khảo\s+sát|lấy\s+mẫu|kiểm\s+hóa",
        "inspect",
    ),
    (
        r"(?:kiểm\s+tra,\s+)?xác\s+minh|tra\s+cứu|khai\s+thác\b|đối\s+chiếu\s+(?:với\s+)?cơ\s+sở"
        r"|tìm\s+kiếm\s+thông\s+tin"
        r"|(?:gửi|có)\s+(?:văn\s+bản|công\s+văn)\s+(?:đề\s+nghị|yêu\s+cầu)\s+(?:\S+\s){1,14}?"
        r"(?:xác\s+minh|kiểm\s+tra|cung\s+cấp)"
        r"|kiểm\s+tra,\s+xác\s+minh|đề\s+nghị\s+(?:\S+\s){1,12}(?:xác\s+minh|cung\s+cấp)",
        "verify",
    ),
    (
        r"thẩm\s+(?:định|tra|xét|duyệt)|xem\s+xét(?!,?\s+(?:kiểm\s+tra,?\s+)?(?:khẳng\s+định\s+)?"
        r"(?:tính|sự\s+đầy|thành\s+phần))|xử\s+lý|giải\s+quyết|nghiên\s+cứu|đánh\s+giá"
        r"|xét\s+duyệt|rà\s+soát|(?<!xem )xét\b|họp|hoàn\s+thành\s+(?:báo\s+cáo|việc)\s+thẩm",
        "appraise",
    ),
    (r"kiểm\s+tra|đối\s+chiếu|hướng\s+dẫn|yêu\s+cầu", "check"),
    (
        r"(?:được\s+)?trả\s+(?:kết\s+quả|giấy|hồ\s+sơ|lại|cho|trực)|trao\b|"
        r"giao\s+(?:trả|giấy|kết|quyết)"
        r"|bàn\s+giao|gửi\s+kết\s+quả|chỉ\s+đạo\s+[^.;]{0,60}thông\s+báo",
        "return",
    ),
    (
        r"(?:ra\s+|gửi\s+|có\s+(?:văn\s+bản\s+)?)?thông\s+báo|niêm\s+yết|công\s+(?:khai|bố)|đăng\s+tải|cập\s+nhật"
        r"|tổng\s+hợp\s+ý\s+kiến",
        "announce",
    ),
    (r"chuyển|gửi|luân\s+chuyển|phân\s+công|giao\b", "forward"),
    (r"(?:phải\s+)?thụ\s+lý|tiếp\s+nhận|vào\s+sổ", "receive"),
    (r"tạm\s+ứng|thanh\s+toán|thu\s+(?:phí|lệ)", "pay"),
)
# Which act is the main one where a step holds several; thẩm định + cấp is a decision.
_RANK = (
    "propose", "decide", "consult", "verify", "inspect", "appraise", "check", "return", "receive",
    "announce", "forward", "pay",
)  # fmt: skip
ONE_STOP: Sequence[tuple[str, str]] = (
    (
        r"kiểm\s+tra|xem\s+xét\s+(?:tính|hồ)|rà\s+soát|hướng\s+dẫn|tính\s+(?:đầy|hợp|chính)|"
        r"không\s+hợp\s+lệ|chưa\s+(?:đầy|hợp|đủ)",
        "check",
    ),
    (
        r"trả\s+(?:kết\s+quả|giấy|hồ\s+sơ|cho)|giao\s+(?:trả|kết)|bàn\s+giao\s+kết|"
        r"thông\s+báo\s+cho\s+[^.]{0,160}nhận\s+kết\s+quả",
        "return",
    ),
    (r"thông\s+báo", "announce"),
    (r"\A.{0,160}?(?:khai\s+thác|tra\s+cứu)\s", "verify"),
    (r"tiếp\s+nhận\s+(?:và\s+)?(?:\S+\s){0,3}?hồ\s+sơ(?!.{0,300}chuyển)|cấp\s+(?:giấy|phiếu)",
     "receive"),
    (r"chuyển|gửi|luân\s+chuyển", "forward"),
    (r"tiếp\s+nhận|nhận", "receive"),
)  # fmt: skip
APPLICANT: Sequence[tuple[str, str]] = (
    (
        r"\A(?:(?!\b(?:hồ\s+sơ|kê\s+khai|đơn|biên\s+lai)\b).){0,120}?\b(?:nộp|đóng|thanh\s+toán)\s+"
        r"(?:\S+\s){0,2}?(?:phí|lệ\s+phí|tiền|thuế|kinh\s+phí)(?!.{0,300}\bnộp\s+hồ)",
        "pay",
    ),
    (
        r"\A(?:(?!\b(?:nộp\s+(?:hồ|01|đơn)|gửi|kê\s+khai|đăng\s+ký\s+nhận|lập)\b).){0,260}?\b"
        r"nhận\s+(?:mã|được\s+mã|tin\s+nhắn)",
        "receive",
    ),
    (
        r"\A(?:(?!\b(?:nộp\s+(?:hồ|01|đơn|bộ)|gửi\s+(?:hồ|đơn)|kê\s+khai|đăng\s+ký\s+nhận|lập\s+"
            r"(?:hồ|"
            r"01))\b).){0,300}?(?<!chứng\s)(?<!xác\s)(?<!công\s)(?<!(?<!trực )tiếp )(?<!biên\s"
            r")\b(?:nhận\s+(?!thấy|được\s+(?:văn|thông|yêu)|hồ\s+sơ|chuyển|con\s+nuôi"
            r"|cha)"
        r"|lấy\s+kết\s+quả)",
        "return",
    ),
    (r"\A(?:(?!\b(?:nộp|gửi|trình)\b).){0,400}?\bchuẩn\s+bị\b(?!.{0,500}\b(?:nộp|gửi|trình)\b)",
     "prepare"),
    (
        r"\b(?:nộp|gửi|kê\s+khai|khai\b|đăng\s+ký|lập|đề\s+nghị|báo\s+cáo|thông\s+báo|xuất\s+trình"
        r"|cung\s+cấp|trình|yêu\s+cầu|truy\s+cập|đăng\s+nhập|cập\s+nhật|liên\s+hệ|làm\s+(?:đơn|hồ)"
        r"|có\s+(?:văn\s+bản|đơn|nhu\s+cầu)|điền|bổ\s+sung|giải\s+trình|các\s+công\s+việc|tải)",
        "submit",
    ),
)  # fmt: skip
# Papers handed over at intake are no decision: "cấp giấy hẹn", "cấp phiếu tiếp nhận".
_INTAKE = re.compile(
    r"(?:cấp|gửi|giao|viết|lập|in|đưa|ban\s+hành)\s+(?:\S+\s){0,2}?(?:giấy|phiếu|biên\s+nhận|mã)"
    r"\s*(?:\S+\s){0,2}?(?:biên\s+nhận|tiếp\s+nhận|hẹn|hồ\s+sơ|kiểm\s+soát)[^.;,]{0,60}",
    re.IGNORECASE,
)
# The step looks at completeness and validity: a check, whatever it hands out on the way.
_CHECK = re.compile(
    r"kiểm\s+tra(?:,\s+\S+\s\S+)?\s+(?:tính|thành\s+phần|sự|nội\s+dung\s+hồ|hồ\s+sơ|tình\s+trạng|"
    r"các\s+(?:thông|thành))|tính\s+(?:đầy\s+đủ|hợp\s+lệ|chính\s+xác|pháp\s+lý)|"
    r"xác\s+nhận\s+(?:về\s+việc\s+)?đã\s+nhận|yêu\s+cầu[^.;]{0,80}bổ\s+sung|"
    r"hướng\s+dẫn[^.;]{0,80}(?:hoàn|bổ)|thông\s+báo[^.;]{0,90}(?:bổ\s+sung|hoàn\s+(?:thiện|chỉnh))|"
    r"tiếp\s+nhận[^.;]{0,30}kiểm\s+tra|kiểm\s+tra[^.;]{0,30}tiếp\s+nhận|"
    r"trường\s+hợp\s+hồ\s+sơ\s+(?:chưa|không)\s+(?:đầy|hợp|đủ)",
    re.IGNORECASE,
)
_OUTCOMES = frozenset({"propose", "decide", "appraise", "inspect"})
# A sentence ends the main clause, and so does a branch, unless it is the good one.
_CLAUSE_END = re.compile(
    r"\.\s|\n(?!\s*(?-i:[a-zà-ỹđ]))|[,.;]\s*(?:(?:trong\s+)?trường\s+hợp|nếu)\b"
    r"(?!\s+(?:đủ|thấy|đáp|đạt|đúng|hợp\s+lệ|hồ\s+sơ\s+(?:đầy|hợp|đủ|đáp|đạt)))",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_RECEIVED = re.compile(
    r"xác\s+nhận\s+(?:về\s+việc\s+)?đã\s+nhận|trả\s+lời\s+(?:ngay\s+)?(?:về\s+)?tính", re.IGNORECASE
)
_INCOMPLETE = re.compile(
    r"[\s\-+*]*(?:trường\s+hợp|nếu)\s+(?:hồ\s+sơ|thành\s+phần)[^.;]{0,60}?(?:chưa|không)\s+"
    r"(?:đầy|hợp|đủ|đúng)",
    re.IGNORECASE,
)
_RECEIPT = re.compile(r"nhận\s+được\s+giấy\s+(?:biên|tiếp)\s+nhận", re.IGNORECASE)
_RECEIVES = re.compile(
    r"(?:\s*[^\s,;.:]{1,20}(?=\s)){0,3}?\s*(?:có\s+trách\s+nhiệm\s+)?tiếp\s+nhận(?:\s+hồ\s+sơ)?\s*:",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"trả\s+lời|ý\s+kiến", re.IGNORECASE)
_ALTERNATIVES = "|".join(f"({pattern})" for pattern, _ in STATE_VERBS)
_VERBS = re.compile(f"{_AT}(?={_ALTERNATIVES})", re.IGNORECASE)
_ONE_STOP = [
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), action) for pattern, action in ONE_STOP
]
_APPLICANT = [
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), action) for pattern, action in APPLICANT
]
_ANY_VERB = re.compile(
    r"(?<!đã\s)(?<!được\s)(?<!chứng\s)(?<!ngày\s)(?<!tờ\s)(?<!kết\squả\s)(?<!văn\sbản\s)"
    r"(?<!giấy\s)(?<!theo\s)(?<!hồ\ssơ\s)\b(?:" + _ALTERNATIVES + ")",
    re.IGNORECASE,
)
# What belongs to the subject's name, though it holds verbs.
_NAME = re.compile(
    r"\A\s*(?:đăng\s+ký\s+(?:kinh\s+doanh|hộ\s+tịch|đầu\s+tư|\S+)(?:\s+cấp\s+\S+)?"
    r"|thụ\s+lý(?:\s+hồ\s+sơ)?|thẩm\s+định|giải\s+quyết\s+\S+\s+\S+"
    r"|tiếp\s+nhận(?:\s+hồ\s+sơ)?|được\s+[^,;.]{0,80}?(?=\s(?:có|gửi|trả|xem))"
    r"|(?:đã\s+)?cấp\s+(?:giấy|chứng\s+chỉ|phép|thẻ)[^,;.]{0,160}?(?=\s(?:có\s|xin|xem|gửi|thực|quyết|phải|thông)))",
    re.IGNORECASE,
)
# When, not what: "within 10 days from receipt, ..."
_TIME = re.compile(
    r"\b(?:trong\s+(?:thời\s+(?:hạn|gian)|vòng)|kể\s+từ|sau\s+khi|ngay\s+(?:sau\s+)?khi"
    r"|căn\s+cứ|trên\s+cơ\s+sở|theo\s+quy\s+định)[^,;.\n]{0,200}(?:,|\Z)"
    r"|\s+cấp\s+(?:tỉnh|xã|huyện|bộ|có\s+thẩm\s+quyền)\b",
    re.IGNORECASE,
)
# "draws up a list, submits it to ...", without a comma between.
_SUBMITS_TO = re.compile(
    r"\btrình\s+(?:bộ|chủ\s+tịch|thủ\s+tướng|(?:ủy|uỷ)\s+ban|hội\s+đồng|lãnh\s+đạo|cấp\s)",
    re.IGNORECASE,
)
LONGEST = 1500


def action_of(words: str, predicate: str, title: str, actor: str) -> str:
    """The main act: by the verbs behind the subject, then the stage's title, then all its words."""
    if actor == "applicant":
        found = _first(_APPLICANT, predicate[:LONGEST])
        return found if found != "other" else _first(_APPLICANT, words[:LONGEST])
    if actor == "one_stop":
        return _first(_ONE_STOP, _INTAKE.sub(" ", words[:LONGEST]))
    return _of_state(words[:LONGEST], predicate[:LONGEST], title, actor)


def _of_state(words: str, predicate: str, title: str, actor: str) -> str:
    clause = _INTAKE.sub(" ", _main_clause(predicate))
    found = _acts_in(clause)
    if actor == "head" and "decide" in found:
        return "decide"
    if actor == "other_agency" and _ANSWERS.search(clause):
        return "consult" if "verify" not in found else "verify"
    if _RECEIPT.search(words[:260]) or _RECEIVES.match(predicate):
        return "receive"
    if _is_check(words, predicate, found):
        return "appraise" if actor == "council" else "check"
    if _acts_in(title)[-1:] == ["decide"]:
        return "decide"
    for acts in (found, _acts_in(title)):
        if acts:
            main = _main(acts)
            return "appraise" if (actor, main) == ("council", "check") else main
    return _main(_acts_in(_INTAKE.sub(" ", predicate)) or _acts_in(words))


_BEGINS = re.compile(
    r"(?:tổ\s+chức\s+|tiến\s+hành\s+|thực\s+hiện\s+(?:việc\s+)?|chủ\s+trì,?\s+|ra\s+văn\s+bản\s+)?"
    r"(?:nộp|lập|chuẩn\s+bị|kê\s+khai|khai\b|đăng\s+(?:ký|nhập)|truy\s+cập|nhận|đến|điền|cung\s+cấp|"
    r"hoàn\s+thiện|thương\s+lượng|hòa\s+giải|đóng\s|ghi\s|cử|mời|họp|phối\s+hợp|xác\s+định|in\s|lưu|thông\s+tin\s+cho|thực\s+hiện|tổ\s+chức|"
    + _ALTERNATIVES.replace("(?P<", "(?:")
    + ")",
    re.IGNORECASE,
)


def begins_with_verb(words: str) -> bool:
    """Whether words, without list marks, tell what somebody does."""
    return _BEGINS.match(words) is not None


def _main(acts: Sequence[str]) -> str:
    return next((action for action in _RANK if action in acts), "other")


def _is_check(words: str, predicate: str, found: Sequence[str]) -> bool:
    """It looks at completeness, and its main clause reaches no outcome."""
    if _RECEIVED.search(predicate[:300]) or _INCOMPLETE.match(words):
        return True
    return bool(_CHECK.search(predicate[:600])) and not _OUTCOMES & set(found)


def _main_clause(predicate: str) -> str:
    """The predicate up to the end of its sentence or its first branch, without names and times."""
    text = _BRACKETS.sub(" ", predicate[:900])
    text = _TIME.sub(" ", _NAME.sub("", text, count=1))
    end = _CLAUSE_END.search(text, 12)
    clause = text[: end.start()] if end else text
    return clause[:420]


def _acts_in(text: str) -> list[str]:
    """The first verb of a text and those coordinated with it; "submits" ends what is its own."""
    places = [
        (match.start(), STATE_VERBS[(match.lastindex or 1) - 1][1])
        for match in _VERBS.finditer(text)
    ]
    first = _first_verb(text)
    if first is not None:
        places.append(first)
    places += [(found.start(), "propose") for found in _SUBMITS_TO.finditer(text)]
    submits = min((place for place, action in places if action == "propose"), default=None)
    return [
        action
        for place, action in places
        if submits is None or place < submits or action == "propose"
    ]


def _first_verb(text: str) -> tuple[int, str] | None:
    """The verb that stands first, wherever the subject's name ends."""
    found = _ANY_VERB.search(text)
    if found is None:
        return None
    return found.start(), STATE_VERBS[(found.lastindex or 1) - 1][1]


def _first(table: Sequence[tuple[re.Pattern[str], str]], words: str) -> str:
    return next((action for pattern, action in table if pattern.search(words)), "other")
