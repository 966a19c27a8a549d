"""What a person who edits the measures of a case has to know, read at once."""

from dataclasses import dataclass
from datetime import date

from registry.actors import Actor, Role
from registry.procedure.model import Procedure
from registry.refusals import NotFound, not_found
from registry.review.editing.newer import Fates, NewerEdition, lost_paths, newer_edition
from registry.review.reading import CASE, content_of, measures_of, procedure_of
from registry.store.review_tables import ReviewCaseRow
from registry.store.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """The content under review, the newer one if there is one, the paths that measures lost."""

    procedure: Procedure
    newer: NewerEdition | None
    lost: Fates


def desk(store: Store, number: int, *, actor: Actor, today: date) -> Desk | NotFound:  # noqa: ARG001
    """The desk of a case; for people without a role there it does not exist."""
    with store.read() as session:
        case = session.get(ReviewCaseRow, number)
        if case is None:
            return not_found(CASE, number)
        if not actor.grant_for(Role.VIEWER, procedure_of(session, case).authority):
            return not_found(CASE, number)
        measures = measures_of(session, case)
        return Desk(
            content_of(session, case.edition),
            newer_edition(session, case, measures),
            lost_paths(session, case, measures),
        )
