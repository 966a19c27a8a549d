"""The verbs that name an act, by whose act it is: each with the action it stands for."""

from collections.abc import Sequence

# A verb of the subject follows it, or another such verb.
BEFORE_A_VERB = (
    r"(?:\A\s*|[,;:.\n]\s*(?:[-+*]\s*)?|\b(?:và|hoặc|phải|cần|sẽ|nhiệm|hành|hiện|hiện việc|"
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
        r"thủ|ủy|cục|tổng|cấp)|có\s+văn\s+bản\s+(?:kèm|đề\s+nghị)|đề\s+xuất|lập\s+hồ\s+sơ\s+đề\s+nghị",
        "propose",
    ),
    (
        r"(?:kiểm\s+tra\s+và\s+)?(?:xác\s+nhận\s+(?:thời|vào|việc|nhập|hoàn|thông\s+tin\s+(?:cư|hộ)"
        r"|tình|người|đăng)|kiểm\s+chứng|ra\s+quyết\s+định|quyết\s+định\b(?!\s+hành)|phê\s+duyệt"
        r"|chấp\s+thuận|ban\s+hành(?!\s+(?:văn\s+bản\s+)?(?:thông\s+báo|phiếu|lấy))|công\s+nhận"
        r"|ký\b(?!\s+(?:kết|hợp\s+đồng|nháy|văn\s+bản\s+gửi))|thành\s+lập\s+(?:hội|tổ\s+(?!chức)|đoàn|ban)"
        r"|duyệt\s+kết\s+quả|hoàn\s+thành\s+thủ\s+tục|thông\s+quan|gia\s+hạn|thu\s+hồi|hủy\s+bỏ"
        r"|(?:sửa\s+đổi|điều\s+chỉnh)(?:,\s+bổ\s+sung)?\s+(?:giấy|nội\s+dung|thông\s+tin|chứng)"
        r"|(?:miễn|bổ)\s+nhiệm|đồng\s+ý|từ\s+chối|hoàn\s+thuế|giải\s+ngân|xóa\s+\S"
        r"|chuyển\s+tình\s+trạng|ghi\s+(?:nội\s+dung\s+)?vào\s+sổ|công\s+bố\s+(?!công\s+khai)"
        r"|có\s+quyết\s+định\s+(?:sửa|cấp|gia)|(?:ra|có|ban\s+hành)\s+văn\s+bản\s+thỏa\s+thuận"
        r"|có\s+(?:văn\s+bản|công\s+văn|quyết\s+định|biên\s+bản)\s+(?:trả\s+lời|chấp|thông\s+báo|không|đồng|về"
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
        r"(?:kiểm\s+tra,\s+)?xác\s+minh|tra\s+cứu|khai\s+thác,?\s+(?:và\s+)?(?:sử\s+dụng|thông\s+tin|dữ\s+liệu|cơ\s+sở\s+dữ|trong|trên)|đối\s+chiếu\s+(?:với\s+)?cơ\s+sở"
        r"|tìm\s+kiếm\s+thông\s+tin|cung\s+cấp\s+thông\s+tin|yêu\s+cầu\s+cơ\s+quan\s+(?:\S+\s){1,16}?cung\s+cấp"
        r"|(?:gửi|có)\s+(?:văn\s+bản|công\s+văn)\s+(?:đề\s+nghị|yêu\s+cầu)\s+(?:\S+\s){1,14}?"
        r"(?:xác\s+minh|kiểm\s+tra|cung\s+cấp)"
        r"|kiểm\s+tra,\s+xác\s+minh|đề\s+nghị\s+(?:\S+\s){1,12}(?:xác\s+minh|cung\s+cấp|xác\s+nhận)",
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
        r"(?:được\s+)?trả\s+(?:kết\s+quả|giấy|hồ\s+sơ|lại|cho|trực|sổ|thẻ|bản)|trao\b|"
        r"giao\s+(?:trả|giấy|kết|quyết|cho\s+(?:người|tổ\s+chức|cá\s+nhân|công\s+dân))"
        r"|bàn\s+giao|gửi\s+kết\s+quả|chỉ\s+đạo\s+[^.;]{0,60}thông\s+báo",
        "return",
    ),
    (
        r"(?:ra\s+|gửi\s+|có\s+(?:văn\s+bản\s+)?)?thông\s+báo|niêm\s+yết|công\s+(?:khai|bố)|đăng\s+tải|đăng\s+tin|ban\s+hành\s+(?:văn\s+bản\s+)?thông\s+báo"
        r"|cập\s+nhật\s+(?:[^.;,]{0,40}\s)?(?:trang|cổng)\s|tổng\s+hợp\s+ý\s+kiến",
        "announce",
    ),
    (r"cập\s+nhật", "other"),
    (r"chuyển|gửi|luân\s+chuyển|phân\s+công|giao\b(?!\s+(?:thông|dịch|nhận))", "forward"),
    (r"(?:phải\s+)?thụ\s+lý|tiếp\s+nhận|vào\s+sổ", "receive"),
    (r"chi\s+trả|tạm\s+ứng|thanh\s+toán|thu\s+(?:phí|lệ)", "pay"),
)
# Which act is the main one where a step holds several; thẩm định + cấp is a decision.
RANK = (
    "propose", "decide", "consult", "verify", "inspect", "appraise", "check", "return", "receive",
    "pay", "announce", "forward",
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
        r"\A[\s\-+*]*(?:[^\s,;.]+\s+){0,2}(?:có\s+trách\s+nhiệm\s+|phải\s+|thực\s+hiện\s+)?(?:kiểm\s+tra\s+tính|"
        r"xác\s+nhận\b|tiếp\s+thu)(?!.{0,300}\b(?:gửi|nộp)\s)",
        "other",
    ),
    (
        r"\A[\s\-+*]*(?:đăng\s+nhập|đăng\s+ký\s+tài\s+khoản)\b(?!.{0,900}\b(?:nộp|gửi|kê\s+khai|khai\s+báo\s+thông|điền|"
        r"nhập\s+(?:thông|các)|đính\s+kèm|tải|ký\s+số|đăng\s+ký\s+(?!tài)))",
        "other",
    ),
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
            r")\b(?:nhận\s+(?:kết|tài|giấy|quyết|văn|chứng|thẻ|bản|lại|tiền|tại|hộ\s+chiếu|sổ|bằng|biển|"
            r"phép|trợ|kinh|thông\s+báo\s+kết|được\s+(?!văn|thông|yêu))"
        r"|lấy\s+kết\s+quả)",
        "return",
    ),
    (r"\A(?:(?!\b(?:nộp|gửi|trình)\b).){0,400}?\b(?:chuẩn\s+bị|xây\s+dựng\s+(?:hồ|dự|phương|đề))\b(?!.{0,500}\b(?:nộp|gửi|trình)\b)",
     "prepare"),
    (
        r"\b(?:nộp|gửi|kê\s+khai|khai\b|đăng\s+ký|lập|đề\s+nghị|báo\s+cáo|thông\s+báo|xuất\s+trình"
        r"|cung\s+cấp|trình|yêu\s+cầu|truy\s+cập|đăng\s+nhập|cập\s+nhật|liên\s+hệ|làm\s+(?:đơn|hồ)"
        r"|có\s+(?:văn\s+bản|đơn|nhu\s+cầu)|điền|bổ\s+sung|giải\s+trình|các\s+công\s+việc|tải)",
        "submit",
    ),
)  # fmt: skip
