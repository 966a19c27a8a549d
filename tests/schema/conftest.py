"""A store with published procedures, drafts beside them, and the server's view of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.store import Store, open_store
from tests.schema.kept import Kept, kept


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(":memory:")
    yield opened
    opened.close()


@pytest.fixture
def registry(store: Store, tmp_path: Path) -> Kept:
    """Three procedures published, with two findings each; one was changed since."""
    return kept(store, tmp_path)
