"""What falls when a procedure, or a paper, is abolished: who leans on it, and which findings go.

Nothing is changed here; the answer is what a reviewer has to look at before proposing it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from registry.analysis.catalogue.listed import Listed, asked, counts
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


# The last verdict holds until its day is over, also where the finding was gone for a while.
_DISMISSED = """SELECT 1 FROM verdict v WHERE v.finding = f.fingerprint
  AND v.decision = 'dismissed' AND (v.until IS NULL OR v.until >= :today)
  AND v.id = (SELECT max(w.id) FROM verdict w WHERE w.finding = f.fingerprint)"""
# What the file holds back to the end of a day.
_NOT_HELD = "(s.held_until IS NULL OR s.held_until < :today)"
# Each begins with the few rows that are touched: SQLite joins in the order that CROSS JOIN names.
_TARGET = f""",
target (id, key, edition) AS MATERIALIZED (
  SELECT e.id, e.procedure, e.edition FROM catalogue_entry e
  WHERE e.authority = :authority AND e.code = :code AND {counts("e.id")}
),
given (meaning) AS (
  SELECT DISTINCT r.meaning FROM part_result r JOIN target t ON t.id = r.entry
  WHERE r.meaning IS NOT NULL AND coalesce(r.outcome, 'granted') = 'granted'
),
giver (meaning, others) AS (
  SELECT r.meaning, count(DISTINCT r.entry) FROM given g CROSS JOIN part_result r
  WHERE r.meaning = g.meaning AND {counts("r.entry")} AND r.entry NOT IN (SELECT id FROM target)
    AND coalesce(r.outcome, 'granted') = 'granted'
  GROUP BY r.meaning
),
"""
_PROCEDURE = f"""
touched (how, entry, element, said, others) AS MATERIALIZED (
  SELECT 'names_as_source', d.entry, d.element, d.name, CAST(NULL AS BIGINT)
  FROM part_document d WHERE d.result_of = :code
UNION ALL
  SELECT 'uses_result', d.entry, d.element, d.name, coalesce(o.others, 0)
  FROM given g CROSS JOIN part_document d LEFT JOIN giver o ON o.meaning = g.meaning
  WHERE d.meaning = g.meaning AND d.result_of IS NULL
UNION ALL
  SELECT 'uses_result', a.entry, a.element, a.name, coalesce(o.others, 0)
  FROM given g CROSS JOIN part_alternative a LEFT JOIN giver o ON o.meaning = g.meaning
  WHERE a.meaning = g.meaning
UNION ALL
  SELECT 'related', r.entry, '.', r.relation, NULL FROM part_relation r WHERE r.code = :code
UNION ALL
  SELECT 'local_version', e.id, '.', e.authority, NULL
  FROM catalogue_entry e JOIN edition n ON n.hash = e.edition
  WHERE n.base IN (SELECT key FROM target)
)
SELECT u.how, e.authority, e.code, e.name, u.element, u.said, u.others
FROM touched u CROSS JOIN catalogue_entry e
WHERE e.id = u.entry AND {counts("u.entry")} AND u.entry NOT IN (SELECT id FROM target)
UNION ALL
SELECT 'finding', e.authority, e.code, e.name, f.element, f.rule, NULL
FROM target t CROSS JOIN catalogue_entry e CROSS JOIN sighting s CROSS JOIN finding f
WHERE e.id = t.id AND s.edition = t.edition AND s.gone_at IS NULL AND {_NOT_HELD}
  AND f.fingerprint = s.fingerprint AND NOT EXISTS ({_DISMISSED})
"""
_PAPER = f""",
touched (how, entry, element, said, others) AS MATERIALIZED (
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
FROM touched u CROSS JOIN catalogue_entry e
WHERE e.id = u.entry AND {counts("u.entry")}
UNION ALL
SELECT DISTINCT 'finding', e.authority, e.code, e.name, f.element, f.rule, CAST(NULL AS BIGINT)
FROM touched u CROSS JOIN catalogue_entry e CROSS JOIN sighting s CROSS JOIN finding f
WHERE e.id = u.entry AND s.edition = e.edition AND s.gone_at IS NULL AND {_NOT_HELD}
  AND f.fingerprint = s.fingerprint AND f.element = u.element
  AND u.how = 'asks' AND {counts("u.entry")} AND NOT EXISTS ({_DISMISSED})
"""


def falls_with_procedure(
    session: Session, listed: Listed, identity: Identity, *, today: date
) -> list[Touched]:
    """What leans on a procedure, and its own findings."""
    authority, code = identity
    params = {"authority": authority, "code": code, "today": today.isoformat()}
    return _in_order(map(tuple, asked(session, listed, _TARGET + _PROCEDURE, params)))


def falls_with_paper(session: Session, listed: Listed, paper: str, *, today: date) -> list[Touched]:
    """Who asks for a paper (by its key) or gives it, and the findings about it."""
    params = {"paper": paper, "today": today.isoformat()}
    return _in_order(map(tuple, asked(session, listed, _PAPER, params)))


def _in_order(rows: Iterable[tuple[Any, ...]]) -> list[Touched]:  # Any: columns of a row
    order = {how: at for at, how in enumerate(Leans)}
    found = {
        Touched(Leans(how), (authority, code), name, element, said, others)
        for how, authority, code, name, element, said, others in rows
    }
    return sorted(found, key=lambda t: (order[t.how], t.identity, t.element, t.said))
