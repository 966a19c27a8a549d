"""What benchmarks share: the portal records, a figure, a command's time and memory."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

CORPUS = Path("../shared/corpus/procedures.jsonl.gz")
GON = str(Path(sys.executable).with_name("gon"))


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; `against` is the limit or the peer's value that `beside` names."""

    what: str
    value: float
    unit: str
    beside: str | None = None
    against: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """One whole command: wall seconds, and the peak memory of its largest process in MB."""

    seconds: float
    megabytes: float
    code: int


def run(arguments: Sequence[str | Path], *, one_core: bool = True, **environment: str) -> Run:
    """`gon` with arguments as a process of its own, on one core or on all."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [GON, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        env={**os.environ, **environment},
        preexec_fn=_one_core if one_core else None,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    return Run(seconds, _megabytes(usage), os.waitstatus_to_exitcode(status))


def _one_core() -> None:
    os.sched_setaffinity(0, {0})


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


@contextmanager
def imported() -> Iterator[Path]:
    """A folder with the YAML of all portal records."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "procedures"
        run(["import", "portal", CORPUS, "--out", out])
        yield out
