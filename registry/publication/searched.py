"""What a search gives, and how it came to it: nobody has to guess why a row is there."""

from dataclasses import dataclass
from enum import StrEnum


class Match(StrEnum):
    """How what is found fits the words of a search, from the strictest to the loosest."""

    CODE = "code"  # a code that was typed; more words than codes may be missing
    ALL_WORDS = "all_words"  # the last one perhaps unfinished
    ALIKE_WORDS = "alike_words"  # all, with words spelled alike in place of some
    SOME_WORDS = "some_words"  # at least two thirds of them
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Searched:
    """The rows that a search finds, best first."""

    match: Match = Match.NOTHING
    rows: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()  # words that none of the rows has as they were typed
    suggestions: tuple[str, ...] = ()  # single words that are there, where nothing is found
