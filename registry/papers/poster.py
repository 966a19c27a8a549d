"""The poster of one procedure for the desk: to be read standing, with a way to the rest."""

from io import BytesIO

import segno

from registry.papers.values import Poster
from registry.papers.view import Text, View

_NOT_SAID = "Chưa có thông tin"


def poster(paper: Poster) -> View:
    texts: dict[str, Text] = {
        "title": f"{paper.code} – {paper.name}",
        "code": paper.code,
        "name": paper.name,
        "authority": paper.authority,
        "agency": paper.agency or _NOT_SAID,
        "applicants": paper.applicants,
        "place": paper.place,
        "time_limit": paper.time_limit or _NOT_SAID,
        "fees": paper.fees or _NOT_SAID,
        "documents": list(paper.documents or ()),
        "no_documents": _NOT_SAID if paper.documents is None else "Không",
        "steps": list(paper.steps),
        "left_out": list(paper.left_out),
        "release": paper.release,
        "address": paper.address,
        "qr": _qr(paper.address),
    }
    return View(paper.day, (str(texts["title"]),), texts, {})


def _qr(address: str) -> str:
    """The address as an SVG that a phone reads (ISO/IEC 18004; a seventh may be damaged)."""
    kept = BytesIO()
    segno.make(address, error="m", micro=False).save(
        kept, kind="svg", xmldecl=False, omitsize=True, nl=False, svgclass=None, lineclass=None
    )
    return kept.getvalue().decode()
