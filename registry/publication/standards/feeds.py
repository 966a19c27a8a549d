"""What was published, as feeds and calendars: Atom (RFC 4287), iCalendar, sitemap, OpenSearch."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from xml.etree import ElementTree as ET

from registry.calendars import Event, calendar
from registry.publication.catalogue import Catalogue
from registry.publication.contents import (
    CatalogueProcedure,
    CatalogueRelease,
    DatedChange,
    ReleaseLine,
)
from registry.publication.procedures import is_public
from registry.publication.releases.in_time import ChangeKind
from registry.publication.standards.addresses import Addresses

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
# What the end of a temporary content leaves; only a release brings a procedure back.
EXPIRY: Mapping[ChangeKind, str] = {
    ChangeKind.CHANGED: "nội dung tạm thời hết hạn; nội dung trước đó có hiệu lực trở lại",
    ChangeKind.ENDED: "nội dung tạm thời hết hạn; thủ tục hết hiệu lực",
}
MOST = 200  # entries of a feed
MOST_ADDRESSES = 50_000  # of a sitemap, by its protocol
_HEADER = b'<?xml version="1.0" encoding="UTF-8"?>\n'
Identity = tuple[str, str]  # authority, code
Wanted = Callable[[Identity], bool]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its place, its name, and which procedures it is about."""

    path: str
    title: str
    wanted: Wanted


def public_lines(catalogue: Catalogue, field: str | None = None) -> Wanted:
    """Procedures that the public is shown, also those to come; of one field, or of all."""
    every = (*catalogue.coming, *catalogue.procedures)
    public = {
        item.identity for item in every if is_public(item) and field in (None, item.procedure.field)
    }
    return public.__contains__


def of_authority(catalogue: Catalogue, key: str) -> Wanted:
    """The public procedures of one authority."""
    public = public_lines(catalogue)
    return lambda identity: identity[0] == key and public(identity)


def atom(
    feed: Feed, catalogue: Catalogue, addresses: Addresses, label: Callable[[str], str]
) -> bytes:
    """The newest lines of releases, and temporary contents that ended, as an Atom feed.

    A line is told of when it is published, and once more when it takes effect: its entry keeps its
    id and is updated. `label` names a kind of change.
    """
    told = [*_lines(feed, catalogue, addresses, label), *_ended(feed, catalogue, addresses)]
    told = sorted(told, key=lambda each: each.day, reverse=True)[:MOST]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "vi"})
    _text(root, "id", addresses.page(feed.path))
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(told[0].day if told else catalogue.as_of))
    ET.SubElement(root, "link", {"rel": "self", "href": addresses.page(f"{feed.path}.atom")})
    ET.SubElement(root, "link", {"rel": "alternate", "href": addresses.page("/releases")})
    _text(ET.SubElement(root, "author"), "name", "Gọn")
    for each in told:
        root.append(_entry(each))
    return _written(root)


def effective_days(
    feed: Feed, catalogue: Catalogue, addresses: Addresses, stamp: datetime
) -> bytes:
    """The days on which releases take effect and temporary contents end, as a calendar."""
    events = [*_effects(feed, catalogue, addresses), *_ends(feed, catalogue, addresses)]
    return calendar(feed.title, "Releases", events, stamp).encode()


def _effects(feed: Feed, catalogue: Catalogue, addresses: Addresses) -> Iterator[Event]:
    for release in catalogue.releases:
        count = sum(feed.wanted((line.authority, line.code)) for line in release.entries)
        if count:
            yield Event(
                f"{release.sha256[:32]}@releases.gon",
                release.effective,
                f"Hiệu lực: {release.number}",
                (release.title, f"{count} thủ tục"),
                addresses.release(release.authority, release.number),
            )


