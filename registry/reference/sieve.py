"""Tells which of many patterns can match a text at all, by one pass over the text.

Whatever a pattern matches contains certain words: "khai thac|tra cuu" one of the two. They are read
off the pattern itself, so that no list of words beside it can be wrong. A pattern of which nothing
is sure always can match; only what can match is searched for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import accumulate
from operator import or_
from re import _constants as op  # type: ignore[attr-defined]  # what the parser gives has no stubs
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any

from registry.reference.phrasebook import Phrasebook

Words = frozenset[str]
_Parsed = Any  # a parsed pattern: a sequence of operators with their arguments

# Shorter words are in nearly every text, longer sets cost more than they save.
_SHORTEST = 3
# How many sets of words of one pattern are looked for.
_LAYERS = 3
_MOST_WORDS = 60
# Texts that are remembered, and how long one may be: rows come again in many procedures.
_TEXTS = 10_000
_LONGEST = 4_000
# Longer ones come again within one procedure, whose papers stand in one row of a table: few are
# enough for that.
_LONG_TEXTS = 128
_REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})


def words_of(pattern: str) -> tuple[Words, ...]:
    """Sets of words: whatever the pattern matches contains a word of each.

    >>> [sorted(words) for words in words_of("(?:khong|chua) (?:the )?(?:tra cuu|doc) duoc")]
    [['chua', 'khong'], ['doc', 'tra cuu'], [' duoc']]
    """
    parsed = parser.parse(pattern)
    return () if parsed.state.flags & re.IGNORECASE else tuple(dict.fromkeys(_sure(parsed)))


def _sure(parsed: _Parsed) -> Iterator[Words]:
    """The sets of a sequence: its runs of letters, and those of its parts that must be there."""
    run = ""
    for operator, argument in [*parsed, (None, None)]:
        if operator is op.LITERAL:
            run += chr(argument)
            continue
        if operator not in (op.AT, op.ASSERT, op.ASSERT_NOT):  # these take no letters
            if len(run) >= _SHORTEST:
                yield frozenset({run})
            run = ""
        yield from _within(operator, argument)


def _within(operator: Any, argument: _Parsed) -> Iterator[Words]:
    """The sets of one operator."""
    if operator is op.BRANCH:
        yield from _of_branches([list(_sure(branch)) for branch in argument[1]])
    elif operator is op.SUBPATTERN and not argument[1] & re.IGNORECASE:
        yield from _sure(argument[3])
    elif operator is op.ATOMIC_GROUP:
        yield from _sure(argument)
    elif operator in _REPEATS and argument[0] > 0:
        yield from _sure(argument[2])


def _of_branches(branches: Sequence[Sequence[Words]]) -> Iterator[Words]:
    """One set, of the most telling set of each branch, where every branch has one."""
    if all(branches):
        best = (max(sets, key=lambda words: min(map(len, words))) for sets in branches)
        together = frozenset[str]().union(*best)
        if len(together) <= _MOST_WORDS:
            yield together


class Sieve:
    """Many patterns, of which those that can match a text are told by their numbers' bits.

    A text has to have a word of each of the most telling sets of a pattern. Each set has its bit in
    a layer of its own; a pattern is possible where its bit is set in every layer.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        leads: dict[str, int] = {}
        self._count = len(patterns)
        self._always = 0
        for number, pattern in enumerate(patterns):
            sets = sorted(words_of(pattern), key=_rarity, reverse=True)[:_LAYERS]
            for layer in range(_LAYERS):
                bit = 1 << layer * self._count + number
                self._always |= 0 if layer < len(sets) else bit
                for word in sets[layer] if layer < len(sets) else ():
                    leads[word] = leads.get(word, 0) | bit
        self._leads = list(leads.values())
        self._words = Phrasebook(leads)
        self._all = (1 << self._count) - 1
        # Words that may begin in one text and end in the next, where texts are joined by " . ".
        over_ends = (bits for word, bits in leads.items() if "." in word)
        self._across = reduce(or_, over_ends, self._always)
        self._kept = lru_cache(maxsize=_TEXTS)(self._look)
        self._long_kept = lru_cache(maxsize=_LONG_TEXTS)(self._look)

    first = 0  # as of a part that is all of it

    def possible(self, text: str) -> int:
        """The patterns that can match: bit 0 is the first of them.

        What can match in a part of a text can match in the text.
        """
        return self._looked(text)[1]

    def possible_across(self, texts: Iterable[str]) -> int:
        """As `possible`, of several texts joined by " . ", without a look through the whole."""
        met = self._across
        for text in texts:
            met |= self._looked(text)[0]
        return self._of_met(met)

    def of(self, reach: int) -> int:
        """As of a part: all of what it finds possible."""
        return reach

    def _looked(self, text: str) -> tuple[int, int]:
        return self._kept(text) if len(text) <= _LONGEST else self._long_kept(text)

    def _look(self, text: str) -> tuple[int, int]:
        """The bits of the words met in a text, and what they make possible.

        With spaces around it, so that a word with one is met at an end that another text follows.
        """
        met = self._always
        for word in {word for word, _, _ in self._words.matches(f" {text} ")}:
            met |= self._leads[word]
        return met, self._of_met(met)

    def _of_met(self, met: int) -> int:
        """The patterns that have a word in every layer."""
        possible = self._all
        for layer in range(_LAYERS):
            possible &= met >> layer * self._count
        return possible


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the patterns of a sieve, one after another, numbered anew."""

    sieve: Sieve
    first: int
    count: int

    def possible(self, text: str) -> int:
        """As of a sieve, for these patterns alone."""
        return self.of(self.sieve.possible(text))

    def possible_across(self, texts: Iterable[str]) -> int:
        """As of a sieve, for these patterns alone."""
        return self.of(self.sieve.possible_across(texts))

    def of(self, reach: int) -> int:
        """What the whole sieve finds possible, for these patterns alone."""
        return reach >> self.first & (1 << self.count) - 1


def shared(*groups: Sequence[str]) -> Sequence[Part]:
    """One sieve for several groups of patterns, so that a text is looked through once for all."""
    sieve = Sieve([pattern for group in groups for pattern in group])
    ends = accumulate(len(group) for group in groups)
    return [
        Part(sieve, end - len(group), len(group)) for end, group in zip(ends, groups, strict=True)
    ]


def _rarity(words: Words) -> tuple[int, int]:
    """How telling a set is: by syllables, then letters, of the least telling word."""
    return min((len(word.split()), len(word)) for word in words)


def numbers_in(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest.

    >>> list(numbers_in(0b10110))
    [1, 2, 4]
    """
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
