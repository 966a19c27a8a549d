"""What a person who edits the measures of a case has to know, read at once."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sqlmodel import col, select

from registry.actors import Actor, Role
from registry.procedure.model import Procedure
from registry.refusals import NotFound, Words, not_found
from registry.review.editing.newer import Fates, NewerEdition, lost_paths, newer_edition
from registry.review.editing.operations import said_of
from registry.review.editing.suggesting import Suggestion, suggestions
from registry.review.findings import Finding, complete
from registry.review.machine import states
from registry.review.measure import Measure, measure_of
from registry.review.reading import CASE, content_of, measures_of, procedure_of
from registry.store.review_tables import ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import FindingRow

_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Desk:
    """The content under review, the newer one if there is one, the paths that measures lost,
    the measures that accepted findings suggest. `said` are the operations of each measure in words,
    None for one that does not fit the content.
    """

    procedure: Procedure
    newer: NewerEdition | None
    lost: Fates
    suggestions: tuple[Suggestion, ...]
    said: Mapping[int, tuple[Words | None, ...]]


def desk(store: Store, number: int, *, actor: Actor, today: date) -> Desk | NotFound:
    """The desk of a case; for people without a role there it does not exist."""
    with store.read() as session:
        case = session.get(ReviewCaseRow, number)
        if case is None:
            return not_found(CASE, number)
        if not actor.grant_for(Role.VIEWER, procedure_of(session, case).authority):
            return not_found(CASE, number)
        measures = measures_of(session, case)
        content = content_of(session, case.edition)
        about = select(FindingRow.fingerprint).where(col(FindingRow.procedure) == case.procedure)
        found = tuple(complete(session, about, today).values())
        known = tuple(measure_of(each, today) for each in measures)
        worked = _worked_out(_Asked(
            (
                case.edition,
                tuple((each.id, each.revision, each.state) for each in known),
                tuple((f.fingerprint, f.revision, f.status, f.edition, f.version) for f in found),
            ),
            content, known, found,
        ))  # fmt: skip
        return Desk(
            content,
            newer_edition(session, case, measures),
            lost_paths(session, case, measures),
            worked.suggestions if states()[case.state].edits else (),
            worked.said,
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What suggestions follow from; the same `key` is the same of everything."""

    key: tuple[Hashable, ...]
    content: Procedure = field(compare=False)
    measures: tuple[Measure, ...] = field(compare=False)
    findings: tuple[Finding, ...] = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Worked:
    suggestions: tuple[Suggestion, ...]
    said: Mapping[int, tuple[Words | None, ...]]


@lru_cache(maxsize=_REMEMBERED)
def _worked_out(asked: _Asked) -> _Worked:
    """Many patches applied to one content: done once for each state of a case."""
    content, measures = asked.content, asked.measures
    return _Worked(
        suggestions(content, measures, asked.findings),
        {each.id: tuple(said_of(content, one) for one in each.patch) for each in measures},
    )
