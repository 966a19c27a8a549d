"""How data are kept: SQLite or PostgreSQL, a log of acts, a projection of the procedure files."""

from registry.store.acts import Act, Writing, read_acts
from registry.store.errors import (
    ActMissing,
    LoadOvertaken,
    SqliteTooOld,
    StoreBusy,
    StoreError,
    StoreOutdated,
    StoreTooNew,
    StoreUnreachable,
    StoreUnsupported,
)
from registry.store.finding_changes import FindingChanges
from registry.store.found import Analyse, Analysis, Found, FoundAcross
from registry.store.loading import LoadReport, load
from registry.store.opening import open_store
from registry.store.procedures import loaded_authorities
from registry.store.store import Store

__all__ = [
    "Act",
    "ActMissing",
    "Analyse",
    "Analysis",
    "FindingChanges",
    "Found",
    "FoundAcross",
    "LoadOvertaken",
    "LoadReport",
    "SqliteTooOld",
    "Store",
    "StoreBusy",
    "StoreError",
    "StoreOutdated",
    "StoreTooNew",
    "StoreUnreachable",
    "StoreUnsupported",
    "Writing",
    "load",
    "loaded_authorities",
    "open_store",
    "read_acts",
]
