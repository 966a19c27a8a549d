"""Procedures that need each other's papers, so that nobody can begin: circular demands.

A circle is a strongly connected part of the graph of what is required of everybody. It is *closed*
where no other procedure gives one of its papers either: then nobody gets in. An open circle only
says that some who could give a paper ask for one that comes from it.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from registry.analysis.catalogue.flow.flow import Flow

Graph = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Circle:
    """Procedures that all need each other, and one shortest way around through the first of them.

    Each flow of `around` is asked by one procedure and given by the asker of the next.
    """

    procedures: tuple[str, ...]
    around: tuple[Flow, ...]
    closed: bool


def circles(flows: Iterable[Flow]) -> list[Circle]:
    """All circular demands, closed ones first; the order of flows changes nothing."""
    needed = sorted(flow for flow in flows if flow.required)
    graph = _graph(needed)
    stuck = _stuck(needed)
    found = [_circle(part, needed, stuck) for part in connected_parts(graph) if len(part) > 1]
    return sorted(found, key=lambda each: (not each.closed, each.procedures))


def connected_parts(graph: Graph) -> Iterator[tuple[str, ...]]:
    """The strongly connected parts of a graph, each sorted (Tarjan, without recursion)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}  # the nodes whose part is not complete, in order
    for root in sorted(graph):
        if root in order:
            continue
        path = [(root, iter(graph.get(root, ())))]
        order[root] = low[root] = len(order)
        open_[root] = None
        while path:
            node, others = path[-1]
            following = next((other for other in others if other not in order), None)
            if following is not None:
                order[following] = low[following] = len(order)
                open_[following] = None
                path.append((following, iter(graph.get(following, ()))))
                continue
            path.pop()
            low[node] = min(
                [low[node], *(low[other] for other in graph.get(node, ()) if other in open_)]
            )
            if low[node] == order[node]:
                yield _taken_off(open_, node)


def _taken_off(open_: dict[str, None], node: str) -> tuple[str, ...]:
    part = []
    while True:
        last, _ = open_.popitem()
        part.append(last)
        if last == node:
            return tuple(sorted(part))


def _graph(flows: Sequence[Flow]) -> Graph:
    graph: dict[str, dict[str, None]] = defaultdict(dict)
    for flow in flows:
        graph[flow.asker][flow.giver] = None
    return {asker: list(givers) for asker, givers in graph.items()}


def _stuck(flows: Sequence[Flow]) -> AbstractSet[str]:
    """Procedures that nobody can begin: all who give some paper they need are stuck themselves."""
    missing: dict[str, set[tuple[str, str]]] = defaultdict(set)
    helps: dict[str, list[Flow]] = defaultdict(list)
    for flow in flows:
        missing[flow.asker].add((flow.element, flow.paper))
        helps[flow.giver].append(flow)
    free = [giver for giver in helps if giver not in missing]
    while free:
        for flow in helps[free.pop()]:
            papers = missing[flow.asker]
            if papers:
                papers.discard((flow.element, flow.paper))
                if not papers:
                    free.append(flow.asker)
    return {asker for asker, papers in missing.items() if papers}


def _circle(part: Sequence[str], flows: Sequence[Flow], stuck: AbstractSet[str]) -> Circle:
    inside = set(part)
    within = [flow for flow in flows if flow.asker in inside and flow.giver in inside]
    return Circle(tuple(part), _around(part[0], within), closed=inside <= stuck)


def _around(start: str, flows: Sequence[Flow]) -> tuple[Flow, ...]:
    """The shortest way from a procedure over what it needs back to itself."""
    by_asker: dict[str, list[Flow]] = defaultdict(list)
    for flow in flows:
        by_asker[flow.asker].append(flow)
    came: dict[str, Flow] = {}
    waiting = deque([start])
    while start not in came:
        for flow in by_asker[waiting.popleft()]:
            if flow.giver not in came:
                came[flow.giver] = flow
                waiting.append(flow.giver)
    way = [came[start]]
    while way[-1].asker != start:
        way.append(came[way[-1].asker])
    return tuple(reversed(way))
