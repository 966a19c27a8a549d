"""The papers that the importer read against labelled ones, row by row of the portal."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import product
from typing import Any

from registry.evaluation.labels import Label
from registry.evaluation.marks import Mark, Outcome, compared
from registry.evaluation.reading import Reading

Paper = Mapping[str, Any]


def documents_marks(reading: Reading, labels: Sequence[Label]) -> Iterator[Mark]:
    """A row is read right as far as it gives as many papers as the label names in it."""
    papers = reading.mapping.get("documents", ())
    for row in sorted({item["row"] for item in (*papers, *labels)}):
        found = [item for item in papers if item["row"] == row]
        wanted = [item for item in labels if item["row"] == row]
        yield from _row_marks(reading.code, row, found, wanted)
        for paper, label in paired_by_name(found, wanted):
            yield from _paper_marks(reading.code, paper, label, found)


def _row_marks(
    code: str, row: int, found: Sequence[Paper], wanted: Sequence[Label]
) -> Iterator[Mark]:
    both = min(len(found), len(wanted))
    names = [" + ".join(item["name"] for item in items) or "-" for items in (found, wanted)]
    outcomes = [Outcome.RIGHT] * both
    outcomes += [Outcome.EXTRA] * (len(found) - both) + [Outcome.MISSING] * (len(wanted) - both)
    for outcome in outcomes:
        yield Mark("importer.documents", outcome, code, f"document:{row}", names[0], names[1])


def _paper_marks(code: str, paper: Paper, label: Label, row: Sequence[Paper]) -> Iterator[Mark]:
    where = f"document:{label['row']} {label['name']} | {paper['name']}"
    for key in ("kind", "form"):
        yield compared(f"importer.{key}", code, where, paper.get(key), label[key])
    yield compared("importer.condition", code, where, is_conditional(paper), label["conditional"])
    yield compared(
        "importer.alternatives", code, where, is_choice(paper, row), label["alternatives"]
    )
    register = paper.get("register")
    held = None if register == "none" else register
    yield compared("importer.register", code, where, held, label["held_by_state"])


def is_conditional(paper: Paper) -> bool:
    """Whether a paper is asked only in some case."""
    return any(paper.get(key) for key in ("case", "when", "channels", "fallback_only"))


def is_choice(paper: Paper, row: Sequence[Paper]) -> bool:
    """Whether its row lets the applicant choose between it and another paper."""
    group = paper.get("any_of")
    others = (item for item in row if item is not paper)
    return bool(paper.get("alternatives")) or any(
        group and o.get("any_of") == group for o in others
    )


def paired_by_name(
    found: Sequence[Paper], wanted: Sequence[Label]
) -> Iterator[tuple[Paper, Label]]:
    """Papers of one row with the labels whose names are most like theirs, the likest first."""
    likest = sorted(
        product(range(len(found)), range(len(wanted))),
        key=lambda pair: -_likeness(found[pair[0]]["name"], wanted[pair[1]]["name"]),
    )
    pairs: dict[int, int] = {}
    for paper, label in likest:
        if paper not in pairs.values() and label not in pairs:
            pairs[label] = paper
    for label, paper in sorted(pairs.items()):
        yield found[paper], wanted[label]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()
