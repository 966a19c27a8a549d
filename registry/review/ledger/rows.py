"""Cases and all that their lines follow from, read from the store in few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from registry.actors import Actor, Role
from registry.cost import from_plain
from registry.review.costs import CostDraft
from registry.review.events import Paper
from registry.review.ledger.lines import Record
from registry.review.ledger.measuring import measurements_of
from registry.review.machine import Of, state_on, states
from registry.review.measure import Measure, measure_of
from registry.review.reading import contents_of
from registry.store.review_tables import (
    CostSheetRow,
    MeasuredRow,
    MeasureRow,
    PlanItemRow,
    PlanRow,
    ReviewCaseRow,
    ReviewEventRow,
)
from registry.store.tables import ProcedureRow

_APPROVED = "approve_measure"


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan that a case belongs to."""

    number: int
    year: int
    title: str


@dataclass(frozen=True, slots=True)
class MeasureState:
    """What the line of a measure follows from, beside its case."""

    number: int
    state: str
    revision: int
    measurements: int


@dataclass(frozen=True, slots=True)
class CaseState:
    """A case that got as far as the ledger, and all that its lines follow from."""

    number: int
    procedure: str
    name: str
    edition: str
    sheet: int | None
    plan: Planned | None
    year: int
    measures: tuple[MeasureState, ...]


def proposed_states() -> Sequence[str]:
    """The states of cases that were proposed: those that are their measures'."""
    return [code for code, state in states().items() if state.of is Of.MEASURE]


def cases_in(
    session: Session, own: Sequence[str], *, actor: Actor, today: date
) -> Sequence[CaseState]:
    """The cases in these states of the authorities where the actor holds a role, oldest first."""
    query = (
        select_rows(ReviewCaseRow, ProcedureRow)
        .join(ProcedureRow, col(ProcedureRow.key) == col(ReviewCaseRow.procedure))
        .where(col(ReviewCaseRow.state).in_(own))
        .order_by(col(ReviewCaseRow.id))
    )
    measures, sheets, plans = _measures(session, today), _sheets(session), _plans(session)
    found = []
    for row, procedure in session.exec(query):
        if actor.grant_for(Role.VIEWER, procedure.authority):
            assert row.id is not None  # it was read
            plan = plans.get(row.id)
            year = plan.year if plan else row.opened_at.year
            sheet, own_measures = sheets.get(row.id), tuple(measures.get(row.id, ()))
            found.append(
                CaseState(
                    row.id, row.procedure, procedure.name, row.edition, sheet, plan, year,
                    own_measures,
                )
            )  # fmt: skip
    return found


def _measures(session: Session, today: date) -> Mapping[int, Sequence[MeasureState]]:
    """The measures of each case that have a state, as they are on a day."""
    counted = select(col(MeasuredRow.measure), func.count()).group_by(col(MeasuredRow.measure))
    connection = session.connection()
    measured = {measure: count for measure, count in connection.execute(counted)}
    query = select(
        col(MeasureRow.case), col(MeasureRow.id), col(MeasureRow.state), col(MeasureRow.revision),
        col(MeasureRow.effective), col(MeasureRow.until),
    ).where(col(MeasureRow.state).is_not(None)).order_by(col(MeasureRow.id))  # fmt: skip
    found: dict[int, list[MeasureState]] = {}
    for case, number, state, revision, effective, until in connection.execute(query):
        assert number is not None  # it was read
        assert state is not None  # asked for
        on_day = state_on(state, {"effective": effective, "until": until}, today)
        each = MeasureState(number, on_day, revision, measured.get(number, 0))
        found.setdefault(case, []).append(each)
    return found


def _sheets(session: Session) -> Mapping[int, int]:
    """How often the cost sheet of each case was kept."""
    query = select(col(CostSheetRow.case), col(CostSheetRow.revision))
    return {case: revision for case, revision in session.connection().execute(query)}


def _plans(session: Session) -> Mapping[int, Planned]:
    """The plan that each case belongs to, the first of several."""
    query = (
        select(col(PlanItemRow.case), col(PlanRow.id), col(PlanRow.year), col(PlanRow.title))
        .join(PlanRow, col(PlanRow.id) == col(PlanItemRow.plan))
        .where(col(PlanItemRow.case).is_not(None))
        .order_by(col(PlanRow.id).desc())
    )
    found: dict[int, Planned] = {}
    for case, plan, year, title in session.connection().execute(query):
        assert case is not None  # asked for
        assert plan is not None  # it was read
        found[case] = Planned(plan, year, title)
    return found


def records_of(session: Session, cases: Sequence[CaseState], today: date) -> Sequence[Record]:
    """All that the lines of some cases are made of."""
    numbers = [each.number for each in cases]
    measures: dict[int, list[Measure]] = {}
    query = select_rows(MeasureRow).where(col(MeasureRow.case).in_(numbers))
    for row in session.exec(query.order_by(col(MeasureRow.id))):
        measures.setdefault(row.case, []).append(measure_of(row, today))
    contents = contents_of(session, {each.edition for each in cases})
    drafts = _drafts(session, numbers)
    decisions = _decisions(session, numbers)
    measured = measurements_of(session, [m.id for each in measures.values() for m in each])
    last = {measure: found[-1] for measure, found in measured.items()}
    return [
        Record(
            case=each.number,
            procedure=contents[each.edition],
            name=each.name,
            draft=drafts.get(each.number),
            measures=tuple(measures.get(each.number, ())),
            year=each.year,
            plan=each.plan.number if each.plan else None,
            plan_title=each.plan.title if each.plan else None,
            decisions=decisions,
            measurements=last,
        )
        for each in cases
    ]


def _drafts(session: Session, cases: Sequence[int]) -> Mapping[int, CostDraft]:
    query = select_rows(CostSheetRow).where(col(CostSheetRow.case).in_(cases))
    return {row.case: from_plain(CostDraft, row.inputs) for row in session.exec(query)}


def _decisions(session: Session, cases: Sequence[int]) -> Mapping[int, Paper]:
    """The paper by which each measure was approved."""
    query = select_rows(ReviewEventRow).where(
        col(ReviewEventRow.case).in_(cases), ReviewEventRow.kind == _APPROVED
    )
    return {
        row.measure: Paper(row.document, row.document_date)
        for row in session.exec(query)
        if row.measure is not None and row.document and row.document_date
    }
