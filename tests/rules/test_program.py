"""What Google's CEL answers over plain maps: the behaviour the engine rests on."""

from typing import Any

import pytest

from rules.language.program import (
    Program,
    Reason,
    Unanswered,
    activation,
    unanswered,
    with_literals,
)


def answer(source: str, p: Any) -> Any:
    return Program(source)(activation(p))


def reason(source: str, p: Any) -> tuple[Reason, str | None]:
    found = answer(source, p)
    assert isinstance(found, Unanswered)
    return found.reason, found.key


UNKNOWN = (Reason.NOT_KNOWN, "gone")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("p.gone", UNKNOWN),
        ("!p.gone", UNKNOWN),
        ("p.gone == 1", UNKNOWN),
        ("p.gone || p.no", UNKNOWN),
        ("p.no || p.gone", UNKNOWN),
        ("p.gone && p.yes", UNKNOWN),
        ("p.gone.deeper == 1", UNKNOWN),
        ("p.list.exists(e, e.gone == 1 && e.a == 2)", UNKNOWN),
        ("p.gone.exists(e, true)", UNKNOWN),
        ("size(p.gone) > 0", UNKNOWN),
    ],
)
def test_a_key_left_out_is_not_known_and_named(source: str, expected: object) -> None:
    assert reason(source, {"yes": True, "no": False, "list": [{"a": 2}]}) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("p.gone || p.yes", True),
        ("p.yes || p.gone", True),
        ("p.gone && p.no", False),
        ("p.no && p.gone", False),
        ("p.list.exists(e, e.b == 1)", True),
        ("p.list.all(e, e.b == 2)", False),
        ("has(p.gone)", False),
        ("has(p.gone) && p.gone == 1", False),
        ("p.yes ? true : p.gone", True),
    ],
)
def test_a_key_left_out_does_not_matter_when_the_rest_decides(source: str, expected: bool) -> None:
    data = {"yes": True, "no": False, "list": [{"a": 1}, {"b": 1}]}

    assert answer(source, data) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("p.whole == 2.0", True),  # maps compare numbers across kinds; the checker does not
        ("p.whole > 1.5", True),
        ("p.nothing == null", True),
        ("p.nothing == 'a'", False),
        ("has(p.nothing)", True),
        ("p.name == 'Đăng ký'", True),
        ("'b' in p.list", True),
        ("p.list.map(e, e + '!')", ["a!", "b!"]),
        ("p.name", "Đăng ký"),
    ],
)
def test_values_are_plain(source: str, expected: object) -> None:
    data = {"whole": 2, "nothing": None, "name": "Đăng ký", "list": ["a", "b"]}

    assert answer(source, data) == expected


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("1 / p.zero == 1", "divide by zero"),
        ("p.list[7] == 1", "index=7"),
        ("int(p.name) == 1", "cannot convert string to int"),
        ("p.name > 1", "No matching overloads"),
        ("p.whole * 1.5 > 1.0", "No matching overloads"),
        ("p.name.matches(p.name)", "invalid regular expression"),
    ],
)
def test_any_other_failure_is_no_answer_and_never_a_crash(source: str, says: str) -> None:
    found = answer(source, {"zero": 0, "list": [], "name": "[", "whole": 2})

    assert isinstance(found, Unanswered)
    assert (found.reason, found.key) == (Reason.ERROR, None)
    assert says in found.text


@pytest.mark.parametrize("value", [(1,), {1}, 10**30, "\ud800", object(), {None: 1}])
def test_a_value_that_is_not_plain_is_no_answer_either(value: object) -> None:
    found = answer("p.good == 1", {"good": 1, "bad": value})

    assert isinstance(found, Unanswered)
    assert found.reason is Reason.ERROR


def test_more_loop_steps_than_the_budget_are_no_answer() -> None:
    condition = "p.list.exists(a, p.list.exists(b, a.n + b.n < 0))"
    data = [{"n": n} for n in range(101)]

    assert reason(condition, {"list": data}) == (Reason.BUDGET, None)
    assert answer(condition, {"list": data[:99]}) is False


def test_a_value_that_reads_like_an_error_is_a_value() -> None:
    text = 'NOT_FOUND: Key not found in map : "a"'

    assert answer("p.name", {"name": text}) == text
    assert answer("p.name == 'b'", {"name": text}) is False


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('NOT_FOUND: Key not found in map : "register"', "register"),
        ("NOT_FOUND: Key not found in map : 'a\"b'", 'a"b'),
        ("NOT_FOUND: Key not found in map : 1", "1"),
    ],
)
def test_the_missing_key_is_read_however_it_is_quoted(text: str, key: str) -> None:
    assert unanswered(text).key == key


LIBRARY = activation({"books": [{"path": f"books/{n}", "n": n} for n in range(4)], "least": 2})


def test_an_expression_over_a_list_is_asked_of_all_elements_or_of_one() -> None:
    program = Program("b.n >= p.least // enough", over=("books", "b"))

    assert program.hits(LIBRARY) == ["books/2", "books/3"]
    assert [program(LIBRARY, at) for at in range(4)] == [False, False, True, True]


def test_one_element_without_an_answer_leaves_the_list_without_one() -> None:
    values = activation({"books": [{"path": "books/0", "n": 1}, {"path": "books/1"}]})
    program = Program("b.n == 1", over=("books", "b"))

    assert program.hits(values) == unanswered('Key not found in map : "n"')
    assert program(values, 0) is True


@pytest.mark.parametrize(
    ("value", "source"),
    [
        (7, "params.x == 7"),
        (-7, "3 - params.x == 10"),
        (0.5, "params.x + 0.5 == 1.0"),
        (1e300, "params.x > 1.0"),
        (True, "params.x"),
        ('a"b\\c\n{ừ}\x7f', "params.x.size() == 10"),
        (("a", "b"), "'b' in params.x && size(params . x) == 2"),
        ((1, 2), "params.x[1] == 2"),
    ],
)
def test_parameters_are_written_out_as_literals(value: object, source: str) -> None:
    assert Program(source, params={"x": value})(activation({})) is True


def test_only_parameters_are_written_out() -> None:
    source = "'params.x' == p.params.x && params.y // params.x"

    assert with_literals(source, {"x": 1}) == source
