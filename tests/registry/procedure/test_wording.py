"""Differences in words: closed words, limits, flags and lists of papers as people say them."""

from typing import Any

import pytest

from registry.procedure.differences import differences, in_words
from registry.procedure.model import Procedure
from registry.procedure.patch import apply
from registry.procedure.reading import procedure_from_data
from registry.procedure.value_words import in_words_of
from registry.review.editing.changes import changes
from registry.review.measure import patch_of

PROCEDURE = procedure_from_data({
    "schema": "procedure/v1", "code": "1.000001", "authority": "bo-y-te", "name": "X",
    "documents": [{"id": "giay", "name": "Giấy tờ tùy thân", "form": "certified_copy",
                   "alternatives": [{"name": "Hộ chiếu"}, {"name": "Thẻ căn cước"}]}],
    "steps": [{"id": "nop", "name": "Nộp hồ sơ", "time_limit": "1 working_day"}],
})  # fmt: skip


def said(*patch: dict[str, Any]) -> list[str]:
    after: Procedure = apply(patch_of(patch), PROCEDURE)[0]
    return [in_words(each).vi for each in differences(PROCEDURE, after)]


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("documents/giay/form", "copy",
         "Đổi hình thức nộp của giấy tờ «Giấy tờ tùy thân» từ «bản sao có chứng thực» "
         "thành «bản sao»"),
        ("documents/giay/fallback_only", True,
         "Quy định chỉ nộp khi không khai thác được dữ liệu của giấy tờ «Giấy tờ tùy thân»: «có»"),
        ("steps/nop/time_limit", "0.5 working_day",
         "Đổi thời hạn của bước «Nộp hồ sơ» từ «1 ngày làm việc» thành «0.5 ngày làm việc»"),
        ("time_limit", "none", "Quy định thời hạn giải quyết: «không quy định»"),
    ],
)  # fmt: skip
def test_values_are_said_as_people_say_them(path: str, value: Any, words: str) -> None:
    assert said({"op": "set", "path": path, "value": value}) == [words]


def test_what_is_taken_away_says_what_it_was() -> None:
    assert said({"op": "remove", "path": "steps/nop/time_limit"}) == [
        "Bỏ thời hạn của bước «Nộp hồ sơ» («1 ngày làm việc»)"
    ]


def test_of_papers_of_a_choice_only_those_that_go_are_named() -> None:
    path = "documents/giay/alternatives/ho-chieu"

    assert said({"op": "remove", "path": path}) == [
        "Bỏ «Hộ chiếu» (giấy tờ thay thế của giấy tờ «Giấy tờ tùy thân»)"
    ]


def test_every_closed_word_that_can_be_chosen_is_called_something() -> None:
    for change in changes().values():
        key = change.into or (change.key or "").rpartition("/")[2]
        for word in change.words:
            assert in_words_of(key, word).vi != word, (change.code, word)
