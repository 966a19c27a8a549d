"""A view as templates see it: texts, printed tables, what the form is, the hash of the data."""

from collections.abc import Callable, Mapping
from typing import Any

from registry.papers.templates import Column, Template
from registry.papers.view import Row, Table, Text, View
from registry.papers.wording import day, number, percent

# Any: a cell is of the kind of its column
_PRINTERS: Mapping[str, Callable[[Any], str]] = {
    "text": str,
    "number": number,
    "percent": percent,
    "date": day,
}


def printed(view: View, template: Template, data_hash: str) -> Mapping[str, Text]:
    """Everything that a template may name, as texts."""
    form = template.form
    tables = {
        key: _table(view.tables[key], table.columns_in("paper"))
        for key, table in template.tables.items()
        if key in view.tables
    }
    about_form: dict[str, Text] = {
        "key": form.key,
        "version": form.version,
        "code": form.code,
        "title": form.title.vi,
        "awaiting": [each.vi for each in form.awaiting],
    }
    return {
        "hash": data_hash,
        "texts": view.texts,
        "form": about_form,
        "tables": tables,
    }


def _table(table: Table, columns: tuple[Column, ...]) -> Text:
    return {
        "columns": [_column(each) for each in columns],
        "rows": [_row(row, columns) for row in table.rows],
        "totals": [_row(row, columns) for row in table.totals],
    }


def _column(column: Column) -> Text:
    return {
        "field": column.field,
        "title": column.title,
        "kind": column.kind,
        "width": str(column.width),
    }


def _row(row: Row, columns: tuple[Column, ...]) -> Text:
    return {column.field: _cell(row, column) for column in columns}


def _cell(row: Row, column: Column) -> str:
    value = row.get(column.field)
    if column.field not in row or (value is None and column.kind != "percent"):
        return ""
    return _PRINTERS[column.kind](value)
