"""A plan with two procedures, and short ways to act on it."""

from datetime import date
from pathlib import Path
from typing import Any

from registry.actors import Actor
from registry.refusals import Refusal
from registry.review import Paper
from registry.review.plans import (
    ItemDraft,
    Plan,
    PlanApproved,
    PlanKept,
    add_item,
    approve_plan,
    make_plan,
    plan,
)
from registry.store import Store, load
from tests.registry.folders import LOADER, NOW, PAPERS, papers, procedure_text, write_folder
from tests.registry.review.reviewing import APPROVER, CHECKER, OWNER, TODAY

FIRST, SECOND = f"{OWNER}/1.004194", f"{OWNER}/1.004222"
DECISION = Paper("77/QĐ-BCA", TODAY)
WHOLE = ItemDraft(
    procedure=FIRST,
    lead="Cục C06",
    partners=("Cục A", "Cục B"),
    starts=date(2027, 1, 4),
    ends=date(2027, 3, 31),
    ground="own",
    product="Báo cáo kết quả rà soát",
)


def two_procedures(store: Store, folder: Path) -> None:
    files = {
        "x.yaml": procedure_text(more=papers("a", "b")),
        "y.yaml": procedure_text("1.004222", more=papers("c")),
    }
    write_folder(folder, files)
    load(store, folder, actor=LOADER, now=NOW, analysis=PAPERS)


def made(store: Store, **more: Any) -> PlanKept | Refusal:
    asked: dict[str, Any] = {  # Any: arguments of make_plan
        "actor": CHECKER, "now": NOW, "idempotency_key": "make", "expected_revision": 0,
    } | more  # fmt: skip
    return make_plan(store, OWNER, asked.pop("year", 2027), "Kế hoạch rà soát năm 2027", **asked)


def item(
    store: Store, draft: ItemDraft = WHOLE, revision: int = 1, **more: Any
) -> PlanKept | Refusal:
    asked: dict[str, Any] = {  # Any: arguments of add_item
        "actor": CHECKER, "now": NOW, "idempotency_key": f"item {revision}",
        "expected_revision": revision,
    }  # fmt: skip
    return add_item(store, 1, draft, **asked | more)


def approved(
    store: Store, revision: int = 2, paper: Paper = DECISION, actor: Actor = APPROVER, **more: Any
) -> PlanApproved | Refusal:
    asked: dict[str, Any] = {  # Any: arguments of approve_plan
        "actor": actor, "now": NOW, "idempotency_key": f"approve {revision} {actor.name}",
        "expected_revision": revision,
    }  # fmt: skip
    return approve_plan(store, 1, paper, **asked | more)


def shown(store: Store, today: date = TODAY, actor: Actor = CHECKER) -> Plan:
    answer = plan(store, 1, actor=actor, today=today)
    assert isinstance(answer, Plan)
    return answer
