import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import ConditionRefused, Types
from rules.errors import Mistake
from rules.language.checker import MAX_LENGTH, check
from rules.language.types import FieldType, Scope


def mistakes(source: str, types: Types, gives: str = "bool") -> list[Mistake]:
    scope = Scope(types, ("book", "Book"), {"most": FieldType("int")})
    try:
        check(source, scope, gives=gives)
    except ConditionRefused as refused:
        return list(refused.mistakes)
    return []


SOUND = [
    "book.lent",
    "book.pages > params.most",
    "book.price > 15.5 || book.price == double(book.pages)",
    "book.note == null || book.note.contains('ừ')",
    "'a' in book.tags && book.kind in ['novel', 'atlas']",
    "p.books.exists(b, b.id != book.id && b.kind == 'atlas')",
    "p.rooms.exists(r, r == 'cellar')",
    "has(book.note) && book.confidence == 'confirmed' && book.path != ''",
    "book.more.anything.goes > 1",
    "book.author == p.owner",
    "book.title.matches('^[a-z]+$') ? true : false",
    "true // a comment",
]


@pytest.mark.parametrize("source", SOUND)
def test_sound_conditions_pass(source: str, types: Types) -> None:
    assert mistakes(source, types) == []


# Each: the condition, where the mistake is, its code, what the message must say.
BROKEN = [
    ("book.pagess > 1", (1, 6), "unknown-field", 'no field "pagess". Did you mean "pages"?'),
    ("book.lent &&\n  p.owner.age > 1", (2, 11), "unknown-field", 'Person has no field "age"'),
    ("bok.lent", (1, 1), "unknown-name", 'nothing is called "bok" here. Did you mean "book"?'),
    ("lent", (1, 1), "unknown-name", 'nothing is called "lent" here'),
    ("book.pages > params.mst", (1, 14), "unknown-name", 'Did you mean "most"?'),
    ("lengh(book.title) > 1", (1, 1), "unknown-function", 'no function "lengh"'),
    ("book.title.startWith('a')", (1, 12), "unknown-function", 'Did you mean "startsWith"?'),
    ("dyn(book).foo == 1", (1, 1), "unknown-function", "switches the type check off"),
    ("book.pages > 'x'", (1, 12), "wrong-type", '">" cannot be used on (int, string).'),
    ("book.price > 15", (1, 12), "wrong-type", "write 15.0"),
    ("book.title == null", (1, 12), "wrong-type", "never null"),
    ("book.note > 1", (1, 11), "wrong-type", "(string or null, int)"),
    ("book.pages in book.tags", (1, 12), "wrong-type", '"in" cannot be used on'),
    ("book.exists(b, true)", (1, 1), "wrong-type", "cannot be the range"),
    ("book.pages", (1, 1), "wrong-result", "this gives int, but must give true or false."),
    ("book.more", (1, 1), "wrong-result", "must give true or false"),
    ("book.kind == 'novell'", (1, 14), "unknown-word", 'Did you mean "novel"?'),
    ("'atlass' == book.kind", (1, 1), "unknown-word", '"atlass" is no word of book.kind'),
    ("book.kind in ['novel', 'x']", (1, 24), "unknown-word", "Allowed: atlas, novel."),
    ("'attic' in p.rooms", (1, 1), "unknown-word", '"attic" is no word of p.rooms'),
    ("p.books.exists(b, b.kind == 'x')", (1, 29), "unknown-word", "b.kind"),
    ("p.rooms.exists(r, r == 'x')", (1, 24), "unknown-word", '"x" is no word of r'),
    ("book.confidence == 'sure'", (1, 20), "unknown-word", "confirmed, suggested"),
    ("book.title.matches('[')", (1, 20), "bad-pattern", "'[' is no valid pattern: missing ]"),
    ("book.lent and book.lent", (1, 11), "syntax", "Write && instead."),
    ("book.title = 'x'", (1, 12), "syntax", "Write == instead."),
    ("book.title == “x”", (1, 15), "syntax", 'Write " instead.'),
    ("book.pages >", (1, 13), "syntax", "<EOF>"),
    ("p.books.all(p, p.lent)", (1, 13), "name-taken", '"p" already means something here'),
    ("p.books.all(book, book.lent)", (1, 13), "name-taken", "Choose another name"),
    (" ", (1, 2), "syntax", "<EOF>"),
    ("(" * 200 + "true" + ")" * 200, (1, 1), "too-deep", "nested too deeply"),
    ("!(" * 100 + "true" + ")" * 100, (1, 1), "too-deep", "nested too deeply"),
    ("true" + " ? true : false" * 40, (1, 1), "too-deep", "nested too deeply"),
    ("'\ud800' == book.title", (1, 1), "syntax", "cannot be read"),
    ("true" + " " * MAX_LENGTH, (1, 1), "too-long", "2,004 characters; at most 2,000"),
    (
        "p.books.all(a, p.books.all(b, p.books.all(c, p.books.all(d, true))))",
        (1, 1),
        "too-deep",
        "4 loops inside each other; at most 3",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "place", "code", "says"), BROKEN, ids=[f"{b[2]}: {b[0][:25]!a}" for b in BROKEN]
)
def test_a_mistake_is_found_with_its_place_and_what_to_write_instead(
    source: str, place: tuple[int, int], code: str, says: str, types: Types
) -> None:
    [found] = mistakes(source, types)

    assert ((found.line, found.column), found.code) == (place, code)
    assert says in found.message


def test_all_mistakes_of_an_expression_come_at_once(types: Types) -> None:
    found = mistakes("book.pagess > 1 && bok.lent && book.price > 1", types)

    assert [mistake.code for mistake in found] == ["unknown-field", "unknown-name", "wrong-type"]


def test_an_expression_may_have_to_give_text(types: Types) -> None:
    assert mistakes("book.kind", types, gives="string") == []
    assert [found.message for found in mistakes("book.lent", types, gives="string")] == [
        "this gives bool, but must give a string."
    ]


@settings(deadline=None)
@given(st.text(alphabet="book.pages()[]{}\"'!&|=<> 01\n\\", max_size=60))
def test_nothing_that_can_be_typed_makes_the_checker_crash(source: str) -> None:
    types = Types("Book", {"Book": {"pages": "int"}})

    assert all(found.line >= 1 and found.message for found in mistakes(source, types))
