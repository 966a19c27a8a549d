"""The data of a paper by a hash, and text that every format can carry."""

import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest

from registry.papers import Signature, data_hash
from registry.papers.canonical import printable
from tests.registry.papers.sample_papers import cost_sheet, decision, plan


def test_equal_data_have_one_hash_and_other_data_another() -> None:
    assert data_hash(plan(3)) == data_hash(plan(3))
    assert data_hash(plan(3)) != data_hash(plan(4))
    assert len(data_hash(plan(3))) == 64


def test_the_hash_is_of_the_text_whatever_its_normal_form() -> None:
    composed = replace(decision(), subject="Quyết định về thủ tục")
    decomposed = replace(composed, subject=unicodedata.normalize("NFD", composed.subject))

    assert composed.subject != decomposed.subject
    assert data_hash(composed) == data_hash(decomposed)


def test_a_zero_behind_the_comma_is_no_other_figure() -> None:
    sheet = cost_sheet()
    line = replace(sheet.now[0], hours=Decimal("1.500"))

    assert data_hash(replace(sheet, now=(line, *sheet.now[1:]))) == data_hash(sheet)


def test_a_moved_word_is_another_paper() -> None:
    paper = decision()
    one = replace(paper, signature=Signature(("Bộ trưởng", "An")))
    other = replace(paper, signature=Signature(("Bộ trưởng",), "An"))

    assert data_hash(one) != data_hash(other)


def test_sums_beyond_what_every_reader_of_json_holds_have_a_hash() -> None:
    sheet = cost_sheet()
    hashes = {
        data_hash(replace(sheet, yearly=replace(sheet.yearly, before=2**60 + more)))
        for more in (0, 1)
    }

    assert len(hashes) == 2


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a\x00b", "a[U+0000]b"),
        ("\u202exe", "[U+202E]xe"),
        ("\ud800", "[U+D800]"),
        ("zero\u200bwidth", "zero[U+200B]width"),
        ("hai\r\ndòng\tba", "hai\ndòng\tba"),
        ("e\u0302\u0301", "ế"),
        ("{{ x }} <w:t> =1+1", "{{ x }} <w:t> =1+1"),
    ],
)
def test_what_cannot_be_printed_is_shown_by_its_code_and_nothing_else_changes(
    given: str, shown: str
) -> None:
    assert printable(given) == shown
