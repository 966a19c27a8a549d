"""The words that tell the clauses of a document row apart: conditions, rules, lists of contents."""

import re

from registry.portal.paper_words import HEADS
from registry.portal.words import CAPITALS, SMALL

CONDITION = re.compile(
    r"\s*\(?\s*(?:(?:riêng\s+)?(?:trong\s+)?(?:các\s+)?trường\s+hợp|đối\s+với|nếu|"
    r"trừ\s+trường\s+hợp|ngoài\s+(?:các|những))\b",
    re.IGNORECASE,
)
# What frees the applicant from a paper asks for none.
FREED = re.compile(
    r"không\s+(?:phải|cần|yêu\s+cầu|bắt\s+buộc|được\s+yêu\s+cầu)\s+(?:\S+\s){0,3}?(?:nộp|"
    r"xuất\s+trình|gửi|tải|cung\s+cấp|kèm|có)|"
    r"được\s+miễn(?!\s+(?:nghĩa\s+vụ|(?:lệ\s+)?phí|thuế|tiền|giảm|giấy\s+phép))(?!,\s+giảm)|"
    r"hồ\s+sơ[^.;]{0,160}không\s+bao\s+gồm|(?:chỉ\s+cần|được|có\s+thể)\s+(?:cung\s+cấp|"
    r"sử\s+dụng|lựa\s+chọn)|thực\s+hiện\s+theo\s+quy\s+định(?![^.;]{0,120}\bcụ\s+thể\s?:)|"
    r"có\s+trách\s+nhiệm\s+(?:tra\s+cứu|khai\s+thác|kiểm)|"
    r"thay\s+thế\s+bằng(?!:?\s+(?:bản\s+(?:sao|chính)|giấy|văn\s+bản))|không\s+phải\s+(?:công|chứng)|có\s+thẩm\s+quyền\s+hủy|"
    r"có\s+giá\s+trị\s+pháp\s+lý\s+(?:tương\s+đương|như)\s+(?:hồ\s+sơ|bản)|đề\s+nghị\s+người|"
    r"yêu\s+cầu\s+người",
    re.IGNORECASE,
)
MODAL = re.compile(
    r"\b(?:(?:phải|cần)\s+(?:được|bảo\s+đảm|đảm\s+bảo|là|gửi|thể\s+hiện)|có\s+thể\s+(?:nộp|gửi)|"
    r"có\s+trách\s+nhiệm|được\s+(?:thể\s+hiện|lập\s+(?:thành|bằng)|đóng|sử\s+dụng|"
    r"chấp\s+nhận|nộp\s+một)|không\s+được\s+yêu\s+cầu|"
    r"thực\s+hiện\s+(?:theo|khai\s+thác|tra\s+cứu|việc|kê\s+khai)|"
    r"có\s+giá\s+trị\s+pháp\s+lý\s+tương\s+đương|do\s+.{1,40}\bchịu\s+trách\s+nhiệm)",
    re.IGNORECASE,
)
# Where a row falls into clauses.
CLAUSES = re.compile(
    rf"\n+|;\s*|(?<=[{SMALL}\)])(?<!điểm)\s+(?=[a-eđ]\)\s+[{CAPITALS}])|(?<=[.:])\s+(?=[-+•*]\s?\S|"
    rf"\(?[a-zđ]\)|\([ivx]{{1,4}}\)|[{CAPITALS}])|"
    r"(?<=[,])\s+(?=[+•]\s|trường\s+hợp\s+không\s+có\b|"
    r"trường\s+hợp\s[^,.;]{5,160}?\s(?:phải|thì)\s+(?:phải\s+)?(?:bổ\s+sung|nộp|kèm|có|gửi)\s)"
)
# Plans and drawings: several in a list stay one paper.
PLANS = (
    "phương án", "kế hoạch", "đề án", "dự án", "thiết kế", "chương trình", "quy trình", "biện pháp",
    "giải pháp", "quy hoạch",
)  # fmt: skip
PLAN = re.compile(rf"(?:bản\s+vẽ|{'|'.join(PLANS)})(?!\w)", re.IGNORECASE)
# Nouns that open another paper only behind a semicolon.
ITEM = re.compile(
    r"(?:thông\s+báo|xác\s+nhận|kết\s+quả|hồ\s+sơ|tài\s+liệu|thẻ|sổ|bằng|ý\s+kiến|thư|"
    r"phương\s+án|kế\s+hoạch|đề\s+án|dự\s+án|thiết\s+kế)(?!\w)",
    re.IGNORECASE,
)
# What forms ask for, in lists of contents.
FIELD = re.compile(
    r"(?:tên|nội\s+dung|lý\s+do|tình\s+hình|số\s+liệu|hiện\s+trạng|nguồn\s+gốc|phương\s+thức|"
    r"mã\s+số|yêu\s+cầu)\b",
    re.IGNORECASE,
)
# These nouns do not open a second paper inside a sentence.
WEAK = frozenset({
    "thông tin", "nội dung", "số liệu", "tên", "phương án", "kế hoạch", "đề án", "dự án",
    "thiết kế", "kết quả",
    "tình hình", "lý do", "yêu cầu", "mã số", "số định danh", "tài khoản", "chương trình",
    "biện pháp", "giải pháp",
    "chính sách", "cơ cấu", "hiện trạng", "nguồn gốc", "tiêu chuẩn", "quy trình", "quy hoạch",
    "mô tả", "phương thức",
    "công thức", "bài", "bản", "tập", "trang", "tờ", "đăng ký", "xác nhận", "thông báo", "ý kiến",
    "kết luận", "hướng dẫn",
    "dữ liệu", "cơ sở dữ liệu", "thư", "biểu", "tổng hợp", "vật liệu", "nhãn", "chữ ký", "con dấu",
    "mẫu", "nhật ký",
    "đề nghị", "đề xuất", "hồ sơ", "tài liệu", "thẻ", "sổ", "bằng", "logo", "sách", "tem",
    "phụ lục", "bằng chứng", "minh chứng", "cuống vé", "kháng nghị",
})  # fmt: skip
STRONG = "|".join(
    sorted({re.escape(head) for head in HEADS if head not in WEAK}, key=len, reverse=True)
)
SECOND = re.compile(
    rf"(?:\d{{1,2}}\s(?=ảnh)|(?:các\s+)?(?:bản\s+(?:sao|chính|gốc|chụp|vẽ|đồ|cam|"
    rf"kê|thuyết|khai|mô|giải|án|tự|ghi)\b|{STRONG})(?!\w))",
    re.IGNORECASE,
)
# Verbs that ask for a paper; the last two only for one that is added or named behind a colon.
_APPLICANT = r"(?:người|doanh\s+nghiệp|tổ\s+chức|cá\s+nhân|đơn\s+vị|chủ\s+\S+)(?:\s[^\s.;,]+){0,6}?"
_ASKS = (
    r"phải\s+(?:có|nộp(?:\s+lại)?|gửi(?:\s+kèm)?|kèm(?:\s+theo)?|bổ\s+sung|xuất\s+trình|"
    r"cung\s+cấp)|"
    r"(?:được\s+)?thay(?:\s+thế)?\s+bằng:?|nộp(?!\s+kèm)|(?:nộp\s+)?kèm(?:\s+theo)?|bổ\s+sung|thì\s+(?:có|gửi|cần)|"
    r"chỉ\s+cần\s+(?:gửi|nộp)|"
    r"thì\s+(?:[^\s.;]+\s){1,10}?(?<!được )(?<!thành )lập|có\s+thêm|thêm|"
    r"(?<!không )(?:bao\s+)?gồm(?:\s+cả)?|(?<!thể )(?<!không )cung\s+cấp|"
    r"xuất\s+trình|,\s+(?:[^\s,]+\s){1,5}?(?<!không )(?<!chưa )(?<!đã )(?<!nếu )(?<!hợp )có|"
    rf"(?:,|thì)\s+{_APPLICANT}\s(?:lập|gửi|kê\s+khai)|lập(?=\s+(?:danh\s+sách|bản\s+khai))|"
    r"thì(?=[^.;]{10,400}\slà\s+(?:tài\s+liệu|giấy\s+tờ)\s+phải\s+có)|"
    r"(?<!phần )hồ\s+sơ\s+(?:\S+\s){0,3}là|\A(?:có|là)(?=\s)|:"
)
_ADDS = (
    r"nộp\s+(?:thêm|lại)|(?:phải\s+)?bổ\s+sung|kèm(?:\s+theo)?|có\s+thêm|phải\s+(?:có|nộp)|"
    r"căn\s+cứ\s+(?:vào|theo)|:"
)
_BEFORE_NOUN = (
    r"\s*(?:(?:kèm\s+)?trong\s+(?:bộ\s+)?hồ\s+sơ\s+|thêm\s+|có\s+|là\s+|:\s*|\d\)\s*|"
    r"\(\d\)\s*|-\s*|\+\s*){0,6}"
)
_MANY = r"(?:các\s+|\d{1,2}\s+(?:bản\s+)?)?"
_ASKED = (
    r"(?:bản\s+(?:(?:sao|chính|gốc|chụp)(?!\s+(?:để|ra|đối|và\s+xuất\s+trình))|khai|kê|cam|vẽ|"
    rf"đồ|thuyết|thông\s+tin)|giấy|{STRONG}|xác\s+nhận\s+của|tài\s+liệu|thẻ|phương\s+án)(?!\w)"
)
# What only an added paper is called: a file, an annex, a book.
_ADDED = (
    r"(?:hồ\s+sơ(?=,|\s+(?!đến|về\b|tại|cho|qua|trực|theo|quy|nêu|trên|này|đầy|hợp|gồm|bao|đề|đăng|"
    r"yêu|gửi|xin|để|vào|thì|bằng))|phụ\s+lục|sổ|thông\s+báo|số\s+liệu|kết\s+quả)(?!\w)"
)
NEEDS = re.compile(
    rf"(?:(?:{_ASKS}){_BEFORE_NOUN}(?={_MANY}{_ASKED})|"
    rf"(?:{_ADDS}){_BEFORE_NOUN}(?={_MANY}{_ADDED}))",
    re.IGNORECASE,
)
NO_HEADING = re.compile(
    r"(?:ghi|nêu)\s+rõ|nội\s+dung|thể\s+hiện|thông\s+tin|tối\s+thiểu|một\s+trong|hạng\s+mục|như:|"
    r"trong\s+đó|đơn\s+đề|tờ\s+khai",
    re.IGNORECASE,
)
# "The form must bear ..." goes on about the paper named before.
DESCRIBES = re.compile(
    r"(?:\S+\s){1,4}?(?:này|phải|gồm|là|nêu|sẽ|"
    r"không\s+(?:phải|được|thể|cần)|chỉ\s+(?:cần|được)|cần\s+(?:có|được|phải))\b|"
    r"(?:\S+\s){3,6}?(?:(?:thể\s+hiện|trình\s+bày)\b|"
    r"có\s+(?:giá\s+trị|thời\s+hạn|hiệu\s+lực)\s+(?:sử\s+dụng\s+)?(?:trong|không\s+quá|là|\d))",
    re.IGNORECASE,
)
AMONG_THEM = re.compile(r"trong\s+đó\b", re.IGNORECASE)
# Rules on the dossier, or on papers named before.
OF_THE_DOSSIER = re.compile(
    r"(?:các\s+)?(?:thành\s+phần\s+hồ\s+sơ(?:\s+này|\s+khác|\s+trên)?\s+(?!quy\s+định|theo|\d|"
    r"bao|gồm)\S|"
    r"thành\s+phần\s+hồ\s+sơ\s+này|giấy\s+tờ\s+(?:này\s|phải\s+(?:nộp|xuất\s+trình)|nêu\s+trên)|"
    r"(?:tài\s+liệu|văn\s+bản|giấy\s+tờ)\s+(?:được\s+lập\s+)?bằng\s+tiếng\s+nước|"
    r"hồ\s+sơ\s+[^.;:]{0,40}\bphải\b|người\s)",
    re.IGNORECASE,
)
# "Papers to be shown: a passport", "Part 2 of the dossier: a map" announce what follows.
LEAD = re.compile(
    r"\A(?:(?:các\s+)?giấy\s+tờ\s+(?:cần\s+)?phải\s+(?:nộp|xuất\s+trình)[^:]{0,60}|"
    r"(?:nộp|gửi|xuất\s+trình)\s+cho\s[^:.;]{3,60}|"
    r"thành\s+phần\s+hồ\s+sơ\s+(?:\d{1,2}|[^:.;]{0,60}?phải\s+(?:nộp|xuất\s+trình)[^:.;]{0,60}))"
    r"\s?:\s*(?=\S)",
    re.IGNORECASE,
)
MUST = re.compile(r"phải (?:có|nộp|kèm|gửi)", re.IGNORECASE)
