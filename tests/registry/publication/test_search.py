"""Search: what people type finds what they mean, and any text is only words."""

import time
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.procedure.word import words
from registry.publication.search import Entry, SearchIndex
from registry.publication.searched import Match

NAMES = [
    "Thủ tục đăng ký khai sinh",
    "Thủ tục đăng ký khai sinh có yếu tố nước ngoài",
    "Đăng ký kết hôn",
    "Cấp giấy phép kĩ thuật",
    "Hoà giải tranh chấp đất đai",
    "Hoa tiêu hàng hải",
    "Đăng kiểm tàu",
]
ROWS_BY_NAME = SearchIndex([Entry([], name) for name in NAMES])


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    papers = [["Giấy chứng sinh"], ["Hộ chiếu"], ["Giấy xác nhận tình trạng hôn nhân"]]
    return SearchIndex(
        [
            Entry([f"1.00000{row}"], name, papers[row] if row < 3 else [])
            for row, name in enumerate(NAMES)
        ]
    )


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("đăng ký khai sinh", 0),
        ("dang ky khai sinh", 0),
        ("DANG KI KHAI SINH", 0),
        ("dang ky khai sih", 0),
        ("dang ky khia sinh", 0),
        ("dangky khaisinh", 0),
        ("khai sinh nuoc ngoai", 1),
        ("xin làm đăng ký khai sinh", 0),
        ("giay chung sinh", 0),
        ("kỹ thuật", 3),
        ("ki thuat", 3),
        ("hòa giải", 4),
        ("hoà giải", 4),
        ("ket ho", 2),
        ("1.000002", 2),
        ("000002", 2),
        ("1.000002 khai sinh", 2),
    ],
)
def test_what_is_typed_finds_what_is_meant(index: SearchIndex, typed: str, first: int) -> None:
    assert index.find(typed)[0] == first


def test_marks_that_were_typed_were_meant(index: SearchIndex) -> None:
    assert index.find("hoa")[0] == 5
    assert index.find("hoà")[0] == 4
    assert set(index.find("hoa")) == set(index.find("hoà")) == {4, 5}


def test_finished_words_come_before_beginnings(index: SearchIndex) -> None:
    assert index.find("đăng k") == index.find("dang k") != ()
    assert index.find("đăng ký")[:1] == (2,)


@pytest.mark.parametrize(
    "hostile",
    [
        '"', "'", "*", "a*", "name:", "NEAR(a b)", "a AND", "OR", "NOT a", "^a", "{name} : a", "(",
        "a\x00b", "\ud800", "'; DROP TABLE name; --", "-a", "+", "a" * 1_000_000,
        "khai " * 200_000, "\u202e", "😀", "١٢٣", "名前", "…", "\n", "%", "_", "\\",
    ],
)  # fmt: skip
def test_any_text_is_only_words(index: SearchIndex, hostile: str) -> None:
    started = time.process_time()

    rows = index.find(hostile)

    assert set(rows) <= set(range(len(NAMES)))
    assert time.process_time() - started < 0.1


@pytest.mark.parametrize(
    ("typed", "match", "missing"),
    [
        ("khai sinh", Match.ALL_WORDS, ()),
        ("khai si", Match.ALL_WORDS, ()),
        ("1.000002", Match.CODE, ()),
        ("1.000002 Khai sinh", Match.CODE, ("khai", "sinh")),
        ("Đăng ký khai sih", Match.ALIKE_WORDS, ("sih",)),
        ("đăng kiểm tàu hoả", Match.SOME_WORDS, ("hoả",)),
        ("Làm đăng ký khai sinh", Match.SOME_WORDS, ("làm",)),
        ("xyzzyx kết", Match.NOTHING, ("xyzzyx",)),
        ("…", Match.NOTHING, ()),
    ],
)
def test_a_search_says_how_it_found(
    index: SearchIndex, typed: str, match: Match, missing: tuple[str, ...]
) -> None:
    answer = index.answer(typed)

    assert (answer.match, answer.missing) == (match, missing)
    assert bool(answer.rows) == (match is not Match.NOTHING)


def test_known_words_that_are_not_found_together_are_not_taken_for_slips(
    index: SearchIndex,
) -> None:
    """«tàu» is in one row and «hoa» in two others: none of them is a slip of another word."""
    answer = index.answer("kiểm tàu kết")

    assert answer.rows == (6,)
    assert (answer.match, answer.missing) == (Match.SOME_WORDS, ("kết",))


def test_where_nothing_is_found_single_words_are_suggested(index: SearchIndex) -> None:
    assert index.answer("xyzzyx kết").suggestions == ("kết",)
    assert index.answer("xyzzyx kiem qqqqqq hann").suggestions == ("kiem", "hang")
    assert index.answer("xyzzyx").suggestions == ()


@given(st.lists(st.sampled_from([w.plain for name in NAMES for w in words(name)] + ["q9", "zz"])))
def test_a_word_that_is_called_missing_is_in_no_row_that_is_found(typed: list[str]) -> None:
    """Of the tables of names: a row is found by them alone here."""
    answer = ROWS_BY_NAME.answer(" ".join(typed))
    held = {word.plain for row in answer.rows for word in words(NAMES[row])}

    assert held.isdisjoint(answer.missing)
    assert set(answer.missing) <= set(typed)
    if answer.match is Match.ALL_WORDS:
        assert all(
            {*typed[:-1]} <= {word.plain for word in words(NAMES[row])} for row in answer.rows
        )


def test_nothing_is_found_in_nothing() -> None:
    assert SearchIndex([]).find("khai sinh") == ()


@pytest.mark.corpus
def test_the_name_of_a_real_procedure_finds_it(
    portal_records: Mapping[str, Mapping[str, Any]],
) -> None:
    """With marks and without, in the first ten; equal names share a place."""
    records = list(portal_records.values())
    index = SearchIndex(
        [Entry([r["code"]], r["name"], [d["name"] or "" for d in r["documents"] or ()])
         for r in records]
    )  # fmt: skip
    missed = [
        record["code"]
        for row, record in list(enumerate(records))[::15]
        if not any(
            records[found]["name"] == record["name"] for found in index.find(record["name"])[:10]
        )
        or row not in index.find(record["name"])
    ]

    assert missed == []
