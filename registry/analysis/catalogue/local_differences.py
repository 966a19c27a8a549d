"""The same procedure at an authority that adapts it: what differs from the one it adapts.

An overlay names what it is based on; a whole file of a local authority is compared with the file of
the central authority that has its code. Lengths of time are compared within one unit only. A paper
that was merely given other words is told as reworded, never as a paper more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rapidfuzz.fuzz import token_sort_ratio
from sqlmodel import Session

from registry.analysis.catalogue.alike.paper_name import PaperNames
from registry.analysis.catalogue.listed import Listed, asked, central_authorities
from registry.analysis.catalogue.question import Identity, Line, Question, Value
from registry.procedure.vocabulary import Form
from registry.reference import load_reference
from registry.store.dialect import EXACT_SCALE
from registry.store.parts import NO_LIMIT

# Two canonical names that are at least so alike, of 100, are one paper in other words.
ALIKE = 80


class Difference(StrEnum):
    """How a local procedure differs from the one it adapts; what weighs on people first."""

    LONGER = "longer"
    MORE_PAPERS = "more_papers"
    STRICTER_FORM = "stricter_form"
    MORE_COPIES = "more_copies"
    MORE_FEES = "more_fees"
    DEARER = "dearer"
    FEWER_CHANNELS = "fewer_channels"
    OTHER_UNIT = "other_unit"  # two limits that cannot be compared
    REWORDED = "reworded"
    SHORTER = "shorter"
    FEWER_PAPERS = "fewer_papers"
    CHEAPER = "cheaper"
    MORE_CHANNELS = "more_channels"


@dataclass(frozen=True, slots=True)
class Deviation:
    """One difference, about an element of the local procedure or, where it lacks it, of the base.

    `local` and `base` are what each says there, as printed; None where it says nothing.
    """

    authority: str
    code: str
    name: str
    base_authority: str
    kind: Difference
    element: str
    local: str | None
    base: str | None


# One row a difference that the texts may have: `part` says of what. Each part has the same columns.
# `|| ''`: the papers of a base are a few, those of one name may be a hundred thousand, and
# PostgreSQL would look through the latter.
_STATEMENT = """,
candidate (local, base, place) AS (
  SELECT l.id, b.id, row_number() OVER (PARTITION BY l.id ORDER BY b.procedure)
  FROM listed JOIN catalogue_entry l ON l.id = listed.id
  JOIN edition e ON e.hash = l.edition
  JOIN catalogue_entry b ON b.code = l.code AND b.authority <> l.authority
  WHERE b.id IN (SELECT id FROM listed) AND (
    b.procedure = e.base
    OR (e.base IS NULL AND l.authority NOT IN :central AND b.authority IN :central)
  )
),
pair (local, base) AS MATERIALIZED (SELECT local, base FROM candidate WHERE place = 1),
same_paper (local, base, local_element, base_element) AS (
  SELECT p.local, p.base, l.element, b.element
  FROM pair p JOIN part_document l ON l.entry = p.local
  JOIN part_document b ON b.entry = p.base AND b.element = l.element
UNION ALL
  SELECT p.local, p.base, l.element, min(b.element)
  FROM pair p JOIN part_document l ON l.entry = p.local
  JOIN part_document b ON b.entry = p.base AND b.canonical || '' = l.canonical || ''
  WHERE NOT EXISTS (
    SELECT 1 FROM part_document d WHERE (d.entry = p.base AND d.element = l.element)
      OR (d.entry = p.local AND d.element = b.element)
  )
  GROUP BY p.local, p.base, l.element
),
difference AS (
  SELECT 'limit' AS part, p.local, p.base, 'time_limit' AS element,
    CAST(NULL AS TEXT) AS local_text, CAST(NULL AS TEXT) AS base_text,
    l.limit_amount AS local_amount, l.limit_unit AS local_unit,
    b.limit_amount AS base_amount, b.limit_unit AS base_unit
  FROM pair p JOIN catalogue_entry l ON l.id = p.local JOIN catalogue_entry b ON b.id = p.base
  WHERE (l.limit_amount <> b.limit_amount OR l.limit_unit <> b.limit_unit)
UNION ALL
  SELECT 'limit', p.local, p.base, l.element, l.channel, b.channel,
    l.limit_amount, l.limit_unit, b.limit_amount, b.limit_unit
  FROM pair p JOIN part_channel l ON l.entry = p.local
  JOIN part_channel b ON b.entry = p.base AND b.element = l.element
  WHERE (l.limit_amount <> b.limit_amount OR l.limit_unit <> b.limit_unit)
UNION ALL
  SELECT 'paper', s.local, s.base, l.element, l.name, b.name,
    CAST(coalesce(l.originals, 0) + coalesce(l.copies, 0) AS BIGINT), l.form,
    CAST(coalesce(b.originals, 0) + coalesce(b.copies, 0) AS BIGINT), b.form
  FROM same_paper s
  JOIN part_document l ON l.entry = s.local AND l.element = s.local_element
  JOIN part_document b ON b.entry = s.base AND b.element = s.base_element
  WHERE l.name <> b.name OR l.form <> b.form OR l.originals > b.originals OR l.copies > b.copies
UNION ALL
  {extra_papers}
UNION ALL
  {missing_papers}
UNION ALL
  SELECT 'fee', p.local, p.base, l.element, l.name, b.name,
    l.amount, l.currency, b.amount, b.currency
  FROM pair p JOIN part_fee l ON l.entry = p.local
  JOIN part_fee b ON b.entry = p.base AND b.element = l.element
  WHERE l.amount <> b.amount AND l.currency = b.currency
UNION ALL
  SELECT 'extra_fee', p.local, p.base, l.element, l.name, NULL, l.amount, l.currency, NULL, NULL
  FROM pair p JOIN part_fee l ON l.entry = p.local JOIN catalogue_entry b ON b.id = p.base
  WHERE l.amount > 0 AND b.fee_count IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM part_fee o WHERE o.entry = p.base
    AND (o.element = l.element OR (o.kind = l.kind AND o.cases = l.cases AND o.amount = l.amount))
  )
