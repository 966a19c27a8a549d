"""Recognises which papers a text names, by the patterns of the document types.

The earliest match wins, of two that start together the longer: a "đơn đề nghị cấp giấy phép" is an
application, not a permit. What is found is a suggestion; only a person confirms it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from registry.procedure.folding import fold
from registry.reference.model import DocumentType
from registry.reference.phrasebook import Phrasebook
from registry.reference.sieve import Part, Sieve, numbers_in

# Patterns look for names, which stand at the head of a text; what follows is conditions.
HEAD = 400
# Texts that are remembered, for rows come again in many procedures, and how long one may be.
_TEXTS: Final = 10_000
_REMEMBERED: Final = 4_000


@dataclass(frozen=True, slots=True)
class TypeMatch:
    """A document type and where its name stands in the folded text."""

    type: DocumentType
    start: int
    end: int


def patterns_of(types: Iterable[DocumentType]) -> Sequence[str]:
    """One pattern a type, in the order in which their sieve numbers them."""
    return ["|".join(kind.patterns) for kind in types]


class Recogniser:
    """Finds document types in texts; made once from the reference data."""

    def __init__(
        self, types: Sequence[DocumentType], sieve: Part | None = None, *, head: int = HEAD
    ) -> None:
        self._head = head
        self.types = tuple(types)
        all_need = all(kind.needs for kind in types)
        needs = [word for kind in types for word in kind.needs] if all_need else []
        self._needs = Phrasebook(needs) if needs else None
        self._patterns = [re.compile(rf"\b(?:{'|'.join(kind.patterns)})\b") for kind in types]
        self._sieve = sieve or Sieve(patterns_of(types))
        self._texts: dict[str, tuple[TypeMatch, ...]] = {}

    def type_of(self, name: str) -> DocumentType | None:
        """The type of the paper that a text names first, or None."""
        return next((found.type for found in self.types_in(name)), None)

    def types_in(self, text: str) -> Iterator[TypeMatch]:
        """Every paper that the head of a text names, in the order of the text."""
        return self.types_in_folded(fold(text[: self._head]))

    def types_in_folded(self, folded: str, reach: int | None = None) -> Iterator[TypeMatch]:
        """As `types_in`, for a text that is folded already, all of it.

        `reach` is what its sieve found possible in a text that this is a part of.
        """
        found = self._texts.get(folded)
        if found is None:
            sieve = self._sieve
            possible = sieve.possible(folded) if reach is None else sieve.of(reach)
            found = self._found_in(folded, possible)
            if len(folded) <= _REMEMBERED:
                if len(self._texts) >= _TEXTS:
                    self._texts.clear()
                self._texts[folded] = found
        return iter(found)

    def possible_in(self, folded: str) -> Sequence[DocumentType]:
        """The types that a folded text can name at all."""
        return [self.types[number] for number in numbers_in(self._sieve.possible(folded))]

    def _found_in(self, folded: str, possible: int) -> tuple[TypeMatch, ...]:
        if not possible or (self._needs and not self._needs.matches(folded)):
            return ()
        return tuple(self._matches(folded, list(numbers_in(possible))))

    def _matches(self, folded: str, possible: Sequence[int]) -> Iterator[TypeMatch]:
        """The matches of the types that can match, by their numbers."""
        starts = dict.fromkeys(possible, -1)  # where each type is met next
        at = 0
        while starts := self._met_from(at, folded, starts):
            match = self._longest(folded, starts)
            yield match
            at = max(match.end, at + 1)

    def _met_from(self, at: int, folded: str, starts: Mapping[int, int]) -> dict[int, int]:
        """Where each type is met from here on, without those that are not met any more."""
        met = {}
        for number, start in starts.items():
            if start >= at:
                met[number] = start
            elif found := self._patterns[number].search(folded, at):
                met[number] = found.start()
        return met

    def _longest(self, folded: str, starts: Mapping[int, int]) -> TypeMatch:
        """Of the types that are met first the longest match, of equal ones the type named first."""
        start = min(starts.values())
        ends = (
            (found.end(), -number)
            for number, at in starts.items()
            if at == start and (found := self.types[number].pattern.match(folded, start))
        )
        end, number = max(ends)
        return TypeMatch(self.types[-number], start, end)
