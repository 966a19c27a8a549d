"""Marks to a table: one row a measure, with its target."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from registry.evaluation.marks import Mark, Outcome
from rules import read_yaml, wilson

FILE = Path(__file__).with_name("measures.yaml")
# Measures of single rules have no line of their own in the file.
OF_A_RULE = "verdicts.rule."


class Measure(BaseModel):
    """What is measured: which marks, which share of them, and what it should reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    of: str | None = None
    show: str
    vi: str
    en: str
    target: float | None = None
    at_most: bool = False
    beside: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A measure and its value; None where nothing was there to measure."""

    measure: Measure
    value: float | None
    n: int
    precision: float | None = None
    recall: float | None = None
    interval: tuple[float, float] | None = None  # Wilson, 95 per cent

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None without target or value."""
        if self.value is None or self.measure.target is None:
            return None
        if self.measure.at_most:
            return self.value <= self.measure.target
        return self.value >= self.measure.target

    def as_json(self) -> dict[str, Any]:
        """The row as plain data."""
        found = {
            "measure": self.measure.key, "value": self.value, "n": self.n,
            "precision": self.precision, "recall": self.recall,
            "interval": list(self.interval) if self.interval else None,
            "target": self.measure.target, "at_most": self.measure.at_most or None,
            "reached": self.reached, "beside": self.measure.beside,
        }  # fmt: skip
        return {key: value for key, value in found.items() if value is not None}


@lru_cache(maxsize=1)
def measures() -> tuple[Measure, ...]:
    """The measures of the file, in its order."""
    data = read_yaml(FILE.read_bytes(), FILE.name).data
    return tuple(Measure.model_validate(entry) for entry in data)


def table(marks: Iterable[Mark]) -> tuple[Row, ...]:
    """The rows of all measures that have marks; rules with verdicts come last, by id."""
    counts: dict[str, Counter[Outcome]] = {}
    for mark in marks:
        counts.setdefault(mark.measure, Counter())[mark.outcome] += 1
    rules = sorted(key for key in counts if key.startswith(OF_A_RULE))
    known = [each for each in measures() if (each.of or each.key) in counts]
    return tuple(
        _row(each, counts[each.of or each.key]) for each in (*known, *map(_of_rule, rules))
    )


def _of_rule(key: str) -> Measure:
    rule = key.removeprefix(OF_A_RULE)
    return Measure(
        key=key, show="share", vi=f"Phát hiện đúng của {rule}", en=f"Precision of {rule}"
    )


def _row(measure: Measure, counts: Mapping[Outcome, int]) -> Row:
    right, total = counts[Outcome.RIGHT], _judged(counts)
    precision, recall = _precision(counts), _recall(counts)
    value = _SHOWN[measure.show](counts)
    if measure.show == "f1":
        return Row(measure, value, _labelled(counts), precision, recall)
    if measure.show in ("precision", "recall"):
        base = _found(counts) if measure.show == "precision" else _labelled(counts)
        return Row(measure, value, base, interval=_interval(right, base))
    part = total - right if measure.show == "miss_share" else right
    return Row(measure, value, total, interval=_interval(part, total))


def _interval(part: int, total: int) -> tuple[float, float] | None:
    found = wilson(part, total)
    return (found.low, found.high) if total else None


def _judged(counts: Mapping[Outcome, int]) -> int:
    return sum(counts[outcome] for outcome in Outcome if outcome is not Outcome.UNTOLD)


def _found(counts: Mapping[Outcome, int]) -> int:
    return counts[Outcome.RIGHT] + counts[Outcome.WRONG] + counts[Outcome.EXTRA]


def _labelled(counts: Mapping[Outcome, int]) -> int:
    return counts[Outcome.RIGHT] + counts[Outcome.WRONG] + counts[Outcome.MISSING]


def _of(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _share(counts: Mapping[Outcome, int]) -> float | None:
    return _of(counts[Outcome.RIGHT], _judged(counts))


def _miss_share(counts: Mapping[Outcome, int]) -> float | None:
    return _of(_judged(counts) - counts[Outcome.RIGHT], _judged(counts))


def _precision(counts: Mapping[Outcome, int]) -> float | None:
    return _of(counts[Outcome.RIGHT], _found(counts))


def _recall(counts: Mapping[Outcome, int]) -> float | None:
    return _of(counts[Outcome.RIGHT], _labelled(counts))


def _f1(counts: Mapping[Outcome, int]) -> float | None:
    return _of(2 * counts[Outcome.RIGHT], _found(counts) + _labelled(counts))


_SHOWN: Mapping[str, Callable[[Mapping[Outcome, int]], float | None]] = {
    "share": _share,
    "miss_share": _miss_share,
    "precision": _precision,
    "recall": _recall,
    "f1": _f1,
}


def misses(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks that are not right, by measure in the order of the table, then as they came."""
    order = {each.of or each.key: place for place, each in enumerate(measures())}
    found = [mark for mark in marks if mark.is_miss]
    return tuple(sorted(found, key=lambda mark: order.get(mark.measure, len(order))))
