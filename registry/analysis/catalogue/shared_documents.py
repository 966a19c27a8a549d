"""One paper over all procedures: who asks for it, and what that costs people in a year.

Ranked by yearly burden: dossiers a year times the cost of handing the paper in, over the procedures
whose volume is known. Where none is known the rank is by the number of procedures and the cost of
one, and the row says so. The cost of one is an assumption (`unit_costs.yaml`), and says so too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sqlmodel import Session

from registry.analysis.catalogue.listed import Listed, Params, asked
from registry.analysis.catalogue.question import Identity
from registry.procedure.vocabulary import DocumentKind, Form
from registry.reference import Status, UnitCost, load_unit_costs

# What applicants write for one procedure is no paper that several procedures share.
OWN_KINDS = (DocumentKind.APPLICATION_FORM, DocumentKind.DECLARATION_LIST)
FEWEST = 2


class Ranking(StrEnum):
    """What the rank of a row rests on."""

    YEARLY_BURDEN = "yearly_burden"
    PROCEDURES_AND_UNIT_COST = "procedures_and_unit_cost"  # no volume is known


@dataclass(frozen=True, slots=True)
class SharedDocument:
    """A paper that several procedures ask for; amounts are whole VND.

    `required` of the procedures ask everybody, always; `choices` take another paper instead.
    `yearly_burden` is over the `with_volume` procedures, None when there are none. `unit_costs` is
    the sum of what handing it in once costs in each procedure. `name` is the usual one.
    """

    key: str
    name: str
    procedures: int
    authorities: int
    required: int
    choices: int
    with_volume: int
    unit_costs: int
    yearly_burden: int | None

    @property
    def ranking(self) -> Ranking:
        if self.yearly_burden is None:
            return Ranking.PROCEDURES_AND_UNIT_COST
        return Ranking.YEARLY_BURDEN


@dataclass(frozen=True, slots=True)
class SharedDocuments:
    """A piece of the ranked list, and how long the whole list is."""

    documents: tuple[SharedDocument, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Asker:
    """A procedure that asks for a paper, at an element of its file and under a name of its own.

    `burden` is what that costs people in a year, None where its volume is not known.
    """

    identity: Identity
    procedure: str
    element: str
    name: str
    form: str | None
    is_required: bool
    is_choice: bool
    yearly_volume: int | None
    unit_cost: int

    @property
    def burden(self) -> int | None:
        return None if self.yearly_volume is None else self.yearly_volume * self.unit_cost


# A paper that may be handed in instead stands for itself; its heading is no paper then.
_MENTIONS = """,
mention (canonical, entry, element, name, form, required, choice, cost) AS (
  SELECT d.canonical, d.entry, d.element, d.name, d.form, d.required, 0, {cost}
  FROM part_document d
  WHERE d.entry IN (SELECT id FROM listed) AND d.fallback_only = 0 AND d.fetched_by = 'applicant'
    AND d.vague = 0 AND coalesce(d.kind, '') NOT IN :own AND {only} AND NOT EXISTS (
      SELECT 1 FROM part_alternative a WHERE a.entry = d.entry AND a.element = d.element)
UNION ALL
  SELECT c.canonical, c.entry, c.element, c.name, d.form, 0, 1, {cost}
  FROM part_alternative c
  JOIN part_document d ON d.entry = c.entry AND d.element = c.element
  WHERE c.entry IN (SELECT id FROM listed) AND d.fallback_only = 0 AND d.fetched_by = 'applicant'
    AND c.vague = 0 AND coalesce(c.kind, d.kind, '') NOT IN :own AND {only_choice}
)"""
_COST = """CAST(CASE d.form
    WHEN 'original' THEN :original WHEN 'certified_copy' THEN :certified_copy
    WHEN 'copy' THEN :copy WHEN 'present' THEN :present WHEN 'electronic' THEN :electronic
    ELSE :unspecified END AS BIGINT)"""
_ALL = _MENTIONS.format(cost=_COST, only="1 = 1", only_choice="1 = 1")
_ONE = _MENTIONS.format(cost=_COST, only="d.canonical = :paper", only_choice="c.canonical = :paper")

# A procedure asks once for a paper, however often it lists it: in the form that costs most.
_RANKED = """,
ask (canonical, entry, required, choice, cost) AS (
  SELECT canonical, entry, max(required), min(choice), max(cost)
  FROM mention GROUP BY canonical, entry
),
paper (canonical, procedures, authorities, required, choices, with_volume, costs, burden) AS (
  SELECT a.canonical, count(*), count(DISTINCT e.authority), sum(a.required), sum(a.choice),
    count(e.yearly_volume), CAST(sum(a.cost) AS BIGINT),
    CAST(sum(e.yearly_volume * a.cost) AS BIGINT)
  FROM ask a JOIN catalogue_entry e ON e.id = a.entry
  GROUP BY a.canonical HAVING count(*) >= :fewest
),
page AS (
  SELECT p.*, count(*) OVER () AS total FROM paper p
  ORDER BY CASE WHEN p.burden IS NULL THEN 1 ELSE 0 END, p.burden DESC, p.costs DESC, p.canonical
  LIMIT :limit OFFSET :offset
)
SELECT p.canonical, coalesce(
    (SELECT d.name FROM part_document d
     WHERE d.canonical = p.canonical AND d.entry IN (SELECT id FROM listed)
     GROUP BY d.name ORDER BY count(*) DESC, d.name LIMIT 1),
    (SELECT a.name FROM part_alternative a
     WHERE a.canonical = p.canonical AND a.entry IN (SELECT id FROM listed)
     GROUP BY a.name ORDER BY count(*) DESC, a.name LIMIT 1)),
  p.procedures, p.authorities, p.required, p.choices, p.with_volume, p.costs, p.burden, p.total
