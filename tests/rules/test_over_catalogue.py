"""Rules over a whole catalogue: the same language, asked about lines of named answers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from rules import (
    BrokenFile,
    Evaluation,
    Over,
    Rule,
    RuleSet,
    Subject,
    Types,
    Undecided,
    evaluate,
    read_rule,
    run_tests,
)

DAY = date(2026, 11, 23)
TYPES = Types(root="Procedure", messages={"Procedure": {"name": "string"}})
CATALOGUE = Types(
    root="Catalogue",
    messages={"Catalogue": {"twins": "list<Twin>"}, "Twin": {"share": "int", "other": "string"}},
)
TEXT = """
schema: rule/v1
id: X-1
version: 1.0.0
status: stable
title: {vi: Trùng, en: Twins}
criterion: necessity
severity: high
basis: [{instrument: 1/2026, status: verified}]
over: catalogue
each: twins as row
when: row.share >= params.least
params: {least: 70}
message: {vi: "trùng {row.other}", en: "like {row.other}"}
tests:
  - {name: hit, given: {shares: {a: "80"}}, expect: ["here/a ."]}
  - {name: miss, given: {shares: {a: "60"}}, expect: []}
"""


def read(text: str = TEXT, catalogue: Types | None = CATALOGUE) -> RuleSet:
    return RuleSet.of("x", [read_rule(text, "x.yaml", TYPES, catalogue=catalogue)])


def ask(rule: Rule, given: Mapping[str, Any], as_of: date) -> Sequence[Subject]:
    assert (rule.over, as_of) == (Over.CATALOGUE, DAY)
    return [
        Subject(("here", code), {"twins": [{"path": ".", "share": int(share), "other": "b"}]})
        for code, share in given["shares"].items()
    ]


def never(given: Mapping[str, Any], as_of: date) -> Subject:
    raise AssertionError((given, as_of))


def codes(error: pytest.ExceptionInfo[BrokenFile]) -> list[str]:
    return [each.code for each in error.value.errors]


def test_a_set_asks_about_a_procedure_or_about_the_catalogue_never_both() -> None:
    rules = read()
    subject = Subject(("here", "a"), {"twins": [{"path": ".", "share": 90, "other": "b"}]})

    assert evaluate(rules, subject, as_of=DAY) == Evaluation((), Undecided(), ())
    found = evaluate(rules.over_catalogue, subject, as_of=DAY).findings
    assert [(each.element, each.message.en, each.identity) for each in found] == [
        (".", "like b", ("here", "a"))
    ]


def test_examples_name_whose_element_is_found() -> None:
    assert [result.problems for result in run_tests(read(), never, as_of=DAY, ask=ask)] == [(), ()]


def test_an_example_that_goes_otherwise_is_told() -> None:
    wrong = read(TEXT.replace('["here/a ."]', '["here/b ."]'))

    (problem,) = run_tests(wrong, never, as_of=DAY, ask=ask)[0].problems

    assert problem == "expected here/b ., found here/a ."


def test_a_lapsed_rule_is_told_although_nothing_is_found() -> None:
    ended = read(TEXT.replace("status: verified", "to: 2020-01-01, status: verified"))

    problems = [result.problems for result in run_tests(ended, never, as_of=DAY, ask=ask)]

    assert all("no ground" in problem for (problem,) in problems)


def test_examples_over_a_catalogue_need_one() -> None:
    with pytest.raises(ValueError, match="X-1 is over a catalogue"):
        run_tests(read(), never, as_of=DAY)


def test_a_question_that_nobody_can_ask_is_refused() -> None:
    with pytest.raises(BrokenFile) as error:
        read(TEXT.replace("twins as row", "twin as row"))
    assert codes(error) == ["unknown-list"]
    assert "twins" in str(error.value)


def test_a_field_that_an_answer_does_not_have_is_refused() -> None:
    with pytest.raises(BrokenFile) as error:
        read(TEXT.replace("row.share", "row.shares"))
    assert codes(error) == ["unknown-field"]


def test_a_rule_over_a_catalogue_names_a_question() -> None:
    with pytest.raises(BrokenFile, match="each` names a question"):
        read(TEXT.replace("each: twins as row\n", "").replace("row.share", "1"))


def test_where_there_is_no_catalogue_its_rules_are_refused() -> None:
    with pytest.raises(BrokenFile) as error:
        read(catalogue=None)
    assert codes(error) == ["no-catalogue"]
