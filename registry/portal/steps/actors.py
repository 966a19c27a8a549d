"""Who acts: the subject of a clause, by the words the portal calls actors by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.portal.steps.actions import begins_with_verb
from registry.portal.words import SMALL

# The first pattern that matches at a subject position names the class. Order matters.
ACTORS: Sequence[tuple[str, str]] = (
    # The receipt the system sends is the agency's act, whoever the sentence starts with.
    (r"người\s+nộp\s+hồ\s+sơ\s+(?:sẽ\s+)?nhận\s+được\s+giấy", "agency"),
    # One-stop desks, and the people behind them.
    (
        r"(?:cán\s+bộ|công\s+chức|viên\s+chức|nhân\s+viên|người|"
        r"cán\s+bộ,\s+công\s+chức(?:,\s+viên\s+chức)?)\s+(?:(?:thuộc|của|"
        r"tại)\s+)?(?:bộ\s+phận\s+)?(?:được\s+(?:giao|"
        r"phân\s+công)\s+)?(?:làm\s+nhiệm\s+vụ\s+)?(?:tiếp\s+nhận|một\s+cửa|tiếp\s+dân)"
        r"|bộ\s+phận\s+(?:một\s+cửa|tiếp\s+nhận|tiếp\s+dân|tn\s*&?\s*tkq|tn\s+và)|"
        r"bộ\s+phận\s+(?:tiếp|hành)|trung\s+tâm\s+(?:phục\s+vụ\s+)?hành\s+chính\s+công|"
        r"trung\s+tâm\s+phục\s+vụ"
        r"|(?:cán\s+bộ|công\s+chức|viên\s+chức|nhân\s+viên)\s+(?:[^\s,.;:()]+\s+){1,5}?"
        r"tiếp\s+nhận\s+hồ\s+sơ|bpmc\b|ttpvhcc\b|tthcc\b"
        r"|(?:(?:cán\s+bộ|công\s+chức|viên\s+chức)\s+)?(?:vpmc|bpmc|tn\s*&\s*tkq)\b"
        r"|(?:cơ\s+quan|đơn\s+vị|nơi)\s+tiếp\s+nhận(?:\s+hồ\s+sơ|\s+và)|văn\s+thư|"
        r"bộ\s+phận\s+văn\s+thư|một\s+cửa\b|tổ\s+một\s+cửa|bộ\s+phận\s+trả\s+kết\s+quả",
        "one_stop",
    ),
    (r"(?:tòa|toà)\s+án|thẩm\s+phán|cơ\s+quan\s+(?:tòa|toà)\s+án|chánh\s+án", "court"),
    # Asked bodies: opinions, coordination.
    (
        r"(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|bộ|địa\s+phương|tổ\s+chức|sở)(?:,\s+(?:đơn\s+vị|"
        r"tổ\s+chức|ngành|cá\s+nhân|địa\s+phương|ban))*\s+(?:có\s+)?(?:được\s+(?:lấy|xin|hỏi"
        r"|gửi|đề\s+nghị|yêu\s+cầu)|liên\s+quan|phối\s+hợp)"
        r"|(?:các\s+)?cơ\s+quan,\s+đơn\s+vị\s+có\s+ý\s+kiến"
        r"|(?:các\s+)?(?:bộ,\s+ngành|sở,\s+(?:ban,\s+)?ngành)",
        "other_agency",
    ),
    (
        r"chủ\s+tịch\s+hội\s+đồng(?!\s+(?:nhân|quản|thành|trường))|hội\s+đồng(?!\s+(?:nhân\s+dân|quản\s+trị|thành\s+viên|trường|cổ\s+đông|đại\s+học|"
        r"quản\s+lý))|đoàn\s+(?:kiểm\s+tra|thẩm\s+định|đánh\s+giá|công\s+tác|thanh\s+tra|"
        r"xác\s+minh|khảo\s+sát|kiểm)|tổ\s+(?:thẩm\s+định|chuyên\s+gia|kiểm\s+tra|công\s+tác"
        r"|giám\s+định|xác\s+minh|tư\s+vấn|đánh\s+giá)|ban\s+(?:đánh\s+giá|thẩm\s+định|"
        r"giám\s+khảo)",
        "council",
    ),
    # Those who sign.
    (
        r"(?:phó\s+)?chủ\s+tịch(?!\s+hội\s+đồng\s+(?:quản|thành))|bộ\s+trưởng|thứ\s+trưởng|"
        r"thống\s+đốc|(?:phó\s+)?giám\s+đốc(?!\s+(?:hợp|doanh))|tổng\s+giám\s+đốc|"
        r"(?:tổng\s+)?cục\s+trưởng|(?:chi\s+)?cục\s+trưởng|vụ\s+trưởng|thủ\s+trưởng|"
        r"thủ\s+tướng|lãnh\s+đạo|người\s+đứng\s+đầu\s+(?:cơ|đơn|tổ)|"
        r"người\s+có\s+thẩm\s+quyền|trưởng\s+(?:phòng|công\s+an|ban\s+ban|ban\s+quản|cơ|"
        r"thuế)|viện\s+trưởng|chính\s+phủ|đội\s+trưởng|tư\s+lệnh|chỉ\s+huy\s+trưởng|"
        r"người\s+giải\s+quyết\s+(?:khiếu|tố)|đại\s+sứ|tổng\s+tham\s+mưu|"
        r"cấp\s+có\s+thẩm\s+quyền",
        "head",
    ),
    # Offices told apart by what they are charged with.
    (
        r"(?:các\s+)?cơ\s+quan(?:,\s+(?:đơn\s+vị|tổ\s+chức)){1,2}\s+(?:được\s+giao|quản\s+lý|"
        r"trực\s+tiếp|có\s+thẩm\s+quyền|chuyên\s+môn|chủ\s+trì|thẩm\s+định|giải\s+quyết|"
        r"cấp\s+(?:trung|sư|quân|giấy|trên|dưới|tỉnh|xã|có)|quân\s)",
        "agency",
    ),
    (
        r"(?:các\s+)?cơ\s+quan(?:\s*[,/]\s*(?:tổ\s+chức|đơn\s+vị|cá\s+nhân|"
        r"doanh\s+nghiệp)){1,3}(?:\s+(?:và|hoặc)\s+cá\s+nhân)?",
        "applicant",
    ),
    (
        r"người\s+(?:thực\s+hiện\s+chứng|tiến\s+hành|được\s+(?:giao|phân\s+công))|"
        r"(?:cơ\s+sở|đơn\s+vị)\s+đăng\s+kiểm",
        "agency",
    ),
    # Applicants.
    (
        r"(?:các\s+)?(?:tổ\s+chức(?!\s+(?:đối|thẩm|kiểm|lấy|họp|thực|thi|xác|khảo"
        r"|đánh|công|niêm|xét|bàn|hội|cuộc|việc|giám|tiếp|triển|lễ|điều|xem|"
        r"nghiệm|cho|phiên)\b)|cá\s+nhân|doanh\s+nghiệp|công\s+dân|người\s+nộp\s+thuế|người|nhà\s+đầu\s+tư"
        r"|"
        r"chủ|công\s+ty|cơ\s+sở(?!\s+(?:dữ|pháp|vật|hạ)\b)|hợp\s+tác\s+xã|tổ\s+hợp\s+tác|hộ|thương\s+nhân|đại\s+diện|"
        r"ban\s+(?:quản\s+trị|trù\s+bị|sáng\s+lập|đại\s+diện)|nhà\s+(?:thầu|sản\s+xuất|"
        r"xuất\s+bản|tài\s+trợ)|đương\s+sự|thí\s+sinh|học\s+viên|thuyền\s+trưởng|thân\s+nhân"
        r"|bên|quỹ|văn\s+phòng\s+(?:công\s+chứng|giám\s+định|luật|đại\s+diện|thừa)|cộng\s+đồng|sàn\s+giao\s+dịch|nhà\s+trường|công\s+chứng\s+viên|luật\s+sư|"
        r"ngân\s+hàng\s+(?:thương|hợp|mẹ)|ngân\s+hàng(?!\s+nhà\s+nước)|khách\s+hàng|"
        r"chi\s+nhánh(?!\s+văn\s+phòng\s+đăng)|trường(?!\s+hợp)|trung\s+tâm\s+(?:đào|"
        r"giám\s+định|tư\s+vấn|trọng)|bệnh\s+viện|thành\s+viên|đơn\s+vị\s+(?:sdlđ|đề|"
        r"có\s+nhu|xin|sử|nộp|kinh)|vợ|cha|hai\s+bên|chủ\s+thể|lái\s+xe|tổng\s+công\s+ty|"
        r"tập\s+đoàn|liên\s+(?:danh|hiệp)|nguyên\s+đơn|đối\s+tượng|tàu|hãng|"
        r"thủ\s+trưởng\s+doanh|đảng\s+viên|quân\s+nhân|nnt|nlđ|học\s+sinh|sinh\s+viên)\b",
        "applicant",
    ),
    (
        r"(?:ủy|uỷ)\s+ban\s+(?:nhân\s+dân|chứng\s+khoán|dân\s+tộc)|ubnd|ubck\w*|nhnn|"
        r"ngân\s+hàng\s+nhà\s+nước|(?:tổng\s+|chi\s+)?cục\b|sở\b|bộ\b(?!\s+(?:phận|hồ|luật))"
        r"|vụ\b|phòng\b|công\s+an|cảng\s+vụ|kho\s+bạc|công\s+chức|cán\s+bộ|văn\s+phòng|"
        r"ban\s+(?:quản\s+lý|chỉ\s+huy|tổ\s+chức|dân|cơ\s+yếu|thi)|thanh\s+tra|đơn\s+vị|"
        r"trung\s+tâm|(?:các\s+)?cơ\s+quan|hải\s+quan|bảo\s+hiểm\s+xã\s+hội|bhxh|đội\b|"
        r"trạm\b|viện\b|hạt\s+kiểm\s+lâm|biên\s+phòng|đồn\b|thuế\b|bộ\s+(?:chỉ\s+huy|"
        r"tư\s+lệnh|tham\s+mưu)|tổ\s+chức\s+(?:đánh\s+giá|chứng\s+nhận|đăng\s+kiểm)|"
        r"đăng\s+kiểm\s+viên|kiểm\s+(?:dịch|lâm)\s+viên|điều\s+tra\s+viên|"
        r"hội\s+đồng\s+nhân\s+dân|chấp\s+hành\s+viên|giám\s+thị|chuyên\s+viên|hệ\s+thống|"
        r"tham\s+tán|tổng\s+lãnh|đại\s+sứ\s+quán|quân\s+khu|tổ\s+chức\s+(?:cơ|đảng)",
        "agency",
    ),
)
_ANY = re.compile("|".join(f"({pattern})" for pattern, _ in ACTORS), re.IGNORECASE)
_CLASSES = tuple(name for _, name in ACTORS)
# What may stand before a subject: a comma, a colon, "thì", a bullet, a closing bracket.
_BEFORE = re.compile(
    r"(?:[,:;.)\-–+*•\n\]]|\bthì|\bđồng\s+thời|"
    r"\d\s*(?:\([^()]{1,20}\)\s*)?(?:ngày|giờ|tháng)(?:\s+làm\s+việc)?(?=\s))\s*(?:(?:các|những|"
    r"mọi)\s+)?(?=[^\s\-+*•])",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"\s*(?:(?:[-+*•–.]|\(?[a-zđ0-9]{1,2}[).]|[IVX]{1,4}[.)]|\([ivx]{1,4}\)|(?:Bước|bước|"
    r"BƯỚC)\s{0,3}(?:thứ\s+)?\d{1,2}\s*(?:\([^()\n]{0,60}\))?\s*[:.\-–,;)]?)\s*)*"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts in a clause, and where the words for it stand."""

    actor: str
    start: int
    end: int
    words: str


