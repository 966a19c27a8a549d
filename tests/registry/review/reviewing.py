"""People of every role, a loaded procedure, and short ways to act on its review."""

from datetime import date
from pathlib import Path
from typing import Any

from registry.actors import Actor, Role
from registry.refusals import NotFound, Refusal
from registry.review import (
    Case,
    Kept,
    MeasureDraft,
    Moved,
    Paper,
    Said,
    add_measure,
    case,
    move,
    open_case,
)
from registry.review.forms import Answered, Sheet, answer_form, sheets
from registry.store import Store, load
from tests.registry.folders import (
    LOADER,
    NOW,
    PAPERS,
    papers,
    papers_judged,
    procedure_text,
    write_folder,
)

OWNER = "bo-cong-an"
AUTHOR = Actor("lan", Role.REVIEWER, OWNER)
CHECKER = Actor("minh", Role.CONTROLLER, OWNER)
APPROVER = Actor("hoa", Role.APPROVER, OWNER)
PUBLISHER = Actor("tuan", Role.PUBLISHER, OWNER)
STRANGER = Actor("an", Role.ADMINISTRATOR, "bo-y-te")
TODAY = NOW.date()
SAID = Said(
    words="Lý do",
    paper=Paper("12/QĐ-BCA", TODAY),
    effective=date(2026, 12, 1),
)
REMOVES = MeasureDraft(
    outcome="replace_by_data",
    title="Bỏ giấy a",
    reason="Dữ liệu đã có trong cơ sở dữ liệu quốc gia về dân cư",
    patch=({"op": "remove", "path": "documents/a"},),
    findings=("PAPER:1.004194:documents/a",),
)
KEEPS = MeasureDraft(outcome="keep", title="Giữ giấy b", reason="Cần để đối chiếu")


def reviewed(store: Store, folder: Path, actor: Actor = AUTHOR) -> Case:
    """A store with one procedure of two papers, and an open case on it."""
    write_folder(folder, {"x.yaml": procedure_text(more=papers("a", "b"))})
    load(store, folder, actor=LOADER, now=NOW, analysis=PAPERS)
    answer = open_case(
        store,
        OWNER,
        "1.004194",
        reason="Nhiều giấy tờ",
        actor=actor,
        now=NOW,
        idempotency_key="open",
        expected_revision=1,
    )
    assert isinstance(answer, Case)
    return answer


def state_of(store: Store, number: int = 1) -> str:
    found = case(store, number, actor=AUTHOR, today=TODAY)
    assert not isinstance(found, NotFound)
    return found.case.state


def added(
    store: Store, draft: MeasureDraft = REMOVES, *, revision: int = 1, **more: Any
) -> Kept | Refusal:
    """Adds a measure to case 1, by its author."""
    asked: dict[str, Any] = {  # Any: arguments of add_measure
        "actor": AUTHOR,
        "now": NOW,
        "idempotency_key": f"add {draft.title} {revision}",
        "expected_revision": revision,
    }
    return add_measure(store, 1, draft, **asked | more)


def all_answered(store: Store, number: int = 1, actor: Actor = AUTHOR) -> None:
    """Answers whatever the forms of a case ask, the first choice each time."""
    while open_sheets := [each for each in _sheets(store, number, actor) if each.missing]:
        for sheet in open_sheets:
            asked = {entry.question.id: entry.question for entry in sheet.entries}
            answers = {name: (asked[name].codes or ("1",))[0] for name in sheet.missing}
            done = answer_form(
                store, number, sheet.form.code, sheet.element, answers,
                actor=actor, now=NOW, expected_revision=sheet.revision,
                idempotency_key=f"{number} {sheet.form.code} {sheet.element} {sheet.revision}",
            )  # fmt: skip
            assert isinstance(done, Answered), done


def _sheets(store: Store, number: int, actor: Actor) -> tuple[Sheet, ...]:
    found = sheets(store, number, actor=actor, today=TODAY)
    return () if isinstance(found, NotFound) else found


def act(
    store: Store, name: str, revision: int, *, actor: Actor, number: int = 1, **more: Any
) -> Moved | Refusal:
    """One act on case or measure 1; its forms are answered before they are finished."""
    if name == "finish_costing" and state_of(store, number) == "IN_REVIEW":
        all_answered(store, number)
    asked: dict[str, Any] = {  # Any: arguments of move
        "said": SAID,
        "judge": papers_judged,
        "now": NOW,
        "idempotency_key": f"{name} {number} {revision} {actor.name}",
        "expected_revision": revision,
    }
    asked |= more
    return move(store, name, number, asked.pop("said"), actor=actor, **asked)
