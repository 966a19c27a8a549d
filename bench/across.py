"""Questions over the whole catalogue in SQLite: 10,000 and 100,000 invented procedures.

`across_postgresql` asks the same in PostgreSQL.

The parts of some thousand invented procedures are put straight into the tables under other codes;
every twentieth is a local version of the one before it, every third has a yearly volume. What is
timed is the processor time of one question, the second time it is asked.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from bench.catalogue import procedure
from bench.measuring import Figure
from registry.analysis.catalogue.falling import falls_with_paper, falls_with_procedure
from registry.analysis.catalogue.instruments import citations, cited_instruments
from registry.analysis.catalogue.listed import LOADED
from registry.analysis.catalogue.local_differences import local_differences
from registry.analysis.catalogue.shared_documents import askers, shared_documents
from registry.reference import load_reference
from registry.store.part_tables import EntryRow
from registry.store.parts import Parts, parts_of
from registry.store.temporary import Member, temporary_catalogue

MODELS = 2_000
SMALL, LARGE = 10_000, 100_000
LIMIT = 2.0
_LOCAL, _KNOWN = 20, 3
DAY = date(2026, 11, 23)


def measure() -> Iterator[Figure]:
    yield from grown(*(_timed(count) for count in (SMALL, LARGE)))


def grown(few: Mapping[str, float], many: Mapping[str, float]) -> Iterator[Figure]:
    """The seconds of each question over the large catalogue, and how often those over the small."""
    for question, seconds in many.items():
        what = f"{question}, {LARGE:,} procedures"
        yield Figure(what, seconds, "s", f"limit {LIMIT:g} s", LIMIT)
        growth = seconds / max(few[question], 0.001)
        yield Figure(f"{what}, from {SMALL:,}", growth, "times", "limit 12", 12)


def _timed(count: int) -> Mapping[str, float]:
    with temporary_catalogue(members(count)) as session:
        session.connection().exec_driver_sql("ANALYZE")
        return {name: _seconds(ask, session) for name, ask in questions(session).items()}


def _seconds(ask: Callable[[Session], object], session: Session) -> float:
    ask(session)
    started = time.process_time()
    ask(session)
    return time.process_time() - started


def questions(session: Session) -> dict[str, Callable[[Session], object]]:
    """Each is asked about what is most common, so that the answer is as long as it gets."""
    known = load_reference().instruments
    instrument = cited_instruments(session, LOADED, known, on=DAY)[0].number
    paper = shared_documents(session, LOADED, limit=1).documents[0].key
    return {
        "shared documents": lambda s: shared_documents(s, LOADED),
        "who asks for a paper": lambda s: askers(s, LOADED, paper),
        "what falls with a paper": lambda s: falls_with_paper(s, LOADED, paper, today=DAY),
        "what falls with a procedure": lambda s: falls_with_procedure(
            s, LOADED, ("bo-y-te", "2.000001"), today=DAY
        ),
        "local differences": lambda s: local_differences(s, LOADED),
        "instruments that are cited": lambda s: cited_instruments(s, LOADED, known, on=DAY),
        "what an instrument touches": lambda s: citations(s, LOADED, instrument),
    }


def members(count: int) -> Iterator[Member]:
    """So many invented procedures."""
    models: list[Parts] = [parts_of(procedure(number)) for number in range(min(MODELS, count))]
    for number in range(count):
        is_local = number % _LOCAL == _LOCAL - 1
        original = number - is_local
        model = models[original % len(models)]
        head: dict[str, Any] = dict(model[EntryRow][0])  # Any: values by column
        authority = "ubnd-tinh-a" if is_local else "bo-y-te"
        code = f"2.{original:06d}"
        head |= {"authority": authority, "code": code, "procedure": f"{authority}/{code}"}
        if number % _KNOWN == 0:
            head |= {"yearly_volume": 10 + number % 1000, "volume_year": 2025}
        if is_local and head["limit_amount"] is not None:
            head["limit_amount"] += 1
        yield Member({**model, EntryRow: [head]}, f"bo-y-te/{code}" if is_local else None)
