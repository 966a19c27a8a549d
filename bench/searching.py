"""Search over all portal records: p50 beside the same words in SQLite's own unaccented search."""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from random import Random

from bench.measuring import CORPUS, Figure
from registry.portal import BadLine, PortalRecord, procedure_from_record, read_records
from registry.procedure.folding import fold
from registry.publication.search import Entry, SearchIndex

QUERIES = 400


def measure() -> Iterator[Figure]:
    names = _names()
    index = SearchIndex([Entry((code,), name, papers, "") for code, name, papers in names])
    peer = _peer(names)
    queries = list(_queries([name for _, name, _ in names]))
    peers_name = "SQLite FTS5, remove_diacritics 2"
    ours = _median(index.find, queries)
    theirs = _median(peer, queries)
    yield Figure(f"search p50 of {len(names)} procedures", ours, "ms", "limit 2 ms", 2)
    yield Figure("search p50", ours, "ms", peers_name, theirs)
    found = sum(bool(index.find(query)) for query in queries) / len(queries)
    theirs_found = sum(bool(peer(query)) for query in queries) / len(queries)
    yield Figure("queries answered", found, "share", peers_name, theirs_found)


def _names() -> list[tuple[str, str, tuple[str, ...]]]:
    found = []
    for record in read_records(CORPUS):
        assert not isinstance(record, BadLine)
        found.append((record.code, record.name, _papers(record)))
    return found


def _papers(record: PortalRecord) -> tuple[str, ...]:
    documents = procedure_from_record(record).mapping.get("documents") or ()
    return tuple(document["name"] for document in documents)


def _queries(names: Sequence[str]) -> Iterator[str]:
    """Two to four neighbouring words of a name, as typed: half of them without marks."""
    random = Random(20261123)
    for number in range(QUERIES):
        words = random.choice(names).split()
        length = min(len(words), random.randint(2, 4))
        start = random.randrange(len(words) - length + 1)
        query = " ".join(words[start : start + length])
        yield fold(query) if number % 2 else query


def _peer(names: Sequence[tuple[str, str, tuple[str, ...]]]) -> Callable[[str], Sequence[int]]:
    database = sqlite3.connect(":memory:")
    database.execute(
        "create virtual table t using fts5(name, papers, tokenize='unicode61 remove_diacritics 2')"
    )
    rows = [(name, " ".join(papers)) for _, name, papers in names]
    database.executemany("insert into t values (?, ?)", rows)

    def find(query: str) -> Sequence[int]:
        expression = " ".join('"' + word.replace('"', "") + '"' for word in query.split())
        statement = "select rowid from t where t match ? order by rank limit 50"
        return [row for (row,) in database.execute(statement, (expression,))]

    return find


def _median(find: Callable[[str], object], queries: Sequence[str]) -> float:
    times = []
    for query in queries:
        started = time.perf_counter()
        find(query)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)
