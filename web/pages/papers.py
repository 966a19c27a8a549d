"""The official papers of a case or a plan, printed when asked for: DOCX, XLSX or PDF."""

from collections.abc import Callable, Mapping
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry.actors import Actor
from registry.papers import FORMATS, Paper
from registry.refusals import NotFound
from registry.review import dossier_to_print, plans
from registry.review.printing import PAPERS
from schema.loading import in_thread
from web.failures import failure
from web.labels import Language
from web.page import catalogue_of, language
from web.pages.reviews import sign_in_first, sign_in_for
from web.site import Site, site_of
from web.visitors import visitor
from web.words import translate

_WORD = "application/vnd.openxmlformats-officedocument"
MEDIA = {
    "docx": f"{_WORD}.wordprocessingml.document",
    "xlsx": f"{_WORD}.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
Names = Mapping[str, str]  # of authorities, by key
# The values of a paper by its number and name; None: it cannot be printed yet.
Maker = Callable[[Site, Actor, int, str, Names], Paper | NotFound | None]
# What is printed where the case does not hold yet what the paper is about.
_NOT_YET = b""


async def paper(request: Request) -> Response:
    """One paper of one case; for people without a role there it does not exist."""
    name = request.path_params["name"]
    if name not in PAPERS:
        raise HTTPException(404)
    return await _answered(request, name, sign_in_first, _of_case)


async def plan_paper(request: Request) -> Response:
    """The paper of a plan; for people without a role there it does not exist."""
    return await _answered(request, "review-plan", _sign_in_for_plan, _of_plan)


async def _answered(
    request: Request, name: str, sign_in: Callable[[Request], Response], made: Maker
) -> Response:
    kind, number = request.path_params["format"], request.path_params["id"]
    if kind not in FORMATS or not _is_number(number):
        raise HTTPException(404)
    actor = (await visitor(request)).actor
    if actor is None:
        return sign_in(request)
    reference = (await catalogue_of(request)).reference
    names = {key: authority.name.vi for key, authority in reference.authorities.items()}
    site = site_of(request)
    content = await in_thread(partial(_printed, site, actor, int(number), name, kind, names, made))
    if content is None:
        raise HTTPException(404)
    if content is _NOT_YET:
        return await failure(request, 404, _not_yet(language(request)))
    headers = {
        "Content-Disposition": f'attachment; filename="{name}-{number}.{kind}"',
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=MEDIA[kind], headers=headers)


def _sign_in_for_plan(request: Request) -> Response:
    return sign_in_for(request, f"/plans/{request.path_params['id']}")


def _not_yet(lang: Language) -> tuple[str, str]:
    return (
        translate("Giấy này chưa in được", lang),
        translate("Bảng tính chi phí của hồ sơ còn thiếu số liệu. Hãy nhập đủ rồi in lại.", lang),
    )


def _printed(
    site: Site,
    actor: Actor,
    number: int,
    name: str,
    kind: str,
    names: Names,
    made: Maker,
) -> bytes | None:
    values = made(site, actor, number, name, names)
    if isinstance(values, NotFound):
        return None
    return _NOT_YET if values is None else FORMATS[kind](site.press, values)


def _of_case(
    site: Site, actor: Actor, number: int, name: str, names: Names
) -> Paper | NotFound | None:
    found = dossier_to_print(site.store, number, actor=actor, today=site.today)
    if isinstance(found, NotFound):
        return found
    authority = found.summary.case.authority
    return PAPERS[name](found, names.get(authority, authority), site.today)


def _of_plan(site: Site, actor: Actor, number: int, _: str, names: Names) -> Paper | NotFound:
    found = plans.plan(site.store, number, actor=actor, today=site.today)
    if isinstance(found, NotFound):
        return found
    return plans.plan_paper(found, names.get(found.authority, found.authority))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
