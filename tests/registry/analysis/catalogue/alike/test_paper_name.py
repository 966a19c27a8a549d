"""The canonical form of names: what says nothing goes, what tells papers apart stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.analysis.catalogue.alike.paper_name import LONGEST, PaperNames, printed_words
from registry.procedure.word import Word
from registry.reference import load_reference

REFERENCE = load_reference()
NAMES = PaperNames(REFERENCE)

ONE_PAPER = [
    ("Giấy khai sinh", "GIẤY KHAI SINH"),
    ("Giấy khai sinh", "01 bản sao có chứng thực Giấy khai sinh"),
    ("Giấy khai sinh", "Bản chụp hoặc bản sao có công chứng giấy khai sinh (nếu có)"),
    ("Giấy chứng nhận đăng ký hợp tác xã", "GCN đăng kí HTX"),
    ("Thẻ căn cước công dân", "CCCD"),
    ("Hộ chiếu", "Bản sao hộ chiếu, kèm bản chính để đối chiếu"),
    ("Đơn đề nghị cấp giấy phép xây dựng", "Văn bản đề nghị cấp giấy phép xây dựng"),
    ("Bản lý lịch tự khai", "Lý lịch tự khai"),
    ("Báo cáo thành tích cá nhân", "Báo cáo thành tích của cá nhân"),
    ("Hóa đơn thương mại", "Hoá đơn thương mại"),
    ("Ảnh màu cỡ 4x6 cm", "Ảnh mầu, cỡ 4x6cm"),
    ("Giấy chứng sinh hoặc giấy khai sinh", "Giấy chứng sinh/giấy khai sinh"),
    ("Giấy phép xây dựng", "Giấy phép xây dựng đã được cấp, còn hiệu lực"),
]  # fmt: skip

TWO_PAPERS = [
    ("Giấy chứng tử", "Chứng từ"),
    ("Tờ khai mẫu số 12", "Tờ khai mẫu số 13"),
    ("Tờ khai mẫu số 12 (bản sao)", "Tờ khai mẫu số 13 (bản sao)"),
    ("Quyết định của cấp tỉnh", "Quyết định của cấp xã"),
    ("Đơn đề nghị cấp lại thẻ", "Đơn đề nghị cấp thẻ"),
    ("Bản vẽ tách thửa đất", "Bản tách thửa đất"),
    ("Bản dịch giấy khai sinh", "Giấy khai sinh"),
    ("Biên lai có in mệnh giá", "Biên lai không in mệnh giá"),
    ("Hộ chiếu và thị thực", "Hộ chiếu hoặc thị thực"),
    ("Giấy tờ theo điểm a khoản 1", "Giấy tờ theo điểm b khoản 1"),
    ("Giấy tờ về chỗ ở", "Giấy tờ"),
    ("Thuyết minh bản vẽ", "Thuyết minh bản"),
]


@pytest.mark.parametrize(("one", "other"), ONE_PAPER)
def test_other_writings_of_a_name_have_one_canonical_form(one: str, other: str) -> None:
    assert NAMES.of(one) == NAMES.of(other)


@pytest.mark.parametrize(("one", "other"), TWO_PAPERS)
def test_what_tells_papers_apart_stays(one: str, other: str) -> None:
    assert NAMES.of(one) != NAMES.of(other)


def test_a_name_of_which_nothing_is_left_is_kept() -> None:
    assert [word.plain for word in NAMES.of("Bản sao")] == ["ban", "sao"]


def test_a_short_form_written_without_marks_counts_where_it_is_no_syllable() -> None:
    assert NAMES.of("giay chung nhan QSDD") == NAMES.of("giay chung nhan quyen su dung dat")


def test_a_text_that_is_no_name_is_cut() -> None:
    name = "giấy " * 100_000

    assert len(NAMES.of(name)) == LONGEST


@pytest.mark.parametrize("name", ["Văn bản đề nghị", "Tài liệu liên quan khác", "Giấy chứng nhận"])
def test_names_that_name_no_paper_are_vague(name: str) -> None:
    assert NAMES.is_vague(NAMES.of(name))


def test_a_name_with_one_telling_word_is_not_vague() -> None:
    assert not NAMES.is_vague(NAMES.of("Giấy chứng nhận kết hôn"))


_VOCABULARY = sorted(
    {
        word.plain
        for phrases in (
            REFERENCE.naming.openings,
            REFERENCE.naming.after_opening,
            REFERENCE.naming.endings,
            REFERENCE.naming.asides,
            REFERENCE.naming.weightless,
            ("giấy phép xây dựng đơn đề nghị thông báo văn bản CCCD 12 hoặc",),
        )
        for phrase in phrases
        for word in printed_words(phrase)
    }
)


@given(st.lists(st.sampled_from(_VOCABULARY), max_size=12))
def test_the_canonical_form_of_a_canonical_form_is_itself(plain: list[str]) -> None:
    once = NAMES.of_words([Word(word, word) for word in plain])

    assert NAMES.of_words(once) == once


@given(st.text(max_size=200))
def test_any_text_has_a_canonical_form_whatever_its_case(text: str) -> None:
    assert NAMES.of(text.upper()) == NAMES.of(text.upper().lower())
