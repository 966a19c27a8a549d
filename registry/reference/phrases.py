"""What texts say, by the groups of wordings: each text is looked through once for all of them.

What was found in a text is kept while there is room, for rows come again in many procedures.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from registry.reference.model import Wording
from registry.reference.sieve import Part, Sieve

# Texts that are remembered, and how long one may be: some ten megabytes at most.
_TEXTS: Final = 10_000
_LONGEST: Final = 4_000
# What a row says is asked for each of its papers, so few texts are enough; a short one is quickly
# looked through again.
_LONG_TEXTS: Final = 128
_SHORT: Final = 300


@dataclass(frozen=True, slots=True)
class _Group:
    """One group: its patterns, each with its bit, and all their bits together."""

    key: str
    wording: Wording
    bits: int
    patterns: tuple[tuple[int, re.Pattern[str]], ...]

    def found_in(self, folded: str, possible: int) -> bool:
        for bit, pattern in self.patterns:
            if bit & possible and pattern.search(folded):
                return self.wording.is_needed_in(folded)
        return False


class Phrases:
    """All groups of wordings, asked about folded texts."""

    def __init__(self, wording: Mapping[str, Wording], sieve: Part | None = None) -> None:
        every = [(key, pattern) for key, group in wording.items() for pattern in group.patterns]
        self._sieve = sieve or Sieve(patterns_of(wording))
        numbered = [(key, 1 << n, re.compile(pattern)) for n, (key, pattern) in enumerate(every)]
        self._groups = {
            key: _group(key, group, [(bit, pattern) for k, bit, pattern in numbered if k == key])
            for key, group in wording.items()
        }
        self._texts: dict[str, tuple[int, dict[str, bool]]] = {}
        self._long: dict[str, dict[str, bool]] = {}
        self._bits: dict[tuple[str, ...], int] = {}  # of groups that are asked about together

    def says(self, key: str, folded: str) -> bool:
        """Whether a folded text says what a group is about: as `Wording.found_in`, but quickly."""
        possible, answers = self._texts.get(folded) or self._looked_through(folded)
        answer = answers.get(key)
        if answer is None:
            group = self._groups[key]
            can = group.bits & possible
            answer = answers[key] = bool(can) and group.found_in(folded, can)
        return answer

    def says_across(self, key: str, texts: Sequence[str]) -> bool:
        """Whether texts joined by " . " say it; they are joined only where they can."""
        group = self._groups[key]
        can = self._sieve.possible_across(texts) & group.bits
        return bool(can) and group.found_in(" . ".join(texts), can)

    def says_within(self, key: str, folded: str, reach: int) -> bool:
        """As `says`, of a part of a text that the sieve (all of it) was asked about before."""
        group = self._groups[key]
        can = reach >> self._sieve.first & group.bits
        if not can:
            return False
        if len(folded) <= _SHORT:
            return group.found_in(folded, can)
        return self._said_at_length(group, folded, can)

    def _said_at_length(self, group: _Group, folded: str, can: int) -> bool:
        """Of a long text: that of one row is asked about for each of its papers."""
        answers = self._long.get(folded)
        if answers is None:
            if len(self._long) >= _LONG_TEXTS:
                self._long.clear()
            answers = self._long[folded] = {}
        answer = answers.get(group.key)
        if answer is None:
            answer = answers[group.key] = group.found_in(folded, can)
        return answer

    def can_say(self, keys: tuple[str, ...], reach: int) -> bool:
        """Whether a text of such a reach, or a part of one, can say what any group is about.

        Where it cannot, the part need not even be cut out of the text.
        """
        bits = self._bits.get(keys)
        if bits is None:
            bits = self._bits[keys] = sum(self._groups[key].bits for key in set(keys))
        return reach >> self._sieve.first & bits != 0

    def _looked_through(self, folded: str) -> tuple[int, dict[str, bool]]:
        found: tuple[int, dict[str, bool]] = (self._sieve.possible(folded), {})
        if len(folded) <= _LONGEST:
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            self._texts[folded] = found
        return found


def patterns_of(wording: Mapping[str, Wording]) -> Sequence[str]:
    """The patterns of all groups, in the order in which their sieve numbers them."""
    return [pattern for group in wording.values() for pattern in group.patterns]


def _group(key: str, wording: Wording, patterns: list[tuple[int, re.Pattern[str]]]) -> _Group:
    return _Group(key, wording, sum(bit for bit, _ in patterns), tuple(patterns))
