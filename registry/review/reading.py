"""Rows of cases and measures as the review's acts need them, inside one transaction."""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from sqlmodel import Session, col, select

from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.refusals import Words
from registry.store.review_tables import MeasureRow, ReviewCaseRow
from registry.store.tables import EditionRow, ProcedureRow

CASE = Words("hồ sơ rà soát", "review case")
_REMEMBERED = 256


def procedure_of(session: Session, case: ReviewCaseRow) -> ProcedureRow:
    """The identity that a case is about."""
    return session.get_one(ProcedureRow, case.procedure)


def measures_of(session: Session, case: ReviewCaseRow) -> Sequence[MeasureRow]:
    """The measures of a case in the order they were added."""
    query = select(MeasureRow).where(MeasureRow.case == case.id)
    return session.exec(query.order_by(col(MeasureRow.id))).all()


def content_of(session: Session, edition: str) -> Procedure:
    """The procedure as it was in one edition; editions never change, so it is read once."""
    return read_content(session.get_one(EditionRow, edition).content)


def contents_of(session: Session, editions: Collection[str]) -> Mapping[str, Procedure]:
    """As `content_of`, of many editions at once, by hash."""
    query = select(EditionRow.hash, EditionRow.content).where(col(EditionRow.hash).in_(editions))
    return {edition: read_content(content) for edition, content in session.exec(query)}


@lru_cache(maxsize=_REMEMBERED)
def read_content(content: bytes) -> Procedure:
    """The procedure in the bytes of an edition."""
    return procedure_from_data(json.loads(content))
