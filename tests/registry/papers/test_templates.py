"""Forms are files with versions that staff replace by their own."""

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from registry.papers import Press, TemplateBroken, data_hash, data_hash_of, form_of, load_templates
from registry.papers.templates import SHIPPED
from registry.papers.viewing import view_of
from rules.source import BrokenFile
from tests import word_templates
from tests.registry.papers.opened import pdf_text, squeezed, word_texts
from tests.registry.papers.sample_papers import all_papers, annex, decision, poster

OWN = """\
schema: papers/v1
forms:
  - key: option-annex
    version: 2.1.0
    code: ""
    title: {vi: Mẫu của tỉnh, en: A province's form}
    word: annex.docx
    typst: annex.typ
    awaiting: []
    tables: []
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a form of one's own: the annex, in other words."""
    (tmp_path / "manifest.yaml").write_text(OWN, encoding="utf-8")
    shutil.copy(SHIPPED / "layout.typ", tmp_path)
    (tmp_path / "annex.typ").write_text(
        '#import "layout.typ": *\n#show: paper\nMẪU TỈNH #texts.annex_title #note()',
        encoding="utf-8",
    )
    _word(tmp_path, "MẪU TỈNH {{ texts.annex_title }} {{ hash }}")
    return tmp_path


def _word(folder: Path, text: str) -> None:
    document = Document()
    document.add_paragraph(text)
    document.save(str(folder / "annex.docx"))


@pytest.mark.parametrize("name", word_templates.FORMS)
def test_the_shipped_word_templates_are_those_that_are_made(name: str) -> None:
    assert _parts((SHIPPED / name).read_bytes()) == _parts(word_templates.template(name))


def _parts(archive: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(archive)) as files:
        return {entry: files.read(entry) for entry in files.namelist()}


def test_every_form_has_a_version_and_tells_what_is_unchecked() -> None:
    forms = [template.form for template in load_templates().by_form.values()]

    assert [form.key for form in forms] == [form_of(paper) for paper in (*all_papers(), poster())]
    assert all(form.version == "1.0.0" for form in forms)
    assert all(form.awaiting for form in forms)  # until somebody has held it against the text


def test_a_form_of_ones_own_takes_the_place_of_the_shipped_one_and_of_no_other(own: Path) -> None:
    press = Press(load_templates(own))

    assert any(text.startswith("MẪU TỈNH PHƯƠNG ÁN") for text in word_texts(press.docx(annex())))
    assert squeezed("MẪU TỈNH") in pdf_text(press.pdf(annex()))
    assert press.docx(decision()) == Press(load_templates()).docx(decision())


def test_a_form_that_awaits_nothing_says_nothing_of_it(own: Path) -> None:
    press = Press(load_templates(own))
    unchecked = squeezed("chưa đối chiếu")

    assert unchecked not in pdf_text(press.pdf(annex()))
    assert unchecked in pdf_text(press.pdf(decision()))
    assert data_hash_of(press.pdf(annex())) == data_hash(annex())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ texts.no_such_text }}", "no_such_text"),
        ("{% for x in %}", "TemplateSyntaxError"),
        ("{{ ''.__class__.__mro__ }}", "SecurityError"),
        ("{{ texts.update({}) }}", "SecurityError"),
    ],
)
def test_a_word_template_that_cannot_be_used_is_named(own: Path, text: str, reason: str) -> None:
    _word(own, text)

    with pytest.raises(TemplateBroken, match=reason) as broken:
        Press(load_templates(own)).docx(annex())
    assert "annex.docx" in str(broken.value)


def test_a_file_that_is_no_word_document_is_named(own: Path) -> None:
    (own / "annex.docx").write_bytes(b"PK no document")

    with pytest.raises(TemplateBroken, match=r"annex\.docx"):
        Press(load_templates(own)).docx(annex())


def test_a_typst_template_reads_nothing_outside_its_folder(own: Path) -> None:
    (own / "annex.typ").write_text('#read("../../../../etc/passwd")', encoding="utf-8")

    with pytest.raises(TemplateBroken, match=r"annex\.typ"):
        Press(load_templates(own)).pdf(annex())


def test_a_typst_template_fetches_nothing(own: Path) -> None:
    (own / "annex.typ").write_text('#import "@preview/cetz:0.3.0": *', encoding="utf-8")

    with pytest.raises(TemplateBroken, match="network"):
        Press(load_templates(own))


def test_every_mistake_of_a_manifest_is_told_at_once(own: Path) -> None:
    wrong = OWN.replace("2.1.0", "two") + "    color: red\n"
    (own / "manifest.yaml").write_text(wrong, encoding="utf-8")

    with pytest.raises(BrokenFile) as broken:
        load_templates(own)
    assert [error.line for error in broken.value.errors] == [4, 11]


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("", "papers/v1"),
        (OWN.replace("annex.docx", "../../secret.docx"), "word"),
        (OWN.replace("annex.docx", "other.docx"), "other.docx is not in"),
        (OWN.replace("key: option-annex", "key: other"), "option-annex"),
    ],
)
def test_a_manifest_that_cannot_be_used_says_why(own: Path, manifest: str, said: str) -> None:
    (own / "manifest.yaml").write_text(manifest, encoding="utf-8")

    with pytest.raises(BrokenFile) as broken:
        load_templates(own)
    assert said in str(broken.value)


def test_a_table_or_a_column_that_there_is_not_is_named_with_those_there_are(own: Path) -> None:
    column = "{field: savings, title: Tiết kiệm, width: 30, kind: number}"
    tables = f"""tables:
      - key: summary
        title: {{vi: Tổng hợp, en: Summary}}
        columns: [{column}]
      - key: totals
        title: {{vi: Tổng, en: Totals}}
        columns: [{column}]
"""
    (own / "manifest.yaml").write_text(OWN.replace("tables: []\n", tables), encoding="utf-8")

    with pytest.raises(BrokenFile) as broken:
        load_templates(own)
    assert [(error.line, error.code) for error in broken.value.errors] == [
        (13, "form-refused"),
        (14, "form-refused"),
    ]
    assert "no field 'savings'. There are: after, before," in str(broken.value)


def test_the_shipped_forms_show_all_that_their_papers_hold() -> None:
    for paper in (*all_papers(), poster()):
        tables = view_of(paper).tables
        shown = load_templates().of(form_of(paper)).tables

        assert set(tables) == set(shown)
        for key, table in tables.items():
            fields = {field for row in (*table.rows, *table.totals) for field in row}
            assert fields == {column.field for column in shown[key].columns}
