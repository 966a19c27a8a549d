"""What was published and when: all releases, one of them, and its frozen bytes to take away."""

from base64 import b64decode
from functools import partial
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry.publication import Release, Seal
from registry.publication import release as frozen
from registry.publication.releases import public_pem
from schema.loading import in_thread
from web.links import PATH_SAFE
from web.page import ask, catalogue_of, language, params_of, show
from web.pages.paging import page_asked
from web.site import site_of

DOWNLOADS = (("JSON", "json"), ("Ed25519", "sig"), ("PEM", "pem"))


async def releases(request: Request) -> Response:
    params = params_of(request)
    answer = await ask(request, "releases", **page_asked(params))
    return show(request, "releases.html", answer, params=params)


async def release(request: Request) -> Response:
    number = request.path_params["number"]
    answer = await ask(request, "release", number=number, lang=language(request).upper())
    if answer["release"] is None:
        raise HTTPException(404)
    kinds = DOWNLOADS if answer["release"]["signature"] else DOWNLOADS[:1]
    downloads = [(kind, quote(f"/releases/{number}.{end}", safe=PATH_SAFE)) for kind, end in kinds]
    return show(request, "release.html", answer, downloads=downloads)


async def release_bytes(request: Request) -> Response:
    """The release as it was published, byte for byte; its hash is the one on the page."""
    found = await _frozen(request)
    tag = f'"{found.info.sha256}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type="application/json", headers=headers)


async def release_signature(request: Request) -> Response:
    """The signature of those bytes, 64 bytes."""
    seal = _seal(await _frozen(request))
    return Response(b64decode(seal.signature), media_type="application/octet-stream")


async def release_key(request: Request) -> Response:
    """The public key that the signature is checked with."""
    seal = _seal(await _frozen(request))
    return Response(public_pem(seal.key), media_type="application/x-pem-file")


def _seal(found: Release) -> Seal:
    if found.info.seal is None:
        raise HTTPException(404)
    return found.info.seal


async def _frozen(request: Request) -> Release:
    number = request.path_params["number"]
    known = (await catalogue_of(request)).releases
    sequence = next((one.sequence for one in known if one.number == number), None)
    if sequence is None:
        raise HTTPException(404)
    found = await in_thread(partial(frozen, site_of(request).store, sequence))
    assert isinstance(found, Release)  # a release is never taken away
    return found
