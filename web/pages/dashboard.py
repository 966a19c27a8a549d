"""Public figures of dossiers: by unit, level and period, or by procedure."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from web.links import Params
from web.page import ask, language, params_of, show
from web.pages.paging import page_asked


async def dashboard(request: Request) -> Response:
    params, lang = params_of(request), language(request)
    answer = await ask(
        request,
        "dashboard",
        filter=wanted(params),
        like=params.first("unit"),
        lang=lang.upper(),
        **page_asked(params),
    )
    return show(request, "dashboard.html", answer, params=params)


def wanted(params: Params) -> Mapping[str, Any]:
    """The filter of the document; a period is `first day/last day`, and anything else is none."""
    since, _, until = params.first("period").partition("/")
    return {
        "byProcedure": params.first("by") == "procedure",
        "unit": params.first("unit") or None,
        "level": params.first("level") or None,
        "code": params.first("code") or None,
        "since": since or None,
        "until": until or None,
    }
