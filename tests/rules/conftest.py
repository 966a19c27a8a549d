"""A tiny invented subject, a library and its books: the rule language knows no procedures."""

from collections.abc import Callable

import pytest

from rules import CheckedRule, Types, read_rule

MakeRule = Callable[..., CheckedRule]
RULE = """\
schema: rule/v1
id: LIB-01
version: 1.0.0
status: stable
title: {vi: Sách dày, en: A thick book}
criterion: necessity
severity: high
basis: [{instrument: Library Act, article: "4", from: 2026-01-01, to: 2027-02-28, status: verified}]
each: books as book
when: book.pages > 500
message: {vi: "«{book.title}» dày", en: "“{book.title}” is thick"}
remedy: [{op: remove, path: "books/{book.id}"}]
tests:
  - {name: hit, given: {books: [{id: a, pages: 501}]}, expect: [books/a]}
  - {name: miss, given: {books: [{id: a, pages: 500}]}, expect: []}
"""
# For rules without an element: the messages and remedies that need none.
WHOLE = {"message": "{vi: Sai, en: Wrong}", "remedy": "[]", "each": ""}


@pytest.fixture(scope="session")
def types() -> Types:
    return Types(
        root="Library",
        messages={
            "Library": {
                "name": "string",
                "open": "bool",
                "books": "list<Book>",
                "shelves": "list<Shelf>",
                "rooms": "list<word<room>>",
                "owner": "Person",
                "budget": "double",
            },
            "Book": {
                "id": "string",
                "title": "string",
                "kind": "word<kind>",
                "pages": "int",
                "price": "double",
                "lent": "bool",
                "note": "string?",
                "tags": "list<string>",
                "author": "Person",
                "more": "any",
            },
            "Shelf": {"id": "string", "books": "list<string>"},
            "Person": {"name": "string", "born": "int"},
        },
        words={"kind": ["novel", "atlas"], "room": ["hall", "cellar"]},
    )


@pytest.fixture(scope="session")
def text() -> Callable[..., str]:
    """The text of a good rule file with lines exchanged; an empty one is left out."""
    return rule_text


@pytest.fixture(scope="session")
def rule(types: Types) -> Callable[..., CheckedRule]:
    """A rule with lines of its file exchanged: `rule(when="book.lent")`."""
    return lambda **lines: read_rule(rule_text(**lines), "rule.yaml", types)


@pytest.fixture(scope="session")
def whole_rule(types: Types) -> Callable[..., CheckedRule]:
    """The same without `each`: a rule about the library as a whole."""
    return lambda **lines: read_rule(rule_text(**{**WHOLE, **lines}), "rule.yaml", types)


def rule_text(**lines: str) -> str:
    """Lines that the rule has keep their place; others go before the tests."""
    written = RULE.splitlines()
    known = {line.split(":")[0] for line in written}
    new = [f"{key}: {value}" for key, value in lines.items() if key not in known and value]
    kept = []
    for line in written:
        key = line.split(":")[0]
        value = lines.get(key)
        if key == "tests":
            kept += new
        if key == "tests" and value is not None:
            return "\n".join([*kept, f"tests: {value}" if value else ""]) + "\n"
        kept += [line] if value is None else [f"{key}: {value}"] if value else []
    return "\n".join(kept) + "\n"
