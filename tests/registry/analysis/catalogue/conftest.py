"""The two databases that every question is asked in."""

from collections.abc import Iterator

import pytest

from registry.store import open_store
from tests.postgresql import Cluster
from tests.registry.analysis.catalogue.catalogues import Opened, in_postgresql, in_sqlite


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def catalogue(request: pytest.FixtureRequest) -> Iterator[Opened]:
    """Opens a small catalogue."""
    if request.param == "sqlite":
        yield in_sqlite
        return
    running = request.getfixturevalue("postgresql")
    assert isinstance(running, Cluster)
    store = open_store(running.database())
    yield in_postgresql(store)
    store.close()