FROM page p
ORDER BY CASE WHEN p.burden IS NULL THEN 1 ELSE 0 END, p.burden DESC, p.costs DESC, p.canonical
"""
# One element may name a paper twice, by an old name and a new one.
_ASKERS = """,
place (entry, element, name, form, required, choice, cost) AS (
  SELECT entry, element, min(name), min(form), max(required), min(choice), max(cost)
  FROM mention GROUP BY entry, element
)
SELECT e.authority, e.code, e.name, p.element, p.name, p.form, p.required, p.choice,
  e.yearly_volume, p.cost
FROM place p JOIN catalogue_entry e ON e.id = p.entry
ORDER BY coalesce(e.yearly_volume * p.cost, -1) DESC, p.cost DESC, e.authority, e.code, p.element
"""


def shared_documents(
    session: Session,
    listed: Listed,
    *,
    fewest: int = FEWEST,
    limit: int = 100,
    offset: int = 0,
) -> SharedDocuments:
    """Papers that at least `fewest` procedures ask for, the heaviest first."""
    params = {"fewest": fewest, "limit": limit, "offset": offset, **_params()}
    rows = [tuple(row) for row in asked(session, listed, _ALL + _RANKED, params)]
    total = rows[0][-1] if rows else 0
    return SharedDocuments(tuple(SharedDocument(*row[:-1]) for row in rows), total)


def askers(session: Session, listed: Listed, paper: str) -> list[Asker]:
    """The procedures that ask for a paper (by its key), those where it weighs most first."""
    rows = asked(session, listed, _ONE + _ASKERS, {"paper": paper, **_params()})
    return [
        Asker((r[0], r[1]), r[2], r[3], r[4], r[5], bool(r[6]), bool(r[7]), r[8], r[9])
        for r in map(tuple, rows)
    ]


def _params() -> Params:
    own = [kind.value for kind in OWN_KINDS]
    return {"own": own, **form_costs(load_unit_costs())}


def form_costs(costs: Mapping[str, UnitCost]) -> Mapping[str, int]:
    """What handing a paper in once costs by the form it is asked in, in whole VND, rounded down."""
    wage = Decimal(costs["wage_hour"].vnd)
    forms = (form.value for form in Form)
    return {form: int(costs[form].hours * wage) + costs[form].vnd for form in forms}


def are_verified(costs: Sequence[UnitCost]) -> bool:
    """Whether everything that costs rest on was checked."""
    return all(cost.status is Status.VERIFIED for cost in costs)
