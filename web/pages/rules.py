"""The rules that make findings, and one rule with what it found."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.page import ask, language, params_of, show
from web.pages.paging import page_asked


async def rules(request: Request) -> Response:
    answer = await ask(request, "rules", lang=language(request).upper())
    return show(request, "rules.html", answer)


async def rule(request: Request) -> Response:
    params = params_of(request)
    answer = await ask(
        request,
        "rule",
        id=request.path_params["id"],
        lang=language(request).upper(),
        **page_asked(params),
    )
    if answer["rule"] is None:
        raise HTTPException(404)
    return show(request, "rule.html", answer, params=params)
