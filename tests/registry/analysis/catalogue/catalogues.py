"""Small catalogues in either database, for questions that have to give the same answer in both."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlmodel import Session

from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.store import Store
from registry.store.parts import parts_of
from registry.store.temporary import Member, fill, temporary_catalogue

Given = Mapping[str, Any]  # Any: keys of a procedure file
Opened = Callable[[Sequence[Given]], AbstractContextManager[Session]]

HEAD = {"schema": "procedure/v1", "authority": "bo-cong-an", "code": "1.000001", "name": "Thủ tục"}


def procedure(given: Given) -> Procedure:
    """A procedure of some keys; `base` names the one it is an overlay of and is no key."""
    return procedure_from_data({**HEAD, **{k: v for k, v in given.items() if k != "base"}})


def members(given: Sequence[Given]) -> list[Member]:
    return [Member(parts_of(procedure(each)), each.get("base")) for each in given]


def in_sqlite(given: Sequence[Given]) -> AbstractContextManager[Session]:
    return temporary_catalogue(members(given))


def in_postgresql(store: Store) -> Opened:
    """In a database that is empty again afterwards."""

    @contextmanager
    def opened(given: Sequence[Given]) -> Iterator[Session]:
        with store.note() as session:
            fill(session, members(given))
            yield session
            session.rollback()

    return opened
