"""What was published and when: all releases, one of them, and its frozen bytes to take away."""

from base64 import b64decode
from functools import partial
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry.papers import FORMATS
from registry.publication import Release, Seal
from registry.publication import release as frozen
from registry.publication.lists import bases_of_release, contents_of_release, decision_of
from registry.publication.releases import public_pem
from schema.loading import in_thread
from web.addresses import addresses_of
from web.links import PATH_SAFE
from web.page import ask, catalogue_of, language, params_of, show
from web.pages.paging import page_asked
from web.pages.papers import MEDIA
from web.site import site_of

PAPERS = (("DOCX", "docx"), ("PDF", "pdf"), ("XLSX", "xlsx"))  # the decision with its annex
DOWNLOADS = (("JSON", "json"), ("Ed25519", "sig"), ("PEM", "pem"))


async def releases(request: Request) -> Response:
    params = params_of(request)
    answer = await ask(request, "releases", **page_asked(params))
    return show(request, "releases.html", answer, params=params)


async def release(request: Request) -> Response:
    number = request.path_params["number"]
    answer = await ask(
        request,
        "release",
        number=number,
        authority=params_of(request).first("authority") or None,
        lang=language(request).upper(),
    )
    if answer["release"] is None:
        raise HTTPException(404)
    kinds = DOWNLOADS if answer["release"]["signature"] else DOWNLOADS[:1]
    issuer = urlencode({"authority": answer["release"]["issuer"]["key"]})
    downloads = [
        (kind, quote(f"/releases/{number}.{end}", safe=PATH_SAFE) + f"?{issuer}")
        for kind, end in (*PAPERS, *kinds)
    ]
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


async def release_paper(request: Request) -> Response:
    """The decision of a release with its annex: DOCX, PDF or XLSX, by the end of the address."""
    kind = request.url.path.rpartition(".")[2]
    found, catalogue, site = await _frozen(request), await catalogue_of(request), site_of(request)
    names = {item.identity: item.procedure.name for item in catalogue.procedures}

    def printed() -> bytes:
        contents = contents_of_release(site.store, found.info.number)
        bases = bases_of_release(site.store, found)
        reference, addresses = catalogue.reference, addresses_of(request)
        paper = decision_of(found, contents, names, reference, addresses, bases)
        return FORMATS[kind](site.press, paper)

    headers = {"Content-Disposition": f'attachment; filename="cong-bo-{found.info.number}.{kind}"'}
    return Response(await in_thread(printed), media_type=MEDIA[kind], headers=headers)


def _seal(found: Release) -> Seal:
    if found.info.seal is None:
        raise HTTPException(404)
    return found.info.seal


async def _frozen(request: Request) -> Release:
    number, authority = request.path_params["number"], params_of(request).first("authority")
    known = (await catalogue_of(request)).releases
    same = (one for one in known if one.number == number)
    sequence = next((one.sequence for one in same if authority in ("", one.authority)), None)
    if sequence is None:
        raise HTTPException(404)
    found = await in_thread(partial(frozen, site_of(request).store, sequence))
    assert isinstance(found, Release)  # a release is never taken away
    return found
