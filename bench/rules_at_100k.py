"""All shipped rules over 100,000 invented procedures on all processors, beside 10,000 on one.

It takes minutes, so it runs only when it is named: `python -m bench rules_at_100k`.
"""

import os
from collections.abc import Iterator

from bench.measuring import Figure
from bench.rules_at_scale import DAY, TEN_THOUSAND, shipped, together

HUNDRED_THOUSAND = 100_000


def measure() -> Iterator[Figure]:
    cores = os.cpu_count() or 1
    few = together(TEN_THOUSAND, 1)
    many = together(HUNDRED_THOUSAND, cores)
    what = f"{len(shipped().on(DAY).rules)} rules over 100,000 procedures, {cores} cores"
    yield Figure(what, many.seconds, "s", "limit 30 s on two", 30)
    yield Figure("peak memory of the larger process", many.megabytes, "MB")
    growth = many.seconds * cores / few.seconds
    yield Figure("growth of the work from 10,000 to 100,000", growth, "times", "limit 12", 12)
