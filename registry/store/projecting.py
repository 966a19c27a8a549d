"""Keeping the tables of parts in step with the editions, in the transaction that keeps these."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from sqlalchemy import delete
from sqlmodel import Session, col, func, select

import registry
from registry.procedure.reading import procedure_from_data
from registry.store.columns import Table
from registry.store.inserting import insert_rows
from registry.store.part_asks import add_asks, keep_loaded
from registry.store.part_tables import PART_TABLES, ROLLED_UP, EntryRow
from registry.store.parts import Columns, Parts, parts_of
from registry.store.store import Store
from registry.store.tables import EditionRow, ProjectionRow

PARTS = "parts"  # the projection's note of what contents were read into parts with
_BATCH = 500
# What decides which rows a content gives: other bytes here, and all are made anew.
_READ_WITH = (
    "procedure/*.py",
    "reference/*.py",
    "reference/*.yaml",
    "store/part*.py",
    "analysis/catalogue/paper_*.py",
)


@lru_cache(maxsize=1)
def parts_mark() -> str:
    """Changes with anything that decides what the parts of a content are."""
    root = Path(registry.__file__).parent
    digest = hashlib.sha256()
    for pattern in _READ_WITH:
        for file in sorted(root.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def keep_parts_current(store: Store) -> None:
    """Makes the parts anew unless they were made as this program makes them. Raises StoreBusy.

    Without editions there is nothing to make.
    """
    with store.read() as session:
        if are_parts_current(session):
            return
    with store.note() as session:
        if not are_parts_current(session):
            rebuild_parts(session)


def are_parts_current(session: Session) -> bool:
    """Whether the parts there are were made as this program makes them, from what it has read."""
    row = session.get(ProjectionRow, PARTS)
    if row is None:
        return session.exec(select(EditionRow.hash).limit(1)).first() is None
    return row.value == parts_mark()


def add_parts(session: Session, made: Iterable[tuple[str, Parts]]) -> None:
    """Keeps the parts of editions (by hash) that have none yet."""
    last = session.exec(select(func.max(col(EntryRow.id)))).one() or 0
    rows: dict[type[Table], list[Columns]] = defaultdict(list)
    for number, (edition, parts) in enumerate(made, start=last + 1):
        for table, found in parts.items():
            key = {"id": number, "edition": edition} if table is EntryRow else {"entry": number}
            rows[table] += [row | key for row in found]
    for table in PART_TABLES:
        insert_rows(session.connection(), table, rows[table])
    add_asks(session, after=last)


def rebuild_parts(session: Session) -> None:
    """Makes the parts of all editions anew from their contents.

    Raises BrokenFile for a content that this program cannot read.
    """
    for table in reversed((*PART_TABLES, *ROLLED_UP)):
        session.execute(delete(table))
    hashes = session.exec(select(EditionRow.hash).order_by(col(EditionRow.hash))).all()
    for start in range(0, len(hashes), _BATCH):
        add_parts(session, _made(session, hashes[start : start + _BATCH]))
    keep_loaded(session)
    mark_parts(session)


def mark_parts(session: Session) -> None:
    """Notes that the parts are as this program makes them."""
    session.merge(ProjectionRow(name=PARTS, value=parts_mark()))


def _made(session: Session, hashes: Iterable[str]) -> Iterator[tuple[str, Parts]]:
    query = select(EditionRow.hash, EditionRow.content).where(col(EditionRow.hash).in_(hashes))
    for edition, content in session.exec(query.order_by(col(EditionRow.hash))):
        yield edition, parts_of(procedure_from_data(json.loads(content), edition))
