"""What tables are made of: their base, their metadata, and one word for each kind of column.

Names of constraints are fixed, so that later migrations can name them.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CheckConstraint, MetaData
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from registry.store.dialect import Amount, Bytes, Day, Exact, Flag, Json, Moment, Number, Words

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
STRICT: dict[str, Any] = {"sqlite_strict": True}  # Any: SQLAlchemy's open keywords


class Table(SQLModel, registry=registry(metadata=METADATA)):
    """The base of all tables, with its own metadata."""


# Any: a Field stands in for a value of the annotated type
def text(**more: Any) -> Any:
    return Field(sa_type=Words, **more)


def number(**more: Any) -> Any:
    return Field(sa_type=Number, **more)


def amount(**more: Any) -> Any:
    return Field(sa_type=Amount, **more)


def exact(**more: Any) -> Any:
    return Field(sa_type=Exact, **more)


def flag(**more: Any) -> Any:
    return Field(sa_type=Flag, **more)


def octets(**more: Any) -> Any:
    return Field(sa_type=Bytes, **more)


def moment(**more: Any) -> Any:
    return Field(sa_type=Moment, **more)


def day(**more: Any) -> Any:
    return Field(sa_type=Day, **more)


def data(**more: Any) -> Any:
    return Field(sa_type=Json, **more)


def one_of(column: str, allowed: Iterable[str]) -> CheckConstraint:
    """Only these words, checked by the database."""
    listed = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
