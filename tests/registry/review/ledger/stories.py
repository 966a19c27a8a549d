"""A costed case of the worked example on its way: approved, in force, measured."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from registry.actors import Actor
from registry.refusals import Refusal
from registry.review import Moved, Paper
from registry.review.ledger import Period, Recorded, record_measurement
from registry.store import Store
from tests.registry.folders import NOW
from tests.registry.review.reviewing import APPROVER, AUTHOR, CHECKER, PUBLISHER, SAID, act
from tests.registry.review.test_costs import kept, opened, proposed, seen

LATER = NOW + timedelta(days=400)
IN_FORCE = date(2026, 12, 1)
PERIOD = Period(
    IN_FORCE, date(2027, 11, 30), 3_600, "Thống kê hồ sơ", paper=Paper("9/BC", IN_FORCE)
)


def approved(store: Store, folder: Path) -> int:
    """A costed case whose one measure is approved; the revision of the measure."""
    opened(store, folder)
    proposed(store)
    kept(store, revision=2)
    for name in ("finish_costing", "skip_consultation", "submit_case", "propose_case"):
        actor = CHECKER if name == "propose_case" else AUTHOR
        done = act(store, name, seen(store).summary.case.revision, actor=actor)
        assert isinstance(done, Moved), done
    return moved(store, "approve_measure", APPROVER)


def moved(store: Store, name: str, actor: Actor, **more: Any) -> int:
    revision = seen(store).summary.measures[0].revision
    done = act(store, name, revision, actor=actor, **more)
    assert isinstance(done, Moved), done
    return done.revision


def in_force(store: Store, folder: Path, **said: Any) -> int:
    """The measure once its text is published; it takes effect on 1 December 2026."""
    approved(store, folder)
    moved(store, "start_drafting", CHECKER)
    moved(store, "record_enactment", CHECKER, said=replace(SAID, **said))
    return moved(store, "record_publication", PUBLISHER)


def recorded(
    store: Store, revision: int, period: Period = PERIOD, *, now: datetime = LATER, **more: Any
) -> Recorded | Refusal:
    asked: dict[str, Any] = {  # Any: arguments of record_measurement
        "actor": CHECKER, "idempotency_key": f"measured {revision}", "expected_revision": revision,
    }  # fmt: skip
    return record_measurement(store, more.pop("measure", 1), period, now=now, **asked | more)
