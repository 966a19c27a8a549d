"""What was published, as feeds and calendars: Atom (RFC 4287), iCalendar, sitemap, OpenSearch."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from xml.etree import ElementTree as ET

from registry.calendars import Event, calendar
from registry.publication.catalogue import INTERNAL, Catalogue
from registry.publication.contents import CatalogueRelease, ReleaseLine
from registry.publication.standards.addresses import Addresses

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
MOST = 200  # entries of a feed
MOST_ADDRESSES = 50_000  # of a sitemap, by its protocol
_HEADER = b'<?xml version="1.0" encoding="UTF-8"?>\n'
Wanted = Callable[[CatalogueRelease, ReleaseLine], bool]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its place, its name, and which lines of releases belong to it."""

    path: str
    title: str
    wanted: Wanted


def public_lines(catalogue: Catalogue, field: str | None = None) -> Wanted:
    """Lines about procedures that the public is shown; of one field, or of all."""
    kinds = {item.identity: item.procedure for item in catalogue.procedures}

    def wanted(_: CatalogueRelease, line: ReleaseLine) -> bool:
        procedure = kinds.get((line.authority, line.code))
        if procedure is None or procedure.kind in INTERNAL:
            return False
        return field in (None, procedure.field)

    return wanted


def of_authority(catalogue: Catalogue, key: str) -> Wanted:
    """The public lines of one authority."""
    public = public_lines(catalogue)
    return lambda release, line: line.authority == key and public(release, line)


def atom(
    feed: Feed, catalogue: Catalogue, addresses: Addresses, label: Callable[[str], str]
) -> bytes:
    """The newest lines of releases as an Atom feed; `label` names a kind of change."""
    lines = list(_lines(catalogue.releases, feed.wanted))[:MOST]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "vi"})
    _text(root, "id", addresses.page(feed.path))
    _text(root, "title", feed.title)
    newest = max((_told_on(release) for release, _ in lines), default=catalogue.as_of)
    _text(root, "updated", _moment(newest))
    ET.SubElement(root, "link", {"rel": "self", "href": addresses.page(f"{feed.path}.atom")})
    ET.SubElement(root, "link", {"rel": "alternate", "href": addresses.page("/releases")})
    _text(ET.SubElement(root, "author"), "name", "Gọn")
    for release, line in lines:
        root.append(_entry(release, line, addresses, label))
    return _written(root)


def effective_days(
    feed: Feed, catalogue: Catalogue, addresses: Addresses, stamp: datetime
) -> bytes:
    """The days on which releases take effect, as a calendar."""
    events = []
    for release in catalogue.releases:
        count = sum(feed.wanted(release, line) for line in release.entries)
        if count:
            about = (release.title, f"{count} thủ tục")
            events.append(
                Event(
                    f"{release.sha256[:32]}@releases.gon",
                    release.effective,
                    f"Hiệu lực: {release.number}",
                    about,
                    addresses.release(release.authority, release.number),
                )
            )
    return calendar(feed.title, "Releases", events, stamp).encode()


def sitemap(catalogue: Catalogue, addresses: Addresses) -> bytes:
    """The public pages that search engines may list."""
    root = ET.Element("urlset", {"xmlns": SITEMAP})
    paths = ["/", "/radar", "/overlaps", "/releases", "/rules", "/registers", "/changes", "/feeds"]
    paths += ["/feedback", "/lists"]
    found: list[tuple[str, date | None]] = [(addresses.page(path), None) for path in paths]
    found += [
        (addresses.release(one.authority, one.number), one.published_on)
        for one in catalogue.releases
    ]
    found += [
        (addresses.procedure(*item.identity), item.history[0].decided if item.history else None)
        for item in catalogue.procedures
        if item.procedure.kind not in INTERNAL
    ]
    for address, changed in found[:MOST_ADDRESSES]:
        url = ET.SubElement(root, "url")
        _text(url, "loc", address)
        if changed:
            _text(url, "lastmod", changed.isoformat())
    return _written(root)


def open_search(addresses: Addresses) -> bytes:
    """The description with which a browser searches here."""
    root = ET.Element("OpenSearchDescription", {"xmlns": OPEN_SEARCH})
    _text(root, "ShortName", "Gọn")
    _text(root, "Description", "Tra cứu thủ tục hành chính")
    _text(root, "InputEncoding", "UTF-8")
    _text(root, "Language", "vi")
    template = addresses.page("/") + "?q={searchTerms}"
    ET.SubElement(root, "Url", {"type": "text/html", "template": template})
    return _written(root)


def _lines(
    releases: Sequence[CatalogueRelease], wanted: Wanted
) -> Iterator[tuple[CatalogueRelease, ReleaseLine]]:
    """What was told last first: a release is told when it takes effect."""
    for release in sorted(releases, key=_told_on, reverse=True):
        yield from ((release, line) for line in release.entries if wanted(release, line))


def _entry(
    release: CatalogueRelease,
    line: ReleaseLine,
    addresses: Addresses,
    label: Callable[[str], str],
) -> ET.Element:
    entry = ET.Element("entry")
    procedure = addresses.procedure(line.authority, line.code)
    _text(
        entry,
        "id",
        f"{addresses.release(release.authority, release.number)}#{line.authority}/{line.code}",
    )
    _text(entry, "title", f"{label(line.change.value)}: {line.name}")
    _text(entry, "updated", _moment(_told_on(release)))
    ET.SubElement(entry, "link", {"rel": "alternate", "href": procedure})
    ET.SubElement(entry, "category", {"term": line.change.value})
    _text(entry, "summary", " ".join(_said(release, line)))
    return entry


def _said(release: CatalogueRelease, line: ReleaseLine) -> Iterable[str]:
    yield f"{line.code}. Quyết định {release.number}, hiệu lực {release.effective:%d/%m/%Y}."
    if line.instrument:
        yield f"Văn bản: {line.instrument}."
    if line.successor:
        yield f"Thay thế bằng: {line.successor[1]}."


def _told_on(release: CatalogueRelease) -> date:
    """When people could know of it here: it is shown from the day it takes effect."""
    return max(release.published_on or release.decided, release.effective)


def _moment(day: date) -> str:
    """A day as a moment; the same day is the same text everywhere."""
    return datetime.combine(day, time.min, UTC).isoformat()


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = "".join(c for c in text if c >= " " or c in "\n\t")


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    return _HEADER + ET.tostring(root, encoding="unicode").encode()
