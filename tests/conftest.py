"""What several tests share: the real portal records that live beside the project."""

import gzip
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.postgresql import Cluster, NoPostgreSQL, cluster

CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real records; without it a test is skipped, and fails where CI=true."""
    if not (CORPUS / "procedures.jsonl.gz").exists():
        message = "the real portal records are not here (../shared/corpus/procedures.jsonl.gz)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    return CORPUS


@pytest.fixture(scope="session")
def portal_records(corpus: Path) -> Mapping[str, Mapping[str, Any]]:
    """The raw portal records by code."""
    with gzip.open(corpus / "procedures.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {record["code"]: record for record in map(json.loads, lines)}


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL of our own; without its programs tests are skipped, and fail where CI is set."""
    try:
        with cluster() as running:
            yield running
    except NoPostgreSQL as missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))
