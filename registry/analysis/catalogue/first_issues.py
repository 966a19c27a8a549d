"""What a later act on a permit asks for again of what its first issue asked for.

The first issue is the one that the later procedure names (`related`), else procedures of the same
authority that issue a result of the same code.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.fuzz import token_sort_ratio
from sqlmodel import Session

from registry.analysis.catalogue.listed import Listed, asked
from registry.analysis.catalogue.question import Line, Question, Value
from registry.procedure.folding import fold

# One row a paper that everybody hands in, of each pair of a later and a first procedure.
STATEMENT = """,
later (entry, authority, code) AS MATERIALIZED (
  SELECT e.id, e.authority, e.code FROM listed JOIN catalogue_entry e ON e.id = listed.id
  WHERE e.act IN ('reissue', 'exchange', 'extend')
),
first (entry, authority, code) AS MATERIALIZED (
  SELECT e.id, e.authority, e.code FROM listed JOIN catalogue_entry e ON e.id = listed.id
  WHERE e.act = 'first_issue'
),
granted (entry, code) AS MATERIALIZED (
  SELECT DISTINCT r.entry, r.code FROM listed JOIN part_result r ON r.entry = listed.id
  WHERE r.code IS NOT NULL AND r.outcome = 'granted'
),
pair (later, first, named) AS MATERIALIZED (
  SELECT l.entry, f.entry, 1 FROM later l
  JOIN part_relation r ON r.entry = l.entry AND r.relation = 'first_issue'
  JOIN first f ON f.code = r.code AND f.authority = l.authority
UNION ALL
  SELECT DISTINCT l.entry, f.entry, 0 FROM later l JOIN granted a ON a.entry = l.entry
  JOIN granted b ON b.code = a.code
  JOIN first f ON f.entry = b.entry AND f.authority = l.authority
  WHERE NOT EXISTS (
    SELECT 1 FROM part_relation r WHERE r.entry = l.entry AND r.relation = 'first_issue'
  )
)
SELECT l.authority, l.code, f.code, x.name, e.name, p.named, d.name, d.canonical, CASE WHEN EXISTS (
    SELECT 1 FROM part_document o WHERE o.entry = p.first AND o.canonical = d.canonical
  ) THEN 1 ELSE 0 END
FROM pair p JOIN later l ON l.entry = p.later JOIN first f ON f.entry = p.first
JOIN catalogue_entry e ON e.id = p.first JOIN catalogue_entry x ON x.id = p.later
JOIN part_document d ON d.entry = p.later
WHERE d.required = 1 AND NOT d.fallback_only = 1 AND d.fetched_by = 'applicant'
AND coalesce(d.kind, '') NOT IN ('application_form', 'photo', 'authorisation')
ORDER BY l.authority, l.code, f.code, d.position
"""
_SHOWN = 3
# What the acts are called, at the beginning of a name or in a bracket.
_ACT = re.compile(
    r"\b(?:thu tuc|de nghi|cap lai|cap doi|cap moi|gia han|doi|cap|sua doi|bo sung|dieu chinh)\b"
    r"|\([^)]*\)"
)


@dataclass(frozen=True, slots=True)
class _Paper:
    """A row of the statement."""

    authority: str
    code: str
    first_code: str
    own_name: str
    first_name: str
    named: int
    name: str
    canonical: str
    again: int


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """What a later procedure asks everybody for, and what of it the first issue asked for."""

    authority: str
    code: str
    first_code: str
    first_name: str
    named: bool  # the file names the first issue
    alike: int  # how alike the names are without the words of the act, 0 to 100
    papers: tuple[str, ...]
    again: tuple[str, ...]

    @property
    def share(self) -> int:
        """Per cent of its papers, the form left out."""
        return 100 * len(self.again) // len(self.papers)


def asked_again(session: Session, listed: Listed) -> list[AskedAgain]:
    """Every pair of a later procedure that asks for papers and a first issue, in order of codes."""
    rows = (_Paper(*tuple(row)) for row in asked(session, listed, STATEMENT))
    groups = groupby(rows, key=lambda row: (row.authority, row.code, row.first_code))
    return [_pair(list(papers)) for _, papers in groups]


def _pair(papers: Sequence[_Paper]) -> AskedAgain:
    """A paper in two rows counts once."""
    one = papers[0]
    different: dict[str, _Paper] = {}
    for paper in papers:
        different.setdefault(paper.canonical, paper)
    names = tuple(paper.name for paper in different.values())
    again = tuple(paper.name for paper in different.values() if paper.again)
    return AskedAgain(
        one.authority, one.code, one.first_code, one.first_name, bool(one.named),
        _alike(one.own_name, one.first_name), names, again,
    )  # fmt: skip


def _alike(one: str, other: str) -> int:
    return round(token_sort_ratio(*(_ACT.sub(" ", fold(name)) for name in (one, other))))


def _lines(session: Session, listed: Listed) -> Iterator[Line]:
    """Of each later procedure the first issue whose papers it repeats most of."""
    best: dict[tuple[str, str], AskedAgain] = {}
    for each in asked_again(session, listed):
        key = (each.authority, each.code)
        best[key] = max(each, best.get(key, each), key=lambda one: one.share)
    for key, each in best.items():
        values = {
            "named": each.named, "alike": each.alike,
            "first_code": each.first_code, "first_name": each.first_name,
            "papers": len(each.papers), "again": len(each.again), "share": each.share,
            "examples": "; ".join(each.again[:_SHOWN]),
        }  # fmt: skip
        yield Line(key, ".", values, "confirmed" if each.named else "suggested")


QUESTION = Question(
    name="first_issues",
    line="AskedAgain",
    says="what a reissue, an exchange or an extension asks for again",
    values={
        "first_code": Value("string", "The code of the first issue."),
        "first_name": Value("string", "The name of the first issue."),
        "named": Value("bool", "The file names the first issue."),
        "alike": Value("int", "How alike the names are without the act, 0 to 100."),
        "papers": Value("int", "Papers that everybody hands in, forms and photographs left out."),
        "again": Value("int", "How many of them the first issue asked for too."),
        "share": Value("int", "The same in per cent."),
        "examples": Value("string", "Up to three of the papers asked for again."),
    },
    ask=_lines,
)
