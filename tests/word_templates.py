"""`python -m tests.word_templates`: makes the shipped Word templates; a test checks them.

They are files for people: whoever replaces one opens it in Word and edits it there. Layout as in
`layout.typ`; words in braces are filled in by docxtpl.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from registry.papers.packing import packed
from registry.papers.templates import SHIPPED, Column, FormTable, load_templates

FONT = "Times New Roman"
PORTRAIT, LANDSCAPE = 165, 267  # mm of text on a line
Run = tuple[str, str]  # text, and which of b(old) and i(talic) it is


class Form:
    """A Word template under construction: blocks are added from top to bottom."""

    def __init__(self, key: str, *, landscape: bool = False, size: float = 14) -> None:
        self.tables: Mapping[str, FormTable] = load_templates().of(key).tables
        self.document: WordDocument = Document()
        self.at: WordDocument | _Cell = self.document
        self.width = LANDSCAPE if landscape else PORTRAIT
        _normal_style(self.document, size)
        _no_properties(self.document)
        _page(self.document.sections[0], landscape=landscape)
        _header_and_footer(self.document.sections[0])

    def line(
        self,
        *runs: Run | str,
        align: ALIGN = ALIGN.JUSTIFY,
        size: float | None = None,
        indent: float = 0,
        before: float = 0,
        after: float = 6,
        together: bool = False,
    ) -> Paragraph:
        """A paragraph; `together` with the next one."""
        paragraph = self.at.add_paragraph()
        _fill(paragraph, runs, size)
        layout = paragraph.paragraph_format
        paragraph.alignment = align
        layout.first_line_indent = Mm(indent) if indent else None
        layout.space_before, layout.space_after = Pt(before), Pt(after)
        layout.keep_with_next = together or None
        return paragraph

    def body(self, *runs: Run | str) -> None:
        self.line(*runs, indent=12.7)

    def part(self, text: str, *, indent: float = 12.7) -> None:
        self.line((text, "b"), indent=indent, together=True, align=ALIGN.LEFT, before=4)

    @contextmanager
    def tagged(self, opening: str, closing: str) -> Iterator[None]:
        """Paragraph tags around the blocks of a loop or a condition."""
        self.line(f"{{%p {opening} %}}", after=0)
        yield
        self.line(f"{{%p {closing} %}}", after=0)

    def each(self, name: str, of: str) -> AbstractContextManager[None]:
        return self.tagged(f"for {name} in {of}", "endfor")

    def when(self, condition: str) -> AbstractContextManager[None]:
        return self.tagged(f"if {condition}", "endif")

    def body_of(self, of: str, style: str = "", before: str = "") -> None:
        with self.each("text", of):
            self.body((f"{before}{{{{ text }}}}", style))

    def columns(self, *widths: float) -> Sequence[_Cell]:
        """A table without lines, for what stands side by side."""
        table = self.document.add_table(1, len(widths))
        _fix_widths(table, widths)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        return list(table.rows[0].cells)

    @contextmanager
    def within(self, cell: _Cell) -> Iterator[None]:
        """Blocks go into a cell; the empty paragraph that every cell has is taken away."""
        first = cell.paragraphs[0]
        self.at = cell
        yield
        first._p.getparent().remove(first._p)
        self.at = self.document

    def figures(self, key: str, *, size: float) -> None:
        """A table of the manifest, with rows and totals."""
        columns = self.tables[key].columns_in("paper")
        self.grid(
            columns,
            [(f"row in tables.{key}.rows", ""), (f"row in tables.{key}.totals", "b")],
            size=size,
        )

    def grid(
        self, columns: Sequence[Column], loops: Sequence[tuple[str, str]], *, size: float
    ) -> None:
        table = self.document.add_table(1, len(columns))
        table.style = "Table Grid"
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            _cell_text(cell, column.title, "b", size, ALIGN.CENTER)
        _repeated(table)
        for loop, style in loops:
            _cell_text(table.add_row().cells[0], f"{{%tr for {loop} %}}", "", size, ALIGN.LEFT)
            row = table.add_row()
            for cell, column in zip(row.cells, columns, strict=True):
                _cell_text(cell, f"{{{{ row.{column.field} }}}}", style, size, _alignment(column))
            _unsplit(row._tr)
            _cell_text(table.add_row().cells[0], "{%tr endfor %}", "", size, ALIGN.LEFT)
        total = sum(column.width for column in columns)
        _fix_widths(table, [column.width * self.width / total for column in columns])
        _narrow_margins(table)
        self.line("", after=2, size=6)

    def letterhead(self) -> None:
        left, right = self.columns(62, 103)
        with self.within(left):
            with self.when("texts.superior"):
                self.line("{{ texts.superior }}", size=13, align=ALIGN.CENTER, after=0)
            self.line(("{{ texts.issuer }}", "b"), size=13, align=ALIGN.CENTER, after=0)
            self.rule(20)
            self.line("{{ texts.number_line }}", size=13, align=ALIGN.CENTER, after=0)
        with self.within(right):
            self.line(
                ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b"), size=12.5, align=ALIGN.CENTER, after=0
            )
            self.line(("Độc lập - Tự do - Hạnh phúc", "b"), size=13.5, align=ALIGN.CENTER, after=0)
            self.rule(21)
            self.line(("{{ texts.place_and_day }}", "i"), size=13.5, align=ALIGN.CENTER, after=0)

    def sheet_head(self) -> None:
        left, right = self.columns(self.width / 2, self.width / 2)
        with self.within(left):
            self.line(("{{ texts.agency }}", "b"), align=ALIGN.LEFT, after=0)
        with self.within(right):
            self.line(("Biểu mẫu {{ form.code }}", "b"), align=ALIGN.RIGHT, after=0)
            self.line(("{{ texts.place_and_day }}", "i"), align=ALIGN.RIGHT, after=0)

    def rule(self, inset: float) -> None:
        """A short line, `inset` mm from both sides."""
        paragraph = self.line("", after=4)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(inset)
        paragraph.paragraph_format.line_spacing = Pt(3)
        borders = OxmlElement("w:pBdr")
        top = OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            top.set(qn(f"w:{name}"), value)
        borders.append(top)
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")

    def heading(self, kind: str, subject: str) -> None:
        self.line((kind, "b"), align=ALIGN.CENTER, before=14, after=0, together=True)
        if subject:
            self.line((subject, "b"), align=ALIGN.CENTER, after=2, together=True)
            self.rule((self.width - 40) / 2)
        else:
            self.line("", after=2, size=6)

    def about(self) -> None:
        with self.each("line", "texts.about"):
            self.labelled("{{ line.label }}", "{{ line.value }}")

    def labelled(self, label: str, value: str) -> None:
        self.line(f"{label}: ", (value, "b"), after=2, align=ALIGN.LEFT)

    def close(self) -> None:
        left, right = self.columns(82, 83)
        with self.within(left):
            self.line(("Nơi nhận:", "bi"), size=12, before=12, after=0, align=ALIGN.LEFT)
            with self.each("text", "texts.recipients"):
                self.line("- {{ text }}", size=11, after=0, align=ALIGN.LEFT)
        with self.within(right):
            self.signed("texts.signature", before=12)

    def signed(self, who: str, *, before: float) -> None:
        self.line("", size=2, before=before, after=0)
        with self.each("text", f"{who}.capacity"):
            self.line(("{{ text }}", "b"), align=ALIGN.CENTER, after=0)
        for _ in range(3):
            self.line("", align=ALIGN.CENTER, after=0)
        self.line((f"{{{{ {who}.name }}}}", "b"), align=ALIGN.CENTER, after=0)

    def two_signatures(self) -> None:
        left, right = self.columns(self.width / 2, self.width / 2)
        for place, cell in enumerate((left, right)):
            with self.within(cell), self.when(f"texts.signatures|length > {place}"):
                self.signed(f"texts.signatures[{place}]", before=10)

    def note(self) -> None:
        with self.when("form.awaiting"):
            self.line("", size=6, after=0)
            table = self.document.add_table(1, 1)
            table.style = "Table Grid"
            _fix_widths(table, [self.width])
            with self.within(table.rows[0].cells[0]):
                self.line(
                    ("Phần chưa đối chiếu với văn bản chính thức", "b"),
                    " (mẫu {{ form.key }}, phiên bản {{ form.version }}): "
                    "{{ form.awaiting|join('; ') }}. Khi có văn bản chính thức, đơn vị sử dụng "
                    "thay mẫu này bằng mẫu của mình.",
                    size=9.5, after=0, align=ALIGN.LEFT,
                )  # fmt: skip

    def landscape(self) -> None:
        """The rest lies across, with page numbers from the first page on."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        _page(section, landscape=True)
        section.different_first_page_header_footer = False
        self.width = LANDSCAPE

    def page_break(self) -> None:
        paragraph = self.line("", after=0)
        paragraph.paragraph_format.page_break_before = True

    def annex(self, *, new_page: bool) -> None:
        title = self.line(("PHỤ LỤC", "b"), align=ALIGN.CENTER, after=0, together=True)
        title.paragraph_format.page_break_before = new_page
        self.line(("{{ texts.annex_title }}", "b"), align=ALIGN.CENTER, after=0, together=True)
        with self.when("texts.attached_to"):
            self.line(("({{ texts.attached_to }})", "i"), align=ALIGN.CENTER, after=2)
        self.rule(62)
        with self.each("option", "texts.options"):
            self.part("{{ option.heading }}")
            self.body("a) Nội dung đơn giản hóa")
            with self.each("change", "option.changes"):
                self.body_of("change.content")
                with self.each("text", "change.reason"):
                    self.body(("{% if loop.first %}Lý do: {% endif %}", "i"), "{{ text }}")
            self.body("b) Kiến nghị thực thi")
            with self.each("text", "option.amendments"):
                self.body("- {{ text }}.")
            with self.when("option.schedule"):
                self.body("- Lộ trình thực hiện: {{ option.schedule }}.")
            self.body("c) Lợi ích phương án đơn giản hóa")
            with self.each("text", "option.benefit"):
                self.body("- {{ text }}.")
        with self.when("texts.options|length > 1"):
            self.part("Tổng hợp lợi ích của {{ texts.options|length }} phương án")
            with self.each("text", "texts.total"):
                self.body("- {{ text }}.")


