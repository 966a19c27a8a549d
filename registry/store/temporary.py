"""A database for one question: in memory, with the parts of some procedures and nothing else."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlmodel import Session

from registry.store.columns import METADATA
from registry.store.dialect import WRITES
from registry.store.engine import MEMORY, connect
from registry.store.inserting import insert_rows
from registry.store.part_asks import keep_loaded
from registry.store.part_tables import EntryRow
from registry.store.parts import Parts
from registry.store.projecting import add_parts
from registry.store.tables import EditionRow, ProcedureRow

_BATCH = 500
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # columns want a time; nobody asks for it


@dataclass(frozen=True, slots=True)
class Member:
    """A procedure of a temporary catalogue; `base`: the key of the one it is an overlay of."""

    parts: Parts
    base: str | None = None

    @property
    def head(self) -> dict[str, Any]:  # Any: values of a row by column
        return dict(self.parts[EntryRow][0])


@contextmanager
def temporary_catalogue(members: Iterable[Member]) -> Iterator[Session]:
    """A session in which `members` are what is loaded; it is gone at the end of the block.

    Of two with one identity the first counts.
    """
    engine = connect(MEMORY)
    writer = engine.execution_options(**{WRITES: True})
    try:
        with Session(writer) as session:
            METADATA.create_all(session.connection())
            fill(session, members)
            yield session
    finally:
        engine.dispose()


def fill(session: Session, members: Iterable[Member]) -> None:
    """Makes `members` what is loaded in a database where nothing is."""
    known: set[str] = set()
    connection = session.connection()
    remaining = iter(members)
    while batch := list(islice(remaining, _BATCH)):
        named = list(_named(batch, known))
        insert_rows(connection, EditionRow, [_edition(name, member) for name, member in named])
        insert_rows(connection, ProcedureRow, [_procedure(name, each) for name, each in named])
        add_parts(session, ((name, member.parts) for name, member in named))
    keep_loaded(session)


def _named(batch: Iterable[Member], known: set[str]) -> Iterator[tuple[str, Member]]:
    """Those that are new, each with a name for its edition, of the length of one."""
    for member in batch:
        procedure = member.head["procedure"]
        if procedure not in known:
            known.add(procedure)
            yield f"{len(known):064}", member


def _edition(name: str, member: Member) -> dict[str, Any]:
    return {
        "hash": name, "procedure": member.head["procedure"], "content": b"", "source": "",
        "source_hash": "", "file": "", "first_seen": _NEVER, "base": member.base,
    }  # fmt: skip


def _procedure(name: str, member: Member) -> dict[str, Any]:
    head = member.head
    return {
        "key": head["procedure"], "authority": head["authority"], "code": head["code"],
        "name": head["name"], "edition": name, "revision": 1, "loaded_at": _NEVER,
    }  # fmt: skip
