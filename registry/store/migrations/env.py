"""Alembic's entry: migrates the connection that `registry.store.migration` hands over."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

from registry.store.dialect import Day, Json, Moment
from registry.store.tables import METADATA


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """A migration is frozen: it names column types of the database, not ours."""
    if kind == "type" and isinstance(item, Moment | Day | Json):
        return f"sa.{type(item.impl_instance).__name__}()"
    return False


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
