"""What people accepted in a case although it looks wrong."""

from collections.abc import Mapping

from sqlmodel import Session, col, select

from registry.store.review_tables import AcceptedRow, ReviewCaseRow


def accepted_of(session: Session, case: ReviewCaseRow) -> Mapping[str, str]:
    """Why people accepted what looks wrong in a case, by fingerprint; the last word counts."""
    query = select(AcceptedRow).where(AcceptedRow.case == case.id).order_by(col(AcceptedRow.id))
    return {row.fingerprint: row.words for row in session.exec(query)}
