"""Alembic's entry: migrates the connection that `registry.store.migration` hands over."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

from registry.store import (  # they fill METADATA
    control_tables,  # noqa: F401
    part_tables,  # noqa: F401
    review_tables,  # noqa: F401
    scorecard_tables,  # noqa: F401
    statistics_tables,  # noqa: F401
    tables,  # noqa: F401
    webhook_tables,  # noqa: F401
)
from registry.store.columns import METADATA

# Columns of a migration are named as the database has them: our types may change, it may not.
_PLAIN = {"Text": "TEXT", "Integer": "sa.Integer()", "LargeBinary": "sa.LargeBinary()"}
_LARGE = "AMOUNT"


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """How a new migration names a column's type; see the constants at the head of each."""
    if kind != "type":
        return False
    plain = item.impl_instance if isinstance(item, sa.types.TypeDecorator) else item
    name = type(plain).__name__
    large = name == "Integer" and plain._variant_mapping
    return _LARGE if large else _PLAIN.get(name, False)


def run() -> None:
    connection: sa.Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_item=render_item,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


run()
