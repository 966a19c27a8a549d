"""Papers that are asked for under several names, each with the name most procedures use.

Around the most used name stand those that mean the same paper as it: never a name that is only
like one of the others, so a chain of small differences joins nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from registry.analysis.catalogue.alike.name_pairs import Difference, NamePairs
from registry.analysis.catalogue.alike.paper_name import PaperNames, Words, printed_words
from registry.reference import Reference


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """One document of one procedure; `type`: the one paper it is, where that is known."""

    procedure: str
    element: str
    name: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a paper, in how many procedures, and how it differs from the usual one."""

    name: str
    procedures: int
    differs: Difference


@dataclass(frozen=True, slots=True)
class AlikeNames:
    """One paper under several names; `procedures` use the usual name, `in_all` any of them."""

    name: str
    procedures: int
    in_all: int
    others: tuple[OtherName, ...]


def alike_names(papers: Iterable[NamedPaper], reference: Reference) -> list[AlikeNames]:
    """Papers with more than one name, those of most procedures first; vague names are left out.

    Which name stands first, and what is found, does not depend on the order of `papers`.
    """
    users: dict[str, set[str]] = defaultdict(set)
    types: dict[str, set[str]] = defaultdict(set)
    for paper in papers:
        users[paper.name].add(paper.procedure)
        if paper.type is not None:
            types[paper.name].add(paper.type)
    names = sorted(users, key=lambda name: (-len(users[name]), name))
    found = [_alike(group, users) for group in _groups(names, types, reference)]
    return sorted(found, key=lambda each: (-each.in_all, each.name))


_Group = Mapping[str, Difference]  # of every name from the first, which is the usual one


def _groups(
    names: Sequence[str], types: Mapping[str, AbstractSet[str]], reference: Reference
) -> Iterator[_Group]:
    """Names of one paper; `names` stand in the order in which they may be the usual one."""
    canonical = PaperNames(reference)
    meanings: dict[Words, list[str]] = defaultdict(list)
    for name in names:
        meaning = canonical.of(name)
        if not canonical.is_vague(meaning):
            meanings[meaning].append(name)
    same = list(meanings.values())
    near = _near(list(meanings), canonical, reference)
    taken: set[int] = set()
    for place, own in enumerate(same):
        if place in taken:
            continue
        group = {
            name: _difference(own[0], name)
            for name in own
            if not _are_two_papers(own[0], name, types)
        }
        for other in sorted(near.get(place, {}).keys() - taken):
            if not _are_two_papers(own[0], same[other][0], types):
                group |= dict.fromkeys(same[other], near[place][other])
                taken.add(other)
        if len(group) > 1:
            yield group


def _near(
    names: Sequence[Words], canonical: PaperNames, reference: Reference
) -> Mapping[int, Mapping[int, Difference]]:
    near: dict[int, dict[int, Difference]] = defaultdict(dict)
    for one, other, differs in NamePairs(names, canonical, reference.naming).found():
        near[one][other] = near[other][one] = differs
    return near


def _difference(usual: str, name: str) -> Difference:
    """How two names with the same canonical form differ."""
    letters = ([word.plain for word in printed_words(each)] for each in (usual, name))
    return Difference.WRITING if next(letters) == next(letters) else Difference.FORM


def _are_two_papers(one: str, other: str, types: Mapping[str, AbstractSet[str]]) -> bool:
    first, second = types.get(one, frozenset()), types.get(other, frozenset())
    return bool(first and second) and first.isdisjoint(second)


def _alike(group: _Group, users: Mapping[str, AbstractSet[str]]) -> AlikeNames:
    (usual, _), *others = group.items()
    told = sorted(
        (OtherName(name, len(users[name]), differs) for name, differs in others),
        key=lambda other: (-other.procedures, other.name),
    )
    everyone = set().union(*(users[name] for name in group))
    return AlikeNames(usual, len(users[usual]), len(everyone), tuple(told))
