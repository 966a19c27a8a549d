"""Feeds: what Atom, iCalendar and the sitemap protocol ask for is there, and all that is public."""

from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import icalendar
import pytest

from registry.publication.catalogue import Catalogue
from registry.publication.standards import Addresses
from registry.publication.standards.feeds import (
    ATOM,
    OPEN_SEARCH,
    SITEMAP,
    Feed,
    atom,
    effective_days,
    of_authority,
    open_search,
    public_lines,
    sitemap,
)
from tests.schema.sample import catalogue, procedure

ADDRESSES = Addresses("https://example.test")
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def published() -> Catalogue:
    return catalogue(
        [
            procedure("1.000001", "Cấp <giấy> & phép", field="Hộ tịch"),
            procedure("1.000002", "Thu hồi\x08 giấy phép", field="Đất đai"),
        ]
    )


@pytest.fixture
def everything(published: Catalogue) -> Feed:
    return Feed("/feeds/all", "Mọi thay đổi", public_lines(published))


def entries(content: bytes) -> list[ET.Element]:
    return ET.fromstring(content).findall(f"{{{ATOM}}}entry")


def text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{{{ATOM}}}{name}") or ""


def test_a_feed_has_what_atom_asks_for(published: Catalogue, everything: Feed) -> None:
    content = atom(everything, published, ADDRESSES, str.upper)

    root = ET.fromstring(content)
    for element in (root, *entries(content)):  # RFC 4287 4.1.1, 4.1.2
        assert text(element, "id")
        assert text(element, "title")
        assert datetime.fromisoformat(text(element, "updated")).tzinfo
    assert root.find(f"{{{ATOM}}}author/{{{ATOM}}}name") is not None
    assert [text(one, "title") for one in entries(content)] == [
        "NEW: Cấp <giấy> & phép",
        "NEW: Thu hồi giấy phép",
    ]
    assert len({text(one, "id") for one in entries(content)}) == 2


def test_a_feed_of_one_field_or_authority_has_its_lines_only(
    published: Catalogue, everything: Feed
) -> None:
    land = replace(everything, wanted=public_lines(published, "Đất đai"))
    other = replace(everything, wanted=of_authority(published, "bo-y-te"))

    assert len(entries(atom(land, published, ADDRESSES, str))) == 1
    assert entries(atom(other, published, ADDRESSES, str)) == []


def test_internal_procedures_are_in_no_feed() -> None:
    inside = catalogue([procedure("1.000003", "Luân chuyển", kind="internal")])
    feed = Feed("/feeds/all", "Mọi thay đổi", public_lines(inside))

    assert entries(atom(feed, inside, ADDRESSES, str)) == []


def test_a_release_is_told_when_it_takes_effect(published: Catalogue, everything: Feed) -> None:
    release = published.releases[0]
    late = replace(release, decided=date(2025, 1, 1), published_on=date(2025, 2, 1))
    contents = replace(published.contents, releases=[late])

    (entry, *_) = entries(atom(everything, Catalogue(contents), ADDRESSES, str))

    assert text(entry, "updated").startswith(release.effective.isoformat())


def test_effective_days_open_as_a_calendar(published: Catalogue, everything: Feed) -> None:
    opened = icalendar.Calendar.from_ical(effective_days(everything, published, ADDRESSES, NOW))

    (event,) = opened.walk("VEVENT")
    assert event.decoded("DTSTART") == published.releases[0].effective
    assert str(event["SUMMARY"]) == "Hiệu lực: 1/QĐ-BTP"
    none = replace(everything, wanted=of_authority(published, "bo-y-te"))
    empty = icalendar.Calendar.from_ical(effective_days(none, published, ADDRESSES, NOW))
    assert not empty.walk("VEVENT")


def test_the_sitemap_names_every_public_procedure_by_its_own_address(published: Catalogue) -> None:
    root = ET.fromstring(sitemap(published, ADDRESSES))

    found = [each.text for each in root.iter(f"{{{SITEMAP}}}loc")]
    assert "https://example.test/procedures/1.000001?authority=bo-tu-phap" in found
    assert len(found) == len(set(found))
    assert all(address and address.startswith("https://example.test/") for address in found)


def test_a_browser_can_search_here() -> None:
    root = ET.fromstring(open_search(ADDRESSES))

    url = root.find(f"{{{OPEN_SEARCH}}}Url")
    assert url is not None
    assert url.get("template") == "https://example.test/?q={searchTerms}"
    assert len(root.findtext(f"{{{OPEN_SEARCH}}}ShortName") or "") <= 16