UNION ALL
  {missing_channels}
UNION ALL
  {extra_channels}
)
SELECT d.part, l.authority, l.code, l.name, b.authority, d.element, d.local_text, d.base_text,
  d.local_amount, d.local_unit, d.base_amount, d.base_unit
FROM difference d
JOIN catalogue_entry l ON l.id = d.local JOIN catalogue_entry b ON b.id = d.base
ORDER BY l.authority, l.code, d.element
"""

# Papers that one side has and the other neither has by id, nor by what paper it is.
_PAPERS = """SELECT '{part}', p.local, p.base, h.element, {names}, NULL, h.canonical, NULL, NULL
  FROM pair p JOIN part_document h ON h.entry = p.{has}
  JOIN catalogue_entry o ON o.id = p.{lacks}
  WHERE o.document_count IS NOT NULL AND NOT h.fallback_only = 1 AND NOT EXISTS (
    SELECT 1 FROM part_document d WHERE d.entry = p.{lacks}
    AND (d.element = h.element OR d.canonical = h.canonical)
  ) AND NOT EXISTS (
    SELECT 1 FROM part_alternative a WHERE a.entry = p.{lacks} AND a.canonical = h.canonical
  )"""
_CHANNELS = """SELECT '{part}', p.local, p.base, 'channels/' || h.channel, {names},
    NULL, NULL, NULL, NULL
  FROM pair p JOIN part_channel h ON h.entry = p.{has}
  JOIN catalogue_entry o ON o.id = p.{lacks}
  WHERE o.channel_count IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM part_channel c WHERE c.entry = p.{lacks} AND c.channel = h.channel
  )
  GROUP BY p.local, p.base, h.channel"""


def _more(statement: str, part: str, column: str) -> str:
    names = f"h.{column}, NULL"
    return statement.format(part=part, has="local", lacks="base", names=names)


def _less(statement: str, part: str, column: str) -> str:
    names = f"NULL, h.{column}"
    return statement.format(part=part, has="base", lacks="local", names=names)


STATEMENT = _STATEMENT.format(
    extra_papers=_more(_PAPERS, "extra_paper", "name"),
    missing_papers=_less(_PAPERS, "missing_paper", "name"),
    missing_channels=_less(_CHANNELS, "missing_channel", "channel"),
    extra_channels=_more(_CHANNELS, "extra_channel", "channel"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the statement."""

    part: str
    authority: str
    code: str
    name: str
    base_authority: str
    element: str
    local_text: str | None
    base_text: str | None
    local_amount: int | None
    local_unit: str | None
    base_amount: int | None
    base_unit: str | None

    @property
    def identity(self) -> Identity:
        return self.authority, self.code

    def deviates(self, kind: Difference, local: str | None, base: str | None) -> Deviation:
        return Deviation(
            self.authority, self.code, self.name, self.base_authority, kind, self.element,
            local, base,
        )  # fmt: skip


