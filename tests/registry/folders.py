"""Small folders of procedures, and a stand-in analysis: one finding per word "giấy"."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from registry.actors import EVERYWHERE, Actor, Role
from registry.procedure.model import Document, Procedure
from registry.procedure.reading import ProcedureFile
from registry.refusals import Words
from registry.review.proposals.judge import Judged, JudgedFinding
from registry.store import Analysis, Found

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 8, tzinfo=UTC)
LOADER = Actor("gon", Role.ADMINISTRATOR, EVERYWHERE)


def procedure_text(code: str = "1.004194", authority: str = "bo-cong-an", more: str = "") -> str:
    """The YAML of a procedure with nothing but its name, and `more`."""
    head = f'schema: procedure/v1\ncode: "{code}"\nauthority: {authority}\nname: Thủ tục {code}\n'
    return head + more


def papers(*slugs: str) -> str:
    """Required papers; the stand-in analysis finds fault with each."""
    items = (f"  - {{id: {slug}, name: Giấy {slug}}}\n" for slug in slugs)
    return "documents:\n" + "".join(items)


def write_folder(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def papers_at_fault(files: Sequence[ProcedureFile]) -> Iterator[Found]:
    for file in files:
        for document in file.procedure.documents or ():
            element = f"documents/{document.id}"
            place = file.locate(element)
            yield Found(
                fingerprint=f"PAPER:{file.procedure.code}:{element}",
                rule="PAPER",
                version="1.0.0",
                authority=file.procedure.authority,
                code=file.procedure.code,
                element=element,
                severity="high",
                criterion="necessity",
                register=None,
                message_vi=f"«{document.name}» có thừa không?",
                message_en=f"Is «{document.name}» needed?",
                confidence="suggested",
                line=place.line,
                column=place.column,
                evidence={"doc.name": document.name},
            )


def papers_judged(procedure: Procedure) -> Judged:
    """What the stand-in analysis says of a content that is in no file."""
    documents = procedure.documents or ()
    return Judged(tuple(_paper_judged(procedure, each) for each in documents))


def _paper_judged(procedure: Procedure, document: Document) -> JudgedFinding:
    element = f"documents/{document.id}"
    message = Words(f"«{document.name}» có thừa không?", f"Is «{document.name}» needed?")
    fingerprint = f"PAPER:{procedure.code}:{element}"
    return JudgedFinding(fingerprint, "PAPER", "1.0.0", element, "high", message)


PAPERS = Analysis("papers 1", papers_at_fault)
