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
    rf"\s*{FORM_WORDS}){{0,24}}\s*[:,]?\s*(?:của\s+(?=các|giấy|văn))?)?{COUNT}?"
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


# Kinds by the head of the name, the first that fits; patterns are searched in the lower-case name.
# `^X` looks at the head, `.X` anywhere: a report on a permit is a report.
_O = r"(?:\S+ ){0,1}?"
KINDS: Sequence[tuple[str, str]] = (
    (
        r"^(?:báo cáo (?:\S+ ){0,2}?(?:tài chính|kiểm toán|quyết toán)|báo cáo khả "
        r"năng tài)", "financial"),
    (r"^(?:\d+ )?(?:\S+ ){0,2}?ảnh\b(?! hưởng)|^hình ảnh", "photo"),
    (r"^(?:\S+ ){0,2}?lý lịch tư pháp", "criminal_record"),
    (
        r"^(?:\S+ ){0,3}?(?:ủy|uỷ) (?:quyền|nhiệm)|^giấy giới thiệu|^văn bản về việc đại diện"
        r"|^văn bản (?:phân công|cử|chỉ định|thỏa thuận cử)|phân công nhiệm vụ$",
        "authorisation",
    ),
    (r"^(?:\S+ ){0,2}?thông tin cư trú|^tờ khai thay đổi thông tin cư trú(?=$)", "residence"),
    (
            r"^(?:đơn\b(?! thuốc| giá| vị)|tờ (?:khai|trình)|giấy (?:đề nghị|yêu cầu|"
            r"đăng ký(?! hoạt| kết"
            r"| xe| doanh| kinh| phương)|khai(?! sinh| báo y| tử))|công văn|phiếu "
            r"(?:đề nghị|yêu cầu|khai"
        r"|đăng ký|thu thập|thông tin)|bản (?:đề nghị|đăng ký|khai(?! kiểm dịch| nhân| lý| thành"
        r"| hàng)|tự khai)|(?:đề nghị|đăng ký|yêu cầu|khai báo) |mẫu (?:đơn|tờ khai|số|hộ tịch)"
        r"|thư (?:đề nghị|bày tỏ)|bộ tờ khai|hồ sơ đề nghị|nội dung (?:đơn|đề nghị))",
        "application_form",
    ),
    (
        r"^(?:văn bản|giấy|thông báo|báo cáo)\b(?:(?! cam kết| chấp thuận| chứng minh| phê duyệt"
        r"| xác nhận| làm căn cứ| đồng ý| của cơ quan).){0,110}?\b(?:đề nghị|đề xuất|yêu cầu"
        r"|kiến nghị|xin)\b(?! phê duyệt của| bảo hiểm)",
        "application_form",
    ),
    (
        r"^(?:văn bản )?thông báo (?:thay đổi|chấm dứt|về việc (?:thay|chấm|tạm|giải|lập|đăng|cho)"
            r"|của (?:tổ chức|doanh nghiệp|người|cơ sở|hộ|nhà|công ty|thương)|tạm|"
            r"giải thể|thành lập|lập"
        r"|cho|mời|tiếp|bổ sung)|^báo cáo của người (?:khai thác|đề nghị|nộp)",
        "application_form",
    ),
    (
        r"^(?:\S+ ){0,4}?(?:khám sức kh|sức khỏe|sức khoẻ|khai báo y tế|giám định y khoa|khuyết tật"
            r"|ra viện|chứng sinh|bệnh án|tiêm chủng)|^(?:giấy|biên bản).{0,40}(?:y "
            r"tế|y khoa|tâm thần)",
        "health",
    ),
    (
        r"^báo cáo (?:\S+ ){0,2}?(?:tài chính|kiểm toán|quyết toán)|^báo cáo khả năng"
        r" tài chính", "financial"),
    (
            rf"^{_O}(?:hóa đơn|hoá đơn|chứng từ|biên lai|bảng lương|bảo lãnh|sao "
            rf"kê)\b|^xác nhận (?:của "
        r"(?:cơ quan thuế|ngân hàng|kho bạc)|số dư|phần vốn|nộp|đã nộp|hoàn thành nghĩa vụ)"
            r"|^(?:giấy|văn bản|bản) (?:nộp tiền|bảo lãnh|chứng nhận bảo hiểm)|^giấy "
            r"xác nhận (?:của )?(?:ngân"
            r" hàng|số dư|phần vốn|nộp)|^văn bản của (?:cơ quan (?:bảo hiểm|thuế)|"
            r"ngân hàng)|xếp hạng tín"
        r" nhiệm|^bảng (?:cân đối|tính (?:thuế|tiền))",
        "financial",
    ),
    (
            r"^(?:\S+ ){0,4}?quyền sử dụng đất|quyền sở hữu (?:nhà|tài sản gắn|công "
            r"trình)|giấy tờ (?:về|chứng"
            r" minh).{0,30}(?:đất|nhà ở)\b|^giấy chứng nhận đã (?:được )?cấp$|điều "
            r"137|địa điểm hợp pháp",
        "land_title",
    ),
    (
            r"^(?:\S+ ){0,5}?(?:khai sinh|kết hôn|khai tử|báo tử|chứng tử|độc thân|"
            r"tình trạng hôn nhân|ly hôn"
            r"|nhận cha|quốc tịch|nuôi con nuôi|nhận con nuôi)|^trích lục|^(?:giấy tờ"
            r"|tài liệu|văn bản).{0,40}"
            r"(?:quan hệ (?:gia đình|nhân thân|cha|mẹ|vợ|huyết)|kết hôn|hôn nhân|là "
            r"(?:cha|mẹ|vợ|con))|^giấy tờ.{0,90}quốc tịch",
        "civil_status",
    ),
    (r"^(?:\S+ ){0,9}?(?:cư trú|hộ khẩu|tạm trú|thường trú|chỗ ở hợp pháp)\b(?! và)", "residence"),
    (
            r"^(?:\S+ ){0,1}?(?:chứng minh (?:nhân dân|thư)|căn cước|hộ chiếu|thẻ căn"
            r"|giấy thông hành|thẻ"
            r" thường trú|số định danh|cccd|cmnd)|^giấy tờ (?:\S+ ){0,4}?(?:tùy thân|"
            r"tuỳ thân|nhân thân)"
            r"|giấy tờ pháp lý của|tư cách pháp lý|^giấy tờ của chủ|^giấy tờ pháp lý|"
            r"^thị thực|giấy tờ có giá trị"
        r" (?:đi lại|xuất cảnh|thay hộ)",
        "identity",
    ),
    (
            r"^(?:\S+ ){0,3}?(?:đăng ký (?:doanh nghiệp|kinh doanh|hợp tác xã|hộ kinh"
            r" doanh|thành lập|tổ hợp"
            r"|liên hiệp|đầu tư|hoạt động))|^quyết định thành lập|^giấy phép thành "
            r"lập|tư cách pháp nhân",
        "business_registration",
    ),
    (
            r"^(?:\S+ ){0,2}?(?:cam kết|cam đoan)|^văn bản (?:\S+ ){0,14}?cam kết|"
            r"^(?:\S+ ){0,1}?(?:danh sách|"
            r"danh mục|bảng (?:kê|danh|tổng|thống)|bản kê|kê khai|sơ yếu|bản tóm tắt "
            r"lý lịch|bản khai (?:nhân"
            r"|thành|lý|kiểm|hàng))|^lý lịch (?!giống|máy|thiết|phương|tàu)|^giấy "
            r"(?:cam|khai báo)|^tuyên bố"
        r"|^hướng dẫn thanh toán|^giải trình và|^văn bản giải trình",
        "declaration_list",
    ),
    (
            r"^biên bản (?:\S+ ){0,2}?(?:nghiệm thu|thử|kiểm định|giám định|kiểm kê|"
            r"đo|bàn giao (?:mốc|kỹ))"
        r"|^(?:văn bản|giấy) thẩm định thiết kế",
        "technical",
    ),
    (
        r"^(?:dự thảo )?(?:các )?(?:biên bản|nghị quyết|điều lệ|quy chế|nội quy|quy định nội bộ)"
            r"|^quyết định (?:về việc )?(?:bổ nhiệm|của (?:hội đồng|đại hội|chủ sở "
            r"hữu|chủ tịch hội|công ty|doanh"
            r" nghiệp)|cử|tuyển dụng|chia|tách|sáp|hợp nhất|giải thể)|^văn bản (?:\S+"
            r" ){0,10}?(?:đại hội đồng"
        r"|hội đồng (?:thành viên|quản trị)|cổ đông)",
        "resolution",
    ),
    (
            rf"^{_O}(?:văn bằng|bằng|chứng chỉ|học bạ)\b|^(?:giấy|bản|tài liệu|văn "
            rf"bản|thẻ|chứng nhận).{{0,60}}"
            r"(?:huấn luyện|bồi dưỡng|tập huấn|đào tạo|tốt nghiệp|trình độ|chuyên môn"
            r"|hoàn thành (?:khóa|chương)"
            r"|kinh nghiệm|thời gian (?:công tác|hành nghề|thực hành|tập sự)|tập sự)|"
            r"chứng minh.{0,30}trình độ",
        "qualification",
    ),
    (
        rf"^(?:(?:bản|dự thảo) )?{_O}(?:hợp đồng|thỏa thuận|thoả thuận)\b|^quyết định trúng thầu"
        r"|^văn bản (?:\S+ ){0,3}?(?:thỏa thuận|hợp đồng)|ý định hợp đồng",
        "contract",
    ),
    (r"^dự thảo quyết định|^điều ước|^hiệp định|^phiếu gửi|^di chúc", "other"),
    (
            rf"^{_O}(?:báo cáo|bản vẽ|phương án|kế hoạch|đề án|dự án|thuyết minh|"
            rf"thiết kế|sơ đồ|bản đồ|quy trình"
            r"|chương trình|đề cương|dự toán|quy hoạch|tiêu chuẩn|lý lịch|biện pháp|"
            r"giải pháp|công thức|quy tắc"
            r"|nhãn|catalog\S*|thông số|mô tả|tóm tắt|luận chứng|trích đo|phiếu "
            r"(?:kết quả|phân tích|kiểm)"
            r"|kết quả (?:kiểm|thử|khảo|phân|đo|quan|giám)|mẫu (?:nhãn|sản phẩm|bao|"
            r"vật))\b|^hồ sơ (?:\S+ ){0,1}?"
            r"(?:thiết kế|kỹ thuật|điện tử|quy hoạch|đánh giá|hoàn công|khảo sát|xây "
            r"dựng|môi trường)|^tài liệu"
            r" (?:\S+ ){0,5}?(?:kỹ thuật|hướng dẫn|thiết kế|mô tả|thuyết minh)|^bản "
            r"(?:\S+ ){0,2}?(?:thuyết minh"
        r"|vẽ|mô tả|đồ|giải trình)|cơ sở vật chất|trang thiết bị|hệ thống kỹ thuật",
        "technical",
    ),
    (
            r"^(?:\S+ ){0,2}?(?:giấy phép|giấy chứng nhận|chứng nhận|giấy xác nhận|"
            r"chứng thư|thẻ|quyết định"
            r"|giấy đăng ký|phép|vận hành)\b|^(?:văn bản|ý kiến|công văn|thông báo|"
            r"kết luận).{0,80}(?:chấp thuận"
            r"|phê duyệt|cho phép|đồng ý|thẩm định|nghiệm thu|thẩm duyệt|thống nhất|"
            r"công nhận|làm căn cứ)|giấy phép",
        "existing_permit",
    ),
    (
            r"năng lực tài chính|nghĩa vụ (?:thuế|tài chính)|nộp (?:thuế|phí|lệ phí|"
            r"tiền)|nguồn vốn|ký quỹ"
        r"|tài khoản|khả năng tài chính|thanh toán",
        "financial",
    ),
    (r"hợp đồng", "contract"),
    (
        r"^(?:tài liệu|hồ sơ|bản|văn bản).{0,60}(?:kỹ thuật|thiết kế|thử nghiệm|công "
        r"nghệ)", "technical"),
)  # fmt: skip
_KINDS = [(re.compile(pattern), kind) for pattern, kind in KINDS]


def kind_of_paper(name: str) -> str:
    """The kind of paper a name speaks of; `other` where it fits none."""
    words = name.lower()[:240]
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), "other")
