"""Procedures of one authority and kind that do the same act and give a result of the same code.

What they share of their papers is told in per cent of all papers of both, by what paper it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from registry.analysis.catalogue.listed import Listed, asked
from registry.analysis.catalogue.question import Line, Question, Value

STATEMENT = """,
granted (entry, code) AS MATERIALIZED (
  SELECT DISTINCT r.entry, r.code FROM listed JOIN part_result r ON r.entry = listed.id
  WHERE r.code IS NOT NULL AND r.outcome = 'granted'
),
paper (entry, canonical) AS MATERIALIZED (
  SELECT DISTINCT d.entry, d.canonical FROM listed JOIN part_document d ON d.entry = listed.id
  WHERE NOT d.fallback_only = 1
),
size (entry, papers) AS MATERIALIZED (SELECT entry, count(*) FROM paper GROUP BY entry),
pair (one, other) AS MATERIALIZED (
  SELECT DISTINCT a.entry, b.entry FROM granted a JOIN granted b ON b.code = a.code
  JOIN catalogue_entry x ON x.id = a.entry JOIN catalogue_entry y ON y.id = b.entry
  WHERE x.authority = y.authority AND x.act = y.act AND y.code < x.code
  AND coalesce(x.kind, '') = coalesce(y.kind, '')
),
shared (one, other, papers) AS (
  SELECT p.one, p.other, count(*) FROM pair p JOIN paper d ON d.entry = p.one
  JOIN paper e ON e.entry = p.other AND e.canonical = d.canonical
  GROUP BY p.one, p.other
)
SELECT x.authority, x.code, y.code, y.name, s.papers, a.papers, b.papers, CASE WHEN EXISTS (
    SELECT 1 FROM part_word l WHERE l.list = 'levels' AND (
      (l.entry = s.one AND NOT EXISTS (SELECT 1 FROM part_word m WHERE m.entry = s.other
        AND m.list = 'levels' AND m.word = l.word))
      OR (l.entry = s.other AND NOT EXISTS (SELECT 1 FROM part_word m WHERE m.entry = s.one
        AND m.list = 'levels' AND m.word = l.word)))
  ) THEN 0 ELSE 1 END
FROM shared s
JOIN catalogue_entry x ON x.id = s.one JOIN catalogue_entry y ON y.id = s.other
JOIN size a ON a.entry = s.one JOIN size b ON b.entry = s.other
ORDER BY x.authority, x.code, y.code
"""


@dataclass(frozen=True, slots=True)
class SameResult:
    """Two procedures with one result; `other` has the lesser code."""

    authority: str
    code: str
    other_code: str
    other_name: str
    shared: int  # per cent of all papers of both
    papers: int  # of the one with fewer
    same_levels: bool


def same_results(session: Session, listed: Listed) -> list[SameResult]:
    """Every such pair, in the order of authorities and codes."""
    return [_pair(*tuple(row)) for row in asked(session, listed, STATEMENT)]


def _pair(
    authority: str, code: str, other_code: str, other_name: str,
    both: int, one: int, two: int, same_levels: int,
) -> SameResult:  # fmt: skip
    share = 100 * both // (one + two - both)
    fewer = min(one, two)
    return SameResult(authority, code, other_code, other_name, share, fewer, bool(same_levels))


def _lines(session: Session, listed: Listed) -> Iterator[Line]:
    """Of each procedure the one it shares most with."""
    best: dict[tuple[str, str], SameResult] = {}
    for each in same_results(session, listed):
        key = (each.authority, each.code)
        best[key] = max(each, best.get(key, each), key=_closeness)
    for key, each in best.items():
        yield Line(
            key,
            ".",
            {
                "other_code": each.other_code, "other_name": each.other_name,
                "shared": each.shared, "papers": each.papers, "same_levels": each.same_levels,
            },
        )  # fmt: skip


def _closeness(each: SameResult) -> tuple[bool, int]:
    return each.same_levels, each.shared


QUESTION = Question(
    name="same_results",
    line="SameResult",
    says="which other procedure of the authority does the same act and gives the same result",
    values={
        "other_code": Value("string", "The code of the other procedure, the lesser of the two."),
        "other_name": Value("string", "The name of the other procedure."),
        "shared": Value("int", "Papers that both ask for, in per cent of all papers of both."),
        "papers": Value("int", "How many papers the one with fewer asks for."),
        "same_levels": Value("bool", "Both are handled at the same levels of government."),
    },
    ask=_lines,
)
