"""Likeness over a large catalogue beside its limits: names of papers, whole procedures.

Names and procedures are invented, with planted pairs, so that it can be told how right the answers
are. Each figure is of a process of its own, on one core, in processor time.
"""

import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from bench.invented_names import named
from bench.invented_procedures import invented
from bench.measuring import Figure
from registry.reference import load_reference


def measure() -> Iterator[Figure]:
    yield from _beside_limits("names", "pairs of {} names", 4)
    yield from _beside_limits("procedures", "pairs of {} procedures", 6)


def _beside_limits(question: str, what: str, limit: int) -> Iterator[Figure]:
    small, large = _apart(question, 10_000), _apart(question, 100_000)
    title = what.format("100,000")
    yield Figure(title, large["seconds"], "s", f"limit {limit} s", limit)
    yield Figure(f"{title}, memory", large["megabytes"], "MB", "limit 300 MB", 300)
    growth = large["seconds"] / small["seconds"]
    yield Figure(f"{title}, from 10,000", growth, "times", "limit 12 times", 12)
    for size, found in (("10,000", small), ("100,000", large)):
        for quality in ("precision", "recall"):
            if quality in found:
                yield Figure(f"{what.format(size)}, {quality}", found[quality], "share")


def _apart(what: str, size: int) -> dict[str, float]:
    """The figures of one question, measured in a process of its own."""
    command = [sys.executable, "-m", "bench.alike", what, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {key: float(value) for key, value in json.loads(done.stdout).items()}


def _names(size: int) -> dict[str, float]:
    from registry.analysis.catalogue.alike.name_pairs import NamePairs
    from registry.analysis.catalogue.alike.paper_name import PaperNames, Words

    reference = load_reference()
    papers = named(size)
    before, started = _settled()
    canonical = PaperNames(reference)
    places: dict[Words, list[int]] = {}
    for place, (name, _) in enumerate(papers):
        places.setdefault(canonical.of(name), []).append(place)
    pairs = list(NamePairs(list(places), canonical, reference.naming).found())
    seconds = time.process_time() - started
    groups = [[papers[place][1] for place in group] for group in places.values()]
    right, wrong = _judged(groups, [(one, other) for one, other, _ in pairs])
    planted = sum(n * (n - 1) // 2 for n in Counter(paper for _, paper in papers).values())
    return {
        "seconds": seconds,
        "megabytes": _memory() - before,
        "precision": right / (right + wrong),
        "recall": right / planted,
    }


def _procedures(size: int) -> dict[str, float]:
    from registry.analysis.catalogue.alike.alike_procedures import alike, alike_procedures

    procedures, planted = invented(size)
    before, started = _settled()
    found = alike_procedures(procedures)
    seconds = time.process_time() - started
    by_key = {procedure.key: procedure for procedure in procedures}
    wanted = {pair for pair in planted if alike(by_key[pair[0]], by_key[pair[1]])}
    told = {(each.first, each.second) for each in found}
    return {
        "seconds": seconds,
        "megabytes": _memory() - before,
        "recall": len(wanted & told) / len(wanted),
    }


def _judged(groups: Sequence[Sequence[int]], pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How many pairs of names that are said to mean one paper do, and how many do not."""
    right = wrong = 0
    for group in groups:
        for one, other in combinations(group, 2):
            right, wrong = right + (one == other), wrong + (one != other)
    for first, second in pairs:
        for one in groups[first]:
            same = groups[second].count(one)
            right, wrong = right + same, wrong + len(groups[second]) - same
    return right, wrong


def _settled() -> tuple[float, float]:
    """Memory and time when the input is made; the collector looks through it no more.

    A server keeps what it serves out of the collector's way too.
    """
    gc.collect()
    gc.freeze()
    return _memory(), time.process_time()


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


QUESTIONS: dict[str, Callable[[int], dict[str, float]]] = {
    "names": _names,
    "procedures": _procedures,
}

if __name__ == "__main__":
    os.sched_setaffinity(0, {0})
    print(json.dumps(QUESTIONS[sys.argv[1]](int(sys.argv[2]))))
