"""What the control unit does with feedback: classes it, asks, answers, publishes, takes it up."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from registry.actors import Actor, Grant, Role
from registry.portal.words import clean
from registry.refusals import (
    FieldError,
    PossibleAct,
    Refusal,
    conflict,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.review.feedback.receiving import FEEDBACK, Received
from registry.review.feedback.words import Act, acts, labels
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import FeedbackRow, PlanItemRow, PlanRow
from registry.store.store import Store
from registry.store.tables import FindingRow

LONGEST = 10_000  # characters of an answer
HANDLER = Role.CONTROLLER  # who does any of the acts


@dataclass(frozen=True, slots=True)
class Handling:
    """What is said with an act: words, the class, the unit in charge, what it became."""

    words: str = ""
    category: str | None = None
    unit: str | None = None
    finding: str | None = None
    plan_item: int | None = None


def handle(
    store: Store,
    act: str,
    number: int,
    said: Handling,
    *,
    today: date,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Received | Refusal:
    """Does one act of `feedback.yaml` to feedback; `today` is the day where the registry is.

    Raises KeyError for an act that is not there, StoreBusy.
    """
    asked, cleaned = acts()[act], _cleaned(said)
    fields = asdict(cleaned) | {"today": today.isoformat()}
    request = Request(
        act, f"feedback/{number}", actor, now, idempotency_key, expected_revision, fields
    )
    return carry_out(
        store,
        request,
        Received,
        lambda writing: _handled(writing, asked, number, cleaned, expected_revision, today),
    )


def _handled(
    writing: Writing, act: Act, number: int, said: Handling, expected_revision: int, today: date
) -> Received | Refusal:
    row = writing.session.get(FeedbackRow, number)
    if row is None:
        return not_found(FEEDBACK, number)
    grant = writing.actor.grant_for(HANDLER, row.authority)
    if grant is None:
        return forbidden(HANDLER, row.authority)
    if row.revision != expected_revision:
        return stale(row.revision, expected_revision, row.state)
    if row.state not in act.sources:
        return _impossible(row, act)
    mistakes = tuple(_mistakes(writing.session, act, said, row))
    return invalid(mistakes) if mistakes else _keep(writing, act, row, said, grant, today)


def _impossible(row: FeedbackRow, act: Act) -> Refusal:
    return conflict(
        "act-impossible",
        revision=row.revision,
        state=row.state,
        possible=possible_acts(row.state),
        act=act.label,
        state_word=labels("states")[row.state],
    )


def possible_acts(state: str) -> tuple[PossibleAct, ...]:
    """What a state allows, in the order of the file."""
    return tuple(
        PossibleAct(each.act, each.label, HANDLER, tuple(sorted(each.needs)))
        for each in acts().values()
        if state in each.sources
    )


def _mistakes(session: Session, act: Act, said: Handling, row: FeedbackRow) -> Iterator[FieldError]:
    if "words" in act.needs and not said.words:
        yield field_error("words", "required")
    if len(said.words) > LONGEST:
        yield field_error("words", "too-long", limit=LONGEST)
    if "unit" in act.needs and not (said.unit or row.unit):
        yield field_error("unit", "required")
    if "category" in act.needs and said.category not in labels("classes"):
        allowed = ", ".join(labels("classes"))
        yield field_error("category", "class-unknown", found=said.category, allowed=allowed)
    if "link" in act.needs:
        yield from _link_mistakes(session, said, row)


def _link_mistakes(session: Session, said: Handling, row: FeedbackRow) -> Iterator[FieldError]:
    """It became a finding about the same procedure, or an item of a plan, or both."""
    if said.finding is None and said.plan_item is None:
        yield field_error("finding", "finding-or-item")
    if said.finding is not None:
        finding = session.get(FindingRow, said.finding)
        if finding is None or not _is_about(row, finding.procedure):
            yield field_error("finding", "finding-elsewhere", fingerprint=said.finding)
    if said.plan_item is not None:
        item = session.get(PlanItemRow, said.plan_item)
        if item is None or not _is_of(session, row, item):
            yield field_error("plan_item", "item-elsewhere", item=said.plan_item)


def _is_about(row: FeedbackRow, procedure: str) -> bool:
    """Feedback about an authority may be about any procedure of it."""
    if row.procedure is None:
        return procedure.startswith(f"{row.authority}/")
    return procedure == row.procedure


def _is_of(session: Session, row: FeedbackRow, item: PlanItemRow) -> bool:
    """A group of procedures is one of the authority whose plan names it."""
    if item.procedure is not None:
        return _is_about(row, item.procedure)
    plan = session.get(PlanRow, item.plan)
    return plan is not None and plan.authority == row.authority


def _keep(
    writing: Writing, act: Act, row: FeedbackRow, said: Handling, grant: Grant, today: date
) -> Received:
    base = row.revision
    for name, value in _columns(act, said, row, writing.actor.name, today).items():
        setattr(row, name, value)
    row.state = act.target or row.state
    row.revision += 1
    writing.session.add(row)
    writing.session.flush()
    about = asdict(said) | {"state": row.state}
    writing.log(act.act, f"feedback/{row.id}", about, under=grant, base_revision=base)
    assert row.id is not None  # it was read
    return Received(row.id, row.state, row.revision)


def _columns(
    act: Act, said: Handling, row: FeedbackRow, name: str, today: date
) -> Mapping[str, Any]:  # Any: values of columns
    """What each act writes; an answer and a refusal are both what the sender is told last."""
    told = {"answer": said.words, "answered_by": name, "answered_on": today}
    unit = said.unit or row.unit
    writes: Mapping[str, Mapping[str, Any]] = {
        "assign_feedback": {"category": said.category, "unit": unit},
        "ask_for_more": {"asked": said.words, "waiting_since": today, "told_on": today},
        "tell_sender": {"told_on": today},
        "refuse_feedback": told,
        "answer_feedback": {**told, "unit": unit},
        "publish_feedback": {"published_on": today},
        "take_up_feedback": {
            "finding": said.finding or row.finding,
            "plan_item": said.plan_item or row.plan_item,
        },
    }
    return writes[act.act]


def _cleaned(said: Handling) -> Handling:
    return replace(
        said,
        words=clean(said.words).strip(),
        unit=clean(said.unit or "").strip() or None,
    )
