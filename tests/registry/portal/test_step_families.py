"""Forms that the portal's steps texts take again and again, each in invented words."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.portal.steps import headings_of_steps, read_steps


def acts(text: str) -> list[tuple[Any, ...]]:
    return [(step["actor"], step["action"], step.get("time_limit")) for step in read_steps(text)]


CASES = [
    pytest.param(
        "a) Nộp hồ sơ:\n- Bạn đọc gửi đơn đến Sở Văn hóa.\nb) Giải quyết:\n- Trong thời hạn 02 "
        "ngày, Sở Văn hóa cấp thẻ.\n- Việc trả kết quả được thực hiện tại Sở Văn hóa.",
        [("applicant", "submit"), ("agency", "decide"), ("agency", "return")],
        id="how the result is handed out",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa cấp thẻ.\nThời hạn hiệu lực của thẻ là 60 "
        "tháng.",
        [("applicant", "submit"), ("agency", "decide")],
        id="how long a permit is valid",
    ),
    pytest.param(
        "- Công dân nộp đơn.\n- Trong thời hạn 09 ngày, Sở Văn hóa kiểm tra thực tế thư viện.\n"
        "Trường hợp thư viện đạt yêu cầu, trong thời hạn 01 ngày, Sở Văn hóa cấp giấy phép.",
        [("applicant", "submit"), ("agency", "inspect"), ("agency", "decide")],
        id="a case settled within another time",
    ),
    pytest.param(
        "- Công dân nộp đơn.\n- Trong thời hạn 10 ngày, Sở Văn hóa cấp thẻ.\nTrường hợp hồ sơ chưa "
        "đầy đủ, trong thời hạn 02 ngày, Sở Văn hóa yêu cầu bổ sung.",
        [("applicant", "submit"), ("agency", "decide"), ("agency", "check")],
        id="a dossier that lacks something, where nobody checks",
    ),
    pytest.param(
        "- Công dân nộp đơn.\n- Sở Văn hóa kiểm tra tính đầy đủ của hồ sơ trong 05 ngày.\nTrường "
        "hợp hồ sơ chưa đầy đủ, trong thời hạn 02 ngày, Sở Văn hóa yêu cầu bổ sung.",
        [("applicant", "submit"), ("agency", "check")],
        id="a dossier that lacks something is told of the check",
    ),
    pytest.param(
        "- Công dân nộp đơn.\n- Sở Văn hóa cấp thẻ trong 05 ngày.\nTrường hợp nộp hồ sơ trực "
        "tuyến, trong thời hạn 02 ngày, Sở Văn hóa cấp thẻ.",
        [("applicant", "submit"), ("agency", "decide")],
        id="another way of filing is the same act",
    ),
    pytest.param(
        "b) Giải quyết:\n- Trong thời hạn 03 ngày, Sở Văn hóa kiểm tra hồ sơ.\n- Đối với thẻ in\n+ "
        "Trong thời hạn 05 ngày, Sở Văn hóa cấp thẻ.",
        [("agency", "check"), ("agency", "decide")],
        id="a case on a line of its own",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa thẩm định, báo cáo Giám đốc Sở xem xét, "
        "trình Chủ tịch Ủy ban nhân dân tỉnh quyết định.",
        [
            ("applicant", "submit"),
            ("agency", "propose"),
            ("head", "propose"),
            ("head", "decide"),
        ],
        id="a chain of submissions",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa xác minh, báo cáo cấp có thẩm quyền quyết "
        "định.\nBước 3: Quyết định cấp thẻ theo mẫu.",
        [("applicant", "submit"), ("agency", "propose"), ("head", "decide")],
        id="the decision has a step of its own",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa cấp thẻ và chuyển thẻ đến cơ quan tiếp nhận "
        "hồ sơ để trao cho công dân.",
        [("applicant", "submit"), ("agency", "decide"), ("one_stop", "return")],
        id="the desk hands the result out",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa cấp thẻ; trao thẻ hoặc gửi cơ quan tiếp "
        "nhận hồ sơ để trao cho công dân.",
        [("applicant", "submit"), ("agency", "decide")],
        id="the desk is one of two ways",
    ),
    pytest.param(
        "- Sau khi tiếp nhận hồ sơ, Sở Văn hóa trao giấy tiếp nhận cho bạn đọc. Trong thời hạn 01 "
        "ngày, Sở Văn hóa cấp thẻ.",
        [("agency", "receive"), ("agency", "decide")],
        id="a receipt, then a time limit",
    ),
    pytest.param(
        "Bước 1. Lập, nộp hồ sơ\n1. Người lao động: nộp đơn cho đơn vị sử dụng lao động.\n2. Đơn "
        "vị sử dụng lao động: lập danh sách, nộp cho cơ quan bảo hiểm xã hội.\nBước 2. Cơ quan bảo "
        "hiểm xã hội tiếp nhận hồ sơ và giải quyết theo quy định.",
        [("applicant", "submit"), ("organisation", "submit"), ("agency", "decide")],
        id="an employer files for those it employs",
    ),
    pytest.param(
        "Bước 1. Đơn vị sử dụng lao động nộp hồ sơ.\nBước 2. Sở Nội vụ cấp thẻ.",
        [("applicant", "submit"), ("agency", "decide")],
        id="an employer alone is the applicant",
    ),
    pytest.param(
        "Bước 1. Dân quân hoặc người thân gửi đơn cho cơ quan quân sự; trường hợp không hợp lệ, "
        "trong thời hạn 03 ngày, cơ quan quân sự hướng dẫn bổ sung.\nBước 2. Sở Nội vụ cấp thẻ.",
        [("applicant", "submit"), ("agency", "check"), ("agency", "decide")],
        id="a complaint inside the applicant's step",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa thu phí.\nĐối với thẻ cấp lại: - Bước 1: "
        "Công dân nộp đơn cấp lại.\n- Bước 2: Sở Văn hóa cấp thẻ.",
        [
            ("applicant", "submit"),
            ("agency", "pay"),
            ("applicant", "submit"),
            ("agency", "decide"),
        ],
        id="the count starts over",
    ),
    pytest.param(
        "+ Bước 1. Người nộp thuế gửi hồ sơ.\n+ Bước 2. Cơ quan thuế sách tiếp nhận:\n++ Cơ quan "
        "thuế sách tiếp nhận hồ sơ.\n+++ Kiểm tra, giải quyết hồ sơ: Cơ quan thuế kiểm tra, "
        "giải quyết hồ sơ và trả kết quả.",
        [("applicant", "submit"), ("agency", "receive"), ("agency", "decide")],
        id="the parts of the work of a tax office, which alone is the authority",
    ),
    pytest.param(
        "Bước 1. Công dân nộp đơn.\nBước 2. Cơ quan thuế thông báo số tiền phải nộp.\nBước 3. Sở "
        "Văn hóa cấp thẻ.",
        [("applicant", "submit"), ("other_agency", "announce"), ("agency", "decide")],
        id="a tax office beside the authority",
    ),
    pytest.param(
        "Bước 1. Công dân nộp đơn.\nBước 2. Sở Văn hóa thành lập hội đồng thẩm định, tổ chức thẩm "
        "định hồ sơ.\nBước 3. Thẩm định hồ sơ, cấp thẻ trong thời hạn 08 ngày.\nTrường hợp thiếu "
        "thì thông báo bổ sung.",
        [("applicant", "submit"), ("agency", "appraise"), ("agency", "decide")],
        id="a council set up to appraise, a step that names nobody",
    ),
    pytest.param(
        "Bước 1: Kiểm tra hồ sơ\nSở Văn hóa tiếp nhận, kiểm tra thành phần hồ sơ, có văn bản thông "
        "báo về việc tiếp nhận.\nBước 2: Cơ quan đăng ký kinh doanh cấp tỉnh trao đổi, lập danh "
        "sách.",
        [("agency", "check"), ("agency", "other")],
        id="a title, and words that only look like verbs",
    ),
]


@pytest.mark.parametrize(("text", "read"), CASES)
def test_a_form_is_read_as_its_steps(text: str, read: list[tuple[str, str]]) -> None:
    assert [each[:2] for each in acts(text)] == read


def test_cases_over_lettered_acts_are_kept_beside_them() -> None:
    text = (
        "1. Trường hợp thẻ cấp lần đầu cho bạn đọc ở tỉnh: a) Công dân nộp đơn.\nb) Sở Văn hóa cấp "
        "thẻ.\n2. Trường hợp thẻ cấp lại cho bạn đọc ở xã: a) Công dân nộp đơn cấp lại.\nb) Sở "
        "Văn hóa cấp lại thẻ."
    )
    starts = [step["text"][:2] for step in read_steps(text)]
    assert starts.count("a)") == 2
    assert headings_of_steps(text) == [
        "1. Trường hợp thẻ cấp lần đầu cho bạn đọc ở tỉnh:",
        "2. Trường hợp thẻ cấp lại cho bạn đọc ở xã:",
    ]


# Pieces out of which texts are laid: marks, cases, acts, limits, titles, breaks.
PIECES = st.sampled_from(
    [
        "Bước 1: ",
        "Bước 2. ",
        "a) ",
        "b) ",
        "- ",
        "1. ",
        "\n",
        "; ",
        ". ",
        "Trình tự thực hiện:",
        "Nộp hồ sơ:",
        "Giải quyết:",
        "Trường hợp thẻ cấp lần đầu cho bạn đọc: ",
        "Bạn đọc gửi đơn đến Sở Văn hóa",
        "Sở Văn hóa thẩm định, trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định",
        "Trong thời hạn 03 ngày, Sở Văn hóa cấp thẻ",
        "Trường hợp hồ sơ chưa đầy đủ, trong 02 ngày Sở Văn hóa yêu cầu bổ sung",
        "Thời hạn của thẻ là 60 tháng",
        "nộp trực tuyến",
        "(tối đa 5 ngày)",
        " ",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=400, deadline=None)
def test_steps_and_what_stands_over_them_are_the_text_again(text: str) -> None:
    told = [step["text"] for step in read_steps(text)] + headings_of_steps(text)
    assert letters("".join(told)) == letters(text)


def letters(text: str) -> Counter[str]:
    """What a text is made of, but for white space and the marks of lists."""
    return Counter(text.translate(dict.fromkeys(map(ord, " \n-+*"))))
