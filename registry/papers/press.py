"""The press: values of a paper in, bytes of a DOCX, XLSX or PDF out. Same values, same bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from registry.papers.as_docx import docx
from registry.papers.as_pdf import Typesetter
from registry.papers.as_xlsx import xlsx
from registry.papers.canonical import hash_of_printable, printable_paper
from registry.papers.checking import refuse_contradictions
from registry.papers.errors import FormUnknown
from registry.papers.printed import printed
from registry.papers.templates import Template, Templates
from registry.papers.values import Paper
from registry.papers.view import View
from registry.papers.viewing import form_of, view_of


@dataclass(frozen=True, slots=True)
class _Job:
    """A paper that is consistent and printable, with its form and the hash of its data."""

    template: Template
    view: View
    hash: str


class Press:
    """Prints papers on the forms it was given; kept for as long as the forms do not change.

    Every method raises PaperInconsistent where figures contradict each other, and TemplateBroken
    where a template cannot be used. Safe for several threads; PDFs are made one at a time.
    """

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._word = {
            form: template.word.read_bytes()
            for form, template in templates.by_form.items()
            if template.form.word
        }
        folders = {template.folder for template in templates.by_form.values()}
        self._typesetters = {folder: Typesetter(folder) for folder in folders}

    def docx(self, paper: Paper) -> bytes:
        """The paper as a Word document. Raises FormUnknown where its form has none."""
        job = self._job(paper)
        if job.template.form.key not in self._word:
            raise FormUnknown(f"Word file of form {job.template.form.key!r}", tuple(self._word))
        data = printed(job.view, job.template, job.hash)
        content = self._word[job.template.form.key]
        return docx(job.template, content, data, job.view.heading[0])

    def xlsx(self, paper: Paper) -> bytes:
        """The tables of the paper as a workbook. Raises FormUnknown where its form has none."""
        job = self._job(paper)
        if not job.template.form.tables:
            raise FormUnknown(f"table of form {job.template.form.key!r}", tuple(self._word))
        return xlsx(job.template, job.view, job.hash)

    def pdf(self, paper: Paper) -> bytes:
        """The paper as PDF/A-2a and PDF/UA-1, in the shipped fonts."""
        job = self._job(paper)
        data = printed(job.view, job.template, job.hash)
        return self._typesetters[job.template.folder].pdf(job.template, data, job.view.day)

    def pages(self, paper: Paper) -> list[bytes]:
        """Each page of the PDF as a PNG."""
        job = self._job(paper)
        data = printed(job.view, job.template, job.hash)
        return self._typesetters[job.template.folder].pages(job.template, data, job.view.day)

    def _job(self, paper: Paper) -> _Job:
        refuse_contradictions(paper)
        template = self._templates.of(form_of(paper))
        given = printable_paper(paper)
        return _Job(template, view_of(given), hash_of_printable(given))


FORMATS: dict[str, Callable[[Press, Paper], bytes]] = {
    "docx": Press.docx,
    "xlsx": Press.xlsx,
    "pdf": Press.pdf,
}
