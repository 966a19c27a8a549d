"""The words papers are called by: what starts a paper's name, and what kind of paper it is.

The tables were drawn from the portal's own rows; a person corrects what they suggest.
"""

import re
from collections.abc import Sequence

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
    "mô tả",
)  # fmt: skip
_HEAD_WORDS = "|".join(sorted(set(map(re.escape, HEADS)), key=len, reverse=True))

# What stands between list marks and the noun: counts and the form the paper must have.
COUNT = r"(?:\d{1,2}\s*(?:\([^()]{1,30}\)\s*)?(?:bộ|bản|tờ|cái|chiếc|tấm|quyển|cuốn|con)?\s+)"
FORM_WORDS = (
    r"(?:bản\s+(?:sao|chính|gốc|chụp|phô\s?tô\w*|photo\w*|fax|scan|điện\s+tử|cứng|mềm|in|giấy|dịch)"
    r"|sao\s+y|file|tệp\s+tin)"
)
# Words that may follow a form before the noun: "bản sao có chứng thực hoặc bản sao điện tử ...".
_FORM_TAIL = (
    r"(?:có\s+(?:chứng\s+thực|công\s+chứng|xác\s+nhận(?:\s+của\s+(?!cơ "
    r"quan)\S+(?:\s\S+){0,6}?(?=\s(?:giấy|các|văn|bản|quyết|thông)))?|chữ\s+ký\s+\S+)"
    r"|(?:được\s+)?(?:chứng\s+thực|công\s+chứng)|hợp\s+lệ|hợp\s+pháp|điện\s+tử|"
    r"từ\s+(?:sổ\s+gốc|bản\s+chính)"
    r"|chụp|kèm(?:\s+theo)?\s+bản\s+(?:chính|gốc)(?:\s+để\s+(?:đối\s+chiếu|kiểm\s+tra))?"
    r"|(?:và\s+)?xuất\s+trình\s+(?:kèm\s+)?bản\s+(?:chính|gốc)(?:\s+để\s+(?:đối\s+chiếu|"
    r"kiểm\s+tra))?"
    r"|để\s+đối\s+chiếu|được\s+cấp|hoặc|và|,|/|theo\s+quy\s+định\s+của\s+pháp\s+luật|"
    r"có\s+giá\s+trị\s+pháp\s+lý)"
)
_PREFIX = re.compile(
    rf"\s*(?:(?:nộp|xuất\s+trình|gửi|cung\s+cấp|kèm\s+theo|bổ\s+sung)\s+)?{COUNT}?"
    rf"(?:(?:{FORM_WORDS})(?:\s*{_FORM_TAIL}|"
    rf"\s*{FORM_WORDS}){{0,12}}\s*[:,]?\s*(?:của\s+(?=các|giấy|văn))?)?{COUNT}?"
    r"(?:(?:các|những|một\s+trong\s+(?:các|những)|toàn\s+bộ|bộ)\s+)?",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"(?:{_HEAD_WORDS})(?!\w)", re.IGNORECASE)
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


