"""The last days of a plan as an iCalendar text (RFC 5545), for the calendars people already use."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from registry.review.plans.lists import Plan, PlanItem
from registry.review.plans.words import Standing

_OCTETS = 75  # RFC 5545 3.1: a line is folded before it is longer
_OVER = (Standing.DONE, Standing.WITHDRAWN)


def deadlines(plan: Plan, stamp: datetime) -> str:
    """One all-day event for each item's last day that is still to come or missed.

    `stamp` is when the calendar is made. An event keeps its UID however often it is made, in every
    registry another one; lines end in CRLF.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Gon//Review plans//VI",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(plan.title)}",
        f"X-WR-CALNAME:{escaped(plan.title)}",
    ]
    if not plan.is_approved:
        day = plan.sent_before - timedelta(days=1)
        lines += _event(_uid(plan, "plan"), day, stamp, f"Trình kế hoạch: {plan.title}", [])
    for item in plan.items:
        if item.ends is not None and item.standing not in _OVER:
            lines += _event(_uid(plan, str(item.id)), item.ends, stamp, item.name, _about(item))
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


def _event(uid: str, day: date, stamp: datetime, summary: str, about: list[str]) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(summary)}",
        *([f"DESCRIPTION:{escaped(chr(10).join(about))}"] if about else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _about(item: PlanItem) -> list[str]:
    """What an event says below its name; the calendar is in the language of the plan."""
    code = item.procedure.partition("/")[2] if item.procedure else None
    said = [
        ("Thủ tục", code),
        ("Chủ trì", item.lead),
        ("Phối hợp", ", ".join(item.partners)),
        ("Sản phẩm", item.product),
    ]
    return [f"{label}: {words}" for label, words in said if words]


def _uid(plan: Plan, part: str) -> str:
    """Told apart from other registries by the moment at which the plan was made."""
    named = f"{plan.authority}\n{plan.id}\n{plan.made_at.isoformat()}\n{part}"
    return f"{hashlib.sha256(named.encode()).hexdigest()[:32]}@plans.gon"
