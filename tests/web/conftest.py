"""One site on the examples for all tests that only read it."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.store import Store
from tests.web.example_site import example_app, example_store


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = example_store(tmp_path_factory.mktemp("site") / "gon.db")
    yield store
    store.close()


@pytest.fixture(scope="session")
def app(examples: Store) -> Starlette:
    return example_app(examples)


@pytest.fixture
def client(app: Starlette) -> TestClient:
    """Somebody who is not signed in."""
    return TestClient(app, base_url="http://gon.test")
