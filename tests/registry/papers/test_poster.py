"""The poster of one procedure: on paper, with a code that leads to its page."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from registry.papers import FormUnknown, Press, data_hash, data_hash_of
from registry.papers.viewing import view_of
from tests.registry.papers.opened import pdf_text, squeezed
from tests.registry.papers.sample_papers import poster


def test_a_poster_says_what_its_values_say(press: Press) -> None:
    paper = poster()
    text = pdf_text(press.pdf(paper))

    assert paper.documents
    for said in (paper.name, paper.code, paper.fees, paper.release, *paper.documents, *paper.steps):
        assert squeezed(said) in text
    assert squeezed("còn 2 bước nữa") in text
    assert data_hash_of(press.pdf(paper)) == data_hash(paper)


def test_a_poster_is_one_page(press: Press) -> None:
    assert len(PdfReader(BytesIO(press.pdf(poster()))).pages) == 1


def test_each_address_has_a_code_of_its_own() -> None:
    code = view_of(poster()).texts["qr"]

    assert str(code).startswith("<svg")
    assert view_of(replace(poster(), address="https://example.vn/x")).texts["qr"] != code
    assert view_of(replace(poster(), steps=())).texts["qr"] == code


def test_what_is_not_known_is_not_called_nothing(press: Press) -> None:
    unknown, none = replace(poster(), documents=None), replace(poster(), documents=())

    assert view_of(unknown).texts["no_documents"] == "Chưa có thông tin"
    assert view_of(none).texts["no_documents"] == "Không"
    assert squeezed("Chưa có thông tin") in pdf_text(press.pdf(unknown))


def test_hostile_texts_stay_texts(press: Press) -> None:
    hostile = '#panic("x") *đậm* $x$ <script> {{ 7 }}'

    text = pdf_text(press.pdf(replace(poster(), name=hostile, steps=(hostile,))))

    assert text.count(squeezed(hostile)) == 2


def test_a_poster_is_no_word_file_and_no_workbook(press: Press) -> None:
    for make in (press.docx, press.xlsx):
        with pytest.raises(FormUnknown, match="poster"):
            make(poster())