def subject_of(clause: str, limit: int = 700) -> Subject | None:
    """The first actor at a subject position of a clause, or None.

    A clause that starts with a verb goes on about somebody named before: who stands behind its
    commas is part of its object.
    """
    head = clause[:limit]
    begin = marks_end(head)
    places = (*_behind_condition(head, begin), *_places(head, begin), *_run_on(head, begin))
    for place in places:
        match = _ANY.match(head, place)
        if match is None or (place > begin and _inside(head, place)):
            continue
        if _is_object(head, begin, place):
            continue
        if _class(match) == "applicant" and _OF_SOMEBODY.search(head, 0, place):
            continue
        if not _listed(head, match.end()):
            words = head[place : match.end() + 60]
            actor = "one_stop" if _AT_DESK.match(head, match.end()) else _class(match)
            return Subject(actor, place, match.end(), words)
    return None


# "borne by a, b": the list goes on, nobody acts.
_OF_SOMEBODY = re.compile(
    r"\b(?:do|của|cho|đến|với|giữa|mà|bởi)\s+(?:các\s+)?(?:người|tổ\s+chức|cá\s+nhân|doanh\s+nghiệp|hộ|đơn\s+vị|chủ)\b"
    r"[^,;.]{0,40},\s*\Z",
    re.IGNORECASE,
)


