"""The join of sets finds exactly what comparing every two finds."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from registry.analysis.catalogue.alike.set_pairs import LARGE, set_pairs, share

_MEMBERS = st.sampled_from([str(number) for number in range(12)])
_SETS = st.lists(st.frozensets(_MEMBERS, max_size=9), unique=True, max_size=40)
_LEAST = st.sampled_from([Fraction(11, 20), Fraction(3, 5), Fraction(7, 10), Fraction(1)])


def by_looking(sets: list[frozenset[str]], least: Fraction) -> list[tuple[int, int]]:
    pairs = combinations(range(len(sets)), 2)
    return [(one, other) for one, other in pairs if share(sets[one], sets[other]) >= least]


@given(_SETS, _LEAST)
def test_the_join_finds_what_comparing_every_two_finds(
    sets: list[frozenset[str]], least: Fraction
) -> None:
    assert sorted(set_pairs(sets, least)) == by_looking(sets, least)


def test_sets_too_large_for_triples_meet_sets_that_are_not() -> None:
    every = [str(number) for number in range(LARGE * 2)]
    sets = [frozenset(every[:size]) for size in range(LARGE - 20, LARGE * 2, 5)]

    found = sorted(set_pairs(sets, Fraction(3, 5)))

    assert found == by_looking(sets, Fraction(3, 5))
    assert any(len(sets[a]) < LARGE < len(sets[b]) for a, b in found)


@given(st.frozensets(_MEMBERS), st.frozensets(_MEMBERS))
def test_what_two_sets_share_does_not_depend_on_which_comes_first(
    one: frozenset[str], other: frozenset[str]
) -> None:
    assert share(one, other) == share(other, one)
    assert share(one, one) == (1 if one else 0)
