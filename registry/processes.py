"""Work on many items by all processors; results come in the order of the items."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 40


@contextmanager
def much_work() -> Iterator[None]:
    """While many items are worked on: what is there already is not searched for garbage again.

    Each item leaves thousands of small objects, and some in circles; looking for those through all
    that was loaded would take a sixth of the time.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def can_fork() -> bool:
    """Whether further processes would help: more than one processor, and forking is known here."""
    return _processors() > 1 and "fork" in multiprocessing.get_all_start_methods()


def by_processes(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """`function` of each item; forked, so every process starts with what is already loaded.

    The function goes along with the fork and is never pickled: it may hold what cannot be.
    """
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(
        _processors(), mp_context=context, initializer=_take, initargs=(function,)
    )
    with much_work(), pool:
        yield from pool.map(_done, items, chunksize=_CHUNK)


_taken: list[Callable[[Any], Any]] = []  # Any: of the one function of this process


def _take(function: Callable[[Any], Any]) -> None:
    _taken[:] = [function]


def _done(item: Any) -> Any:
    return _taken[0](item)


def _processors() -> int:
    """Those this process may use, which may be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
