"""Papers opened again, by other programs than those that made them."""

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from pypdf import PdfReader


def word(paper: bytes) -> WordDocument:
    return Document(BytesIO(paper))


def word_texts(paper: bytes) -> list[str]:
    """The text of every paragraph of the body, those in tables too."""
    body = word(paper).element.body
    return [
        "".join(_letters(part) for part in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")))
        for paragraph in body.iter(qn("w:p"))
    ]


def _letters(part: object) -> str:
    tag, text = getattr(part, "tag", ""), getattr(part, "text", "")
    return {qn("w:br"): "\n", qn("w:tab"): "\t"}.get(tag, text or "")


def word_table(paper: bytes, place: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in word(paper).tables[place].rows]


def workbook(paper: bytes) -> Workbook:
    return load_workbook(BytesIO(paper))


def cells(paper: bytes) -> Iterator[Cell]:
    for sheet in workbook(paper):
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)


def pdf_text(paper: bytes) -> str:
    """The text of all pages, squeezed: a PDF does not keep white space as it was."""
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages))


def squeezed(text: str) -> str:
    """Text without white space and without the places where a word may break."""
    return "".join(text.replace("\u200b", "").split())


def pdf_fonts(paper: bytes) -> set[str]:
    """The families of all fonts of a PDF, without the letters that mark a subset."""
    found = set()
    for page in PdfReader(BytesIO(paper)).pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf types no dictionaries
        for font in fonts.values():
            found.add(font.get_object()["/BaseFont"].partition("+")[2])
    return found
