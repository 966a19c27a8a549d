"""Feeds: what Atom, iCalendar and the sitemap protocol ask for is there, and all that is public."""

from dataclasses import replace
from datetime import UTC, datetime
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
    every_line,
    of_authority,
    of_field,
    open_search,
    sitemap,
)
from tests.schema.sample import catalogue, procedure

ADDRESSES = Addresses("https://example.test")
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ALL = Feed("/feeds/all", "Mọi thay đổi", every_line)


@pytest.fixture
def published() -> Catalogue:
    return catalogue(
        [
            procedure("1.000001", "Cấp <giấy> & phép", field="Hộ tịch"),
            procedure("1.000002", "Thu hồi\x08 giấy phép", field="Đất đai"),
        ]
    )


def entries(content: bytes) -> list[ET.Element]:
    return ET.fromstring(content).findall(f"{{{ATOM}}}entry")


def text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{{{ATOM}}}{name}") or ""


def test_a_feed_has_what_atom_asks_for(published: Catalogue) -> None:
    content = atom(ALL, published, ADDRESSES, str.upper)

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


def test_a_feed_of_one_field_or_authority_has_its_lines_only(published: Catalogue) -> None:
    land = replace(ALL, wanted=of_field(published, "Đất đai"))
    other = replace(ALL, wanted=of_authority("bo-y-te"))

    assert len(entries(atom(land, published, ADDRESSES, str))) == 1
    assert entries(atom(other, published, ADDRESSES, str)) == []


def test_the_same_releases_give_the_same_bytes(published: Catalogue) -> None:
    assert atom(ALL, published, ADDRESSES, str) == atom(ALL, published, ADDRESSES, str)


def test_effective_days_open_as_a_calendar(published: Catalogue) -> None:
    opened = icalendar.Calendar.from_ical(effective_days(ALL, published, ADDRESSES, NOW))

    (event,) = opened.walk("VEVENT")
    assert event.decoded("DTSTART") == published.releases[0].effective
    assert str(event["SUMMARY"]) == "Hiệu lực: 1/QĐ-BTP"
    none = replace(ALL, wanted=of_authority("bo-y-te"))
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
