"""Connections to the database, made one way only: SQLite, or PostgreSQL through psycopg."""

import re
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from registry.store.dialect import (
    BUSY_SECONDS,
    begin_postgresql,
    begin_sqlite,
    prepare_postgresql,
    prepare_sqlite,
    sqlite_driver,
)
from registry.store.errors import StoreUnsupported

MEMORY = ":memory:"
_SQLITE = "sqlite:///"
_POSTGRESQL = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://")


def connect(location: str | Path) -> Engine:
    """An engine for a file, an `sqlite:///` URL, `:memory:`, or a `postgresql://` URL.

    In memory there is one connection, shared by all threads: each further one would be a database
    of its own. Raises SqliteTooOld, StoreUnsupported.
    """
    text = str(location)
    if _POSTGRESQL.match(text):
        return _postgresql(text)
    return _sqlite(_path(text))


def is_in_memory(engine: Engine) -> bool:
    return isinstance(engine.pool, StaticPool)


def _postgresql(url: str) -> Engine:
    """A connection that the server has closed meanwhile is opened anew before it is used."""
    engine = create_engine(
        _POSTGRESQL.sub("postgresql+psycopg://", url),
        pool_pre_ping=True,
        hide_parameters=True,
    )
    event.listen(engine, "connect", prepare_postgresql)
    event.listen(engine, "begin", begin_postgresql)
    return engine


def _sqlite(path: str) -> Engine:
    engine = create_engine(
        f"{_SQLITE}{path}",
        module=sqlite_driver(),
        poolclass=StaticPool if path == MEMORY else QueuePool,
        hide_parameters=True,  # what people wrote is not told to logs with an error
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def _path(text: str) -> str:
    if text.startswith(_SQLITE):
        return text.removeprefix(_SQLITE) or MEMORY
    if "://" in text:
        raise StoreUnsupported(text)
    return text