# Kinds by what the name says, the first that fits. Patterns are searched in the lower-case name.
KINDS: Sequence[tuple[str, str]] = (
    (r"^(?:\d+\s)?(?:\S+\s){0,2}?ảnh\b(?! hưởng)|^hình ảnh|ảnh chân dung", "photo"),
    (r"lý lịch tư pháp|án tích", "criminal_record"),
    (
        r"^(?:\S+\s){0,4}?(?:ủy|uỷ) (?:quyền|nhiệm)|giấy giới thiệu|phân công nhiệm vụ|^văn bản "
        r"về việc đại diện|văn bản (?:cử|chỉ định) (?:người )?đại diện", "authorisation"),
    (
        r"^(?:đơn|tờ khai|tờ trình|giấy đề nghị|giấy yêu cầu|giấy đăng ký|giấy khai(?! sinh| báo"
        r" y| tử)|công văn|phiếu (?:đề nghị|yêu cầu|khai|đăng ký|thông tin)|bản (?:đề nghị|đăng "
        r"ký|khai(?! kiểm dịch| nhân| lý)|tự khai)|đề nghị|đăng ký|yêu cầu|khai báo|mẫu (?:đơn|"
                r"tờ khai|số|hộ tịch)|thư (?:đề nghị|bày tỏ)|bộ tờ khai|hồ sơ đề "
                r"nghị)\b", "application_form"),
    (
        r"^(?:văn bản|công văn|giấy|thông báo|báo cáo)\b(?:(?! cam kết| cơ quan| chấp thuận| "
        r"chứng minh| phê duyệt| xác nhận).){0,90}?\b(?:đề nghị|đề xuất|yêu cầu|kiến nghị|"
        r"xin)\b(?! phê duyệt của| .{0,20}đã được)", "application_form"),
    (
        r"^(?:văn bản )?thông báo (?:thay đổi|chấm dứt|về việc (?:thay đổi|chấm dứt|tạm|giải thể"
        r"|lập)|của (?:tổ chức|doanh nghiệp|người|cơ sở|hộ)|tạm ngừng|giải thể|thành lập|lập)|"
        r"^văn bản thông báo của", "application_form"),
    (
        r"khám sức khỏe|sức khoẻ|sức khỏe|y tế|bệnh án|giám định y khoa|khuyết tật|ra viện|chứng"
        r" sinh|tâm thần|tiêm chủng", "health"),
    (
        r"quyền sử dụng đất|quyền sở hữu (?:nhà|tài sản gắn)|giấy tờ (?:về|chứng minh) (?:quyền "
            r")?(?:sử dụng )?đất|điều 137 luật đất đai|(?:nhà ở|đất) (?:hợp pháp|đã "
            r"được cấp)", "land_title"),
    (
        r"khai sinh|kết hôn|khai tử|báo tử|chứng tử|hộ tịch|quốc tịch|hôn nhân|con nuôi|quan hệ "
            r"(?:gia đình|nhân thân|cha|mẹ|vợ)|trích lục (?:ghi|khai|kết|đăng)|ly hôn"
            r"|giám hộ", "civil_status"),
    (r"nơi cư trú|cư trú|hộ khẩu|tạm trú|thường trú|chỗ ở hợp pháp|nhân khẩu", "residence"),
    (
        r"chứng minh nhân dân|căn cước|hộ chiếu|tùy thân|tuỳ thân|nhân thân|giấy tờ pháp lý của "
        r"(?:cá nhân|chủ|người|tổ chức|thành|nhà)|giấy tờ pháp lý|tư cách pháp lý|chứng minh thư"
        r"|số định danh|giấy thông hành|thẻ thường trú|giấy tờ có giá trị (?:đi lại|xuất cảnh)|"
        r"giấy tờ của chủ", "identity"),
    (
        r"đăng ký (?:doanh nghiệp|kinh doanh|hợp tác xã|hộ kinh doanh|thành lập|tổ hợp tác|liên "
        r"hiệp)|quyết định thành lập|giấy phép thành lập|tư cách pháp nhân|đăng ký (?:hoạt động|"
        r"đầu tư)", "business_registration"),
    (
        r"^(?:\S+\s){0,2}?(?:biên bản|nghị quyết|điều lệ|quy chế|nội quy)|^dự thảo (?:điều lệ|"
        r"quy chế)|quy định nội bộ|^quyết định (?:bổ nhiệm|của (?:hội đồng|đại hội|chủ sở hữu|"
        r"chủ tịch hội)|về việc (?:bổ nhiệm|cử)|cử|tuyển dụng)|^(?:văn bản|quyết "
            r"định).{0,40}(?:đại hội đồng cổ đông|hội đồng thành viên|hội đồng quản "
            r"trị)", "resolution"),
    (
        r"^(?:\S+\s){0,3}?(?:cam kết|cam đoan|giải trình và cam kết)|^(?:\S+\s){0,2}?(?:danh "
        r"sách|danh mục|bảng kê|bản kê|kê khai|sơ yếu|lý lịch|bảng danh|bảng tổng hợp|bản tóm "
        r"tắt lý lịch|bản khai)|^thông tin về (?:người|nhân)|^tuyên bố", "declaration_list"),
    (
        r"văn bằng|^(?:\S+\s){0,3}?bằng (?:tốt nghiệp|cấp|đại học|trung|cao|cử|thạc|tiến|chuyên|"
        r"cấp|thuyền|đăng)|chứng chỉ|trình độ|bồi dưỡng|tập huấn|huấn luyện|đào tạo|tốt nghiệp|"
        r"học bạ|kinh nghiệm|chuyên môn nghiệp vụ|hoàn thành (?:chương trình|khóa)|tập sự|miễn "
        r"đào tạo", "qualification"),
    (r"hợp đồng|thỏa thuận|thoả thuận|trúng thầu|mua bán(?! hàng)", "contract"),
    (
        r"báo cáo tài chính|ngân hàng|nghĩa vụ (?:thuế|tài chính)|nộp (?:thuế|phí|lệ phí|tiền)|"
        r"kiểm toán|góp vốn|hóa đơn|hoá đơn|chứng từ|biên lai|bảo hiểm xã hội|bảo lãnh|năng lực "
        r"tài chính|tài chính|vốn (?:pháp định|điều lệ|chủ sở hữu|góp)|sao kê|thanh toán|quyết "
            r"toán|bảng lương|thuế|xếp hạng tín nhiệm|bảo hiểm trách nhiệm|nguồn vốn|"
            r"số dư|ký quỹ", "financial"),
    (
        r"^(?:\S+\s){0,3}?(?:giấy phép|giấy chứng nhận|chứng nhận|chấp thuận|phê duyệt|giấy xác "
        r"nhận|chứng thư|thẻ|quyết định|giấy đăng ký|đăng ký)\b|giấy phép|giấy chứng nhận|chứng "
        r"nhận đăng ký|văn bản (?:chấp thuận|phê duyệt|cho phép|đồng ý|thẩm định|nghiệm thu|thẩm"
        r" duyệt)|(?:đã được|được) (?:cơ quan )?.{0,20}(?:phê duyệt|cấp phép)", "existing_permit"),
    (
        r"báo cáo|bản vẽ|phương án|kế hoạch|đề án|dự án|thuyết minh|thiết kế|sơ đồ|bản đồ|quy "
        r"trình|kỹ thuật|thử nghiệm|khảo nghiệm|kiểm nghiệm|nhãn|dự toán|đề cương|phân tích|quy "
        r"hoạch|mô tả|tiêu chuẩn|thông số|hệ thống|giải pháp|biện pháp|chương trình|tính toán|"
        r"tóm tắt|ranh giới|mặt bằng|vị trí|lý lịch (?:giống|máy|thiết bị)|nội dung|đánh giá|"
        r"giám định|catalog|tài liệu hướng dẫn|khảo sát|quy tắc|điều khoản|công thức|hồ sơ "
        r"(?:thiết kế|kỹ thuật|điện tử|quy hoạch)|cơ sở vật chất|trang thiết bị|đo đạc|trích đo|"
        r"mẫu (?:sản phẩm|bao bì)", "technical"),
    (r"^(?:\S+\s){0,2}?bằng\b", "qualification"),
)  # fmt: skip
_KINDS = [(re.compile(pattern), kind) for pattern, kind in KINDS]


def kind_of_paper(name: str) -> str:
    """The kind of paper a name speaks of; `other` where it fits none."""
    words = name.lower()[:240]
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), "other")
