"""What the strict YAML reader accepts, refuses, and where it says the mistake is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.source import BrokenFile, Place, SourceError, read_yaml


def refused(content: bytes | str) -> list[tuple[int, int, str]]:
    with pytest.raises(BrokenFile) as caught:
        read_yaml(content, "x.yaml")
    return [(error.line, error.column, error.code) for error in caught.value.errors]


@pytest.mark.parametrize(
    "scalar", ["1.001234", "1.10", "NO", "0123", "12:30", "1_000", "2026-01-01", "true", "1e3"]
)
def test_a_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    assert read_yaml(f"code: {scalar}", "x.yaml").data == {"code": scalar}


@pytest.mark.parametrize("null", ["", "~", "null"])
def test_a_null_key_is_a_key_left_out(null: str) -> None:
    assert read_yaml(f"a: {null}\nb: 1", "x.yaml").data == {"b": "1"}


def test_a_quoted_null_is_text() -> None:
    assert read_yaml('a: "null"', "x.yaml").data == {"a": "null"}


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("a: 1\nb: 2\na: 3\nb: 4", [(3, 1, "duplicate-key"), (4, 1, "duplicate-key")]),
        ("a: &x 1\nb: *x", [(1, 4, "anchor")]),
        ("a: !!python/object:os.system 1", [(1, 4, "tag")]),
        ("a: [1, 2", [(2, 1, "yaml-syntax")]),
        ("a: 1\n--- \nb: 2", [(2, 1, "yaml-syntax")]),
        ("? [a, b]\n: 1", [(1, 3, "key-not-text")]),
        ("a: [1, null]", [(1, 8, "empty-item")]),
        ("a: x\u202ey", [(1, 5, "forbidden-character")]),
        ("a: x\x00y", [(1, 5, "forbidden-character")]),
        ('a: "x\\0y"', [(1, 4, "forbidden-character")]),
        ('a: "x\\e[31m"', [(1, 4, "forbidden-character")]),
        ('a: "x\\x9b31m"', [(1, 4, "forbidden-character")]),
        ('a: "x\\Ly"', [(1, 4, "forbidden-character")]),
        ('a: "x\\U000e0041"', [(1, 4, "forbidden-character")]),
        ('"\\e[31m": x', [(1, 1, "forbidden-character")]),
        ('a: {"b\\u202e": x}', [(1, 5, "forbidden-character")]),
        ("a: x\x9by", [(1, 5, "forbidden-character")]),
        ("a: x\u2028y", [(1, 5, "forbidden-character")]),
        (b"a: 1\nb: \xff", [(2, 4, "not-utf8")]),
        ("[" * 100_000, [(1, 21, "too-deep")]),
        ("- " * 100_000, [(1, 41, "too-deep")]),
        ("[" * 30 + "]" * 30, [(1, 21, "too-deep")]),
        ("a: " + "x" * (2 * 1024 * 1024), [(1, 1, "file-too-large")]),
    ],
    ids=lambda value: "" if isinstance(value, list) else repr(value[:20]),
)
def test_what_is_refused_is_placed(content: bytes | str, where: list[tuple[int, int, str]]) -> None:
    assert refused(content) == where


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 9)]

    assert refused("\n".join(levels)) == [(1, 5, "anchor")]


def test_a_star_or_ampersand_inside_text_is_text() -> None:
    text = "a: |\n  *Lưu ý: phí & lệ phí\n  !chú ý\nb: x *y &z !t"

    assert read_yaml(text, "x.yaml").data == {
        "a": "*Lưu ý: phí & lệ phí\n!chú ý\n",
        "b": "x *y &z !t",
    }


def test_decomposed_text_becomes_nfc() -> None:
    assert read_yaml("Te\u0302n: Thu\u0309 tu\u0323c", "x.yaml").data == {"Tên": "Thủ tục"}


def test_a_path_is_located_at_its_value_its_key_or_what_stands_above() -> None:
    source = read_yaml("a:\n  - b: 1\n    c: 2\n", "x.yaml")

    assert source.locate(("a", 0, "c")) == Place(3, 8)
    assert source.locate(("a", 0, "c"), key=True) == Place(3, 5)
    assert source.locate(("a", 0, "nothing")) == Place(2, 5)
    assert source.locate(("a", 9)) == Place(2, 3)


def test_an_error_reads_like_a_compiler_message() -> None:
    error = SourceError("x.yaml", 3, 1, "duplicate-key", '"a" is written twice.')

    assert str(error) == 'x.yaml:3:1: "a" is written twice. [duplicate-key]'


def read_or_refused(content: bytes | str) -> tuple[SourceError, ...]:
    try:
        read_yaml(content, "x.yaml")
    except BrokenFile as broken:
        return broken.errors or (SourceError("x.yaml", 0, 0, "silent", "refused without a word"),)
    return ()


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_place(content: bytes) -> None:
    assert all(error.line >= 1 and error.column >= 1 for error in read_or_refused(content))


@given(st.text(alphabet=st.sampled_from("[]{}:,-&*!?|>\"'# \n\tab"), max_size=60))
def test_any_yaml_punctuation_is_read_or_refused(content: str) -> None:
    assert all(error.line >= 1 for error in read_or_refused(content))


@pytest.mark.parametrize(
    ("text", "advice"),
    [("a:\n\t- b", "by spaces, not by tabs"), ('a: "b\nc: "d"', "a quote or bracket that is not")],
)
def test_what_is_no_yaml_comes_with_what_to_look_for(text: str, advice: str) -> None:
    with pytest.raises(BrokenFile) as raised:
        read_yaml(text.encode(), "x.yaml")

    assert advice in str(raised.value)
