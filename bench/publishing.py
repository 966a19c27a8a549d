"""Publishing 10,000 editions, what changed between two such releases, and reads of another day."""

import asyncio
import resource
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.catalogue import as_data
from bench.measuring import Figure
from registry.actors import EVERYWHERE, Actor, Role
from registry.papers import Press, load_templates
from registry.procedure.writing import write_data
from registry.publication import ReleaseDraft, ReleaseInfo, new_key, publish
from registry.publication.catalogue import Catalogue
from registry.publication.changes import changes
from registry.publication.lists import Wanted, as_csv, procedure_list
from registry.publication.past import Past
from registry.publication.snapshot import hold
from registry.publication.standards import Addresses
from registry.reference import load_reference
from registry.store import Store, load, open_store
from schema import execute, request

COUNT = 10_000
READS = 200
DAY = date(2026, 3, 1)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
PUBLISHER = Actor("bench", Role.ADMINISTRATOR, EVERYWHERE)
AUTHORITY = "bo-tu-phap"
READ = """query($code: String!, $day: Date) {
  procedure(code: $code, asOf: $day) { name documents { name form } steps { name } findingCount }
}"""


def measure() -> Iterator[Figure]:
    with TemporaryDirectory() as place:
        folder = Path(place) / "files"
        folder.mkdir()
        store = open_store(Path(place) / "gon.db")
        first = _released(store, folder, 1, DAY)
        second = _released(store, folder, 2, DAY + timedelta(days=60))
        yield Figure("release of 10,000 new editions, signed", first, "s", "limit 10 s", 10)
        yield Figure("release of 10,000 amended editions, signed", second, "s", "limit 10 s", 10)
        yield from _reads(store)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Figure("peak memory of loading, publishing and reading them", peak, "MB")


def _released(store: Store, folder: Path, number: int, effective: date) -> float:
    for at in range(COUNT):
        data = as_data(at) | {"authority": AUTHORITY, "sets": number}
        (folder / f"{at}.yaml").write_text(write_data(data), encoding="utf-8")
    assert not load(store, folder, actor=PUBLISHER, now=NOW).errors
    key = folder.parent / f"{number}.pem"
    draft = ReleaseDraft(
        AUTHORITY, f"{number}/QĐ-BTP", effective, effective, "Danh mục", all_changes=True
    )
    asked = partial(
        publish, store, draft, actor=PUBLISHER, now=NOW, idempotency_key=str(number),
        expected_revision=number - 1, signer=new_key(key),
    )  # fmt: skip
    done: list[object] = []
    seconds = _seconds(lambda: done.append(asked()))
    assert isinstance(done[0], ReleaseInfo)
    return seconds


def _reads(store: Store) -> Iterator[Figure]:
    reference = load_reference()
    current = hold(store, (), reference, lambda: NOW.date()).current
    past = Past(store, (), reference, lambda: NOW.date())
    yield Figure("the first read of another day", _seconds(lambda: past.at(current, DAY)), "s")
    before = past.at(current, DAY)
    found = len(changes(before, current))
    assert found == COUNT, found
    told = _seconds(lambda: changes(before, current))
    yield Figure("what changed between two such releases", told, "s", "limit 1 s", 1)
    today = _read(partial(request, current, store=store, now=NOW), None)
    served = partial(request, current, store=store, now=NOW, past=partial(past.at, current))
    then = _read(served, DAY)
    yield from _lists(current)
    yield Figure("a procedure of another day, once its snapshot is there", then * 1000, "ms",
                 "twice the read of today", 2 * today * 1000)  # fmt: skip


def _lists(current: Catalogue) -> Iterator[Figure]:
    made = partial(procedure_list, current, Wanted(), Addresses("https://example.vn"), day=DAY)
    assert len(made().rows) == COUNT
    press = Press(load_templates())
    yield Figure("the rows of a list of 10,000", _seconds(made), "s")
    yield Figure("that list as CSV", _seconds(partial(as_csv, made())), "s")
    taken = _seconds(partial(press.xlsx, made()))
    yield Figure("that list as XLSX", taken, "s", "limit 2 s", 2)


def _read(context: Callable[[], object], day: date | None) -> float:
    """The usual seconds of a read, over many procedures."""
    codes = [as_data(at)["code"] for at in range(READS)]
    asked = [{"code": code, "day": day and day.isoformat()} for code in codes]

    async def each() -> list[float]:
        taken = []
        for variables in (*asked, *asked):
            began = time.perf_counter()
            result = await execute(READ, variables, context())  # type: ignore[arg-type]
            taken.append(time.perf_counter() - began)
            assert result.data
            assert result.data["procedure"]
        return taken[READS:]

    return median(asyncio.run(each()))


def _seconds(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began
