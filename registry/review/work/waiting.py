"""For whom a case waits: an act that its state allows needs exactly the role of that person.

A higher role may do the act as well, but is not waited for: an approver's list is what is to be
approved. Whoever four eyes shut out of an act is not waited for either, nor is anybody for an act
that leads off the way (`aside` in `machine.yaml`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlmodel import col

from registry.actors import EVERYWHERE, Actor, Role
from registry.refusals import PossibleAct
from registry.review.cases import CaseSummary
from registry.review.guards import FOUR_EYES, THROUGH_PLAN
from registry.review.machine import Of, Transition, transitions
from registry.review.work.states import state_of_measure
from registry.store.review_tables import MeasureRow, ReviewCaseRow, ReviewEventRow
from registry.store.tables import ProcedureRow


def waits_for(actor: Actor, today: date) -> ColumnElement[bool]:
    """Whether a case waits for this person, as SQL over cases with their procedures."""
    found = [
        and_(
            _holds(actor, role),
            _is_in(of, sorted(sources), today),
            ~did(actor, kinds) if kinds else true(),
        )
        for (role, of, kinds), sources in _sources().items()
    ]
    return and_(col(ReviewCaseRow.closed_at).is_(None), or_(*found))


def awaited_acts(
    summary: CaseSummary, actor: Actor, done_before: Iterable[str]
) -> tuple[tuple[int | None, PossibleAct], ...]:
    """The acts with which a case waits for this person, each with the number of its measure.

    `done_before` are the kinds of acts that this person did to the case.
    """
    known, did = {act.act: act for act in _awaited()}, frozenset(done_before)
    numbered: list[tuple[int | None, PossibleAct]] = [(None, act) for act in summary.possible]
    for measure, acts in summary.possible_of_measures.items():
        numbered += [(measure, act) for act in acts]
    return tuple(
        (number, possible)
        for number, possible in numbered
        if possible.act in known
        and holds(actor, possible.role, summary.case.authority)
        and not did & frozenset(_excluding(known[possible.act]))
    )


def holds(actor: Actor, role: Role, authority: str) -> bool:
    """Whether exactly this role was given to the actor there."""
    return any(grant.role is role and grant.covers(authority) for grant in actor.grants)


def did(actor: Actor, kinds: Sequence[str]) -> ColumnElement[bool]:
    """Whether the actor did one of these to a case, as SQL."""
    return exists(
        select(col(ReviewEventRow.id))
        .where(
            col(ReviewEventRow.case) == col(ReviewCaseRow.id),
            col(ReviewEventRow.actor) == actor.name,
            col(ReviewEventRow.kind).in_(kinds),
        )
        .correlate(ReviewCaseRow)
    )


def _awaited() -> Iterator[Transition]:
    for each in transitions().values():
        if each.role and not each.aside and THROUGH_PLAN not in each.guards:
            yield each


def _holds(actor: Actor, role: Role) -> ColumnElement[bool]:
    where = [grant.authority for grant in actor.grants if grant.role is role]
    return true() if EVERYWHERE in where else col(ProcedureRow.authority).in_(where)


def _sources() -> Mapping[tuple[Role, Of, tuple[str, ...]], frozenset[str]]:
    """The states from which somebody is waited for: by role, by what they belong to, and by what
    that person must not have done before.
    """
    found: dict[tuple[Role, Of, tuple[str, ...]], frozenset[str]] = {}
    for act in _awaited():
        if act.role:
            key = (act.role, act.of, _excluding(act))
            found[key] = found.get(key, frozenset()) | act.sources
    return found


def _is_in(of: Of, states: Sequence[str], today: date) -> ColumnElement[bool]:
    """Whether a case, or one of its measures, is in one of these states."""
    if of is not Of.MEASURE:
        return col(ReviewCaseRow.state).in_(states)
    of_the_case = col(MeasureRow.case) == col(ReviewCaseRow.id)
    measures = select(col(MeasureRow.id)).where(of_the_case, state_of_measure(today).in_(states))
    return exists(measures.correlate(ReviewCaseRow))


def _excluding(act: Transition) -> tuple[str, ...]:
    return tuple(kind for guard in act.guards for kind in FOUR_EYES.get(guard, ()))
