"""What is loaded, whether published or not."""

from sqlmodel import col, select

from registry.store.store import Store
from registry.store.tables import ProcedureRow


def loaded_authorities(store: Store) -> tuple[str, ...]:
    """The authorities of all loaded procedures, sorted."""
    with store.read() as session:
        return tuple(sorted(session.exec(select(col(ProcedureRow.authority)).distinct())))
