"""The reform ledger: what reviews save, by agency, field and plan, down to each measure."""

from collections.abc import Callable, Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry.review import ledger
from registry.review.ledger.tables import as_csv, as_xlsx
from schema.loading import in_thread
from web.links import Params
from web.page import ask, catalogue_of, language, params_of, show
from web.pages.paging import page_asked
from web.pages.papers import MEDIA
from web.pages.review_acts import number
from web.pages.reviews import sign_in_for
from web.site import site_of
from web.visitors import visitor

REFORM = "/reform"
CHOICES = ("authority", "field", "plan", "year")
# How the totals are laid out; the first where nothing is chosen. Each names its filter.
GROUPS: Mapping[str, str] = {"byAgency": "authority", "byField": "field", "byPlan": "plan"}
FILES: Mapping[str, tuple[str, Callable[[Sequence[ledger.Line], Mapping[str, str]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (MEDIA["xlsx"], as_xlsx),
}


async def reform(request: Request) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_for(request, REFORM)
    params = params_of(request)
    answer = await ask(
        request,
        "reform",
        filter={name: getattr(wanted(params), name) for name in CHOICES},
        lang=language(request).upper(),
        **page_asked(params),
    )
    by = params.first("by") if params.first("by") in GROUPS else next(iter(GROUPS))
    return show(request, "reform.html", answer, params=params, by=by, groups=GROUPS)


async def reform_file(request: Request) -> Response:
    """The lines that are asked for, as a file."""
    kind = request.path_params["format"]
    if kind not in FILES:
        raise HTTPException(404)
    media, made = FILES[kind]
    actor = (await visitor(request)).actor
    if actor is None:
        return sign_in_for(request, REFORM)
    asked, site = wanted(params_of(request)), site_of(request)
    reference = (await catalogue_of(request)).reference
    names = {key: authority.name.vi for key, authority in reference.authorities.items()}

    def content() -> bytes:
        found = ledger.ledger(site.store, actor=actor, today=site.today)
        return made(found.where(asked).lines, names)

    headers = {
        "Content-Disposition": f'attachment; filename="reform.{kind}"',
        "Cache-Control": "no-store",
    }
    return Response(await in_thread(content), media_type=media, headers=headers)


def wanted(params: Params) -> ledger.Wanted:
    """What is asked for. Raises HTTPException where a plan or a year is no number."""
    plan, year = params.first("plan"), params.first("year")
    return ledger.Wanted(
        authority=params.first("authority") or None,
        field=params.first("field") or None,
        plan=number(plan) if plan else None,
        year=number(year) if year else None,
    )
