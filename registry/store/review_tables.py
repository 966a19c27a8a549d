"""The tables of the review: plans, cases, measures, answers, costs, feedback, and what happened."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Index, text

from registry.store import columns
from registry.store.columns import STRICT, Table


class ReviewCaseRow(Table, table=True):
    """A review of one procedure; at most one is open at a time.

    `state` is its own, `returns` counts how often the control unit gave it back.
    """

    __tablename__ = "review_case"
    __table_args__ = (
        CheckConstraint("revision > 0", name="revision"),
        Index(
            "uq_review_case_open", "procedure", unique=True,
            sqlite_where=text("closed_at IS NULL"), postgresql_where=text("closed_at IS NULL"),
        ),
        STRICT | {"sqlite_autoincrement": True},
    )  # fmt: skip

    id: int | None = columns.number(default=None, primary_key=True)
    procedure: str = columns.text(foreign_key="procedure.key", index=True)
    edition: str = columns.text(foreign_key="edition.hash")
    state: str = columns.text()
    reason: str = columns.text()
    opened_by: str = columns.text()
    opened_at: datetime = columns.moment()
    closed_at: datetime | None = columns.moment(default=None)
    returns: int = columns.number(default=0)
    revision: int = columns.number()


class MeasureRow(Table, table=True):
    """One change that a case proposes, as a patch; without a state until the case is proposed.

    `effective` and `until` are the days of the text that carries it out.
    """

    __tablename__ = "measure"
    __table_args__ = (
        CheckConstraint("revision > 0", name="revision"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    case: int = columns.number(foreign_key="review_case.id", index=True)
    outcome: str = columns.text()
    title: str = columns.text()
    reason: str = columns.text()
    patch: Any = columns.data()
    findings: Any = columns.data()
    within_power: bool = columns.flag()
    state: str | None = columns.text(default=None)
    author: str = columns.text()
    made_at: datetime = columns.moment()
    instrument: str | None = columns.text(default=None)
    effective: date | None = columns.day(default=None)
    until: date | None = columns.day(default=None, index=True)
    revision: int = columns.number()


class ReviewEventRow(Table, table=True):
    """One thing that happened to a case or one of its measures; appended, never changed."""

    __tablename__ = "review_event"
    __table_args__ = (STRICT | {"sqlite_autoincrement": True},)

    id: int | None = columns.number(default=None, primary_key=True)
    case: int = columns.number(foreign_key="review_case.id", index=True)
    measure: int | None = columns.number(default=None, foreign_key="measure.id")
    kind: str = columns.text()
    source: str | None = columns.text(default=None)
    target: str | None = columns.text(default=None)
    words: str | None = columns.text(default=None)
    document: str | None = columns.text(default=None)
    document_date: date | None = columns.day(default=None)
    actor: str = columns.text(index=True)
    role: str = columns.text()
    at: datetime = columns.moment()
    act: int = columns.number(foreign_key="act.seq", index=True)


class PlanRow(Table, table=True):
    """The plan of reviews of an authority for one year; approved once it has a decision."""

    __tablename__ = "review_plan"
    __table_args__ = (
        CheckConstraint("revision > 0", name="revision"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    authority: str = columns.text(index=True)
    year: int = columns.number()
    title: str = columns.text()
    decision: str | None = columns.text(default=None)
    decided_on: date | None = columns.day(default=None)
    author: str = columns.text()
    made_at: datetime = columns.moment()
    revision: int = columns.number()


class PlanItemRow(Table, table=True):
    """One line of a plan: a procedure or a group of them, who reviews it, and by when."""

    __tablename__ = "review_plan_item"
    __table_args__ = (
        CheckConstraint("(procedure IS NULL) <> (group_name IS NULL)", name="about"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    plan: int = columns.number(foreign_key="review_plan.id", index=True)
    procedure: str | None = columns.text(default=None, foreign_key="procedure.key")
    group_name: str | None = columns.text(default=None)
    lead: str | None = columns.text(default=None)
    partners: Any = columns.data()
    starts: date | None = columns.day(default=None)
    ends: date | None = columns.day(default=None, index=True)
    ground: str | None = columns.text(default=None)
    ground_words: str = columns.text(default="")
    product: str | None = columns.text(default=None)
    finished_on: date | None = columns.day(default=None)
    case: int | None = columns.number(default=None, foreign_key="review_case.id", index=True)


class FormAnswersRow(Table, table=True):
    """The answers to one review form about one element of one edition, as they are now."""

    __tablename__ = "review_answers"
    __table_args__ = (CheckConstraint("revision > 0", name="revision"), STRICT)

    case: int = columns.number(primary_key=True, foreign_key="review_case.id")
    form: str = columns.text(primary_key=True)
    element: str = columns.text(primary_key=True)
    edition: str = columns.text(primary_key=True, foreign_key="edition.hash")
    version: str = columns.text()
    answers: Any = columns.data()
    author: str = columns.text()
    at: datetime = columns.moment()
    revision: int = columns.number()


class CostSheetRow(Table, table=True):
    """The compliance cost of a case's procedure, now and after its measures."""

    __tablename__ = "review_cost_sheet"
    __table_args__ = (CheckConstraint("revision > 0", name="revision"), STRICT)

    case: int = columns.number(primary_key=True, foreign_key="review_case.id")
    edition: str = columns.text(foreign_key="edition.hash")
    formula: str = columns.text()
    inputs: Any = columns.data()
    sheet: Any = columns.data()
    author: str = columns.text()
    at: datetime = columns.moment()
    revision: int = columns.number()


