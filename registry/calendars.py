"""All-day events as an iCalendar text (RFC 5545), for the calendars people already use."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

_OCTETS = 75  # RFC 5545 3.1: a line is folded before it is longer


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one day; the same thing keeps its `uid` however often it is written."""

    uid: str
    day: date
    summary: str
    about: tuple[str, ...] = ()
    address: str | None = None


def calendar(name: str, product: str, events: Iterable[Event], stamp: datetime) -> str:
    """The events as a calendar, made at `stamp`; lines end in CRLF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Gon//{product}//VI",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines += _lines(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) + "\r\n" for line in lines)


def escaped(text: str) -> str:
    r"""A text value (RFC 5545 3.3.11); controls that a calendar may not hold are left out.

    >>> escaped("a, b; c\\d\ne")
    'a\\, b\\; c\\\\d\\ne'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(char for char in lines if char >= " " or char in "\n\t").replace("\x7f", "")
    for char in "\\;,":
        kept = kept.replace(char, "\\" + char)
    return kept.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never cut inside a letter (RFC 5545 3.1).

    >>> folded("A" * 80) == "A" * 75 + "\\r\\n " + "A" * 5
    True
    """
    return "\r\n ".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    piece, size, room = "", 0, _OCTETS
    for char in line:
        octets = len(char.encode())
        if size + octets > room:
            yield piece
            piece, size, room = "", 0, _OCTETS - 1  # the space that begins it counts
        piece, size = piece + char, size + octets
    yield piece


def _lines(event: Event, stamp: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{event.day.isoformat().replace('-', '')}",
        "DURATION:P1D",
        f"SUMMARY:{escaped(event.summary)}",
        *([f"DESCRIPTION:{escaped(chr(10).join(event.about))}"] if event.about else []),
        *([f"URL:{event.address}"] if event.address else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
