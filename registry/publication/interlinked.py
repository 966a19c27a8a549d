"""Interlinked procedures of one snapshot: their parts as published, the time these take, and which
procedures each is a part of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from registry.procedure.interlinked import (
    Identity,
    NoTime,
    PartsTime,
    limit_of,
    parts_time,
    waits_for,
)
from registry.procedure.model import InterlinkedPart
from registry.procedure.values import TimeLimit
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueProcedure
from registry.publication.procedures import is_public


@dataclass(frozen=True, slots=True)
class PublishedPart:
    """A part with what it waits for (ids of parts); `item` is None where it is not published."""

    part: InterlinkedPart
    waits: tuple[str, ...]
    item: CatalogueProcedure | None

    @property
    def is_in_force(self) -> bool:
        return self.item is not None and self.item.is_in_force

    @property
    def time_limit(self) -> TimeLimit | None:
        return limit_of(self.item.procedure) if self.item else None


class Interlinked:
    """The interlinked procedures of one snapshot."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def parts_of(self, item: CatalogueProcedure) -> tuple[PublishedPart, ...] | None:
        """The parts in the order of the file; None where the file does not say."""
        parts = item.procedure.parts
        if parts is None:
            return None
        waits = waits_for(parts)
        return tuple(PublishedPart(each, waits[each.id], self._item(each)) for each in parts)

    def time_of(self, item: CatalogueProcedure) -> PartsTime | None:
        """How long the parts take together; None where it has none. One that is in force no more
        has no time that anybody could keep.
        """
        parts = self.parts_of(item)
        if not parts:
            return None
        limits = {
            each.part.id: each.time_limit if each.is_in_force else NoTime.NOT_IN_FORCE
            for each in parts
        }
        return parts_time({each.part.id: each.waits for each in parts}, limits)

    def part_of(self, identity: Identity) -> Sequence[CatalogueProcedure]:
        """The public interlinked procedures in force that a procedure is a part of, by code."""
        return self._wholes.get(identity, ())

    def _item(self, part: InterlinkedPart) -> CatalogueProcedure | None:
        row = self.catalogue.row(part.code, part.authority)
        return None if row is None else self.catalogue.procedures[row]

    @cached_property
    def _wholes(self) -> Mapping[Identity, list[CatalogueProcedure]]:
        found: dict[Identity, list[CatalogueProcedure]] = {}
        for item in filter(is_public, self.catalogue.procedures):
            for part in (item.is_in_force and item.procedure.parts) or ():
                found.setdefault((part.authority, part.code), []).append(item)
        for wholes in found.values():
            wholes.sort(key=lambda item: item.identity[::-1])
        return found


def interlinked(catalogue: Catalogue) -> Interlinked:
    """The interlinked procedures of a snapshot, the same ones as long as it is served, on whatever
    day.
    """
    return _interlinked(catalogue.whole)


@lru_cache(maxsize=8)  # what is served, and a few other days
def _interlinked(catalogue: Catalogue) -> Interlinked:
    return Interlinked(catalogue)
