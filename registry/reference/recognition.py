"""Recognises which papers a text names, by the patterns of the document types.

The earliest match wins, of two that start together the longer: a "đơn đề nghị cấp giấy phép" is an
application, not a permit. What is found is a suggestion; only a person confirms it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.procedure.folding import fold
from registry.reference.model import DocumentType

# Patterns look for names, which stand at the head of a text; what follows is conditions.
HEAD = 400


@dataclass(frozen=True, slots=True)
class TypeMatch:
    """A document type and where its name stands in the folded text."""

    type: DocumentType
    start: int
    end: int


class Recogniser:
    """Finds document types in texts; made once from the reference data."""

    def __init__(self, types: Sequence[DocumentType], *, head: int = HEAD) -> None:
        self._head = head
        self._types = tuple(types)
        all_need = all(kind.needs for kind in types)
        self._needs = tuple(word for kind in types for word in kind.needs) if all_need else ()
        every = "|".join(pattern for kind in types for pattern in kind.patterns)
        self._any = re.compile(rf"\b(?:{every})\b")

    def type_of(self, name: str) -> DocumentType | None:
        """The type of the paper that a text names first, or None."""
        return next((found.type for found in self.types_in(name)), None)

    def types_in(self, text: str) -> Iterator[TypeMatch]:
        """Every paper that the head of a text names, in the order of the text."""
        return self.types_in_folded(fold(text[: self._head]))

    def types_in_folded(self, folded: str) -> Iterator[TypeMatch]:
        """As `types_in`, for a text that is folded already, all of it."""
        if self._needs and not any(word in folded for word in self._needs):
            return
        start = 0
        while found := self._any.search(folded, start):
            match = self._longest(folded, found.start())
            yield match
            start = max(match.end, start + 1)

    def _longest(self, folded: str, start: int) -> TypeMatch:
        ends = (
            (found.end(), -index)
            for index, kind in enumerate(self._types)
            if (found := kind.pattern.match(folded, start))
        )
        end, index = max(ends)
        return TypeMatch(self._types[-index], start, end)
