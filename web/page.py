"""A page: one GraphQL document run in process, shown by one template.

What goes wrong in an operation becomes the status a browser expects. Pages that show only what is
published are asked for again with their `ETag` and answered 304 as long as nothing has changed.
"""

import hashlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from graphql import GraphQLError
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from registry.publication.catalogue import Catalogue
from registry.review.feedback import published_mark
from schema import execute
from schema.loading import in_thread
from web.labels import Language
from web.links import Params, link
from web.pages import document
from web.rendering import render
from web.site import site_of
from web.visitors import address_of, visitor

Answer = Mapping[str, Any]  # JSON of a GraphQL answer: its shape is the page's document
Handler = Callable[[Request], Awaitable[Response]]

HERE = Path(__file__).parent
log = logging.getLogger("gon.web")
LIST_HAS_CHANGED = frozenset({"STALE_CURSOR", "BAD_CURSOR"})
STATUSES: Mapping[str, int] = {
    "INTERNAL": 500,
    "FORBIDDEN": 403,
    "UNAUTHENTICATED": 401,
    "NOT_FOUND": 404,
    "BAD_ID": 404,
    "STORE_BUSY": 503,
    "GRAPHQL_VALIDATION_FAILED": 500,  # the document is ours
    "GRAPHQL_PARSE_FAILED": 500,
}


def language(request: Request) -> Language:
    return "en" if request.query_params.get("lang") == "en" else "vi"


def params_of(request: Request) -> Params:
    """What the address asks for, beside the language."""
    return Params.of(request.query_params.multi_items())


async def catalogue_of(request: HTTPConnection) -> Catalogue:
    """The snapshot this request keeps to."""
    found = getattr(request.state, "catalogue", None)
    if isinstance(found, Catalogue):
        return found
    current = await site_of(request).catalogue()
    request.state.catalogue = current
    return current


async def ask(request: Request, page: str, **variables: object) -> Answer:
    """The data of a page's document. Raises HTTPException with the status that fits the error."""
    return await run(request, document(page), **variables)


async def run(request: Request, text: str, **variables: object) -> Answer:
    """The data of a document. Raises HTTPException with the status that fits the error."""
    who = await visitor(request)
    context = site_of(request).context(await catalogue_of(request), who.actor, address_of(request))
    wanted = {name: value for name, value in variables.items() if value is not None}
    result = await execute(text, wanted, context)
    if result.errors:
        raise refusal(request, result.errors[0])
    assert result.data is not None  # without errors there is data
    return result.data


def refusal(request: Request, error: GraphQLError) -> HTTPException:
    """The first error of an operation as what a browser is told."""
    code = str((error.extensions or {}).get("code"))
    if code in LIST_HAS_CHANGED:
        return HTTPException(303, headers={"Location": first_page(request)})
    return HTTPException(STATUSES.get(code, 400), detail=error.message)


def first_page(request: Request) -> str:
    return params_of(request).from_the_start().address(request.url.path, language(request))


def show(
    request: Request,
    template: str,
    answer: Answer,
    *,
    status: int = 200,
    here: str | None = None,
    **more: object,
) -> HTMLResponse:
    """The page. `here` is its address where another one than that of the request is to be named."""
    lang, path = language(request), here or request.url.path
    params = params_of(request) if here is None else Params()
    frame = {
        "viewer": answer.get("viewer"),
        "here": path,
        "other_language": params.address(path, "vi" if lang == "en" else "en"),
    }
    return HTMLResponse(render(template, lang, **{**frame, **answer, **more}), status)


def go_to(path: str, lang: Language) -> RedirectResponse:
    """Sends the browser to a page, to be read and not sent again."""
    return RedirectResponse(link(path, lang=lang), 303)


def public(handler: Handler, *, with_feedback: bool = False) -> Handler:
    """The handler, not run at all when the browser already has what it would answer.

    `with_feedback`: it changes too when feedback is published.
    """

    async def answered(request: Request) -> Response:
        mark = await _feedback_mark(request) if with_feedback else ""
        tag = None if mark is None else await etag(request, mark)
        if tag is None:
            return await handler(request)
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Cookie"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        response = await handler(request)
        if response.status_code == 200:
            response.headers.update(headers)
        return response

    return answered


async def _feedback_mark(request: Request) -> str | None:
    """None where it cannot be read: then the page is made anew, as far as it can be."""
    store = site_of(request).store
    try:
        return await in_thread(lambda: published_mark(store))
    except Exception:
        log.exception("whether feedback was published could not be read")
        return None


async def etag(request: Request, mark: str = "") -> str | None:
    """What tells one state of a page from another; None for people who are signed in."""
    if (await visitor(request)).actor is not None:
        return None
    revision = (await catalogue_of(request)).revision
    said = f"{build()}\n{revision}\n{mark}\n{request.url.path}\n{request.url.query}"
    return f'W/"{hashlib.sha256(said.encode()).hexdigest()[:24]}"'


@cache
def build() -> str:
    """Changes with every file of the site, so that no page outlives the templates it is made of."""
    found = hashlib.sha256()
    for file in sorted(HERE.rglob("*")):
        if file.is_file() and file.suffix != ".pyc" and "vendor" not in file.parts:
            found.update(file.read_bytes())
    return found.hexdigest()[:12]
