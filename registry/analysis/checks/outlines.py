"""Outlines of the files of a check, by content: kept in the cache, read back a few at a time."""

import json
from collections.abc import Iterator, Sequence

from registry.analysis.checks.cache import Cache
from registry.analysis.checks.check_report import Record

OUTLINE = "outline"  # its key in the record of a file
_BATCH = 500


class Outlines:
    """What this check made, and what earlier ones did with the same program."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._made: dict[bytes, bytes] = {}
        self._waiting: dict[bytes, bytes] = {}

    def take(self, key: bytes, record: Record) -> None:
        """Takes the outline, where there is one, out of the record of a file."""
        outline = record.pop(OUTLINE, None)
        if outline is not None:
            self._waiting[key] = json.dumps(outline, ensure_ascii=False).encode()
        if len(self._waiting) >= _BATCH:
            self.save()

    def save(self) -> None:
        """Hands what was made to the cache; without a cache that works it stays in memory."""
        if self._cache is None or not self._cache.keep(self._waiting.items()):
            self._made |= self._waiting
        self._waiting = {}

    def of(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, Record]]:
        """The outlines of contents, in any order; those that nobody made are left out."""
        self.save()
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            yield from ((key, json.loads(self._made[key])) for key in batch if key in self._made)
            wanted = [key for key in batch if key not in self._made]
            if self._cache and wanted:
                for key, kept in self._cache.some(wanted):
                    yield key, json.loads(kept)

    def missing(self, keys: Sequence[bytes]) -> set[bytes]:
        """Contents without an outline: a cache was emptied, or never worked."""
        self.save()
        wanted = {key for key in keys if key not in self._made}
        known = {key for key, _ in self._cache.some(list(wanted))} if self._cache else set()
        return wanted - known
