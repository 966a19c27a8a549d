"""Opening a store: a new database gets its tables, an older one what it misses."""

from pathlib import Path

from registry.store.engine import connect
from registry.store.projecting import keep_parts_current
from registry.store.store import Store


def open_store(location: str | Path, *, migrate: bool = False) -> Store:
    """The store at a path or a `postgresql://` URL, or a new one in memory (`:memory:`).

    Raises SqliteTooOld, StoreUnsupported, StoreTooNew, and StoreOutdated unless `migrate`.
    """
    store = Store(connect(location))
    try:
        _make_ready(store, migrate=migrate)
    except BaseException:
        store.close()
        raise
    return store


def _make_ready(store: Store, *, migrate: bool) -> None:
    if migrate or not store.is_ready():
        store.migrate()
        keep_parts_current(store)
