"""What questions over a catalogue need of its procedures, read from the tables of parts.

The statements are the same on SQLite and PostgreSQL. `members` takes the same from contents.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session

from registry.analysis.catalogue.alike.alike_names import NamedPaper
from registry.analysis.catalogue.alike.named_procedure import NamedProcedure
from registry.analysis.catalogue.flow.flow import AskedPaper, FlowProcedure, GivenPaper
from registry.analysis.catalogue.listed import Listed, asked, asked_plainly
from registry.analysis.catalogue.members import (
    body_told,
    fees_told,
    kind_told,
    limit_told,
    papers_told,
)
from registry.reference import Reference
from registry.store.dialect import EXACT_SCALE

_PAPERS = """
SELECT e.procedure, d.element, d.name, d.type
FROM listed JOIN catalogue_entry e ON e.id = listed.id
JOIN part_document d ON d.entry = e.id
ORDER BY e.procedure, d.position
"""
_HEADS = """
SELECT e.id, e.procedure, e.authority, e.code, e.name, e.field, e.act, e.limit_amount, e.limit_unit
FROM listed JOIN catalogue_entry e ON e.id = listed.id
ORDER BY e.procedure
"""
_KEYS = """
SELECT d.entry, d.canonical FROM listed JOIN part_document d ON d.entry = listed.id
"""
# Numbered where it is done again, as `steps_told` does.
_STEPS = """
SELECT s.entry, s.actor || ' ' || s.action || ' ' || CAST(row_number() OVER (
    PARTITION BY s.entry, s.actor, s.action ORDER BY s.position
  ) AS TEXT)
FROM listed JOIN part_step s ON s.entry = listed.id
WHERE s.actor IS NOT NULL AND s.action IS NOT NULL
"""
_RESULTS = """
SELECT r.entry, coalesce(r.code, r.canonical)
FROM listed JOIN part_result r ON r.entry = listed.id
"""
_FEES = """
SELECT f.entry, f.kind, f.amount, f.currency FROM listed JOIN part_fee f ON f.entry = listed.id
"""

# Only papers that somebody gives, or that say who gives them, can be an edge; what the office
# fetches itself is not asked for.
_ASKED = """,
given (meaning) AS MATERIALIZED (
  SELECT DISTINCT r.meaning FROM listed JOIN part_result r ON r.entry = listed.id
  WHERE r.meaning IS NOT NULL AND coalesce(r.outcome, 'granted') = 'granted'
)
SELECT d.entry, d.element, d.position, -1 AS choice, d.name, d.meaning, d.type, d.kind,
  d.required, d.surrendered, d.result, d.result_of
FROM listed JOIN part_document d ON d.entry = listed.id
WHERE d.fallback_only = 0 AND d.fetched_by = 'applicant' AND (
  d.result IS NOT NULL OR d.result_of IS NOT NULL OR d.meaning IN (SELECT meaning FROM given)
)
UNION ALL
SELECT a.entry, a.element, d.position, a.position, a.name, a.meaning, a.type, a.kind,
  0, d.surrendered, NULL, NULL
FROM listed JOIN part_alternative a ON a.entry = listed.id
JOIN part_document d ON d.entry = a.entry AND d.element = a.element
WHERE d.fallback_only = 0 AND d.fetched_by = 'applicant'
AND a.meaning IN (SELECT meaning FROM given)
ORDER BY 1, 3, 4
"""
_GIVEN = """
SELECT r.entry, r.name, r.meaning, r.code
FROM listed JOIN part_result r ON r.entry = listed.id
WHERE coalesce(r.outcome, 'granted') = 'granted'
ORDER BY r.entry, r.position
"""
_BODIES = """
SELECT a.entry, a.key, a.name FROM listed JOIN part_agency a ON a.entry = listed.id
WHERE a.role IN ('executing', 'deciding')
"""
_RELATED = """
SELECT r.entry, r.code, r.relation FROM listed JOIN part_relation r ON r.entry = listed.id
ORDER BY r.entry, r.code, r.relation
"""

Cells = tuple[Any, ...]  # Any: columns of any type
ByEntry = Mapping[int, Sequence[Cells]]


def stored_papers(session: Session, listed: Listed, reference: Reference) -> Iterator[NamedPaper]:
    """See `named_papers`."""
    types = reference.document_types
    for procedure, element, name, kind in asked_plainly(session, listed, _PAPERS):
        known = kind if kind is not None and not types[kind].generic else None
        yield NamedPaper(procedure, element, name, known)


def stored_procedures(session: Session, listed: Listed) -> Iterator[NamedProcedure]:
    """See `named_procedure`."""
    keys, steps = _words(session, listed, _KEYS), _words(session, listed, _STEPS)
    results, fees = _words(session, listed, _RESULTS), _parts(session, listed, _FEES)
    for head in asked(session, listed, _HEADS):
        yield NamedProcedure(
            key=head.procedure,
            authority=head.authority,
            code=head.code,
            name=head.name,
            field=head.field,
            papers=papers_told(keys[head.id]),
            steps=frozenset(steps[head.id]),
            results=frozenset(results[head.id]),
            time_limit=_limit(head),
            fees=fees_told((kind, amount, money) for kind, amount, money in fees[head.id]),
        )


def stored_flow_procedures(
    session: Session, listed: Listed, reference: Reference
) -> Iterator[FlowProcedure]:
    """See `flow_procedure`; papers that nobody gives are left out."""
    papers, given = _parts(session, listed, _ASKED), _parts(session, listed, _GIVEN)
    bodies, related = _parts(session, listed, _BODIES), _parts(session, listed, _RELATED)
    for head in asked(session, listed, _HEADS):
        yield FlowProcedure(
            key=head.procedure,
            code=head.code,
            name=head.name,
            field=head.field,
            act=head.act,
            bodies=frozenset(body_told(key, name) for key, name in bodies[head.id]),
            asked=tuple(_asked(cells, reference) for cells in papers[head.id]),
            given=tuple(GivenPaper(*cells) for cells in given[head.id]),
            related=tuple((code, relation) for code, relation in related[head.id]),
        )


def _words(session: Session, listed: Listed, statement: str) -> Mapping[int, Sequence[str]]:
    """The one word of each row of a statement by its first column."""
    found: dict[int, list[str]] = defaultdict(list)
    for entry, word in asked_plainly(session, listed, statement):
        found[entry].append(word)
    return found


def _parts(session: Session, listed: Listed, statement: str) -> ByEntry:
    """The rows of a statement by their first column, which is not told again."""
    found: dict[int, list[Cells]] = defaultdict(list)
    for entry, *cells in asked_plainly(session, listed, statement):
        found[entry].append(tuple(cells))
    return found


def _asked(cells: Cells, reference: Reference) -> AskedPaper:
    element, _, _, name, meaning, kind_of_paper, kind, required, surrendered, result, of = cells
    known = reference.document_types.get(kind_of_paper or "")
    return AskedPaper(
        element, name, meaning, kind_told(kind, known),
        bool(required), bool(surrendered), result, of,
    )  # fmt: skip


def _limit(head: Row[Any]) -> str | None:  # Any: columns of any type
    if head.limit_unit is None and head.limit_amount is None:
        return None
    exact = None if head.limit_amount is None else Decimal(head.limit_amount) / EXACT_SCALE
    return limit_told(exact, head.limit_unit)
