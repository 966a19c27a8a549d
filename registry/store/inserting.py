"""Many rows at once: what the toolkit spends on each row is more than what the database does."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, FromClause, inspect

from registry.store.columns import Table

Columns = Mapping[str, Any]  # Any: values of a row by column
Bind = Callable[[Any], Any]  # Any: a value as Python has it, and as the database does


def insert_rows(connection: Connection, table: type[Table], rows: Sequence[Columns]) -> None:
    """Inserts rows that all have every column of the table."""
    if not rows:
        return
    found: FromClause = inspect(table).local_table
    names = list(found.c.keys())
    dialect = connection.dialect
    values = itemgetter(*names)
    kinds = [_bind(column.type, dialect) for column in found.c]
    made = [(place, bind) for place, bind in enumerate(kinds) if bind is not None]
    prepared = [_prepared(list(values(row)), made) for row in rows]
    connection.exec_driver_sql(_statement(str(found.description), names, dialect), prepared)


def _prepared(values: list[Any], made: Sequence[tuple[int, Bind]]) -> tuple[Any, ...]:
    """Only what is there and has another form in the database is touched: most cells are empty."""
    for place, bind in made:
        if values[place] is not None:
            values[place] = bind(values[place])
    return tuple(values)


def _bind(kind: Any, dialect: Dialect) -> Bind | None:  # Any: of the toolkit
    processor = kind.dialect_impl(dialect).bind_processor(dialect)
    return processor if callable(processor) else None


def _statement(table: str, names: Sequence[str], dialect: Dialect) -> str:
    quote = dialect.identifier_preparer.quote
    places = ", ".join(["?" if dialect.paramstyle == "qmark" else "%s"] * len(names))
    return f"INSERT INTO {quote(table)} ({', '.join(map(quote, names))}) VALUES ({places})"
