"""Many cases in every state, written straight into the tables: what lists are asked about."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import insert, text

from registry.review.machine import Of, states
from registry.store import Store
from registry.store.review_tables import MeasureRow, ReviewCaseRow
from tests.registry.folders import NOW
from tests.registry.review.planning import FIRST

EFFECTIVE, UNTIL = date(2026, 11, 1), date(2026, 12, 31)
DAYS: Iterable[tuple[date | None, date | None]] = (
    (None, None),
    (EFFECTIVE, None),
    (EFFECTIVE, UNTIL),
    (None, UNTIL),
)


def every_measure() -> list[Mapping[str, Any]]:
    """A measure of each state and each kind of days."""
    codes = [None, *(code for code, state in states().items() if state.of is not Of.CASE)]
    return [
        {"state": code, "effective": effective, "until": until}
        for code in codes
        for effective, until in DAYS
    ]


def cases_of(
    store: Store, own: Iterable[tuple[str, Iterable[Mapping[str, Any]]]], procedure: str = FIRST
) -> None:
    """Closed cases on one procedure, each with its own state and its measures."""
    with store.note() as session:
        edition = session.connection().execute(
            text("SELECT edition FROM procedure WHERE key = :key"), {"key": procedure}
        )
        about = {
            "procedure": procedure, "edition": edition.scalar_one(), "reason": "x",
            "opened_by": "lan", "opened_at": NOW, "closed_at": NOW, "returns": 0, "revision": 1,
        }  # fmt: skip
        for state, measures in own:
            row = ReviewCaseRow(**about, state=state)
            session.add(row)
            session.flush()
            for each in measures:
                session.connection().execute(insert(MeasureRow), {
                    "case": row.id, "outcome": "keep", "title": "x", "reason": "x", "patch": [],
                    "findings": [], "within_power": True, "author": "lan", "made_at": NOW,
                    "revision": 1, **each,
                })  # fmt: skip


def due_on(store: Store, case: int, day: date, *, approved: bool = True) -> None:
    """An item of a plan, approved or not, whose case this is."""
    with store.note() as session:
        run = session.connection().execute
        plan = run(text(
            "INSERT INTO review_plan (authority, year, title, decision, author, made_at, revision) "
            "VALUES ('bo-cong-an', 2026, 'x', :decision, 'x', :at, 1) RETURNING id"
        ), {"decision": "1/QĐ" if approved else None, "at": "2026-01-01"}).scalar_one()  # fmt: skip
        run(text(
            'INSERT INTO review_plan_item (plan, procedure, partners, ends, ground_words, "case") '
            "SELECT :plan, procedure, '[]', :ends, '', id FROM review_case WHERE id = :case"
        ), {"plan": plan, "ends": day.isoformat(), "case": case})  # fmt: skip
