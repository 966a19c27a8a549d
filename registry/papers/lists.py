"""Lists of procedures as they are published, in the columns of decisions of publication."""

from registry.papers.values import ListedProcedure, ProcedureList
from registry.papers.view import Row, Table, Text, View
from registry.papers.wording import day, grouped

_TITLE = "Danh mục thủ tục hành chính"
_EMPTY = "Ô để trống: nội dung công bố không nêu."
# What only the workbook shows, to sort and count by.
_MORE = ("channels", "authority", "field", "levels", "applicants", "decision", "address")


def procedure_list(paper: ProcedureList) -> View:
    texts: dict[str, Text] = {
        "title": _TITLE,
        "issuer": paper.issuer,
        "in_force": f"Có hiệu lực ngày {day(paper.day)}" if paper.day else "",
        "about": list(paper.about),
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
