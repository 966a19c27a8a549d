"""Pairs of sets that share enough of their members: an exact join that compares few pairs.

Order the members of all sets alike, the rarest first. Two sets that share more than half of all
their members share three of the first few of each (prefix filter), so sets are found by triples of
these, and by pairs where they are too small for triples. Only sets that are found are compared.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from itertools import chain, combinations
from math import ceil

# What any two sets that share enough have in common, at least; smaller sets have two.
_COMMON = 3
# Larger sets have too many triples; they are found by single members.
LARGE = 40

Members = Sequence[int]
Key = tuple[int, ...]


def share(one: AbstractSet[Hashable], other: AbstractSet[Hashable]) -> Fraction:
    """What part of all their members two sets share (Jaccard); 0 for two empty ones.

    >>> share({1, 2, 3}, {2, 3, 4})
    Fraction(1, 2)
    """
    common = len(one & other)
    return Fraction(common, (len(one) + len(other) - common) or 1)


def shares(one: AbstractSet[Hashable], other: AbstractSet[Hashable], least: Fraction) -> bool:
    """Whether two sets share `least` or more; of whole numbers, as most pairs that are met do not.

    >>> shares({1, 2, 3}, {2, 3, 4}, Fraction(1, 2)), shares(set(), set(), Fraction(1, 2))
    (True, False)
    """
    common = len(one & other)
    all_members = len(one) + len(other) - common
    return common * least.denominator >= (all_members or 1) * least.numerator


def set_pairs(sets: Sequence[AbstractSet[str]], least: Fraction) -> Iterator[tuple[int, int]]:
    """The places of every two sets that share `least` or more, the smaller place first.

    `sets` are all different and `least` is more than a half.
    """
    members, lonely = _rarest_first(sets)
    keys = _Keys(least, lonely)
    met = _Met()
    for place in sorted(range(len(sets)), key=lambda place: (len(sets[place]), place)):
        for other in met.at(keys.asked(members[place])):
            if shares(sets[place], sets[other], least):
                yield min(place, other), max(place, other)
        met.keep(place, keys.kept(members[place]))


class _Met:
    """The places of sets by what they are found by; nearly all keys have one place."""

    def __init__(self) -> None:
        self._first: dict[Key, int] = {}
        self._more: dict[Key, list[int]] = defaultdict(list)

    def keep(self, place: int, keys: Iterable[Key]) -> None:
        for key in keys:
            if self._first.setdefault(key, place) != place:
                self._more[key].append(place)

    def at(self, keys: Iterable[Key]) -> set[int]:
        found: set[int] = set()
        for key in keys:
            if key in self._first:
                found.add(self._first[key])
                found.update(self._more.get(key, ()))
        return found


def _rarest_first(sets: Sequence[AbstractSet[str]]) -> tuple[list[Members], int]:
    """The members of each set as numbers that grow with how many sets have them.

    Those below the second value are in one set only.
    """
    numbers: dict[str, int] = {}
    numbered = [[numbers.setdefault(each, len(numbers)) for each in members] for members in sets]
    often = [0] * len(numbers)
    for number in chain.from_iterable(numbered):
        often[number] += 1
    rank = [0] * len(numbers)
    for place, number in enumerate(sorted(range(len(numbers)), key=often.__getitem__)):
        rank[number] = place
    ranked: list[Members] = [sorted([rank[number] for number in members]) for members in numbered]
    return ranked, often.count(1)


class _Keys:
    """What a set is found by, and what it looks for others by, that are not larger than itself."""

    def __init__(self, least: Fraction, lonely: int) -> None:
        self._lonely = lonely
        self._large = ceil(LARGE * least)
        self._asked = _First(least)
        self._kept = _First(2 * least / (1 + least))  # of two sets as large as each other

    def asked(self, members: Members) -> Iterator[Key]:
        return self._of(members, self._asked[len(members)])

    def kept(self, members: Members) -> Iterator[Key]:
        return self._of(members, self._kept[len(members)])

    def _of(self, members: Members, first: int) -> Iterator[Key]:
        """Keys of what others may have too; a member that is in one set only is shared by none."""
        size, start = len(members), bisect_left(members, self._lonely)
        if size <= _COMMON:
            yield from combinations(members[start:], 2)
        if _COMMON <= size <= LARGE:
            yield from combinations(members[start : first + _COMMON - 1], _COMMON)
        if size >= self._large:
            yield from ((member,) for member in members[start:first])


class _First(dict[int, int]):
    """How many first members of a set of a size are never all missed by one that shares enough."""

    def __init__(self, part: Fraction) -> None:
        self._part = part

    def __missing__(self, size: int) -> int:
        self[size] = size - ceil(self._part * size) + 1
        return self[size]