PUBLISHED = (
    ("new", "Thủ tục hành chính mới ban hành"),
    ("standardised", "Thủ tục hành chính được chuẩn hóa"),
    ("amended", "Thủ tục hành chính được sửa đổi, bổ sung"),
    ("replaced", "Thủ tục hành chính được thay thế"),
    ("abolished", "Thủ tục hành chính bị bãi bỏ"),
)


def review_plan() -> Form:
    form = Form("review-plan")
    form.letterhead()
    form.heading("KẾ HOẠCH", "{{ texts.subject }}")
    form.body_of("texts.grounds", "i")
    form.part("I. MỤC ĐÍCH, YÊU CẦU")
    form.body_of("texts.purposes")
    form.part("II. NỘI DUNG")
    form.body(
        "Rà soát, đánh giá {{ texts.count }} thủ tục hành chính, nhóm thủ tục hành chính tại Phụ "
        "lục kèm theo Kế hoạch này."
    )
    form.part("III. TỔ CHỨC THỰC HIỆN")
    form.body_of("texts.organisation")
    form.close()
    form.landscape()
    form.line(("PHỤ LỤC", "b"), align=ALIGN.CENTER, after=0)
    form.line(
        ("DANH MỤC THỦ TỤC HÀNH CHÍNH RÀ SOÁT, ĐÁNH GIÁ NĂM {{ texts.year }}", "b"),
        align=ALIGN.CENTER, after=0,
    )  # fmt: skip
    form.line(("({{ texts.attached_to }})", "i"), align=ALIGN.CENTER)
    form.figures("plan", size=11.5)
    form.note()
    return form


