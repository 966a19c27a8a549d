"""Findings that people judged one by one: how often each rule is right.

A first reader judges a drawn sample; a second, who does not see the first, judges some of it again.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from registry.analysis.rulebook.shipped import load
from registry.evaluation.labels import VERDICT, BrokenLabels, Label, read_lines
from registry.evaluation.marks import Mark, Outcome
from registry.evaluation.measures import OF_A_RULE

OUTCOMES: Mapping[str, Outcome] = {
    "right": Outcome.RIGHT,
    "wrong": Outcome.EXTRA,
    "cannot_tell": Outcome.UNTOLD,
}
Place = tuple[str, str, str]  # rule, procedure, element


def read_verdicts(folder: Path) -> list[Label]:
    """The verdicts of all files of a folder, by file name. Raises BrokenLabels."""
    found = []
    for file in sorted(folder.glob("*.jsonl")):
        for verdict in read_lines(file, VERDICT):
            if verdict["verdict"] not in OUTCOMES:
                words = ", ".join(OUTCOMES)
                raise BrokenLabels(f"{file}: verdict {verdict['verdict']!r}; a verdict is {words}.")
            found.append(verdict)
    return found


def verdict_marks(verdicts: Sequence[Label]) -> Iterator[Mark]:
    """The first reader's verdicts by rule and over severe rules, and where the second agrees."""
    first = {_place(each): each for each in verdicts if each["reader"] == 1}
    severe = severe_rules()
    for verdict in first.values():
        yield _mark(OF_A_RULE + verdict["rule"], verdict)
        if verdict["rule"] in severe:
            yield _mark("verdicts.severe", verdict)
    for verdict in verdicts:
        if verdict["reader"] == 2 and _place(verdict) in first:
            yield _agreement(first[_place(verdict)], verdict)


def _place(verdict: Label) -> Place:
    return verdict["rule"], verdict["procedure"], verdict["element"]


def _mark(measure: str, verdict: Label) -> Mark:
    outcome = OUTCOMES[verdict["verdict"]]
    where = f"{verdict['rule']} {verdict['element']}"
    return Mark(measure, outcome, verdict["procedure"], where, "flagged", verdict.get("why", ""))


def _agreement(one: Label, other: Label) -> Mark:
    outcome = Outcome.RIGHT if one["verdict"] == other["verdict"] else Outcome.WRONG
    where = f"{one['rule']} {one['element']}"
    return Mark(
        "verdicts.second_reader", outcome, one["procedure"], where, other["verdict"], one["verdict"]
    )


def severe_rules() -> frozenset[str]:
    """The shipped rules of severity high and critical."""
    return frozenset(
        checked.id for checked in load().rules if checked.rule.severity in ("high", "critical")
    )
