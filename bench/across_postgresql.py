"""The questions of `across` in a throw-away PostgreSQL; takes minutes, mostly to fill its tables.

What is timed is the processor time of the server's processes and of ours together, the second time
a question is asked: those that share a question out among them are counted too.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sqlmodel import Session

from bench.across import LARGE, SMALL, grown, members, questions
from bench.measuring import Figure
from registry.store import open_store
from registry.store.temporary import fill
from tests.postgresql import Cluster, cluster


def measure() -> Iterator[Figure]:
    with cluster() as running:
        yield from grown(*(_timed(running, count) for count in (SMALL, LARGE)))


def _timed(running: Cluster, count: int) -> Mapping[str, float]:
    store = open_store(running.database())
    with store.note() as session:
        fill(session, members(count))
    with store.note() as session:
        session.connection().exec_driver_sql("ANALYZE")
    with store.read() as session:
        seconds = {name: _seconds(ask, session) for name, ask in questions(session).items()}
    store.close()
    return seconds


def _seconds(ask: Callable[[Session], object], session: Session) -> float:
    ask(session)
    started = _spent(session)
    ask(session)
    return _spent(session) - started


def _spent(session: Session) -> float:
    """Processor seconds of this process, of the one that serves the connection, and of its helpers.

    Helpers end with their question; the server's first process has the time of those that ended.
    """
    serving = session.connection().exec_driver_sql("SELECT pg_backend_pid()").scalar()
    told = _told(serving)
    ticks = sum(map(int, told[11:13])) + sum(map(int, _told(told[1])[13:15]))
    return ticks / os.sysconf("SC_CLK_TCK") + time.process_time()


def _told(process: object) -> list[str]:
    """What the system tells of a process: from the third field of `/proc/PID/stat` on."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
