"""A throw-away PostgreSQL: one cluster a test run, one database a test, nothing left behind.

Its collation is not the one of SQLite, so that a statement that leaves the order of text to the
database shows.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

from registry.store import open_store

MISSING = "PostgreSQL is not here. On Debian or Ubuntu: apt-get install postgresql"
_USER = "postgres"
_READY = "gon_ready"


class NoPostgreSQL(Exception):
    """The programs of PostgreSQL are not on this machine."""


@dataclass
class Cluster:
    """A running server that listens on a socket in its own folder only."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def empty_database(self) -> str:
        """The URL of a new database without tables."""
        return self._created("template0")

    def database(self) -> str:
        """The URL of a new database with the tables of this program."""
        if not self._has(_READY):
            self._run(f"CREATE DATABASE {_READY}")
            open_store(self.url(_READY)).close()
        return self._created(_READY)

    def url(self, database: str) -> str:
        return f"postgresql://{_USER}@/{database}?host={self.folder}"

    def _created(self, template: str) -> str:
        name = f"gon_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def _has(self, database: str) -> bool:
        with psycopg.connect(self.url("postgres")) as connection:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            return connection.execute(query, (database,)).fetchone() is not None

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A server until the end of the block. Raises NoPostgreSQL."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="gon-pg-") as made:
        folder = Path(made)
        owner = _owner()
        if owner:
            shutil.chown(folder, owner)
        data = folder / "data"
        _call(
            owner, programs / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8",
            "--no-sync", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=vi",
        )  # fmt: skip
        settings = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=50"
        _call(
            owner, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", settings,
            "start",
        )  # fmt: skip
        try:
            yield Cluster(folder)
        finally:
            _call(owner, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _programs() -> Path:
    """Debian keeps them beside the path, by version."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4])
    )
    beside = shutil.which("initdb")
    if not found and beside is None:
        raise NoPostgreSQL(MISSING)
    return found[-1].parent if found else Path(beside or "").parent


def _owner() -> str | None:
    """PostgreSQL refuses to run for root."""
    return _USER if os.geteuid() == 0 else None


def _call(owner: str | None, *words: str | Path) -> None:
    subprocess.run(
        [str(word) for word in words],
        user=owner,
        check=True,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        cwd="/",
    )
