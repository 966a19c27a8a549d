"""One snapshot of the catalogue as local authorities see it: their lists, and what they adapt.

A province announces the list of the procedures that are handled in it (Nghị định 63/2010/NĐ-CP Điều
13): its own, and those of ministries at the levels that its entry in the reference `serves`. Where
the content of a ministry's procedure does not say at which level it is handled, it is in no such
list, and counted as `unplaced`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache, reduce
from operator import or_

from registry.analysis.catalogue.alike.paper_name import PaperNames
from registry.procedure.overlay import Identity
from registry.procedure.vocabulary import Level
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueProcedure
from registry.publication.facets import Mask
from registry.publication.procedures import is_public
from registry.publication.province.adapting import Base, adapts
from registry.publication.province.drift import Drift, drift


class Whose(StrEnum):
    """Whose procedure a line of a province's list is."""

    MINISTRY = "ministry"
    ADAPTED = "adapted"  # the ministry's, with local changes
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Served:
    """The list of a province: its rows of the catalogue, and the same as masks; `unplaced` are the
    rows of ministries' procedures that tell no level: nobody knows whether they belong in it.
    """

    rows: Mapping[int, Whose]
    masks: Mapping[Whose, Mask]
    unplaced: Mask

    def mask(self, whose: Collection[Whose] = ()) -> Mask:
        """The rows of the list, or of some in it."""
        return reduce(or_, (self.masks[each] for each in whose or Whose))


class LocalVersions:
    """What local authorities make of the procedures of one snapshot; worked out when asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._bases: dict[Identity, Base | None] = {}
        self._drifts: dict[Identity, tuple[Drift, ...]] = {}
        self._served: dict[str, Served] = {}

    def base_of(self, item: CatalogueProcedure) -> Base | None:
        """What a procedure adapts; None: it adapts none."""
        key = item.identity
        if key not in self._bases:
            self._bases[key] = self._base(item)
        return self._bases[key]

    def drift_of(self, item: CatalogueProcedure) -> tuple[Drift, ...]:
        """How a procedure differs from what it adapts; empty where that cannot be compared."""
        key = item.identity
        if key not in self._drifts:
            base = self.base_of(item)
            compared = base and base.item
            self._drifts[key] = (
                drift(item.procedure, compared.procedure, self._names) if compared else ()
            )
        return self._drifts[key]

    def served(self, authority: str) -> Served | None:
        """The list of a province; None where an authority serves no procedures of others."""
        known = self.catalogue.authority(authority)
        if known is None or not known.serves:
            return None  # and is not remembered: whoever asks may ask for any key
        if authority not in self._served:
            self._served[authority] = self._list(authority, frozenset(known.serves))
        return self._served[authority]

    def whose(self, item: CatalogueProcedure) -> Whose:
        """Whose a procedure is, seen from the list of its own or of another authority."""
        if item.procedure.authority in self._central:
            return Whose.MINISTRY
        return Whose.ADAPTED if self.base_of(item) else Whose.OWN

    def _list(self, authority: str, levels: frozenset[Level]) -> Served:
        public = [
            (row, item)
            for row, item in enumerate(self.catalogue.procedures)
            if item.is_in_force and is_public(item)
        ]
        rows = {row: self.whose(i) for row, i in public if i.procedure.authority == authority}
        own = [self.base_of(self.catalogue.procedures[row]) for row in rows]
        adapted = {base.identity for base in own if base}
        unplaced: list[int] = []
        for row, item in public:
            if item.procedure.authority in self._central and item.identity not in adapted:
                if not item.procedure.levels:
                    unplaced.append(row)
                elif levels.intersection(item.procedure.levels):
                    rows[row] = Whose.MINISTRY
        mask_of = self.catalogue.index.mask_of
        masks = {each: mask_of(row for row in rows if rows[row] is each) for each in Whose}
        return Served(rows, masks, mask_of(unplaced))

    def _base(self, item: CatalogueProcedure) -> Base | None:
        identity = item.overlay.base if item.overlay else self._same_code(item)
        if identity is None:
            return None
        authority, code = identity
        row = self.catalogue.row(code, authority)
        base = None if row is None else self.catalogue.procedures[row]
        return Base(identity, base, adapts(item, base))

    def _same_code(self, item: CatalogueProcedure) -> Identity | None:
        """The ministry's procedure of the same code: codes are national (domain 1.6)."""
        if item.procedure.authority in self._central:
            return None
        code = item.procedure.code
        return next(
            ((each, code) for each in self._central if self.catalogue.row(code, each) is not None),
            None,
        )

    @cached_property
    def _central(self) -> tuple[str, ...]:
        known = self.catalogue.reference.authorities.values()
        return tuple(each.key for each in known if each.level is Level.CENTRAL)

    @cached_property
    def _names(self) -> PaperNames:
        return PaperNames(self.catalogue.reference)


def provinces(catalogue: Catalogue) -> tuple[str, ...]:
    """The keys of the authorities whose lists have procedures of ministries."""
    return tuple(each.key for each in catalogue.reference.authorities.values() if each.serves)


def local_versions(catalogue: Catalogue) -> LocalVersions:
    """The local versions of a snapshot, the same ones as long as it is served, on whatever day."""
    return _local_versions(catalogue.whole)


@lru_cache(maxsize=8)  # what is served, and a few other days
def _local_versions(catalogue: Catalogue) -> LocalVersions:
    return LocalVersions(catalogue)
