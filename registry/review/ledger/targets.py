"""The measures of least legal effort that reach a target over cases, or the best there is: pure.

Each measure is offered with what it saves alone, the texts that must be amended for it, and those
it cannot stand beside; `registry.cost.solver` chooses. Only what is known is offered: what cannot
be costed is left out by name.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from registry.cost import (
    Choice,
    Comparison,
    LegalText,
    Problem,
    Rank,
    Saving,
    Sheet,
    Target,
    combined,
    compare,
    legal_effort,
    percent,
    savings_of,
    solve,
    target_over,
)
from registry.cost.problems import problem
from registry.cost.solver import MOST_MEASURES
from registry.cost.solver import Measure as Offered
from registry.procedure.errors import PatchError
from registry.procedure.patch import Patch, apply
from registry.procedure.paths import element_of
from registry.reference import Wage
from registry.refusals import Words
from registry.review.ledger.columns import groups, outside
from registry.review.ledger.lines import Record
from registry.review.measure import Measure, patch_of
from registry.review.proposals import proposal

_STEPS = 1000  # how finely the nearest to a target is looked for
_TIME, _COST = "time", "cost"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A measure that is not offered, and why."""

    measure: int
    why: Words


@dataclass(frozen=True, slots=True)
class TargetAnswer:
    """What reaches a target, or why nothing does.

    `choice` reaches it. Where that is None `problem` says why, and `closest` is the lightest set
    that comes as near to both as can be, in the same proportion; None where nothing is saved.
    `unverified` names inputs that nobody has checked.
    """

    target: Target
    choice: Choice | None
    closest: Choice | None
    problem: Problem | None
    left_out: tuple[LeftOut, ...]
    unverified: tuple[str, ...]

    @property
    def is_reached(self) -> bool:
        return self.choice is not None


def target_answer(
    records: Sequence[Record],
    wages: Sequence[Wage],
    *,
    time_percent: Decimal | None,
    cost_percent: Decimal | None,
) -> TargetAnswer:
    """The lightest set over cases that saves so many per cent of time and cost.

    Of several cases on one procedure the last counts.
    """
    last = _last_of_each(records)
    count = sum(_is_living(measure) for each in last for measure in each.measures)
    if count > MOST_MEASURES:
        return _too_many(count, time_percent, cost_percent)
    offers = [_offer(each, wages) for each in last]
    target = target_over(
        (each.now for each in offers if each.now is not None),
        time_percent=time_percent,
        cost_percent=cost_percent,
    )
    measures = tuple(measure for each in offers for measure in each.measures)
    answer = solve(measures, target) if _has_whole(target) else problem("nothing-costed", ".")
    choice = answer if isinstance(answer, Choice) else None
    return TargetAnswer(
        target=target,
        choice=choice,
        closest=None if choice else _closest(measures, target),
        problem=None if isinstance(answer, Choice) else answer,
        left_out=tuple(left for each in offers for left in each.left_out),
        unverified=tuple(dict.fromkeys(name for each in offers for name in each.unverified)),
    )


def _has_whole(target: Target) -> bool:
    """Whether it is known what is taken now: a share of nothing is reached by doing nothing."""
    return target.time_now > 0 or target.cost_now > 0


def _too_many(count: int, time: Decimal | None, cost: Decimal | None) -> TargetAnswer:
    told = problem("too-many-measures", ".", found=count, expected=MOST_MEASURES)
    return TargetAnswer(Target(0, 0, time, cost), None, None, told, (), ())


@dataclass(frozen=True, slots=True)
class _Offer:
    """What one case offers; without a sheet of now that is complete it offers nothing."""

    measures: tuple[Offered, ...]
    left_out: tuple[LeftOut, ...]
    now: Sheet | None
    unverified: tuple[str, ...]


def _last_of_each(records: Sequence[Record]) -> Sequence[Record]:
    return list({each.key: each for each in sorted(records, key=lambda one: one.case)}.values())


def _offer(record: Record, wages: Sequence[Wage]) -> _Offer:
    living = [each for each in record.measures if _is_living(each)]
    if record.draft is None:
        missing = problem("sheet-missing", ".").message
        return _Offer((), tuple(LeftOut(each.id, missing) for each in living), None, ())
    found = [(each, _costed(record, each, wages)) for each in living]
    known = [(each, said) for each, said in found if isinstance(said, Comparison)]
    excluded = _excluded(record, [each for each, _ in known])
    return _Offer(
        tuple(_offered(record, each, said, excluded) for each, said in known),
        tuple(LeftOut(each.id, said) for each, said in found if isinstance(said, Words)),
        compare(record.procedure, (), record.draft.now, wages).now,
        tuple(name for _, said in known for name in (*said.now.unverified, *said.after.unverified)),
    )


