"""Circular demands: planted ones are found, near-misses are not, and the parts are right."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from registry.analysis.catalogue.flow.circles import Circle, circles, connected_parts
from registry.analysis.catalogue.flow.flow import Flow, Told


def flow(asker: str, giver: str, *, paper: str = "giấy", required: bool = True) -> Flow:
    return Flow(asker, f"documents/{paper}", giver, paper, Told.NAME, required)


def test_two_procedures_that_need_each_other_are_a_closed_circle() -> None:
    there, back = flow("a", "b", paper="giấy b"), flow("b", "a", paper="giấy a")

    assert circles([back, there]) == [Circle(("a", "b"), (there, back), closed=True)]


def test_a_longer_circle_is_told_by_its_shortest_way_around() -> None:
    ring = [flow("a", "b"), flow("b", "c"), flow("c", "a"), flow("c", "b", paper="khác")]

    assert circles(ring) == [Circle(("a", "b", "c"), tuple(ring[:3]), closed=True)]


def test_another_giver_opens_the_circle() -> None:
    ring = [flow("a", "b"), flow("b", "a")]

    (found,) = circles([*ring, flow("b", "elsewhere")])

    assert (found.procedures, found.closed) == (("a", "b"), False)


def test_another_giver_of_another_paper_does_not() -> None:
    (found,) = circles([flow("a", "b"), flow("b", "a"), flow("b", "elsewhere", paper="khác")])

    assert found.closed


def test_what_is_not_required_makes_no_circle() -> None:
    assert circles([flow("a", "b"), flow("b", "a", required=False)]) == []


def test_a_chain_and_a_tree_are_no_circle() -> None:
    assert circles([flow("a", "b"), flow("b", "c"), flow("a", "c"), flow("d", "c")]) == []


def test_a_long_chain_and_a_long_ring_are_done_at_once() -> None:
    chain = [flow(f"{at:06}", f"{at + 1:06}") for at in range(20_000)]

    assert circles(chain) == []
    assert len(circles([*chain, flow("020000", "000000")])[0].procedures) == 20_001


_NODES = "abcdefg"
_EDGES = st.sets(st.tuples(st.sampled_from(_NODES), st.sampled_from(_NODES)), max_size=20)


@given(_EDGES)
def test_the_parts_are_those_that_reach_each_other(edges: set[tuple[str, str]]) -> None:
    graph = {node: sorted(other for one, other in edges if one == node) for node in _NODES}
    reach = {(node, node) for node in _NODES} | edges
    for middle, one, other in product(_NODES, repeat=3):  # Warshall: an independent way
        if (one, middle) in reach and (middle, other) in reach:
            reach.add((one, other))
    together = {
        tuple(other for other in _NODES if (node, other) in reach and (other, node) in reach)
        for node in _NODES
    }

    assert sorted(connected_parts(graph)) == sorted(together)


@given(_EDGES)
def test_every_way_around_is_one(edges: set[tuple[str, str]]) -> None:
    for circle in circles(flow(one, other) for one, other in edges if one != other):
        askers = [each.asker for each in circle.around]
        givers = [each.giver for each in circle.around]
        assert givers == [*askers[1:], askers[0]]
        assert set(askers) <= set(circle.procedures)
        assert len(set(askers)) == len(askers)
