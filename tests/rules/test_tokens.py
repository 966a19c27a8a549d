import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.language.tokens import (
    bound_names,
    comparisons,
    literal_value,
    macro_depth,
    references,
    tokens_of,
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.b.c == 1", ["a.b.c"]),
        ("a.b.startsWith('x.y') && c.d", ["a.b", "c.d"]),
        ("size(a.b) > 1", ["a.b"]),
        ("'a.b' == r\"c.d\" // e.f", []),
        ("'''a.b\n c.d''' == e.f", ["e.f"]),
        ("a.b[0].c", ["a.b"]),
        ("a . b\n.c", ["a.b.c"]),
        ("a.", ["a"]),
        ('"\\"a.b" == c.d', ["c.d"]),
    ],
)
def test_dotted_names_are_found_outside_texts_and_comments(
    source: str, expected: list[str]
) -> None:
    assert [".".join(found.names) for found in references(tokens_of(source))] == expected


@pytest.mark.parametrize(
    ("source", "depth"),
    [
        ("a == 1", 0),
        ("a.exists(x, x > 1) && b.all(y, y > 1)", 1),
        ("a.exists(x, b.all(y, x == y))", 2),
        ("a.map(x, (b.filter(y, c.exists_one(z, z == (x)))))", 3),
        ("exists(a.b)", 0),
        ("')' == a.exists(x, '.all(' == x) ? ')' : ''", 1),
        (")))", 0),
    ],
)
def test_loops_inside_loops_are_counted(source: str, depth: int) -> None:
    assert macro_depth(tokens_of(source)) == depth


def test_the_names_that_loops_bind_are_known_with_their_lists() -> None:
    bound = bound_names(tokens_of("p.books.exists(b, b.tags.all(t, t == '')) && f(x).map(y, y)"))

    assert [(name.text, over and ".".join(over.names)) for name, over in bound] == [
        ("b", "p.books"),
        ("t", "b.tags"),
        ("y", None),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.b == 'x'", {"a.b": ["'x'"]}),
        ("'x' != a.b", {"a.b": ["'x'"]}),
        ("a.b in ['x', 'y']", {"a.b": ["'x'", "'y'"]}),
        ("'x' in a.b", {"a.b": ["'x'"]}),
        ("'x' + a.b == c.d", {}),
        ("a.b.size() == 'x'", {}),
        ("a.b in [", {}),
        ("a.b ==", {}),
    ],
)
def test_texts_compared_with_fields_are_found(source: str, expected: dict[str, list[str]]) -> None:
    found = comparisons(tokens_of(source))

    assert {
        ".".join(each.reference.names): [token.text for token in each.literals] for each in found
    } == expected


@pytest.mark.parametrize(
    ("source", "value"), [("'a'", "a"), ('"a b"', "a b"), ("r'a'", None), ("'\\x41'", None)]
)
def test_only_plain_texts_have_a_known_value(source: str, value: str | None) -> None:
    assert literal_value(tokens_of(source)[0]) == value


@settings(deadline=None)
@given(st.text())
def test_any_text_at_all_can_be_read(source: str) -> None:
    tokens = tokens_of(source)

    assert all(source[token.start :].startswith(token.text) for token in tokens)
    references(tokens), macro_depth(tokens), bound_names(tokens), comparisons(tokens)  # never fail
