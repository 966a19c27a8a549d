"""Filtering and counting by facets."""

from hypothesis import given
from hypothesis import strategies as st

from registry.publication.facets import Bucket, FacetIndex

INDEX = FacetIndex(4, {"level": [["a"], ["a", "b"], ["b"], []], "kind": [["x"], ["y"], ["x"], []]})


def test_values_of_a_facet_are_alternatives_and_facets_add_up() -> None:
    either = INDEX.mask({"level": ["a", "b"]}, within=INDEX.everything)
    both = INDEX.mask({"level": ["a", "b"], "kind": ["x"]}, within=INDEX.everything)

    assert INDEX.rows(either, range(4)) == (0, 1, 2)
    assert INDEX.rows(both, range(4)) == (0, 2)


def test_a_facet_is_counted_without_its_own_choice() -> None:
    chosen = {"level": ["a"], "kind": ["x"]}

    counts = INDEX.counts("level", chosen, within=INDEX.everything)

    assert counts == (Bucket("a", 1), Bucket("b", 1))


def test_a_chosen_value_that_nothing_has_is_named_with_zero() -> None:
    assert INDEX.counts("kind", {"kind": ["z"]}, within=INDEX.everything) == (
        Bucket("x", 2),
        Bucket("y", 1),
        Bucket("z", 0),
    )


ROWS = st.lists(st.lists(st.sampled_from("abc"), unique=True), max_size=70)


@given(rows=ROWS, wanted=st.lists(st.sampled_from("abc"), unique=True), data=st.data())
def test_masks_say_what_a_scan_says(
    rows: list[list[str]], wanted: list[str], data: st.DataObject
) -> None:
    index = FacetIndex(len(rows), {"f": rows})
    order = data.draw(st.permutations(range(len(rows))))

    found = index.rows(index.mask({"f": wanted}, within=index.everything), order)

    assert found == tuple(n for n in order if not wanted or set(rows[n]) & set(wanted))
    assert index.mask_of(found).bit_count() == len(found)
