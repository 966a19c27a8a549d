"""Whatever a text holds, it ends up as that text."""

from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from registry.papers import FORMATS, Paper, Press, data_hash, data_hash_of, form_of
from registry.papers.canonical import printable
from tests.registry.papers.opened import cells, pdf_fonts, pdf_text, squeezed, word_texts
from tests.registry.papers.sample_papers import all_papers, annex, decision, plan, review_sheet

HOSTILE = (
    '=HYPERLINK("http://x.example","y") {{ 7*7 }} {% for %} {_{ }_} {_% %_} </w:t><w:br/> & &amp; '
    ']]> #panic() #import "@preview/x:1.0.0" *b* _i_ $x$ `r` <label> @ref // c \\ \\n %PDF '
    "_x000A_ sha256:"
    + "f" * 64
    + " SHA-256: "
    + "e" * 64
    + " \x00\x1b[2J\u202e\u200f e\u0302\u0301"
)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", '=cmd|"/c calc"!A1')
PAPERS = pytest.mark.parametrize(
    "paper", [plan(1), review_sheet(1), *all_papers()[2:]], ids=form_of
)


def poisoned(value: Any, text: str) -> Any:  # Any: values of any paper, walked down
    """The same values with `text` in the place of every text."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(poisoned(item, text) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in fields(value)]
        return replace(value, **{name: poisoned(getattr(value, name), text) for name in names})
    return value


@PAPERS
def test_hostile_text_is_text_in_word(press: Press, paper: Paper) -> None:
    document = press.docx(poisoned(paper, HOSTILE))
    shown = printable(HOSTILE)

    assert sum(shown in text for text in word_texts(document)) >= 3
    assert not any("49" in text.replace(shown, "") for text in word_texts(document))


@PAPERS
def test_hostile_text_is_text_in_a_workbook(press: Press, paper: Paper) -> None:
    for text in (HOSTILE, *FORMULAS):
        found = [cell for cell in cells(press.xlsx(poisoned(paper, text)))]

        assert any(printable(text) in str(cell.value).replace("_x005F_", "_") for cell in found)
        assert {cell.data_type for cell in found} <= {"s", "n", "d"}
        assert all(cell.hyperlink is None for cell in found)


@pytest.mark.parametrize("paper", [plan(1), review_sheet(1), decision()], ids=form_of)
def test_hostile_text_is_text_in_a_pdf(press: Press, paper: Paper) -> None:
    document = press.pdf(poisoned(paper, HOSTILE))
    text = pdf_text(document)

    assert text.count(squeezed("{{ 7*7 }} {% for %} {_{ }_} {_% %_} </w:t><w:br/>")) >= 3
    assert squeezed('#panic() #import "@preview/x:1.0.0" *b* _i_ $x$ `r` <label> @ref //') in text
    assert "[U+0000][U+001B][2J[U+202E][U+200F]ế" in text
    assert {font.partition("-")[0] for font in pdf_fonts(document)} == {"LiberationSerif"}


@pytest.mark.parametrize("paper", [plan(1), decision()], ids=form_of)
@pytest.mark.parametrize("kind", FORMATS)
def test_hostile_text_cannot_pose_as_the_hash(press: Press, paper: Paper, kind: str) -> None:
    poison = poisoned(paper, HOSTILE)

    assert data_hash_of(FORMATS[kind](press, poison)) == data_hash(poison)


def test_letters_that_the_fonts_lack_are_shown_by_their_code_in_a_pdf(press: Press) -> None:
    paper = poisoned(annex(), "漢 \U0001f600 ✓ gạch\u2011nối")
    document = press.pdf(paper)

    assert "[U+6F22][U+1F600][U+2713]gạch\u2010nối" in pdf_text(document)
    assert {font.partition("-")[0] for font in pdf_fonts(document)} == {"LiberationSerif"}
    assert any("漢 \U0001f600 ✓" in text for text in word_texts(press.docx(paper)))


@pytest.mark.parametrize("word", ["a" * 1_000_000, "thủ tục hành chính " * 52_631 + "hết"])
def test_a_megabyte_of_text_is_all_there(press: Press, word: str) -> None:
    paper = replace(decision(), articles=((word,),))
    item = replace(plan(1).items[0], ground=word)
    table = replace(plan(1), items=(item,))

    assert any(word.strip() in text for text in word_texts(press.docx(paper)))
    assert any(word in text for text in word_texts(press.docx(table)))
    long = [str(cell.value) for cell in cells(press.xlsx(table)) if len(str(cell.value)) > 30_000]
    assert [len(text) for text in long] == [32_767]
    assert long[0].endswith(f"… [toàn văn {len(word)} ký tự: xem bản DOCX hoặc PDF]")


def test_a_long_word_stays_in_its_cell(press: Press) -> None:
    paper = replace(plan(1), items=(replace(plan(1).items[0], ground="k" * 400),))
    text = PdfReader(BytesIO(press.pdf(paper))).pages[1].extract_text()

    assert "k" * 400 in pdf_text(press.pdf(paper))
    assert max(len(line.strip("\u200b ")) for line in text.split("\n") if "kkk" in line) < 40
