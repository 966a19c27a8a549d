"""A cache of what checks found, by content; it can be deleted at any time.

An entry is found only by the hash of the file's bytes together with a mark of everything else that
the result depends on: the rules, the day, and the program itself.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

PACKAGES = ("rules", "registry")
_TABLE = """
create table if not exists result (
    mark blob not null, content blob not null, record blob not null,
    primary key (mark, content)
) without rowid
"""
_KEPT_MARKS = 16


def cache_folder() -> Path:
    """`GON_CACHE`, else the user's cache folder."""
    chosen = os.environ.get("GON_CACHE")
    if chosen:
        return Path(chosen)
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "gon"


def program_mark() -> str:
    """Changes with any file of the packages that decide what a check finds."""
    root = Path(__file__).parents[3]
    digest = hashlib.sha256()
    for package in PACKAGES:
        for file in sorted((root / package).rglob("*")):
            if file.suffix in {".py", ".yaml"}:
                found = file.stat()
                words = f"{file.relative_to(root)} {found.st_size} {found.st_mtime_ns}\n"
                digest.update(words.encode())
    return digest.hexdigest()


def content_key(content: bytes) -> bytes:
    """The name of a file's bytes."""
    return hashlib.blake2b(content, digest_size=20).digest()


class Cache:
    """Records of one mark. A cache that cannot be used is empty and keeps nothing."""

    def __init__(self, mark: str, folder: Path | None = None) -> None:
        self._mark = hashlib.sha256(mark.encode()).digest()
        self._file = (folder or cache_folder()) / "checks.db"

    def records(self) -> Mapping[bytes, bytes]:
        """All records of this mark by content key."""
        with suppress(sqlite3.Error, OSError), closing(self._open()) as database:
            query = "select content, record from result where mark = ?"
            return dict(database.execute(query, (self._mark,)))
        return {}

    def some(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """The records of some content keys, as far as they are there."""
        query = "select record from result where mark = ? and content = ?"
        with suppress(sqlite3.Error, OSError), closing(self._open()) as database:
            for key in keys:
                for (record,) in database.execute(query, (self._mark, key)):
                    yield key, record

    def keep(self, records: Iterable[tuple[bytes, bytes]], *, only: bool = False) -> bool:
        """Adds records, or keeps `only` these of this mark; whether it could.

        Forgets the marks that were used longest ago.
        """
        rows = [(self._mark, content, record) for content, record in records]
        if not rows:
            return True
        with suppress(sqlite3.Error, OSError), closing(self._open()) as database, database:
            self._forget_old(database)
            if only:
                database.execute("delete from result where mark = ?", (self._mark,))
            database.executemany("insert or replace into result values (?, ?, ?)", rows)
            return True
        return False

    def _forget_old(self, database: sqlite3.Connection) -> None:
        marks = [mark for (mark,) in database.execute("select distinct mark from result")]
        if self._mark not in marks and len(marks) >= _KEPT_MARKS:
            database.execute("delete from result")

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._file, timeout=5)
        try:
            database.execute(_TABLE)
        except sqlite3.DatabaseError:
            database.close()
            self._file.unlink(missing_ok=True)
            raise
        return database
