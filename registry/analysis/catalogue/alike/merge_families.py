"""Families of procedures that could be one with several cases: the names differ by a qualifier.

The names have one stem, the authority and the field are the same, and most papers are shared with
the plainest of them. What differs (papers, time, fees) is told, for that is what cases would say.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from registry.analysis.catalogue.alike.named_procedure import NamedProcedure
from registry.analysis.catalogue.alike.procedure_stem import ProcedureStems
from registry.analysis.catalogue.alike.set_pairs import share

# What part of the papers each shares with the plainest, at least.
LEAST_PAPERS = Fraction(3, 5)


@dataclass(frozen=True, slots=True)
class Variant:
    """One procedure of a family, with what it has that not all of them have."""

    procedure: str
    name: str
    papers: tuple[str, ...]  # that not all variants ask for, as in NamedProcedure
    time_limit: str | None
    fees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeFamily:
    """Variants of one procedure, the plainest first."""

    name: str  # what their names have in common, as the plainest prints it
    authority: str
    field: str | None
    variants: tuple[Variant, ...]
    shared_papers: tuple[str, ...]  # that all variants ask for
    share: Fraction  # these of all papers
    same_result: bool
    same_time_limit: bool
    same_fees: bool


def merge_families(
    procedures: Iterable[NamedProcedure], stems: ProcedureStems
) -> list[MergeFamily]:
    """All families, the largest first, then those that share most; their order changes nothing."""
    named: dict[tuple[str, str, str], list[NamedProcedure]] = defaultdict(list)
    for each in sorted(procedures, key=lambda each: (len(each.name), each.key)):
        if each.papers and (stem := stems.of(each.name)):
            named[each.authority, each.field or "", stem].append(each)
    groups = (group for same_name in named.values() for group in _alike(same_name))
    found = [_family(group, stems) for group in groups if len(group) > 1]
    return sorted(
        found, key=lambda each: (-len(each.variants), -each.share, each.variants[0].procedure)
    )


def _alike(procedures: Sequence[NamedProcedure]) -> list[list[NamedProcedure]]:
    """Each with the first that it shares enough papers with."""
    groups: list[list[NamedProcedure]] = []
    for each in procedures:
        fits = (group for group in groups if share(group[0].papers, each.papers) >= LEAST_PAPERS)
        group = next(fits, None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    return groups


def _family(group: Sequence[NamedProcedure], stems: ProcedureStems) -> MergeFamily:
    shared = frozenset.intersection(*(each.papers for each in group))
    every = frozenset.union(*(each.papers for each in group))
    plainest = group[0]
    return MergeFamily(
        name=stems.printed(plainest.name),
        authority=plainest.authority,
        field=plainest.field,
        variants=tuple(_variant(each, shared) for each in group),
        shared_papers=tuple(sorted(shared)),
        share=Fraction(len(shared), len(every)),
        same_result=bool(frozenset.intersection(*(each.results for each in group))),
        same_time_limit=len({each.time_limit for each in group}) == 1,
        same_fees=len({frozenset(each.fees) for each in group}) == 1,
    )


def _variant(procedure: NamedProcedure, shared: frozenset[str]) -> Variant:
    return Variant(
        procedure=procedure.key,
        name=procedure.name,
        papers=tuple(sorted(procedure.papers - shared)),
        time_limit=procedure.time_limit,
        fees=procedure.fees,
    )
