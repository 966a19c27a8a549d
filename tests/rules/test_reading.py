import pytest

from rules.language.reading import Reads, cut_to, reads_of, together

BOOKS = ("books", "b")


def fields(*names: str) -> frozenset[str]:
    return frozenset(names)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("b.lent && b.author.name == 'x'", {"books": fields("lent", "author")}),
        ("p.open", {"books": fields(), "open": None}),
        ("p.owner.name == b.title", {"books": fields("title"), "owner": fields("name")}),
        ("p.books.exists(o, o.id != b.id)", {"books": fields("id")}),
        ("p.shelves.all(s, b.id in s.books)", {"books": fields("id"), "shelves": fields("books")}),
        ("p.rooms.exists(r, r == 'hall')", {"books": fields(), "rooms": None}),
        ("size(p.shelves) > 1", {"books": fields(), "shelves": fields()}),
        ("p.shelves.size() > 1", {"books": fields(), "shelves": fields()}),
        ("b.tags.exists(t, t == p.name)", {"books": fields("tags"), "name": None}),
        ("params.x > 1 && 'p.y' != \"b.z\"", {"books": fields()}),
        # What cannot be followed is read in full.
        ("p.books[0].lent", {"books": None}),
        ("p.books.filter(o, o.lent)[0].id == ''", {"books": None}),
        ("p.books.map(o, o)[0].id == ''", {"books": None}),
        ("p.books.exists(o, o == b)", {"books": None}),
        ("p.books.filter(o, o.lent).exists(o, o.id == '')", None),
        ("[b].exists(o, o.lent)", None),
        ("p == p", None),
        ('p["books"].size() > 0', None),
    ],
)
def test_what_an_expression_reads_is_known_or_taken_as_everything(
    source: str, expected: Reads | None
) -> None:
    assert reads_of(source, BOOKS) == expected


def test_without_an_element_only_the_subject_is_read() -> None:
    assert reads_of("p.open || p.books.exists(o, o.lent)") == {
        "open": None,
        "books": fields("lent"),
    }


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], {}),
        ([{"a": fields("x")}, {"a": fields("y"), "b": None}], {"a": fields("x", "y"), "b": None}),
        ([{"a": fields("x")}, {"a": None}], {"a": None}),
        ([{"a": None}, {"a": fields("x")}], {"a": None}),
        ([{"a": None}, None], None),
    ],
)
def test_several_expressions_read_what_each_reads(
    parts: list[Reads | None], expected: Reads | None
) -> None:
    assert together(parts) == expected


def test_a_view_is_cut_to_what_is_read_and_keeps_paths() -> None:
    view = {
        "books": [{"path": "books/a", "id": "a", "text": "long"}, {"path": "books/b"}, "broken"],
        "owner": {"name": "x"},
        "text": "long",
        "shelves": "broken",
    }

    assert cut_to({"books": fields("id"), "owner": None, "shelves": fields("x")}, view) == {
        "books": [{"path": "books/a", "id": "a"}, {"path": "books/b"}, "broken"],
        "owner": {"name": "x"},
        "shelves": "broken",
    }
    assert cut_to(None, view) is view
