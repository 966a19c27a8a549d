"""The words of the pages: Vietnamese as written in the templates, and their English.

`tests/web/test_words.py` fails on a sentence without English and on English nobody uses.
"""

from collections.abc import Mapping

from web.labels import Language


def translate(words: str, lang: Language, **values: object) -> str:
    """`words` in the page's language, `{name}` places filled; without English, Vietnamese."""
    said = words if lang == "vi" else _english(words, values.get("n"))
    return said.format(**values) if values else said


def _english(words: str, n: object) -> str:
    """English tells one from many, Vietnamese does not; `n` says how many."""
    found = ENGLISH.get(words, words)
    if isinstance(found, str):
        return found
    one, many = found
    return one if str(n) == "1" else many


ENGLISH: Mapping[str, str | tuple[str, str]] = {
    # lists to take away
    "Danh mục để tải về": "Lists to download",
    "Danh mục thủ tục hành chính đã công bố, theo các cột của quyết định công bố. "
    "Thủ tục nội bộ không có trong danh mục.": (
        "Published administrative procedures, in the columns of decisions of publication. "
        "Procedures inside the state are not in these lists."
    ),
    "Tất cả cơ quan": "All authorities",
    "Tất cả lĩnh vực": "All fields",
    "Tất cả các cấp": "All levels",
    "Tất cả đối tượng": "All applicants",
    "Của cơ quan nào": "Whose",
    "Của bộ và của địa phương": "The ministries' and its own",
    "Danh mục của tỉnh có thủ tục của tỉnh và thủ tục của bộ do cấp tỉnh, cấp xã thực hiện.": (
        "A province's list has its own procedures and those of ministries that are handled at "
        "provincial or communal level."
    ),
    "{n} thủ tục của bộ không nêu cấp thực hiện nên không có trong danh mục.": (
        "{n} procedure of a ministry does not say at which level it is handled and is not listed.",
        "{n} procedures of ministries do not say at which level they are handled and are not "
        "listed.",
    ),
    "và {n} điểm khác nữa": "and {n} more differences",
    # interlinked procedures
    "Thủ tục thành phần": "Parts",
    "Thủ tục thành phần (BPMN 2.0)": "Parts (BPMN 2.0)",
    "Là thủ tục thành phần của thủ tục liên thông:": "Part of the interlinked procedure:",
    "Nộp một lần cho {n} thủ tục.": (
        "One filing for {n} procedure.",
        "One filing for {n} procedures.",
    ),
    "Một nơi tiếp nhận: {desk}.": "One desk takes it in: {desk}.",
    "Sau thủ tục": "After",
    "làm được ngay": "can begin at once",
    "không có hiệu lực": "not in force",
    "chưa công bố": "not published",
    "Thời hạn của cả thủ tục": "Limit of the whole",
    "Thời gian các thủ tục thành phần": "Time of the parts",
    "Đường dài nhất qua các thủ tục thành phần": "Longest way through the parts",
    "Làm lần lượt từng thủ tục": "One part after another",
    # what a local authority adapts
    "Bản của địa phương": "Local version",
    "Điều chỉnh thủ tục của {authority}": "Adapts the procedure of {authority}",
    "Quyết định {number} ngày {day}": "Decision {number} of {day}",
    "Khác với thủ tục của bộ": "What differs from the ministry's",
    "Không có điểm nào khác về nội dung.": "Nothing differs in content.",
    "Chỉ khác chữ": "Only worded otherwise",
    "Điểm khác": "Difference",
    "Bộ phận": "Part",
    "Có hiệu lực ngày": "In force on",
    "có hiệu lực ngày {day}": "in force on {day}",
    "Còn {n} thủ tục nữa trong tệp tải về.": (
        "{n} more procedure is in the files.",
        "{n} more procedures are in the files.",
    ),
    "Cho chương trình": "For programs",
    "Tờ niêm yết (PDF)": "Poster (PDF)",
    "Không có thủ tục nào": "No procedures",
    # webhooks
    "Đã thêm webhook số {number}.": "Webhook {number} was added.",
    "Khóa ký thông điệp, chỉ hiện một lần tại đây:": (
        "The secret that signs its messages, shown here once:"
    ),
    "Khóa ký đã hiện một lần và không hiện lại. Nếu chưa lưu, hãy đổi khóa.": (
        "Its secret was shown once and is not shown again. If it was not kept, change it."
    ),
    "Webhook số {number} có khóa mới.": "Webhook {number} has a new secret.",
    "khóa cũ còn ký đến {moment}": "the old secret signs until {moment}",
    "Đổi khóa": "Change secret",
    "Khóa mới hiện một lần. Khóa cũ còn ký cùng khóa mới một thời gian.": (
        "The new secret is shown once. The old one signs beside it for a while."
    ),
    "Khóa mới hiện một lần và thay khóa mới lần trước. Khóa cũ còn ký thêm một thời gian.": (
        "The new secret is shown once and replaces the last new one. The old one signs on a while."
    ),
    "Khóa cũ đã lộ: ngừng ký ngay": "Others know the old one: it signs no more",
    "Thông điệp đang chờ sẽ không được gửi.": "Messages that wait will not be sent.",
    "Tôi muốn gỡ hẳn webhook này": "I want to remove this webhook for good",
    "Webhook chưa được gỡ.": "The webhook was not removed.",
    "Đánh dấu ô xác nhận rồi gửi lại.": "Tick the box that confirms it and send again.",
    "Chương trình của cơ quan nhận thông điệp có chữ ký mỗi khi danh mục hoặc hồ sơ rà soát "
    "thay đổi.": (
        "Programs of an authority get a signed message whenever the catalogue or a review changes."
    ),
    "Ngày": "Day",
    "Địa chỉ nhận": "Addresses",
    "Chưa có địa chỉ nào": "No address yet",
    "Người kiểm soát thêm địa chỉ cho cơ quan của mình.": (
        "Controllers add addresses for their authority."
    ),
    "Địa chỉ": "Address",
    "Chủ đề": "Topics",
    "Thao tác": "Acts",
    "số {number}, {name} thêm ngày {day}": "no. {number}, added by {name} on {day}",
    "{n} thông điệp chờ gửi": ("{n} message waits", "{n} messages wait"),
    "gửi không được từ {day}": "failing since {day}",
    "Gửi thử": "Send a test",
    "Gửi tiếp": "Resume",
    "Tạm ngừng": "Pause",
    "Gỡ bỏ": "Remove",
    "Thông điệp gần đây của số {number}": "Last messages of no. {number}",
    "Thông điệp": "Message",
    "Số lần gửi": "Attempts",
    "Thêm địa chỉ": "Add an address",
    "Bắt đầu bằng https://, trên internet công cộng.": (
        "It begins with https:// and is on the public internet."
    ),
    "Chỉ các lĩnh vực": "Only these fields",
    "Mỗi dòng một lĩnh vực; để trống là tất cả.": "One field a line; empty: all.",
    # the frame
    "Bỏ qua, đến nội dung chính": "Skip to the main content",
    "Sổ bộ thủ tục hành chính": "Registry of administrative procedures",
    "Chính": "Main",
    "Danh mục": "Catalogue",
    "Quy tắc": "Rules",
    "Công bố": "Releases",
    "Rà soát": "Reviews",
    "API": "API",
    "Đăng nhập": "Sign in",
    "Đăng xuất": "Sign out",
    "Lịch nghỉ mới có đến hết năm {year}: chưa tính được ngày.": (
        "Holidays are listed until the end of {year}: the day cannot be counted yet."
    ),
    "Nguồn của điểm: {source}": "Points from: {source}",
    "{n} việc chờ tôi": "{n} waiting for me",
    "Nội dung có giá trị là nội dung trong quyết định công bố. "
    "Phát hiện trên trang này là câu hỏi gửi người rà soát, chưa phải kết luận.": (
        "What counts is the text of the publication decision. "
        "Findings on this site are questions to a reviewer, not conclusions."
    ),
    "Hướng dẫn API": "API guide",
    # parts that pages share
    "Phân trang": "Pages",
    "Trang trước": "Previous page",
    "Trang sau": "Next page",
    "Thêm {n} mục": "{n} more",
    "Cần sửa trước khi gửi": "Please correct before sending",
    "Không": "No",
    "Không có": "None",
    "Không có.": "None.",
    "không có": "none",
    "chưa có thông tin": "not known",
    "Chưa có thông tin.": "Not known.",
    "Chưa rõ": "Not known",
    "từ {day}": "from {day}",
    "đến hết {day}": "until {day}",
    "{n} phát hiện": ("{n} finding", "{n} findings"),
    # registers and papers
    "Cơ sở dữ liệu và giấy tờ": "Registers and papers",
    "Mỗi giấy tờ là một tập thông tin. "
    "Thông tin nào đã có trong cơ sở dữ liệu được chia sẻ thì cơ quan tự tra cứu.": (
        "A paper is a set of facts. What a shared register holds, the office reads itself."
    ),
    "Cơ sở dữ liệu": "Registers",
    "Cơ quan quản lý": "Kept by",
    "Chia sẻ": "Sharing",
    "Cơ quan khác tra cứu được": "Other offices can read it",
    "Chưa có văn bản cho mọi cơ quan tra cứu": "No text lets every office read it",
    "Thông tin có trong đó": "Facts in it",
    "Tra cứu bằng": "Read by",
    "Chưa gồm": "Not covered yet",
    "không còn hiệu lực": "no longer in force",
    "Cơ quan cấp": "Issued by",
    "Thông tin đã có": "Facts held",
    "Còn thiếu": "Missing",
    "tên cũ: {name} (đến {day})": "old name: {name} (until {day})",
    "{n} trên {all}": "{n} of {all}",
    "{n} trên {all} thông tin": "{n} of {all} facts",
    "thiếu": "missing",
    # a finding
    "Câu gốc": "Source sentence",
    "Căn cứ": "Legal ground",
    "Không có căn cứ còn hiệu lực": "No ground in force",
    "Dữ liệu đã có": "Held by the state",
    "Vị trí": "Element",
    "Đề xuất": "Proposal",
    "Quyết định": "Decision",
    # the catalogue
    "Tra cứu thủ tục hành chính": "Find an administrative procedure",
    "Tên, mã hoặc việc cần làm": "Name, code or what you want to do",
    "Có dấu hay không dấu đều được. Ví dụ: khai sinh, dang ky tam tru, 1.001193": (
        "With or without diacritics. For example: khai sinh, dang ky tam tru, 1.001193"
    ),
    "Tìm": "Search",
    "Lọc": "Filter",
    "Lọc kết quả": "Filter the results",
    "Đang lọc": "Filters in use",
    "bỏ": "remove",
    "{n} thủ tục": ("{n} procedure", "{n} procedures"),
    "Xếp theo": "Sort by",
    "Phù hợp nhất": "Best match",
    "Tên": "Name",
    "Mã": "Code",
    "Nhiều phát hiện nhất": "Most findings",
    "Kết quả tìm kiếm": "Search results",
    "Thủ tục": "Procedure",
    "Thời hạn": "Time limit",
    "Trực tuyến": "Online",
    "Phát hiện": "Findings",
    "Cấp thực hiện": "Level",
    "Dịch vụ trực tuyến": "Online service",
    "Đối tượng": "Applicants",
    "Cơ quan công bố": "Announced by",
    "Lĩnh vực": "Field",
    "Chưa rõ lĩnh vực": "Field not known",
    "Không tìm thấy thủ tục nào": "No procedure found",
    "Thử bớt từ, bỏ một điều kiện lọc, hoặc tìm theo mã.": (
        "Try fewer words, take back a filter, or search by code."
    ),
    "Xem toàn bộ danh mục": "See the whole catalogue",
    "Không thủ tục nào có: {missing}.": "No procedure has: {missing}.",
    "Thử tìm:": "Try searching for:",
    "Bỏ mọi điều kiện lọc: {n} thủ tục": (
        "Without filters: {n} procedure",
        "Without filters: {n} procedures",
    ),
    "Tìm thấy theo mã đã gõ; kết quả không có: {missing}.": (
        "Found by the code you typed; the results do not have: {missing}."
    ),
    "Không thủ tục nào có {missing} như đã gõ. Dưới đây là thủ tục có từ gần giống.": (
        "No procedure has {missing} as typed. These have words spelled alike."
    ),
    "Không thủ tục nào có đủ các từ đã gõ. Dưới đây là thủ tục có từ gần giống.": (
        "No procedure has all the words you typed. These have words spelled alike."
    ),
    "Không thủ tục nào có đủ các từ đã gõ. Dưới đây là thủ tục có phần lớn các từ; "
    "không có: {missing}.": (
        "No procedure has all the words you typed. These have most of them, but not: {missing}."
    ),
    "Không thủ tục nào có đủ các từ đã gõ. Dưới đây là thủ tục có phần lớn các từ.": (
        "No procedure has all the words you typed. These have most of them."
    ),
    # a procedure
    "Trên trang này": "On this page",
    "Thủ tục {code}": "Procedure {code}",
    "Nội dung này có hiệu lực đến hết ngày {day}.": "This content applies until {day}.",
    "Từ {day}:": "From {day}:",
    "theo quyết định": "by decision",
    "Từ {day}: nội dung tạm thời hết hạn, thủ tục hết hiệu lực.": "From {day}: the temporary "
    "content has ended, and the procedure with it.",
    "Từ {day}: nội dung tạm thời hết hạn, nội dung trước đó có hiệu lực trở lại.": "From {day}: "
    "the temporary content has ended, what applied before it is back in force.",
    "Xem nội dung từ ngày {day}": "See what applies from {day}",
    "Được thay bằng": "Replaced by",
    "Thời hạn giải quyết": "Time limit",
    "Giấy tờ": "Documents",
    "Bước": "Steps",
    "Cơ quan thực hiện": "Carried out by",
    "Cơ quan có thẩm quyền quyết định": "Decided by",
    "Cơ quan phối hợp": "With",
    "Nơi nộp": "Where to file",
    "không phụ thuộc địa giới": "wherever one lives",
    "Loại thủ tục": "Kind",
    "Quyết định công bố": "Publication decision",
    "Cách thức và thời hạn": "How to file, and time limits",
    "Cách nộp": "Way to file",
    "Ghi chú": "Notes",
    "Cần chữ ký số.": "A digital signature is needed.",
    "Nộp tiền trực tuyến được.": "Can be paid online.",
    "Không quy định.": "None set.",
    "hoặc hơn": "or more",
    "các bước nối tiếp: ít nhất {limit}": "steps in turn: at least {limit}",
    "các bước cộng lại {limit}": "steps together: {limit}",
    "các bước cộng lại {total}; đường dài nhất {limit}": (
        "steps together: {total}; longest path: {limit}"
    ),
    "Phí, lệ phí": "Fees and charges",
    "Không thu.": "Free of charge.",
    "Khoản thu": "Item",
    "Mức": "Amount",
    "Miễn cho: {who}.": "Waived for: {who}.",
    "Thành phần hồ sơ": "Documents to hand in",
    "Không phải nộp giấy tờ nào.": "No document has to be handed in.",
    "Số lượng: {n} bộ.": ("{n} set.", "{n} sets."),
    "Mọi trường hợp": "In every case",
    "Giấy tờ phải nộp": "Documents to hand in",
    "Hình thức": "Form",
    "Số lượng": "Number",
    "một trong các giấy tờ:": "one of these papers:",
    "chỉ khi không khai thác được dữ liệu": "only when the data cannot be read",
    "Không nêu rõ": "Not specified",
    "kèm bản chính để đối chiếu": "with the original to compare",
    "{n} bản chính": ("{n} original", "{n} originals"),
    "{n} bản sao": ("{n} copy", "{n} copies"),
    "Trình tự thực hiện": "Steps",
    "Sơ đồ các bước, có thể cuộn ngang": "Picture of the steps, scrolls sideways",
    "Sơ đồ các bước: {name}": "Picture of the steps: {name}",
    "Các bước bằng lời": "The steps in words",
    "phải có mặt": "in person",
    "Kết quả": "Results",
    "có giá trị {limit}": "valid for {limit}",
    "Bản điện tử": "Electronic",
    "Yêu cầu, điều kiện": "Requirements and conditions",
    "Căn cứ pháp lý": "Legal basis",
    "Chưa có phát hiện nào": "No findings yet",
    "Quy tắc chỉ xét được những phần đã có thông tin.": (
        "Rules can only judge the parts that are known."
    ),
    "Câu chữ chưa đọc được ({n})": "Words not read ({n})",
    "Lịch sử công bố": "Publication history",
    "Nội dung có hiệu lực ngày {day}.": "This is what applied on {day}.",
    "Nội dung sẽ có hiệu lực ngày {day}, theo những gì đã công bố đến hôm nay.": "This will apply "
    "on {day}, by what has been published until today.",
    "Xem nội dung hiện nay": "See what applies now",
    "Xem nội dung của ngày": "See what applied on",
    "Danh mục có hiệu lực ngày {day}.": "The catalogue that applied on {day}.",
    "Xem danh mục hiện nay": "See the catalogue of today",
    # feeds
    "Theo dõi thay đổi": "Follow changes",
    "Nguồn tin (Atom) cho trình đọc tin và lịch (iCalendar) của các ngày có hiệu lực. "
    "Dán địa chỉ vào chương trình đang dùng.": (
        "Feeds (Atom) for news readers, and calendars (iCalendar) of effective days. "
        "Paste an address into the program you use."
    ),
    "Theo cơ quan": "By authority",
    "Theo lĩnh vực": "By field",
    "Lịch": "Calendar",
    # changes
    "Thay đổi của danh mục": "Changes of the catalogue",
    "Thay đổi của danh mục giữa hai ngày": "Changes of the catalogue between two days",
    "từ {since} đến {until}": "from {since} to {until}",
    "Từ ngày": "From",
    "Đến ngày": "To",
    "Không có thủ tục nào thay đổi": "No procedure changed",
    "Thử khoảng thời gian khác.": "Try other days.",
    "Cơ quan và văn bản": "Bodies and legal texts",
    "thay bằng": "replaced by",
    "{n} thủ tục đang có hiệu lực nêu đến": "named by {n} procedures in force",
    "Chưa công bố.": "Not published yet.",
    "hiệu lực từ {day}": "in force from {day}",
    "Nguồn": "Source",
    "đọc ngày {day}": "read on {day}",
    # the radar
    "Giấy tờ và dữ liệu": "Papers and data",
    "Giấy tờ đã được thay bằng dữ liệu": "Papers that data has replaced",
    "Phụ lục I Nghị quyết 66.7/2025/NQ-CP nêu từng giấy tờ được thay bằng dữ liệu. "
    "Trang này đối chiếu từng dòng với thủ tục đã công bố: còn yêu cầu hay đã bỏ.": (
        "Annex I of Resolution 66.7/2025/NQ-CP lists each paper that data replaces. "
        "This page compares each row with the published procedure: still asked, or dropped."
    ),
    "Danh sách lấy từ bản sao công khai, chưa đối chiếu với Công báo. "
    "Trạng thái do máy đọc, cần người kiểm tra.": (
        "The list is from a public copy, not compared with the gazette. "
        "States are read by machine and need a person’s check."
    ),
    "Chưa có thủ tục nào trong danh sách": "No procedure of the list is published",
    "Trang này có nội dung khi một thủ tục có tên trong Phụ lục I được công bố.": (
        "This page fills when a procedure named in Annex I is published."
    ),
    "{n} giấy tờ": ("{n} paper", "{n} papers"),
    "Không có giấy tờ nào": "No papers",
    "Thử bỏ một điều kiện lọc.": "Try taking back a filter.",
    "Quy định yêu cầu": "Asked for by",
    "dòng {n} của Phụ lục I": "row {n} of Annex I",
    "Chưa rõ cơ sở dữ liệu: {name}": "No known register: {name}",
    "Trong thành phần hồ sơ:": "Among the documents:",
    "và {n} giấy tờ nữa": "and {n} more",
    "Văn bản mới nhất làm căn cứ: {number}": "Youngest text it rests on: {number}",
    # questions over the whole catalogue
    "Giấy tờ dùng chung": "Shared papers",
    "Khác giữa địa phương": "Local differences",
    "Văn bản hết hiệu lực": "Ended instruments",
    "Một giấy tờ mà nhiều thủ tục cùng yêu cầu, xếp theo gánh nặng mỗi năm. Nơi chưa có số hồ sơ "
    "thì xếp theo số thủ tục và chi phí một lần nộp, và nêu rõ như vậy.": (
        "One paper that several procedures ask for, ranked by yearly burden. Where no volume is "
        "known the rank is by the number of procedures and the cost of one, and the row says so."
    ),
    "Luôn bắt buộc": "Always required",
    "Gánh nặng ước tính": "Estimated burden",
    "Xếp hạng theo": "Ranked by",
    "{n} cơ quan công bố": ("{n} authority", "{n} authorities"),
    "có trong {name}": "held in {name}",
    "{amount} mỗi năm": "{amount} a year",
    "tính trên {n} thủ tục có số hồ sơ": (
        "over {n} procedure with a volume",
        "over {n} procedures with a volume",
    ),
    "một lần nộp ở mỗi thủ tục": "handed in once in each",
    "Chi phí được tính thế nào": "What costs rest on",
    "Các số dưới đây là giả định để xếp hạng, chưa được khảo sát; đơn vị có số đo riêng thì thay "
    "bằng số của mình.": (
        "The figures below are assumptions for ranking, not surveyed; an office with figures of "
        "its own puts them in their place."
    ),
    "Việc": "Task",
    "Chi phí": "Cost",
    "Thông tin này có trong {name}.": "What it proves is held in {name}.",
    "Nơi yêu cầu": "Where it is asked for",
    "Tên gọi ở đó": "Its name there",
    "một trong các lựa chọn": "one of several choices",
    "{n} hồ sơ mỗi năm": ("{n} dossier a year", "{n} dossiers a year"),
    "một lần nộp; chưa có số hồ sơ": "handed in once; no volume is known",
    "Chỉ hiện {n} nơi nặng nhất.": "Only the {n} heaviest are shown.",
    "Nếu bãi bỏ": "Should it be abolished",
    "Không thấy gì dựa vào đây.": "Nothing leans on it.",
    "Liên quan thế nào": "How it leans",
    "Phần tử": "Element",
    "{n} thủ tục khác cũng cấp": (
        "{n} other procedure gives it too",
        "{n} other procedures give it too",
    ),
    "Chỉ hiện {n} dòng đầu.": "Only the first {n} are shown.",
    "Cùng một thủ tục ở địa phương so với thủ tục gốc: thời hạn, giấy tờ, phí, cách nộp. "
    "Chỉ đổi cách viết tên giấy tờ thì không phải là thêm giấy tờ.": (
        "The same procedure locally and in the original: limits, papers, fees, channels. A paper "
        "in other words is not a paper more."
    ),
    "Không thấy khác biệt nào": "No differences",
    "Trang này có nội dung khi một địa phương công bố thủ tục theo cách riêng.": (
        "There is something here when a local authority publishes a procedure in its own way."
    ),
    "Lọc theo loại": "Filter by kind",
    "Khác ở đâu": "What differs",
    "Địa phương": "Local",
    "Thủ tục gốc": "Original",
    "Văn bản mà các thủ tục dẫn làm căn cứ nhưng đã hết hiệu lực theo dữ liệu tham chiếu. "
    "Nhập số văn bản để xem sửa nó thì đụng đến đâu.": (
        "Instruments that procedures rest on although the reference data say they have ended. "
        "Enter a number to see what a change of it touches."
    ),
    "Không có thủ tục nào dẫn văn bản này": "No procedure rests on this instrument",
    "Kiểm tra số, ký hiệu như in trong thủ tục, ví dụ 61/2018/NĐ-CP.": (
        "Check the number as procedures print it, such as 61/2018/NĐ-CP."
    ),
    "Số, ký hiệu văn bản": "Number of the instrument",
    "Xem": "Show",
    "Không có văn bản nào": "No instruments",
    "Dữ liệu tham chiếu chưa ghi văn bản nào trong số được dẫn đã hết hiệu lực.": (
        "The reference data know of none that is cited and has ended."
    ),
    "Văn bản": "Instrument",
    "Hết hiệu lực": "Ended",
    "Thay bằng": "Replaced by",
    "Có hiệu lực từ": "In force from",
    "Dữ liệu tham chiếu": "Reference data",
    "Sửa văn bản này thì đụng đến": "What a change of it touches",
    "cả thủ tục": "the whole procedure",
    "Điều, khoản": "Article",
    "không nêu": "not stated",
    # overlaps
    "Chồng chéo": "Overlaps",
    "Chồng chéo giữa các thủ tục": "Overlaps between procedures",
    "Máy so các thủ tục đang có hiệu lực với nhau và nêu chỗ giống nhau kèm số liệu. "
    "Đây là gợi ý để rà soát, chưa phải kết luận.": (
        "The machine compares the procedures in force and tells what they share, with figures. "
        "These are suggestions for a review, not conclusions."
    ),
    "Chọn cơ quan": "Choose an authority",
    "Chọn câu hỏi": "Choose a question",
    "Thủ tục có thể gộp": "Procedures that could be one",
    "Một giấy tờ nhiều tên": "One paper, several names",
    "Giấy tờ cơ quan đã cấp": "Papers the asking body gave",
    "Đòi hỏi vòng tròn": "Circular demands",
    "Tên chỉ khác nhau ở ngoặc hoặc phần bổ nghĩa, cùng cơ quan, cùng lĩnh vực và phần lớn "
    "giấy tờ giống nhau. Có thể xét gộp thành một thủ tục nhiều trường hợp.": (
        "Names differ by a bracket or a qualifier, authority and field are the same, and so are "
        "most papers. They could become one procedure with several cases."
    ),
    "Không có nhóm nào": "No families",
    "Nhóm": "Family",
    "Các thủ tục": "Procedures",
    "Giống và khác": "Same and different",
    "thêm: {papers}": "more: {papers}",
    "{n} giấy tờ chung, {share} tổng số": (
        "{n} paper in common, {share} of all",
        "{n} papers in common, {share} of all",
    ),
    "Cùng kết quả": "Same result",
    "Kết quả khác hoặc chưa có mã chung": "Another result, or no common code",
    "cùng thời hạn": "same time limit",
    "thời hạn khác nhau": "different time limits",
    "cùng phí": "same fees",
    "phí khác nhau": "different fees",
    "Cùng một giấy tờ nhưng mỗi nơi viết một khác. Tên dùng nhiều nhất đứng đầu; "
    "nên thống nhất một tên.": (
        "One paper, written differently in each place. The most used name stands first; one name "
        "would do."
    ),
    "Tên dùng nhiều nhất": "Most used name",
    "Các tên khác": "Other names",
    "Số thủ tục": "Procedures in all",
    "Giấy tờ là kết quả của một thủ tục khác mà chính cơ quan này giải quyết. "
    "Cơ quan có hồ sơ lưu, có thể chỉ cần số giấy tờ.": (
        "The paper is the result of another procedure that the same body carries out. It keeps a "
        "record, so the number may be enough."
    ),
    "Thủ tục đã cấp": "Given by",
    "chỉ trong một số trường hợp": "only in some cases",
    "và {n} thủ tục nữa": "and {n} more",
    "Thủ tục này cần kết quả của thủ tục kia, thủ tục kia lại cần kết quả của thủ tục này.": (
        "One procedure needs what another gives, which needs what the first gives."
    ),
    "Không thấy vòng tròn nào": "No circle was found",
    "Chỉ xét giấy tờ bắt buộc với mọi người và biết rõ thủ tục nào cấp.": (
        "Only papers are looked at that everybody has to hand in and whose giver is known."
    ),
    "Không ai bắt đầu được": "Nobody can begin",
    "Có đường vào khác": "There is another way in",
    "So với các thủ tục khác": "Compared with other procedures",
    "Thủ tục giống nhất": "Most similar procedures",
    "Không có thủ tục nào giống phần lớn giấy tờ và các bước.": (
        "No procedure shares most of its papers and steps."
    ),
    "Giấy tờ chung": "Papers in common",
    "Bước chung": "Steps in common",
    "cùng kết quả": "same result",
    "Cần kết quả của thủ tục khác": "Needs what other procedures give",
    "Không thấy giấy tờ nào do thủ tục khác cấp.": (
        "No paper was found that another procedure gives."
    ),
    "do chính cơ quan này cấp": "given by this very body",
    "Thủ tục cần kết quả này": "Procedures that need its result",
    "Không thấy thủ tục nào đòi kết quả này.": "No procedure was found that asks for its result.",
    "cần {paper}, do thủ tục này cấp:": "needs {paper}, which is given by",
    "Phát hiện được miễn trừ ({n})": "Findings held back ({n})",
    "đã hết hạn": "over",
    "Miễn trừ trong tệp": "Held back in the file",
    # rules
    "Quy tắc rà soát": "Review rules",
    "Mỗi quy tắc là một câu hỏi có căn cứ. Máy chỉ nêu phát hiện, người rà soát quyết định.": (
        "Each rule is a question with a legal ground. The machine finds, reviewers decide."
    ),
    "Chưa có quy tắc nào": "No rules yet",
    "Độ đúng": "Precision",
    "Phần phát hiện đúng trong số đã được kết luận đúng hoặc sai, với khoảng tin cậy 95 %.": (
        "The share of right findings among those judged right or wrong, with its 95 % interval."
    ),
    "Đúng": "Right",
    "Sai": "Wrong",
    "Chưa kết luận": "Undecided",
    "Người rà soát": "Reviewers",
    "Mẫu ngẫu nhiên": "A random sample",
    "{agreed} trong {n} phát hiện được hai người đọc đánh giá như nhau": (
        "{agreed} of {n} findings were judged alike by two readers"
    ),
    "chưa có": "none yet",
    "Có": "Yes",
    "{low} đến {high}": "{low} to {high}",
    "Mức độ": "Severity",
    "Trạng thái": "Status",
    "không còn căn cứ": "no ground left",
    "Quy tắc {id}": "Rule {id}",
    "Căn cứ của quy tắc này không còn hiệu lực, nên hiện không nêu phát hiện nào.": (
        "The grounds of this rule are no longer in force, so it finds nothing now."
    ),
    "Điều kiện": "Condition",
    "Xét từng phần tử:": "For each:",
    "Xét cả thủ tục.": "For the procedure as a whole.",
    "Cần thêm dữ liệu: {what}.": "Also needs: {what}.",
    "Lời nêu": "Message",
    "Khi nào không đúng": "When it is wrong",
    "Phép thử": "Examples",
    "Phiên bản": "Version",
    "Nội dung": "Finding",
    # releases
    "{n} dòng nữa": ("{n} more line", "{n} more lines"),
    "chưa đến ngày": "not in effect yet",
    "Quyết định này có hiệu lực từ {day}; trước ngày đó nội dung hiện nay vẫn áp dụng.": "This "
    "decision takes effect on {day}. Until then, what is in force now applies.",
    "Các lần công bố": "Releases",
    "Mỗi lần công bố là một danh mục đánh số, không sửa được, kèm mã băm để đối chiếu.": (
        "Each release is a numbered, frozen list with a hash to check it by."
    ),
    "Chưa có lần công bố nào": "No releases yet",
    "Số quyết định": "Decision",
    "Ngày ký": "Signed on",
    "Hiệu lực": "In force from",
    "Cơ quan": "Agency",
    "Thay đổi": "Changes",
    "Công bố thủ tục hành chính": "Publication of administrative procedures",
    "Quyết định {number}": "Decision {number}",
    "Cơ quan ban hành": "Issued by",
    "Người ký": "Signed by",
    "Theo quyết định": "Follows decision",
    "Lần trước": "Release before",
    "Mã băm": "Hash",
    "Theo văn bản": "By the text",
    "hiệu lực {day}": "in effect from {day}",
    "hạn {day}": "due {day}",
    "đã làm {day}": "done {day}",
    "chưa làm": "still to be done",
    "Chưa tính được hạn: chưa có lịch nghỉ lễ của năm liên quan.": (
        "The last day cannot be counted yet: the holidays of that year are not listed."
    ),
    "trễ hạn": "late",
    "Chữ ký số": "Signature",
    "Ed25519, khóa": "Ed25519, key",
    "chưa ký số": "not signed",
    "Sửa đổi": "Changes",
    "Tải về": "Download",
    "Danh mục này không có thay đổi": "This list changes nothing",
    "STT": "No.",
    # targets
    "Mục tiêu cải cách": "Reform targets",
    "Điều các nghị quyết, quyết định muốn đạt và mức đã đạt theo dữ liệu ở đây. "
    "Không rõ mẫu số thì không có tỷ lệ; phần chưa rõ được nêu lý do.": (
        "What resolutions and decisions want, and how far it is by the data here. Without a known "
        "whole there is no rate; what is not known says why."
    ),
    "Tính đến ngày": "As of",
    "Phạm vi": "Scope",
    "{n} mục tiêu": ("{n} target", "{n} targets"),
    "Không có mục tiêu nào": "No targets",
    "Chưa có văn bản nào đặt mục tiêu tính đến ngày này trong phạm vi đã chọn.": (
        "No text had set a target in this scope by this day."
    ),
    "Mục tiêu": "Target",
    "Mức cần đạt": "Wanted",
    "Mức đã đạt": "Reached",
    "từ {low} đến {high}": "from {low} to {high}",
    "Kỳ {since} – {until}": "Period {since} – {until}",
    "Số liệu": "Figures",
    "Tỷ lệ trên: {of}.": "A share of: {of}.",
    "Trước đây:": "Before:",
    "so với cuối năm {year}": "against the end of {year}",
    "thời hạn đã qua ngày {day}": "the time was over on {day}",
    "còn {n} điểm phần trăm": ("{n} percentage point left", "{n} percentage points left"),
    "“Chưa đối chiếu” và “Theo nguồn công khai”: chưa ai đọc văn bản gốc, "
    "cần đối chiếu trước khi dùng làm căn cứ.": (
        "“Not checked yet” and “Reported by a public source”: nobody has read the text itself; "
        "check it before it is relied on."
    ),
    # inspections and initiatives
    "Kiểm tra": "Inspections",
    "Kiểm tra công tác kiểm soát thủ tục": "Inspections of procedure control",
    "Kiểm tra hằng năm hoặc đột xuất (Nghị định 63/2010/NĐ-CP, Điều 35a): điều phát hiện, "
    "ai khắc phục, đến khi nào. Điều đã ghi được giữ nguyên.": (
        "Inspections, yearly or at short notice (Decree 63/2010/NĐ-CP, Article 35a): what was "
        "found, who mends it, by when. What was recorded stays."
    ),
    "{n} điều phát hiện đã quá hạn khắc phục": (
        "{n} finding should have been mended by now",
        "{n} findings should have been mended by now",
    ),
    "Các cuộc kiểm tra": "All inspections",
    "Chưa có cuộc kiểm tra nào": "No inspections yet",
    "Trang này có nội dung khi một cuộc kiểm tra được lập.": (
        "This page fills when an inspection is planned."
    ),
    "{unit}, năm {year}": "{unit}, {year}",
    "Chưa ghi điều phát hiện nào.": "Nothing was found yet.",
    "Điều phát hiện ở {unit}": "Findings at {unit}",
    "Phải khắc phục": "To be mended",
    "Ai, đến khi nào": "By whom, by when",
    "Ghi kết quả khắc phục": "Record that it was mended",
    "Ngày khắc phục": "Mended on",
    "Bằng chứng": "Evidence",
    "Văn bản, biên bản hoặc ảnh.": "A document, minutes or a picture.",
    "Ghi kết quả": "Record",
    "Ghi điều phát hiện": "Record a finding",
    "Nội dung kiểm tra": "Inspected for",
    "Người hoặc đơn vị khắc phục": "Who is to mend it",
    "Hạn khắc phục": "Last day",
    "Lập cuộc kiểm tra": "Plan an inspection",
    "Đơn vị được kiểm tra": "Unit to inspect",
    "Đính chính": "Correct",
    "Đính chính cuộc kiểm tra": "Correct the inspection",
    "Đính chính điều phát hiện": "Correct the finding",
    "Đính chính kết quả": "Correct what was mended",
    "Đính chính sáng kiến": "Correct the initiative",
    "Đính chính áp dụng lại": "Correct who does the same",
    "Lý do đính chính": "Reason for the correction",
    "Đính chính ngày {day} ({by}): {reason}": "Corrected on {day} ({by}): {reason}",
    "Chọn một ngày.": "Choose a day.",
    "Sáng kiến": "Initiatives",
    "Ai đã làm cho thủ tục gọn hơn bằng cách nào, hiệu quả đo được, "
    "và đơn vị nào đã áp dụng lại.": (
        "Who made procedures leaner and how, the effect that was measured, and who does the same."
    ),
    "Các sáng kiến": "All initiatives",
    "Từ khóa hoặc mã thủ tục": "Words or a code",
    "Không tìm thấy sáng kiến nào": "No initiative was found",
    "Thử ít từ hơn.": "Try fewer words.",
    "Chưa có sáng kiến nào": "No initiatives yet",
    "Trang này có nội dung khi một sáng kiến được ghi.": (
        "This page fills when an initiative is recorded."
    ),
    "Vướng mắc": "The problem",
    "Cách làm": "What was done",
    "Hiệu quả đo được": "Measured effect",
    "Áp dụng lại": "Reused by",
    "Ghi đơn vị áp dụng lại": "Record who reuses it",
    "Ghi áp dụng lại": "Record the reuse",
    "Ghi sáng kiến": "Record an initiative",
    "Tên sáng kiến": "Title",
    "Tác giả": "Whose it is",
    "Mã thủ tục liên quan": "Codes of procedures",
    "Cách nhau bằng dấu phẩy; có thể để trống.": "Separated by commas; may be left empty.",
    "Để trống khi chưa đo.": "Leave empty where nothing was measured.",
    "Nguồn của hiệu quả": "Source of the effect",
    # plans
    "Kế hoạch": "Plans",
    "Kế hoạch rà soát": "Review plans",
    "Mục quá hạn": "Items overdue",
    "Mục sắp đến hạn": "Items due soon",
    "Thủ tục hoặc nhóm thủ tục": "Procedure or group",
    "Đơn vị chủ trì": "Unit in charge",
    "Ngày hoàn thành": "Last day",
    "Các kế hoạch": "All plans",
    "Năm": "Year",
    "Chưa có kế hoạch nào": "No plan yet",
    "Kế hoạch của năm được phê duyệt trước ngày 31 tháng 01 của năm đó.": (
        "The plan of a year is approved before 31 January of that year."
    ),
    "Phê duyệt": "Approval",
    "Tiến độ": "Progress",
    "Lập kế hoạch mới": "Begin a new plan",
    "Ghi năm bằng bốn chữ số.": "Write the year in four digits.",
    "Tên kế hoạch": "Title of the plan",
    "Để trống thì lấy tên theo năm.": "Left empty, it is named after its year.",
    "Lập kế hoạch": "Begin the plan",
    "Người lập": "Begun by",
    "Văn bản và lịch": "Paper and calendar",
    "Các ngày hoàn thành cho lịch của quý vị": "The last days for your calendar",
    "Tệp tải về không tự cập nhật; tải lại khi kế hoạch đổi.": (
        "The file does not update itself; download it again when the plan changes."
    ),
    "Mọi kế hoạch": "All plans",
    "Thủ tục chưa có ai rà soát, xếp theo mức độ phát hiện nhân với số hồ sơ một năm.": (
        "Procedures nobody reviews yet, by the weight of their findings times dossiers a year."
    ),
    "{n} thủ tục chưa rõ số hồ sơ, xếp sau theo mức độ phát hiện.": (
        "Of {n} procedure the dossiers are not known; it follows by the weight of its findings.",
        "Of {n} procedures the dossiers are not known; they follow by the weight of findings.",
    ),
    "Không có gợi ý nào": "No suggestions",
    "Hồ sơ một năm": "Dossiers a year",
    "Phản ánh": "Feedback",
    "Đưa vào kế hoạch": "Take into the plan",
    "Đưa vào": "Take in",
    "Kế hoạch do người có vai trò phê duyệt của {unit} phê duyệt.": (
        "The plan is approved by somebody who holds the role of approver in {unit}."
    ),
    "Phê duyệt kế hoạch": "Approve the plan",
    "để trống": "empty",
    "Sửa mục: {name}": "Change the item: {name}",
    "Hai bản của mục này": "Both versions of this item",
    "Hiện nay": "As it is now",
    "Quý vị đã ghi": "As you wrote it",
    "Ghi mục này": "Keep the item",
    "Thôi, không sửa": "Leave it as it is",
    "chưa ghi": "not said yet",
    "Sửa mục {n}": ("Change item {n}", "Change item {n}"),
    "Sửa": "Change",
    "Bỏ mục {n}": ("Remove item {n}", "Remove item {n}"),
    "Bỏ": "Remove",
    "Đã giao sản phẩm": "The product was delivered",
    "Ngày giao": "Day of delivery",
    "Ghi ngày giao": "Keep the day",
    "Mục của kế hoạch": "Items of the plan",
    "Kế hoạch chưa có mục nào": "The plan has no items yet",
    "Thêm thủ tục hoặc nhóm thủ tục, hoặc nhận gợi ý từ dữ liệu.": (
        "Add a procedure or a group of them, or take over what the data suggest."
    ),
    "Thời gian": "Time",
    "Căn cứ, sản phẩm": "Ground, product",
    "Tình trạng": "Standing",
    "nhóm thủ tục": "a group of procedures",
    "phối hợp: {names}": "with {names}",
    "Sản phẩm: {product}": "Product: {product}",
    "Sản phẩm: chưa ghi": "Product: not said yet",
    "Hồ sơ {n}": ("Case {n}", "Case {n}"),
    "xong ngày {day}": "done on {day}",
    "Thêm mục": "Add an item",
    "Thêm vào kế hoạch": "Add to the plan",
    "Đã phê duyệt": "Approved",
    "Quyết định {number}, {day}": "Decision {number}, {day}",
    "Dự thảo": "Draft",
    "gửi trước ngày {day}": "to be sent before {day}",
    "{n} mục": ("{n} item", "{n} items"),
    "chưa rõ": "not known",
    "Trang rà soát": "Pages of reviewers",
    "Mã thủ tục": "Code of the procedure",
    "Nhóm thủ tục": "Group of procedures",
    "Đơn vị phối hợp": "Units that take part",
    "Ngày bắt đầu": "First day",
    "Căn cứ lựa chọn": "Ground",
    "Nội dung căn cứ": "The ground in words",
    "Sản phẩm dự kiến": "Expected product",
    "Hoặc ghi tên một nhóm thủ tục.": "Or name a group of procedures.",
    "Để trống khi đã ghi mã.": "Empty where a code is given.",
    "Một đơn vị.": "One unit.",
    "Mỗi dòng một đơn vị.": "One unit a line.",
    "Chưa chọn": "Not chosen yet",
    # reviews
    "Hồ sơ rà soát": "Review cases",
    "Lọc theo trạng thái": "Filter by state",
    "Tất cả": "All",
    "Hồ sơ vừa thay đổi.": "The case has just changed.",
    "Tải lại": "Load it again",
    "Danh sách việc": "Work lists",
    "Chờ tôi": "Waiting for me",
    "Của tôi": "Mine",
    "Quá hạn": "Late",
    "Cảnh báo": "Alerts",
    "Tất cả hồ sơ": "All cases",
    "Không có việc nào chờ bạn": "Nothing waits for you",
    "Bạn chưa viết trong hồ sơ nào đang mở": "You have written in no open case",
    "Không có việc nào quá hạn": "Nothing is late",
    "Hồ sơ đến đây khi bước tiếp theo cần đúng vai trò của bạn.": (
        "Cases come here when the next step needs exactly your role."
    ),
    "Hồ sơ bạn mở, hoặc có viết phương án, biểu mẫu, chi phí, đứng ở đây đến khi đóng.": (
        "Cases that you opened or wrote in stand here until they are closed."
    ),
    "Hồ sơ, việc trong kế hoạch và phản ánh đứng ở đây khi qua ngày cuối.": (
        "Cases, items of plans and feedback stand here after their last day."
    ),
    "Việc trong kế hoạch": "Item of a plan",
    "không chờ bạn": "does not wait for you",
    "Không có cảnh báo nào": "No alerts",
    "Văn bản tạm thời sắp hết hiệu lực và phát hiện sắp mở lại được báo ở đây trước ngày đó.": (
        "Temporary texts that end soon, and findings that open again soon, are told of here before."
    ),
    "Điều xảy ra": "What happens",
    "Trở lại": "What is back",
    "Ngày cuối": "Last day",
    "xem hồ sơ": "see the case",
    "Đã qua": "Past",
    "Sắp đến": "Soon",
    "Không có hồ sơ nào": "No cases",
    "Hồ sơ xuất hiện ở đây khi một thủ tục được đưa vào rà soát.": (
        "Cases appear here once a procedure is taken up for review."
    ),
    "Hồ sơ": "Case",
    "Đơn vị": "Unit",
    "Hạn": "Due",
    "Phát hiện chờ": "Open findings",
    "Đơn vị rà soát": "Reviewing unit",
    "Thủ tục trong hồ sơ": "Procedures of this case",
    "Phương án": "Measures",
    "Chưa có phương án nào": "No measure yet",
    "Chấp nhận phát hiện rồi thêm phương án từ đề xuất của phát hiện.": (
        "Accept findings, then add a measure from what they suggest."
    ),
    "Lý do": "Reason",
    "Thêm phương án": "Add a measure",
    "Bỏ phương án này": "Take this measure back",
    "Biểu mẫu rà soát": "Review forms",
    "Biểu mẫu rà soát A, B, C": "Review forms A, B, C",
    "Về hồ sơ rà soát số {n}": ("Back to review {n}", "Back to review {n}"),
    "Còn {n} câu hỏi chưa trả lời.": (
        "{n} question is still to be answered.",
        "{n} questions are still to be answered.",
    ),
    "Đã trả lời mọi câu hỏi.": "Every question is answered.",
    "Giá trị gợi ý từ dữ liệu chỉ được tính khi quý vị ghi lại.": (
        "What the data suggest counts only once you send it."
    ),
    "còn {n} câu": ("{n} left", "{n} left"),
    "đủ": "complete",
    "Gợi ý từ dữ liệu": "Suggested by the data",
    "Chưa trả lời": "Not answered",
    "Người khác đã ghi:": "Somebody else wrote:",
    "Hiện nay chưa có câu trả lời.": "There is no answer now.",
    "Ghi câu trả lời": "Keep the answers",
    "Chi phí tuân thủ": "Compliance cost",
    "Hiện nay, một năm": "Now, a year",
    "Sau đơn giản hóa, một năm": "After, a year",
    "Tiết kiệm": "Saved",
    "Tăng thêm": "Added",
    "Chưa tính được vì còn thiếu:": "It cannot be worked out; missing:",
    "Trước và sau": "Before and after",
    "Phương án «{one}» mâu thuẫn với phương án «{other}» nên chưa được tính.": (
        "The measure “{one}” contradicts “{other}” and is left out."
    ),
    "Phương án «{title}» không khớp nội dung đang rà soát nên chưa được tính.": (
        "The measure “{title}” does not fit the content under review and is left out."
    ),
    "Đến phương án này": "Go to this measure",
    "Văn bản cần sửa": "Legal texts to amend",
    "(điều, khoản: cần xác định)": "(article: to be found)",
    "Hệ quả của phương án": "What the measures bring",
    "Phát hiện được giải quyết": "Findings solved",
    "Phát hiện còn lại": "Findings that stay",
    "Phát hiện mới": "New findings",
    "Mới": "New",
    "Lý do chấp nhận": "Reason to accept it",
    "Chấp nhận phát hiện mới": "Accept the new finding",
    "Số này giữ hồ sơ lại. Sửa bảng tính chi phí, hoặc ghi vì sao số đúng.": (
        "This figure holds the case back. Correct the cost sheet, or say why the figure is right."
    ),
    "Chấp nhận số này": "Accept this figure",
    "Phát hiện này giữ phương án lại. Sửa phương án, hoặc chấp nhận và ghi lý do.": (
        "This finding holds the proposal up. Change the measures, or accept it with a reason."
    ),
    "Phát hiện này giữ phương án lại cho đến khi phương án được sửa, hoặc có người chấp nhận kèm "
    "lý do khi hồ sơ đang rà soát.": (
        "This finding holds the proposal up until the measures are changed, or somebody accepts it "
        "with a reason while the case is in review."
    ),
    "Thủ tục khác bị ảnh hưởng": "Other procedures affected",
    "Nêu thủ tục này là thủ tục liên quan": "Names this procedure as related",
    "Là bản địa phương của thủ tục này": "Is the local version of this procedure",
    "Yêu cầu «{paper}»: không còn thủ tục nào cấp": (
        "Asks for “{paper}”, which nobody gives any more"
    ),
    "Yêu cầu «{paper}»: còn {n} thủ tục khác cấp": (
        "Asks for “{paper}”, which {n} other procedure still gives",
        "Asks for “{paper}”, which {n} other procedures still give",
    ),
    "Thủ tục khác cùng căn cứ": "Other procedures on the same legal texts",
    "{n} thủ tục khác dẫn chiếu": ("{n} other procedure cites it", "{n} other procedures cite it"),
    "Trước đây quy tắc nêu ở {place}": "The rule told it of {place} before",
    "Không còn đủ dữ liệu để kết luận là đã giải quyết": (
        "Too little is known any more to call it solved"
    ),
    "Tính lại bằng các quy tắc về từng thủ tục, theo ngày hôm nay; quy tắc so sánh nhiều thủ tục "
    "không tính lại.": (
        "Judged anew by the rules about a single procedure, as of today; rules that compare "
        "procedures are not asked again."
    ),
    "Văn bản của hồ sơ": "Papers of the case",
    "In từ dữ liệu của hồ sơ. Phần chưa đối chiếu với mẫu chính thức được ghi trên từng văn bản.": (
        "Printed from the data of the case. Each paper says what is not yet held against the "
        "official form."
    ),
    "Bước tiếp theo": "Next steps",
    "Hồ sơ này không còn việc phải làm.": "Nothing is left to do in this case.",
    "Các bước tiếp theo thuộc từng phương án.": "The next steps are those of each measure.",
    "Đã trả lại {n} lần.": ("Given back {n} time.", "Given back {n} times."),
    "Thẩm quyền": "Power",
    "Tự sửa được văn bản": "May change the text itself",
    "Phải kiến nghị cấp trên": "Must forward it to the higher authority",
    "Người soạn": "Author",
    "cần vai trò {role}": "needs the role {role}",
    "Số văn bản": "Number of the document",
    "Ngày văn bản": "Date of the document",
    "Có hiệu lực từ ngày": "Takes effect on",
    "Hết hiệu lực sau ngày (nếu là văn bản tạm thời)": "Last day, if it is temporary",
    "Phát hiện đã chấp nhận": "Accepted findings",
    "Kết quả rà soát": "Outcome",
    "Tên phương án": "Name of the measure",
    "Diễn biến": "History",
    "Chưa có.": "Nothing yet.",
    "Quyết định của người rà soát": "The reviewer's decision",
    "Chấp nhận, đưa vào phương án": "Accept, take into the proposal",
    "Bác bỏ, giữ nguyên": "Dismiss, keep as it is",
    "Lý do bác bỏ": "Reason to dismiss",
    "Chọn khi bác bỏ": "Choose when dismissing",
    "Xem lại sau ngày": "Look again after",
    "Giải thích": "Explanation",
    "Bắt buộc khi bác bỏ. Được ghi vào hồ sơ cùng tên và thời điểm.": (
        "Needed to dismiss. Kept in the case with your name and the time."
    ),
    "Ghi quyết định": "Record the decision",
    # a newer edition of what is under review
    "Thủ tục đã có bản mới": "There is a newer edition of the procedure",
    "Nạp ngày {day}. Hồ sơ vẫn ở bản đang rà soát cho đến khi được chuyển.": (
        "Loaded on {day}. The case stays on the edition under review until it is moved."
    ),
    "{n} điểm khác": ("{n} difference", "{n} differences"),
    "{n} biểu mẫu đã trả lời được giữ theo bản cũ; bản mới phải trả lời lại.": (
        "The answers to {n} form stay with the old edition; the new one has to be answered.",
        "The answers to {n} forms stay with the old edition; the new one has to be answered.",
    ),
    "Số liệu của bảng chi phí được giữ, chi phí được tính lại trên bản mới.": (
        "What the cost sheet rests on is kept; costs are reckoned anew on the new edition."
    ),
    "Phương án không còn khớp được giữ lại và báo mâu thuẫn cho đến khi sửa.": (
        "Measures that no longer fit are kept, and told as clashing until they are changed."
    ),
    "Mở lại hồ sơ để sửa trước khi chuyển sang bản mới.": (
        "Open the case again for changes before it is moved."
    ),
    "Không còn khớp": "No longer fits",
    "không còn khớp": "no longer fits",
    # measures: suggested, edited in words of the domain
    "Gợi ý từ phát hiện đã chấp nhận": "Suggested by accepted findings",
    "Chọn một trong {n} cách": ("Choose one of {n}", "Choose one of {n}"),
    "Chọn thẩm quyền": "Choose whose power it is",
    "Chọn thẩm quyền hoặc tải lại trang.": "Choose whose power it is, or reload the page.",
    "Thêm": "Add",
    "Để lại, thêm sau": "Leave them for later",
    "{n} phương án chưa rõ thẩm quyền": (
        "{n} measure whose power is not known",
        "{n} measures whose power is not known",
    ),
    "Thêm tất cả {n} phương án": ("Add {n} measure", "Add all {n} measures"),
    "Sửa phương án": "Edit this measure",
    "Ghi phương án": "Keep the measure",
    "Trả lời các phát hiện": "Findings it answers",
    "Bỏ thay đổi này": "Take this change out",
    "Thành phần cần đổi": "What is to be changed",
    "Chọn thành phần này": "Choose this",
    "Đổi gì ở «{name}»": "What changes of “{name}”",
    "Ghi thay đổi": "Keep the change",
    "hiện nay: {value}": "now: {value}",
    "Giá trị mới: {change}": "New value: {change}",
    "không quy định": "none is set",
    "Xong": "Done",
    "Người khác đã sửa phương án này": "Somebody else changed this measure",
    "Hai phiên bản": "Both versions",
    "Phiên bản mới nhất": "Newest version",
    "Phiên bản của quý vị": "Your version",
    "Lấy phiên bản mới nhất": "Take the newest version",
    "Gửi lại phiên bản của tôi": "Send my version again",
    # sign-in, errors, the query editor
    "Dành cho cán bộ rà soát, kiểm soát và phê duyệt. Tra cứu không cần đăng nhập.": (
        "For those who review, control and approve. Searching needs no account."
    ),
    "Tên đăng nhập": "User name",
    "Mật khẩu": "Password",
    "Về trang tra cứu": "Back to the search",
    "Khi cần hỗ trợ, hãy nêu mã này:": "When you ask for help, give this code:",
    "Trình soạn truy vấn cần JavaScript. API tại địa chỉ này trả lời mọi ứng dụng GraphQL.": (
        "The query editor needs JavaScript. The API at this address answers any GraphQL client."
    ),
    "Có, chưa rõ mức": "Yes, level not known",
    "{n} ví dụ, chạy mỗi khi quy tắc được nạp": (
        "{n} example, run whenever the rule is loaded",
        "{n} examples, run whenever the rule is loaded",
    ),
    # deciding
    "(chưa công bố)": "(not published)",
    "Chọn chấp nhận hoặc bác bỏ.": "Choose to accept or to dismiss.",
    "Chọn lý do bác bỏ trong danh sách.": "Choose a reason of the list.",
    "Viết lời giải thích.": "Explain it in words.",
    "Ghi ngày theo dạng năm-tháng-ngày.": "Write the day as year-month-day.",
    "Đến phát hiện này": "Go to this finding",
    "Hồ sơ rà soát số {n}": "Review case {n}",
    "Mở ngày": "Opened",
    "không đặt": "none set",
    "Xem xét lại quyết định này": "Reconsider this decision",
    "Vì sao cần xem xét lại": "Why it has to be looked at again",
    "Đưa về chờ xem xét": "Put back among the open ones",
    "Quyết định của quý vị chưa được ghi": "Your decision was not recorded",
    "Xem xét lại": "Reconsider",
    # signing in
    "Tên đăng nhập hoặc mật khẩu không đúng.": "The user name or the password is wrong.",
    "Đã sai nhiều lần. Hãy thử lại sau {n} phút.": (
        "That failed too often. Try again in {n} minute.",
        "That failed too often. Try again in {n} minutes.",
    ),
    # what goes wrong
    "Cần đăng nhập": "Please sign in",
    "Hãy đăng nhập rồi mở lại trang này.": "Sign in, then open this page again.",
    "Không có quyền xem trang này": "You may not see this page",
    "Hãy nhờ quản trị viên cấp vai trò, hoặc nhờ người có vai trò này thực hiện.": (
        "Ask an administrator for the role, or somebody who holds it to act."
    ),
    "Không tìm thấy trang này": "This page was not found",
    "Địa chỉ có thể đã đổi, hoặc nội dung chưa công bố. Hãy tìm theo tên hoặc mã.": (
        "The address may have changed, or this is not published. Search by name or code."
    ),
    "Giấy này chưa in được": "This paper cannot be printed yet",
    "Bảng tính chi phí của hồ sơ còn thiếu số liệu. Hãy nhập đủ rồi in lại.": (
        "Figures of the case's cost sheet are missing. Enter them and print again."
    ),
    "Trang này không nhận yêu cầu kiểu đó": "This page takes no such request",
    "Hãy quay lại trang trước và gửi lại bằng nút trên trang.": (
        "Go back and send it with the button of the page."
    ),
    "Nội dung gửi quá dài": "What was sent is too long",
    "Hãy rút gọn rồi gửi lại.": "Make it shorter and send it again.",
    "Chưa đặt địa chỉ công khai của hệ thống": "The public address of this registry is not set",
    "Người vận hành cần đặt GON_PUBLIC_ADDRESS rồi khởi động lại.": "Whoever runs this registry "
    "has to set GON_PUBLIC_ADDRESS and start it again.",
    "Hệ thống đang bận": "The system is busy",
    "Chưa có gì được ghi. Hãy thử lại sau ít phút.": (
        "Nothing was kept. Please try again in a few minutes."
    ),
    "Yêu cầu chưa đúng": "The request is not right",
    "Hãy kiểm tra địa chỉ hoặc điều kiện tìm rồi thử lại.": (
        "Check the address or the search conditions and try again."
    ),
    "Có lỗi ở phía hệ thống": "Something went wrong on our side",
    "Lỗi đã được ghi lại. Hãy thử lại sau, hoặc báo cho bộ phận hỗ trợ.": (
        "It has been noted. Try again later, or tell the support desk."
    ),
    # the guide to the API
    "Trường": "Field",
    "Kiểu": "Type",
    "Ý nghĩa": "Meaning",
    "Bắt đầu": "Start here",
    "Ví dụ": "Examples",
    "Lật trang": "Paging",
    "Lỗi": "Errors",
    "Giới hạn": "Limits",
    "Đăng nhập bằng mã truy cập": "Signing in with a token",
    "Truy vấn": "Queries",
    "Thao tác ghi": "Mutations",
    "Các kiểu": "Types",
    "Một địa chỉ GraphQL cho mọi dữ liệu đã công bố. Không cần đăng ký. "
    "Các trang của sổ bộ cũng hỏi qua API này.": (
        "One GraphQL address for everything that is published. No registration needed. "
        "The pages of the registry ask through this API too."
    ),
    "Gửi truy vấn tới {address}.": "Send a query to {address}.",
    "Mở địa chỉ đó bằng trình duyệt để soạn truy vấn có gợi ý.": (
        "Open it in a browser to write queries with suggestions."
    ),
    "Mở trình soạn truy vấn": "Open the query editor",
    "Mở trong trình soạn": "Open in the editor",
    "Xem câu trả lời": "See the answer",
    "Danh sách theo quy ước Relay: first và after để đi tới, last và before để đi lui, "
    "mỗi trang tối đa 100 mục.": (
        "Lists follow Relay: first and after go forward, last and before go back, "
        "at most 100 items a page."
    ),
    "totalCount là tổng số; facets đếm theo từng giá trị lọc.": (
        "totalCount is how many there are; facets count each value of a filter."
    ),
    "Khi danh mục vừa đổi, con trỏ cũ bị từ chối với mã STALE_CURSOR: hãy hỏi lại trang đầu.": (
        "When the catalogue has just changed, old cursors are refused with STALE_CURSOR: "
        "ask for the first page again."
    ),
    "Mỗi lỗi có message và extensions.code. Mã không đổi giữa các phiên bản, lời có thể đổi.": (
        "Each error has a message and extensions.code. Codes stay the same between versions, "
        "words may change."
    ),
    "Mỗi câu trả lời ghi chi phí ở extensions.cost: requested, limit, remaining. "
    "Truy vấn vượt giới hạn bị từ chối trước khi chạy, kèm mã và con số.": (
        "Each answer states its cost in extensions.cost: requested, limit, remaining. "
        "What goes beyond a limit is refused before it runs, with a code and the figures."
    ),
    "Chỉ cần khi đọc hồ sơ rà soát hoặc ghi quyết định. Quản trị viên tạo mã bằng lệnh "
    "gon token create; gửi mã trong tiêu đề:": (
        "Only needed to read review cases or to record decisions. An administrator makes a token "
        "with gon token create; send it in the header:"
    ),
    "Tìm thủ tục, không cần gõ dấu": "Search for procedures, with or without marks",
    "Một thủ tục: giấy tờ, các bước, phí, căn cứ": (
        "One procedure: papers, steps, fees, legal basis"
    ),
    "Lọc và đếm theo lĩnh vực": "Filter, and count by field",
    "Phát hiện còn chờ, nặng nhất trước": "Findings nobody has judged, the most severe first",
    "Các lần công bố và thay đổi": "Releases and what they changed",
    # feedback
    "Gửi phản ánh và nhận mã theo dõi": "Send feedback and get a receipt",
    "Theo dõi bằng mã trên biên nhận": "Follow it with the receipt",
    "Phản ánh đã trả lời và công khai": "Feedback that was answered and published",
    "Ai cũng gửi được, không cần đăng nhập. Mã theo dõi chỉ trả về một lần; gửi bằng POST để mã "
    "không nằm trong nhật ký địa chỉ. Gửi quá nhiều trong một giờ bị từ chối với mã "
    "sent-too-often.": (
        "Anybody may send it without signing in. The receipt is given once; send by POST, so that "
        "it stands in no log of addresses. Who sends too much within an hour is refused with "
        "sent-too-often."
    ),
    "Biên nhận phản ánh": "Receipt for feedback",
    "Chưa có dự thảo kế hoạch nào để thêm mục mới.": (
        "There is no draft plan that an item could be added to."
    ),
    "Chưa có phản ánh nào được trả lời và công khai.": (
        "No feedback was answered and published yet."
    ),
    "Chỉ đơn vị phụ trách thấy; thời hạn trả lời tính lại từ ngày bổ sung.": (
        "Only the unit in charge sees it; the time for the answer is counted anew from that day."
    ),
    "Công khai": "Published",
    "Công khai nguyên văn phản ánh và trả lời; không có tên, cách liên hệ và nội dung bổ "
    "sung. Hãy kiểm tra nội dung phản ánh không có thông tin cá nhân.": (
        "The feedback and the answer are published as written; not the name, the contact and "
        "what was added. Please check that the feedback names no person."
    ),
    "Gửi bổ sung": "Send what is added",
    "Gửi phản ánh": "Send feedback",
    "Gửi phản ánh về thủ tục này": "Send feedback about this procedure",
    "Gửi phản ánh, kiến nghị": "Send feedback",
    "Gửi tới": "Sent to",
    "Gửi tới cơ quan": "To the agency",
    "Hoặc thêm mục mới vào dự thảo kế hoạch": "Or add a new item to a draft plan",
    "Hãy in trang này hoặc chép lại mã. Mã chỉ hiện một lần và không ai tra lại được.": (
        "Please print this page or copy the code. It is shown once, and nobody can look it up "
        "again."
    ),
    "Hãy để trống ô này rồi gửi lại.": "Please leave this field empty and send again.",
    "Hạn xử lý": "Deadline",
    "Không còn việc phải làm.": "Nothing is left to do.",
    "Không có phản ánh nào": "No feedback",
    "Không có phản ánh nào với mã này. Hãy so từng ký tự với biên nhận.": (
        "There is no feedback with this code. Please compare it with the receipt letter by letter."
    ),
    "Không có việc nào đến hạn: đang chờ người gửi, hoặc đã xong.": (
        "Nothing is due: it waits for the sender, or is done."
    ),
    "Không tìm thấy phản ánh nào": "No feedback was found",
    "Lý do từ chối": "Why it was refused",
    "Lọc theo thời hạn": "Filter by deadline",
    "Mã theo dõi": "Code to follow it",
    "Mọi phản ánh": "All feedback",
    "Mục kế hoạch": "Item of a plan",
    "Mục kế hoạch đã có": "An item that a plan has",
    "Ngày nhận": "Received",
    "Người gửi": "Sender",
    "Người gửi bổ sung": "Added by the sender",
    "Nhập mã trên biên nhận. Chữ hoa, chữ thường, dấu cách hay gạch nối đều được.": (
        "Type the code of the receipt. Case, spaces and hyphens do not matter."
    ),
    "Nói điều gì ở thủ tục gây khó, thừa hoặc nên đổi. Không cần đăng nhập; quý vị nhận một "
    "mã để theo dõi trả lời.": (
        "Say what is hard, superfluous or should change in a procedure. No account is needed; "
        "you get a code to follow the answer."
    ),
    "Nội dung bổ sung": "What you add",
    "Nội dung bổ sung đã được ghi.": "What you added was recorded.",
    "Nội dung gửi người phản ánh": "What the sender is told",
    "Nội dung phản ánh": "What it says",
    "Nội dung phản ánh, kiến nghị": "Your feedback",
    "Phát hiện về thủ tục này": "A finding about this procedure",
    "Phân loại": "Class",
    "Phản ánh chờ xử lý": "Feedback to be handled",
    "Phản ánh gửi tới cơ quan của quý vị xuất hiện ở đây, việc gấp nhất trước.": (
        "Feedback to your agency appears here, the most urgent first."
    ),
    "Phản ánh hiện ở đây khi đơn vị phụ trách đã trả lời và công khai.": (
        "Feedback appears here once the unit in charge has answered and published it."
    ),
    "Phản ánh khác": "Other feedback",
    "Phản ánh số {n}": "Feedback {n}",
    "Phản ánh, kiến nghị": "Feedback",
    "Phản ánh được gửi nhanh hơn người đọc biểu mẫu. Hãy xem lại rồi gửi.": (
        "This was sent faster than anybody reads the form. Please look again and send it."
    ),
    "Quý vị là": "You are",
    "Quý vị được thông báo trước hết ngày": "You hear by the end of",
    "Theo dõi phản ánh đã gửi": "Follow feedback that was sent",
    "Thông báo": "News",
    "Thử tên ngắn hơn, bỏ dấu, hoặc chọn mọi cơ quan.": (
        "Try a shorter name, leave marks out, or choose all agencies."
    ),
    "Trả lời": "Answer",
    "Trả lời trước hết ngày": "Answer by the end of",
    "Tên (không bắt buộc)": "Name (optional)",
    "Tên hoặc mã thủ tục": "Name or code of a procedure",
    "Tên và cách liên hệ chỉ đơn vị trả lời thấy, không bao giờ được công khai.": (
        "Name and contact are seen by the answering unit alone and never published."
    ),
    "Tìm thủ tục": "Find a procedure",
    "Tối đa 5.000 ký tự. Nội dung này có thể được công khai cùng trả lời: đừng ghi tên, số "
    "điện thoại hay số giấy tờ ở đây.": (
        "At most 5,000 characters. This may be published with the answer: please write no "
        "names, telephone numbers or numbers of papers here."
    ),
    "Từ phản ánh": "From feedback",
    "Việc phải làm": "To be done",
    "Về": "About",
    "Về một thủ tục cụ thể, hãy mở trang của thủ tục đó rồi gửi từ đó.": (
        "About one procedure, open its page and send it from there."
    ),
    "Xem cả {n} phản ánh đã trả lời": "All {n} answered",
    "Xử lý": "Handling",
    "chưa giao": "nobody yet",
    "chưa phân loại": "not classed yet",
    "chưa tính được": "cannot be reckoned yet",
    "hết ngày {day}": "by the end of {day}",
    "người gửi": "the sender",
    "nhận ngày {day}": "received {day}",
    "quá hạn": "late",
    "số {n}, nhận ngày {day}": "number {n}, received {day}",
    "{n} phản ánh đã trả lời": "{n} answered",
    "Điều người dân, tổ chức và cơ quan nói về thủ tục, kèm trả lời của đơn vị phụ trách. "
    "Người gửi không bao giờ được nêu tên.": (
        "What citizens, organisations and agencies say about procedures, with the answer of "
        "the unit in charge. Senders are never named."
    ),
    "Điện thoại hoặc thư điện tử (không bắt buộc)": "Telephone or e-mail (optional)",
    "Đã công khai ngày {day}.": "Published {day}.",
    "Đã hỏi thêm": "Asked for",
    "Đã nhận phản ánh của quý vị": "Your feedback was received",
    "Đơn vị phụ trách": "Unit in charge",
    "Đơn vị phụ trách chưa trả lời. Quý vị không phải làm gì thêm.": (
        "The unit in charge has not answered yet. You need do nothing."
    ),
    "Đơn vị phụ trách hỏi thêm": "The unit in charge asks for more",
    "Để trống ô này": "Leave this field empty",
    # the reform ledger, targets, measurements
    "Sổ cải cách": "Reform ledger",
    "Mỗi phương án tiết kiệm bao nhiêu giờ và đồng một năm cho người thực hiện: đã đề"
    " xuất, đã thông qua, đã có hiệu lực, đã đo được. Phần trùng nhau chỉ tính một "
    "lần.": (
        "How many hours and đồng each measure saves applicants in a year: proposed, "
        "approved, in force, measured. What overlaps counts once."
    ),
    "Chưa có phương án nào được trình": "No measure has been proposed yet",
    "Phương án vào sổ khi hồ sơ rà soát được trình; số tiết kiệm lấy từ bảng tính chi"
    " phí của hồ sơ.": (
        "A measure enters the ledger when its case is proposed; what it saves is from the"
        " cost sheet of the case."
    ),
    "So với {amount} chi phí một năm hiện nay của {n} thủ tục đã biết chi phí.": (
        "Of {amount} that the {n} procedure with a known cost takes in a year now.",
        "Of {amount} that the {n} procedures with a known cost take in a year now.",
    ),
    "{n} phương án không được thông qua hoặc đã hết hạn.": (
        "{n} measure was rejected or has expired.",
        "{n} measures were rejected or have expired.",
    ),
    "Chưa có": "None yet",
    "Chưa lượng hóa": "Not quantified",
    "{n} chưa lượng hóa": "{n} not quantified",
    "Còn thiếu số liệu, hoặc tính trên số liệu chưa kiểm chứng. Không cộng vào tổng nào.": (
        "Figures are missing, or nobody has checked them. They are in no total."
    ),
    "Tạm tính trên số liệu chưa kiểm chứng: {amount} một năm.": (
        "On unchecked figures: {amount} a year."
    ),
    "Tổng hợp": "Totals",
    "Tổng hợp theo": "Totals by",
    "Không nêu": "Not named",
    "Từng phương án": "Measure by measure",
    "Tải về:": "Download:",
    "Không có phương án nào": "No measures",
    "Tiết kiệm một năm": "Saved in a year",
    "Đo được": "Measured",
    "Chưa đo": "Not measured yet",
    "chi phí": "of the cost",
    "{n} giờ": ("{n} hour", "{n} hours"),
    "{n} phương án": ("{n} measure", "{n} measures"),
    "{n} hồ sơ": ("{n} dossier", "{n} dossiers"),
    "Từng dòng chi phí": "Line by line",
    "Tính chung với phương án {n}.": "Counted with measure {n}.",
    "Không thực hiện được cùng phương án khác: {why}": (
        "It cannot be carried out beside another measure: {why}"
    ),
    "Mục tiêu giảm {percent} thời gian và chi phí": "Target: {percent} less time and cost",
    "Đạt được. Cách ít phải sửa văn bản nhất:": "It is reached. With the least legal effort:",
    "Gần nhất có thể:": "The nearest there is:",
    "Giảm thời gian": "Less time",
    "Giảm chi phí": "Less cost",
    "{n} giờ một năm": ("{n} hour a year", "{n} hours a year"),
    "{amount} một năm": "{amount} a year",
    "Cần xác định": "To be found",
    "trọng số {n}": "weight {n}",
    "Thêm được mà không phải sửa thêm văn bản": "Possible besides without one more text",
    "Chưa tính được:": "Not worked out:",
    "Tính trên số liệu chưa kiểm chứng.": "Worked out on unchecked figures.",
    "Đo kết quả: {title}": "Measuring: {title}",
    "Đến hết ngày": "To the end of",
    "Số hồ sơ trong thời gian đó": "Dossiers in that time",
    "Số giờ giảm được ở một hồ sơ (để trống: như bảng tính chi phí)": (
        "Hours less in one dossier (empty: as in the cost sheet)"
    ),
    "Số đồng giảm được ngoài giờ ở một hồ sơ (để trống: như bảng tính chi phí)": (
        "Đồng less besides in one dossier (empty: as in the cost sheet)"
    ),
    "Nguồn số liệu": "Source of the figures",
    "Ghi bằng số.": "Write a figure.",
    # figures of dossiers
    # indices and scorecards
    "Bảng điểm": "Scorecards",
    "Chỉ số phục vụ người dân, doanh nghiệp theo Quyết định 766/QĐ-TTg: tính từ số liệu đã chấp "
    "nhận, danh mục và phản ánh. Điều chưa biết được nêu tên, không tính là 0.": (
        "The index of Decision 766/QĐ-TTg on serving people and businesses, from accepted figures, "
        "the catalogue and feedback. What is not known is named and is no zero."
    ),
    "Bảng điểm theo Quyết định 766/QĐ-TTg": "Scorecards by Decision 766/QĐ-TTg",
    "Tính cho một kỳ": "Work out a period",
    "Tính thử": "Work out",
    "Đã chốt": "Frozen",
    "Chưa chốt bảng điểm nào": "No scorecard is frozen yet",
    "Người kiểm soát chốt bảng điểm sau khi tính thử một kỳ đã qua.": (
        "A controller freezes one after working out a period that is over."
    ),
    "Chốt": "Frozen on",
    "Số {number}": "No. {number}",
    "Có điểm riêng của {office}.": "With the own points of {office}.",
    "Các chỉ số": "Indices",
    "Năm nhóm, {all} điểm. Điểm thành phần phần lớn chưa rõ: nhóm như vậy chưa có điểm nhóm.": (
        "Five groups, {all} points. Most points within groups are not known: such a group has no "
        "score."
    ),
    "{points} điểm": "{points} points",
    "Chỉ số": "Index",
    "Ngưỡng đạt điểm tối đa": "All points at",
    "Điểm tối đa": "Points",
    "Khảo sát": "Surveys",
    "SIPAS hỏi ý kiến người dân; PAR INDEX gồm phần các cơ quan tự chấm và phần điều tra xã hội "
    "học; không gộp với nhóm mức độ hài lòng ở trên.": (
        "SIPAS asks people; the PAR INDEX is what authorities score themselves and a sociological "
        "survey. They are not merged with the group on satisfaction."
    ),
    "Bảng điểm số {number}": "Scorecard {number}",
    "Các bảng điểm": "All scorecards",
    "Điểm riêng": "Own points of",
    "Số liệu đã đổi sau khi chốt": "Figures have changed since it was frozen",
    "từ {was} thành {now}": "from {was} to {now}",
    "Bảng điểm giữ nguyên như khi chốt.": "The scorecard stays as it was frozen.",
    "Xếp hạng": "Ranking",
    "Bảng điểm tính thử": "Scorecard worked out now",
    "Chốt bảng điểm": "Freeze the scorecard",
    "Bảng đã chốt giữ nguyên mọi số liệu và cách tính; đính chính sau này chỉ được ghi bên cạnh.": (
        "A frozen card keeps all figures and how they were counted; later corrections are shown "
        "beside it."
    ),
    "Chưa kiểm chứng": "Not verified",
    "ngày": "days",
    "điểm riêng của {office}": "the own points of {office}",
    "Xếp hạng theo {points} điểm tính được trong {all} điểm.": (
        "Ranked by the {points} of {all} points that can be worked out."
    ),
    "Đơn vị thiếu số liệu không xếp hạng và không phải là 0 điểm.": (
        "Units that lack figures have no rank and are no zeros."
    ),
    "Không có đơn vị nào": "No units",
    "Chưa có số liệu đã chấp nhận nào của cấp này đúng kỳ này.": (
        "No figures of this level were accepted for just this period."
    ),
    "Hạng": "Rank",
    "Điểm": "Points earned",
    "Theo nhóm": "By group",
    "Không xếp hạng": "No rank",
    "Chưa nhóm nào có đủ điểm thành phần": "No group has all its points",
    "Không thiếu": "Nothing",
    "chưa có điểm nhóm trên {of}": "no score of {of}",
    "Giá trị": "Value",
    "Số liệu hồ sơ": "Figures of dossiers",
    "Đơn vị có tên gần giống:": "Units with a name like that:",
    "nhiều nhất": "at most",
    "{n} số liệu nữa": ("{n} more figure", "{n} more figures"),
    "Kỳ {since} – {until}.": "From {since} to {until}.",
    "Mọi kỳ đã có số liệu": "All periods with figures",
    "Đúng hạn": "On time",
    "trên số tiếp nhận": "of those received",
    "theo chỉ số 2.1": "by index 2.1",
    "Tiếp nhận": "Received",
    "Yêu cầu bổ sung": "Asked to be completed",
    "Tiếp nhận và giải quyết hồ sơ theo đơn vị, cấp, thủ tục và kỳ, như nguồn đã nêu. "
    "Điều không nguồn nào nêu thì để trống, không suy ra.": (
        "Dossiers received and handled by unit, level, procedure and period, as the sources state "
        "them. What no source states is left open, never inferred."
    ),
    "Chưa có số liệu": "No figures yet",
    "Trang này có nội dung khi một tệp số liệu được chấp nhận.": (
        "This page has something to show once a file of figures is accepted."
    ),
    "Chưa tính được": "Not known",
    "{part} trên {whole}": "{part} of {whole}",
    "Không nêu kỳ": "No period stated",
    "Cấp": "Level",
    "Kỳ": "Period",
    "Số liệu theo": "Figures by",
    "Theo đơn vị": "By unit",
    "Theo thủ tục": "By procedure",
    "{n} dòng số liệu": ("{n} line of figures", "{n} lines of figures"),
    "Không có số liệu nào": "No figures",
    "Không cộng lại: {why}.": "Not added up: {why}.",
    "Số hồ sơ": "Dossiers",
    "Đúng hạn trên tiếp nhận": "On time, of received",
    "Đúng hạn theo chỉ số 2.1": "On time by index 2.1",
    "Tỷ lệ được nêu": "Stated rates",
    "cộng từ {n} dòng": ("added up from {n} line", "added up from {n} lines"),
    "Nguồn:": "Source:",
    "Đính chính ngày {day}: {reason}. Trước đó:": "Corrected on {day}: {reason}. Before that:",
    "(không rõ trên số nào)": "(of what is not stated)",
    "Chỉ số 2.1 của Quyết định 766/QĐ-TTg: giải quyết trước và đúng hạn cộng với đang giải quyết "
    "trong hạn, trên tổng số tiếp nhận và kỳ trước chuyển qua.": (
        "Index 2.1 of Decision 766/QĐ-TTg: handled early or on time and in progress within time, "
        "of all received and carried over."
    ),
}
