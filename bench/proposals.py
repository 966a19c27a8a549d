"""Before and after of a proposal, rules included: the largest records of the portal and the median.

Each round removes another paper, as a reviewer tries one measure after another; what rules say of
the content under review is remembered, as in a server. `first` is a record that was never seen.
"""

import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.measuring import Figure, imported
from registry.analysis.judging import judging
from registry.procedure.model import Document, Procedure
from registry.procedure.reading import read_procedure
from registry.review.proposals.judge import Judge
from registry.review.proposals.proposal import proposal
from registry.review.proposals.rejudging import rejudged
from tests.registry.review.proposals.test_proposal import measure as made

AS_OF = date(2026, 11, 23)
ROUNDS = 15
LIMIT = 50.0


def measure() -> Iterator[Figure]:
    judge = judging(as_of=AS_OF)
    with imported() as folder:
        files = sorted(folder.rglob("*.yaml"), key=lambda file: file.stat().st_size)
        for file in files[len(files) // 2 - 20 : len(files) // 2]:  # compiles the rules
            judge(_read(file))
        most_papers = max(files[-40:], key=lambda file: len(_read(file).documents or ()))
        for name, file in (
            ("the median record", files[len(files) // 2]),
            ("the largest record", files[-1]),
            ("the most papers of the 40 largest", most_papers),
        ):
            yield from _figures(name, _read(file), judge)


def _figures(name: str, before: Procedure, judge: Judge) -> Iterator[Figure]:
    papers = before.documents or ()
    told = f"{name} ({len(papers)} papers)"
    first = _round(before, papers[0], judge, remembered=False)
    took = [_round(before, papers[at % len(papers)], judge) for at in range(ROUNDS)]
    for what, value in (
        (f"{told}, processor time", statistics.median(took)),
        (f"{told}, first, processor time", first),
    ):
        yield Figure(what, value, "ms", f"limit {LIMIT:g} ms", LIMIT)


def _round(before: Procedure, paper: Document, judge: Judge, *, remembered: bool = True) -> float:
    """Milliseconds of the processor for one measure, as it is proposed."""
    patch = {"op": "remove", "path": f"documents/{paper.id}"}
    known = judge(before) if remembered else None
    started = time.process_time()
    proposed = proposal([made(1, patch)], before)
    rejudged(proposed, known or judge(before), judge)
    return (time.process_time() - started) * 1000


def _read(file: Path) -> Procedure:
    return read_procedure(file.read_bytes(), file.name).procedure
