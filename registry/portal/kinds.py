"""What kind of paper a name speaks of: by its noun, by who made it, and by what it is about."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from pydantic import Field

from registry.portal.tables import Entry, read_table
from registry.procedure.vocabulary import DocumentKind


class KindOfNames(Entry):
    """Patterns of names that all are of one kind."""

    kind: DocumentKind
    names: tuple[str, ...]


class PaperKinds(Entry):
    """The ranked table: the first of its kinds that a name fits decides.

    `words` are alternatives that patterns name in braces.
    """

    schema_: Literal["paper_kinds/v1"] = Field(alias="schema")
    words: Mapping[str, tuple[str, ...]]
    kinds: tuple[KindOfNames, ...]

    def patterns(self) -> Sequence[tuple[re.Pattern[str], str]]:
        """One pattern a block, in their order, with its kind."""
        return [(self._pattern(block.names), str(block.kind)) for block in self.kinds]

    def _pattern(self, names: Sequence[str]) -> re.Pattern[str]:
        joined = "|".join(names)
        for word, choices in self.words.items():
            joined = joined.replace(f"{{{word}}}", f"(?:{'|'.join(choices)})")
        return re.compile(joined)


def read_paper_kinds() -> PaperKinds:
    """The table as the file gives it. Raises BrokenFile, ValidationError."""
    return read_table("registry.portal", "paper_kinds.yaml", PaperKinds)


@cache
def _shipped_patterns() -> Sequence[tuple[re.Pattern[str], str]]:
    """The patterns of the shipped table, read once."""
    return read_paper_kinds().patterns()


# "The certificate issued": where the procedure is about land, the land title.
_CERTIFICATE = re.compile(r"giấy chứng nhận(?: đã(?: được)? cấp)?\Z")
_OF_LAND = re.compile(r"\bđất\b|\bthửa\b")


@lru_cache(maxsize=50_000)
def kind_of_paper(name: str, subject: str = "") -> str:
    """The kind of paper a name speaks of; `other` where it fits none.

    `subject` is the procedure's name and field, which tell what a bare name leaves open.

    >>> kind_of_paper("Quyết định của Hội đồng thành viên")
    'resolution'
    """
    words = name.lower()[:240]
    if _CERTIFICATE.match(words) and _OF_LAND.search(subject.lower()):
        return "land_title"
    return next((kind for pattern, kind in _shipped_patterns() if pattern.search(words)), "other")