def _is_object(head: str, begin: int, place: int) -> bool:
    """Behind a comma of a clause that starts with a verb stands no subject."""
    if not head[:place].rstrip().endswith(","):
        return False
    start = max(begin, *(head.rfind(mark, begin, place) + 1 for mark in ":;.\n"))
    start += marks_end(head[start:])
    return _ANY.match(head, start) is None and begins_with_verb(head[start:])


# "If a, b and c, then X does": whoever stands inside the condition does nothing.
_CONDITION = re.compile(
    r"(?:[^:\n]{0,90}:\s*)?(?:trong\s+)?(?:trường\s+hợp|nếu|khi|đối\s+với)\b"
    r"(?:(?!\b(?:trường\s+hợp|nếu)\b)[^.;:\n]){3,500}?\bthì\s+(?=\S)",
    re.IGNORECASE,
)


_OPENS = re.compile(r"(?:trong\s+)?(?:trường\s+hợp|nếu|khi)\s+", re.IGNORECASE)


def _behind_condition(head: str, begin: int) -> Iterator[int]:
    """Where the subject may start behind the condition that a clause opens with."""
    found = _CONDITION.match(head, begin)
    if found is not None:
        # "If X takes it in, then passes it on": the one in the condition goes on.
        if begins_with_verb(head[found.end() :]) and (opens := _OPENS.match(head, begin)):
            yield opens.end()
        yield found.end()
        yield from (match.end() for match in _BEFORE.finditer(head, found.end()))


