"""The kind of a paper: by its noun, by who made it, by what it is about."""

import pytest

from registry.portal.kinds import kind_of_paper


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
        ("Hóa đơn thương mại", "other"),
        ("Kết quả lựa chọn nhà thầu", "contract"),
        ("Bản khai hàng hóa", "declaration_list"),
        ("Giấy tờ có giá trị chứng minh thông tin về cư trú", "residence"),
    ],
)
def test_a_paper_is_of_one_kind(name: str, kind: str) -> None:
    assert kind_of_paper(name) == kind


def test_a_bare_certificate_is_a_land_title_where_the_procedure_is_about_land() -> None:
    name = "Giấy chứng nhận đã cấp"

    assert kind_of_paper(name, "Đăng ký biến động đất đai") == "land_title"
    assert kind_of_paper(name, "Cấp lại giấy chứng nhận thư viện") == "existing_permit"
