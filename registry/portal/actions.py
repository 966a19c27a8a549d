"""What is done in a step: the main act among the verbs of its words."""

import re
from collections.abc import Sequence

# Papers handed over at intake are no decision: "cấp giấy hẹn", "cấp phiếu tiếp nhận".
_INTAKE = re.compile(
    r"(?:cấp|gửi|giao|viết|lập|in|đưa|ban\s+hành)\s+(?:\S+\s){0,2}?(?:giấy|phiếu|biên\s+nhận"
    r"|mã|tài\s+khoản\s+biên)\s*(?:\S+\s){0,2}?(?:biên\s+nhận|tiếp\s+nhận|hẹn|hồ\s+sơ|"
    r"kiểm\s+soát)[^.;,]{0,60}",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:cấp|công\s+an\s+cấp|cơ\s+quan\s+cấp)\s+(?:tỉnh|xã|huyện|bộ|cơ\s+sở|trên|dưới|"
    r"có\s+thẩm|trung\s+ương|phòng|cục|nào|tương|mình|ủy|chính)\b|đã\s+(?:được\s+)?(?:cấp|"
    r"công\s+nhận|phê\s+duyệt|chấp\s+thuận|quyết\s+định|đăng\s+ký)|(?:đề\s+nghị|yêu\s+cầu|"
    r"xin|hồ\s+sơ|đơn|nơi|ngày|cơ\s+quan|được|việc\s+đề\s+nghị)\s+(?:được\s+)?(?:cấp|"
    r"công\s+nhận|phê\s+duyệt|chấp\s+thuận|đăng\s+ký|gia\s+hạn)\b|theo\s+quyết\s+định|"
    r"quyết\s+định\s+(?:số|này|thành\s+lập\s+doanh)|từ\s+chối\s+tiếp\s+nhận",
    re.IGNORECASE,
)
# Branches of one check or decision say what happens otherwise; the act is in the main clause.
_BRANCH = re.compile(
    r"(?:^|[.;:\n,])\s*(?:[-+*]\s*|\(?\w{1,3}\)\s*)?(?:(?:trong\s+)?trường\s+hợp|"
    r"nếu)\s+[^.;\n]*?(?:không|chưa|từ\s+chối|thiếu|sai|bổ\s+sung|sửa\s+đổi|vướng|"
    r"phức\s+tạp)[^.;\n]*",
    re.IGNORECASE,
)

