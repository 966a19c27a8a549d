"""Procedures that ask for nearly the same papers and take nearly the same steps.

Steps alone make nothing alike: nearly every procedure is submitted, checked and decided. So both
the papers and all parts together have to be shared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations, product

from registry.analysis.catalogue.alike.named_procedure import NamedProcedure
from registry.analysis.catalogue.alike.set_pairs import set_pairs, share, shares

# What part two procedures share of their papers, and of their papers and steps, at least.
LEAST_PAPERS = Fraction(3, 5)
LEAST = Fraction(7, 10)
# Of procedures that ask for exactly the same papers so many are compared with each other.
MOST_COMPARED = 40


@dataclass(frozen=True, slots=True)
class AlikeProcedures:
    """Two procedures that share most of what they ask for and do; `first` has the lesser key."""

    first: str
    second: str
    share: Fraction  # of papers and steps
    papers: Fraction
    steps: Fraction
    same_result: bool


def alike_procedures(procedures: Iterable[NamedProcedure]) -> list[AlikeProcedures]:
    """Every two that are alike, the most alike first; their order changes nothing.

    Versions of one procedure (the same code) are not compared. One without papers is like none.
    """
    by_papers: dict[frozenset[str], list[NamedProcedure]] = defaultdict(list)
    for each in sorted(procedures, key=lambda procedure: procedure.key):
        if each.papers:
            by_papers[each.papers].append(each)
    pairs = chain(_within(by_papers), _between(by_papers))
    found = (alike(one, other) for one, other in pairs if one.code != other.code)
    return sorted(
        (each for each in found if each is not None),
        key=lambda each: (-each.share, each.first, each.second),
    )


def alike(one: NamedProcedure, other: NamedProcedure) -> AlikeProcedures | None:
    """How much two procedures share, or None where that is too little."""
    if not shares(one.papers, other.papers, LEAST_PAPERS):
        return None
    everything = _share_of_all(one, other)
    if everything < LEAST:
        return None
    first, second = sorted((one, other), key=lambda procedure: procedure.key)
    return AlikeProcedures(
        first=first.key,
        second=second.key,
        share=everything,
        papers=share(one.papers, other.papers),
        steps=share(one.steps, other.steps),
        same_result=not one.results.isdisjoint(other.results),
    )


def _share_of_all(one: NamedProcedure, other: NamedProcedure) -> Fraction:
    """Papers and steps are words of different kinds, so each is counted once."""
    common = len(one.papers & other.papers) + len(one.steps & other.steps)
    parts = len(one.papers) + len(other.papers) + len(one.steps) + len(other.steps)
    return Fraction(common, parts - common)


_Pair = tuple[NamedProcedure, NamedProcedure]
_Groups = Mapping[frozenset[str], Sequence[NamedProcedure]]


def _within(groups: _Groups) -> Iterator[_Pair]:
    for group in groups.values():
        yield from combinations(group[:MOST_COMPARED], 2)


def _between(groups: _Groups) -> Iterator[_Pair]:
    papers = list(groups)
    for one, other in set_pairs(papers, LEAST_PAPERS):
        first, second = groups[papers[one]], groups[papers[other]]
        yield from product(first[:MOST_COMPARED], second[:MOST_COMPARED])
