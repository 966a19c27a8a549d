"""A store in memory, and small procedure folders to load into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.store import Store, open_store


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(":memory:")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "procedures"
    made.mkdir()
    return made
