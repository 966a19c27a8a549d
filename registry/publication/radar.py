"""The adoption radar: what became of each paper that data replaced, in the published procedures."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property

from registry.analysis.adoption.adoption import Adopted, Adoption, adoptions
from registry.procedure.model import Document
from registry.procedure.vocabulary import Register
from registry.publication.contents import CatalogueProcedure
from registry.publication.facets import FacetIndex, Found
from registry.reference import Reference, ReplacedPaper

ReplacedPapers = Mapping[str, Sequence[ReplacedPaper]]

# What a reader looks for first: the failures, then what cannot be told, then what was done.
_ORDER = tuple(Adoption)


@dataclass(frozen=True, slots=True)
class RadarFilter:
    """Which entries are wanted: values of one key are alternatives, keys add up."""

    state: tuple[Adoption, ...] = ()
    register: tuple[Register, ...] = ()
    authority: tuple[str, ...] = ()
    procedure: tuple[str, ...] = ()  # codes

    @property
    def chosen(self) -> Mapping[str, Sequence[Hashable]]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class RadarEntry:
    """One paper of the list in one published procedure; `papers` are those it is seen by."""

    procedure: CatalogueProcedure
    adopted: Adopted

    @property
    def papers(self) -> tuple[Document, ...]:
        found = self.procedure.procedure.documents or ()
        return tuple(d for d in found if f"documents/{d.id}" in self.adopted.elements)


class Radar:
    """All entries of one snapshot, in the order in which they are read."""

    def __init__(
        self,
        procedures: Iterable[CatalogueProcedure],
        reference: Reference,
        as_of: date,
        replaced: ReplacedPapers,
    ) -> None:
        """`replaced` is the legal list by procedure code."""
        found = _entries(procedures, reference, as_of, replaced)
        self.entries: tuple[RadarEntry, ...] = tuple(sorted(found, key=_place))

    def find(self, wanted: RadarFilter = RadarFilter()) -> Found:
        """The numbers of the entries that are wanted, with the counts of each facet."""
        index = self._index
        mask = index.mask(wanted.chosen, within=index.everything)
        rows = index.rows(mask, range(len(self.entries)))
        return Found(rows, index, wanted.chosen, index.everything)

    @cached_property
    def _index(self) -> FacetIndex:
        facets: Mapping[str, Sequence[Iterable[Hashable]]] = {
            "state": [[e.adopted.state] for e in self.entries],
            "register": [e.adopted.replaced.registers for e in self.entries],
            "authority": [[e.procedure.procedure.authority] for e in self.entries],
            "procedure": [[e.procedure.procedure.code] for e in self.entries],
        }
        return FacetIndex(len(self.entries), facets)


def _entries(
    procedures: Iterable[CatalogueProcedure],
    reference: Reference,
    as_of: date,
    replaced: ReplacedPapers,
) -> Iterator[RadarEntry]:
    for item in procedures:
        rows = replaced.get(item.procedure.code, ())
        if rows and item.is_in_force:
            for adopted in adoptions(item.procedure, rows, reference, as_of):
                yield RadarEntry(item, adopted)


def _place(entry: RadarEntry) -> tuple[int, str, int]:
    adopted = entry.adopted
    return _ORDER.index(adopted.state), entry.procedure.procedure.code, adopted.replaced.row
