"""Connections to the database, made one way only."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from registry.store.dialect import BUSY_SECONDS, begin, prepare_connection, sqlite_driver
from registry.store.errors import StoreUnsupported

MEMORY = ":memory:"
_PREFIX = "sqlite:///"


def connect(location: str | Path) -> Engine:
    """An engine for a file, an `sqlite:///` URL or `:memory:`.

    In memory there is one connection, shared by all threads: each further one would be a database
    of its own. Raises SqliteTooOld, StoreUnsupported.
    """
    path = _path(location)
    in_memory = path == MEMORY
    engine = create_engine(
        f"{_PREFIX}{path}",
        module=sqlite_driver(),
        poolclass=StaticPool if in_memory else QueuePool,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", prepare_connection)
    event.listen(engine, "begin", begin)
    return engine


def is_in_memory(engine: Engine) -> bool:
    return isinstance(engine.pool, StaticPool)


def _path(location: str | Path) -> str:
    text = str(location)
    if text.startswith(_PREFIX):
        return text.removeprefix(_PREFIX) or MEMORY
    if "://" in text:
        raise StoreUnsupported(text)
    return text