def review_sheet() -> Form:
    form = Form("review-sheet", landscape=True, size=13)
    form.sheet_head()
    form.heading("BIỂU RÀ SOÁT, ĐÁNH GIÁ THỦ TỤC HÀNH CHÍNH", "")
    form.about()
    form.part("I. KẾT QUẢ RÀ SOÁT TỪNG BỘ PHẬN TẠO THÀNH", indent=0)
    form.figures("parts", size=10.5)
    form.part("II. TRẢ LỜI CÂU HỎI", indent=0)
    with form.each("asked", "texts.questionnaires"):
        form.part("{{ asked.heading }}", indent=0)
        answers = {column.field: column for column in form.tables["answers"].columns}
        shown = [answers[field] for field in ("number", "question", "answer", "reason")]
        form.grid(shown, [("row in asked.answers", "")], size=11)
        with form.when("asked.stopped"):
            form.line(("{{ asked.stopped }}", "i"))
    form.part("III. KẾT LUẬN", indent=0)
    form.body_of("texts.conclusion")
    form.two_signatures()
    form.note()
    return form


def cost_sheet() -> Form:
    form = Form("cost-sheet", landscape=True, size=13)
    form.sheet_head()
    form.heading("BIỂU TÍNH CHI PHÍ TUÂN THỦ THỦ TỤC HÀNH CHÍNH", "")
    form.about()
    form.labelled("Thu nhập bình quân một giờ", "{{ texts.wage_source }}")
    form.labelled("Công thức", "{{ texts.formula }}")
    form.part("I. CHI PHÍ HIỆN TẠI", indent=0)
    form.figures("now", size=10)
    form.part("II. CHI PHÍ SAU KHI ĐƠN GIẢN HÓA", indent=0)
    form.figures("after", size=10)
    form.part("III. SO SÁNH", indent=0)
    form.figures("comparison", size=11.5)
    form.body_of("texts.remarks")
    form.two_signatures()
    form.note()
    return form


