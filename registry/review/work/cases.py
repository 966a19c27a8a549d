"""The cases of the authorities in which somebody holds a role, in pieces, counted by SQL."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, SQLColumnExpression, func, select, true
from sqlmodel import col

from registry.actors import EVERYWHERE, Actor, Role
from registry.review.cases import CaseSummary, summaries
from registry.review.work.states import shown_state_of_case
from registry.store.pieces import FIRST_PIECE, Key, Piece, Query, Window, cut, windowed
from registry.store.review_tables import ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import ProcedureRow


class CaseFacet(StrEnum):
    """By what cases are chosen and counted."""

    STATE = "state"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases are wanted: values of one facet are alternatives, facets add up."""

    state: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CasePage:
    """A piece of the cases, newest first, and how many there are in all."""

    piece: Piece[CaseSummary]
    total: int


def cases(
    store: Store,
    *,
    actor: Actor,
    today: date,
    wanted: CaseFilter = CaseFilter(),
    window: Window = FIRST_PIECE,
) -> CasePage:
    """The cases of the authorities in which the actor holds a role; their key is their number."""
    chosen = _chosen(actor, wanted, today)
    numbered = windowed(
        joined(select(col(ReviewCaseRow.id))).where(*chosen),
        [col(ReviewCaseRow.id)],
        window,
        falling=True,
    )
    with store.read() as session:
        numbers = cut((number or 0 for number in session.scalars(numbered)), window)
        found = summaries(session, numbers.rows, today)
        total = session.scalar(joined(select(func.count())).where(*chosen)) or 0
    shown = tuple(found[number] for number in numbers.rows)
    return CasePage(Piece(shown, numbers.has_previous, numbers.has_next), total)


def case_key(summary: CaseSummary) -> Key:
    """What the list of cases is ordered by."""
    return (summary.case.id,)


def counted_cases(
    store: Store,
    facet: CaseFacet,
    *,
    actor: Actor,
    today: date,
    wanted: CaseFilter = CaseFilter(),
) -> Mapping[str, int]:
    """How many cases each value of a facet would give, its own choice left out."""
    without = replace(wanted, **{facet.value: ()})
    value = _values(today)[facet]
    query = joined(select(value, func.count())).where(*_chosen(actor, without, today))
    with store.read() as session:
        counts = Counter(dict(session.execute(query.group_by(value)).all()))
    return counts | {name: counts[name] for name in getattr(wanted, facet.value)}


def joined(query: Query) -> Query:
    """Over cases, each with its procedure."""
    return query.select_from(ReviewCaseRow).join(
        ProcedureRow, col(ProcedureRow.key) == col(ReviewCaseRow.procedure)
    )


def within(actor: Actor, role: Role, authority: SQLColumnExpression[str]) -> ColumnElement[bool]:
    """Whether the actor may do there what this role may do."""
    held = [grant.authority for grant in actor.grants if grant.role.includes(role)]
    return true() if EVERYWHERE in held else authority.in_(held)


def _chosen(actor: Actor, wanted: CaseFilter, today: date) -> Sequence[ColumnElement[bool]]:
    values = _values(today)
    limits = [within(actor, Role.VIEWER, col(ProcedureRow.authority))]
    for facet in CaseFacet:
        asked: Collection[str] = getattr(wanted, facet.value)
        if asked:
            limits.append(values[facet].in_(asked))
    return limits


def _values(today: date) -> Mapping[CaseFacet, SQLColumnExpression[str]]:
    return {
        CaseFacet.STATE: shown_state_of_case(today),
        CaseFacet.AUTHORITY: col(ProcedureRow.authority),
    }
