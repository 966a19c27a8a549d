"""Writing single operations of a measure's patch, in words of the domain.

A change of one kind (`changes.yaml`) about one element becomes one operation; what it says anew of
a place replaces what the measure said of it before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from registry.actors import Actor, Grant
from registry.procedure.differences import differences, in_words
from registry.procedure.errors import PatchError
from registry.procedure.model import Procedure
from registry.procedure.patch import apply
from registry.procedure.vocabulary import Unit
from registry.refusals import FieldError, Refusal, Words, field_error, invalid
from registry.review.editing.changes import Input, changes, expected
from registry.review.editing.elements import Offer, element_at, offers
from registry.review.measure import MeasureDraft, patch_of
from registry.review.measures import Kept, mistakes, with_measure, written
from registry.review.reading import content_of
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import MeasureRow, ReviewCaseRow
from registry.store.store import Store

WRITE, REMOVE = "write_operation", "remove_operation"
_WHOLE_ELEMENT = ("remove", "merge")
_Operation = Mapping[str, Any]  # Any: plain data


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants changed: the element, the kind of change, the value as it was written."""

    element: str
    change: str
    value: str = ""


def write_operation(
    store: Store,
    measure: int,
    wish: Wish,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Kept | Refusal:
    """Adds a change to a measure, or says it anew; `expected_revision` is that of the measure.

    Raises StoreBusy.
    """
    asked = {"element": wish.element, "change": wish.change, "value": wish.value}
    request = Request(
        WRITE, f"measures/{measure}", actor, now, idempotency_key, expected_revision, asked
    )

    def write(writing: Writing) -> Kept | Refusal:
        def change(case: ReviewCaseRow, row: MeasureRow, grant: Grant) -> Kept | Refusal:
            made = operation_of(content_of(writing.session, case.edition), wish)
            if isinstance(made, FieldError):
                return invalid((made,))
            gone = _gone_before(row, made)
            if gone is not None:
                return invalid((field_error("element", "element-removed-here", path=gone),))
            patch = [*_left(row, made), made]
            return _rewritten(writing, case, row, patch, WRITE, grant)

        return with_measure(writing, measure, expected_revision, change)

    return carry_out(store, request, Kept, write)


def remove_operation(
    store: Store,
    measure: int,
    path: str,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Kept | Refusal:
    """Takes a change out of a measure; `expected_revision` is that of the measure.

    Raises StoreBusy.
    """
    request = Request(
        REMOVE, f"measures/{measure}", actor, now, idempotency_key, expected_revision,
        {"path": path},
    )  # fmt: skip

    def remove(writing: Writing) -> Kept | Refusal:
        def change(case: ReviewCaseRow, row: MeasureRow, grant: Grant) -> Kept | Refusal:
            patch = [each for each in row.patch if each["path"] != path]
            if len(patch) == len(row.patch):
                return invalid((field_error("path", "operation-unknown", path=path),))
            return _rewritten(writing, case, row, patch, REMOVE, grant, checked=False)

        return with_measure(writing, measure, expected_revision, change)

    return carry_out(store, request, Kept, remove)


def operation_of(procedure: Procedure, wish: Wish) -> dict[str, Any] | FieldError:
    """The operation that a wish is, or which of its fields is wrong and what was expected."""
    if element_at(procedure, wish.element) is None:
        return field_error("element", "element-not-there", found=wish.element)
    offered = {each.change.code: each for each in offers(procedure, wish.element)}
    offer = offered.get(wish.change)
    if offer is None:
        allowed = ", ".join(changes()[code].label.vi for code in offered)
        return field_error("change", "change-unknown", found=wish.change, allowed=allowed)
    try:
        value = _value(offer, wish.value)
    except ValueError:
        wanted = expected(offer.change.asks)
        written_as = wish.value.rpartition(" ")
        found = written_as[0] if written_as[2] in tuple(Unit) else wish.value
        return field_error("value", "value-expected", found=found, expected=wanted)
    operation = {"op": offer.change.op, "path": offer.path}
    return operation if value is None else operation | {"value": value}


def said_of(procedure: Procedure, operation: _Operation) -> Words | None:
    """What one operation changes, in words; None where it does not fit the content."""
    abolish = changes()[operation["op"]].label if operation["op"] == "abolish" else None
    if abolish:
        return Words(f"{abolish.vi} {operation['value']}", f"{abolish.en} {operation['value']}")
    try:
        after, _ = apply(patch_of([operation]), procedure)
    except PatchError:
        return None
    found = [in_words(each) for each in differences(procedure, after)]
    return Words("; ".join(each.vi for each in found), "; ".join(each.en for each in found))


def _value(offer: Offer, text: str) -> Any:  # Any: plain data
    """Raises ValueError where the text fits not."""
    value = offer.change.read(text)
    if offer.change.asks is Input.SIBLING:
        keys = {each.path.rpartition("/")[2] for each in offer.siblings}
        if value not in keys:
            raise ValueError(f"{text!r} is no {offer.change.asks}")
    return value


def _left(row: MeasureRow, made: _Operation) -> list[_Operation]:
    """What the measure says beside the new operation: nothing twice of a place, nothing of what
    goes as a whole.
    """
    path, goes = made["path"], made["op"] in _WHOLE_ELEMENT
    return [
        each
        for each in row.patch
        if each["path"] != path and not (goes and each["path"].startswith(f"{path}/"))
    ]


def _gone_before(row: MeasureRow, made: _Operation) -> str | None:
    """The element that the measure does away with, which the operation would change."""
    return next(
        (
            each["path"]
            for each in row.patch
            if each["op"] in _WHOLE_ELEMENT and made["path"].startswith(f"{each['path']}/")
        ),
        None,
    )


def _rewritten(
    writing: Writing,
    case: ReviewCaseRow,
    row: MeasureRow,
    patch: list[_Operation],
    kind: str,
    grant: Grant,
    *,
    checked: bool = True,
) -> Kept | Refusal:
    """Keeps the measure with this patch; taking something out is never refused."""
    draft = MeasureDraft(
        row.outcome, row.title, row.reason, tuple(patch), tuple(row.findings), row.within_power
    )
    wrong = tuple(mistakes(writing.session, case, draft)) if checked else ()
    if wrong:
        return invalid(tuple(_at_value(each) for each in wrong))
    base, row.patch, row.revision = row.revision, patch, row.revision + 1
    return written(writing, case, row, kind, grant, base=base)


def _at_value(mistake: FieldError) -> FieldError:
    """What is wrong with the patch as a whole is told where the value was written."""
    field = "value" if mistake.field == "patch" else mistake.field
    return FieldError(field, mistake.code, mistake.message)
