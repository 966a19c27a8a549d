"""Steps out of the portal's text: stages, acts of different actors, limits; nothing is lost."""

from typing import Any

import pytest

from registry.portal.steps import read_steps
from registry.portal.steps.weighing import UNWEIGHED
from registry.portal.words import one_line


def told(text: str, own: str = "") -> list[dict[str, Any]]:
    """The steps as subjects and verbs tell them, without weights."""
    return read_steps(text, own, UNWEIGHED).steps


def acts(text: str) -> list[tuple[Any, ...]]:
    return [(step["actor"], step["action"], step.get("time_limit")) for step in told(text)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Bước 1: Bạn đọc nộp hồ sơ.\nBước 2: Trong thời hạn 03 ngày làm việc,"
            " Sở Văn hóa cấp thẻ.",
            [("applicant", "submit", None), ("agency", "decide", "3 working_day")],
        ),
        (
            "Bước 1: Bạn đọc nộp đơn. Bước 2: Bộ phận Một cửa kiểm tra tính đầy đủ của hồ sơ.",
            [("applicant", "submit", None), ("one_stop", "check", None)],
        ),
        (
            "- Bạn đọc gửi hồ sơ.\n- Sở Văn hóa trình Chủ tịch Ủy ban nhân dân tỉnh quyết định.",
            [("applicant", "submit", None), ("agency", "propose", None), ("head", "decide", None)],
        ),
        (
            "a) Nộp hồ sơ:\nBạn đọc nộp hồ sơ.\nb) Giải quyết:\nTrong 05 ngày, Sở"
            " Văn hóa thẩm định "
            "hồ sơ.\nTrong thời hạn 02 ngày, Giám đốc Sở phê duyệt.",
            [
                ("applicant", "submit", None),
                ("agency", "appraise", "5 day"),
                ("head", "decide", "2 day"),
            ],
        ),
        (
            "Bước 1: Bạn đọc nộp hồ sơ. Trường hợp hồ sơ chưa đầy đủ, trong thời "
            "hạn 01 ngày, Sở Văn "
            "hóa hướng dẫn bổ sung.",
            [("applicant", "submit", None), ("agency", "check", "1 day")],
        ),
        (
            "Bước 1: Sở Văn hóa lấy ý kiến các thư viện.\nBước 2: Trong 10 ngày, đơn vị được lấy ý "
            "kiến có văn bản trả lời.",
            [("agency", "consult", None), ("other_agency", "consult", "10 day")],
        ),
        ("Bước 1: Chuẩn bị hồ sơ theo quy định.", [("applicant", "prepare", None)]),
        ("Bước 1: Bạn đọc đến nhận kết quả.", [("applicant", "return", None)]),
        ("Bước 1: Công dân nộp lệ phí tại quầy.", [("applicant", "pay", None)]),
    ],
)
def test_stages_are_cut_into_acts(text: str, read: list[tuple[Any, ...]]) -> None:
    assert acts(text.replace("Bạn đọc", "Công dân")) == read


def test_the_texts_of_the_steps_are_the_text_again() -> None:
    text = "Bước 1: Công dân nộp đơn.\n- Lưu ý: mang thẻ.\nBước 2: Sở cấp thẻ; trả thẻ."

    for heading in ("", "Mở đầu:\n"):
        steps = read_steps(heading + text).steps
        assert one_line(" ".join(step["text"] for step in steps)) == one_line(text)


def test_a_pointer_to_a_stage_opens_none() -> None:
    text = "Bước 1: Công dân nộp đơn.\nBước 2: Sở cấp thẻ, nếu thiếu thì làm lại từ Bước 3. Hết."

    assert len(read_steps(text).steps) == 2


@pytest.mark.parametrize(
    "line",
    [
        "- Tên sách và số trang;",
        "- Các thông tin mượn sách trên Hệ thống thư viện được chuyển sang Hệ thống lưu trữ.",
        "- Thư viện có quyền lựa chọn nơi trả sách.",
        "- Trường hợp hồ sơ không hợp lệ, Sở Văn hóa trả lại hồ sơ.",
    ],
)
def test_a_line_that_is_no_act_belongs_to_the_step_above(line: str) -> None:
    text = f"- Công dân nộp đơn.\n- Sở Văn hóa kiểm tra hồ sơ.\n{line}\n- Sở Văn hóa cấp thẻ."

    assert len(read_steps(text).steps) == 3
    assert one_line(" ".join(step["text"] for step in read_steps(text).steps)) == one_line(text)


