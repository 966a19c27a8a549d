"""A program that starts writers, which change a store until they are killed.

    python -m tests.durability.writer

Each line of its input, `DATABASE OUTPUT WHEN`, starts one and answers with its process id. A writer
writes to the file OUTPUT what it has done. WHEN is `after`: once the change is kept. `before` is
the negative control: it says so and then keeps the change, as a careless program does.
"""

import os
import signal
import sys
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from registry.actors import Actor, Role
from registry.refusals import Conflict
from registry.review import Triaged, accept, reopen
from registry.store import Store, load, open_store
from registry.store.acts import Writing
from tests.registry.folders import LOADER, NOW, PAPERS, papers, procedure_text, write_folder

FINDINGS = tuple(f"PAPER:1.004194:documents/{letter}" for letter in "ab")


def new_database(folder: Path) -> Path:
    """A database with two findings to decide on."""
    path = folder / "gon.db"
    store = open_store(path)
    files = write_folder(folder / "files", {"x.yaml": procedure_text(more=papers("a", "b"))})
    load(store, files, actor=LOADER, now=NOW, analysis=PAPERS)
    store.close()
    return path


def decide(store: Store, finding: str, name: str, revision: int, number: int) -> Triaged | int:
    """One verdict, accepting and reopening in turn; else the revision to try again with."""
    actor = Actor(name, Role.REVIEWER, "*")
    act = accept if revision % 2 else reopen
    answer = act(
        store,
        finding,
        actor=actor,
        now=datetime.now(UTC),
        idempotency_key=f"{os.getpid()} {number}",
        expected_revision=revision,
        words="Đã xem xét",
    )
    if isinstance(answer, Conflict):
        assert answer.current_revision is not None
        return answer.current_revision
    assert isinstance(answer, Triaged)
    return answer


def say(act: int, subject: str) -> None:
    os.write(1, f"{act} {subject}\n".encode())


def speak_too_early() -> None:
    """Acts are reported when they are logged, some time before they are kept."""
    log = Writing.log

    def hasty(self: Writing, kind: str, subject: str, *rest: object, **more: object) -> int:
        act = log(self, kind, subject, *rest, **more)  # type: ignore[arg-type]  # passed on as is
        say(act, subject)
        time.sleep(0.02)
        return act

    Writing.log = hasty  # type: ignore[method-assign]  # the fault that the control plants


def run(database: str, name: str, when: str) -> None:
    store = open_store(database)
    revisions = dict.fromkeys(FINDINGS, 1)
    for number in count():
        time.sleep(0.001)  # or another process would hardly ever get its turn
        finding = FINDINGS[number % len(FINDINGS)]
        answer = decide(store, finding, name, revisions[finding], number)
        if isinstance(answer, int):
            revisions[finding] = answer
            continue
        revisions[finding] = answer.revision
        if when == "after":
            say(answer.act, f"findings/{finding}")


def start(database: str, output: str, when: str) -> int:
    """A writer of its own process; starting Python anew for each would take seconds."""
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    if when == "before":
        speak_too_early()
    run(database, Path(output).name, when)
    os._exit(1)


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        print(start(*line.split()), flush=True)
