"""From files of labels and records to marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from registry.evaluation.findings import finding_marks
from registry.evaluation.importing import importer_marks
from registry.evaluation.labels import ANNEX, GOLD, PAPERS, Label, read_lines
from registry.evaluation.marks import Mark
from registry.evaluation.measures import Row, misses, table
from registry.evaluation.once_only import annex_marks, paper_marks
from registry.evaluation.reading import readings
from registry.evaluation.verdicts import read_verdicts, verdict_marks


@dataclass(frozen=True, slots=True)
class Sources:
    """Where labels lie; a kind left out is not measured. `records` holds what labels name."""

    records: Path
    gold: Path | None = None
    papers: Path | None = None
    annex: Path | None = None
    verdicts: Path | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was compared on a day."""

    as_of: date
    marks: tuple[Mark, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return table(self.marks)

    @property
    def misses(self) -> tuple[Mark, ...]:
        return misses(self.marks)

    def as_json(self) -> dict[str, Any]:
        """The evaluation as plain data."""
        return {
            "as_of": self.as_of.isoformat(),
            "measures": [row.as_json() for row in self.rows],
            "misses": [mark.as_json() for mark in self.misses],
        }


def evaluate(sources: Sources, as_of: date) -> Evaluation:
    """Compares everything that the sources hold.

    Raises BrokenLabels, NoSuchRecord, and OSError for records that cannot be read.
    """
    return Evaluation(as_of, tuple(_marks(sources, as_of)))


def _marks(sources: Sources, as_of: date) -> Iterator[Mark]:
    gold = _lines(sources.gold, GOLD)
    papers = _lines(sources.papers, PAPERS)
    annex = [row for row in _lines(sources.annex, ANNEX) if row["in_corpus"]]
    codes = {label["code"] for label in (*gold, *papers, *annex)}
    found = readings(sources.records, codes, as_of) if codes else {}
    for label in gold:
        yield from importer_marks(found[label["code"]], label)
        yield from finding_marks(found[label["code"]], label)
    yield from paper_marks(found, papers)
    yield from annex_marks(found, annex)
    if sources.verdicts is not None:
        yield from verdict_marks(read_verdicts(sources.verdicts))


def _lines(file: Path | None, keys: Sequence[str]) -> list[Label]:
    return [] if file is None else read_lines(file, keys)
