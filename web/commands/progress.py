"""Progress of long commands: a bar for a person at a terminal, silence for a script."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def _silent(*_: int) -> None:
    pass


@contextmanager
def counting(what: str) -> Iterator[Callable[[int], None]]:
    """A counter of things whose total is not known beforehand."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console

    with Console(stderr=True).status(f"0 {what}") as status:

        def show(done: int) -> None:
            if done % 50 == 0:
                status.update(f"{done:,} {what}")

        yield show


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar over a known total: call it with what is done and the total."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task(what, total=None)

        def show(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        yield show
