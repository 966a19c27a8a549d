"""All that differs between SQLite and PostgreSQL: drivers, settings, column types, guards.

Columns hold text, integers and bytes only, so that the same statements give the same answers on
both. Text is compared byte by byte, as SQLite does; PostgreSQL is told so by the collation.
"""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any

from sqlalchemy import BigInteger, Connection, Dialect, Integer, LargeBinary, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import OperationalError
from sqlalchemy.types import TypeDecorator

from registry.store.errors import SqliteTooOld

SQLITE_NEEDED = (3, 51, 3)  # 3.7.0 to 3.51.2 have the WAL-reset corruption bug
BUSY_SECONDS = 30

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # NORMAL loses acknowledged commits when the power goes
    f"busy_timeout = {BUSY_SECONDS * 1000}",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE gets past the guards
    "trusted_schema = OFF",
)
_LANE = 0x676F6E  # the advisory lock that every writer of a PostgreSQL database takes
_LOCK_NOT_AVAILABLE = "55P03"

WRITES = "gon_writes"  # the execution option that tells a writing connection


def sqlite_driver() -> ModuleType:
    """The SQLite driver to use: the wheel, which brings its own library, else Python's own.

    Raises SqliteTooOld when neither is safe.
    """
    try:
        from pysqlite3 import dbapi2 as driver
    except ImportError:
        import sqlite3 as driver
    refuse_old_sqlite(driver.sqlite_version)
    return driver  # type: ignore[no-any-return]  # pysqlite3 ships no types


def refuse_old_sqlite(version: str) -> None:
    """Raises SqliteTooOld for a library that is not safe with several connections."""
    if tuple(map(int, version.split("."))) < SQLITE_NEEDED:
        raise SqliteTooOld(version, ".".join(map(str, SQLITE_NEEDED)))


def prepare_sqlite(connection: Any, _record: object = None) -> None:  # Any: a raw driver's
    """Settings of every new connection; transactions are begun by us, never by the driver."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def begin_sqlite(connection: Connection) -> None:
    """A reader sees one snapshot; a writer takes the only writing place at once.

    A deferred BEGIN that writes later fails at once with "database is locked": no timeout helps.
    """
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")


def prepare_postgresql(connection: Any, _record: object = None) -> None:  # Any: as above
    """Settings of every new connection.

    The server compiles no statement before it runs it: for those that read most that takes 0.1 s
    of the second or two they run, and no statement gets it back.
    """
    connection.execute("SET jit = off")
    connection.commit()  # a setting of a transaction that is rolled back is gone


def begin_postgresql(connection: Connection) -> None:
    """A reader sees one snapshot; a writer waits for the one writing place of the database.

    A writer's statements see what was committed when they began: behind the lock nobody else
    commits, while a snapshot would be taken before the lock is had.
    """
    if not _writes(connection):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LANE})")


def learn_table(connection: Connection, table: str) -> None:
    """Tells the database what a table holds now, after many rows were added to it.

    PostgreSQL plans by what it counted last, which it does by itself only some time later: until
    then a join of many rows is planned as one of a few, and reads the table again for each.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {table}")


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(WRITES, False))


def is_busy(error: OperationalError) -> bool:
    """Whether another writer kept the database for longer than we wait."""
    locked = "database is locked" in str(error.orig)
    return locked or getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE


Words = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
Number = Integer()
Amount = Integer().with_variant(BigInteger(), "postgresql")  # SQLite's integers are large already
Bytes = LargeBinary()


class Moment(TypeDecorator[datetime]):
    """A point in time: UTC text of fixed width, which sorts as time does."""

    impl = Words
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day: `2026-11-23`."""

    impl = Words
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value)


class Json(TypeDecorator[Any]):  # Any: plain data of any shape
    """Plain data as compact text with sorted keys: equal data are equal texts."""

    impl = Words
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else json_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else json.loads(value)


EXACT_SCALE = 10_000


class Exact(TypeDecorator[Decimal]):
    """A decimal of up to four places, kept as a whole number of ten-thousandths."""

    impl = Amount
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else int(value * EXACT_SCALE)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value) / EXACT_SCALE


class Flag(TypeDecorator[bool]):
    """Yes or no: 1 or 0."""

    impl = Number
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        return None if value is None else bool(value)


def moment_text(moment: datetime) -> str:
    """UTC with microseconds. Raises ValueError for a time without a zone, which is no moment.

    >>> moment_text(datetime(2026, 11, 23, 8, tzinfo=UTC))
    '2026-11-23T08:00:00.000000Z'
    """
    if moment.tzinfo is None:
        raise ValueError("a time without a zone names no moment; give one with tzinfo.")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def json_text(value: Any) -> str:
    """See Json."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
