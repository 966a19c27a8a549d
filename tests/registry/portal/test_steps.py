"""Steps out of the portal's text: stages, acts of different actors, limits; nothing is lost."""

from typing import Any

import pytest

from registry.portal.steps import read_steps
from registry.portal.words import one_line


def acts(text: str) -> list[tuple[Any, ...]]:
    return [(step["actor"], step["action"], step.get("time_limit")) for step in read_steps(text)]


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
    text = "Mở đầu:\nBước 1: Công dân nộp đơn.\n- Lưu ý: mang thẻ.\nBước 2: Sở cấp thẻ; trả thẻ."

    assert one_line(" ".join(step["text"] for step in read_steps(text))) == one_line(text)


def test_a_pointer_to_a_stage_opens_none() -> None:
    text = "Bước 1: Công dân nộp đơn.\nBước 2: Sở cấp thẻ, nếu thiếu thì làm lại từ Bước 3. Hết."

    assert len(read_steps(text)) == 2
