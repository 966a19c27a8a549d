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

from registry.analysis.catalogue.listed import Listed, Params, asked, counts
from registry.analysis.catalogue.question import Identity
from registry.procedure.vocabulary import Form
from registry.reference import UnitCost, load_unit_costs
from rules import BasisStatus

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
    the sum of what handing it in once costs in each procedure. `name` is what most of
    the places that ask call it.
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


_ORDER = (
    """CASE WHEN p.burden IS NULL THEN 1 ELSE 0 END, p.burden DESC, p.costs DESC, p.canonical"""
)
_COST = """CAST(CASE a.form
    WHEN 'original' THEN :original WHEN 'certified_copy' THEN :certified_copy
    WHEN 'copy' THEN :copy WHEN 'present' THEN :present WHEN 'electronic' THEN :electronic
    ELSE :unspecified END AS BIGINT)"""

# A procedure asks once for a paper, however often it lists it: in the form that costs most. What
# those of the page are called, and by how many authorities, is read in one pass for all of them.
_RANKED = f""",
ask (canonical, required, choice, yearly_volume, cost) AS (
  SELECT a.canonical, max(a.required), min(a.choice), max(a.yearly_volume), max({_COST})
  FROM part_ask a WHERE {counts("a.entry")} GROUP BY a.canonical, a.entry
),
paper (canonical, procedures, required, choices, with_volume, costs, burden) AS (
  SELECT a.canonical, count(*), sum(a.required), sum(a.choice), count(a.yearly_volume),
    CAST(sum(a.cost) AS BIGINT), CAST(sum(a.yearly_volume * a.cost) AS BIGINT)
  FROM ask a GROUP BY a.canonical HAVING count(*) >= :fewest
),
page AS MATERIALIZED (
  SELECT p.*, count(*) OVER () AS total FROM paper p ORDER BY {_ORDER} LIMIT :limit OFFSET :offset
),
place (canonical, name, authority, asks) AS MATERIALIZED (
  SELECT a.canonical, a.name, a.authority, count(*) FROM part_ask a
  WHERE a.canonical IN (SELECT canonical FROM page) AND {counts("a.entry")}
  GROUP BY a.canonical, a.name, a.authority
),
named (canonical, name, rank) AS (
  SELECT canonical, name, row_number() OVER (PARTITION BY canonical ORDER BY sum(asks) DESC, name)
  FROM place GROUP BY canonical, name
),
asking (canonical, authorities) AS (
  SELECT canonical, count(DISTINCT authority) FROM place GROUP BY canonical
)
SELECT p.canonical, n.name, p.procedures, a.authorities, p.required, p.choices, p.with_volume,
  p.costs, p.burden, p.total
FROM page p
JOIN named n ON n.canonical = p.canonical AND n.rank = 1
JOIN asking a ON a.canonical = p.canonical
ORDER BY {_ORDER}
"""
_ASKERS = f"""
SELECT e.authority, e.code, e.name, a.element, a.name, a.form, a.required, a.choice,
  e.yearly_volume, {_COST} AS cost
FROM part_ask a JOIN catalogue_entry e ON e.id = a.entry
WHERE a.canonical = :paper AND {counts("a.entry")}
ORDER BY coalesce(e.yearly_volume * {_COST}, -1) DESC, cost DESC, e.authority, e.code, a.element
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
    rows = [tuple(row) for row in asked(session, listed, _RANKED, params)]
    total = rows[0][-1] if rows else 0
    return SharedDocuments(tuple(SharedDocument(*row[:-1]) for row in rows), total)


def askers(session: Session, listed: Listed, paper: str) -> list[Asker]:
    """The procedures that ask for a paper (by its key), those where it weighs most first."""
    rows = asked(session, listed, _ASKERS, {"paper": paper, **_params()})
    return [
        Asker((r[0], r[1]), r[2], r[3], r[4], r[5], bool(r[6]), bool(r[7]), r[8], r[9])
        for r in map(tuple, rows)
    ]


def _params() -> Params:
    return form_costs(load_unit_costs())


def form_costs(costs: Mapping[str, UnitCost]) -> Mapping[str, int]:
    """What handing a paper in once costs by the form it is asked in, in whole VND, rounded down."""
    wage = Decimal(costs["wage_hour"].vnd)
    forms = (form.value for form in Form)
    return {form: int(costs[form].hours * wage) + costs[form].vnd for form in forms}


def are_verified(costs: Sequence[UnitCost]) -> bool:
    """Whether everything that costs rest on was checked."""
    return all(cost.status is BasisStatus.VERIFIED for cost in costs)
