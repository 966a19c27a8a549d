"""Scorecards: the indices and what is not known of them, units judged now, and what was frozen."""

import secrets
from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry import indicators
from registry.indicators.tables import as_csv, as_xlsx
from registry.refusals import NotFound
from schema.loading import in_thread
from web.forms import fields_of
from web.links import Params
from web.page import ask, go_to, language, params_of, show
from web.pages.paging import page_asked
from web.pages.papers import MEDIA
from web.pages.review_acts import number
from web.pages.reviews import STATUSES, Form, Refused, sign_in_for
from web.site import site_of
from web.visitors import visitor

SCORECARDS = "/scorecards"
PREVIEW = "/scorecards/preview"
FILES: Mapping[str, tuple[str, Callable[[indicators.Scorecard], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (MEDIA["xlsx"], as_xlsx),
    "json": ("application/json", lambda card: card.content),
}


async def scorecards(request: Request) -> Response:
    params, lang = params_of(request), language(request)
    answer = await ask(request, "scorecards", lang=lang.upper(), **page_asked(params))
    return show(request, "scorecards.html", answer, params=params)


async def scorecard(request: Request) -> Response:
    params = params_of(request)
    answer = await ask(
        request,
        "scorecard",
        number=number(request.path_params["number"]),
        unit=params.first("unit"),
        lang=language(request).upper(),
        **page_asked(params),
    )
    if answer["scorecard"] is None:
        raise HTTPException(404)
    return show(request, "scorecard.html", answer, params=params, formats=tuple(FILES))


async def scorecard_file(request: Request) -> Response:
    """A frozen scorecard to take away: its table, or its bytes as they were hashed."""
    kind, card = request.path_params["format"], number(request.path_params["number"])
    if kind not in FILES:
        raise HTTPException(404)
    media, made = FILES[kind]
    store = site_of(request).store

    def content() -> bytes | None:
        found = indicators.scorecard(store, card)
        return None if isinstance(found, NotFound) else made(found)

    body = await in_thread(content)
    if body is None:
        raise HTTPException(404)
    headers = {"Content-Disposition": f'attachment; filename="scorecard-{card}.{kind}"'}
    return Response(body, media_type=media, headers=headers)


async def scorecard_preview(request: Request) -> Response:
    return await previewed(request, params_of(request), None)


async def freeze_scorecard(request: Request) -> Response:
    """Keeps what the person has looked at; a newer scorecard is shown first."""
    form, lang = await fields_of(request), language(request)
    if (await visitor(request)).actor is None:
        return sign_in_for(request, SCORECARDS)
    asked = {
        **period(Params.of([("period", form.get("period", ""))])),
        "level": form.get("level", ""),
        "authority": form.get("authority", ""),
        "expectedRevision": number(form.get("expected_revision", "")),
        "idempotencyKey": form.get("idempotency_key") or secrets.token_urlsafe(12),
    }
    done = (await ask(request, "freeze_scorecard", input=asked, lang=lang.upper()))["done"]
    if done["__typename"] == "FreezeScorecardSuccess":
        return go_to(f"{SCORECARDS}/{done['scorecard']['number']}", lang)
    errors = [(f"freeze-{each['field']}", each["message"]) for each in done.get("fields", ())]
    refused = Refused(STATUSES[done["__typename"]], done["message"], done["toDo"], errors)
    chosen = Params.of([(name, form.get(name, "")) for name in ("period", "level")])
    return await previewed(request, chosen, refused, form)


async def previewed(
    request: Request, params: Params, refused: Refused | None, form: Form | None = None
) -> Response:
    """What the units of a period come to now; for controllers with the form that keeps it."""
    answer = await ask(
        request,
        "scorecard_preview",
        **period(params),
        level=params.first("level"),
        unit=params.first("unit"),
        lang=language(request).upper(),
        **page_asked(params),
    )
    newest = [edge["node"]["number"] for edge in answer["scorecards"]["edges"]]
    return show(
        request,
        "scorecard_preview.html",
        answer,
        status=refused.status if refused else 200,
        here=PREVIEW if refused else None,
        params=params,
        form=form or {},
        refused=refused,
        newest=newest[0] if newest else 0,
        key=secrets.token_urlsafe(12),
    )


def period(params: Params) -> dict[str, str]:
    """The days of a period, `first/last`; other words are no days and refused as such."""
    since, _, until = params.first("period").partition("/")
    return {"since": since, "until": until}