def _is_living(measure: Measure) -> bool:
    """Whether it may still be carried out, or is; what changes nothing is no choice."""
    if not measure.patch or measure.state in outside():
        return False
    return measure.state is None or not groups()[measure.state].is_over


def _costed(record: Record, measure: Measure, wages: Sequence[Wage]) -> Comparison | Words:
    """What it does alone: on the inputs of now, else on those of after. Or why nobody knows."""
    assert record.draft is not None  # asked before
    patch, now = patch_of(measure.patch), record.draft.now
    try:
        said = compare(record.procedure, patch, now, wages)
        if said.saving is None and record.draft.after is not None:
            said = compare(record.procedure, patch, now, wages, after_inputs=record.draft.after)
    except PatchError as error:
        return error.words
    if said.saving is None:
        return said.problems[0].message
    return said if said.saving.mid >= 0 else problem("saving-negative", str(measure.id)).message


def _offered(
    record: Record, measure: Measure, said: Comparison, excluded: dict[int, list[str]]
) -> Offered:
    to_amend = proposal([replace(measure, state=None)], record.procedure).to_amend
    texts = tuple(legal_effort().text(each.instrument) for each in to_amend)
    return Offered(
        key=str(measure.id),
        procedure=record.key,
        savings=_netted(savings_of(said)),
        texts=texts or (LegalText(f"{record.key}#{measure.id}", Rank.UNKNOWN),),
        excludes=tuple(excluded.get(measure.id, ())),
    )


def _netted(savings: Sequence[Saving]) -> tuple[Saving, ...]:
    """What costs more at one element is taken off what is saved at the others, greatest first."""
    owed = Counter({_TIME: 0, _COST: 0})
    for each in savings:
        owed[_TIME] -= min(0, each.time)
        owed[_COST] -= min(0, each.cost)
    left = []
    for each in sorted(savings, key=lambda one: (-one.cost, -one.time, one.element)):
        time = _less(owed, _TIME, max(0, each.time))
        left.append(Saving(each.element, time, _less(owed, _COST, max(0, each.cost))))
    return tuple(each for each in left if each.time or each.cost)


def _less(owed: Counter[str], of: str, had: int) -> int:
    taken = min(owed[of], had)
    owed[of] -= taken
    return had - taken


def _excluded(record: Record, measures: Sequence[Measure]) -> dict[int, list[str]]:
    """Which measures of a case cannot both be carried out."""
    found: dict[int, list[str]] = {}
    for one, other in combinations(measures, 2):
        if not _fit(record, patch_of(one.patch), patch_of(other.patch)):
            found.setdefault(one.id, []).append(str(other.id))
    return found


def _fit(record: Record, one: Patch, other: Patch) -> bool:
    """Patches that touch no element together always fit."""
    if {element_of(each.path) for each in one}.isdisjoint(element_of(e.path) for e in other):
        return True
    try:
        apply(combined([one, other]), record.procedure)
    except PatchError:
        return False
    return True


def _closest(measures: Sequence[Offered], target: Target) -> Choice | None:
    """The lightest set that comes as near to the target as any, in the same proportion.

    A half of the target that nothing serves at all is left aside.
    """
    needed = {_TIME: target.time_needed, _COST: target.cost_needed}
    for of in (_TIME, _COST):
        if needed[of] and _reached(measures, {of: 1}) is None:
            needed[of] = 0
    if not any(needed.values()):
        return None
    low, high = 0, _STEPS
    best: Choice | None = None
    while low < high:
        middle = (low + high + 1) // 2
        found = _reached(measures, {of: -(-n * middle // _STEPS) for of, n in needed.items()})
        low, high, best = (middle, high, found) if found else (low, middle - 1, best)
    return _told(best, target)


def _reached(measures: Sequence[Offered], needed: dict[str, int]) -> Choice | None:
    """The lightest set that saves so many minutes and VND."""
    whole = Decimal(100)
    found = solve(measures, Target(needed.get(_TIME, 0), needed.get(_COST, 0), whole, whole))
    return found if isinstance(found, Choice) else None


def _told(choice: Choice | None, target: Target) -> Choice | None:
    """In per cent of what the target is of."""
    if choice is None:
        return None
    return replace(
        choice,
        time_percent=percent(choice.time, target.time_now),
        cost_percent=percent(choice.cost, target.cost_now),
    )
