"""What was published, to be followed by programs: feeds, calendars, sitemap, search description."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry.procedure.folding import fold
from registry.publication.catalogue import Catalogue
from registry.publication.standards import feeds
from registry.publication.standards.feeds import Feed
from web.labels import label
from web.page import ask, catalogue_of, show
from web.pages.exports import XML, addresses_of
from web.site import site_of

ATOM = "application/atom+xml"
CALENDAR = "text/calendar"
OPEN_SEARCH = "application/opensearchdescription+xml"


async def feed_page(request: Request) -> Response:
    """All feeds there are."""
    answer = await ask(request, "feeds")
    return show(request, "feeds.html", answer, feeds=known_feeds(await catalogue_of(request)))


def known_feeds(catalogue: Catalogue) -> dict[str, list[Feed]]:
    """The feeds there is something in: of everything, by authority, by field."""
    authorities = dict.fromkeys(line.authority for r in catalogue.releases for line in r.entries)
    fields = dict.fromkeys(i.procedure.field for i in catalogue.procedures if i.procedure.field)
    return {
        "all": [Feed("/feeds/all", "Thủ tục hành chính: mọi thay đổi", feeds.every_line)],
        "authority": [
            Feed(
                f"/feeds/authority/{key}",
                catalogue.authority_name(key),
                feeds.of_authority(key),
            )
            for key in sorted(authorities, key=lambda key: fold(catalogue.authority_name(key)))
        ],
        "field": [
            Feed(f"/feeds/field/{field}", field, feeds.of_field(catalogue, field))
            for field in sorted(fields, key=fold)
        ],
    }


async def feed(request: Request) -> Response:
    """One feed, as Atom or as a calendar of effective days."""
    catalogue, addresses = await catalogue_of(request), addresses_of(request)
    one = _feed(catalogue, request.path_params["name"])
    if request.path_params["format"] == "atom":
        content = feeds.atom(one, catalogue, addresses, lambda word: label(word, "change", "vi"))
        return Response(content, media_type=ATOM)
    content = feeds.effective_days(one, catalogue, addresses, site_of(request).now)
    return Response(content, media_type=CALENDAR)


async def sitemap(request: Request) -> Response:
    content = feeds.sitemap(await catalogue_of(request), addresses_of(request))
    return Response(content, media_type=XML)


async def open_search(request: Request) -> Response:
    return Response(feeds.open_search(addresses_of(request)), media_type=OPEN_SEARCH)


async def robots(request: Request) -> Response:
    """Where the sitemap is; what is for signed-in people is not for search engines."""
    private = ("/reviews", "/plans", "/sign-in", "/feedback/inbox", "/reform")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in private)]
    lines.append(f"Sitemap: {addresses_of(request).page('/sitemap.xml')}")
    return Response("\n".join(lines) + "\n", media_type="text/plain")


def _feed(catalogue: Catalogue, name: str) -> Feed:
    every = (one for group in known_feeds(catalogue).values() for one in group)
    found = next((one for one in every if one.path == f"/feeds/{name}"), None)
    if found is None:
        raise HTTPException(404)
    return found
