"""What falls when a procedure, or a paper, is abolished: who leans on it, and which findings go.

Nothing is changed here; the answer is what a reviewer has to look at before proposing it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from registry.analysis.catalogue.listed import Listed, asked
from registry.analysis.catalogue.question import Identity


class Leans(StrEnum):
    """How another procedure leans on what is abolished."""

    NAMES_AS_SOURCE = "names_as_source"  # a paper is said to be the result of the procedure
    USES_RESULT = "uses_result"  # a paper has the name of a result of the procedure
    RELATED = "related"  # it names the procedure as related
    LOCAL_VERSION = "local_version"  # it adapts the procedure
    ASKS = "asks"  # it asks for the paper
    GIVES = "gives"  # the paper is what it gives
    FINDING = "finding"  # a finding that goes with it


@dataclass(frozen=True, slots=True)
class Touched:
    """A place that leans on what is abolished.

    `said` is the paper, the relation, or the rule of a finding. `others` is how many other
    procedures give the same result; None where that is not the question.
    """

    how: Leans
    identity: Identity
    procedure: str
    element: str
    said: str
    others: int | None = None


_TARGET = """,
target (id, key, edition) AS (
  SELECT e.id, e.procedure, e.edition FROM listed JOIN catalogue_entry e ON e.id = listed.id
  WHERE e.authority = :authority AND e.code = :code
),
given (meaning) AS (
  SELECT DISTINCT r.meaning FROM part_result r JOIN target t ON t.id = r.entry
  WHERE r.meaning IS NOT NULL AND coalesce(r.outcome, 'granted') = 'granted'
),
giver (meaning, others) AS (
  SELECT r.meaning, count(DISTINCT r.entry) FROM given g JOIN part_result r ON r.meaning = g.meaning
  WHERE r.entry IN (SELECT id FROM listed) AND r.entry NOT IN (SELECT id FROM target)
    AND coalesce(r.outcome, 'granted') = 'granted'
  GROUP BY r.meaning
),
"""
_PROCEDURE = """
touched (how, entry, element, said, others) AS (
  SELECT 'names_as_source', d.entry, d.element, d.name, CAST(NULL AS BIGINT)
  FROM part_document d WHERE d.result_of = :code
UNION ALL
  SELECT 'uses_result', d.entry, d.element, d.name, coalesce(o.others, 0)
  FROM given g JOIN part_document d ON d.meaning = g.meaning
  LEFT JOIN giver o ON o.meaning = g.meaning
  WHERE d.result_of IS NULL
UNION ALL
  SELECT 'uses_result', a.entry, a.element, a.name, coalesce(o.others, 0)
  FROM given g JOIN part_alternative a ON a.meaning = g.meaning
  LEFT JOIN giver o ON o.meaning = g.meaning
UNION ALL
  SELECT 'related', r.entry, '.', r.relation, NULL FROM part_relation r WHERE r.code = :code
UNION ALL
  SELECT 'local_version', e.id, '.', e.authority, NULL
  FROM catalogue_entry e JOIN edition n ON n.hash = e.edition
  WHERE n.base IN (SELECT key FROM target)
)
SELECT u.how, e.authority, e.code, e.name, u.element, u.said, u.others
FROM touched u JOIN catalogue_entry e ON e.id = u.entry
WHERE u.entry IN (SELECT id FROM listed) AND u.entry NOT IN (SELECT id FROM target)
UNION ALL
SELECT 'finding', e.authority, e.code, e.name, f.element, f.rule, NULL
FROM target t JOIN catalogue_entry e ON e.id = t.id
JOIN sighting s ON s.edition = t.edition AND s.gone_at IS NULL
JOIN finding f ON f.fingerprint = s.fingerprint
WHERE NOT EXISTS ({dismissed})
"""
# The last verdict holds until its day is over, also where the finding was gone for a while.
_DISMISSED = """SELECT 1 FROM verdict v WHERE v.finding = f.fingerprint
  AND v.decision = 'dismissed' AND (v.until IS NULL OR v.until >= :today)
  AND v.id = (SELECT max(w.id) FROM verdict w WHERE w.finding = f.fingerprint)"""
_PAPER = """,
touched (how, entry, element, said, others) AS (
  SELECT 'asks', d.entry, d.element, d.name, CAST(NULL AS BIGINT)
  FROM part_document d WHERE d.canonical = :paper
UNION ALL
  SELECT 'asks', a.entry, a.element, a.name, NULL
  FROM part_alternative a WHERE a.canonical = :paper
UNION ALL
  SELECT 'gives', r.entry, r.element, r.name, NULL
  FROM part_result r WHERE r.canonical = :paper AND coalesce(r.outcome, 'granted') = 'granted'
)
SELECT u.how, e.authority, e.code, e.name, u.element, u.said, u.others
FROM touched u JOIN catalogue_entry e ON e.id = u.entry
WHERE u.entry IN (SELECT id FROM listed)
UNION ALL
SELECT DISTINCT 'finding', e.authority, e.code, e.name, f.element, f.rule, CAST(NULL AS BIGINT)
FROM touched u JOIN catalogue_entry e ON e.id = u.entry
JOIN sighting s ON s.edition = e.edition AND s.gone_at IS NULL
JOIN finding f ON f.fingerprint = s.fingerprint AND f.element = u.element
WHERE u.how = 'asks' AND u.entry IN (SELECT id FROM listed) AND NOT EXISTS ({dismissed})
"""


def falls_with_procedure(
    session: Session, listed: Listed, identity: Identity, *, today: date
) -> list[Touched]:
    """What leans on a procedure, and its own findings."""
    authority, code = identity
    params = {"authority": authority, "code": code, "today": today.isoformat()}
    statement = _TARGET + _PROCEDURE.format(dismissed=_DISMISSED)
    return _in_order(map(tuple, asked(session, listed, statement, params)))


def falls_with_paper(session: Session, listed: Listed, paper: str, *, today: date) -> list[Touched]:
    """Who asks for a paper (by its key) or gives it, and the findings about it."""
    params = {"paper": paper, "today": today.isoformat()}
    statement = _PAPER.format(dismissed=_DISMISSED)
    return _in_order(map(tuple, asked(session, listed, statement, params)))


def _in_order(rows: Iterable[tuple[Any, ...]]) -> list[Touched]:  # Any: columns of a row
    order = {how: at for at, how in enumerate(Leans)}
    found = {
        Touched(Leans(how), (authority, code), name, element, said, others)
        for how, authority, code, name, element, said, others in rows
    }
    return sorted(found, key=lambda t: (order[t.how], t.identity, t.element, t.said))
