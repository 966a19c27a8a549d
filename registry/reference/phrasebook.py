"""A list of phrases, and which of them a text has, found in one pass over it."""

from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick, Implementation


class Phrasebook:
    """Phrases that are looked for as they stand, case and marks included."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases: Sequence[str] = tuple(dict.fromkeys(phrases))
        self._finder = AhoCorasick(self.phrases, implementation=Implementation.DFA)

    def found_in(self, text: str) -> Sequence[str]:
        """The phrases that stand in a text, in the order of the list."""
        numbers = {number for number, _, _ in self.matches(text)}
        return [self.phrases[number] for number in sorted(numbers)]

    def matches(self, text: str) -> Sequence[tuple[int, int, int]]:
        """Every match, overlapping ones too: number of the phrase, start and end.

        >>> Phrasebook(["lai", "nop lai"]).matches("phai nop lai")
        [(1, 5, 12), (0, 9, 12)]
        """
        try:
            return self._finder.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate, which no file can hold
            readable = text.encode("utf-8", "replace").decode()
            return self._finder.find_matches_as_indexes(readable, overlapping=True)