@pytest.mark.parametrize(
    "line",
    [
        "- Trường hợp hồ sơ không hợp lệ, trong 02 ngày Sở Văn hóa trả lại hồ sơ.",
        "- Trường hợp hồ sơ hợp lệ, Sở Văn hóa duyệt hồ sơ.",
        "- Xác minh nơi ở của người mượn;",
    ],
)
def test_a_line_with_a_limit_or_an_act_of_its_own_is_a_step(line: str) -> None:
    text = f"- Công dân nộp đơn.\n- Sở Văn hóa kiểm tra hồ sơ.\n{line}\n- Sở Văn hóa cấp thẻ."

    assert len(read_steps(text).steps) == 4


def test_a_line_that_was_broken_in_its_sentence_goes_on() -> None:
    text = (
        "Công dân nộp đơn đến thư viện.\nSở Văn hóa thẩm định\nnội dung và cấp thẻ cho\nngười mượn."
    )

    assert acts(text) == [("applicant", "submit", None), ("agency", "decide", None)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # A text wrapped in the middle of its sentences.
        ("- Công dân nộp hồ sơ đến thư viện của\nSở Văn hóa nơi cư trú hoặc nơi\nlàm việc.\n"
         "- Trong thời hạn 05 ngày, Sở Văn\nhóa thẩm định và cấp\nthẻ.",
         [("applicant", "submit", None), ("agency", "decide", "5 day")]),
        # A new limit opens a sentence, with or without a full stop before.
        ("Công dân nộp hồ sơ theo quy định Trong thời hạn 03 ngày, Sở Văn hóa cấp thẻ.",
         [("applicant", "submit", None), ("agency", "decide", "3 day")]),
        ("- Sở Văn hóa kiểm tra hồ sơ trong 01 ngày; trong thời hạn 03 ngày, Giám đốc Sở cấp thẻ.",
         [("agency", "check", "1 day"), ("head", "decide", "3 day")]),
        # Stages glued to what stands before.
        ("Bước 1: Công dân nộp hồ sơ.Bước 2 Sở Văn hóa kiểm tra hồ sơBước 3 Sở Văn hóa cấp thẻ.",
         [("applicant", "submit", None), ("agency", "check", None), ("agency", "decide", None)]),
        # Reporting to the one who decides is a submission.
        ("- Sở Văn hóa thẩm định, báo cáo Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định.",
         [("agency", "propose", None), ("head", "decide", None)]),
        # What becomes of a dossier that nobody completed belongs to the check.
        ("Bước 1: Sở Văn hóa kiểm tra hồ sơ trong 02 ngày. Sau 30 ngày kể từ ngày yêu cầu mà công "
         "dân không bổ sung hồ sơ thì Sở Văn hóa trả lại hồ sơ.",
         [("agency", "check", "2 day")]),
        # Bodies that are asked are listed, they do nothing.
        ("Bước 1: Sở Văn hóa gửi văn bản lấy ý kiến của:\na) Ủy ban nhân dân xã nơi có thư viện;\n"
         "b) Bộ Văn hóa.",
         [("agency", "consult", None)]),
        # The items of a duty are acts of the one charged with it, whomever they name.
        ("Bước 1: Sở Văn hóa thực hiện:\n- Kiểm tra thẻ mà người mượn, chủ thẻ khai báo;\n"
         "- Cấp thẻ.",
         [("agency", "decide", None)]),
    ],
)  # fmt: skip
def test_a_page_cuts_where_its_sentences_do(text: str, read: list[tuple[Any, ...]]) -> None:
    assert acts(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Sở Văn hóa (Bộ phận Một cửa) tiếp nhận hồ sơ.", ("one_stop", "receive", None)),
        ("Cán bộ thư viện tiếp nhận hồ sơ, kiểm tra hồ sơ.", ("one_stop", "check", None)),
        ("Trong 10 ngày các đơn vị được lấy ý kiến có văn bản trả lời.",
         ("other_agency", "consult", "10 day")),
        ("Sở Văn hóa có văn bản gửi lấy ý kiến của thư viện.", ("agency", "consult", None)),
        ("Sở Văn hóa gửi văn bản đề nghị Công an xã xác minh nơi ở.", ("agency", "verify", None)),
        ("Sở Văn hóa lập danh sách trình Bộ trưởng.", ("agency", "propose", None)),
        ("Sở Văn hóa xem xét tính đầy đủ của hồ sơ.", ("agency", "check", None)),
        ("Sở Văn hóa xem xét, có quyết định sửa đổi thẻ.", ("agency", "decide", None)),
        ("Sở Văn hóa tiếp nhận: qua mạng thì kiểm tra tự động.", ("agency", "receive", None)),
        ("Người nộp thuế gửi tờ khai.", ("applicant", "submit", None)),
        ("Công dân trực tiếp nhận kết quả.", ("applicant", "return", None)),
        ("Sở Văn hóa kiểm tra hồ sơ; nhận sau 15 giờ 30 phút thì trả hôm sau.",
         ("agency", "check", None)),
        ("Trong hai (02) ngày, Sở Văn hóa cấp thẻ.", ("agency", "decide", "2 day")),
        ("Trường hợp tổ chức, cá nhân đổi tên, địa chỉ thì trong 03 ngày, Sở Văn hóa cấp thẻ.",
         ("agency", "decide", "3 day")),
        ("Cơ quan được Bộ trưởng giao giải quyết thủ tục xem xét nội dung hồ sơ.",
         ("agency", "appraise", None)),
        ("Tổ chức đã được Sở Văn hóa cấp thẻ phải thông báo.", ("applicant", "submit", None)),
        ("Sở Văn hóa chuyển hồ sơ đến thư viện để cấp thẻ.", ("agency", "forward", None)),
        ("Sở Văn hóa thẩm định, ra quyết định, báo cáo Bộ Văn hóa.", ("agency", "decide", None)),
        ("Sở Văn hóa ban hành thông báo về việc xác nhận hồ sơ.", ("agency", "announce", None)),
        ("Sở Văn hóa cập nhật số thẻ vào Hệ thống.", ("agency", "other", None)),
        ("Bước 1: Sở Văn hóa có trách nhiệm:\n+ Kiểm tra hồ sơ;\n+ Cấp thẻ cho công dân.",
         ("agency", "decide", None)),
        ("Bước 4: Trả kết quả:\nSở Văn hóa cấp thẻ tại quầy.", ("agency", "return", None)),
        ("Cơ quan đăng ký cấp giấy mượn sách cho công dân.", ("agency", "decide", None)),
        ("Ban Chỉ đạo đọc sách xem xét danh sách bạn đọc.", ("council", "appraise", None)),
        ("Hội nghị bình xét bạn đọc tiêu biểu.", ("council", "appraise", None)),
        ("Chính ủy ký quyết định tặng sách.", ("head", "decide", None)),
        ("Sở Văn hóa công bố danh sách thư viện.", ("agency", "announce", None)),
        ("Cơ quan, tổ chức trực tiếp nhận thẻ tại thư viện.", ("applicant", "return", None)),
        ("Quỹ Sách kiểm tra hồ sơ mượn sách.", ("agency", "check", None)),
        ("Cơ quan tiếp nhận hồ sơ tổ chức thẩm định kho sách.", ("agency", "appraise", None)),
        ("Tiếp nhận sách a) Tổ chức, cá nhân nộp 01 bộ hồ sơ.", ("applicant", "submit", None)),
        ("Công dân được cơ quan có thẩm quyền giải quyết hồ sơ gửi kết quả.",
         ("agency", "return", None)),
    ],
)  # fmt: skip
def test_one_act_is_told_by_its_subject_and_its_verb(text: str, read: tuple[Any, ...]) -> None:
    assert acts(text) == [read]


