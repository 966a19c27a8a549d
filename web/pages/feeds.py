"""What was published, to be followed by programs: feeds, calendars, sitemap, search description."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry.procedure.folding import fold
from registry.publication.catalogue import Catalogue
from registry.publication.standards import feeds
from registry.publication.standards.feeds import Feed
from schema.loading import in_thread
from web.addresses import addresses_of, public_addresses
from web.labels import label
from web.page import ask, catalogue_of, show
from web.pages.exports import XML
from web.site import site_of

MEDIA_TYPES = {"atom": "application/atom+xml", "ics": "text/calendar"}
ALL = "Thủ tục hành chính: mọi thay đổi"
OPEN_SEARCH = "application/opensearchdescription+xml"


async def feed_page(request: Request) -> Response:
    """All feeds there are."""
    answer = await ask(request, "feeds")
    return show(request, "feeds.html", answer, feeds=known_feeds(await catalogue_of(request)))


def known_feeds(catalogue: Catalogue) -> dict[str, list[tuple[str, str]]]:
    """The feeds there is something in, by kind, each with its address and title."""
    authorities = dict.fromkeys(line.authority for r in catalogue.releases for line in r.entries)
    names = {key: catalogue.authority_name(key) for key in authorities}
    return {
        "all": [("/feeds/all", ALL)],
        "authority": [
            (f"/feeds/authority/{key}", names[key])
            for key in sorted(names, key=lambda key: fold(names[key]))
        ],
        "field": [
            (f"/feeds/field/{bucket.value}", str(bucket.value)) for bucket in catalogue.fields
        ],
    }


async def feed(request: Request) -> Response:
    """One feed, as Atom or as a calendar of effective days."""
    catalogue, addresses = await catalogue_of(request), public_addresses(request)
    name, kind = request.path_params["name"], request.path_params["format"]
    if kind not in MEDIA_TYPES:
        raise HTTPException(404)
    now = site_of(request).now

    def made() -> bytes:
        one = feed_named(catalogue, name)
        if kind == "ics":
            return feeds.effective_days(one, catalogue, addresses, now)
        return feeds.atom(one, catalogue, addresses, lambda word: label(word, "change", "vi"))

    return Response(await in_thread(made), media_type=MEDIA_TYPES[kind])


def feed_named(catalogue: Catalogue, name: str) -> Feed:
    """The feed at an address. Raises HTTPException (404)."""
    group, _, key = name.partition("/")
    path = f"/feeds/{name}"
    if name == "all":
        return Feed(path, ALL, feeds.public_lines(catalogue))
    if group == "authority" and catalogue.authority(key):
        return Feed(path, catalogue.authority_name(key), feeds.of_authority(catalogue, key))
    if group == "field" and any(bucket.value == key for bucket in catalogue.fields):
        return Feed(path, key, feeds.public_lines(catalogue, key))
    raise HTTPException(404)


async def sitemap(request: Request) -> Response:
    catalogue, addresses = await catalogue_of(request), public_addresses(request)
    content = await in_thread(lambda: feeds.sitemap(catalogue, addresses))
    return Response(content, media_type=XML)


async def open_search(request: Request) -> Response:
    return Response(feeds.open_search(public_addresses(request)), media_type=OPEN_SEARCH)


async def robots(request: Request) -> Response:
    """Where the sitemap is; what is for signed-in people is not for search engines."""
    private = ("/reviews", "/plans", "/sign-in", "/feedback/inbox", "/reform", "/inspections",
               "/initiatives")  # fmt: skip
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in private)]
    addresses = addresses_of(request)
    if addresses.base:
        lines.append(f"Sitemap: {addresses.page('/sitemap.xml')}")
    return Response("\n".join(lines) + "\n", media_type="text/plain")
