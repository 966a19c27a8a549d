"""What kind of paper a name speaks of: by its noun, by who made it, and by what it is about.

The table is asked from top to bottom, and the first row that fits decides. `^` looks at the noun
the name begins with; patterns without it look anywhere, and stand behind those of nouns that say
more (a report on a permit is a report).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

# Who asks or acts, in a name: "của người đề nghị" is no request.
_NOT_WHO = r"(?<!người )(?<!bên )(?<!nhân )(?<!chức )(?<!nghiệp )(?<!đơn vị )(?<!cơ sở )(?<!tàu )"
# Bodies of an organisation, whose decisions are its own.
_OWN = (
    r"(?:hội đồng (?:quản trị|thành viên|trường|đại học|quản lý)|đại hội|chủ sở hữu|cổ đông|"
    r"chủ tịch (?:hội đồng|công ty)|công ty|doanh nghiệp|hợp tác xã|nhà đầu tư|"
    r"ngân hàng(?! nhà nước)|tổ chức (?:tín dụng|phát hành|kinh doanh|niêm yết|đăng ký)|"
    r"quỹ tín dụng|(?:tổng )?giám đốc (?!sở|công an|kho bạc|đại học)|"
    r"cấp có thẩm quyền (?:theo (?:quy định tại )?điều lệ|của tổ chức|quyết định)|"
    r"ban quản trị|ban trù bị|nhà trường|thành viên)"
)
# What an organisation arranges for itself.
_INSIDE = (
    r"(?:bổ nhiệm|giao nhiệm vụ|phân công|tuyển dụng|cử\b|chuyển đổi(?! mục)|chia|tách|sáp nhập|"
    r"hợp nhất|"
    r"giải thể|"
    r"thông qua|ban hành (?:quy chế|quy trình|điều lệ|nội quy)|"
    r"thành lập (?:và quy định|bộ phận|ban\b|tổ\b(?! chức)|phòng|chi nhánh|"
    r"văn phòng đại diện|hội đồng))"
)
_MONEY = (
    r"(?:ngân hàng(?! nhà nước)|tài khoản|số dư|số tiền|tiền thuế|thuế\b|ký quỹ|phong t[oỏ]a|"
    r"phần vốn|vốn (?:góp|điều lệ|chủ sở hữu|pháp định|đầu tư|tự có)|mức vốn|nguồn vốn|góp vốn|"
    r"năng lực tài chính|khả năng tài chính|nghĩa vụ (?:thuế|tài chính)|bảo hiểm xã hội|"
    r"ngoại tệ|thanh toán|(?:đã )?nộp (?:thuế|phí|lệ phí|tiền))"
)
_CIVIL = (
    r"(?:khai sinh|kết hôn|khai tử|báo tử|chứng tử|độc thân|hôn nhân|ly hôn|nhận cha|hộ tịch|"
    r"quốc tịch|nuôi con nuôi|nhận con nuôi|quan hệ (?:gia đình|nhân thân|cha|mẹ|vợ|huyết|thân)|"
    r"là (?:cha|mẹ|vợ|con|người đại diện hợp pháp|người giám hộ)\b|mang thai hộ|giám hộ)"
)
_PLACE = (
    r"(?:đất\b|nhà ở|trụ sở|mặt bằng|địa điểm (?:kinh doanh|đặt|sản xuất|làm|tổ chức|để|hợp pháp)"
    r"|nhà xưởng|kho bãi|công trình|tài sản(?! (?:bảo đảm|trí|được dùng)))"
)

KINDS: Sequence[tuple[str, Sequence[str]]] = (
    ("photo", (r"^(?:\d+ )?(?:\S+ ){0,2}?ảnh\b(?! hưởng)", r"^hình ảnh")),
    ("criminal_record", (r"^(?:\S+ ){0,2}?lý lịch tư pháp",)),
    ("financial", (
        r"^(?:\S+ )?ủy nhiệm (?:chi|thu)|^(?:\S+ )?uỷ nhiệm (?:chi|thu)",
        r"^báo cáo (?:\S+ ){0,2}?(?:tài chính|kiểm toán|quyết toán)|^báo cáo khả năng tài",
        r"^báo cáo (?:\S+ ){0,10}?(?:thuế|vốn chủ sở hữu|nghĩa vụ bảo hiểm)\b", r"^kê khai thuế",
        r"^(?:hồ sơ )?quyết toán|^giấy rút|^phiếu (?:thu|chi)\b(?! nhận| thập)|"
        r"^(?:phụ lục )?bảng phân bổ",
        r"^biên bản (?:\S+ ){0,2}?(?:xác định giá trị|kiểm tra thuế|kiểm toán|đối chiếu công nợ)",
        r"^quyết định (?:ấn định thuế|hoàn thuế|hoàn trả)",
        r"^thông báo (?:\S+ ){0,4}?(?:nộp (?:tiền|thuế|phí|lệ)|(?:số )?tiền|số thuế|nộp bổ)",
    )),
    ("authorisation", (
        r"^(?:\S+ ){0,3}?(?:ủy|uỷ) (?:quyền|nhiệm)", r"^giấy giới thiệu", r"^giấy cử",
        r"^văn bản (?:về việc|có nội dung về(?: việc)?) (?:đại diện|pháp nhân giao)",
        r"^văn bản của .{0,60}?\b(?:ủy|uỷ) quyền cho",
        r"^văn bản (?:phân công|cử|chỉ định|thỏa thuận cử)", r"phân công nhiệm vụ$",
    )),
    ("residence", (
        r"^(?:\S+ ){0,2}?thông tin cư trú", r"^tờ khai thay đổi thông tin cư trú(?=$)",
    )),
    ("business_registration", (
        r"^đăng ký (?:doanh nghiệp|kinh doanh|hợp tác xã|hộ kinh)",
        r"^giấy (?:chứng nhận )?đăng ký (?:doanh|kinh|hộ kinh|hợp tác|thành lập)",
    )),
    ("identity", (r"^giấy thông hành", r"^giấy chứng minh (?:nhân|thư|công an|sĩ|sỹ|quân)")),
    ("health", (
        r"^(?!giấy phép|chứng chỉ)(?:\S+ ){0,4}?(?:khám sức kh|sức khỏe|sức khoẻ|"
        r"khai báo y tế|giám định y khoa|khuyết tật"
        r"|ra viện|chứng sinh|bệnh án|tiêm chủng|khám bệnh)",
        r"^giấy khám|^phiếu (?:phẫu thuật|khám)|^chỉ định (?:\S+ ){0,12}?(?:kcb|khám|trợ giúp)",
        r"^(?:giấy|biên bản|kết quả).{0,60}(?:y tế|y khoa|tâm thần|khả năng lao động|knlđ|hiv)",
    )),
    ("contract", (r"^văn bản thỏa thuận|^văn bản thoả thuận|^ý định hợp đồng",)),
    ("existing_permit", (
        r"^(?:giấy |văn bản )?thông báo (?:miễn|(?:về )?kết quả (?:kiểm|thẩm|xét|đánh|xác|giám))",
    )),
    ("application_form", (
        r"^đơn\b(?! thuốc| giá| vị)", r"^tờ (?:khai|trình)",
        r"^giấy (?:đề nghị|yêu cầu|đăng ký(?! kết| xe| phương| hoạt)|"
        r"khai(?! sinh| báo y| tử))",
        r"^công văn(?! (?:cho phép|chấp thuận|phê duyệt))", r"^phiếu (?:đề nghị|yêu cầu|khai|"
        r"đăng ký|thu (?:thập|nhận)|thông tin)",
        r"^bản (?:đề nghị|đăng ký|khai(?! kiểm dịch| nhân sự| lý| thành| hàng| vũ khí|"
        r" người trốn| dự trữ| hành lý"
        r"| thuyền viên| hành khách| tài sản| cơ sở)|tự khai|tự công bố)",
        r"^(?:đề nghị|đăng ký|yêu cầu|khai báo) ", r"^mẫu (?:đơn|tờ khai|số|hộ tịch)",
        r"^thư (?:đề nghị|bày tỏ)", r"^bộ tờ khai", r"^hồ sơ đề nghị", r"^mẫu \S+ (?:thông báo|"
        r"đơn|tờ khai|giấy đề)",
        r"^nội dung (?:đơn|đề nghị)", r"^xác báo", r"^văn bản đăng ký",
        r"^biểu mẫu điện tử (?:\S+ ){0,2}?(?:đơn|tờ khai|văn bản đề)",
        r"^báo cáo (?:đề nghị|đề xuất|xin)\b",
        r"^(?:văn bản|giấy|thông báo)\b(?:(?! cam kết| chấp thuận| chứng minh| phê duyệt"
        r"| xác nhận| làm căn cứ| đồng ý| của cơ quan| thẩm định).){0,110}?\b" + _NOT_WHO +
        r"(?:đề nghị|đề xuất|yêu cầu|kiến nghị|xin)\b(?! phê duyệt của| bảo hiểm)",
        r"^(?:văn bản )?thông báo (?:thay đổi|chấm dứt|tạm|giải thể|thành lập|lập|cho|mời|tiếp"
        r"|bổ sung|tàu|về việc (?:thay|chấm|tạm|giải|lập|đăng|cho|gia|tổ chức)|"
        r"của (?:tổ chức|doanh nghiệp|người|cơ sở|hộ|nhà|công ty|thương))",
        r"^báo cáo của người (?:khai thác|đề nghị|nộp)", r"^báo cáo bằng văn bản",
    )),
    ("resolution", (
        rf"^(?:nghị quyết|quyết định)\b.{{0,60}}? của {_OWN}|^quyết định {_OWN}",
        rf"^văn bản của {_OWN}(?:(?! xác nhận| cam kết| thông báo).){{0,120}}?"
        r" (?:quyết định|thông qua|phê duyệt|nhất trí|về việc (?:bổ nhiệm|giải thể|thay đổi))",
        rf"^quyết định (?!cho phép|chấp thuận|phê duyệt)(?:\S+ ){{0,3}}?{_INSIDE}", r"^nghị quyết",
        r"^quyết định của cấp có thẩm quyền (?:ban hành|thông qua|theo)",
    )),
    ("financial", (
        r"^(?:\S+ )?(?:chứng từ(?! vận| chứng nhận| chứng minh (?:tổ|cá))|biên lai(?! mẫu)|"
        r"bảng lương|"
        r"bảo lãnh|sao kê)\b",
        r"^(?:hóa|hoá) đơn\b(?! thương| mua| bán| của).*\b(?:thu|thuế|phí|chi phí|thanh toán)\b",
        rf"^(?:giấy |văn bản )?xác nhận\b(?!.{{0,20}}thời gian).{{0,140}}?{_MONEY}",
        r"^(?:giấy|văn bản|bản) (?:nộp tiền|bảo lãnh|chứng nhận bảo hiểm)",
        r"^xác nhận hoàn thành nghĩa vụ", r"^thư bảo lãnh",
        r"^văn bản của (?:cơ quan (?:bảo hiểm|thuế)|ngân hàng(?! nhà nước)).{0,90}?"
        r"(?:xác nhận|cam kết|bảo lãnh|tài khoản)",
        r"^văn bản của cơ quan (?:bảo hiểm|thuế)", r"xếp hạng tín nhiệm",
        r"^giấy (?:chứng nhận )?(?:đăng ký thuế|mã số thuế)", r"^chứng nhận (?:đăng ký thuế|"
        r"mã số thuế)",
        r"^(?:văn bản )?thông báo (?:mã số thuế|(?:\S+ ){0,5}?nghĩa vụ (?:thuế|tài chính))",
        r"^bảng (?:cân đối|tính (?:thuế|tiền)|xác định)", r"^giấy (?:chứng nhận|xác nhận) (?:về )?"
        r"(?:tài khoản|vốn|phần vốn|số dư|nộp)",
    )),
    ("land_title", (
        r"^(?:\S+ ){0,4}?quyền sử dụng đất", r"quyền sở hữu (?:nhà|tài sản gắn|công trình)",
        r"giấy tờ (?:về|chứng minh).{0,30}(?:đất|nhà ở)\b(?!.{0,60}(?:nghĩa vụ|miễn))",
        rf"^(?:giấy tờ|tài liệu|văn bản)(?:, \S+ \S+)?(?: hợp pháp)?(?: có giá trị)? chứng minh "
        rf"(?:\S+ ){{0,4}}?quyền (?:sở hữu|sử dụng).{{0,50}}?{_PLACE}",
        r"^giấy tờ hợp pháp về (?:đất|nhà)",
        r"điều 137", r"địa điểm hợp pháp", r"^giấy chứng nhận .{0,30}(?:nhà, đất|nhà đất|thửa đất)",
    )),
    ("civil_status", (
        rf"^(?!văn bản (?:xác|cam)|giấy tờ|tài liệu)(?:\S+ ){{0,5}}?{_CIVIL}",
        r"^trích lục(?! bản đồ| địa)",
        rf"^(?:giấy tờ|tài liệu|văn bản)(?!.{{0,60}}(?:cam (?:đoan|kết)|trình độ|"
        rf"bảo đảm cuộc sống|miễn)).{{0,40}}"
        rf"{_CIVIL}", r"^giấy tờ.{0,90}quốc tịch việt nam hoặc",
    )),
    ("residence", (r"^(?!.{0,40}(?:điều kiện|diện|trường hợp|nội dung))(?:\S+ ){0,11}?(?:cư trú|"
    r"hộ khẩu|tạm trú|thường trú|"
    r"chỗ ở hợp pháp)\b(?! và)",)),
    ("business_registration", (
        r"^giấy tờ pháp lý của (?:tổ chức|doanh nghiệp|công ty|.{0,60}là tổ chức)",
        r"tư cách pháp nhân",
    )),
    ("identity", (
        r"^(?:\S+ ){0,1}?(?:chứng minh (?:nhân dân|thư)|căn cước|hộ chiếu|thẻ căn|thẻ thường trú"
        r"|số định danh|cccd|cmnd)",
        r"^giấy tờ (?:\S+ ){0,4}?(?:tùy thân|tuỳ thân|nhân thân)", r"giấy tờ pháp lý của",
        r"tư cách pháp lý", r"^giấy tờ của chủ", r"^giấy tờ pháp lý",
        r"^giấy tờ (?:\S+ ){0,4}?chứng minh thông tin (?:về )?(?:người|cá nhân|công dân|nhân thân)",
        r"giấy tờ có giá trị (?:đi lại|xuất cảnh|thay hộ)",
        r"nộp bản sao hộ chiếu",
    )),
    ("business_registration", (
        r"^(?:\S+ ){0,3}?đăng ký (?:doanh nghiệp|kinh doanh|hợp tác xã|hộ kinh doanh|thành lập|"
        r"tổ hợp|liên hiệp|(?<=nhận đăng ký )hoạt động (?:của )?(?:chi nhánh|văn phòng đại|"
        r"địa điểm|doanh))",
        r"^(?:quyết định|văn bản) (?:cho phép )?thành lập",
        r"^giấy phép thành lập (?!và hoạt động)",
    )),
    ("declaration_list", (
        r"^(?:\S+ ){0,2}?(?:cam kết|cam đoan)", r"^văn bản (?:\S+ ){0,14}?cam kết",
        r"^(?:\S+ ){0,1}?(?:danh sách|danh mục|bảng (?:kê|danh|tổng|thống)|bản kê|kê khai|sơ yếu|"
        r"bản tóm tắt lý lịch|bản khai\b|(?:bản )?thông tin cá nhân)",
        r"^lý lịch (?!giống|máy|thiết|phương|tàu)", r"^giấy (?:cam|khai báo)", r"^tuyên bố",
        r"^hướng dẫn thanh toán", r"^giải trình và", r"^văn bản giải trình", r"^bản lược khai",
    )),
    ("technical", (
        r"^biên bản (?:\S+ ){0,2}?(?:nghiệm thu|thử|kiểm định|giám định|kiểm kê|lấy mẫu|"
        r"đo|bàn giao (?:mốc|kỹ))", r"^(?:văn bản|giấy) thẩm định thiết kế",
    )),
    ("resolution", (
        r"^(?:dự thảo )?(?:các )?(?:biên bản|nghị quyết|điều l ?ệ|quy chế|nội quy|quy định nội bộ)",
        r"^văn bản (?:\S+ ){0,10}?(?:đại hội đồng|hội đồng (?:thành viên|quản trị)|cổ đông)",
        r"^văn bản của cấp có thẩm quyền quyết định",
    )),
    ("resolution", (r"^văn bản kết luận của (?:chủ tịch )?hội đồng",)),
    ("other", (r"^giấy xác nhận (?:về việc )?(?:bị )?mất",)),
    ("qualification", (
        r"^giấy phép hành nghề",
        r"^(?:\S+ )?(?:văn bằng|bằng|chứng chỉ|học bạ)\b(?! bảo hiểm| quỹ)",
        r"^(?:giấy|bản|tài liệu|văn bản|thẻ|chứng nhận|kết quả)(?!.{0,60}(?:điều kiện|"
        r"giấy phép)).{0,60}"
        r"(?:huấn luyện|bồi dưỡng|tập huấn|đào tạo|tốt nghiệp|trình độ|chuyên môn|sát hạch"
        r"|hoàn thành (?:khóa|chương)|kinh nghiệm|tập sự"
        r"|thời gian (?:công tác|hành nghề|thực hành|tập sự|thực tế))",
        r"chứng minh.{0,30}trình độ",
    )),
    ("contract", (
        r"^(?:(?:bản|dự thảo) )?(?:\S+ )?(?:hợp đồng|thỏa thuận|thoả thuận|giao dịch)\b",
        r"^(?:quyết định|văn bản|thông báo|kết quả)\b.{0,30}?(?:trúng (?:thầu|đấu giá)|"
        r"kết quả (?:lựa chọn|đấu))",
        r"^kết quả (?:lựa chọn nhà|đấu (?:giá|thầu))", r"^văn bản (?:\S+ ){0,3}?(?:thỏa thuận|"
        r"hợp đồng)",
        r"ý định hợp đồng",
    )),
    ("other", (r"^dự thảo (?:quyết định|văn bản)", r"^điều ước|^hiệp định|^phiếu gửi|^di chúc",
        r"^(?:hóa|hoá) đơn|^chứng từ chứng", r"^(?:văn bản )?ý kiến (?:\S+ ){0,3}?(?:tổ chức|"
        r"cá nhân|chủ)")),
    ("technical", (
        r"^(?:\S+ )?(?:báo cáo|bản vẽ|phương án|kế hoạch|đề án|dự án|thuyết minh|thiết kế|sơ đồ|"
        r"sơ họa|bản đồ|quy trình|chương trình|đề cương|dự toán|quy hoạch|tiêu chuẩn|lý lịch|"
        r"biện pháp|giải pháp|công thức|quy tắc|nhãn|catalog\S*|thông số|mô tả|tóm tắt|luận chứng|"
        r"trích đo|phiếu (?:kết quả|phân tích|kiểm)|đề xuất dự án|thông tin kỹ thuật|"
        r"kết quả (?:kiểm|thử|khảo|phân|đo|quan|giám|đánh|nghiên)|mẫu (?:nhãn|sản phẩm|bao|vật)"
        r")\b",
        r"^hồ sơ (?:\S+ ){0,1}?(?:thiết kế|kỹ thuật|điện tử|quy hoạch|đánh giá|hoàn công|"
        r"khảo sát|"
        r"xây dựng|môi trường|quản lý chất lượng)",
        r"^(?:các )?(?:\S+ \S+ )?(?:tài liệu|nội dung) (?:\S+ ){0,5}?(?:kỹ thuật|"
        r"hướng dẫn|thiết kế|mô tả|"
        r"thuyết minh|giải trình|nghiên cứu|tra cứu)",
        r"^bản (?:\S+ ){0,2}?(?:thuyết minh|vẽ|mô tả|đồ|giải trình|dự kiến quy trình)",
        r"cơ sở vật chất|trang thiết bị|hệ thống kỹ thuật", r"^giải trình", r"^văn bản báo cáo",
    )),
    ("other", (
        r"^(?:giấy tờ|tài liệu|văn bản|hồ sơ)\b(?:, \S+ \S+)?(?: hợp pháp)?(?: có giá trị)? chứng "
        r"minh (?!.{0,80}(?:tài chính|nộp|thuế|vốn|ký quỹ|thanh toán))",
        r"^văn bản (?:giao nhiệm vụ|của cấp có thẩm quyền giao)",
    )),
    ("existing_permit", (
        r"^(?:\S+ ){0,2}?(?:giấy phép|giấy chứng nhận|chứng nhận|giấy xác nhận|chứng thư|thẻ|"
        r"quyết định|giấy đăng ký|phép|vận hành|giấy công nhận|thị thực|visa|sổ ata)\b",
        r"^(?:văn bản|ý kiến|công văn|thông báo|kết luận).{0,80}(?:chấp thuận|phê duyệt|cho phép|"
        r"đồng ý|thẩm định|nghiệm thu|thẩm duyệt|thống nhất|công nhận|làm căn cứ)",
        r"^(?!văn bản (?:cho )?ý kiến|tài liệu|giấy tờ).*giấy phép",
    )),
    ("financial", (
        r"(?:năng lực|khả năng) tài chính|nghĩa vụ (?:thuế|tài chính)|nộp (?:thuế|phí|lệ phí|tiền)",
        r"nguồn vốn|ký quỹ|tài khoản|thanh toán|việc góp vốn|số thuế|chuyển tiền",
    )),
    ("contract", (r"hợp đồng",)),
    ("application_form", (r"^(?:văn bản )?thông báo\b(?!.{0,60}của (?:cơ quan|ủy ban|bộ|sở|"
    r"cục)\b)",)),
    ("technical", (
        r"^(?:tài liệu|hồ sơ) về (?:đánh giá tác động|công trình|dự án)",
        r"^(?:tài liệu|hồ sơ|bản|văn bản).{0,60}(?:kỹ thuật|thiết kế|thử nghiệm|công nghệ)",
    )),
)  # fmt: skip
_KINDS = [(re.compile("|".join(patterns)), kind) for kind, patterns in KINDS]


# "The certificate issued": where the procedure is about land, the land title.
_CERTIFICATE = re.compile(r"giấy chứng nhận(?: đã(?: được)? cấp)?\Z")
_OF_LAND = re.compile(r"\bđất\b|\bthửa\b")


@lru_cache(maxsize=50_000)
def kind_of_paper(name: str, subject: str = "") -> str:
    """The kind of paper a name speaks of; `other` where it fits none.

    `subject` is the procedure's name and field, which tell what a bare name leaves open.

    >>> kind_of_paper("Quyết định của Hội đồng thành viên")
    'resolution'
    """
    words = name.lower()[:240]
    if _CERTIFICATE.match(words) and _OF_LAND.search(subject.lower()):
        return "land_title"
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), "other")
