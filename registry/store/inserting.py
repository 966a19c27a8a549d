"""Many rows at once: what the toolkit spends on each row is more than what the database does."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, FromClause, inspect

from registry.store.columns import Table

Columns = Mapping[str, Any]  # Any: values of a row by column


def insert_rows(connection: Connection, table: type[Table], rows: Sequence[Columns]) -> None:
    """Inserts rows that all have every column of the table."""
    if not rows:
        return
    found: FromClause = inspect(table).local_table
    names = list(found.c.keys())
    dialect = connection.dialect
    values = itemgetter(*names)
    bind = [_bind(column.type, dialect) for column in found.c]
    prepared = [
        tuple(made(value) if made else value for made, value in zip(bind, values(row), strict=True))
        for row in rows
    ]
    connection.exec_driver_sql(_statement(str(found.description), names, dialect), prepared)


def _bind(kind: Any, dialect: Dialect) -> Callable[[Any], Any] | None:  # Any: of the toolkit
    processor = kind.dialect_impl(dialect).bind_processor(dialect)
    return processor if callable(processor) else None


def _statement(table: str, names: Sequence[str], dialect: Dialect) -> str:
    quote = dialect.identifier_preparer.quote
    places = ", ".join(["?" if dialect.paramstyle == "qmark" else "%s"] * len(names))
    return f"INSERT INTO {quote(table)} ({', '.join(map(quote, names))}) VALUES ({places})"