APPLICANT: Sequence[tuple[str, str]] = (
    (
        r"\A(?:(?!nộp|gửi|nhận\s+kết).){0,200}?\bchuẩn\s+bị\b(?!.{0,400}\b(?:nộp|gửi|"
        r"trình)\b)", "prepare"),
    (
        r"\b(?:nhận\s+(?:kết\s+quả|giấy|chứng|thẻ|lại|bản|quyết|tài\s+liệu|văn\s+bản|thông\s+báo"
            r"|con|tiền|phiếu\s+(?:lý|kết))|để\s+nhận|"
            r"đến\s+nhận)(?!.{0,300}\bnộp\s+(?:hồ|01|một))", "return"),
    (
        r"\A(?:(?!\bhồ\s+sơ\b|\bkê\s+khai\b).){0,160}?\b(?:nộp|đóng|"
        r"thanh\s+toán)\s+(?:\S+\s){0,3}?(?:phí|lệ\s+phí|tiền|thuế|kinh\s+phí)", "pay"),
    (
        r"\A(?:(?!\bnộp\b|\bgửi\b).){0,160}?\bnhận\s+(?:mã|được\s+mã|tin\s+nhắn|"
        r"thông\s+báo)", "receive"),
    (
        r"\b(?:nộp|gửi|kê\s+khai|khai\b|đăng\s+ký|lập|đề\s+nghị|báo\s+cáo|thông\s+báo|"
        r"xuất\s+trình|cung\s+cấp|trình|yêu\s+cầu|truy\s+cập|đăng\s+nhập|cập\s+nhật|khai\s+báo|"
        r"đến|liên\s+hệ|hoàn\s+thiện|làm\s+(?:đơn|thủ|hồ)|có\s+(?:văn\s+bản|đơn|nhu\s+cầu)|điền|"
            r"bổ\s+sung|giải\s+trình|thực\s+hiện\s+(?:thủ\s+tục\s+đăng|việc\s+kê|nộp|"
            r"các\s+công))", "submit"),
    (r"\bnhận\b", "return"),
)  # fmt: skip
ONE_STOP: Sequence[tuple[str, str]] = (
    (
        r"kiểm\s+tra|xem\s+xét\s+(?:tính|hồ)|rà\s+soát|hướng\s+dẫn|tính\s+(?:đầy|hợp|chính)|"
        r"không\s+hợp\s+lệ|chưa\s+(?:đầy|hợp|đủ)", "check"),
    (
        r"trả\s+(?:kết\s+quả|giấy|hồ\s+sơ|cho)|giao\s+(?:trả|kết)|bàn\s+giao\s+kết|"
        r"thông\s+báo\s+cho\s+[^.]{0,120}nhận\s+kết\s+quả", "return"),
    (r"thông\s+báo", "announce"),
    (
        r"tiếp\s+nhận\s+(?:và\s+)?(?:\S+\s){0,3}?hồ\s+sơ(?!.{0,300}chuyển)|"
        r"cấp\s+(?:giấy|phiếu)", "receive"),
    (r"chuyển|gửi|luân\s+chuyển", "forward"),
    (r"tiếp\s+nhận|nhận", "receive"),
)  # fmt: skip
STATE: Sequence[tuple[str, str]] = (
    (
        r"\A.{0,260}?\b(?:xin|lấy|tổ\s+chức\s+lấy)\s+ý\s+kiến|gửi\s+[^.;]{0,100}(?:xin|lấy|"
        r"để\s+lấy)\s+ý\s+kiến|\A.{0,260}?(?:có|cho|tham\s+gia|gửi)\s+ý\s+kiến", "consult"),
    (
        r"\btrình\s+(?!tự|độ|bày|duyệt\s+hồ|tại)(?:[^.;]{0,160})|\bđề\s+nghị\s+(?:bộ|chủ\s+tịch|"
        r"thủ\s+tướng|ủy\s+ban|cục|thủ\s+trưởng)[^.;]{0,120}", "propose"),
    (
        r"\b(?:quyết\s+định(?!\s+(?:hành|của\s+mình))|phê\s+duyệt|chấp\s+thuận|ban\s+hành|"
        r"công\s+nhận|cấp(?:\s+(?:lại|đổi|mới|phép|giấy|thẻ|chứng|sổ|cho|bản|văn|hoặc|tài|mã|"
        r"phiếu|biển|quyết|đăng|visa|hộ|thông|trích|kết|số|bằng|quyền|tín|điều|con|tem|kinh|bổ|"
        r"ngay|xác|chứng))|ký\b|xác\s+nhận(?!\s+(?:bằng|của|về\s+việc\s+đã\s+nhận))|thông\s+quan"
        r"|gia\s+hạn|thu\s+hồi|hủy\s+bỏ|miễn\s+nhiệm|bổ\s+nhiệm|đồng\s+ý|từ\s+chối|"
        r"trả\s+lời\s+bằng\s+văn|có\s+văn\s+bản\s+(?:trả\s+lời|chấp|"
        r"thông\s+báo\s+(?:về\s+việc\s+đáp|chấp))|công\s+bố|ghi\s+vào\s+sổ|chứng\s+thực|"
        r"chi\s+trả|hoàn\s+thuế|giải\s+ngân|xóa\s+(?:đăng|tên)|thụ\s+lý\s+và\s+giải|"
        r"chuyển\s+tình\s+trạng)\b", "decide"),
    (
        r"kiểm\s+tra\s+(?:thực\s+(?:tế|địa)|tại\s+(?:chỗ|hiện|cơ)|hiện\s+trường)|khảo\s+sát|"
            r"đánh\s+giá\s+(?:thực|tại)|(?:kiểm\s+tra|thẩm\s+định)\s+tại|kiểm\s+hóa|"
            r"lấy\s+mẫu", "inspect"),
    (
        r"xác\s+minh|tra\s+cứu|đối\s+chiếu\s+với\s+cơ\s+sở|"
        r"khai\s+thác(?:,\s+sử\s+dụng)?\s+(?:thông|dữ|trong)|phối\s+hợp\s+(?:kiểm|xác)", "verify"),
    (
        r"thẩm\s+(?:định|tra|xét)|xem\s+xét|xử\s+lý|giải\s+quyết|nghiên\s+cứu|đánh\s+giá|"
        r"xét\s+duyệt|rà\s+soát", "appraise"),
    (r"kiểm\s+tra|đối\s+chiếu", "check"),
    (r"trả\s+(?:kết\s+quả|giấy|hồ|lại)|trao|giao\s+(?:trả|giấy|kết)", "return"),
    (r"thông\s+báo|niêm\s+yết|công\s+khai|đăng\s+tải|công\s+bố|cập\s+nhật", "announce"),
    (r"chuyển|gửi|bàn\s+giao", "forward"),
    (r"thụ\s+lý|tiếp\s+nhận|nhận\s+(?:hồ|được)", "receive"),
    (r"tạm\s+ứng|chi\s+trả|thanh\s+toán|thu\s+(?:phí|lệ)", "pay"),
)  # fmt: skip
# The step looks at completeness and validity: a check, whatever it hands out on the way.
_CHECK = re.compile(
    r"kiểm\s+tra(?:,\s+\S+\s\S+)?\s+(?:tính|thành\s+phần|sự|nội\s+dung\s+hồ|hồ\s+sơ|"
    r"tình\s+trạng|các\s+(?:thông|thành))|tính\s+(?:đầy\s+đủ|hợp\s+lệ|chính\s+xác|pháp\s+lý)"
    r"|xác\s+nhận\s+(?:về\s+việc\s+)?đã\s+nhận|"
    r"(?:hồ\s+sơ|thành\s+phần)[^.;]{0,60}(?:chưa|không)\s+(?:đầy\s+đủ|hợp\s+lệ|đủ|đúng)|"
    r"yêu\s+cầu[^.;]{0,80}bổ\s+sung|hướng\s+dẫn[^.;]{0,80}(?:hoàn|bổ)|"
    r"thông\s+báo[^.;]{0,80}(?:bổ\s+sung|hoàn\s+(?:thiện|chỉnh))|"
    r"tiếp\s+nhận[^.;]{0,30}kiểm\s+tra|kiểm\s+tra[^.;]{0,30}tiếp\s+nhận",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:quyết\s+định|phê\s+duyệt|chấp\s+thuận|ban\s+hành|công\s+nhận|cấp\s+(?:lại\s+|"
    r"đổi\s+|mới\s+)?(?:giấy|phép|thẻ|chứng|sổ|bản|văn|quyết|tài\s+khoản|cho|đăng|phiếu|biển"
    r"|hộ|thị)|ký\b|thông\s+quan|miễn\s+nhiệm|bổ\s+nhiệm|trả\s+lời\s+bằng\s+văn|thẩm\s+định|"
    r"trình\b)",
    re.IGNORECASE,
)
_TABLES = {"applicant": APPLICANT, "one_stop": ONE_STOP}
_COMPILED = {
    name: [(re.compile(pattern, re.IGNORECASE | re.DOTALL), action) for pattern, action in table]
    for name, table in (("applicant", APPLICANT), ("one_stop", ONE_STOP), ("state", STATE))
}
LONGEST = 1500


def action_of(text: str, actor: str) -> str:
    """The main act of a step's words, given who acts."""
    words = text[:LONGEST]
    if actor == "applicant":
        return _first(words, "applicant")
    words = _INTAKE.sub(" ", _LEVEL.sub(" ", words))
    if actor == "one_stop":
        return _first(words, "one_stop")
    main = _BRANCH.sub(" ", words)
    if _is_check(words, main):
        return "check"
    return _first(main, "state") if _first(main, "state") != "other" else _first(words, "state")


def _is_check(words: str, main: str) -> bool:
    """It speaks of completeness, and its main clause reaches no outcome."""
    return bool(_CHECK.search(words[:900])) and not _OUTCOME.search(main)


def _first(words: str, table: str) -> str:
    return next((action for pattern, action in _COMPILED[table] if pattern.search(words)), "other")
