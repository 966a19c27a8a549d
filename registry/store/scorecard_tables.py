"""The table of scorecards: what units came to in a period, frozen as bytes."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint

from registry.store import columns
from registry.store.columns import STRICT, Table


class ScorecardRow(Table, table=True):
    """A scorecard; `content` are its canonical bytes, `office` whose own weights were used."""

    __tablename__ = "scorecard"
    __table_args__ = (
        CheckConstraint("since <= until", name="period"),
        STRICT | {"sqlite_autoincrement": True},
    )

    number: int = columns.number(primary_key=True)
    authority: str = columns.text(index=True)
    level: str = columns.text()
    since: date = columns.day()
    until: date = columns.day()
    units: int = columns.number()
    office: str | None = columns.text(default=None)
    definitions: str = columns.text()
    sha256: str = columns.text()
    content: bytes = columns.octets()
    actor: str = columns.text()
    at: datetime = columns.moment()
    act: int = columns.number(foreign_key="act.seq")
