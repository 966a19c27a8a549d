"""A newer edition of a procedure that was loaded while a case is under review.

The case stays on the edition that was looked at until a person moves it (`rebase_case`). Before and
after, each measure tells what became of the paths that its patch names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, func, select

from registry.procedure.differences import Difference, differences
from registry.procedure.errors import PatchError
from registry.procedure.model import Procedure
from registry.procedure.patch import apply
from registry.review.editing.editions import PathFate, fate_of, lost
from registry.review.machine import Of, states
from registry.review.measure import patch_of
from registry.review.reading import content_of, procedure_of
from registry.store.review_tables import CostSheetRow, FormAnswersRow, MeasureRow, ReviewCaseRow

Fates = Mapping[int, tuple[PathFate, ...]]


@dataclass(frozen=True, slots=True)
class NewerEdition:
    """The edition that was loaded last, and what it means for a case on an earlier one.

    `fates` are those of the paths of each measure. `answered` counts the forms that were answered
    on the edition under review: their answers stay with it. `has_costs`: a cost sheet is kept; what
    it rests on goes along and is reckoned anew.
    """

    edition: str
    loaded_at: datetime
    differences: tuple[Difference, ...]
    fates: Fates
    answered: int
    has_costs: bool


def newer_edition(
    session: Session, case: ReviewCaseRow, measures: Sequence[MeasureRow]
) -> NewerEdition | None:
    """The newer edition of an open case that has begun; None where it is on the newest."""
    procedure = procedure_of(session, case)
    if procedure.edition == case.edition or not _is_under_way(case):
        return None
    before, after = content_of(session, case.edition), content_of(session, procedure.edition)
    answered = select(func.count()).where(
        FormAnswersRow.case == case.id, FormAnswersRow.edition == case.edition
    )
    return NewerEdition(
        edition=procedure.edition,
        loaded_at=procedure.loaded_at,
        differences=differences(before, after),
        fates={each.id or 0: _fates(each, before, after) for each in _unproposed(measures)},
        answered=session.exec(answered).one(),
        has_costs=session.get(CostSheetRow, case.id) is not None,
    )


def lost_paths(session: Session, case: ReviewCaseRow, measures: Sequence[MeasureRow]) -> Fates:
    """Of measures whose patch does not fit the edition under review: what became of its paths."""
    content = content_of(session, case.edition)
    return {
        each.id or 0: tuple(
            fate
            for operation in each.patch
            if (fate := lost(session, case, operation["path"])) is not None
        )
        for each in _unproposed(measures)
        if not _fits(each, content)
    }


def _is_under_way(case: ReviewCaseRow) -> bool:
    """Its review has begun, and what it says is not proposed yet."""
    begun = min(each.rank for each in states().values() if each.edits)
    state = states()[case.state]
    return case.closed_at is None and state.of is Of.CASE and state.rank >= begun


def _unproposed(measures: Sequence[MeasureRow]) -> Sequence[MeasureRow]:
    return [each for each in measures if each.state is None]


def _fates(row: MeasureRow, before: Procedure, after: Procedure) -> tuple[PathFate, ...]:
    found = (fate_of(each["path"], before, after) for each in row.patch)
    return tuple(each for each in found if each is not None)


def _fits(row: MeasureRow, content: Procedure) -> bool:
    try:
        apply(patch_of(row.patch), content)
    except PatchError:
        return False
    return True
