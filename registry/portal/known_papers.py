"""Which shared paper a name speaks of, remembered: the same names stand in thousands of rows."""

from registry.reference import DocumentType, Reference
from registry.reference.naming import headed_type

# A catalogue holds some ten thousand names; this many are kept before starting afresh.
_KEPT = 50_000


class KnownPapers:
    """Recognises papers by the patterns of the reference data; without it, none."""

    def __init__(self, reference: Reference | None = None) -> None:
        self._reference = reference
        self._seen: dict[str, DocumentType | None] = {}

    def type_of(self, name: str) -> DocumentType | None:
        """The type of the paper that a name speaks of, or None."""
        if self._reference is None:
            return None
        if name not in self._seen:
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            self._seen[name] = headed_type(self._reference, name)
        return self._seen[name]
