"""What changed in the catalogue between two days."""

from datetime import date, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.page import ask, language, params_of, show
from web.pages.days import day_asked
from web.pages.paging import page_asked
from web.site import site_of

USUAL = timedelta(days=30)


async def changes(request: Request) -> Response:
    params = params_of(request)
    until = day_asked(params, "to") or site_of(request).today
    since = day_asked(params, "from") or _before(until)
    if since > until:
        raise HTTPException(400)
    answer = await ask(
        request,
        "changes",
        **{"from": since.isoformat(), "to": until.isoformat()},
        authority=params.first("authority") or None,
        lang=language(request).upper(),
        **page_asked(params),
    )
    return show(request, "changes.html", answer, params=params, since=since, until=until)


def _before(until: date) -> date:
    return until - USUAL if until.toordinal() > USUAL.days else date.min