class AcceptedRow(Table, table=True):
    """A new finding about the after-version that a person accepts, with a reason; appended."""

    __tablename__ = "review_accepted"
    __table_args__ = (STRICT | {"sqlite_autoincrement": True},)

    id: int | None = columns.number(default=None, primary_key=True)
    case: int = columns.number(foreign_key="review_case.id", index=True)
    fingerprint: str = columns.text()
    words: str = columns.text()
    actor: str = columns.text()
    at: datetime = columns.moment()
    act: int = columns.number(foreign_key="act.seq")


class MeasuredRow(Table, table=True):
    """What a measure really saved in a period, as statistics or a survey have it; appended.

    `hours` and `cost` (VND besides) are what one dossier takes less; None where that was not
    measured.
    """

    __tablename__ = "measured_saving"
    __table_args__ = (
        CheckConstraint("dossiers >= 0", name="dossiers"),
        CheckConstraint("period_from <= period_to", name="period"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    measure: int = columns.number(foreign_key="measure.id", index=True)
    period_from: date = columns.day()
    period_to: date = columns.day()
    dossiers: int = columns.amount()
    hours: Decimal | None = columns.exact(default=None)
    cost: int | None = columns.amount(default=None)
    source: str = columns.text()
    document: str | None = columns.text(default=None)
    document_date: date | None = columns.day(default=None)
    actor: str = columns.text()
    at: datetime = columns.moment()
    act: int = columns.number(foreign_key="act.seq")


class FeedbackRow(Table, table=True):
    """What a citizen or an agency says about a procedure, and the answer of the unit in charge.

    `name` and `contact` are shown to nobody but the unit; `receipt` is the SHA-256 of what the
    sender was given. `clock` is the one that was set when it came in. `counted_from` is the day
    behind which it runs, `waiting_since` stands while the sender is asked for more.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        CheckConstraint("revision > 0", name="revision"),
        STRICT | {"sqlite_autoincrement": True},
    )

    id: int | None = columns.number(default=None, primary_key=True)
    authority: str = columns.text(index=True)
    procedure: str | None = columns.text(default=None, foreign_key="procedure.key", index=True)
    sender: str = columns.text()
    name: str | None = columns.text(default=None)
    contact: str | None = columns.text(default=None)
    words: str = columns.text()
    receipt: str = columns.text(unique=True)
    clock: str = columns.text()
    state: str = columns.text()
    category: str | None = columns.text(default=None)
    unit: str | None = columns.text(default=None)
    received_on: date = columns.day()
    counted_from: date = columns.day()
    waiting_since: date | None = columns.day(default=None)
    asked: str | None = columns.text(default=None)
    supplement: str | None = columns.text(default=None)
    told_on: date | None = columns.day(default=None)
    answer: str | None = columns.text(default=None)
    answered_by: str | None = columns.text(default=None)
    answered_on: date | None = columns.day(default=None)
    published_on: date | None = columns.day(default=None)
    finding: str | None = columns.text(default=None, foreign_key="finding.fingerprint")
    plan_item: int | None = columns.number(default=None, foreign_key="review_plan_item.id")
    revision: int = columns.number()
