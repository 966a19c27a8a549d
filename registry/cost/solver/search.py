"""The exact search: the lightest set of measures that reaches a target, by branch and bound.

Measures, elements and texts are numbers here, sets of them are bits. What a set saves is, element
by element, the most that one of its measures saves there; what it takes are the texts that it
touches, each once. A branch is cut where

- even all measures that are left do not save enough (element by element the greatest saving), or
- what is still needed takes too much: the cheapest *fractions* of measures that save it, where a
  text that k measures left could share weighs 1/k in each (so no set weighs less), reach the best
  set found so far. Whole numbers throughout, in k-ths of a common multiple; and what it takes is
  rounded up to an effort that some set of texts can have at all.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cmp_to_key
from math import lcm

TIME, COST = 0, 1
_BOTH = (TIME, COST)

Gains = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One measure: what it saves by element, the texts it needs, the items it excludes (bits)."""

    savings: tuple[tuple[int, Gains], ...]
    texts: int
    excludes: int


@dataclass(frozen=True, slots=True)
class Found:
    """The best set found (bits; None where there is none), and a bound on any set's effort."""

    chosen: int | None
    at_least: int | None
    proven: bool


@dataclass(slots=True)
class Search:
    """One search over `items` with `weights` of texts, for `needed` savings, within `budget`."""

    items: Sequence[Item]
    weights: Sequence[int]
    needed: Gains
    budget: int
    best: int | None = None
    best_effort: int | None = None
    open_bound: int | None = None
    visited: int = 0
    parts: int = field(init=False)
    numbers: Sequence[tuple[int, ...]] = field(init=False)  # the texts of each item
    sums: int = field(init=False)  # bits: the efforts that sets of texts can have

    def __post_init__(self) -> None:
        self.parts = lcm(*range(1, len(self.items) + 1)) if self.items else 1
        self.numbers = [numbers_of(item.texts) for item in self.items]
        self.sums = 1
        for weight in self.weights:
            self.sums |= self.sums << weight

    def run(self) -> Found:
        """The lightest set; not proven where the budget of branches ran out."""
        self._visit(0, 0, 0, {}, list(range(len(self.items))))
        bounds = [each for each in (self.best_effort, self.open_bound) if each is not None]
        return Found(self.best, min(bounds) if bounds else None, self.open_bound is None)

    def _visit(
        self, chosen: int, texts: int, effort: int, saved: dict[int, Gains], left: list[int]
    ) -> None:
        missing = self._missing(saved)
        if missing == (0, 0):
            if self.best_effort is None or effort < self.best_effort:
                self.best, self.best_effort = chosen, effort
            return
        gains = {item: gain for item in left if any(gain := self._gain(item, saved, missing))}
        further = self._bound(gains, texts, missing, saved)
        if further is None:
            return
        least = self._possible(effort + further)
        if self.best_effort is not None and least >= self.best_effort:
            return
        if self.visited >= self.budget:
            self.open_bound = least if self.open_bound is None else min(least, self.open_bound)
            return
        self.visited += 1
        self._branch(chosen, texts, effort, saved, gains)

    def _branch(
        self, chosen: int, texts: int, effort: int, saved: dict[int, Gains], gains: dict[int, Gains]
    ) -> None:
        """With the most promising item, then without it."""
        taken = self._promising(gains, texts)
        item = self.items[taken]
        compatible = [each for each in gains if each != taken and not item.excludes >> each & 1]
        self._visit(
            chosen | 1 << taken,
            texts | item.texts,
            effort + self._further(taken, texts),
            self._with(item, saved),
            compatible,
        )
        is_free = not item.texts & ~texts and len(compatible) == len(gains) - 1
        if not is_free:  # what costs nothing and excludes nothing is never worse to have
            self._visit(chosen, texts, effort, saved, [each for each in gains if each != taken])

    def _possible(self, effort: int) -> int:
        """The least effort, no less than this one, that a set of texts can have."""
        above = self.sums >> effort
        return effort + (above & -above).bit_length() - 1 if above else effort

    def _missing(self, saved: dict[int, Gains]) -> Gains:
        time, cost = (
            max(0, self.needed[of] - sum(each[of] for each in saved.values())) for of in _BOTH
        )
        return time, cost

    def _gain(self, item: int, saved: dict[int, Gains], missing: Gains) -> Gains:
        """What an item saves beyond what is saved already, of what is still missing."""
        time = cost = 0
        for element, (more_time, more_cost) in self.items[item].savings:
            had_time, had_cost = saved.get(element, (0, 0))
            time += max(0, more_time - had_time)
            cost += max(0, more_cost - had_cost)
        return (time if missing[TIME] else 0), (cost if missing[COST] else 0)

    def _with(self, item: Item, saved: dict[int, Gains]) -> dict[int, Gains]:
        after = dict(saved)
        for element, (time, cost) in item.savings:
            had = after.get(element, (0, 0))
            after[element] = max(time, had[TIME]), max(cost, had[COST])
        return after

    def _further(self, item: int, texts: int) -> int:
        """The effort that an item adds to texts that are amended anyway."""
        return sum(self.weights[text] for text in self.numbers[item] if not texts >> text & 1)

    def _promising(self, gains: dict[int, Gains], texts: int) -> int:
        """The item that saves most of what is missing for its effort; the first of equals."""

        def worth(item: int) -> tuple[int, int]:
            effort = self._further(item, texts)
            share = sum(
                min(gain, need) * 1_000_000 // need
                for gain, need in zip(gains[item], self.needed, strict=True)
                if need
            )
            return share // (effort + 1), -item

        return max(gains, key=worth)

    def _bound(
        self, gains: dict[int, Gains], texts: int, missing: Gains, saved: dict[int, Gains]
    ) -> int | None:
        """The least further effort that could reach it; None where nothing left can."""
        most = self._most(gains, saved)
        if any(most[of] < missing[of] for of in _BOTH):
            return None
        prices = self._prices(gains, texts)
        return max(self._fractional(gains, prices, missing[of], of) for of in _BOTH if missing[of])

    def _most(self, gains: dict[int, Gains], saved: dict[int, Gains]) -> Gains:
        """What all items that are left save beyond what is saved already."""
        times: dict[int, int] = {}
        costs: dict[int, int] = {}
        for item in gains:
            for element, (time, cost) in self.items[item].savings:
                had_time, had_cost = saved.get(element, (0, 0))
                if time - had_time > times.get(element, 0):
                    times[element] = time - had_time
                if cost - had_cost > costs.get(element, 0):
                    costs[element] = cost - had_cost
        return sum(times.values()), sum(costs.values())

    def _prices(self, gains: dict[int, Gains], texts: int) -> dict[int, int]:
        """What each item takes at least, in parts: a text is shared by all that could use it."""
        needs = {
            item: [text for text in self.numbers[item] if not texts >> text & 1] for item in gains
        }
        users = Counter(text for numbers in needs.values() for text in numbers)
        shares = {text: self.weights[text] * self.parts // count for text, count in users.items()}
        return {item: sum(shares[text] for text in numbers) for item, numbers in needs.items()}

    def _fractional(
        self, gains: dict[int, Gains], prices: dict[int, int], missing: int, of: int
    ) -> int:
        """The cheapest fractions of items that save what is missing, rounded up to whole effort.

        Each is taken for all that it saves beside what is saved already, so together they never
        save more than these sums.
        """
        paid = 0
        useful = [(gain[of], prices[item]) for item, gain in gains.items() if gain[of]]
        for gain, price in sorted(useful, key=cmp_to_key(_dearer)):
            if gain >= missing:
                return -(-(paid * gain + price * missing) // (gain * self.parts))
            paid, missing = paid + price, missing - gain
        return -(-paid // self.parts)


def numbers_of(bits: int) -> tuple[int, ...]:
    """The members of a set of bits, in order.

    >>> numbers_of(0b1010)
    (1, 3)
    """
    return tuple(number for number in range(bits.bit_length()) if bits >> number & 1)


def _dearer(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Whether one (saving, price) costs more for what it saves than another, exactly."""
    return one[1] * other[0] - other[1] * one[0]
