"""The acts of a review: one mutation for each act of the state machine, made from its data.

Measures are written here too. Each mutation is one act of the registry; who may do it, and in which
state, is decided there, in the transaction that keeps it.
"""

import datetime
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Protocol

import strawberry
from strawberry import field
from strawberry.scalars import JSON

from registry import review
from registry.refusals import NotFound, Refusal
from registry.review.guards import THROUGH_PLAN
from registry.review.machine import Of, Transition
from registry.store import Store
from schema.acting import KEY, REVISION, acted
from schema.context import Context, Info
from schema.enums import ReviewOutcome
from schema.loading import in_thread
from schema.reviews import shown_case, signed_in
from schema.types.results import ReviewActResult, ReviewActSuccess
from schema.types.review import camel_case


@strawberry.input(description="Which measure, as it was looked at.")
class OfMeasure:
    number: int = field(description="The number of the measure.")
    expected_revision: int = field(description=REVISION + " It is that of the measure.")
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="Which case, as it was looked at.")
class OfCase:
    review_case: int = field(description="The number of the case.")
    expected_revision: int = field(description=REVISION + " It is that of the case.")
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="A document that shows an act.")
class DocumentInput:
    number: str = field(description="Its number as printed.")
    date: datetime.date = field(description="Its date.")


@strawberry.input(description="An act about a case.")
class CaseActInput:
    number: int = field(description="The number of the case.")
    expected_revision: int = field(description=REVISION + " It is that of the case.")
    idempotency_key: str = field(description=KEY)
    words: str = field(default="", description="The reason, where one is needed.")
    document: DocumentInput | None = field(
        default=None, description="The document that shows it, where one is needed."
    )


@strawberry.input(description="An act about a measure.")
class MeasureActInput(OfMeasure):
    words: str = field(default="", description="The reason, where one is needed.")
    document: DocumentInput | None = field(
        default=None, description="The document that shows it, where one is needed."
    )
    effective: datetime.date | None = field(
        default=None, description="When the legal text takes effect, where one is enacted."
    )
    until: datetime.date | None = field(
        default=None, description="Its last day, if it is temporary."
    )


@strawberry.input(description="One operation of a patch.")
class OperationInput:
    op: str = field(description="remove, set, add, merge or abolish.")
    path: str = field(description="The element it changes, such as `documents/cccd`.")
    value: JSON | None = field(default=None, description="The new value, if it needs one.")
    after: str | None = field(default=None, description="The sibling an added one follows.")


@strawberry.input(description="What a measure says.")
class MeasureInput:
    outcome: ReviewOutcome = field(description="What it concludes.")
    title: str = field(description="What it is about; never empty.")
    reason: str = field(description="Why; never empty.")
    patch: list[OperationInput] = field(
        default_factory=list, description="What it changes in the edition under review."
    )
    findings: list[str] = field(
        default_factory=list, description="The fingerprints of the findings that it answers."
    )
    within_power: bool = field(
        default=True, description="Whether the owner of the procedure may change the text itself."
    )


@strawberry.input(description="To add a measure to a case.")
class AddMeasureInput(OfCase):
    measure: MeasureInput = field(description="What it says.")


@strawberry.input(description="To say a measure anew.")
class ChangeMeasureInput(OfMeasure):
    measure: MeasureInput = field(description="What it says now.")


@strawberry.input(description="To take a measure back before it is proposed.")
class RemoveMeasureInput(OfMeasure):
    pass


@strawberry.type(description="Writing measures.")
class MeasureWriting:
    @strawberry.mutation(description="Adds a measure to a case.")
    async def add_measure(self, info: Info, input: AddMeasureInput) -> ReviewActResult | None:
        write = partial(
            review.add_measure, case=input.review_case, draft=measure_draft(input.measure)
        )
        return await acted(info.context, write, input, shows(info.context, "add_measure"))

    @strawberry.mutation(description="Says a measure anew.")
    async def change_measure(self, info: Info, input: ChangeMeasureInput) -> ReviewActResult | None:
        write = partial(
            review.change_measure, measure=input.number, draft=measure_draft(input.measure)
        )
        return await acted(info.context, write, input, shows(info.context, "change_measure"))

    @strawberry.mutation(description="Takes a measure back before it is proposed.")
    async def remove_measure(self, info: Info, input: RemoveMeasureInput) -> ReviewActResult | None:
        write = partial(review.remove_measure, measure=input.number)
        return await acted(info.context, write, input, shows(info.context, "remove_measure"))


def _act_mutation(transition: Transition) -> Any:  # Any: a field of Strawberry
    """The mutation that does one act."""
    act, description = transition.act, f"{transition.label.en} (`{transition.role}`)."

    async def about_case(info: Info, input: CaseActInput) -> ReviewActResult | None:
        said = review.Said(input.words, _paper(input.document))
        return await _moved(info.context, act, said, input)

    async def about_measure(info: Info, input: MeasureActInput) -> ReviewActResult | None:
        said = review.Said(input.words, _paper(input.document), input.effective, input.until)
        return await _moved(info.context, act, said, input)

    resolver = about_measure if transition.of is Of.MEASURE else about_case
    return strawberry.mutation(resolver=resolver, description=description)


def _acts() -> type:
    """A type with a mutation for each act that people do to a case or a measure by itself."""
    asked = [
        each
        for each in review.transitions().values()
        if not each.is_dated and THROUGH_PLAN not in each.guards
    ]
    fields = {each.act: _act_mutation(each) for each in asked}
    return strawberry.type(
        type("ReviewActs", (), {"__annotations__": {}, **fields}), description="Acts of a review."
    )


ReviewActs = _acts()


async def _moved(
    context: Context, act: str, said: review.Said, asked: CaseActInput | MeasureActInput
) -> ReviewActResult | None:
    def move(store: Store, **named: Any) -> review.Moved | Refusal:  # Any: as `acted` hands over
        judge = context.judging()
        return review.move(store, act, asked.number, said, judge=judge, **named)

    return await acted(context, move, asked, shows(context, act))


class _Done(Protocol):
    """What became of an act about a case, and about one of its measures if it is about one."""

    @property
    def case(self) -> int: ...


def shows(context: Context, act: str) -> Callable[[_Done], Awaitable[ReviewActSuccess | NotFound]]:
    """Reads the case again after an act, as it is now."""

    async def show(done: _Done) -> ReviewActSuccess | NotFound:
        store, actor = signed_in(context)
        today = context.now.date()
        found = await in_thread(partial(review.case, store, done.case, actor=actor, today=today))
        if isinstance(found, NotFound):
            return found
        shown = shown_case(context, found)
        number = getattr(done, "measure", None)
        about = next((each for each in shown.measures if each.number == number), None)
        return ReviewActSuccess(act=camel_case(act), review_case=shown, measure=about)

    return show


def measure_draft(asked: MeasureInput) -> review.MeasureDraft:
    return review.MeasureDraft(
        outcome=asked.outcome.value,
        title=asked.title,
        reason=asked.reason,
        patch=tuple(_operation(each) for each in asked.patch),
        findings=tuple(asked.findings),
        within_power=asked.within_power,
    )


def _operation(asked: OperationInput) -> dict[str, Any]:  # Any: plain data
    said = {"op": asked.op, "path": asked.path, "value": asked.value, "after": asked.after}
    return {name: value for name, value in said.items() if value is not None}


def _paper(asked: DocumentInput | None) -> review.Paper | None:
    return review.Paper(asked.number.strip(), asked.date) if asked else None
