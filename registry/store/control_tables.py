"""The table of control work: inspections and initiatives, each told entry by entry."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint

from registry.store import columns
from registry.store.columns import STRICT, Table

BOOKS = ("inspection", "initiative")
KINDS = ("plan", "finding", "follow_up", "initiative", "reuse")


class ControlEntryRow(Table, table=True):
    """What was recorded of one record of a book; appended, never changed.

    `record` counts the records of a book, `turn` the entries of a record: its revision. `about`
    is the entry it is about, `corrects` the one that it says anew, with the reason why.
    """

    __tablename__ = "control_entry"
    __table_args__ = (
        columns.one_of("book", BOOKS),
        columns.one_of("kind", KINDS),
        CheckConstraint("turn > 0", name="turn"),
        CheckConstraint("(corrects IS NULL) = (reason IS NULL)", name="reason"),
        UniqueConstraint("book", "record", "turn"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    book: str = columns.text()
    record: int = columns.number()
    turn: int = columns.number()
    kind: str = columns.text()
    authority: str = columns.text(index=True)
    about: int | None = columns.number(default=None, foreign_key="control_entry.id")
    corrects: int | None = columns.number(default=None, foreign_key="control_entry.id")
    reason: str | None = columns.text(default=None)
    said: Any = columns.data()
    actor: str = columns.text()
    at: datetime = columns.moment()
    act: int = columns.number(foreign_key="act.seq")
