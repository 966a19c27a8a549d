"""The histories of many findings at once, for readers that show lists."""

from collections.abc import Mapping, Sequence

from sqlmodel import col, select

from registry.review.verdicts import Verdict, verdict_of
from registry.store.store import Store
from registry.store.tables import VerdictRow


def histories(store: Store, fingerprints: Sequence[str]) -> Mapping[str, Sequence[Verdict]]:
    """What was decided about each finding, oldest first; one statement however many there are."""
    found: dict[str, list[Verdict]] = {}
    query = select(VerdictRow).where(col(VerdictRow.finding).in_(fingerprints))
    with store.read() as session:
        for row in session.exec(query.order_by(col(VerdictRow.id))):
            found.setdefault(row.finding, []).append(verdict_of(row))
    return found
