"""The lightest set of measures that reaches a target (`-30 % time and cost`), proven or bounded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from registry.cost.amounts import percent
from registry.cost.problems import Problem, problem
from registry.cost.solver.legal_effort import LegalEffort, LegalText, legal_effort
from registry.cost.solver.measures import Choice, Measure, Target
from registry.cost.solver.search import COST, TIME, Gains, Item, Search, numbers_of

# More measures than this are not searched at all.
MOST_MEASURES = 200
# Branches looked into before the best set found so far is taken, with a bound on what it could be.
BUDGET = 5_000


def solve(
    measures: Sequence[Measure],
    target: Target,
    *,
    effort: LegalEffort | None = None,
    budget: int = BUDGET,
) -> Choice | Problem:
    """The measures of least legal effort that reach the target.

    Exact while the search ends within `budget` branches, which is counted, so that the answer is
    always the same: `Choice.proven`. Where it runs out, the best set found, which takes at least
    `Choice.at_least`. A Problem where the target cannot be reached (and how far one comes), the
    measures contradict themselves, or there are more than 200.
    """
    wrong = next(_wrong(measures), None)
    if wrong is not None:
        return wrong
    given = _Given.of(measures, effort or legal_effort())
    found = Search(given.items, given.weights, _needed(target), budget).run()
    if found.chosen is not None:
        return given.choice(found.chosen, found.at_least or 0, target, proven=found.proven)
    return (
        _unreachable(given, target) if found.proven else problem("search-ended", ".", tried=budget)
    )


def _needed(target: Target) -> Gains:
    return target.time_needed, target.cost_needed


def _wrong(measures: Sequence[Measure]) -> Iterator[Problem]:
    if len(measures) > MOST_MEASURES:
        yield problem("too-many-measures", ".", found=len(measures), expected=MOST_MEASURES)
    keys = [measure.key for measure in measures]
    yield from (problem("measures-alike", key, name=key) for key in keys if keys.count(key) > 1)
    for measure in measures:
        if any(each.time < 0 or each.cost < 0 for each in measure.savings):
            yield problem("saving-negative", measure.key)
        for other in measure.excludes:
            if other not in keys or other == measure.key:
                yield problem("exclusion-unknown", measure.key, name=other)


def _unreachable(given: "_Given", target: Target) -> Problem:
    saved = given.saved((1 << len(given.items)) - 1)
    return problem(
        "target-unreachable",
        ".",
        time=_shown(saved[TIME], target.time_now),
        cost=_shown(saved[COST], target.cost_now),
    )


def _shown(saved: int, now: int) -> Decimal:
    return percent(saved, now) or Decimal("0.00")


@dataclass(frozen=True, slots=True)
class _Given:
    """The measures as numbers and bits, and back; a text is known by its number."""

    measures: Sequence[Measure]
    texts: tuple[LegalText, ...]  # those that take any effort
    weights: tuple[int, ...]
    items: tuple[Item, ...]

    @classmethod
    def of(cls, measures: Sequence[Measure], effort: LegalEffort) -> "_Given":
        by_number: dict[str, LegalText] = {}
        for text in (text for measure in measures for text in measure.texts):
            other = by_number.setdefault(text.number, text)
            if effort.weights[text.rank] > effort.weights[other.rank]:
                by_number[text.number] = text
        texts = tuple(each for each in by_number.values() if effort.weights[each.rank])
        weights = tuple(effort.weights[each.rank] for each in texts)
        return cls(measures, texts, weights, tuple(_items(measures, texts)))

    def saved(self, chosen: int) -> Gains:
        """What a set of measures saves: at each element the most of one of them."""
        most: dict[int, Gains] = {}
        for number in numbers_of(chosen):
            for element, (time, cost) in self.items[number].savings:
                had = most.get(element, (0, 0))
                most[element] = max(time, had[TIME]), max(cost, had[COST])
        return sum(each[TIME] for each in most.values()), sum(each[COST] for each in most.values())

    def texts_of(self, chosen: int) -> int:
        texts = 0
        for number in numbers_of(chosen):
            texts |= self.items[number].texts
        return texts

    def weight(self, texts: int) -> int:
        return sum(self.weights[number] for number in numbers_of(texts))

    def without_needless(self, chosen: int, needed: Gains) -> int:
        """A set that reaches what is needed, without measures that it reaches it without."""
        for number in sorted(numbers_of(chosen), reverse=True):
            fewer = chosen & ~(1 << number)
            saved = self.saved(fewer)
            if all(saved[of] >= needed[of] for of in (TIME, COST)):
                chosen = fewer
        return chosen

    def choice(self, found: int, at_least: int, target: Target, *, proven: bool) -> Choice:
        chosen = self.without_needless(found, _needed(target))
        texts, (time, cost) = self.texts_of(chosen), self.saved(chosen)
        effort = self.weight(texts)
        return Choice(
            measures=self._keys(chosen),
            texts=tuple(self.texts[number] for number in numbers_of(texts)),
            effort=effort,
            time=time,
            cost=cost,
            time_percent=percent(time, target.time_now),
            cost_percent=percent(cost, target.cost_now),
            proven=proven,
            at_least=min(at_least, effort),
            free=self._keys(self._free(chosen, texts)),
        )

    def _free(self, chosen: int, texts: int) -> int:
        """Measures that need no further text, save something more, and go with all chosen."""
        saved = self.saved(chosen)
        return _bits(
            number
            for number, item in enumerate(self.items)
            if not item.texts & ~texts
            and not item.excludes & chosen
            and self.saved(chosen | 1 << number) != saved
        )

    def _keys(self, chosen: int) -> tuple[str, ...]:
        return tuple(self.measures[number].key for number in numbers_of(chosen))


def _items(measures: Sequence[Measure], texts: Sequence[LegalText]) -> Iterator[Item]:
    elements: dict[tuple[str, str], int] = {}
    text_at = {text.number: number for number, text in enumerate(texts)}
    at = {measure.key: number for number, measure in enumerate(measures)}
    excluded = [_bits(at[key] for key in measure.excludes) for measure in measures]
    for number, measure in enumerate(measures):
        by_others = _bits(other for other, bits in enumerate(excluded) if bits >> number & 1)
        needed = (text_at[text.number] for text in measure.texts if text.number in text_at)
        yield Item(_savings(measure, elements), _bits(needed), excluded[number] | by_others)


def _savings(
    measure: Measure, elements: dict[tuple[str, str], int]
) -> tuple[tuple[int, Gains], ...]:
    gains: dict[int, Gains] = {}
    for each in measure.savings:
        element = elements.setdefault((measure.procedure, each.element), len(elements))
        time, cost = gains.get(element, (0, 0))
        gains[element] = max(time, each.time), max(cost, each.cost)
    return tuple(gains.items())


def _bits(numbers: Iterable[int]) -> int:
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits
