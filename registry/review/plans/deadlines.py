"""The last days of a plan as a calendar."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from registry.calendars import Event, calendar
from registry.review.plans.lists import Plan, PlanItem
from registry.review.plans.words import Standing

_OVER = (Standing.DONE, Standing.WITHDRAWN)


def deadlines(plan: Plan, stamp: datetime) -> str:
    """One all-day event for each item's last day that is still to come or missed.

    `stamp` is when the calendar is made. An event keeps its UID however often it is made, in every
    registry another one; lines end in CRLF.
    """
    return calendar(plan.title, "Review plans", _events(plan), stamp)


def _events(plan: Plan) -> Iterator[Event]:
    if not plan.is_approved:
        day = plan.sent_before - timedelta(days=1)
        yield Event(_uid(plan, "plan"), day, f"Trình kế hoạch: {plan.title}")
    for item in plan.items:
        if item.ends is not None and item.standing not in _OVER:
            yield Event(_uid(plan, str(item.id)), item.ends, item.name, tuple(_about(item)))


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
