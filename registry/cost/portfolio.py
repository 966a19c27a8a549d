"""Totals over many procedures, by agency, field and plan: each procedure once, overlaps combined.

The percentage of a total is sum of savings / sum of costs, never the mean of percentages.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from registry.cost.amounts import NOTHING, Money, percent
from registry.cost.comparison import Comparison, compare
from registry.cost.inputs import Inputs
from registry.cost.problems import Problem, problem
from registry.procedure.errors import PatchError
from registry.procedure.model import Procedure
from registry.reference import Wage
from rules import Operation

_TAKES_AWAY = ("remove", "merge")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One simplification of a procedure; `plan` is the plan it belongs to."""

    key: str
    patch: tuple[Operation, ...]
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A procedure with everything that is proposed for it; () = nothing, so it saves nothing."""

    procedure: Procedure
    inputs: Inputs
    proposals: tuple[Proposal, ...] = ()
    after_inputs: Inputs | None = None

    @property
    def identity(self) -> tuple[str, str]:
        return self.procedure.authority, self.procedure.code


@dataclass(frozen=True, slots=True)
class Total:
    """The sums of one group, in VND a year; `key` is None for all, or what has no such group.

    `procedures` are counted in the sums; `incomplete` (authority/code) are not: a cost of theirs is
    not known.
    """

    key: str | None
    procedures: int
    now: Money
    after: Money
    incomplete: tuple[str, ...]

    @property
    def saving(self) -> Money:
        return self.now - self.after

    @property
    def percent(self) -> Decimal | None:
        """Of the cost now, two decimals; None where that is nothing."""
        return percent(self.saving.mid, self.now.mid)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Totals of all procedures and of each agency, field and plan, in the order of their keys.

    A procedure of two plans is in both of their rows, with what each plan does to it alone; in
    `all` it is once, with everything together. So rows of plans need not add up to `all`.
    """

    all: Total
    by_agency: tuple[Total, ...]
    by_field: tuple[Total, ...]
    by_plan: tuple[Total, ...]
    problems: tuple[Problem, ...]


def combined(patches: Iterable[Sequence[Operation]]) -> tuple[Operation, ...]:
    """Several patches of one procedure as one.

    What two of them do alike is done once; what one changes inside something that another takes
    away is done with; where one abolishes the procedure the others have nothing left to do. Two
    that want different things of one path stay as they are: `apply` refuses them (PatchConflict).
    """
    every: list[Operation] = []
    for patch in patches:
        every += [operation for operation in patch if operation not in every]
    ended = tuple(each for each in every if each.op == "abolish")
    gone = tuple(f"{each.path}/" for each in every if each.op in _TAKES_AWAY)
    return ended or tuple(each for each in every if not each.path.startswith(gone))


def portfolio(proposed: Iterable[Proposed], wages: Sequence[Wage]) -> Portfolio:
    """The totals over procedures with their proposals.

    A procedure that is given twice is taken once, with the proposals of both. Proposals that
    contradict each other or do not fit make it incomplete; `problems` says which.
    """
    once, problems = _once_each(proposed)
    costed = _Costed(wages)
    plans = [
        replace(each, proposals=tuple(p for p in each.proposals if p.plan == plan))
        for each in once
        for plan in dict.fromkeys(p.plan for p in each.proposals if p.plan is not None)
    ]
    return Portfolio(
        all=costed.total(None, once),
        by_agency=costed.totals(once, lambda each: each.procedure.authority),
        by_field=costed.totals(once, lambda each: each.procedure.field),
        by_plan=costed.totals(plans, lambda each: each.proposals[0].plan),
        problems=(*problems, *costed.problems),
    )


def _once_each(proposed: Iterable[Proposed]) -> tuple[list[Proposed], list[Problem]]:
    found: dict[tuple[str, str], Proposed] = {}
    problems: dict[tuple[str, str], Problem] = {}
    for each in proposed:
        other = found.setdefault(each.identity, each)
        if (other.procedure, other.inputs) != (each.procedure, each.inputs):
            name = "/".join(each.identity)
            problems[each.identity] = problem("two-editions", name)
        added = tuple(p for p in each.proposals if p not in other.proposals)
        found[each.identity] = replace(other, proposals=(*other.proposals, *added))
    return list(found.values()), list(problems.values())


class _Costed:
    """Compares each procedure with each set of proposals once, however many rows it is in."""

    def __init__(self, wages: Sequence[Wage]) -> None:
        self._wages = wages
        self._known: dict[tuple[tuple[str, str], tuple[int, ...]], Comparison | Problem] = {}

    @property
    def problems(self) -> Iterator[Problem]:
        return (each for each in self._known.values() if isinstance(each, Problem))

    def totals(
        self, proposed: Sequence[Proposed], key_of: Callable[[Proposed], str | None]
    ) -> tuple[Total, ...]:
        groups: dict[str | None, list[Proposed]] = {}
        for each in proposed:
            groups.setdefault(key_of(each), []).append(each)
        ordered = sorted(groups.items(), key=lambda item: (item[0] is None, item[0] or ""))
        return tuple(self.total(key, members) for key, members in ordered)

    def total(self, key: str | None, members: Sequence[Proposed]) -> Total:
        now, after, counted = NOTHING, NOTHING, 0
        incomplete = []
        for each in members:
            years = self._years(each)
            if years is None:
                incomplete.append("/".join(each.identity))
            else:
                now, after, counted = now + years[0], after + years[1], counted + 1
        return Total(key, counted, now, after, tuple(incomplete))

    def _years(self, each: Proposed) -> tuple[Money, Money] | None:
        compared = self._compared(each)
        if isinstance(compared, Problem):
            return None
        now, after = compared.now.applicant.annual, compared.after.applicant.annual
        return None if now is None or after is None else (now, after)

    def _compared(self, each: Proposed) -> Comparison | Problem:
        name = each.identity, tuple(map(id, each.proposals))
        if name not in self._known:
            self._known[name] = _together(each, self._wages)
        return self._known[name]


def _together(each: Proposed, wages: Sequence[Wage]) -> Comparison | Problem:
    patch = combined(proposal.patch for proposal in each.proposals)
    try:
        return compare(each.procedure, patch, each.inputs, wages, after_inputs=each.after_inputs)
    except PatchError as refused:
        names = ", ".join(proposal.key for proposal in each.proposals)
        return problem("proposals-clash", "/".join(each.identity), names=names, why=str(refused))
