"""Remembered answers are the answers: for every element, whatever was asked before."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import Subject, View, deciding
from rules.asking import Asking
from rules.deciding import Answering, Decider, mark_of
from rules.language.program import Program, Reason, activation, not_known
from rules.language.reading import Need, asked_for, needs_of
from tests.rules.conftest import WHOLE, MakeRule

CONDITIONS = (
    "book.pages > 2",
    "book.pages > 2 || book.lent",
    "!book.lent && book.pages > 2",
    "book.lent ? book.pages > 1 : book.title == 'a'",
    "book.title == 'a' && p.open && book.lent",
    "p.open || book.lent",
    "has(book.title) && book.title == 'a'",
    "!has(book.title) || book.lent",
    "has(p.open) ? book.lent : book.pages > 1",
    "'b' in book.tags || book.lent",
    "size(book.tags) > 0 && book.tags[0] == book.title",
    "10 / book.pages > 4",
    "book.author.born > 1900 || book.lent",
    "has(book.author.born) && book.author.born > 1900",
    "p.shelves.exists(s, s.id == book.title) && book.lent",
    "p.shelves.all(s, 'a' in s.books) || book.pages == 1",
    "size(p.shelves) > 1 && book.lent",
    "p.rooms.exists(r, r == 'hall') && book.lent",
    "book.title.matches('a') ? book.lent : book.pages == 2",
    "p.books.exists(b, b.id != book.id && b.pages == book.pages)",
    "p.books.filter(b, b.lent).size() > 1",
    "p.books.exists(b, b == book && b.lent)",
    "book == book || book.lent",
)
TITLES = st.sampled_from(["a", "b"])
BOOK = st.fixed_dictionaries(
    {},
    optional={
        "pages": st.integers(0, 3),
        "lent": st.booleans(),
        "title": TITLES,
        "tags": st.lists(TITLES, max_size=2),
        "author": st.fixed_dictionaries({}, optional={"born": st.sampled_from([1850, 1950])}),
    },
)
SHELF = st.fixed_dictionaries(
    {"path": st.just("s")}, optional={"id": TITLES, "full": st.booleans()}
)
REST = st.fixed_dictionaries(
    {},
    optional={
        "open": st.booleans(),
        "rooms": st.lists(st.sampled_from(["hall", "cellar"]), max_size=2),
        "shelves": st.lists(SHELF, max_size=2),
    },
)
VIEWS = st.tuples(st.lists(BOOK, max_size=3), REST)


def library(books: list[dict[str, Any]], rest: Mapping[str, Any]) -> dict[str, Any]:
    numbered = [{**b, "id": str(n), "path": f"books/{n}"} for n, b in enumerate(books)]
    return {**rest, "books": numbered}


def lazily(view: Mapping[str, Any]) -> View:
    """The same view, each value worked out when it is asked for."""

    def ways(of: Mapping[str, Any]) -> dict[str, Any]:
        return {key: lambda seen, key=key: seen[key] for key in of}

    books = [View(ways(book), book) for book in view["books"]]
    return View({**ways(view), "books": lambda _: books}, view)


@settings(deadline=None, max_examples=60)
@given(views=st.lists(VIEWS, min_size=1, max_size=4), lazy=st.booleans())
def test_remembered_answers_are_those_of_each_rule_about_each_element(
    rule: MakeRule, views: list[tuple[list[dict[str, Any]], dict[str, Any]]], lazy: bool
) -> None:
    rules = [rule(id=f"LIB-{n}", when=f"|\n  {text}") for n, text in enumerate(CONDITIONS)]
    asking = Asking(rules)

    for books, rest in views:
        view = library(books, rest)
        found = asking.answers(Subject(("city", "7"), lazily(view) if lazy else view))

        values = activation(view)
        alone = [
            (number, at, answer)
            for number, made in enumerate(rules)
            for at in range(len(books))
            if (answer := made.condition(values, at)) is not False
        ]
        assert found == alone


def decider(*sources: str) -> Decider:
    programs = [Program(source, over=("books", "book")) for source in sources]
    return Decider(list(enumerate(programs)))


def test_cel_is_asked_once_for_each_combination(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Program] = []
    ask = Program.ask

    def counted(program: Program, values: Mapping[Need, Any]) -> Any:
        asked.append(program)
        return ask(program, values)

    monkeypatch.setattr(Program, "ask", counted)
    decide = decider("book.lent && book.pages > 2", "book.lent")
    books = [{"lent": True, "pages": pages} for pages in (3, 1, 3, 1)]

    found = [decide({}, book, {}) for book in books]

    after_two = len(asked)
    assert found == [((1, True), (0, True)), ((1, True),)] * 2
    assert [decide({}, book, {}) for book in books] == found
    assert len(asked) == after_two


@pytest.mark.parametrize(("learns", "nodes"), [(4, 1 + 18), (1_000, 20 + 20)])
def test_values_of_few_faces_come_first_once_they_are_known(
    monkeypatch: pytest.MonkeyPatch, learns: int, nodes: int
) -> None:
    monkeypatch.setattr(deciding, "NODES_TO_LEARN_FROM", learns)
    decide = decider("book.pages > 2", "book.pages > 5", "book.lent")
    for pages in range(20):
        decide({}, {"pages": pages, "lent": False}, {})

    assert decide._nodes == nodes
    for pages in range(20):
        answers = dict(decide({}, {"pages": pages, "lent": pages == 7}, {}))
        hits = {0: pages > 2, 1: pages > 5, 2: pages == 7}
        assert answers == {number: True for number, is_hit in hits.items() if is_hit}


def test_rules_about_the_whole_that_read_nothing_in_common_grow_apart(rule: MakeRule) -> None:
    whens = ("p.open", "size(p.rooms) > 1", "p.open && size(p.shelves) > 1")
    asking = Asking([rule(when=when, **WHOLE) for when in whens])

    groups = [[number for number, _ in each.decider.programs] for each in asking._ways.groups]

    assert groups == [[1], [0, 2]]


def test_a_value_that_does_not_matter_is_not_looked_up() -> None:
    worked_out: list[str] = []

    def slow(_: object) -> int:
        worked_out.append("pages")
        return 3

    decide = decider("book.lent && book.pages > 2")
    ways = {"lent": lambda lent: lent, "pages": slow}

    assert decide({}, View(ways, False), {}) == ()
    assert worked_out == []
    assert decide({}, View(ways, True), {}) == ((0, True),)
    assert worked_out == ["pages"]


def test_what_is_asked_by_has_is_looked_up_first() -> None:
    decide = decider("has(book.note) || book.lent", "!has(book.note) && book.lent")

    assert decide({}, {"note": "x", "lent": True}, {}) == ((0, True),)
    assert decide({}, {"lent": True}, {}) == ((0, True), (1, True))


def test_the_missing_key_is_named_when_nothing_else_decides() -> None:
    [(number, answer)] = decider("book.lent || book.pages > 2")({}, {"pages": 1}, {})

    assert (number, answer.reason, answer.key) == (0, Reason.NOT_KNOWN, "lent")


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, True), (1, 1.0), (0.0, -0.0), (["1"], [1]), ({"a": 1}, {"a": True}), ("1", 1), ([], "")],
)
def test_values_of_different_kinds_are_remembered_apart(one: object, other: object) -> None:
    assert mark_of(one) != mark_of(other)


def test_a_condition_on_values_of_too_many_faces_moves_out_and_answers_the_same(
    rule: MakeRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "MOST_VALUES", 3)
    monkeypatch.setattr(deciding, "MOST_NODES_ALONE", 5)
    texts = ["book.title.endsWith('7')", "book.lent", "book.lent && book.title.endsWith('9')"]
    asking = Asking([rule(id=f"LIB-{n}", when=f"|\n  {text}") for n, text in enumerate(texts)])

    def found(number: int) -> list[tuple[int, int | None, object]]:
        first: dict[str, Any] = {"title": str(number), "lent": number % 2 == 1}
        return list(asking.answers(Subject((), library([first, {"title": "7"}], {}))))

    for number in range(40):
        title = [(0, 0, True)] if number % 10 == 7 else []
        lent = [(1, 0, True)] if number % 2 else []
        nine = [(2, 0, True)] if number % 10 == 9 else []
        assert found(number) == [*title, (0, 1, True), *lent, (1, 1, not_known("lent")), *nine]


def test_an_answer_about_values_of_too_many_faces_stays_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deciding, "MOST_NODES_ALONE", 2)
    answering = Answering(Program("book.title + '!'", over=("books", "book")))

    answers = [answering({}, {"title": str(number)}, 0) for number in range(6)]

    assert answers == [f"{number}!" for number in range(6)]


def test_an_expression_that_needs_everything_is_asked_about_everything() -> None:
    answering = Answering(Program("size(book) + size(p)", over=("books", "book")))
    view = library([{"pages": 1}], {"open": True})

    assert answering(view, view["books"][0], 0) == 5
    assert answering(lazily(view), lazily(view)["books"][0], 0) == 5


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("book.lent && book.pages > 1 && p.open", ["book.lent", "book.pages", "p.open"]),
        ("p.shelves.exists(s, s.id == book.title)", ["book.title", "p.shelves{id}"]),
        ("book.author.born > 1", ["book.author"]),
        ("size(p.shelves) > 1", ["p.shelves{}"]),
        ("p.rooms.exists(r, r == 'hall')", ["p.rooms"]),
        ("p.books.exists(b, b == book)", None),
        ("size(p) > 1", None),
    ],
)
def test_needs_are_told_value_by_value(source: str, needs: list[str] | None) -> None:
    found = needs_of(source, "book")

    def name(own: bool, key: str, fields: frozenset[str] | None) -> str:
        of = "" if fields is None else f"{{{','.join(sorted(fields))}}}"
        return f"{'book' if own else 'p'}.{key}{of}"

    assert (found and [name(n.own, n.key, n.fields) for n in found]) == needs


def test_keys_asked_for_by_has_are_told() -> None:
    source = "has(book.note) && has(p.owner.name) && has(p.open) && book.lent"

    assert asked_for(source, "book") == {(True, "note"), (False, "open")}
