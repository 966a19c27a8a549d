"""Lists of procedures as they are published, in the columns of decisions of publication."""

from collections.abc import Callable, Sequence

from registry.papers.heads import article, close, head, lines, numbered_paper
from registry.papers.values import (
    ListedProcedure,
    ProcedureList,
    PublicationDecision,
    PublishedEntry,
)
from registry.papers.view import Row, Table, Text, View
from registry.papers.wording import day, grouped

_TITLE = "Danh mục thủ tục hành chính"
_EMPTY = "Ô để trống: nội dung công bố không nêu."
# What only the workbook shows, to sort and count by.
_MORE = (
    "channels", "authority", "field", "levels", "applicants", "decision", "address", "upcoming",
    "whose", "ministry_decision",
)  # fmt: skip


def procedure_list(paper: ProcedureList) -> View:
    texts: dict[str, Text] = {
        "title": _TITLE,
        "issuer": paper.issuer,
        "in_force": f"Có hiệu lực ngày {day(paper.day)}" if paper.day else "",
        "about": [*paper.about, *paper.notes],
        "count": f"{grouped(len(paper.rows))} thủ tục hành chính",
        "empty": _EMPTY,
    }
    about = "; ".join(paper.about)
    said = (f"{_TITLE} của {paper.issuer}", str(texts["in_force"]), about, str(texts["count"]))
    rows = tuple(_row(n, each) for n, each in enumerate(paper.rows, 1))
    return View(paper.day, tuple(filter(None, said)), texts, {"list": Table(rows)})


def _row(n: int, listed: ListedProcedure) -> Row:
    return {
        **columns(n, listed),
        **{name: getattr(listed, name) for name in _MORE},
        "effective": listed.effective,
        "differences": "\n".join(listed.differences),
        "parts": "\n".join(listed.parts),
    }


def columns(n: int, listed: ListedProcedure) -> Row:
    """The columns that every list of a decision has."""
    return {
        "n": n,
        "code": listed.code,
        "name": listed.name,
        "time_limit": listed.time_limit,
        "place": listed.place,
        "fees": listed.fees,
        "legal_basis": "\n".join(listed.legal_basis),
        "agency": listed.agency,
    }


def publication_decision(paper: PublicationDecision) -> View:
    texts: dict[str, Text] = {
        **head(paper.letterhead),
        "title": f"Quyết định {paper.subject}",
        "subject": paper.subject,
        "decided_by": paper.decided_by,
        "grounds": lines(paper.grounds),
        "articles": [article(n, each) for n, each in enumerate(paper.articles, 1)],
        "annex_title": paper.annex_title,
        "attached_to": f"Kèm theo Quyết định {numbered_paper(paper.letterhead)}",
        "origin": paper.origin,
        **close(paper.recipients, paper.signature),
    }
    tables = {
        "new": _table(paper.new, _arrival),
        "standardised": _table(paper.standardised, _arrival),
        "amended": _table(paper.amended, _amended),
        "replaced": _table(paper.replaced, _replaced),
        "abolished": _table(paper.abolished, _abolished),
    }
    heading = (f"Quyết định: {paper.subject}", numbered_paper(paper.letterhead))
    return View(paper.letterhead.day, heading, texts, tables)


def _table(entries: Sequence[PublishedEntry], row: Callable[[int, PublishedEntry], Row]) -> Table:
    return Table(tuple(row(n, each) for n, each in enumerate(entries, 1)))


def _arrival(n: int, entry: PublishedEntry) -> Row:
    return columns(n, entry.procedure)


def _amended(n: int, entry: PublishedEntry) -> Row:
    """Which part changes, and by which text (Nghị định 63/2010/NĐ-CP Điều 15.2)."""
    parts = "; ".join(entry.parts)
    return {**columns(n, entry.procedure), "parts": parts, "instrument": entry.instrument}


def _replaced(n: int, entry: PublishedEntry) -> Row:
    return {
        "n": n,
        "code": entry.procedure.code,
        "name": entry.procedure.name,
        "new_code": entry.successor_code,
        "new_name": entry.successor_name,
        "instrument": entry.instrument,
    }


def _abolished(n: int, entry: PublishedEntry) -> Row:
    """Which text abolishes it (Nghị định 63/2010/NĐ-CP Điều 15.3)."""
    return {
        "n": n,
        "code": entry.procedure.code,
        "name": entry.procedure.name,
        "instrument": entry.instrument,
        "agency": entry.procedure.agency,
    }
