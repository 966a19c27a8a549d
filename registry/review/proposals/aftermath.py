"""What a case's proposal brings with it: findings that go and come, who leans on what goes.

Nothing is changed here; the answer is what people look at before they propose and approve.
"""

from dataclasses import dataclass

from registry.review.dossier import Dossier
from registry.review.proposals.judge import Judge
from registry.review.proposals.neighbours import Neighbour, neighbours
from registry.review.proposals.rejudging import Rejudged, rejudged_of
from registry.review.proposals.shared_texts import SharedText, shared_texts
from registry.store.review_tables import ReviewCaseRow
from registry.store.store import Store


@dataclass(frozen=True, slots=True)
class Aftermath:
    """All that a proposal brings with it."""

    findings: Rejudged
    neighbours: tuple[Neighbour, ...]
    texts: tuple[SharedText, ...]


def aftermath(store: Store, dossier: Dossier, judge: Judge) -> Aftermath:
    """What the proposal of a dossier brings with it, among the procedures that are loaded."""
    case, proposed = dossier.summary.case, dossier.proposal
    with store.read() as session:
        row = session.get_one(ReviewCaseRow, case.id)
        return Aftermath(
            rejudged_of(session, row, proposed, judge),
            neighbours(session, proposed),
            shared_texts(session, (case.authority, case.code), proposed.to_amend),
        )
