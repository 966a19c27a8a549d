"""The words that names of papers are made of: which are slips of the pen, and for which word.

A slip mostly gives another word of the language, so a word is judged where it stands: it is odd
there when its neighbours never have it elsewhere, though they often have a word one letter away.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA

from registry.procedure.word import Word
from registry.reference import Naming

# Shorter unknown words are codes; longer ones may be two words without the space.
SHORTEST, SHORTEST_GLUED = 4, 6
# What is longer is no word that anybody misspelt.
LONGEST = 24
# How much more frequent a word is than what is taken for its slip, wherever it stands.
MORE_FREQUENT = 15
# An odd word is beside its neighbours in so many names at most, the usual one so much more often;
# or, where there are many names and it is no word without its marks, so very much more often.
ODD, USUAL, ALWAYS = 2, 4, 20
START, END = "<", ">"


class Vocabulary:
    """Words and neighbours of words, counted over names that are all different."""

    def __init__(
        self, names: Sequence[Sequence[Word]], frequent: Iterable[Word], naming: Naming
    ) -> None:
        self._is_syllable = re.compile(naming.syllable).fullmatch
        self._is_ordinal = re.compile(naming.ordinal).fullmatch
        written: Counter[Word] = Counter()
        self._beside: Counter[tuple[str, str]] = Counter()
        for name in names:
            written.update(name)
            self._beside.update(pairwise([START, *[word.marked for word in name], END]))
        written.update(dict.fromkeys(frequent, len(names)))  # in nearly all, and left out of all
        self._written = _by_letters(written)
        self._count = Counter({plain: sum(n.values()) for plain, n in self._written.items()})
        self.near = self._near_words()
        self.repairs = dict(self._repairs())

    def repaired(self, name: tuple[Word, ...]) -> tuple[Word, ...]:
        """The name with its rare words that are no words of the language put right."""
        if self.repairs.keys().isdisjoint([word.plain for word in name]):
            return name
        return tuple(w for word in name for w in self.repairs.get(word.plain, (word,)))

    def is_slip(self, one: Sequence[Word], other: Sequence[Word], at: int) -> bool:
        """Whether the words at a place of two names that are else equal are one word, misspelt."""
        first, second = one[at].plain, other[at].plain
        if first != second and second not in self.near.get(first, ()):
            return False
        return self._is_odd(one, other, at) or self._is_odd(other, one, at)

    def _is_odd(self, name: Sequence[Word], usual: Sequence[Word], at: int) -> bool:
        pairs = zip(self._counts_beside(name, at), self._counts_beside(usual, at), strict=True)
        is_unmarked = name[at].marked == usual[at].plain
        return all(
            often >= (USUAL if odd <= ODD or is_unmarked else ALWAYS) * odd for odd, often in pairs
        )

    def _counts_beside(self, name: Sequence[Word], at: int) -> tuple[int, int]:
        word = name[at].marked
        before = name[at - 1].marked if at else START
        after = name[at + 1].marked if at + 1 < len(name) else END
        return self._beside[before, word], self._beside[word, after]

    def _near_words(self) -> Mapping[str, frozenset[str]]:
        """For each word those one slip away from it; what counts or numbers has none."""
        comparable = [
            word for word in self._count if len(word) <= LONGEST and not self._is_ordinal(word)
        ]
        near: dict[str, set[str]] = defaultdict(set)
        for group in _with_one_letter_left_out(comparable).values():
            for one, other in combinations(group, 2):
                if other not in near[one] and OSA.distance(one, other, score_cutoff=1) == 1:
                    near[one].add(other)
                    near[other].add(one)
        return {word: frozenset(others) for word, others in near.items() if others}

    def _repairs(self) -> Iterator[tuple[str, tuple[Word, ...]]]:
        for word, count in self._count.items():
            if not SHORTEST <= len(word) <= LONGEST:
                continue
            if self._is_syllable(word) or self._is_ordinal(word):
                continue
            if meant := self._meant(word, count * MORE_FREQUENT) or self._glued(word, count):
                yield word, meant

    def _meant(self, word: str, frequency: int) -> tuple[Word, ...]:
        """The frequent word, one letter or mark away, that an unknown word stands for."""
        written = self._usual_writing(word).marked
        near = [
            (self._count[each], found)
            for each in self.near.get(word, ())
            if self._is_known(each, frequency)
            for found, often in self._written[each].items()
            if often >= frequency and OSA.distance(written, found.marked, score_cutoff=1) == 1
        ]
        return (max(near, key=lambda each: (each[0], each[1].marked))[1],) if near else ()

    def _glued(self, word: str, count: int) -> tuple[Word, ...]:
        """The two frequent words that an unknown word is made of."""
        for cut in range(2, len(word) - 1 if len(word) >= SHORTEST_GLUED else 0):
            parts = word[:cut], word[cut:]
            if all(self._is_known(part, count * MORE_FREQUENT) for part in parts):
                return tuple(self._usual_writing(part) for part in parts)
        return ()

    def _usual_writing(self, plain: str) -> Word:
        return max(self._written[plain].items(), key=lambda each: (each[1], each[0].marked))[0]

    def _is_known(self, word: str, frequency: int) -> bool:
        return self._count[word] >= frequency and self._is_syllable(word) is not None


def _by_letters(written: Mapping[Word, int]) -> Mapping[str, Mapping[Word, int]]:
    found: dict[str, dict[Word, int]] = defaultdict(dict)
    for word, count in written.items():
        found[word.plain][word] = count
    return found


def _with_one_letter_left_out(words: Iterable[str]) -> Mapping[str, list[str]]:
    """Words by what they have in common with those one slip away."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for key in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            groups[key].append(word)
    return {key: group for key, group in groups.items() if len(group) > 1}
