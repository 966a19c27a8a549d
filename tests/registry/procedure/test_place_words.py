"""Places and operations as people read them; the paths stay for programs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.procedure.model import Procedure
from registry.procedure.place_words import LONGEST_NAME, PlaceWords
from registry.procedure.reading import procedure_from_data

PROCEDURE = procedure_from_data(
    {
        "schema": "procedure/v1",
        "code": "1.000001",
        "authority": "bo-tu-phap",
        "name": "Thủ tục",
        "levels": ["central", "province"],
        "channels": [{"by": "online", "level": "partial"}],
        "documents": [
            {"id": "don", "name": "Đơn"},
            {
                "id": "cccd",
                "name": "Thẻ căn cước",
                "form": "certified_copy",
                "fallback_only": False,
                "alternatives": [{"name": "Hộ chiếu"}],
            },
            {"id": "dai", "name": "Giấy " * 60},
        ],
        "steps": [
            {"id": "nop", "actor": "applicant", "name": "Nộp"},
            {"id": "ky", "actor": "head", "name": "Ký", "after": ["nop"]},
            {"id": "tra", "actor": "one_stop", "name": "Trả"},
        ],
        "fees": [{"id": "le-phi", "kind": "fee", "amount": 0}],
    }
)
WORDS = PlaceWords(PROCEDURE)


@pytest.mark.parametrize(
    ("path", "vi", "en"),
    [
        (".", "cả thủ tục", "the whole procedure"),
        ("time_limit", "thời hạn giải quyết", "time limit"),
        ("documents", "thành phần hồ sơ", "documents"),
        ("documents/cccd", "giấy tờ 2 «Thẻ căn cước»", "document 2 “Thẻ căn cước”"),
        (
            "documents/cccd/form",
            "giấy tờ 2 «Thẻ căn cước»: hình thức nộp",
            "document 2 “Thẻ căn cước”: form",
        ),
        (
            "documents/cccd/alternatives/ho-chieu",
            "giấy tờ 2 «Thẻ căn cước»: giấy tờ thay thế 1 «Hộ chiếu»",
            "document 2 “Thẻ căn cước”: alternative 1 “Hộ chiếu”",
        ),
        ("channels/online", "cách thức 1 «trực tuyến»", "channel 1 “online”"),
        ("steps/tra", "bước 3 «Trả»", "step 3 “Trả”"),
        ("fees/le-phi/stated", "khoản thu 1: câu chữ gốc", "fee 1: stated words"),
        ("documents/khong-co", "giấy tờ «khong-co»", "document “khong-co”"),
    ],
)
def test_a_place_is_told_as_people_count_and_quote(path: str, vi: str, en: str) -> None:
    said = WORDS.place(path)

    assert (said.vi, said.en) == (vi, en)


@pytest.mark.parametrize(
    ("operation", "vi"),
    [
        ({"op": "remove", "path": "documents/cccd"}, "Bỏ giấy tờ 2 «Thẻ căn cước»"),
        (
            {"op": "set", "path": "documents/cccd/form", "value": "copy"},
            "Đổi giấy tờ 2 «Thẻ căn cước»: hình thức nộp từ «bản sao có chứng thực» "
            "thành «bản sao»",
        ),
        (
            {"op": "set", "path": "documents/cccd/fallback_only", "value": "true"},
            "Quy định giấy tờ 2 «Thẻ căn cước»: chỉ nộp khi không khai thác được dữ liệu",
        ),
        (
            {"op": "set", "path": "documents/don/show_original", "value": "false"},
            "Quy định giấy tờ 1 «Đơn»: xuất trình bản chính: «không»",
        ),
        (
            {"op": "set", "path": "channels/post", "value": {"by": "post"}},
            "Quy định cách thức «qua bưu chính»",
        ),
        (
            {"op": "set", "path": "channels/online", "value": {"by": "online", "level": "full"}},
            "Quy định cách thức 1 «trực tuyến» (mức độ trực tuyến: toàn trình)",
        ),
        (
            {"op": "set", "path": "levels", "value": ["province"]},
            "Đổi cấp thực hiện từ «Trung ương, Cấp tỉnh» thành «Cấp tỉnh»",
        ),
        (
            {"op": "set", "path": "steps/tra/after", "value": "nop, ky"},
            "Quy định bước 3 «Trả»: thực hiện sau bước: «Nộp; Ký»",
        ),
        ({"op": "merge", "path": "steps/ky", "value": "nop"}, "Gộp bước 2 «Ký» vào bước 1 «Nộp»"),
        (
            {"op": "abolish", "path": ".", "value": "2026-11-28"},
            "Bãi bỏ thủ tục (2026-11-28)",
        ),
    ],
)
def test_an_operation_is_a_sentence(operation: dict[str, Any], vi: str) -> None:
    assert WORDS.operation(operation).vi == vi


def test_a_long_name_is_cut_at_a_word() -> None:
    said = WORDS.place("documents/dai").vi

    assert said.endswith("Giấy …»")
    assert len(said) < LONGEST_NAME + 20


def test_without_the_content_a_place_is_told_by_its_keys() -> None:
    unknown = PlaceWords(None)

    assert unknown.place("documents/cccd/form").vi == "giấy tờ «cccd»: hình thức nộp"
    assert unknown.operation({"op": "remove", "path": "steps/ky"}).en == "Remove step “ky”"


_PARTS = st.sampled_from([*Procedure.model_fields, "nonsense", "cccd", "form", "alternatives", ""])


@given(
    st.lists(_PARTS, min_size=1, max_size=5).map("/".join),
    st.sampled_from(["remove", "set", "add", "merge"]),
    st.none() | st.text(max_size=5) | st.just({"by": "post"}) | st.lists(st.text(max_size=3)),
)
def test_any_path_has_words(path: str, op: str, value: object) -> None:
    """Findings of older contents point at what is gone; a page that shows them never breaks."""
    for words in (WORDS, PlaceWords(None)):
        said = words.operation({"op": op, "path": path, "value": value})
        assert said.vi
        assert said.en
