"""The kind of a paper: by its noun, by who made it, by what it is about."""

import re

import pytest
from pydantic import ValidationError

from registry.portal.kinds import PaperKinds, kind_of_paper, read_paper_kinds

_WORD = re.compile(r"\{([a-z_]+)\}")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Quyết định của Hội đồng quản trị về việc đóng cửa thư viện", "resolution"),
        ("Quyết định của cấp có thẩm quyền theo Điều lệ thông qua việc mua sách", "resolution"),
        ("Quyết định giao nhiệm vụ thủ thư", "resolution"),
        ("Quyết định thành lập chi nhánh", "resolution"),
        ("Quyết định thành lập", "business_registration"),
        ("Quyết định cho phép thành lập thư viện", "business_registration"),
        ("Quyết định phê duyệt đề án", "existing_permit"),
        ("Đăng ký kinh doanh", "business_registration"),
        ("Giấy phép thành lập và hoạt động", "existing_permit"),
        ("Giấy tờ pháp lý của tổ chức", "business_registration"),
        ("Giấy tờ pháp lý của cá nhân", "identity"),
        ("Giấy thông hành của người đề nghị mượn sách", "identity"),
        ("Giấy tờ chứng minh quyền sử dụng trụ sở", "land_title"),
        ("Tài liệu chứng minh sự thay đổi nội dung giấy phép", "other"),
        ("Tài liệu giải trình về việc mất sách", "technical"),
        ("Xác nhận của ngân hàng về số dư tài khoản", "financial"),
        ("Ủy nhiệm chi", "financial"),
        ("Giấy ủy quyền", "authorisation"),
        ("Bản thông tin cá nhân", "declaration_list"),
        ("Giấy khám bệnh", "health"),
        ("Giấy phép hành nghề khám bệnh", "qualification"),
        ("Dự thảo giao dịch", "contract"),
        ("Văn bản cam đoan về việc chưa kết hôn", "declaration_list"),
        ("Thông báo thay đổi thủ thư", "application_form"),
        ("Thông báo kết quả kiểm tra kho sách", "existing_permit"),
        ("Báo cáo kết quả thực hiện yêu cầu của thư viện", "technical"),
        ("Giấy đăng ký hoạt động của thư viện", "existing_permit"),
        ("Giấy chứng nhận đăng ký thuế", "financial"),
        ("Hóa đơn thương mại", "financial"),
        ("Kết quả lựa chọn nhà thầu", "contract"),
        ("Bản khai hàng hóa", "declaration_list"),
        ("Giấy tờ có giá trị chứng minh thông tin về cư trú", "residence"),
        # What a body of the state writes is what it gave; what people with a right agree to is not.
        ("Văn bản xác nhận của cơ quan quản lý thư viện về số sách", "existing_permit"),
        ("Văn bản của Sở Sách về việc chọn nơi đặt kho", "existing_permit"),
        ("Văn bản đồng ý của bên nhận giữ sách", "other"),
        ("Văn bản góp ý kiến của các thư viện", "other"),
        ("Văn bản của cấp có thẩm quyền theo Điều lệ thư viện về mở kho", "resolution"),
        ("Văn bản của thư viện phường báo cáo thư viện tỉnh", "technical"),
        ("Văn bản đề nghị duyệt báo cáo kiểm kê sách", "application_form"),
        ("Văn bản kết luận người giữ kho làm mất sách", "resolution"),
        ("Văn bản báo cáo của thư viện", "application_form"),
        ("Giấy thông báo về việc đóng kho sách", "application_form"),
        ("Báo cáo sử dụng vốn của thư viện", "financial"),
        ("Bảng kê khai số thuế đã nộp", "financial"),
        ("Tờ khai quyết toán thuế đã nộp", "financial"),
        ("Hồ sơ về nhân sự của thư viện", "declaration_list"),
        ("Đơn tường trình việc làm mất sách", "declaration_list"),
        ("Thẻ hướng dẫn viên", "qualification"),
        ("Văn bản giới thiệu thủ thư", "authorisation"),
        ("Biên bản thanh lý hợp đồng in sách", "contract"),
        ("Chứng thư giám định giấy in", "technical"),
        ("Bản án về việc đòi lại sách", "existing_permit"),
        ("Giấy tờ pháp lý chứng minh quyền mượn sách", "other"),
        ("Tài liệu về tư cách pháp lý của nhà đầu tư", "business_registration"),
        # A noun that says nothing is told by what follows it.
        ("Giấy tờ thỏa thuận đổi sách", "contract"),
        ("Văn bản hợp tác in sách", "contract"),
        ("Hợp đồng chuyển nhượng quyền sử dụng đất của thư viện", "contract"),
        ("Giấy tờ nghiệm thu giá sách", "technical"),
        ("Giấy tờ, tài liệu liên quan đến yêu cầu đổi thẻ", "other"),
        ("Giấy tờ xác nhận kho sách của tổ chức tín dụng", "financial"),
        ("Giấy tờ chứng minh việc thành lập hợp pháp của thư viện", "business_registration"),
        # Vouchers pay; a voucher of something else is what it shows.
        ("Lệnh chi tiền mua sách", "financial"),
        ("Giấy đề nghị thanh toán tiền sách", "financial"),
        ("Chứng từ chứng minh đã nộp tiền phạt", "financial"),
        ("Chứng từ chứng minh sách bị mất", "other"),
        ("Chứng từ chứng nhận xuất xứ của giấy in", "existing_permit"),
        ("Giấy chứng nhận đăng ký mã số thuế", "financial"),
        ("Giấy chứng nhận cư trú do cơ quan thuế cấp", "financial"),
        # Lists, books and annexes that are filled in.
        ("Phụ lục bảng kê sách", "declaration_list"),
        ("Bảng phân bổ tiền sách cho các chi nhánh", "declaration_list"),
        ("Bản thông tin về kho sách", "declaration_list"),
        ("Sổ theo dõi mượn sách", "declaration_list"),
        # What was learned, and how long somebody worked.
        ("Giấy chứng nhận giáo viên dạy đọc", "qualification"),
        ("Thông báo hoàn thành tập huấn thủ thư", "qualification"),
        ("Bảng điểm môn thư viện", "qualification"),
        ("Giấy xác nhận thời gian làm thủ thư", "other"),
        ("Bằng chứng về việc trả sách", "other"),
        # Drafts are of the kind of what they draft.
        ("Dự thảo quy trình mượn sách", "technical"),
        ("Dự thảo điều lệ thư viện", "resolution"),
        ("Quy trình nội bộ về mượn sách", "resolution"),
        ("Đánh giá tình trạng kho sách", "technical"),
        ("Văn kiện dự án tặng sách", "technical"),
        ("Quyết định giao đất xây thư viện", "land_title"),
        ("Biên bản bàn giao đất xây thư viện", "land_title"),
        ("Ảnh trang nhân thân hộ chiếu", "identity"),
        # What an organisation agrees to for itself; what is pledged, reported, asked.
        ("Văn bản thông qua danh sách mua sách", "resolution"),
        ("VB của ngân hàng mẹ thông qua việc tặng sách", "resolution"),
        ("Bản cam kết không mang quốc tịch khác", "declaration_list"),
        ("Bản lý lịch của thủ thư", "declaration_list"),
        ("Bản khai sơ yếu lý lịch", "declaration_list"),
        ("Báo cáo tình hình thu, chi tiền mua sách", "financial"),
        ("Văn bản lấy ý kiến về chỗ đặt kho sách", "application_form"),
        ("Văn bản giao thầu in sách", "contract"),
        ("Giấy chuyển viện", "health"),
        ("Giấy tờ mua bán sách cũ", "contract"),
        ("Văn bản của bên cho mượn sách chấp thuận việc in lại", "other"),
    ],
)
def test_a_paper_is_of_one_kind(name: str, kind: str) -> None:
    assert kind_of_paper(name) == kind


def test_a_bare_certificate_is_a_land_title_where_the_procedure_is_about_land() -> None:
    name = "Giấy chứng nhận đã cấp"

    assert kind_of_paper(name, "Đăng ký biến động đất đai") == "land_title"
    assert kind_of_paper(name, "Cấp lại giấy chứng nhận thư viện") == "existing_permit"


def test_the_table_names_kinds_and_words_that_are_there() -> None:
    table = read_paper_kinds()
    braces = {word for block in table.kinds for name in block.names for word in _WORD.findall(name)}

    assert braces == set(table.words)


def test_a_table_with_an_unknown_kind_is_refused() -> None:
    block = {"kind": "poem", "names": ["^thơ"]}

    with pytest.raises(ValidationError, match="poem"):
        PaperKinds.model_validate({"schema": "paper_kinds/v1", "words": {}, "kinds": [block]})
