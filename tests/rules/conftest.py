"""A tiny invented subject, a library and its books: the rule language knows no procedures."""

from collections.abc import Callable

import pytest

from rules import CheckedRule, Types, read_rule

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
def rule(types: Types) -> Callable[..., CheckedRule]:
    """A rule file with some of its lines exchanged: `rule(when="book.lent")`."""

    def make(*, drop: tuple[str, ...] = (), **lines: str) -> CheckedRule:
        return read_rule(rule_text(drop=drop, **lines), "rule.yaml", types)

    return make


def rule_text(*, drop: tuple[str, ...] = (), **lines: str) -> str:
    kept = [line for line in RULE.splitlines() if line.split(":")[0] not in {*lines, *drop}]
    head = [f"{key}: {value}" for key, value in lines.items()]
    at = next(i for i, line in enumerate(kept) if line.startswith("tests")) if kept else 0
    return "\n".join([*kept[:at], *head, *kept[at:]]) + "\n"
