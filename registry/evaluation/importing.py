"""The importer against labels: steps, limits and fees."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from registry.evaluation.documents import documents_marks
from registry.evaluation.labels import Label
from registry.evaluation.marks import Mark, Outcome, compared
from registry.evaluation.reading import Reading
from registry.evaluation.texts import paired, starts
from registry.portal.words import one_line

Limit = tuple[Decimal | None, str | None]


def importer_marks(reading: Reading, label: Label) -> Iterator[Mark]:
    """Everything that a label of one procedure says about how it should be read."""
    yield from steps_marks(reading, label)
    limit = label["time_limit"]
    read, wanted = (
        _read_limit(reading.mapping.get("time_limit")),
        _limit(limit["value"], limit["unit"]),
    )
    yield compared("importer.time_limit", reading.code, "", _words(read), _words(wanted))
    yield from _fee_marks(reading, label["fee"])
    yield from documents_marks(reading, label["documents"])


def step_pairs(reading: Reading, label: Label) -> Mapping[int, int]:
    """Places of read steps with the places of the labelled steps that they are."""
    text = one_line(reading.record.text("steps_text"))
    found = starts(text, [step["text"] for step in reading.mapping.get("steps", ())])
    return paired(text, found, starts(text, [step["quote"] for step in label["steps"]]))


def steps_marks(reading: Reading, label: Label) -> Iterator[Mark]:
    """Which steps were found, and what was read of those that were."""
    steps, wanted = reading.mapping.get("steps", ()), label["steps"]
    pairs = step_pairs(reading, label)
    for place, step in enumerate(steps):
        outcome = Outcome.RIGHT if place in pairs else Outcome.EXTRA
        yield Mark(
            "importer.steps", outcome, reading.code, f"steps/{step['id']}", _start(step["text"])
        )
    for place in sorted(set(range(len(wanted))) - set(pairs.values())):
        quote = _start(wanted[place]["quote"])
        yield Mark("importer.steps", Outcome.MISSING, reading.code, f"step {place}", "-", quote)
    for place, goal in pairs.items():
        yield from _step_marks(reading.code, steps[place], wanted[goal], goal)


def _step_marks(code: str, step: Label, wanted: Label, goal: int) -> Iterator[Mark]:
    where = f"step {goal}: {_start(step['text'])}"
    for key in ("actor", "action"):
        yield compared(f"importer.{key}", code, where, step.get(key), wanted[key])
    found = _words(_read_limit(step.get("time_limit")))
    goal_limit = _words(_limit(wanted["days"], wanted["unit"]))
    yield compared("importer.step_time_limit", code, where, found, goal_limit)


def _start(text: str) -> str:
    return one_line(text)[:100]


def _fee_marks(reading: Reading, wanted: Label) -> Iterator[Mark]:
    free, amounts = fee_of(reading.mapping.get("fees"))
    yield compared("importer.fee_free", reading.code, "fee", free, wanted["free"])
    goal = sorted(set(wanted["amounts_vnd"]))
    yield compared("importer.fee_amounts", reading.code, "fee", amounts, goal)


def fee_of(fees: Sequence[Mapping[str, Any]] | None) -> tuple[bool | None, list[int]]:
    """Free or not (None: not known), and the amounts in VND, in the words of the labels."""
    if fees is None:
        return None, []
    if not fees:
        return True, []
    amounts = {fee["amount"] for fee in fees if fee.get("amount") and fee.get("currency") == "VND"}
    return (False if any(fee.get("amount") for fee in fees) else None), sorted(amounts)


def _read_limit(text: str | None) -> Limit:
    if text is None or text == "none":
        return None, None
    number, _, unit = text.partition(" ")
    return Decimal(number), unit or None


def _limit(value: float | None, unit: str | None) -> Limit:
    return (None, None) if value is None else (Decimal(str(value)), unit)


def _words(limit: Limit) -> str | None:
    value, unit = limit
    return None if value is None else f"{value.normalize():f} {unit or 'without unit'}"
