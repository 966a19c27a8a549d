"""The tabs of the list of reviews: what waits, what is mine, what is late, alerts."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.links import Params
from web.page import ask, language, show
from web.pages.paging import page_asked

ALERTS = "alerts"
LISTS: Mapping[str, str] = {"waiting": "WAITING_FOR_ME", "mine": "MINE", "late": "LATE"}


async def work(request: Request, params: Params) -> Response:
    """The list that `list` names. Raises HTTPException for one that is not there."""
    name = params.first("list")
    lang = language(request).upper()
    if name == ALERTS:
        answer = await ask(request, "alerts", lang=lang, **page_asked(params))
    elif name in LISTS:
        answer = await ask(request, "work", kind=LISTS[name], lang=lang, **page_asked(params))
    else:
        raise HTTPException(404)
    return show(request, "reviews.html", answer, params=params)
