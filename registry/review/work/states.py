"""The states of measures and cases on a day, as SQL: what `machine` says of one row, of all rows.

Both databases run the same expressions; a test holds them to the answers of `machine`.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, literal, or_, select
from sqlmodel import col

from registry.review.machine import Of, Transition, states, transitions
from registry.store.review_tables import MeasureRow, ReviewCaseRow


def state_of_measure(today: date) -> ColumnElement[str]:
    """The state of a measure: what happens by date has happened by then."""
    own = col(MeasureRow.state)
    dated = {source for each in _dated() for source in each.sources}
    return case(*((own == code, _on(code, today)) for code in sorted(dated)), else_=own)


def shown_state_of_case(today: date) -> ColumnElement[str]:
    """The state that a case shows: its own, and once proposed its least advanced measure's."""
    own = col(ReviewCaseRow.state)
    measured = [code for code, state in states().items() if state.of is Of.MEASURE]
    return case((own.in_(measured), func.coalesce(_least_advanced(today), own)), else_=own)


def _least_advanced(today: date) -> ScalarSelect[str]:
    ranks = {code: state.rank for code, state in states().items()}
    state = func.coalesce(state_of_measure(today), col(ReviewCaseRow.state))
    return (
        select(state)
        .where(col(MeasureRow.case) == col(ReviewCaseRow.id))
        .order_by(case(ranks, value=state), col(MeasureRow.id))
        .limit(1)
        .correlate(ReviewCaseRow)
        .scalar_subquery()
    )


def _on(state: str, today: date) -> ColumnElement[str]:
    """What has become by a day of a measure that was left in this state."""
    following = [each for each in _dated() if state in each.sources]
    whens = [(_has_come(each, today), _on(each.target, today)) for each in following]
    return case(*whens, else_=literal(state)) if whens else literal(state)


def _has_come(transition: Transition, today: date) -> ColumnElement[bool]:
    """See `Transition.is_due`."""
    reached = []
    if transition.on:
        day = col(getattr(MeasureRow, transition.on))
        reached.append(and_(day.is_not(None), day <= today))
    if transition.after:
        day = col(getattr(MeasureRow, transition.after))
        reached.append(and_(day.is_not(None), day < today))
    return or_(*reached)


def _dated() -> Iterable[Transition]:
    return [each for each in transitions().values() if each.is_dated]
