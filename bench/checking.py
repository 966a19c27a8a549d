"""`gon check`: parse, validate, facts and rules; first, and again with nothing changed."""

from collections.abc import Iterator
from pathlib import Path

from bench.measuring import Figure, imported, run


def measure() -> Iterator[Figure]:
    with imported() as folder:
        cache = str(folder.parent / "cache")
        arguments: list[str | Path] = ["check", folder, "--format", "json", "--as-of", "2026-11-23"]
        first = run(arguments, GON_CACHE=cache)
        again = run(arguments, GON_CACHE=cache)
        all_cores = run(arguments, one_core=False, GON_CACHE=cache + "-all")
    yield Figure("first check of 2,849, one core", first.seconds, "s", "limit 6 s", 6)
    yield Figure("first check of 2,849, all cores", all_cores.seconds, "s")
    yield Figure("peak memory of the first check", first.megabytes, "MB")
    yield Figure("check again, nothing changed", again.seconds, "s", "limit 1.5 s", 1.5)
