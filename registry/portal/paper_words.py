"""The words papers are called by: where the name of a paper starts, behind marks, counts and forms.

The tables were drawn from the portal's own rows; a person corrects what they suggest.
"""

import re

# A paper's name starts with one of these nouns (after list marks, counts and the form it has).
HEADS = (
    "đơn", "tờ khai", "tờ trình", "tờ bản đồ", "giấy", "văn bản", "văn bằng", "văn kiện",
    "công văn",
    "công hàm", "công điện", "quyết định", "hợp đồng", "báo cáo", "danh sách", "danh mục", "bản",
    "biên bản", "biên lai", "biên nhận", "chứng chỉ", "chứng từ", "chứng thư", "chứng minh thư",
    "chứng minh nhân dân", "chứng nhận", "chứng cứ", "căn cước", "bằng", "hồ sơ", "tài liệu",
    "sơ đồ",
    "ảnh", "hình ảnh", "phiếu", "thẻ", "hộ chiếu", "hộ khẩu", "sổ", "các giấy tờ", "mẫu",
    "phương án",
    "kế hoạch", "đề án", "dự án", "dự thảo", "dự toán", "thuyết minh", "hóa đơn", "hoá đơn", "bảng",
    "điều lệ", "nghị quyết", "đề nghị", "đề xuất", "đề cương", "thông báo", "thông tin", "lý lịch",
    "sơ yếu", "cam kết", "xác nhận", "quy chế", "quy trình", "quy định nội bộ", "quy tắc",
    "quy hoạch",
    "tiêu chuẩn", "nhãn", "vận đơn", "vận tải đơn", "trích lục", "trích sao", "di chúc",
    "thỏa thuận",
    "thoả thuận", "điều ước", "hiệp định", "thư", "ý kiến", "kết quả", "kết luận", "catalogue",
    "catalog", "tóm tắt", "tổng hợp", "chương trình", "giáo trình", "nội dung", "phụ lục",
    "lời chứng",
    "lệnh", "list", "packing", "invoice", "co", "c/o", "c/q", "co/cq", "cv", "visa", "ấn phẩm",
    "bộ hồ sơ",
    "thiết kế", "bức ảnh", "ảnh chụp", "file", "tệp", "dữ liệu", "cơ sở dữ liệu", "mã số",
    "số định danh",
    "tuyên bố", "khai báo", "bài", "đĩa", "bìa", "huân chương", "giải trình", "hướng dẫn",
    "tài khoản",
    "hồ sơ", "chính sách", "biểu", "công thức", "biện pháp", "giải pháp", "nhật ký", "bài viết",
    "sách",
    "chỉ dẫn", "chữ ký", "con dấu", "tem", "biển số", "thành phần", "yêu cầu", "tình hình",
    "đăng ký",
    "lý do", "phương thức", "cơ cấu", "dữ liệu", "logo", "nguồn gốc", "tờ", "trang", "hiện trạng",
    "tên", "số liệu", "ủy nhiệm", "uỷ nhiệm", "séc", "lệnh chi", "kê khai", "tập", "vật liệu",
    "mô tả", "sơ họa", "sơ hoạ", "mảnh trích", "bình đồ", "báo giá", "học bạ", "thông số",
    "xác báo", "giao dịch", "luận chứng", "chỉ định", "sao kê", "thị thực", "bảo lãnh",
    "minh chứng", "bằng chứng", "phong bì", "cuống vé", "hải đồ", "trình báo", "kháng nghị",
)  # fmt: skip
# Compounds that only begin like a paper: a unit, a library, a collective.
NO_PAPERS = (
    r"(?!(?:đơn\s+(?:vị|giá|thân|phương)|thư\s+(?:viện|ký)|bản\s+(?:thân|quyền|địa)|"
    r"bằng\s+(?:tiếng|"
    r"văn\s+bản|cách|hình|phương|chữ|tiền|việc)|tập\s+(?:thể|đoàn|trung)|trang\s+(?:trại|thiết|bị)|"
    r"biểu\s+(?:quyết|tình)|ảnh\s+hưởng|tên\s+(?:lửa|gọi))(?!\w))"
)
_HEAD_WORDS = "|".join(sorted(set(map(re.escape, HEADS)), key=len, reverse=True))

