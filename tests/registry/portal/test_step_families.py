"""Forms that the portal's steps texts take again and again, each in invented words."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.portal.steps import read_steps
from registry.portal.steps.weighing import UNWEIGHED


def unweighed(text: str) -> list[dict[str, Any]]:
    """The steps as subjects and verbs tell them, without weights."""
    return read_steps(text, weights=UNWEIGHED).steps


def acts(text: str) -> list[str]:
    """Actor, action and time limit of each step of a text."""
    told = ("actor", "action", "time_limit")
    return [" ".join(filter(None, map(step.get, told))) for step in unweighed(text)]


CASES = [
    pytest.param(
        "a) Nộp hồ sơ:\n- Bạn đọc gửi đơn đến Sở Văn hóa.\nb) Giải quyết:\n- Trong thời hạn 02 "
        "ngày, Sở Văn hóa cấp thẻ.\n- Việc trả kết quả được thực hiện tại Sở Văn hóa.",
        ["applicant submit", "agency decide 2 day", "agency return"],
        id="how the result is handed out",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa cấp thẻ.\nThời hạn hiệu lực của thẻ là "
        "60 tháng.",
        ["applicant submit", "agency decide"],
        id="how long a permit is valid",
    ),
    pytest.param(
        "- Công dân nộp đơn.\n- Trong thời hạn 09 ngày, Sở Văn hóa kiểm tra thực tế thư "
        "viện.\nTrường hợp thư viện đạt yêu cầu, trong thời hạn 01 ngày, Sở Văn hóa cấp giấy "
        "phép.",
        ["applicant submit", "agency inspect 9 day", "agency decide 1 day"],
        id="a case settled within another time",
    ),
    pytest.param(
        "- Công dân nộp đơn.\n- Trong thời hạn 10 ngày, Sở Văn hóa cấp thẻ.\nTrường hợp hồ sơ "
        "chưa đầy đủ, trong thời hạn 02 ngày, Sở Văn hóa yêu cầu bổ sung.",
        ["applicant submit", "agency decide 10 day", "agency check 2 day"],
        id="a dossier that lacks something, where nobody checks",
    ),
    pytest.param(
        "- Công dân nộp đơn.\n- Sở Văn hóa kiểm tra tính đầy đủ của hồ sơ trong 05 "
        "ngày.\nTrường hợp hồ sơ chưa đầy đủ, trong thời hạn 02 ngày, Sở Văn hóa yêu cầu bổ "
        "sung.",
        ["applicant submit", "agency check 5 day"],
        id="a dossier that lacks something is told of the check",
    ),
    pytest.param(
        "- Công dân nộp đơn.\n- Sở Văn hóa cấp thẻ trong 05 ngày.\nTrường hợp nộp hồ sơ trực "
        "tuyến, trong thời hạn 02 ngày, Sở Văn hóa cấp thẻ.",
        ["applicant submit", "agency decide 5 day"],
        id="another way of filing is the same act",
    ),
    pytest.param(
        "b) Giải quyết:\n- Trong thời hạn 03 ngày, Sở Văn hóa kiểm tra hồ sơ.\n- Đối với thẻ "
        "in\n+ Trong thời hạn 05 ngày, Sở Văn hóa cấp thẻ.",
        ["agency check 3 day", "agency decide 5 day"],
        id="a case on a line of its own",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa thẩm định, báo cáo Giám đốc Sở xem xét, "
        "trình Chủ tịch Ủy ban nhân dân tỉnh quyết định.",
        ["applicant submit", "agency propose", "head propose", "head decide"],
        id="a chain of submissions",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa xác minh, báo cáo cấp có thẩm quyền "
        "quyết định.\nBước 3: Quyết định cấp thẻ theo mẫu.",
        ["applicant submit", "agency propose", "head decide"],
        id="the decision has a step of its own",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa cấp thẻ và chuyển thẻ đến cơ quan tiếp "
        "nhận hồ sơ để trao cho công dân.",
        ["applicant submit", "agency decide", "one_stop return"],
        id="the desk hands the result out",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa cấp thẻ; trao thẻ hoặc gửi cơ quan tiếp "
        "nhận hồ sơ để trao cho công dân.",
        ["applicant submit", "agency decide"],
        id="the desk is one of two ways",
    ),
    pytest.param(
        "- Sau khi tiếp nhận hồ sơ, Sở Văn hóa trao giấy tiếp nhận cho bạn đọc. Trong thời hạn "
        "01 ngày, Sở Văn hóa cấp thẻ.",
        ["agency receive", "agency decide 1 day"],
        id="a receipt, then a time limit",
    ),
    pytest.param(
        "Bước 1. Lập, nộp hồ sơ\n1. Người lao động: nộp đơn cho đơn vị sử dụng lao động.\n2. "
        "Đơn vị sử dụng lao động: lập danh sách, nộp cho cơ quan bảo hiểm xã hội.\nBước 2. Cơ "
        "quan bảo hiểm xã hội tiếp nhận hồ sơ và giải quyết theo quy định.",
        ["applicant submit", "organisation submit", "agency decide"],
        id="an employer files for those it employs",
    ),
    pytest.param(
        "Bước 1. Đơn vị sử dụng lao động nộp hồ sơ.\nBước 2. Sở Nội vụ cấp thẻ.",
        ["applicant submit", "agency decide"],
        id="an employer alone is the applicant",
    ),
    pytest.param(
        "Bước 1. Dân quân hoặc người thân gửi đơn cho cơ quan quân sự; trường hợp không hợp "
        "lệ, trong thời hạn 03 ngày, cơ quan quân sự hướng dẫn bổ sung.\nBước 2. Sở Nội vụ cấp "
        "thẻ.",
        ["applicant submit", "agency check 3 day", "agency decide"],
        id="a complaint inside the applicant's step",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa thu phí.\nĐối với thẻ cấp lại: - Bước "
        "1: Công dân nộp đơn cấp lại.\n- Bước 2: Sở Văn hóa cấp thẻ.",
        ["applicant submit", "agency pay", "applicant submit", "agency decide"],
        id="the count starts over",
    ),
    pytest.param(
        "+ Bước 1. Người nộp thuế gửi hồ sơ.\n+ Bước 2. Cơ quan thuế sách tiếp nhận:\n++ Cơ "
        "quan thuế sách tiếp nhận hồ sơ.\n+++ Kiểm tra, giải quyết hồ sơ: Cơ quan thuế kiểm "
        "tra, giải quyết hồ sơ và trả kết quả.",
        ["applicant submit", "agency receive", "agency decide"],
        id="the parts of the work of a tax office, which alone is the authority",
    ),
    pytest.param(
        "Bước 1. Công dân nộp đơn.\nBước 2. Cơ quan thuế thông báo số tiền phải nộp.\nBước 3. "
        "Sở Văn hóa cấp thẻ.",
        ["applicant submit", "other_agency announce", "agency decide"],
        id="a tax office beside the authority",
    ),
    pytest.param(
        "Bước 1. Công dân nộp đơn.\nBước 2. Sở Văn hóa thành lập hội đồng thẩm định, tổ chức "
        "thẩm định hồ sơ.\nBước 3. Thẩm định hồ sơ, cấp thẻ trong thời hạn 08 ngày.\nTrường "
        "hợp thiếu thì thông báo bổ sung.",
        ["applicant submit", "agency appraise", "agency decide 8 day"],
        id="a council set up to appraise, a step that names nobody",
    ),
    pytest.param(
        "Bước 1: Kiểm tra hồ sơ\nSở Văn hóa tiếp nhận, kiểm tra thành phần hồ sơ, có văn bản "
        "thông báo về việc tiếp nhận.\nBước 2: Cơ quan đăng ký kinh doanh cấp tỉnh trao đổi, "
        "lập danh sách.",
        ["agency check", "agency other"],
        id="a title, and words that only look like verbs",
    ),
    pytest.param(
        "Bước 1: Thủ thư nộp đơn.\nBước 2: Sở Văn hóa thông báo bằng văn bản cho thủ thư về "
        "việc đổi kho; trường hợp từ chối thì nêu rõ lý do.\nBước 3: Sở Văn hóa thông báo cho "
        "thủ thư về việc xác minh kho sách.",
        ["applicant submit", "agency decide", "agency announce"],
        id="a notice that may be a refusal is the decision",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa tiếp nhận và xem xét đơn; nếu đơn chưa "
        "đầy đủ thì hướng dẫn, nếu đủ thì ghi giấy hẹn.\nBước 3: Trong thời hạn 02 ngày, "
        "trường hợp hồ sơ mượn không hợp lệ, Sở Văn hóa từ chối xử lý.",
        ["applicant submit", "agency check", "agency check 2 day"],
        id="a dossier looked at and given back",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa tiếp nhận, kiểm tra hồ sơ và xử lý như "
        "sau:\n- Trường hợp đơn thiếu, trong 01 ngày Sở Văn hóa hướng dẫn;\n- Trong thời hạn "
        "04 ngày kể từ ngày nhận đơn và bạn đọc đã nộp phí (nếu có), Sở Văn hóa cấp thẻ và gửi "
        "thẻ cho bạn đọc.",
        ["applicant submit", "agency check 1 day", "agency decide 4 day"],
        id="how a dossier is dealt with is a list of acts",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Cơ quan được Bộ trưởng giao quản lý kho sách cấp "
        "lại thẻ.\nBước 3: Cơ quan có thẩm quyền cấp thẻ thư viện yêu cầu cơ quan giữ kho cung "
        "cấp danh mục.",
        ["applicant submit", "agency decide", "agency verify"],
        id="what an office is charged with is its name",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa thẩm định.\nBước 3: Chủ tịch Ủy ban nhân "
        "dân tỉnh giải quyết khiếu nại.\nBước 4: Bộ trưởng giao đơn vị sách thẩm định lại.",
        ["applicant submit", "agency appraise", "head decide", "head appraise"],
        id="a head settles, unless it assigns",
    ),
    pytest.param(
        "Bước 1: Thư viện nộp đơn.\nBước 2: Sở Văn hóa lập chương trình sách, báo cáo Ủy ban "
        "nhân dân tỉnh trình Hội đồng nhân dân tỉnh thông qua chương trình sách.",
        ["applicant submit", "agency propose", "head propose", "council decide"],
        id="a people's council votes",
    ),
    pytest.param(
        "Bước 1: Thư viện nộp đơn.\nBước 2: Sở Văn hóa trình Ủy ban nhân dân tỉnh quyết "
        "định.\nBước 3: Ủy ban nhân dân tỉnh chuyển tiền mua sách.",
        ["applicant submit", "agency propose", "head decide", "agency forward"],
        id="who decides and acts once more",
    ),
    pytest.param(
        "Bước 1: Công dân đăng ký tài khoản tại trang sách.\nBước 2: Công dân lựa chọn thủ tục "
        "mượn sách.\nBước 3: Công dân lập hồ sơ mượn.\nBước 4: Công dân thuộc diện được nộp dần "
        "tiền sách gửi hồ sơ.\nBước 5: Hệ thống thông báo nộp hồ sơ thành công.",
        [
            "applicant other",
            "applicant other",
            "applicant prepare",
            "applicant submit",
            "agency receive",
        ],
        id="what is done on the pages of a portal",
    ),
    pytest.param(
        "1.1.1. Công dân nộp đơn.\n1.1.2. Sở Văn hóa kiểm tra đơn.\na) Nếu đơn đủ;\nb) Nếu đơn "
        "thiếu.\n1.1.3. Trường hợp sách quý, Sở Văn hóa thẩm định.\n1.1.4. Sở Văn hóa cấp thẻ.",
        ["applicant submit", "agency check", "agency appraise", "agency decide"],
        id="parts of a longer paper",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa kiểm tra thực tế công trình\nBước 3: Sở Văn "
        "hóa kiểm tra đơn theo quy trình Bộ Văn hóa ban hành.\nBước 4: Sở Văn hóa cấp thẻ, lập báo "
        "cáo",
        ["applicant submit", "agency inspect", "agency check", "agency decide"],
        id="nouns that end in the verb that submits",
    ),
    pytest.param(
        "Bước 1: Công dân chuẩn bị hồ sơ liên quan đến việc mượn sách.\nBước 2: Cơ quan có thẩm "
        "quyền cấp thẻ cho bạn đọc và thông báo cho thư viện.\nBước 3: Sở Văn hóa niêm yết danh "
        "sách; nếu không chấp hành thì bị phạt.\nBước 4: Sở Văn hóa chuyển hồ sơ cho bộ phận kế "
        "toán trao đổi.\nBước 5: Chủ tịch Ủy ban nhân dân tỉnh chỉ đạo Sở Văn hóa thẩm định hồ sơ.",
        [
            "applicant prepare",
            "agency decide",
            "agency announce",
            "agency forward",
            "head appraise",
        ],
        id="words that look like others",
    ),
    pytest.param(
        "Bước 1: Công dân gửi đơn đến Kho bạc Nhà nước.\nBước 2: Kho bạc Nhà nước thanh toán tiền "
        "mua sách.\nBước 3: Cơ quan thuế thông báo số tiền phải nộp.\nBước 4: Sở Văn hóa cấp thẻ.",
        ["applicant submit", "agency pay", "other_agency announce", "agency decide"],
        id="a body with one task with which the dossier is filed",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Hết thời hạn 03 tháng mà không nhận được ý kiến của "
        "thư viện hoặc tổ chức, cá nhân và bên khác, Sở Văn hóa cấp thẻ trong thời hạn 02 ngày.",
        ["applicant submit", "agency decide 2 day"],
        id="a time that passes without an answer",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Trong thời hạn 05 ngày, cơ quan quản lý sách được hỏi "
        "ý kiến có trách nhiệm trả lời bằng văn bản.\nBước 3: Sở Văn hóa cấp thẻ.",
        ["applicant submit", "other_agency consult 5 day", "agency decide"],
        id="who was asked for an opinion gives it",
    ),
    pytest.param(
        "b) Giải quyết TTHC - Đối với đơn nộp trực tiếp, Sở Văn hóa kiểm tra đơn, nếu đơn "
        "thiếu thì hướng dẫn bạn đọc.",
        ["agency check"],
        id="what the form calls the authority's part",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Cơ quan thuế xác nhận tiền thuê sách.\nBước 3: Sở "
        "Văn hóa thẩm định, kiểm tra thực tế kho sách.\nBước 4: Kho bạc Nhà nước giải ngân "
        "tiền mua sách.",
        ["applicant submit", "other_agency decide", "agency appraise", "other_agency pay"],
        id="bodies with one task of their own",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa tiếp nhận, kiểm tra đơn; trường hợp không "
        "cấp thẻ thì trả lời và nêu rõ lý do.",
        ["applicant submit", "agency decide"],
        id="who may refuse decides, where nobody else does",
    ),
    pytest.param(
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa tiếp nhận, kiểm tra đơn; trường hợp đơn "
        "không đầy đủ thì trả lại và nêu rõ lý do.",
        ["applicant submit", "agency check"],
        id="who gives a dossier back only checks it",
    ),
]


@pytest.mark.parametrize(("text", "read"), CASES)
def test_a_form_is_read_as_its_steps(text: str, read: list[str]) -> None:
    assert acts(text) == read


def test_cases_over_lettered_acts_are_kept_beside_them() -> None:
    text = (
        "1. Trường hợp thẻ cấp lần đầu cho bạn đọc ở tỉnh: a) Công dân nộp đơn.\nb) Sở Văn hóa cấp "
        "thẻ.\n2. Trường hợp thẻ cấp lại cho bạn đọc ở xã: a) Công dân nộp đơn cấp lại.\nb) Sở "
        "Văn hóa cấp lại thẻ."
    )
    starts = [step["text"][:2] for step in read_steps(text).steps]
    assert starts.count("a)") == 2
    assert read_steps(text).headings == [
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
        "Công dân gửi đơn đến Sở Văn hóa",
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
    steps = [step["text"] for step in read_steps(text).steps]
    assert letters("".join(steps + read_steps(text).headings)) == letters(text)
    place = 0
    for words in steps:  # in the order of the text
        place = text.index(words, place) + len(words)


def letters(text: str) -> Counter[str]:
    """What a text is made of, but for white space and the marks of lists."""
    return Counter(text.translate(dict.fromkeys(map(ord, " \n-+*"))))


@pytest.mark.parametrize(
    "repeated", ["a", " ", "\n", "Sách hay. ", "- Sở cấp thẻ.\n", "trình Bộ trưởng quyết định; "]
)
def test_a_hostile_text_is_read_once_over(repeated: str) -> None:
    text = f"Bước 1: Công dân gửi đơn.\nBước 2: Sở Văn hóa có văn bản gửi {repeated * 20_000}"
    assert read_steps(text[:60_000]).steps
