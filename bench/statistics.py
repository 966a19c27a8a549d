"""Figures of dossiers: months of 300,000 rows taken in and accepted, then shown from roll-ups."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.measuring import Figure
from registry.actors import EVERYWHERE, Actor, Role
from registry.statistics import (
    Accepted,
    Line,
    Reading,
    TakenIn,
    Wanted,
    accept_statistics,
    choices,
    find_totals,
    take_in,
    units,
)
from registry.store import Store, open_store
from registry.store.pieces import Window

MONTHS, UNITS, PROCEDURES = 10, 3_000, 100
SHOWN = 10
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ACTOR = Actor("bench", Role.ADMINISTRATOR, EVERYWHERE)


def measure(months: int = MONTHS) -> Iterator[Figure]:
    with TemporaryDirectory() as place:
        store = open_store(Path(place) / "gon.db")
        rows = UNITS * PROCEDURES
        spent = [_month(store, month) for month in range(1, months + 1)]
        yield Figure(f"a month of {rows:,} rows taken in and accepted", median(spent), "s")
        for name, wanted in (
            ("all units", Wanted()),
            ("units of a month", Wanted(since=date(2025, 1, 1), until=date(2025, 1, 31))),
            ("one procedure", Wanted(grain="procedure", procedure="1.000007")),
        ):
            seconds = median(_shown(store, wanted) for _ in range(SHOWN))
            what = f"{name} of {rows * months:,} rows: 20 lines, sum, choices"
            yield Figure(what, seconds, "s", "limit 0.3 s", 0.3)
        store.close()


def _month(store: Store, month: int) -> float:
    since, until = date(2025, month, 1), date(2025, month, 28)
    lines = tuple(
        Line(
            unit * PROCEDURES + code, f"Xã {unit}", "commune", f"1.{code:06}", "", since, until,
            {"received": 10 + code, "early_or_on_time": 8 + code, "late": 1, "online": 5},
        )
        for unit in range(UNITS)
        for code in range(PROCEDURES)
    )  # fmt: skip
    reading = Reading(f"{month}.csv", f"{month:064}", lines, ())
    act = partial(take_in, store, reading, "ubnd", actor=ACTOR, now=NOW)
    started = time.perf_counter()
    taken = act(idempotency_key=f"t{month}")
    assert isinstance(taken, TakenIn), taken
    done = accept_statistics(
        store, taken.file, actor=ACTOR, now=NOW, idempotency_key=f"a{month}", expected_revision=1
    )
    assert isinstance(done, Accepted), done
    return time.perf_counter() - started


def _shown(store: Store, wanted: Wanted) -> float:
    started = time.perf_counter()
    assert find_totals(store, wanted, Window(20)).piece.rows
    assert choices(store).periods
    assert units(store)
    return time.perf_counter() - started