def local_differences(session: Session, listed: Listed) -> list[Deviation]:
    """Every difference, in the order of authorities, codes and elements."""
    params = {"central": central_authorities(load_reference())}
    return deviations(Told(*tuple(row)) for row in asked(session, listed, STATEMENT, params))


def deviations(rows: Iterable[Told]) -> list[Deviation]:
    """What the rows mean: pure, so that it can be tried without a database."""
    names = PaperNames(load_reference())
    found: list[Deviation] = []
    for group in _by_procedure(rows):
        papers = [row for row in group if row.part in ("extra_paper", "missing_paper")]
        found += _unmatched(papers, names)
        for row in group:
            found += _MEANINGS[row.part](row, names) if row.part in _MEANINGS else ()
    return sorted(found, key=lambda each: (each.authority, each.code, each.element, each.kind))


def _by_procedure(rows: Iterable[Told]) -> Iterable[Sequence[Told]]:
    groups: dict[Identity, list[Told]] = defaultdict(list)
    for row in rows:
        groups[row.identity].append(row)
    return groups.values()


def _unmatched(rows: Sequence[Told], names: PaperNames) -> Iterator[Deviation]:
    """A paper more and a paper less with names that are alike are one paper in other words."""
    missing = {row.element: row for row in rows if row.part == "missing_paper"}
    for row in (row for row in rows if row.part == "extra_paper"):
        other = next(
            (m for m in missing.values() if is_reworded(row.local_text, m.base_text, names)), None
        )
        if other is None:
            yield row.deviates(Difference.MORE_PAPERS, row.local_text, None)
        else:
            del missing[other.element]
            yield row.deviates(Difference.REWORDED, row.local_text, other.base_text)
    for row in missing.values():
        yield row.deviates(Difference.FEWER_PAPERS, None, row.base_text)


def is_reworded(one: str | None, other: str | None, names: PaperNames) -> bool:
    """Whether two names of papers are one name in other words; numbers in them must be the same."""
    first, second = (names.of(name or "") for name in (one, other))
    if {w.plain for w in first if w.plain.isdigit()} != {
        w.plain for w in second if w.plain.isdigit()
    }:
        return False
    plain = (" ".join(word.plain for word in each) for each in (first, second))
    return token_sort_ratio(next(plain), next(plain)) >= ALIKE


def _limit(row: Told, _names: PaperNames) -> Iterator[Deviation]:
    units = (row.local_unit, row.base_unit)
    said = (_time(row.local_amount, row.local_unit), _time(row.base_amount, row.base_unit))
    if NO_LIMIT in units or units[0] != units[1]:
        yield row.deviates(Difference.OTHER_UNIT, *said)
    elif row.local_amount is not None and row.base_amount is not None:
        longer = row.local_amount > row.base_amount
        yield row.deviates(Difference.LONGER if longer else Difference.SHORTER, *said)


