"""All shipped rules over 10,000 invented procedures, and over one that was edited.

Procedures are read into models first; facts, rules and findings are what is timed, as processor
time: of the one process, or of the busiest of as many processes as there are processors. Models are
made in lots, as they would be read from a store, so memory is that of one lot and the program.
"""

import resource
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from multiprocessing import get_context
from statistics import median

from bench.catalogue import as_data, distinct_rows, procedure
from bench.measuring import Figure
from registry.analysis.examination import examine
from registry.analysis.rulebook.shipped import load
from registry.analysis.subject import subject
from registry.procedure.model import Procedure
from registry.procedure.reading import read_procedure
from registry.procedure.writing import write_data
from registry.processes import much_work
from rules import RuleSet, evaluate

DAY = date(2026, 11, 23)
LOT = 500
TEN_THOUSAND = 10_000
EDITS = 200


@dataclass(frozen=True, slots=True)
class Share:
    """What one process did with its share of the procedures."""

    seconds: float
    findings: int
    megabytes: float


def measure() -> Iterator[Figure]:
    count = len(shipped().on(DAY).rules)
    few = together(TEN_THOUSAND, 1)
    what = f"{count} rules over 10,000 procedures, one core"
    yield Figure(what, few.seconds, "s", "limit 4 s", 4)
    yield Figure("peak memory of that process", few.megabytes, "MB")
    yield Figure("findings a procedure", few.findings / TEN_THOUSAND, "findings")
    rows = distinct_rows(procedure(number) for number in range(TEN_THOUSAND))
    yield Figure("distinct rows among the document rows", rows * 100, "%")
    yield Figure("one edited file, from its text to its findings", edited(), "ms", "limit 5 ms", 5)


def shipped() -> RuleSet:
    return load(()).rules


def together(count: int, processes: int) -> Share:
    """All procedures, shared out; each share in a process of its own, so that memory is its own."""
    ends = [count * at // processes for at in range(processes + 1)]
    ranges = [range(start, end) for start, end in pairwise(ends)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        shares = list(pool.map(one_share, ranges))
    return Share(
        max(share.seconds for share in shares),
        sum(share.findings for share in shares),
        max(share.megabytes for share in shares),
    )


def one_share(numbers: Sequence[int]) -> Share:
    rules = shipped()
    seconds, findings = 0.0, 0
    for start in range(0, len(numbers), LOT):
        lot = [procedure(number) for number in numbers[start : start + LOT]]
        with much_work():
            before = time.process_time()
            findings += evaluated(rules, lot)
            seconds += time.process_time() - before
    return Share(seconds, findings, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def evaluated(rules: RuleSet, procedures: Sequence[Procedure]) -> int:
    """How many findings facts and rules give; nothing is kept of them."""
    seen = (subject(each, DAY) for each in procedures)
    return sum(len(evaluate(rules, each, as_of=DAY).findings) for each in seen)


def edited() -> float:
    """Milliseconds for one file that was changed, where the program already runs: the median."""
    rules = shipped()
    return median(_edited(rules, number) for number in range(EDITS)) * 1000


def _edited(rules: RuleSet, number: int) -> float:
    data = as_data(number)
    data["documents"][0]["name"] += f", bản sửa lần {number}"
    text = write_data(data)
    before = time.process_time()
    examine(read_procedure(text, "edited.yaml"), rules, as_of=DAY)
    return time.process_time() - before
