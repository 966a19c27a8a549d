"""The tables of statistics: files taken in, their figures as they are stated, and roll-ups."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Index

from registry.store import columns
from registry.store.columns import STRICT, Table

FIGURES = (
    "received", "carried_over", "in_process", "due", "handled", "early", "on_time",
    "early_or_on_time", "late", "running", "running_within", "running_past", "returned", "online",
    "online_partial", "online_full", "paid_online", "digitised", "satisfied", "dissatisfied",
    "supplemented", "supplemented_again",
)  # fmt: skip
# What a dossier took, never added up: in working days or in working hours, as it is stated.
TIMES = ("median_days", "median_hours", "mean_days", "mean_hours")
GRAINS = ("unit", "procedure", "all_units", "all_procedures")
NO_PERIOD = 99_999_999  # the age of what states no period: behind all others


class StatisticsFileRow(Table, table=True):
    """A file of figures; they wait until somebody accepts them.

    `mistakes` are its bad rows; `reason` says why figures that were kept before are corrected.
    """

    __tablename__ = "statistics_file"
    __table_args__ = (
        CheckConstraint("revision > 0", name="revision"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    name: str = columns.text()
    sha256: str = columns.text()
    authority: str = columns.text(index=True)
    lines: int = columns.number()
    mistakes: Any = columns.data()
    reason: str | None = columns.text(default=None)
    actor: str = columns.text()
    at: datetime = columns.moment()
    act: int = columns.number(foreign_key="act.seq")
    accepted_by: str | None = columns.text(default=None)
    accepted_at: datetime | None = columns.moment(default=None)
    revision: int = columns.number()


class _Counted(Table):
    """The figures and times; null: not stated."""

    received: int | None = columns.amount(default=None)
    carried_over: int | None = columns.amount(default=None)
    in_process: int | None = columns.amount(default=None)
    due: int | None = columns.amount(default=None)
    handled: int | None = columns.amount(default=None)
    early: int | None = columns.amount(default=None)
    on_time: int | None = columns.amount(default=None)
    early_or_on_time: int | None = columns.amount(default=None)
    late: int | None = columns.amount(default=None)
    running: int | None = columns.amount(default=None)
    running_within: int | None = columns.amount(default=None)
    running_past: int | None = columns.amount(default=None)
    returned: int | None = columns.amount(default=None)
    online: int | None = columns.amount(default=None)
    online_partial: int | None = columns.amount(default=None)
    online_full: int | None = columns.amount(default=None)
    paid_online: int | None = columns.amount(default=None)
    digitised: int | None = columns.amount(default=None)
    satisfied: int | None = columns.amount(default=None)
    dissatisfied: int | None = columns.amount(default=None)
    supplemented: int | None = columns.amount(default=None)
    supplemented_again: int | None = columns.amount(default=None)
    median_days: Decimal | None = columns.exact(default=None)
    median_hours: Decimal | None = columns.exact(default=None)
    mean_days: Decimal | None = columns.exact(default=None)
    mean_hours: Decimal | None = columns.exact(default=None)


class StatisticsLineRow(_Counted, table=True):
    """The figures of one row of a file; appended, never changed: a later one may supersede it.

    `procedure` and `part` are "" for all, `period` is "" where none is stated.
    """

    __tablename__ = "statistics_line"
    __table_args__ = (
        *(CheckConstraint(f"{name} >= 0", name=name) for name in FIGURES),
        Index("ix_statistics_line_whose", "period", "unit", "level", "part", "procedure"),
        Index("ix_statistics_line_procedure", "procedure", "period"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    file: int = columns.number(foreign_key="statistics_file.id", index=True)
    row: int = columns.number()
    unit: str = columns.text()
    level: str = columns.text()
    procedure: str = columns.text()
    part: str = columns.text()
    period: str = columns.text()
    since: date | None = columns.day(default=None)
    until: date | None = columns.day(default=None)
    stated: Any = columns.data()
    source: str = columns.text()
    address: str = columns.text()
    read_on: date | None = columns.day(default=None)
    note: str = columns.text()
    supersedes: int | None = columns.number(
        default=None, foreign_key="statistics_line.id", index=True
    )


class StatisticsTotalRow(_Counted, table=True):
    """A roll-up of what counts now: of a unit over its procedures, or of a procedure over units;
    and of all units, or all procedures, of a level in a period (`lines` then counts those).

    A figure is there where all `lines` state it; of times, the longest. `line` is the line it is,
    where it is just one; `source` is theirs where they have the same. `age` is less the later the
    period ends.
    """

    __tablename__ = "statistics_total"
    __table_args__ = (
        columns.one_of("grain", GRAINS),
        Index("ix_statistics_total_newest", "grain", "age", "period", "unit", "procedure", "id"),
        Index("ix_statistics_total_level", "grain", "level", "age", "period", "unit"),
        Index("ix_statistics_total_unit", "grain", "unit", "age"),
        Index("ix_statistics_total_procedure", "grain", "procedure", "age"),
        Index("ix_statistics_total_period", "period"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    grain: str = columns.text()
    unit: str = columns.text()
    level: str = columns.text()
    procedure: str = columns.text()
    part: str = columns.text()
    period: str = columns.text()
    since: date | None = columns.day(default=None)
    until: date | None = columns.day(default=None)
    age: int = columns.number()
    lines: int = columns.number()
    line: int | None = columns.number(default=None)
    source: str | None = columns.text(default=None)