def _time(amount: int | None, unit: str | None) -> str:
    """As a file writes it."""
    if amount is None:
        return NO_LIMIT
    shown = f"{(Decimal(amount) / EXACT_SCALE).normalize():f}"
    return f"{shown} {unit}" if unit else shown


def _paper(row: Told, names: PaperNames) -> Iterator[Deviation]:
    """A paper that kept its id: other words, or what is only called as it was before."""
    if row.local_text != row.base_text:
        if is_reworded(row.local_text, row.base_text, names):
            yield row.deviates(Difference.REWORDED, row.local_text, row.base_text)
        else:
            yield row.deviates(Difference.MORE_PAPERS, row.local_text, row.base_text)
            return
    weight = {form.value: at for at, form in enumerate(_FROM_LIGHT)}
    if weight.get(row.local_unit or "", -1) > weight.get(row.base_unit or "", len(weight)):
        yield row.deviates(Difference.STRICTER_FORM, row.local_unit, row.base_unit)
    elif (row.local_amount or 0) > (row.base_amount or 0) > 0:
        yield row.deviates(Difference.MORE_COPIES, str(row.local_amount), str(row.base_amount))


_FROM_LIGHT = (Form.ELECTRONIC, Form.PRESENT, Form.COPY, Form.CERTIFIED_COPY, Form.ORIGINAL)


def _fee(row: Told, _names: PaperNames) -> Iterator[Deviation]:
    dearer = (row.local_amount or 0) > (row.base_amount or 0)
    said = (f"{row.local_amount} {row.local_unit}", f"{row.base_amount} {row.base_unit}")
    yield row.deviates(Difference.DEARER if dearer else Difference.CHEAPER, *said)


def _extra_fee(row: Told, _names: PaperNames) -> Iterator[Deviation]:
    yield row.deviates(
        Difference.MORE_FEES, f"{row.local_amount} {row.local_unit or ''}".strip(), None
    )


def _missing_channel(row: Told, _names: PaperNames) -> Iterator[Deviation]:
    yield row.deviates(Difference.FEWER_CHANNELS, None, row.base_text)


def _extra_channel(row: Told, _names: PaperNames) -> Iterator[Deviation]:
    yield row.deviates(Difference.MORE_CHANNELS, row.local_text, None)


_MEANINGS = {
    "limit": _limit,
    "paper": _paper,
    "fee": _fee,
    "extra_fee": _extra_fee,
    "missing_channel": _missing_channel,
    "extra_channel": _extra_channel,
}


def _lines(session: Session, listed: Listed) -> Iterator[Line]:
    """One line an element: where several things differ there, the first by the order of kinds."""
    kept: dict[tuple[Identity, str], Deviation] = {}
    order = {kind: at for at, kind in enumerate(Difference)}
    for each in local_differences(session, listed):
        key = ((each.authority, each.code), each.element)
        kept[key] = min(each, kept.get(key, each), key=lambda one: order[one.kind])
    for (identity, element), each in kept.items():
        yield Line(identity, element, _values(each))


def _values(each: Deviation) -> Mapping[str, Any]:  # Any: plain data
    limit = each.element if each.element == "time_limit" else f"{each.element}/time_limit"
    values = {
        "kind": each.kind.value, "base_authority": each.base_authority, "limit": limit,
    }  # fmt: skip
    said = {"local": each.local, "base": each.base}
    return values | {name: value for name, value in said.items() if value is not None}


QUESTION = Question(
    name="local_differences",
    line="LocalDifference",
    says="where a local authority's version differs from the procedure it adapts",
    values={
        "kind": Value("word<difference>", "what differs; of several at one element the worst"),
        "base_authority": Value("string", "who announces the procedure that is adapted"),
        "local": Value("string", "what the local version says there"),
        "base": Value("string", "what the adapted procedure says there"),
        "limit": Value("string", "the path of the time limit of the element, for a remedy"),
    },
    ask=_lines,
)
