"""`gon import portal`: all portal records to YAML files, time and memory."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measuring import CORPUS, Figure, run


def measure() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        one = run(["import", "portal", CORPUS, "--out", Path(folder) / "one"])
        done = run(["import", "portal", CORPUS, "--out", Path(folder) / "all"], one_core=False)
    yield Figure("2,849 records, all cores", done.seconds, "s", "limit 30 s", 30)
    yield Figure("2,849 records, one core", one.seconds, "s", "limit 30 s", 30)
    yield Figure("peak memory of a process", done.megabytes, "MB", "limit 600 MB", 600)
