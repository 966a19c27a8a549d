"""Text is broken so that it stays inside its box, whatever the words are."""

from hypothesis import given
from hypothesis import strategies as st

from web.pictures.text import text_width, wrap


def test_marks_do_not_make_a_letter_wider() -> None:
    assert text_width("ặ", 13) == text_width("a", 13)
    assert text_width("Ủy ban nhân dân", 13) == text_width("Uy ban nhan dan", 13)


def test_words_go_to_the_next_line_where_the_width_ends() -> None:
    lines = wrap("Kiểm tra thành phần hồ sơ và cấp giấy hẹn trả", 120, 13)

    assert lines == ("Kiểm tra thành", "phần hồ sơ và", "cấp giấy hẹn trả")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrap("một hai ba bốn năm sáu bảy tám chín mười", 40, 13, most=2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")


@given(st.text(max_size=200), st.integers(40, 300), st.booleans())
def test_no_line_is_wider_than_its_box(text: str, width: int, bold: bool) -> None:
    for line in wrap(text, width, 13, bold=bold):
        assert text_width(line, 13, bold=bold) <= width or len(line) == 1
