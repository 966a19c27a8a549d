"""Limits far above those of their peers: procedures of one kind, and steps that do the same.

Peers have the same unit: working days, calendar days and hours are never compared. Quartiles are
inclusive, of all peers with the limit itself among them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from statistics import quantiles

from sqlmodel import Session

from registry.analysis.catalogue.listed import Listed, asked
from registry.analysis.catalogue.question import Identity, Line, Question, Value
from registry.analysis.deadlines.words import limit_in_words
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Unit

# Of one act, kind of act and set of levels; `district` can only be the past.
PROCEDURES = """,
level (entry, central, province, commune) AS MATERIALIZED (
  SELECT w.entry, max(CASE WHEN w.word = 'central' THEN 1 ELSE 0 END),
    max(CASE WHEN w.word = 'province' THEN 1 ELSE 0 END),
    max(CASE WHEN w.word = 'commune' THEN 1 ELSE 0 END)
  FROM listed JOIN part_word w ON w.entry = listed.id WHERE w.list = 'levels' GROUP BY w.entry
)
SELECT e.act || ' ' || e.act_kind || ' ' || l.central || l.province || l.commune, e.limit_unit,
  e.limit_amount, e.authority, e.code, 'time_limit'
FROM level l JOIN catalogue_entry e ON e.id = l.entry
WHERE e.act IS NOT NULL AND e.act_kind IS NOT NULL AND e.limit_amount IS NOT NULL
  AND e.limit_unit <> 'none'
ORDER BY 1, e.limit_unit, e.limit_amount, e.authority, e.code
"""
# Of one action; what happens only in some case has other reasons.
STEPS = """
SELECT s.action, s.limit_unit, s.limit_amount, e.authority, e.code, s.element
FROM listed JOIN catalogue_entry e ON e.id = listed.id JOIN part_step s ON s.entry = e.id
WHERE s.action IS NOT NULL AND s.actor <> 'applicant' AND s.limit_amount IS NOT NULL
  AND s.limit_unit <> 'none' AND s.condition IS NULL
ORDER BY s.action, s.limit_unit, s.limit_amount, e.authority, e.code, s.element
"""
_SCALE = 10_000  # see `Exact`
_LEAST = 2


@dataclass(frozen=True, slots=True)
class NamedLimit:
    """A limit of one element of one procedure, and what makes others its peers."""

    kind: str
    unit: Unit
    amount: Decimal
    identity: Identity
    element: str


@dataclass(frozen=True, slots=True)
class Above:
    """A limit above the third quartile of its peers."""

    limit: NamedLimit
    peers: int  # the limit itself left out
    first: Decimal
    median: Decimal
    third: Decimal


def above_peers(limits: Iterable[NamedLimit]) -> Iterator[Above]:
    """Every limit above the third quartile of those of its kind and unit.

    `limits` come in the order of kind, unit and amount.
    """
    for _, group in groupby(limits, key=lambda limit: (limit.kind, limit.unit)):
        peers = list(group)
        if len(peers) < _LEAST:
            continue
        first, median, third = quantiles([each.amount for each in peers], n=4, method="inclusive")
        for limit in peers:
            if limit.amount > third:
                yield Above(limit, len(peers) - 1, first, median, third)


def _limits(session: Session, listed: Listed, statement: str) -> Iterator[NamedLimit]:
    for row in asked(session, listed, statement):
        kind, unit, amount, authority, code, element = tuple(row)
        exact = Decimal(amount) / _SCALE
        yield NamedLimit(kind, Unit(unit), exact, (authority, code), element)


def _lines(session: Session, listed: Listed, statement: str) -> Iterator[Line]:
    for each in above_peers(_limits(session, listed, statement)):
        yield Line(each.limit.identity, each.limit.element, _values(each))


def _values(each: Above) -> Mapping[str, str | float | int]:
    words = {
        f"{name}{suffix}": _words(amount, each.limit.unit, lang)
        for name, amount in (
            ("limit", each.limit.amount), ("first", each.first),
            ("median", each.median), ("third", each.third),
        )
        for suffix, lang in (("", "vi"), ("_en", "en"))
    }  # fmt: skip
    spread = each.third - each.first
    return {
        **words,
        "kind": each.limit.kind, "unit": each.limit.unit.value, "peers": each.peers,
        "amount": float(each.limit.amount), "of_median": _ratio(each.limit.amount, each.median),
        "spreads_above": _ratio(each.limit.amount - each.third, spread),
    }  # fmt: skip


def _ratio(one: Decimal, other: Decimal) -> float:
    """How many times; a positive number over nothing is more than any."""
    return float(one / other) if other else 1e9


def _words(amount: Decimal, unit: Unit, lang: str) -> str:
    return limit_in_words(TimeLimit(amount.normalize() + 0, unit), lang)


_VALUES: Mapping[str, Value] = {
    "kind": Value("string", "What makes the others its peers: act, kind of act and levels of a "
                  "procedure, or the action of a step."),
    "unit": Value("word<unit>", "The unit that all of them have."),
    "peers": Value("int", "How many others there are."),
    "amount": Value("double", "The number of the limit."),
    "of_median": Value("double", "How many times the median it is."),
    "spreads_above": Value("double", "How far it is above the third quartile, in spreads between "
                           "the first and the third."),
    **{f"{name}{suffix}": Value("string", f"{says}, in {lang} words.")
       for name, says in (("limit", "The limit"), ("first", "The first quartile of the peers"),
                          ("median", "Their median"), ("third", "Their third quartile"))
       for suffix, lang in (("", "Vietnamese"), ("_en", "English"))},
}  # fmt: skip

QUESTION = Question(
    name="peer_limits",
    line="PeerLimit",
    says="time limits above the third quartile of procedures of the same act, kind and levels",
    values=_VALUES,
    ask=lambda session, listed: _lines(session, listed, PROCEDURES),
)
STEP_QUESTION = Question(
    name="peer_steps",
    line="PeerStep",
    says="time limits of steps above the third quartile of steps that do the same",
    values=_VALUES,
    ask=lambda session, listed: _lines(session, listed, STEPS),
)
