import pytest

from rules import Types
from rules.language.template import check_template, fill, fill_plain
from rules.language.types import FieldType, Scope


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("none", "none"),
        ("«{book.title}»", "«Truyện Kiều»"),
        ("{book.pages} {book.price} {book.lent} {book.tags}", "300 1.5 true a, b"),
        ("{book.note} {book.gone} {book.author.name} {book}", "… … … {book}"),
        ("{book.hostile}", "{book.title} {p.name} \\1"),
        ("a{book.empty}b", "ab"),
        ("{params.most}", "7"),
    ],
)
def test_placeholders_are_filled_once_and_what_is_not_known_shows_as_dots(
    text: str, expected: str
) -> None:
    book = {"title": "Truyện Kiều", "pages": 300, "price": 1.5, "lent": True, "tags": ["a", "b"]}
    book |= {"note": None, "empty": "", "author": "nobody", "hostile": "{book.title} {p.name} \\1"}

    assert fill(text, {"book": book, "params": {"most": 7}}) == expected


def test_plain_data_is_filled_at_every_depth() -> None:
    value = {"name": "{book.id}", "list": ["x-{book.id}", 1], "none": None}

    filled = fill_plain(value, {"book": {"id": "a"}})

    assert filled == {"name": "a", "list": ["x-a", 1], "none": None}


def test_plain_data_that_cannot_be_filled_is_refused() -> None:
    with pytest.raises(KeyError, match=r"book\.id"):
        fill_plain(["{book.id}"], {"book": {}})


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("ừ {book.titel}", 4, 'there is no "book.titel". Did you mean "title"?'),
        ("{bok.title}", 2, 'nothing is called "bok" here. Did you mean "book"?'),
        ("{book.author}", 2, '"book.author" is not one value'),
        ("{p.books}", 2, "is not one value"),
        ("{p.books.title}", 2, 'there is no "p.books.title". There is none.'),
        ("{params.mots}", 2, 'Did you mean "most"?'),
        ("{book.__class__}", 2, "there is no"),
        ("a } b", 3, "a brace that is no placeholder"),
        ("{book.title", 1, "a brace that is no placeholder"),
        ("{book.title!r}", 1, "a brace that is no placeholder"),
        ("{ book.title }", 1, "a brace that is no placeholder"),
        ("{title}", 1, "a brace that is no placeholder"),
    ],
)
def test_a_wrong_placeholder_is_found_with_its_place(
    text: str, column: int, says: str, types: Types
) -> None:
    scope = Scope(types, ("book", "Book"), {"most": FieldType("int")})

    first = sorted(check_template(text, scope))[0]

    assert (first.line, first.column, first.code) == (1, column, "placeholder")
    assert says in first.message


@pytest.mark.parametrize("text", ["", "{book.title}{p.name}", "{book.more.x}", "{book.path}"])
def test_right_placeholders_pass(text: str, types: Types) -> None:
    assert check_template(text, Scope(types, ("book", "Book"))) == []