def _ends(feed: Feed, catalogue: Catalogue, addresses: Addresses) -> Iterator[Event]:
    """The last days of temporary contents: whoever needs them has to act by then."""
    for item, change in _expiries(feed, catalogue):
        authority, code = item.identity
        day = change.day - timedelta(days=1)
        named = hashlib.sha256(f"{authority}/{code}/{day}".encode()).hexdigest()
        yield Event(
            f"{named[:32]}@endings.gon",
            day,
            f"Hết hạn: {item.procedure.name}",
            (_expired(item, change),),
            addresses.procedure(authority, code),
        )


def _expiries(feed: Feed, catalogue: Catalogue) -> Iterator[tuple[CatalogueProcedure, DatedChange]]:
    """The days from which a temporary content holds no more, past and to come."""
    for item in (*catalogue.procedures, *catalogue.coming):
        if item.dated and feed.wanted(item.identity):
            yield from ((item, change) for change in item.dated if change.by is None)


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
        if is_public(item)
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


@dataclass(frozen=True, slots=True)
class _Told:
    """One entry of a feed, as of the day on which it was last told."""

    day: date
    id: str
    title: str
    summary: str
    term: str
    address: str


def _lines(
    feed: Feed, catalogue: Catalogue, addresses: Addresses, label: Callable[[str], str]
) -> Iterator[_Told]:
    for release in catalogue.releases:
        in_effect = release.effective <= catalogue.as_of
        day = _told_on(release, in_effect=in_effect)
        begins = release.effective.isoformat()
        of_release = addresses.release(release.authority, release.number)
        for line in release.entries:
            identity = line.authority, line.code
            if feed.wanted(identity):
                yield _Told(
                    day,
                    f"{of_release}#{line.authority}/{line.code}",
                    f"{label(line.change.value)}: {line.name}",
                    " ".join(_said(release, line, in_effect=in_effect)),
                    line.change.value,
                    addresses.procedure(*identity)
                    if in_effect
                    else addresses.procedure(*identity, as_of=begins),
                )


def _ended(feed: Feed, catalogue: Catalogue, addresses: Addresses) -> Iterator[_Told]:
    for item, change in _expiries(feed, catalogue):
        if change.day <= catalogue.as_of:
            address = addresses.procedure(*item.identity)
            yield _Told(
                change.day,
                f"{address}#{change.day.isoformat()}",
                f"Hết hạn: {item.procedure.name}",
                _expired(item, change),
                "expired",
                address,
            )


def _expired(item: CatalogueProcedure, change: DatedChange) -> str:
    return f"{item.procedure.code}. Từ {change.day:%d/%m/%Y}: {EXPIRY[change.kind]}."


def _entry(told: _Told) -> ET.Element:
    entry = ET.Element("entry")
    _text(entry, "id", told.id)
    _text(entry, "title", told.title)
    _text(entry, "updated", _moment(told.day))
    ET.SubElement(entry, "link", {"rel": "alternate", "href": told.address})
    ET.SubElement(entry, "category", {"term": told.term})
    _text(entry, "summary", told.summary)
    return entry


def _said(release: CatalogueRelease, line: ReleaseLine, *, in_effect: bool) -> Iterable[str]:
    begins = "hiệu lực" if in_effect else "sẽ có hiệu lực từ"
    yield f"{line.code}. Quyết định {release.number}, {begins} {release.effective:%d/%m/%Y}."
    if line.instrument:
        yield f"Văn bản: {line.instrument}."
    if line.successor:
        yield f"Thay thế bằng: {line.successor[1]}."


def _told_on(release: CatalogueRelease, *, in_effect: bool) -> date:
    """When people could last learn of it here: when it was published, then when it took effect."""
    published = release.published_on or release.decided
    return max(published, release.effective) if in_effect else published


def _moment(day: date) -> str:
    """A day as a moment; the same day is the same text everywhere."""
    return datetime.combine(day, time.min, UTC).isoformat()


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = "".join(c for c in text if c >= " " or c in "\n\t")


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    return _HEADER + ET.tostring(root, encoding="unicode").encode()
