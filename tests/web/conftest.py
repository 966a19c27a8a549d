"""One site on the examples for all tests that only read it; a copy for each that writes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.store import Store, open_store
from tests.web.example_site import example_app, example_store, visiting


@pytest.fixture(scope="session")
def example_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database of the examples, to be copied."""
    file = tmp_path_factory.mktemp("site") / "gon.db"
    example_store(file).close()
    return file


@pytest.fixture(scope="session")
def app(example_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starlette]:
    """The site for tests that only read."""
    store = open_store(copied(example_database, tmp_path_factory.mktemp("reading")))
    yield example_app(store)
    store.close()


@pytest.fixture
def store(example_database: Path, tmp_path: Path) -> Iterator[Store]:
    """A store that a test may write to."""
    found = open_store(copied(example_database, tmp_path))
    yield found
    found.close()


@pytest.fixture
def client(app: Starlette) -> TestClient:
    """Somebody who is not signed in."""
    return visiting(app)


def copied(file: Path, folder: Path) -> Path:
    return Path(shutil.copy(file, folder / "gon.db"))
