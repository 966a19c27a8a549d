"""The parts of a file as plain data, remembered by its content and handed between processes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from registry.procedure.model import Procedure
from registry.store.columns import Table
from registry.store.part_tables import PART_TABLES
from registry.store.parts import Columns, Parts, parts_of

Outline = Mapping[str, Sequence[Sequence[Any]]]  # Any: JSON values of a row in order of columns

_GIVEN_LATER = ("id", "edition", "entry")
_COLUMNS: Mapping[type[Table], Sequence[str]] = {
    table: [name for name in table.model_fields if name not in _GIVEN_LATER]
    for table in PART_TABLES
}
# Values that JSON has no word for, by column.
_READ: Mapping[str, Callable[[str], Any]] = {
    "limit_amount": Decimal,
    "valid_from": date.fromisoformat,
    "valid_to": date.fromisoformat,
}


def outline_of(procedure: Procedure) -> Outline:
    """The parts of a procedure, those lists that are empty left out."""
    parts = parts_of(procedure)
    return {
        str(table.__tablename__): [_plain(row) for row in map(itemgetter(*columns), parts[table])]
        for table, columns in _COLUMNS.items()
        if parts[table]
    }


def parts_from(outline: Outline) -> Parts:
    """The rows of an outline as `parts_of` gave them."""
    return {
        table: [_row(columns, row) for row in outline.get(str(table.__tablename__), ())]
        for table, columns in _COLUMNS.items()
    }


def _plain(row: Sequence[Any]) -> Sequence[Any]:
    return [str(value) if isinstance(value, Decimal | date) else value for value in row]


def _row(columns: Sequence[str], values: Sequence[Any]) -> Columns:
    row = dict(zip(columns, values, strict=True))
    for name in _READ.keys() & row.keys():
        if row[name] is not None:
            row[name] = _READ[name](row[name])
    return row
