"""Recording what a measure that is in force really saves: an act of the control unit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from unicodedata import normalize

from sqlmodel import Session, col, select

from registry.actors import Actor, Grant, Role
from registry.cost import to_plain
from registry.refusals import (
    FieldError,
    PossibleAct,
    Refusal,
    Words,
    conflict,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.review.events import Paper, happened
from registry.review.ledger.columns import Column, groups
from registry.review.ledger.measurement import Measurement, Period
from registry.review.machine import states
from registry.review.measure import MEASURE, measure_state
from registry.review.moves import possible_acts
from registry.review.reading import procedure_of
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import MeasuredRow, MeasureRow, ReviewCaseRow
from registry.store.store import Store

RECORD = "record_measurement"
NEEDS = "measurement"
LABEL = Words("Ghi kết quả đo được", "Record a measurement")
_LONGEST = 1000
_DECIMALS = 4
_MOST_DOSSIERS = 100_000_000
_MOST_HOURS = 10_000
_MOST_VND = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of it: the measurement's number, the revisions of measure and case."""

    measurement: int
    case: int
    measure: int
    revision: int
    case_revision: int


def record_measurement(
    store: Store,
    measure: int,
    period: Period,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Recorded | Refusal:
    """Keeps what a measure in force saved in a period; `expected_revision` is the measure's.

    Of several the one whose period ends last counts, recorded last where they end alike. Raises
    StoreBusy.
    """
    said = replace(period, source=normalize("NFC", period.source).strip())
    request = Request(
        RECORD, f"measures/{measure}", actor, now, idempotency_key, expected_revision,
        to_plain(said),
    )  # fmt: skip
    return carry_out(
        store,
        request,
        Recorded,
        lambda writing: _recorded(writing, measure, said, expected_revision),
    )


def measuring_acts(state: str | None) -> tuple[PossibleAct, ...]:
    """That a measure in this state can be measured, and which role it needs; nothing otherwise."""
    group = groups().get(state or "")
    if group is None or group.column is not Column.IN_FORCE:
        return ()
    return (PossibleAct(RECORD, LABEL, Role.CONTROLLER, (NEEDS,)),)


def measurements_of(session: Session, measures: list[int]) -> dict[int, list[Measurement]]:
    """What was measured of each measure, the one that counts last."""
    query = select(MeasuredRow).where(col(MeasuredRow.measure).in_(measures))
    found: dict[int, list[Measurement]] = {}
    for row in session.exec(query.order_by(col(MeasuredRow.period_to), col(MeasuredRow.id))):
        found.setdefault(row.measure, []).append(_measurement(row))
    return found


def _recorded(
    writing: Writing, number: int, period: Period, expected_revision: int
) -> Recorded | Refusal:
    row = writing.session.get(MeasureRow, number)
    if row is None:
        return not_found(MEASURE, number)
    case = writing.session.get_one(ReviewCaseRow, row.case)
    authority = procedure_of(writing.session, case).authority
    grant = writing.actor.grant_for(Role.CONTROLLER, authority)
    if grant is None:
        return forbidden(Role.CONTROLLER, authority)
    return _refused(writing, case, row, period, expected_revision) or _kept(
        writing, case, row, period, grant
    )


def _refused(
    writing: Writing, case: ReviewCaseRow, row: MeasureRow, period: Period, expected: int
) -> Refusal | None:
    today = writing.now.date()
    state = measure_state(row, today) or case.state
    if row.revision != expected:
        return stale(row.revision, expected, state)
    group = groups().get(state)
    if group is None or group.column is not Column.IN_FORCE:
        return conflict(
            "act-impossible",
            revision=row.revision,
            state=state,
            possible=possible_acts(case, row, today),
            act=LABEL,
            state_word=states()[state].label,
        )
    mistakes = tuple(_mistakes(period, row, today))
    return invalid(mistakes) if mistakes else None


def _mistakes(period: Period, row: MeasureRow, today: date) -> Iterator[FieldError]:
    yield from _wrong_days(period, row, today)
    yield from _wrong_words(period)
    yield from _wrong_figures(period)


def _wrong_days(period: Period, row: MeasureRow, today: date) -> Iterator[FieldError]:
    if period.until < period.since:
        yield field_error("until", "period-reversed", since=period.since.isoformat())
    if period.until > today:
        yield field_error("until", "period-not-over", today=today.isoformat())
    if row.effective and period.since < row.effective:
        yield field_error("since", "period-before-effect", effective=row.effective.isoformat())
    if row.until and period.until > row.until:
        yield field_error("until", "period-after-end", until=row.until.isoformat())


def _wrong_words(period: Period) -> Iterator[FieldError]:
    if not period.source:
        yield field_error("source", "required")
    if len(period.source) > _LONGEST:
        yield field_error("source", "too-long", limit=_LONGEST)
    if period.paper and not period.paper.number.strip():
        yield field_error("document.number", "required")


def _wrong_figures(period: Period) -> Iterator[FieldError]:
    for name, number, most in (
        ("dossiers", Decimal(period.dossiers), _MOST_DOSSIERS),
        ("hours", period.hours, _MOST_HOURS),
        ("cost", None if period.cost is None else Decimal(period.cost), _MOST_VND),
    ):
        if number is not None and not _is_usable(number, most):
            yield field_error(name, "figure-refused", found=number, most=most, decimals=_DECIMALS)


def _is_usable(number: Decimal, most: int) -> bool:
    """Whether it is between 0 and the most it can be, without more decimals than are kept."""
    exponent = number.as_tuple().exponent
    return (
        number.is_finite()
        and 0 <= number <= most
        and isinstance(exponent, int)
        and exponent >= -_DECIMALS
    )


def _kept(
    writing: Writing, case: ReviewCaseRow, row: MeasureRow, period: Period, grant: Grant
) -> Recorded:
    session, base = writing.session, row.revision
    assert row.id is not None  # it was read
    assert case.id is not None
    row.revision += 1
    case.revision += 1
    about = {"case": case.id, **to_plain(period)}
    act = writing.log(RECORD, f"measures/{row.id}", about, under=grant, base_revision=base)
    made = _row(row.id, period, writing, act)
    session.add_all([row, case, made])
    happened(
        writing, grant, act,
        kind=RECORD, case=case.id, measure=row.id, words=period.source, paper=period.paper,
    )  # fmt: skip
    session.flush()
    assert made.id is not None  # flushed
    return Recorded(made.id, case.id, row.id, row.revision, case.revision)


def _row(measure: int, period: Period, writing: Writing, act: int) -> MeasuredRow:
    paper = period.paper
    return MeasuredRow(
        measure=measure,
        period_from=period.since,
        period_to=period.until,
        dossiers=period.dossiers,
        hours=period.hours,
        cost=period.cost,
        source=period.source,
        document=paper.number.strip() if paper else None,
        document_date=paper.dated if paper else None,
        actor=writing.actor.name,
        at=writing.now,
        act=act,
    )


def _measurement(row: MeasuredRow) -> Measurement:
    paper = Paper(row.document, row.document_date) if row.document and row.document_date else None
    period = Period(
        row.period_from, row.period_to, row.dossiers, row.source, row.hours, row.cost, paper
    )
    return Measurement(row.measure, period, row.actor, row.at)