# What stands between list marks and the noun: counts and the form the paper must have. Measures
# that begin a noun themselves are none: "02 tờ khai", "01 bản vẽ".
COUNT = (
    r"(?:\d{1,2}\s*(?:\([^()]{1,30}\)\s*)?(?:bộ|tờ(?!\s+(?:khai|trình|bản))|cái|chiếc|tấm|quyển|"
    r"cuốn|con|bản(?!\s+(?:sao|chính|gốc|chụp|chứng|vẽ|đồ|khai|cam|kê|thuyết|mô|giải|tự|đăng|đề|"
    r"tóm|"
    r"dịch|điện|scan|fax|photo|phô|cứng|mềm|in|giấy|án|thông|đánh|công|dự)))?\s+"
    r"|(?:một|hai|ba|bốn|năm)\s+(?:\(\d{1,2}\)\s*)?(?=ảnh|bản|bộ|tờ|tấm))"
)
FORM_WORDS = (
    r"(?:b[ảà][no]\s+(?:sao\s+y(?:\s+bản\s+chính)?|sao|chính|gốc|chụp|phô\s?tô\w*|photo\w*|fax|scan|"
    r"điện\s+tử|cứng|mềm|in|giấy|dịch|chứng\s+thực|có\s+chứng\s+thực)"
    r"|sao\s+y(?:\s+bản\s+chính)?|file|tệp\s+tin|biểu\s+mẫu\s+điện\s+tử)"
)
_COMPARED = (
    r"(?:(?:có|và|kèm(?:\s+theo)?)\s+)?(?:(?:có\s+)?xuất\s+trình\s+)?(?:kèm\s+)?(?:với\s+)?"
    r"bản\s+(?:chính|gốc)(?:\s+(?:ra\s+)?để\s+(?:đối\s+chiếu|kiểm\s+tra))?"
)
# Words that may follow a form before the noun: "bản sao có chứng thực hoặc bản sao điện tử ...".
_FORM_TAIL = (
    r"(?:có\s+(?:chứng\s+thực|công\s+chứng|chữ\s+ký\s+\S+"
    r"|xác\s+nhận(?:\s+của\s+(?!cơ quan)\S+(?:\s\S+){0,6}?(?=\s(?:giấy|các|văn|bản|quyết|thông)))?)"
    r"|(?:đã\s+)?(?:được\s+)?(?:chứng\s+thực|công\s+chứng)|hợp\s+lệ|hợp\s+pháp|điện\s+tử|"
    r"từ\s+(?:sổ\s+gốc|bản\s+chính)|chụp|"
    + _COMPARED
    + r"|để\s+đối\s+chiếu|được\s+cấp|hoặc|và|,|/|theo\s+quy\s+định\s+của\s+pháp\s+luật|"
    r"có\s+giá\s+trị\s+pháp\s+lý|có\s+xác\s+thực|(?:dịch\s+)?(?:thuật\s+)?(?:sang\s+)?tiếng\s+việt|"
    r"\((?:có|hoặc|bản|đã|được|trường\s+hợp|đối\s+với|nếu|mang|kèm|photo\w*)\b[^()]{0,120}\))"
)
_PREFIX = re.compile(
    rf"\s*(?:(?:nộp|xuất\s+trình|gửi|cung\s+cấp|kèm\s+theo|bổ\s+sung)\s+)?{COUNT}?"
    rf"(?:(?:{FORM_WORDS})(?:\s*{_FORM_TAIL}|"
    rf"\s*{FORM_WORDS}){{0,24}}\s*[:,]?\s*(?:của\s+(?=các\s|(?:{_HEAD_WORDS})(?!\w)))?)?{COUNT}?"
    r"(?:(?:các|những|một\s+trong\s+(?:các|những)|toàn\s+bộ|bộ)\s+)?",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"{NO_PAPERS}(?:{_HEAD_WORDS})(?!\w)", re.IGNORECASE)
# A form alone is a paper too: "Bản sao hộ chiếu" loses nothing, "Bản sao" keeps itself.
_FORM_ONLY = re.compile(rf"\s*{COUNT}?{FORM_WORDS}", re.IGNORECASE)


def head_start(text: str) -> int | None:
    """Where the paper's noun starts, or None where the text does not start with a paper.

    >>> head_start("Bản sao có chứng thực Giấy khai sinh")
    22
    """
    prefix = _PREFIX.match(text)
    place = prefix.end() if prefix else 0
    if _HEAD.match(text, place):
        return place
    if place and _FORM_ONLY.match(text):
        return place if place < len(text) else 0
    return 0 if _HEAD.match(text) else None


# What a form goes on with where no paper is named: "a copy, when …", "a copy and the original".
_NO_NAME = re.compile(
    r"(?:khi|nếu|để|và|có|không|được|người\s+đối\s+chiếu|bằng\s+hình\s+thức|theo\s+quy\s+định|trong\s+trường\s+hợp|"
    r"đối\s+với)(?!\w)",
    re.IGNORECASE,
)


def only_form(text: str) -> bool:
    """Whether the words name nothing but a form: "01 bản chính hoặc bản sao có chứng thực"."""
    prefix = _PREFIX.match(text)
    return (
        bool(_FORM_ONLY.match(text))
        and prefix is not None
        and (not (rest := text[prefix.end() :].strip(" .,;:)")) or bool(_NO_NAME.match(rest)))
    )