def option_annex() -> Form:
    form = Form("option-annex")
    form.annex(new_page=False)
    form.note()
    return form


def submission() -> Form:
    form = Form("submission")
    form.letterhead()
    form.heading("TỜ TRÌNH", "{{ texts.subject }}")
    form.line("Kính gửi: {{ texts.addressee }}.", align=ALIGN.CENTER)
    form.body_of("texts.grounds", "i")
    with form.each("section", "texts.sections"):
        form.part("{{ section.heading }}")
        form.body_of("section.paragraphs")
    form.part("{{ texts.options_numeral }}. PHƯƠNG ÁN ĐƠN GIẢN HÓA VÀ LỢI ÍCH")
    form.body("Phương án đơn giản hóa {{ texts.count }} thủ tục hành chính:")
    form.figures("summary", size=10)
    with form.each("text", "texts.total"):
        form.body("- {{ text }}.")
    form.part("{{ texts.request_numeral }}. KIẾN NGHỊ")
    form.body_of("texts.request")
    with form.when("texts.attachments"):
        form.body(("Hồ sơ gửi kèm:", "i"))
        form.body_of("texts.attachments", "i")
    form.close()
    form.note()
    return form


def draft_decision() -> Form:
    form = Form("draft-decision")
    form.line(("DỰ THẢO", "b"), align=ALIGN.RIGHT, size=12, after=0)
    form.letterhead()
    form.heading("QUYẾT ĐỊNH", "{{ texts.subject }}")
    form.line(("{{ texts.decided_by }}", "b"), align=ALIGN.CENTER)
    form.body_of("texts.grounds", "i")
    form.line(("QUYẾT ĐỊNH:", "b"), align=ALIGN.CENTER, together=True)
    with form.each("article", "texts.articles"):
        form.body(("{{ article.heading }} ", "b"), "{{ article.opening }}")
        form.body_of("article.more")
    form.close()
    form.annex(new_page=True)
    form.note()
    return form


def procedure_list() -> Form:
    form = Form("procedure-list", landscape=True, size=13)
    form.line(("DANH MỤC THỦ TỤC HÀNH CHÍNH", "b"), align=ALIGN.CENTER, after=0, together=True)
    form.line(("{{ texts.issuer|upper }}", "b"), align=ALIGN.CENTER, after=2, together=True)
    form.rule(113)
    with form.when("texts.in_force"):
        form.line(("({{ texts.in_force }})", "i"), align=ALIGN.CENTER)
    with form.each("text", "texts.about"):
        form.line("{{ text }}", size=12, after=2)
    form.line(("{{ texts.count }}", "b"), size=12, after=4, together=True)
    form.figures("list", size=9.5)
    form.line(("{{ texts.empty }}", "i"), size=10, after=2)
    form.note()
    return form


def publication_decision() -> Form:
    form = Form("publication-decision")
    form.line("Bản in từ dữ liệu công bố", align=ALIGN.RIGHT, size=10, after=0)
    form.letterhead()
    form.heading("QUYẾT ĐỊNH", "{{ texts.subject }}")
    with form.when("texts.decided_by"):
        form.line(("{{ texts.decided_by }}", "b"), align=ALIGN.CENTER)
    form.body_of("texts.grounds", "i")
    form.line(("QUYẾT ĐỊNH:", "b"), align=ALIGN.CENTER, together=True)
    with form.each("article", "texts.articles"):
        form.body(("{{ article.heading }} ", "b"), "{{ article.opening }}")
        form.body_of("article.more")
    form.close()
    form.line(("{{ texts.origin }}", "i"), size=10, before=12)
    form.landscape()
    form.line(("PHỤ LỤC", "b"), align=ALIGN.CENTER, after=0)
    form.line(("{{ texts.annex_title }}", "b"), align=ALIGN.CENTER, after=0)
    form.line(("({{ texts.attached_to }})", "i"), align=ALIGN.CENTER)
    for key, words in PUBLISHED:
        with form.when(f"tables.{key}.rows"):
            form.part(f"{words} ({{{{ tables.{key}.rows|length }}}})", indent=0)
        # A table in a condition of its own: docxtpl takes it away with the paragraphs around it.
        with form.when(f"tables.{key}.rows"):
            form.figures(key, size=9.5)
    form.note()
    return form