@pytest.mark.parametrize(
    "decides",
    [
        "gia hạn, điều chỉnh thẻ",
        "xác nhận việc mượn sách",
        "công bố danh mục sách",
        "ra thông báo kết quả kiểm kê",
    ],
)
def test_who_is_submitted_to_decides_in_a_step_of_its_own(decides: str) -> None:
    found = acts(f"Sở Văn hóa kiểm tra kho, trình Chủ tịch Ủy ban nhân dân cấp tỉnh {decides}.")

    assert [step[0] for step in found] == ["agency", "head"]
    assert found[0][1] == "propose"


@pytest.mark.parametrize(
    ("text", "own", "read"),
    [
        # A body with one task of its own was asked, where it is not the one that decides.
        ("Bước 1: Công dân nộp đơn.\nBước 2: Cơ quan thuế gửi thông báo.", "Sở Văn hóa",
         [("applicant", "submit", None), ("other_agency", "announce", None)]),
        ("Bước 1: Công dân nộp đơn.\nBước 2: Cơ quan thuế gửi thông báo.", "Thuế cơ sở",
         [("applicant", "submit", None), ("agency", "announce", None)]),
        # A name that reads like an applicant's decides all the same.
        ("Bước 1: Công dân nộp đơn.\nBước 2: Quỹ Văn hóa tổ chức thẩm định, ra quyết định hỗ trợ.",
         "", [("applicant", "submit", None), ("agency", "decide", None)]),
        # The state's own unit files where nobody else does.
        ("- Đơn vị được giao quản lý thư viện lập hồ sơ gửi Sở Văn hóa.\n- Sở Văn hóa cấp thẻ.", "",
         [("applicant", "submit", None), ("agency", "decide", None)]),
        # Who receives another authority's submission is the head.
        ("- Công dân nộp đơn.\n- Trong 05 ngày kể từ ngày nhận được hồ sơ trình của Sở Văn hóa, Ủy "
         "ban nhân dân tỉnh ban hành quyết định.", "",
         [("applicant", "submit", None), ("head", "decide", "5 day")]),
        # Stages that name nobody: the desk takes in and passes on, the head signs.
        ("Bước 1: Tiếp nhận hồ sơ.\nBước 2: Chuyển hồ sơ cho phòng Văn hóa để xử lý.\n"
         "Bước 3: Ký duyệt kết quả.", "",
         [("one_stop", "receive", None), ("one_stop", "forward", None), ("head", "decide", None)]),
    ],
)  # fmt: skip
def test_who_acts_is_told_by_the_act_and_the_other_steps(
    text: str, own: str, read: list[tuple[Any, ...]]
) -> None:
    found = told(text, own)

    assert [(step["actor"], step["action"], step.get("time_limit")) for step in found] == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # A heading that lost its colon.
        ("- Sở Văn hóa cấp thẻ.\nTrường hợp đăng ký qua mạng Người nộp hồ sơ kê khai thông tin.",
         [("agency", "decide", None), ("applicant", "submit", None)]),
        # The one who takes it in passes it on.
        ("Bước 1: Công dân nộp đơn.\nTrường hợp Bộ phận Một cửa tiếp nhận hồ sơ thì chuyển hồ sơ "
         "đến Sở Văn hóa.",
         [("applicant", "submit", None), ("one_stop", "forward", None)]),
        # Listed acts with time limits of their own are steps of the same body.
        ("Bước 1: Sở Văn hóa thực hiện:\n- Niêm yết danh sách trong 15 ngày;\n- Lập biên bản trong "
         "05 ngày và gửi thư viện.",
         [("agency", "announce", "15 day"), ("agency", "forward", "5 day")]),
        # Filing is the applicant's, whatever offices it names.
        ("Bước 1: Nộp hồ sơ vào giờ hành chính tại một trong các trụ sở: Sở Văn hóa, thư viện.\n"
         "Bước 2: Sở Văn hóa cấp thẻ.",
         [("applicant", "submit", None), ("agency", "decide", None)]),
        # What an applicant may choose in a case is a right.
        ("Bước 1: Bộ phận Một cửa kiểm tra hồ sơ.\n* Trường hợp nộp trực tuyến, người nộp có thể "
         "đăng ký nhận kết quả tại nhà.",
         [("one_stop", "check", None)]),
        # Names in a list, or between brackets, do nothing.
        ("Bước 1: Các cơ quan liên quan (Cảng vụ hàng hải; Hải quan cửa khẩu) cho ý kiến.",
         [("other_agency", "consult", None)]),
        ("- Sở Văn hóa lấy ý kiến.\nVăn phòng Chính phủ;\nBộ Quốc phòng;\n- Sở Văn hóa cấp thẻ.",
         [("agency", "consult", None), ("agency", "decide", None)]),
        # What is looked at, and how long a completion may take, are no acts.
        ("- Sở Văn hóa thẩm định hồ sơ.\nNội dung thẩm định gồm: cơ sở pháp lý; số sách.\n"
         "Thời hạn bổ sung hồ sơ là 15 ngày.\n- Sở Văn hóa cấp thẻ.",
         [("agency", "appraise", None), ("agency", "decide", None)]),
        ("- Công dân nộp đơn.\n- Thư viện gồm:\n+ Thư viện tỉnh;\n+ Thư viện xã.\n- Sở cấp thẻ.",
         [("applicant", "submit", None), ("agency", "decide", None)]),
    ],
)  # fmt: skip
def test_headings_lists_and_conditions_are_told_from_acts(
    text: str, read: list[tuple[Any, ...]]
) -> None:
    assert acts(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param(
            "Trình tự thực hiện Bước 1: Công dân nộp hồ sơ cho thư viện cấp tỉnh Bước 2: Sở Văn "
            "hóa cấp thẻ.",
            [("applicant", "submit", None), ("agency", "decide", None)],
            id="a step behind any word",
        ),
        pytest.param(
            "Trường hợp thẻ đọc được cấp trước ngày thư viện tỉnh sáp nhập, thẻ đọc có sai sót về "
            "họ tên, thẻ đọc hết hạn mà chưa gia hạn, thẻ đọc bị Giám đốc Sở thu hồi theo quyết "
            "định của Sở a) Bước 1. Công dân nộp hồ sơ.\nb) Bước 2. Sở Văn hóa cấp thẻ.",
            [("applicant", "submit", None), ("agency", "decide", None)],
            id="cases told before the first step",
        ),
        pytest.param(
            "Bước 1: Công dân nộp hồ sơ.\nBước 2: Khi tiếp nhận hồ sơ, cơ quan có thẩm quyền kiểm "
            "tra hồ sơ:\n+ Hồ sơ không đạt yêu cầu: Cán bộ tiếp nhận hồ sơ thông báo lý do.",
            [("applicant", "submit", None), ("agency", "check", None)],
            id="a check that fails",
        ),
        pytest.param(
            "Bước 1: Công dân nộp hồ sơ.\nBước 2. Cơ quan thuế tiếp nhận:\nCơ quan quản lý thuế "
            "tiếp nhận hồ sơ.\n++ Cơ quan thuế gửi thông báo chậm nhất 15 phút.",
            [("applicant", "submit", None), ("agency", "receive", "15 minute")],
            id="one office under two names",
        ),
        pytest.param(
            "a) Công dân nộp hồ sơ đến cơ quan có thẩm quyền cấp thẻ:\n+ Sở Văn hóa cấp thẻ cho "
            "người lớn;\n+ Sở Giáo dục cấp thẻ cho học sinh.\nb) Trong thời hạn 02 ngày, Sở cấp "
            "thẻ.",
            [("applicant", "submit", None), ("agency", "decide", "2 day")],
            id="offices for each case",
        ),
        pytest.param(
            "b) Giải quyết TTHC:\nSở Văn hóa cấp thẻ trong thời hạn 02 ngày.",
            [("agency", "decide", "2 day")],
            id="a heading of the form",
        ),
        pytest.param(
            "1. Nộp hồ sơ\n2. Giải quyết thủ tục hành chính\n3. Trả kết quả",
            [
                ("applicant", "submit", None),
                ("agency", "appraise", None),
                ("agency", "return", None),
            ],
            id="a list of headings is one of acts",
        ),
        pytest.param(
            "- Công dân nộp hồ sơ đến Sở Văn hóa.Giải quyết TTHC - Trong thời hạn 02 ngày, Sở Văn "
            "hóa cấp thẻ.\n- Sở Văn hóa trả kết quả.",
            [
                ("applicant", "submit", None),
                ("agency", "decide", "2 day"),
                ("agency", "return", None),
            ],
            id="a heading inside a line",
        ),
    ],
)
def test_a_portal_form_is_read_as_its_steps(text: str, read: list[tuple[Any, ...]]) -> None:
    assert acts(text) == read
    steps = read_steps(text).steps
    laid_end_to_end = "".join("".join(step["text"].split()) for step in steps)
    assert "".join(text.split()).endswith(laid_end_to_end)  # a heading stands before the steps
