"""Opening a store: a new database gets its tables, an older one what it misses."""

from pathlib import Path

from sqlalchemy.exc import DatabaseError, OperationalError

from registry.store.dialect import is_busy
from registry.store.engine import connect
from registry.store.errors import StoreUnreachable
from registry.store.projecting import keep_parts_current
from registry.store.store import Store


def open_store(location: str | Path, *, migrate: bool = False) -> Store:
    """The store at a path or a `postgresql://` URL, or a new one in memory (`:memory:`).

    Raises SqliteTooOld, StoreUnsupported, StoreUnreachable, StoreTooNew, and StoreOutdated unless
    `migrate`.
    """
    store = Store(connect(location))
    try:
        _reach(store)
        _make_ready(store, migrate=migrate)
    except BaseException:
        store.close()
        raise
    return store


def _reach(store: Store) -> None:
    """Asks the database anything at all. Raises StoreUnreachable in its driver's words."""
    try:
        with store.read() as session:
            session.connection().exec_driver_sql("SELECT 1")
    except DatabaseError as error:
        if isinstance(error, OperationalError) and is_busy(error):
            raise
        told = " ".join(str(error.orig).split()).rstrip(".")
        raise StoreUnreachable(told) from error


def _make_ready(store: Store, *, migrate: bool) -> None:
    if migrate or not store.is_ready():
        store.migrate()
        keep_parts_current(store)
