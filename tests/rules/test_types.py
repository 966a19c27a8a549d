import pytest

from rules import Types, TypesRefused
from rules.language.types import FieldType, Scope, field_type


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("string", FieldType("string")),
        ("int?", FieldType("int", nullable=True)),
        ("list<string>", FieldType("string", many=True)),
        ("list<Book>", FieldType("Book", many=True)),
        ("word<kind>", FieldType("string", words="kind")),
        ("word<kind>?", FieldType("string", nullable=True, words="kind")),
        ("list<word<kind>>", FieldType("string", many=True, words="kind")),
    ],
)
def test_type_words_are_read(word: str, expected: FieldType) -> None:
    assert field_type(word) == expected


@pytest.mark.parametrize("word", ["", "list<list<int>>", "list<int>?", "word<", "a b", "map<int>"])
def test_other_type_words_are_refused(word: str) -> None:
    with pytest.raises(TypesRefused, match="is no type word"):
        field_type(word)


@pytest.mark.parametrize(
    ("root", "fields", "says"),
    [
        ("Other", {"a": "int"}, 'the root message "Other" is not described'),
        ("A", {"a": "Bok"}, 'A.a: unknown type "Bok". Did you mean "Book"?'),
        ("A", {"a": "word<knd>"}, 'A.a: unknown words "knd". Did you mean "kind"?'),
        ("A", {"in": "int"}, "A.in: a condition cannot write this name"),
        ("A", {"a-b": "int"}, "A.a-b: a condition cannot write this name"),
    ],
)
def test_a_broken_description_is_refused(root: str, fields: dict[str, str], says: str) -> None:
    with pytest.raises(TypesRefused) as refused:
        Types(root, {"A": fields, "Book": {}}, {"kind": ["x"]})

    assert says in str(refused.value)


def test_all_problems_of_a_description_come_at_once() -> None:
    with pytest.raises(TypesRefused) as refused:
        Types("A", {"A": {"x": "Nope", "y": "Nope"}})

    assert [line.split(":")[0] for line in str(refused.value).splitlines()] == ["A.x", "A.y"]


def test_every_message_has_a_path_and_a_confidence(types: Types) -> None:
    assert set(types.fields("Person")) == {"path", "confidence", "name", "born"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("p.owner.born", FieldType("int")),
        ("book.author.name", FieldType("string")),
        ("book.more.anything.at.all", FieldType("any")),
        ("params.most", FieldType("int")),
        ("params.least", None),
        ("book.title.length", None),
        ("p.books.title", None),
        ("shelf.id", None),
    ],
)
def test_a_scope_resolves_dotted_names(types: Types, name: str, expected: FieldType | None) -> None:
    scope = Scope(types, ("book", "Book"), {"most": FieldType("int")})

    assert scope.resolve(name.split(".")) == expected
