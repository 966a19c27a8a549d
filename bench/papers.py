"""Official papers of real length: two pages of a decision, a plan of forty items, a cost sheet."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.measuring import Figure
from registry.papers import FORMATS, Paper, Press, load_templates
from registry.papers.values import CostSheet, DraftDecision, ReviewPlan
from tests.registry.papers.sample_papers import cost_sheet, decision, plan

ROUNDS = 9
LIMITS = {"docx": 150.0, "pdf": 50.0, "xlsx": 150.0}


def measure() -> Iterator[Figure]:
    press = Press(load_templates())
    for name, numbered in _PAPERS.items():
        for kind, make in FORMATS.items():
            rounds = [*_rounds(press, numbered, make)]
            for place, clock in enumerate(("", ", processor time")):
                took = statistics.median(took[place] for took in rounds)
                what = f"{kind} of {name}{clock}"
                yield Figure(what, took, "ms", f"limit {LIMITS[kind]:g} ms", LIMITS[kind])


def _rounds(
    press: Press,
    numbered: Callable[[int], Paper],
    make: Callable[[Press, Paper], bytes],
) -> Iterator[tuple[float, float]]:
    """Milliseconds of each round after the first, which warms; every round has other data.

    By the clock and of all processors: on a machine that is busy only the latter says something.
    """
    make(press, numbered(0))
    for number in range(1, ROUNDS + 1):
        paper = numbered(number)
        started = time.perf_counter(), time.process_time()
        make(press, paper)
        ended = time.perf_counter(), time.process_time()
        yield (ended[0] - started[0]) * 1000, (ended[1] - started[1]) * 1000


def _decision(number: int) -> DraftDecision:
    paper = decision()
    return replace(paper, letterhead=replace(paper.letterhead, number=str(number)))


def _plan(number: int) -> ReviewPlan:
    paper = plan()
    items = tuple(replace(item, lead=f"{item.lead} {number}") for item in paper.items)
    return replace(paper, items=items)


def _sheet(number: int) -> CostSheet:
    return replace(cost_sheet(), remarks=(f"Lần tính thứ {number}.",))


_PAPERS: dict[str, Callable[[int], Paper]] = {
    "a decision": _decision,
    "a plan of 40 items": _plan,
    "a cost sheet": _sheet,
}
