"""Killed at any instant, the store has lost nothing it acknowledged and holds no half act.

The control acknowledges before it keeps; the same check must find what it lost.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from registry.review.verdicts import VERDICT_KINDS
from registry.store import Store, open_store, read_acts
from registry.store.acts import leaf
from registry.store.tables import FindingRow, IdempotencyRow, VerdictRow
from tests.durability.writer import new_database

WRITERS = 2
LONGEST_LIFE = 0.3  # seconds after the first acknowledgement


Acknowledged = tuple[int, str, str]  # number, subject, who


@dataclass(frozen=True)
class Harm:
    """What a series of kills did; all must be empty."""

    lost: tuple[Acknowledged, ...] = ()
    half: tuple[int, ...] = ()
    broken: str = "ok"


class Writers:
    """Writers that are started from a process which has loaded the program already."""

    def __init__(self, database: Path, when: str) -> None:
        self.database, self.when = database, when
        command = [sys.executable, "-m", "tests.durability.writer"]
        self.starter = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start(self, output: Path) -> int:
        assert self.starter.stdin is not None
        assert self.starter.stdout is not None
        output.touch()
        self.starter.stdin.write(f"{self.database} {output} {self.when}\n")
        self.starter.stdin.flush()
        return int(self.starter.stdout.readline())

    def kill_some(self, chance: random.Random) -> set[Acknowledged]:
        """Starts writers, kills them at a random instant; gives what they acknowledged."""
        outputs = [self.database.with_name(f"writer-{number}") for number in range(WRITERS)]
        for output in outputs:
            output.unlink(missing_ok=True)
        writers = [self.start(output) for output in outputs]
        until_true(lambda: any(output.stat().st_size for output in outputs))
        time.sleep(chance.random() * LONGEST_LIFE)
        for writer in writers:
            os.kill(writer, signal.SIGKILL)
        until_true(lambda: not any(is_running(writer) for writer in writers))
        return {said for output in outputs for said in acknowledged(output)}

    def close(self) -> None:
        with self.starter:
            self.starter.kill()


def acknowledged(output: Path) -> Iterator[Acknowledged]:
    for line in output.read_text().splitlines(keepends=True):
        if line.endswith("\n"):
            act, subject = line.split()
            yield int(act), subject, output.name


def until_true(question: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not question():
        assert time.monotonic() < until, "nothing happened for a minute"
        time.sleep(0.005)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def harm(store: Store, told: set[Acknowledged]) -> Harm:
    with store.read() as session:
        acts = [act for act in read_acts(session, limit=10**9) if act.kind in VERDICT_KINDS]
        kept = {act.seq for act in acts if act.leaf == leaf(act.body)}
        lost = told - {(act.seq, act.subject, act.actor) for act in acts}
        decided = {row.act for row in session.exec(select(VerdictRow))}
        remembered = {row.act for row in session.exec(select(IdempotencyRow))}
        half = (kept ^ decided) | (kept ^ remembered) | miscounted(session)
        check = session.connection().execute(text("PRAGMA integrity_check")).scalar()
    return Harm(tuple(sorted(lost)), tuple(sorted(half)), str(check))


def miscounted(session: Session) -> set[int]:
    """Findings whose revision is not one more than the number of their verdicts, as -1, -2, …"""
    verdicts = [row.finding for row in session.exec(select(VerdictRow))]
    rows = session.exec(select(FindingRow)).all()
    wrong = [row for row in rows if row.revision != 1 + verdicts.count(row.fingerprint)]
    return {-number for number, _ in enumerate(wrong, 1)}


def after_kills(folder: Path, when: str, kills: int) -> tuple[Harm, int]:
    """What is wrong after so many kills, and how many acts were acknowledged in all."""
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")  # shown with a failure
    chance = random.Random(seed)
    database = new_database(folder)
    told: set[Acknowledged] = set()
    writers = Writers(database, when)
    for _ in range(kills):
        told |= writers.kill_some(chance)
        store = open_store(database)
        found = harm(store, told)
        store.close()
        if found != Harm():
            break
    writers.close()
    return found, len(told)


@pytest.mark.parametrize("kills", [10, pytest.param(100, marks=pytest.mark.nightly)])
def test_nothing_acknowledged_is_lost_and_no_act_is_half(tmp_path: Path, kills: int) -> None:
    found, told = after_kills(tmp_path, "after", kills)

    assert found == Harm()
    assert told >= kills


def test_acknowledging_before_keeping_is_found_out(tmp_path: Path) -> None:
    """The control: without it the test above proves nothing."""
    found, _ = after_kills(tmp_path, "before", 20)

    assert found.lost
    assert (found.half, found.broken) == ((), "ok")
