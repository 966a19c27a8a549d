"""Targets of the state on a day: what is wanted, how far it is, what is not known."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.labels import words_of
from web.page import ask, language, params_of, show
from web.pages.days import AS_OF, day_asked
from web.pages.paging import page_asked
from web.site import site_of


async def targets(request: Request) -> Response:
    params, lang = params_of(request), language(request)
    asked, scope = day_asked(params, AS_OF), params.first("scope").lower()
    if scope and scope not in words_of("target_scope"):
        raise HTTPException(400)
    answer = await ask(
        request,
        "targets",
        asOf=asked.isoformat() if asked else None,
        scope=scope.upper() or None,
        lang=lang.upper(),
        **page_asked(params),
    )
    day = asked or site_of(request).today
    scopes = list(words_of("target_scope"))
    return show(request, "targets.html", answer, params=params, day=day, scopes=scopes)
