"""Pairs of canonical names that mean one paper: a join on all words but one.

Two names are equal but for one word when they are equal with some word left out of each, so names
are only ever compared that share such a rest. The sum of the hashes of a name's words names the
rest whatever the order; leaving a word out is one subtraction.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import blake2b
from itertools import combinations, pairwise, product

from registry.analysis.catalogue.alike.paper_name import PaperNames, Words
from registry.analysis.catalogue.alike.vocabulary import Vocabulary
from registry.procedure.word import words
from registry.reference import Naming

# Every further name of the same words is compared with so many of them.
MOST_COMPARED = 20
# Moving one run of words parts so many neighbours.
MOST_MOVED = 3
# A name of fewer words has too little left when one is left out.
FEWEST = 3
_LARGE = (1 << 64) - 1

Pair = tuple[int, int]


class Difference(StrEnum):
    """What differs between two names of one paper; pairs of canonical names have the last two."""

    WRITING = "writing"  # case, marks, punctuation
    FORM = "form"  # a short form, the form it is handed in, words that say nothing
    ORDER = "order"
    SPELLING = "spelling"


class NamePairs:
    """The pairs among `names`, which are all different."""

    def __init__(self, names: Sequence[Words], canonical: PaperNames, naming: Naming) -> None:
        weightless = canonical.weightless
        vocabulary = Vocabulary(names, weightless.words, naming)
        repaired = [
            name if (right := vocabulary.repaired(name)) is name else weightless.left_out(right)
            for name in names
        ]
        self._vocabulary = vocabulary
        self._joining = frozenset(word for text in naming.joining for word in words(text))
        self._words = repaired
        self._letters = [canonical.letters(name) for name in repaired]
        self._is_unmarked = [all(w.plain == w.marked for w in name) for name in repaired]

    def found(self) -> Iterator[tuple[int, int, Difference]]:
        """Every pair that `differs` tells something of, once, the smaller place first."""
        for one, other in self._candidates():
            if differs := self.differs(one, other):
                yield min(one, other), max(one, other), differs

    def differs(self, one: int, other: int) -> Difference | None:
        """How two names of one paper differ; None where they may be two papers."""
        first, second = self._letters[one], self._letters[other]
        if first == second:
            return Difference.SPELLING if self._are_marks_slips(one, other) else None
        if len(first) == len(second) and sorted(first) == sorted(second):
            return Difference.ORDER if self._is_reordered(one, other) else None
        if max(len(first), len(second)) < FEWEST:
            return None
        return Difference.SPELLING if self._is_one_slip_apart(one, other) else None

    def _candidates(self) -> Iterator[Pair]:
        bags = self._bags()
        for group in bags.values():
            yield from combinations(group[:MOST_COMPARED], 2)
        for one, other in self._one_word_apart(bags):
            yield from product(bags[one][:MOST_COMPARED], bags[other][:MOST_COMPARED])

    def _bags(self) -> Mapping[int, list[int]]:
        """Names by their words in any order."""
        bags: dict[int, list[int]] = defaultdict(list)
        hashes = _Hashes()
        for place, letters in enumerate(self._letters):
            bags[sum([hashes[word] for word in letters]) & _LARGE].append(place)
        return bags

    def _one_word_apart(self, bags: Mapping[int, Sequence[int]]) -> Iterator[Pair]:
        """Pairs of bags that differ in one word, for a word one slip away or for none."""
        hashes = _Hashes()
        first: dict[int, tuple[int, str]] = {}
        rest: dict[int, dict[str, int]] = {}
        for bag, group in bags.items():
            letters = self._letters[group[0]]
            if len(letters) < FEWEST:
                continue
            for word in set(letters):
                key = (bag - hashes[word]) & _LARGE
                if (known := first.setdefault(key, (bag, word))) != (bag, word):
                    rest.setdefault(key, {known[1]: known[0]})[word] = bag
        yield from self._near_in(rest)
        yield from (
            (key, bag) for key, (bag, _) in first.items() if key in bags and key not in rest
        )
        yield from (
            (key, bag) for key, slots in rest.items() if key in bags for bag in slots.values()
        )

    def _near_in(self, rest: Mapping[int, Mapping[str, int]]) -> Iterator[Pair]:
        near = self._vocabulary.near
        for slots in rest.values():
            for word, bag in slots.items():
                for other in near.get(word, ()):
                    if other > word and other in slots:
                        yield bag, slots[other]

    def _is_reordered(self, one: int, other: int) -> bool:
        """Whether one is the other with one run of words moved, behind the same first noun.

        "Tạm nhập, tái xuất" and "tạm xuất, tái nhập" are not: two words changed places.
        """
        first, second = self._comparable(one, other)
        if first[0] != second[0] and self._joining.isdisjoint(self._words[one]):
            return False
        if sorted(first) != sorted(second):
            return False
        beside, others = (Counter(pairwise(("", *name, ""))) for name in (first, second))
        return (beside - others).total() <= MOST_MOVED

    def _comparable(self, one: int, other: int) -> tuple[Sequence[str], Sequence[str]]:
        """Two names with their marks, or without where one of them has none."""
        if self._is_unmarked[one] or self._is_unmarked[other]:
            return self._letters[one], self._letters[other]
        first, second = self._words[one], self._words[other]
        return [word.marked for word in first], [word.marked for word in second]

    def _are_marks_slips(self, one: int, other: int) -> bool:
        """Whether names with the same letters have the same words, though not the same marks."""
        first, second = self._words[one], self._words[other]
        if self._is_unmarked[one] or self._is_unmarked[other]:
            return True
        if len(first) != len(second):
            return False
        apart = _apart(first, second)
        return all(self._vocabulary.is_slip(first, second, at) for at in apart)

    def _is_one_slip_apart(self, one: int, other: int) -> bool:
        first, second = self._words[one], self._words[other]
        if len(first) == len(second):
            apart = _apart(first, second)
            return len(apart) == 1 and self._vocabulary.is_slip(first, second, apart[0])
        longer, shorter = sorted((first, second), key=len, reverse=True)
        return self._says_nothing_more(longer, shorter)

    def _says_nothing_more(self, longer: Words, shorter: Words) -> bool:
        """Whether the one word more only joins what is joined already.

        A word said twice is no slip: "cấp, cấp lại" is more than "cấp lại".
        """
        at = next((i for i, word in enumerate(shorter) if word != longer[i]), len(shorter))
        is_rest = longer[:at] + longer[at + 1 :] == shorter
        return is_rest and longer[at] in self._joining and longer[at] in shorter


def _apart(one: Words, other: Words) -> list[int]:
    """Where two names of as many words differ."""
    return [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]


class _Hashes(dict[str, int]):
    """A number for each word, the same in every run."""

    def __missing__(self, word: str) -> int:
        digest = blake2b(word.encode(), digest_size=8).digest()
        self[word] = int.from_bytes(digest, "big")
        return self[word]
