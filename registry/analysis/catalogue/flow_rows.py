"""What the flow of papers is told from, read from the tables of parts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlmodel import Session

from registry.analysis.catalogue.flow import AskedPaper, FlowProcedure, GivenPaper
from registry.analysis.catalogue.listed import Listed, asked
from registry.analysis.catalogue.paper_key import paper_meaning, result_meaning
from registry.procedure.folding import fold

_HEADS = """
SELECT e.id, e.procedure, e.code, e.name, e.field, e.act
FROM listed JOIN catalogue_entry e ON e.id = listed.id ORDER BY e.procedure
"""
# A paper that the office fetches, or asks for only where it cannot, is not asked for.
_ASKED = """
SELECT d.entry, d.element, d.name, d.kind, d.required, d.surrendered, d.result, d.result_of
FROM listed JOIN part_document d ON d.entry = listed.id
WHERE NOT d.fallback_only = 1 AND d.fetched_by = 'applicant'
ORDER BY d.entry, d.position
"""
_CHOICES = """
SELECT a.entry, a.element, a.name, a.kind, 0, d.surrendered, NULL, NULL
FROM listed JOIN part_alternative a ON a.entry = listed.id
JOIN part_document d ON d.entry = a.entry AND d.element = a.element
WHERE NOT d.fallback_only = 1 AND d.fetched_by = 'applicant'
ORDER BY a.entry, a.element, a.position
"""
_GIVEN = """
SELECT r.entry, r.name, r.code FROM listed JOIN part_result r ON r.entry = listed.id
WHERE r.outcome = 'granted' ORDER BY r.entry, r.position
"""
_BODIES = """
SELECT a.entry, coalesce(a.key, a.name) FROM listed JOIN part_agency a ON a.entry = listed.id
WHERE a.role IN ('executing', 'deciding')
"""
_RELATED = """
SELECT r.entry, r.code, r.relation FROM listed JOIN part_relation r ON r.entry = listed.id
ORDER BY r.entry, r.code, r.relation
"""

Made = TypeVar("Made")
_meaning = lru_cache(maxsize=200_000)(paper_meaning)
_result = lru_cache(maxsize=100_000)(result_meaning)


def flow_procedures(session: Session, listed: Listed) -> list[FlowProcedure]:
    """Every listed procedure with what it asks for and gives, in the order of keys."""
    papers = _by_entry(session, listed, _ASKED, _asked)
    choices = _by_entry(session, listed, _CHOICES, _asked)
    given = _by_entry(session, listed, _GIVEN, _given)
    bodies = _by_entry(session, listed, _BODIES, lambda name: fold(str(name)))
    related = _by_entry(session, listed, _RELATED, lambda code, relation: (code, relation))
    return [
        FlowProcedure(
            key, code, name, field, act,
            bodies=frozenset(bodies[entry]),
            asked=(*papers[entry], *choices[entry]),
            given=tuple(given[entry]),
            related=tuple(related[entry]),
        )
        for entry, key, code, name, field, act in map(tuple, asked(session, listed, _HEADS))
    ]  # fmt: skip


def _by_entry(
    session: Session, listed: Listed, statement: str, make: Callable[..., Made]
) -> Mapping[int, Sequence[Made]]:
    found: dict[int, list[Made]] = defaultdict(list)
    rows: Iterable[tuple[Any, ...]] = map(tuple, asked(session, listed, statement))  # Any: columns
    for entry, *columns in rows:
        found[entry].append(make(*columns))
    return found


def _asked(
    element: str, name: str, kind: str | None, required: int, surrendered: int,
    result: str | None, result_of: str | None,
) -> AskedPaper:  # fmt: skip
    return AskedPaper(
        element, name, _meaning(name), kind, bool(required), bool(surrendered), result, result_of
    )


def _given(name: str, code: str | None) -> GivenPaper:
    return GivenPaper(name, _result(name), code)
