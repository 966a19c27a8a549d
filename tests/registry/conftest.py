"""A store in either database, and small procedure folders to load into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.store import Store, open_store
from tests.postgresql import Cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    opened = open_store(_location(request))
    yield opened
    opened.close()


def _location(request: pytest.FixtureRequest) -> str:
    return ":memory:" if request.param == "sqlite" else _running(request).database()


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database can be opened that has no tables yet."""
    if request.param == "sqlite":
        return str(tmp_path / "gon.db")
    return _running(request).empty_database()


def _running(request: pytest.FixtureRequest) -> Cluster:
    found = request.getfixturevalue("postgresql")
    assert isinstance(found, Cluster)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "procedures"
    made.mkdir()
    return made