def _normal_style(document: WordDocument, size: float) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):  # Word takes each script's font from its own
        fonts.set(qn(f"w:{name}"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    style.paragraph_format.space_after = Pt(0)


def _no_properties(document: WordDocument) -> None:
    """Takes the properties of the library's own template away, days among them."""
    properties = document.core_properties
    properties.language = "vi-VN"
    element = properties._element
    for child in list(element):
        if not child.tag.endswith("}language"):
            element.remove(child)


def _page(section: Section, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (
        (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    )
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = (Mm(15), Mm(15)) if landscape else (Mm(30), Mm(15))
    section.header_distance, section.footer_distance = Mm(10), Mm(9)


def _header_and_footer(section: Section) -> None:
    """The number of a page from the second on; the stamp on all."""
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    for kind in ("begin", "PAGE", "end"):
        run = number.add_run()
        run.font.size = Pt(13)
        run._r.append(_field(kind))
    section.first_page_header.paragraphs[0].text = ""
    for footer in (section.footer, section.first_page_footer):
        _stamp(footer.paragraphs[0])


def _field(kind: str) -> BaseOxmlElement:
    if kind == "PAGE":
        element = OxmlElement("w:instrText")
        element.text = kind
        return element
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element


def _stamp(paragraph: Paragraph) -> None:
    runs: Sequence[Run] = (
        ("Mẫu {{ form.key }}, phiên bản {{ form.version }}{% if form.awaiting %} – ", ""),
        ("chưa đối chiếu với văn bản chính thức", "b"),
        (" (xem cuối văn bản){% endif %}", ""),
    )
    _fill(paragraph, runs, 8)
    paragraph.add_run().add_break()
    _fill(paragraph, ["Dữ liệu SHA-256: {{ hash }}"], 8)
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor(0x59, 0x59, 0x59)


def _fill(paragraph: Paragraph, runs: Sequence[Run | str], size: float | None) -> None:
    for given in runs:
        text, style = (given, "") if isinstance(given, str) else given
        run = paragraph.add_run(text)
        run.bold, run.italic = "b" in style or None, "i" in style or None
        run.font.size = Pt(size) if size else None


def _cell_text(cell: _Cell, text: str, style: str, size: float, align: ALIGN) -> None:
    paragraph = cell.paragraphs[0]
    _fill(paragraph, [(text, style)], size)
    paragraph.alignment = align


def _alignment(column: Column) -> ALIGN:
    if column.field == "n" or column.kind == "date":
        return ALIGN.CENTER
    return ALIGN.LEFT if column.kind == "text" else ALIGN.RIGHT


def _repeated(table: Table) -> None:
    """The head of a table stands on each of its pages."""
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    _unsplit(table.rows[0]._tr)


def _unsplit(row: CT_Row) -> None:
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _narrow_margins(table: Table) -> None:
    """Little room beside the text, so that figures stay on one line."""
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    margins = OxmlElement("w:tblCellMar")
    for side, twentieths in (("top", 35), ("left", 60), ("bottom", 35), ("right", 60)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twentieths))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _fix_widths(table: Table, widths: Sequence[float]) -> None:
    """Widths of columns and of cells: some programs read only the one, some only the other."""
    table.autofit = False
    lengths: list[Length] = [Mm(width) for width in widths]
    for column, length in zip(table.columns, lengths, strict=True):
        column.width = length
    for row in table.rows:
        for cell, length in zip(row.cells, lengths, strict=True):
            cell.width = length


FORMS: Mapping[str, Callable[[], Form]] = {
    "review-plan.docx": review_plan,
    "review-sheet.docx": review_sheet,
    "cost-sheet.docx": cost_sheet,
    "option-annex.docx": option_annex,
    "submission.docx": submission,
    "draft-decision.docx": draft_decision,
    "procedure-list.docx": procedure_list,
    "publication-decision.docx": publication_decision,
}


def template(name: str) -> bytes:
    """The bytes of a shipped Word template."""
    kept = BytesIO()
    FORMS[name]().document.save(kept)
    return packed(kept.getvalue())


def write() -> None:
    for name in FORMS:
        (SHIPPED / name).write_bytes(template(name))


if __name__ == "__main__":
    write()
