"""What was published and when: all releases, one of them, and its frozen bytes to take away."""

from functools import partial
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry.publication import Release
from registry.publication import release as frozen
from schema.loading import in_thread
from web.links import PATH_SAFE
from web.page import ask, catalogue_of, params_of, show
from web.pages.paging import page_asked
from web.site import site_of

DOWNLOAD = "JSON"


async def releases(request: Request) -> Response:
    params = params_of(request)
    answer = await ask(request, "releases", **page_asked(params))
    return show(request, "releases.html", answer, params=params)


async def release(request: Request) -> Response:
    number = request.path_params["number"]
    answer = await ask(request, "release", number=number)
    if answer["release"] is None:
        raise HTTPException(404)
    downloads = [(DOWNLOAD, quote(f"/releases/{number}.json", safe=PATH_SAFE))]
    return show(request, "release.html", answer, downloads=downloads)


async def release_bytes(request: Request) -> Response:
    """The release as it was published, byte for byte; its hash is the one on the page."""
    content, sha256 = await _content(request, request.path_params["number"])
    tag = f'"{sha256}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


async def _content(request: Request, number: str) -> tuple[bytes, str]:
    known = (await catalogue_of(request)).releases
    sequence = next((one.sequence for one in known if one.number == number), None)
    if sequence is None:
        raise HTTPException(404)
    found = await in_thread(partial(frozen, site_of(request).store, sequence))
    assert isinstance(found, Release)  # a release is never taken away
    return found.content, found.info.sha256
