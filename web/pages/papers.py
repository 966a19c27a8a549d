"""The official papers of a case, printed when they are asked for: DOCX, XLSX or PDF."""

from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import Actor
from registry.papers import FORMATS
from registry.refusals import NotFound
from registry.review import dossier
from registry.review.printing import PAPERS
from schema.loading import in_thread
from web.failures import failure
from web.labels import Language
from web.page import catalogue_of, language
from web.pages.reviews import sign_in_first
from web.site import Site, site_of
from web.visitors import visitor
from web.words import translate

_WORD = "application/vnd.openxmlformats-officedocument"
MEDIA = {
    "docx": f"{_WORD}.wordprocessingml.document",
    "xlsx": f"{_WORD}.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
# What is printed where the case does not hold yet what the paper is about.
_NOT_YET = b""


async def paper(request: Request) -> Response:
    """One paper of one case; for people without a role there it does not exist."""
    name, kind, number = (request.path_params[key] for key in ("name", "format", "id"))
    if name not in PAPERS or kind not in FORMATS or not _is_number(number):
        raise HTTPException(404)
    actor = (await visitor(request)).actor
    if actor is None:
        return sign_in_first(request)
    reference = (await catalogue_of(request)).reference
    names = {key: authority.name.vi for key, authority in reference.authorities.items()}
    site = site_of(request)
    content = await in_thread(partial(_printed, site, actor, int(number), name, kind, names))
    if content is None:
        raise HTTPException(404)
    if content is _NOT_YET:
        return await failure(request, 404, _not_yet(language(request)))
    headers = {
        "Content-Disposition": f'attachment; filename="{name}-{number}.{kind}"',
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=MEDIA[kind], headers=headers)


def _not_yet(lang: Language) -> tuple[str, str]:
    return (
        translate("Giấy này chưa in được", lang),
        translate("Bảng tính chi phí của hồ sơ còn thiếu số liệu. Hãy nhập đủ rồi in lại.", lang),
    )


def _printed(
    site: Site, actor: Actor, number: int, name: str, kind: str, names: dict[str, str]
) -> bytes | None:
    found = dossier(site.store, number, actor=actor, today=site.today)
    if isinstance(found, NotFound):
        return None
    authority = found.summary.case.authority
    values = PAPERS[name](found, names.get(authority, authority), site.today)
    if values is None:
        return _NOT_YET
    return FORMATS[kind](site.press, values)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
