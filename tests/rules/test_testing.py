from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rules import BrokenFile, CheckedRule, SourceError, Subject, run_tests

DAY = date(2026, 11, 23)
MakeRule = Callable[..., CheckedRule]
HIT = "{name: hit, given: {a: 501}, expect: [books/a]}"
MISS = "{name: miss, given: {a: 500}, expect: []}"


def prepare(given: Mapping[str, Any], day: date) -> Subject:
    """`{a: 501}` is a library with one book of 501 pages; all values of a file are text."""
    if "crash" in given:
        raise BrokenFile([SourceError("given", 1, 1, "bad", "no such book")])
    books = [
        {"path": f"books/{name}", "pages": int(pages)}
        if pages != "?"
        else {"path": f"books/{name}"}
        for name, pages in given.items()
    ]
    return Subject(("city", str(day)), {"books": books})


def said(rule: CheckedRule, day: date = DAY) -> list[str]:
    return [str(result) for result in run_tests([rule], prepare, as_of=day)]


def test_examples_that_go_as_written_pass(rule: MakeRule) -> None:
    results = run_tests([rule(tests=f"[{HIT}, {MISS}]")], prepare, as_of=DAY)

    assert [(result.rule, result.name, result.passed) for result in results] == [
        ("LIB-01", "hit", True),
        ("LIB-01", "miss", True),
    ]


def test_a_failing_example_says_what_it_expected_and_what_was_found(rule: MakeRule) -> None:
    failing = rule(tests="[{name: hit, given: {a: 500, b: 501}, expect: [books/a]}, " + MISS + "]")

    assert said(failing)[0] == ("rule.yaml: LIB-01 “hit”: expected books/a, found books/b")


def test_silence_for_want_of_a_key_is_no_miss(rule: MakeRule) -> None:
    failing = rule(tests=f"[{HIT}, {{name: miss, given: {{a: '?'}}, expect: []}}]")

    assert said(failing)[1] == (
        "rule.yaml: LIB-01 “miss”: expected not evaluated: nothing, was: books/a "
        '("pages" is not known)'
    )


def test_an_example_may_expect_that_an_element_is_not_evaluated(rule: MakeRule) -> None:
    unknown = "{name: unknown, given: {a: '?'}, expect: [], not_evaluated: [books/a]}"

    assert said(rule(tests=f"[{HIT}, {MISS}, {unknown}]"))[2].endswith("as expected")


def test_an_example_may_name_the_severity(rule: MakeRule) -> None:
    heavy = HIT.replace("}", ", severity: critical}", 2).replace(", severity: critical}", "}", 1)

    assert said(rule(tests=f"[{heavy}, {MISS}]"))[0].endswith(
        "expected severity critical, found high"
    )


def test_an_example_has_its_own_day_or_that_of_the_run(rule: MakeRule) -> None:
    after = date(2027, 3, 1)
    dated = HIT.removesuffix("}") + ", as_of: 2026-11-23}"

    assert [line.split(": ", 2)[2] for line in said(rule(tests=f"[{dated}, {MISS}]"), after)] == [
        "as expected",
        "no ground of the rule is in force on 2027-03-01; give the test an `as_of`",
    ]


def test_drafts_and_retired_rules_are_tested_too(rule: MakeRule) -> None:
    for status in ("draft", "test", "deprecated"):
        assert all(
            "as expected" in line for line in said(rule(status=status, tests=f"[{HIT}, {MISS}]"))
        )


def test_a_subject_that_cannot_be_prepared_is_a_problem_of_its_example(rule: MakeRule) -> None:
    made = rule(tests=f"[{HIT}, {{name: miss, given: {{crash: 1}}, expect: []}}]")

    assert said(made) == [
        "rule.yaml: LIB-01 “hit”: as expected",
        "rule.yaml: LIB-01 “miss”: its `given` is refused: given:1:1: no such book [bad]",
    ]