# An authority acts through its desk: "Sở X (Bộ phận một cửa) tiếp nhận ...".
_AT_DESK = re.compile(
    r"[^,;.()]{0,60}\(\s*(?:qua\s+|tại\s+)?(?:bộ\s+phận\s+(?:một\s+cửa|tiếp\s+nhận)|"
    r"trung\s+tâm\s+phục\s+vụ\s+hành)[^()]{0,60}\)",
    re.IGNORECASE,
)


# "a, b and c does": the name before a comma that another actor follows is one of a list.
_NEXT_NAME = re.compile(r"(?:\s[^\s,;.:()]+){0,4}\s*,\s*(?:các\s+|những\s+)?", re.IGNORECASE)


def _listed(head: str, end: int) -> bool:
    found = _NEXT_NAME.match(head, end)
    if found is None:
        return False
    # One that is nobody's name may stand between: "a, its branches, b does".
    behind = _NEXT_NAME.match(head, found.end())
    places = (found.end(), behind.end()) if behind else (found.end(),)
    return any(_ANY.match(head, place) for place in places)


def _places(head: str, begin: int) -> Iterator[int]:
    """Where a subject may start: at the start, and behind marks and "thì"."""
    yield begin
    for match in _BEFORE.finditer(head, begin):
        yield match.end()


def marks_end(text: str) -> int:
    """Where the words start behind list marks and "Bước n:"."""
    found = _MARKS.match(text)
    return found.end() if found else 0


# "in case of filing online The applicant signs in": a heading without its colon.
_RUN_ON = re.compile(
    rf"(?<=[{SMALL}])[ ]+(?=(?:Người (?:nộp|khai|yêu|đề|sử|làm)|Cá nhân|Tổ chức|Doanh nghiệp)\s)"
)


def _run_on(head: str, begin: int) -> Iterator[int]:
    if begins_with_verb(head[begin:]):
        return
    yield from (match.end() for match in _RUN_ON.finditer(head, begin))


def _class(match: re.Match[str]) -> str:
    return _CLASSES[(match.lastindex or 1) - 1]


def _inside(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


def actor_at(text: str, start: int) -> str | None:
    """The class of the actor that the text names right at `start`, or None."""
    match = _ANY.match(text, start)
    return _class(match) if match else None
