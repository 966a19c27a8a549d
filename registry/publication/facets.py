"""Filtering and counting by facets: which rows have which values, as one bit a row."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.publication.searched import Searched

Mask = int  # bit n is set when row n is meant
Chosen = Mapping[str, Sequence[Hashable]]  # values wanted, by facet
Changed = tuple[Iterable[Hashable], Iterable[Hashable]]  # values of a row before, and now


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many rows one value of a facet has."""

    value: Hashable
    count: int


class FacetIndex:
    """Rows by the values of their facets. Values of one facet are alternatives, facets add up."""

    def __init__(self, size: int, facets: Mapping[str, Sequence[Iterable[Hashable]]]) -> None:
        """`facets` gives for each facet the values of every row."""
        self.everything: Mask = (1 << size) - 1
        self._size = size
        self._masks = {name: _by_value(rows) for name, rows in facets.items()}

    def replaced(self, name: str, rows: Sequence[Iterable[Hashable]]) -> "FacetIndex":
        """The same index with other values of one facet."""
        other = FacetIndex(self._size, {})
        other._masks = {**self._masks, name: _by_value(rows)}
        return other

    def changed(self, name: str, rows: Mapping[int, Changed]) -> "FacetIndex":
        """The same index where some rows have other values of one facet: (before, now)."""
        masks = dict(self._masks[name])
        for row, (before, now) in rows.items():
            for value in before:
                masks[value] &= ~(1 << row)
            for value in now:
                masks[value] = masks.get(value, 0) | (1 << row)
        other = FacetIndex(self._size, {})
        other._masks = {**self._masks, name: {value: mask for value, mask in masks.items() if mask}}
        return other

    def mask(self, chosen: Chosen, *, within: Mask, but: str | None = None) -> Mask:
        """The rows of `within` that have one of the chosen values in every facet except `but`."""
        for name, values in chosen.items():
            if values and name != but:
                within &= _any(self._masks[name].get(value, 0) for value in values)
        return within

    def counts(self, name: str, chosen: Chosen, *, within: Mask) -> tuple[Bucket, ...]:
        """What each value of a facet would give, most first; its own choice is left out.

        So a person who chose a value still sees how many rows the others would bring. A value that
        is chosen is always named, even when nothing has it.
        """
        base = self.mask(chosen, within=within, but=name)
        counted = ((value, (base & mask).bit_count()) for value, mask in self._masks[name].items())
        buckets = {value: count for value, count in counted if count}
        for value in chosen.get(name, ()):
            buckets.setdefault(value, 0)
        return tuple(
            Bucket(value, count)
            for value, count in sorted(buckets.items(), key=lambda item: (-item[1], str(item[0])))
        )

    def rows(self, mask: Mask, order: Iterable[int]) -> tuple[int, ...]:
        """The rows of `mask` in the order given."""
        bits = f"{mask:0{self._size}b}"[::-1]
        return tuple(row for row in order if bits[row] == "1")

    def mask_of(self, rows: Iterable[int]) -> Mask:
        """The mask of some rows."""
        return _mask(rows, self._size)


@dataclass(frozen=True)
class Found:
    """The answer to a question: rows in order; `counts` says what each facet value would give."""

    rows: tuple[int, ...]
    _index: FacetIndex
    _chosen: Chosen
    _within: Mask
    searched: Searched | None = None  # how the rows were found, where words were searched

    @property
    def without_choices(self) -> int:
        """How many there would be if no value of a facet were chosen."""
        return self._within.bit_count()

    def counts(self, facet: str) -> tuple[Bucket, ...]:
        return self._index.counts(facet, self._chosen, within=self._within)


def _by_value(rows: Sequence[Iterable[Hashable]]) -> dict[Hashable, Mask]:
    found: dict[Hashable, list[int]] = {}
    for row, values in enumerate(rows):
        for value in values:
            found.setdefault(value, []).append(row)
    return {value: _mask(those, len(rows)) for value, those in found.items()}


def _mask(rows: Iterable[int], size: int) -> Mask:
    bits = bytearray(b"0" * (size or 1))
    for row in rows:
        bits[size - 1 - row] = ord("1")
    return int(bits, 2)


def _any(masks: Iterable[Mask]) -> Mask:
    total = 0
    for mask in masks:
        total |= mask
    return total
