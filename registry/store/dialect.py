"""All that differs between databases: the driver, settings of a connection, column types, guards.

SQLite today. Columns hold text, integers and bytes only, so that the same statements and the same
bytes serve PostgreSQL; what needs another word there is to be added here.
"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Dialect, Text
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


def prepare_connection(connection: Any, _record: object = None) -> None:  # Any: a raw driver's
    """Settings of every new connection; transactions are begun by us, never by the driver."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """A reader sees one snapshot; a writer takes the only writing place at once.

    A deferred BEGIN that writes later fails at once with "database is locked": no timeout helps.
    """
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def is_busy(error: OperationalError) -> bool:
    """Whether another writer kept the database for longer than we wait."""
    return "database is locked" in str(error.orig)


class Moment(TypeDecorator[datetime]):
    """A point in time: UTC text of fixed width, which sorts as time does."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A calendar day: `2026-11-23`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value)


class Json(TypeDecorator[Any]):  # Any: plain data of any shape
    """Plain data as compact text with sorted keys: equal data are equal texts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else json_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else json.loads(value)


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


def guard(table: str, verb: str, columns: Sequence[str] = ()) -> str:
    """A trigger that refuses `verb` (UPDATE or DELETE) on a table, or on some of its columns."""
    of = f" OF {', '.join(columns)}" if columns else ""
    return (
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb}{of} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is kept as it was written: {verb} is refused'); END"
    )
