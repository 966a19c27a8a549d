"""The words of a step that leave it to the official when to act."""

from datetime import date

import pytest

from registry.analysis.rulebook.shipped import prepare

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kiểm tra thực tế nếu thấy cần thiết.", "nếu thấy cần thiết"),
        ("Trường hợp cần giải trình, gửi văn bản yêu cầu.", "Trường hợp cần giải trình"),
        ("Do nguyên nhân khác mà không thể trả đúng hẹn.", "nguyên nhân khác mà không thể"),
        ("Khi cần thiết theo quy định tại Điều 5.", ""),
        ("Khi cần thiết. Việc này theo quy định tại Điều 5.", "Khi cần thiết"),
        ("Các giấy tờ cần thiết.", ""),
        ("", ""),
    ],
)
def test_the_words_are_given_as_they_are_printed(text: str, words: str) -> None:
    step = {"id": "a", "actor": "agency", "name": "Bước", "text": text or None}

    [seen] = prepare({"steps": [step]}, DAY).view["steps"]

    assert seen["discretion"] == words
